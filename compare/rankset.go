package compare

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/bonbogi/bonbogi"
)

// RankSet returns ranks between which the true rank of one of a group lies with the probability level: with all
// its comparisons taken together, of which RankRanges says nothing.
//
// Mogstad, Romano, Shaikh and Wilhelm (2024), Inference for Ranks with Applications to Mobility across
// Neighbourhoods and Academic Achievement across Countries, Review of Economic Studies 91(1): the
// best rank is one more than there are whose difference from the one is surely on the better side, the worst
// leaves out those surely on the worse, when the intervals of all differences hold together. Here they do by
// Bonferroni's inequality, which is valid for any group and somewhat wide. Standard errors are half the
// widths of the intervals (at Level) on the side that faces the other; estimates count as independent.
//
// Both are 0 if the interval of the one is not known; others without one may be anywhere.
func RankSet(values, lows, highs []float64, one int, better bonbogi.Direction, level float64) (best, worst int) {
	others := 0
	for _, v := range values {
		if !math.IsNaN(v) {
			others++
		}
	}
	n := others
	others--
	if math.IsNaN(values[one]) || math.IsNaN(lows[one]) || math.IsNaN(highs[one]) {
		return 0, 0
	}
	best, worst = 1, n
	if others < 1 || !(level > 0 && level < 1) {
		return best, worst
	}
	widths := -distuv.UnitNormal.Quantile((1-level)/(2*float64(others))) / critical(Level)
	for j, v := range values {
		if j == one || math.IsNaN(v) || math.IsNaN(lows[j]) || math.IsNaN(highs[j]) {
			continue
		}
		above, below := one, j // by value
		if v > values[one] {
			above, below = j, one
		}
		margin := widths * math.Hypot(values[above]-lows[above], highs[below]-values[below])
		switch sure := values[above]-values[below] > margin; {
		case !sure:
		case (above == j) == (better != bonbogi.Down):
			best++
		default:
			worst--
		}
	}
	return best, worst
}
