package compare_test

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
)

func TestQuantilesAreThoseOfTypeSeven(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		values []float64
		p      float64
		want   float64
	}{
		// quantile(1:10) and quantile(c(1, 2, 4, 8, 16), 0.9) of R, whose default is type 7.
		{[]float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0, 1}, {[]float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.25, 3.25},
		{[]float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.5, 5.5}, {[]float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.75, 7.75},
		{[]float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 1, 10}, {[]float64{1, 2, 4, 8, 16}, 0.9, 12.8},
		{[]float64{7}, 0.3, 7}, {nil, 0.5, math.NaN()}, {[]float64{1, 2}, -0.1, math.NaN()}, {[]float64{1, 2}, math.NaN(), math.NaN()},
	} {
		if got := compare.Quantile(c.values, c.p); !near(got, c.want, 1e-12) {
			t.Errorf("%v at %v: %v, want %v", c.values, c.p, got, c.want)
		}
	}
	want := compare.Summary{N: 4, Min: 1, Q1: 1.75, Median: 2.5, Q3: 3.25, Max: 4}
	if got := compare.Summarize([]float64{4, math.NaN(), 1, 3, 2}); got != want {
		t.Errorf("%+v", got)
	}
}

func TestThoseThatTieShareTheBestRank(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	values := []float64{30, 50, nan, 30, 10, 0, math.Copysign(0, -1)}
	for _, c := range []struct {
		better      bonbogi.Direction
		ranks       []int
		percentiles []float64
	}{
		{bonbogi.Up, []int{2, 1, 0, 2, 4, 5, 5}, []float64{70, 100, nan, 70, 40, 10, 10}},
		{bonbogi.NoDirection, []int{2, 1, 0, 2, 4, 5, 5}, []float64{70, 100, nan, 70, 40, 10, 10}},
		{bonbogi.Down, []int{4, 6, 0, 4, 3, 1, 1}, []float64{30, 0, nan, 30, 60, 90, 90}},
	} {
		if got := compare.Ranks(values, c.better); !slices.Equal(got, c.ranks) {
			t.Errorf("%s: ranks %v, want %v", c.better, got, c.ranks)
		}
		if diff := cmp.Diff(c.percentiles, compare.Percentiles(values, c.better), cmpopts.EquateNaNs()); diff != "" {
			t.Errorf("%s: %s", c.better, diff)
		}
	}
	if got := compare.Percentiles([]float64{5}, bonbogi.Up); !math.IsNaN(got[0]) {
		t.Errorf("one alone: %v", got)
	}
}

func TestIntervalsAllowRanksUntilTheyLieApart(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	//                a   b   c   unknown d
	lows := []float64{80, 70, 50, nan, 10}
	highs := []float64{90, 80, 75, nan, 20}
	// a and b touch, so they overlap; c lies wholly under a; the unknown may be anywhere, and so may all beside it.
	best, worst := compare.RankRanges(lows, highs, bonbogi.Up)
	if want := []int{1, 1, 2, 0, 4}; !slices.Equal(best, want) {
		t.Errorf("best %v, want %v", best, want)
	}
	if want := []int{3, 4, 4, 0, 5}; !slices.Equal(worst, want) {
		t.Errorf("worst %v, want %v", worst, want)
	}
	best, worst = compare.RankRanges(lows, highs, bonbogi.Down)
	if want := []int{3, 2, 2, 0, 1}; !slices.Equal(best, want) {
		t.Errorf("turned: best %v, want %v", best, want)
	}
	if want := []int{5, 5, 4, 0, 2}; !slices.Equal(worst, want) {
		t.Errorf("turned: worst %v, want %v", worst, want)
	}
}

// slowly counts what the fast functions compute.
func slowly(values, lows, highs []float64, up bool) (rank, best, worst []int) {
	n := len(values)
	rank, best, worst = make([]int, n), make([]int, n), make([]int, n)
	better := func(a, b float64) bool { return up && a > b || !up && a < b }
	for i := range n {
		rank[i], best[i], worst[i] = 1, 1, n
		for j := range n {
			if better(values[j], values[i]) {
				rank[i]++
			}
			near, far := lows, highs // the ends towards the worse and the better
			if !up {
				near, far = highs, lows
			}
			if better(near[j], far[i]) {
				best[i]++
			}
			if better(near[i], far[j]) {
				worst[i]--
			}
		}
		if math.IsNaN(lows[i]) {
			best[i], worst[i] = 0, 0
		}
	}
	return rank, best, worst
}

func TestRanksAreThoseOfCountingAndLieWithinTheirRange(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(t, "n")
		if rapid.IntRange(0, 20).Draw(t, "large") == 0 {
			n += 5000 // sorted by digits
		}
		var values, lows, highs []float64
		r := rapid.Custom(func(t *rapid.T) [3]float64 {
			v := float64(rapid.IntRange(-30, 30).Draw(t, "value")) / 4
			return [3]float64{v, v - float64(rapid.IntRange(0, 20).Draw(t, "below"))/4, v + float64(rapid.IntRange(0, 20).Draw(t, "above"))/4}
		})
		few := rapid.SliceOfN(r, 1, 40).Draw(t, "figures")
		for i := range n {
			f := few[(i*i+i)%len(few)]
			scale := float64(i%7) - 3
			values, lows, highs = append(values, f[0]*1e3+scale), append(lows, f[1]*1e3+scale), append(highs, f[2]*1e3+scale)
			if i%5 == 4 && few[0][0] > 0 {
				lows[i], highs[i] = math.NaN(), math.NaN()
			}
		}
		up := rapid.Bool().Draw(t, "up")
		better := bonbogi.Down
		if up {
			better = bonbogi.Up
		}
		if n > 100 && n%3 != 0 { // counting takes long
			n = 300
			values, lows, highs = values[:n:n], lows[:n:n], highs[:n:n]
		}
		rank, best, worst := slowly(values, lows, highs, up)
		gotBest, gotWorst := compare.RankRanges(lows, highs, better)
		if got := compare.Ranks(values, better); !slices.Equal(got, rank) {
			t.Fatalf("ranks %v, want %v", got, rank)
		}
		if !slices.Equal(gotBest, best) || !slices.Equal(gotWorst, worst) {
			t.Fatalf("ranges %v %v, want %v %v", gotBest, gotWorst, best, worst)
		}
		for i := range best {
			if best[i] != 0 && (rank[i] < best[i] || rank[i] > worst[i]) {
				t.Fatalf("rank %d is not from %d to %d", rank[i], best[i], worst[i])
			}
		}
	})
}

func TestPercentilesTurnWithTheDirectionAndDoNotDependOnTheUnit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.SliceOfN(rapid.IntRange(-50, 50), 2, 50).Draw(t, "values")
		factor := rapid.Float64Range(1e-6, 1e6).Draw(t, "factor")
		values, other := make([]float64, len(whole)), make([]float64, len(whole))
		for i, w := range whole {
			values[i] = float64(w)
			other[i] = factor * values[i]
		}
		up, down := compare.Percentiles(values, bonbogi.Up), compare.Percentiles(values, bonbogi.Down)
		sum := 0.0
		for i := range up {
			sum += up[i]
			if !near(up[i]+down[i], 100, 1e-9) {
				t.Fatalf("%v and %v", up[i], down[i])
			}
		}
		if !near(sum/float64(len(up)), 50, 1e-9) {
			t.Fatalf("the mean percentile is %v", sum/float64(len(up)))
		}
		if diff := cmp.Diff(up, compare.Percentiles(other, bonbogi.Up)); diff != "" {
			t.Fatal(diff)
		}
	})
}
