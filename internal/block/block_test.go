package block

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
)

// figures draws what may be observed: published decimals, computed fractions, huge and tiny numbers, and what is missing.
func figures(t *rapid.T) bonbogi.Figure {
	number := rapid.OneOf(
		rapid.Custom(func(t *rapid.T) float64 { return float64(rapid.IntRange(-99999, 99999999).Draw(t, "n")) / 100 }),
		rapid.Custom(func(t *rapid.T) float64 { return float64(rapid.IntRange(-9, 99).Draw(t, "n")) * 1000 }),
		rapid.Float64Range(-math.MaxFloat64, math.MaxFloat64),
		rapid.SampledFrom([]float64{0, math.Copysign(0, -1), 1, 0.1, 1 << 53, 1<<53 - 1, math.SmallestNonzeroFloat64, math.MaxFloat64, 1e15, 1e16}),
	)
	f := bonbogi.NoFigure(rapid.SampledFrom(append([]bonbogi.Status{0, 1, 1, 1, 1, 1, 1}, bonbogi.Statuses...)).Draw(t, "status"), "")
	if f.Status == bonbogi.NoObservation {
		return f
	}
	if f.Status.HasValue() {
		f.Value = number.Draw(t, "value")
	}
	for _, v := range figureBounds(&f) {
		if rapid.IntRange(0, 5).Draw(t, "known") == 0 {
			*v = number.Draw(t, "bound")
		}
	}
	f.Note = rapid.SampledFrom([]string{"", "", "", "조사하지 않음", "=1+1\r\n"}).Draw(t, "note")
	return f
}

func TestABlockComesBackToTheLastBit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		want := map[int]bonbogi.Figure{}
		var b Block
		for range rapid.IntRange(0, 60).Draw(t, "figures") {
			slot := rapid.IntRange(0, rapid.SampledFrom([]int{10, 300, Slots - 1}).Draw(t, "last")).Draw(t, "slot")
			f := figures(t)
			b.Set(slot, f)
			want[slot] = f
		}
		var p Packer
		packed := p.Pack(&b)
		got, err := packed.Unpack()
		if err != nil {
			t.Fatal(err)
		}
		for slot := range Slots {
			w, known := want[slot]
			if !known {
				w = bonbogi.NoFigure(bonbogi.NoObservation, "")
			}
			if g := got.Figure(slot); !identical(g, w) {
				t.Fatalf("slot %d is %+v, and was %+v", slot, g, w)
			}
		}
		if n := got.Len(); n > 0 && got.Status(n-1) == bonbogi.NoObservation {
			t.Fatalf("a block of %d slots ends with one of which nothing was said", n)
		}
	})
}

// identical is Same, and tells 0 from -0.
func identical(f, g bonbogi.Figure) bool {
	same := f.Same(g) && math.Signbit(f.Value) == math.Signbit(g.Value)
	for i, v := range figureBounds(&f) {
		same = same && (*v != *v || math.Signbit(*v) == math.Signbit(*figureBounds(&g)[i]))
	}
	return same
}

func TestNumbersTakeTheShortestExactForm(t *testing.T) {
	t.Parallel()
	const frame = headLength + 2 + sumLength // with how presence and numbers are written
	nan := math.NaN()
	for _, c := range []struct {
		name    string
		numbers []float64
		want    int
	}{
		{"none", []float64{nan, nan}, 0},
		{"one", []float64{0.1}, frame + 8},
		{"all the same", slices.Repeat([]float64{math.Pi}, 300), frame + 8},
		{"counts below 256", []float64{7, 255, 0, 1}, frame + scaleLength + 4},
		{"counts within 256 of each other", []float64{1_000_000, 1_000_255}, frame + scaleLength + 2},
		{"thousands", []float64{-5000, 250_000}, frame + scaleLength + 2},
		{"percentages of one decimal", []float64{0.1, 99.9, 100}, frame + scaleLength + 6},
		{"won", slices.Repeat([]float64{999_999_999_998, 999_999_999_999, 1}, 20), frame + scaleLength + 60*5},
		{"won, two of them", []float64{1, 999_999_999_999}, frame + 2 + 7},
		{"the largest whole numbers", slices.Repeat([]float64{1<<53 - 1, 1<<53 - 3, 1<<52 - 1}, 20), frame + scaleLength + 60*7},
		{"a fraction among whole numbers", []float64{1, 0, 1.0 / 3}, frame + 2 + 1 + 9},
		{"fractions", []float64{1.0 / 7, 1.0 / 3}, frame + 2*8},
		{"minus zero", []float64{1, math.Copysign(0, -1)}, frame + 2 + 9},
		{"of many indicators", []float64{12.5, 3_000_000_000, 1_234_567, 0.0123, -7000}, frame + 2 + 3 + 4 + 2 + 2},
		{"large and small", []float64{1e15, 1e-15}, frame + 5 + 9},
		{"a hole", []float64{1, nan, 2}, frame + scaleLength + 1 + 2},
		{"one at the end of many", append(slices.Repeat([]float64{nan}, 4095), 3), frame + 4 + 8},
		{"most of many", append(slices.Repeat([]float64{1, nan, 2}, 100), 3), frame + 38 + scaleLength + 201},
	} {
		var p Packer
		packed := p.AppendNumbers(nil, c.numbers)
		if len(packed) != c.want {
			t.Errorf("%s take %d bytes, want %d", c.name, len(packed), c.want)
		}
		if c.want == 0 {
			continue
		}
		got, err := UnpackNumbers(nil, packed)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		for i, v := range got {
			if w := c.numbers[i]; math.Float64bits(v) != math.Float64bits(w) && !(v != v && w != w) {
				t.Errorf("%s: number %d is %v, and was %v", c.name, i, v, w)
			}
		}
	}
}

func TestStatusesTakeTheShortestForm(t *testing.T) {
	t.Parallel()
	const frame = headLength + 1 + sumLength
	ones, nan := slices.Repeat([]float64{1}, 300), math.NaN()
	all := func(s bonbogi.Status) []bonbogi.Status { return slices.Repeat([]bonbogi.Status{s}, 300) }
	one := all(bonbogi.Normal)
	one[17] = bonbogi.Break
	many := all(bonbogi.Normal)
	for i := range 150 {
		many[2*i] = bonbogi.Estimated
	}
	for _, c := range []struct {
		name     string
		statuses []bonbogi.Status
		values   []float64
		want     int
	}{
		{"all normal", all(bonbogi.Normal), ones, 0},
		{"nothing said", []bonbogi.Status{0, 0}, []float64{nan, nan}, 0},
		{"all provisional", all(bonbogi.Provisional), ones, frame + 1},
		{"all provisional but for a hole", []bonbogi.Status{2, 0, 2}, []float64{1, nan, 1}, frame + 1},
		{"one break", one, ones, frame + 3},
		{"every second estimated", many, ones, frame + 300},
	} {
		packed := AppendStatuses(nil, c.statuses, c.values)
		if len(packed) != c.want {
			t.Errorf("%s: %d bytes, want %d", c.name, len(packed), c.want)
		}
		if c.want == 0 {
			continue
		}
		if got, err := UnpackStatuses(nil, packed, c.values); err != nil || !slices.Equal(got, c.statuses) {
			t.Errorf("%s: %v %v", c.name, got, err)
		}
	}
}

func TestSlotsComeBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		slots := rapid.SliceOfNDistinct(rapid.Uint16Max(Slots-1), 1, -1, rapid.ID).Draw(t, "slots")
		slices.Sort(slots)
		got, err := UnpackSlots(AppendSlots(nil, slots))
		if err != nil || !slices.Equal(got, slots) {
			t.Fatalf("%v became %v (%v)", slots, got, err)
		}
	})
}
