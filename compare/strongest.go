package compare

import (
	"cmp"
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// smallestGroup is how many must have a value before a government is called strong or weak in something.
const smallestGroup = 5

// Strongest returns up to n standings in which a government is ahead of its group, the strongest first: by
// percentile, then by Spreads. Left out is what has no better side, is not to be ranked or stale, and where
// fewer than five have a value.
func Strongest(standings []Standing, n int) []Standing {
	return best(standings, n, func(s Standing) (float64, float64) {
		if s.Group < smallestGroup || s.Stale || s.Percentile <= 50 {
			return math.NaN(), 0
		}
		return s.Percentile, s.Spreads
	})
}

// Weakest is the opposite of Strongest.
func Weakest(standings []Standing, n int) []Standing {
	return best(standings, n, func(s Standing) (float64, float64) {
		if s.Group < smallestGroup || s.Stale || s.Percentile >= 50 {
			return math.NaN(), 0
		}
		return -s.Percentile, -s.Spreads
	})
}

// MostImproved returns up to n standings in which the value of a government improved more than those of its
// group, the most improved first: by the percentile of the change, then by that of the value now.
func MostImproved(standings []Standing, n int) []Standing {
	return best(standings, n, func(s Standing) (float64, float64) {
		if s.Changed < smallestGroup || s.Stale || s.Improvement <= 50 || sign(s.Better)*s.Change <= 0 {
			return math.NaN(), 0
		}
		return s.Improvement, s.Percentile
	})
}

// best sorts by two numbers, the largest first; what has NaN for the first is left out.
func best(standings []Standing, n int, by func(Standing) (first, then float64)) []Standing {
	all := slices.DeleteFunc(slices.Clone(standings), func(s Standing) bool {
		first, _ := by(s)
		return s.Better == bonbogi.NoDirection || math.IsNaN(first)
	})
	slices.SortFunc(all, func(a, b Standing) int {
		a1, a2 := by(a)
		b1, b2 := by(b)
		return cmp.Or(cmp.Compare(b1, a1), cmp.Compare(b2, a2), cmp.Compare(a.Indicator, b.Indicator))
	})
	return all[:min(n, len(all))]
}
