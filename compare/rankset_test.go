package compare_test

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
)

const z = 1.959963984540054

// estimates are values with intervals of a standard error each.
func estimates(values, errors []float64) (lows, highs []float64) {
	for i, v := range values {
		lows, highs = append(lows, v-z*errors[i]), append(highs, v+z*errors[i])
	}
	return lows, highs
}

func TestARankSetCountsSureDifferences(t *testing.T) {
	t.Parallel()
	// Four others: an interval of 95 % for all has 2.4977 standard errors of a difference, √2 here, to each side.
	values := []float64{0, 3.5, 3.6, -3.5, -3.6, nan}
	lows, highs := estimates(values, []float64{1, 1, 1, 1, 1, 1})
	for _, c := range []struct {
		better      bonbogi.Direction
		best, worst int
	}{{bonbogi.Up, 2, 4}, {bonbogi.Down, 2, 4}} {
		if best, worst := compare.RankSet(values, lows, highs, 0, c.better, 0.95); best != c.best || worst != c.worst {
			t.Errorf("%s: %d to %d, want %d to %d", c.better, best, worst, c.best, c.worst)
		}
	}
	if best, worst := compare.RankSet(values, lows, highs, 2, bonbogi.Up, 0.95); best != 1 || worst != 2 {
		t.Errorf("the first: %d to %d", best, worst)
	}
	if best, worst := compare.RankSet(values, lows, highs, 2, bonbogi.Down, 0.95); best != 4 || worst != 5 {
		t.Errorf("the last: %d to %d", best, worst)
	}
	if best, worst := compare.RankSet(values, lows, highs, 4, bonbogi.Up, 0.95); best != 4 || worst != 5 {
		t.Errorf("the last where more is better: %d to %d", best, worst)
	}
	lows[1] = nan // may be anywhere
	if best, worst := compare.RankSet(values, lows, highs, 4, bonbogi.Up, 0.95); best != 3 || worst != 5 {
		t.Errorf("beside one that is not known: %d to %d", best, worst)
	}
	if best, worst := compare.RankSet(values, lows, highs, 1, bonbogi.Up, 0.95); best != 0 || worst != 0 {
		t.Errorf("not known itself: %d to %d", best, worst)
	}
	if best, worst := compare.RankSet(values, lows, highs, 5, bonbogi.Up, 0.95); best != 0 || worst != 0 {
		t.Errorf("without a value: %d to %d", best, worst)
	}
	if best, worst := compare.RankSet(values[:1], lows[:1], highs[:1], 0, bonbogi.Up, 0.95); best != 1 || worst != 1 {
		t.Errorf("alone: %d to %d", best, worst)
	}
}

func TestARankSetHoldsTheTrueRankAsOftenAsItSays(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 8))
	const groups, n = 2000, 15
	held, width := 0, 0
	for range groups {
		truth, values, errors := make([]float64, n), make([]float64, n), make([]float64, n)
		for i := range truth {
			truth[i], errors[i] = 3*r.NormFloat64(), 0.2+r.Float64()
			values[i] = truth[i] + errors[i]*r.NormFloat64()
		}
		lows, highs := estimates(values, errors)
		one := r.IntN(n)
		best, worst := compare.RankSet(values, lows, highs, one, bonbogi.Up, 0.9)
		if rank := compare.Ranks(truth, bonbogi.Up)[one]; best <= rank && rank <= worst {
			held++
		}
		width += worst - best
	}
	if share := float64(held) / groups; share < 0.9 {
		t.Errorf("the true rank was in %v of the sets", share)
	}
	if mean := float64(width) / groups; mean > 8 { // all ranks would be 14
		t.Errorf("the sets are %v wide", mean)
	}
}

func TestARankSetWidensWithTheLevelAndHoldsTheRank(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "n")
		values, errors := make([]float64, n), make([]float64, n)
		for i := range values {
			values[i] = float64(rapid.IntRange(-20, 20).Draw(t, "value"))
			errors[i] = rapid.Float64Range(0.01, 5).Draw(t, "error")
		}
		lows, highs := estimates(values, errors)
		better := rapid.SampledFrom(bonbogi.Directions).Draw(t, "direction")
		rank := compare.Ranks(values, better)[0]
		best, worst := compare.RankSet(values, lows, highs, 0, better, 0.8)
		wideBest, wideWorst := compare.RankSet(values, lows, highs, 0, better, 0.99)
		if rank < best || rank > worst || wideBest > best || wideWorst < worst {
			t.Fatalf("rank %d, from %d to %d, and %d to %d at more", rank, best, worst, wideBest, wideWorst)
		}
	})
}
