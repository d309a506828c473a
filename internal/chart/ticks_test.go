package chart_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi/internal/chart"
)

func TestTicksAreRoundNumbersAroundTheValues(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		n         int
		want      []float64
		decimals  int
	}{
		{0, 100, 5, []float64{0, 20, 40, 60, 80, 100}, 0},
		{0, 1, 5, []float64{0, 0.2, 0.4, 0.6, 0.8, 1}, 1},
		{0.1, 0.3, 2, []float64{0.1, 0.2, 0.3}, 1},
		{-3, 7, 4, []float64{-5, 0, 5, 10}, 0},
		{1234567, 1234570, 3, []float64{1234567, 1234568, 1234569, 1234570}, 0},
		{5, 5, 2, []float64{4.5, 5, 5.5}, 1},
		{0, 0, 2, []float64{0, 0.5, 1}, 1},
		{0, 3e8, 3, []float64{0, 1e8, 2e8, 3e8}, 0},
	} {
		got, decimals := chart.Ticks(c.low, c.high, c.n)
		if !slices.Equal(got, c.want) || decimals != c.decimals {
			t.Errorf("ticks(%v, %v, %d) = %v with %d decimals, want %v with %d", c.low, c.high, c.n, got, decimals, c.want, c.decimals)
		}
	}
}

func TestTicksEncloseAnyRangeInFewEvenSteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, n := finite(t, "a"), finite(t, "b"), rapid.IntRange(1, 12).Draw(t, "n")
		low, high := min(a, b), max(a, b)
		at, _ := chart.Ticks(a, b, n)
		if len(at) < 2 || len(at) > max(n, 2)+3 {
			t.Fatalf("%d ticks for n = %d: %v", len(at), n, at)
		}
		const most = math.MaxFloat64 / 16
		low, high = min(max(low, -most), most), min(max(high, -most), most)
		slack := 1e-9 * max(math.Abs(low), math.Abs(high), high/2-low/2)
		if at[0] > low+slack || at[len(at)-1] < high-slack {
			t.Fatalf("%v do not enclose [%v, %v]", at, low, high)
		}
		step := at[1] - at[0]
		for i, v := range at {
			if math.IsNaN(v) || math.IsInf(v, 0) || i > 0 && (v <= at[i-1] || math.Abs(v-at[i-1]-step) > 1e-6*step) {
				t.Fatalf("ticks are no even steps: %v", at)
			}
		}
	})
}

// finite draws a number of any size.
func finite(t *rapid.T, name string) float64 {
	m := rapid.Float64Range(-10, 10).Draw(t, name)
	e := rapid.IntRange(-307, 307).Draw(t, name+" exponent")
	return rapid.SampledFrom([]float64{0, 1, -1, 100, math.MaxFloat64, -math.MaxFloat64, m, m * math.Pow10(e)}).Draw(t, name+" choice")
}
