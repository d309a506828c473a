package chart_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi/internal/chart"
)

func TestJenksFindsTheNaturalBreaks(t *testing.T) {
	for _, c := range []struct {
		values []float64
		n      int
		want   []float64
	}{
		{[]float64{1, 2, 3, 100, 101, 102}, 2, []float64{3, 102}},
		{[]float64{4, 5, 9, 10}, 2, []float64{5, 10}},
		{[]float64{1, 1, 1, 2, 50, 51, 90, 91, 92}, 3, []float64{2, 51, 92}},
		{[]float64{7, 7, 7}, 5, []float64{7}},
		{[]float64{-1e300, 1e300}, 5, []float64{-1e300, 1e300}},
	} {
		if got := chart.JenksBreaks(c.values, c.n); !slices.Equal(got, c.want) {
			t.Errorf("of %v got %v, want %v", c.values, got, c.want)
		}
	}
}

// TestJenksIsTheBestOfAllBreaks tries all ways to cut few values.
func TestJenksIsTheBestOfAllBreaks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.SliceOfN(rapid.Float64Range(-100, 100), 3, 9).Draw(t, "values")
		slices.Sort(v)
		spread := func(v []float64) (sum float64) {
			mean := 0.0
			for _, x := range v {
				mean += x / float64(len(v))
			}
			for _, x := range v {
				sum += (x - mean) * (x - mean)
			}
			return sum
		}
		best := math.Inf(1)
		for i := 1; i < len(v); i++ {
			for j := i + 1; j < len(v); j++ {
				best = min(best, spread(v[:i])+spread(v[i:j])+spread(v[j:]))
			}
		}
		got, from := 0.0, 0
		for _, upper := range chart.JenksBreaks(v, 3) {
			to := from
			for to < len(v) && v[to] <= upper {
				to++
			}
			got += spread(v[from:to])
			from = to
		}
		if from != len(v) || got > best*(1+1e-9)+1e-6 {
			t.Fatalf("of %v the breaks have a spread of %v; there are ones of %v", v, got, best)
		}
	})
}

func TestEqualValuesAreInOneClassAndEachHasSome(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom([]float64{0, 1, 1, 2, math.NaN(), math.Inf(1)}), rapid.Float64()), 0, 60).Draw(t, "values")
		for _, by := range []chart.Classing{chart.Quantiles, chart.Jenks} {
			total, last := 0, math.Inf(-1)
			for _, c := range chart.Classify(v, by) {
				if c.Low > c.High || c.Low <= last || c.Count < 1 {
					t.Fatalf("classes %+v of %v", chart.Classify(v, by), v)
				}
				last = c.High
				total += c.Count
			}
			want := 0
			for _, x := range v {
				if !math.IsNaN(x) && !math.IsInf(x, 0) {
					want++
				}
			}
			if total != want || len(chart.Classify(v, by)) > 5 {
				t.Fatalf("%d of %d values are in %d classes", total, want, len(chart.Classify(v, by)))
			}
		}
	})
}

func TestNaturalBreaksOfLargeValuesThatDifferLittleAreThoseOfTheDifferences(t *testing.T) {
	small := []float64{0, 1, 2, 100, 101, 103, 250, 252, 400, 401, 402, 900}
	large := make([]float64, len(small))
	for i, v := range small {
		large[i] = 1e10 + v
	}
	want, got := chart.Classify(small, chart.Jenks), chart.Classify(large, chart.Jenks)
	for i := range want {
		if len(got) != len(want) || got[i].Count != want[i].Count || got[i].Low-1e10 != want[i].Low {
			t.Fatalf("%+v, want %+v on 1e10", got, want)
		}
	}
}

func TestQuantilesHaveEquallyMany(t *testing.T) {
	var v []float64
	for i := range 227 {
		v = append(v, float64(i))
	}
	for _, c := range chart.Classify(v, chart.Quantiles) {
		if c.Count < 45 || c.Count > 46 {
			t.Errorf("a class of 227 values has %d", c.Count)
		}
	}
}

func TestPercentsAddToAHundred(t *testing.T) {
	for _, c := range []struct {
		parts []float64
		want  []int
	}{
		{[]float64{1. / 3, 1. / 3, 1. / 3}, []int{34, 33, 33}},
		{[]float64{0.125, 0.125, 0.75}, []int{13, 12, 75}},
		{[]float64{1, 0, 0}, []int{100, 0, 0}},
		{[]float64{0, 0}, []int{0, 0}},
	} {
		if got := chart.Percents(c.parts); !slices.Equal(got, c.want) {
			t.Errorf("%v are %v percent, want %v", c.parts, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.Float64Range(0, 1), 2, 9).Draw(t, "parts")
		sum := 0.0
		for _, p := range parts {
			sum += p
		}
		if sum < 1e-3 {
			return
		}
		total := 0
		for i := range parts {
			parts[i] /= sum
		}
		for _, p := range chart.Percents(parts) {
			total += p
		}
		if total != 100 {
			t.Fatalf("%v add to %d percent", parts, total)
		}
	})
}
