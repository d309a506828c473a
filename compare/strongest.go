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
	return best(standings, n, func(s *Standing) (float64, float64) {
		if s.Group < smallestGroup || s.Stale || s.Percentile <= 50 {
			return math.NaN(), 0
		}
		return s.Percentile, s.Spreads
	})
}

// Weakest is the opposite of Strongest.
func Weakest(standings []Standing, n int) []Standing {
	return best(standings, n, func(s *Standing) (float64, float64) {
		if s.Group < smallestGroup || s.Stale || s.Percentile >= 50 {
			return math.NaN(), 0
		}
		return -s.Percentile, -s.Spreads
	})
}

// MostImproved returns up to n standings in which the value of a government improved more than those of its
// group, the most improved first: by the percentile of the change, then by that of the value now.
func MostImproved(standings []Standing, n int) []Standing {
	return best(standings, n, func(s *Standing) (float64, float64) {
		if s.Changed < smallestGroup || s.Stale || s.Improvement <= 50 || sign(s.Better)*s.Change <= 0 {
			return math.NaN(), 0
		}
		return s.Improvement, s.Percentile
	})
}

// best sorts by two numbers, the largest first; what has NaN for the first is left out.
func best(standings []Standing, n int, by func(*Standing) (first, then float64)) []Standing {
	type place struct {
		*Standing
		first, then float64
	}
	var all []place
	for i := range standings { // of thousands a few are wanted: they are sorted where they are
		s := &standings[i]
		if first, then := by(s); s.Better != bonbogi.NoDirection && !math.IsNaN(first) {
			all = append(all, place{s, first, then})
		}
	}
	slices.SortFunc(all, func(a, b place) int {
		return cmp.Or(cmp.Compare(b.first, a.first), cmp.Compare(b.then, a.then), cmp.Compare(a.Indicator, b.Indicator))
	})
	out := make([]Standing, min(n, len(all)))
	for i := range out {
		out[i] = *all[i].Standing
	}
	return out
}
