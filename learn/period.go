package learn

import (
	"slices"

	"github.com/bonbogi/bonbogi"
)

// periodIn is the period of an indicator that stands for a year: the year itself, else the longest that begins in
// it, and of those the last. ok is false if nothing was observed in that year.
func periodIn(periods []bonbogi.Period, year int) (best bonbogi.Period, ok bool) {
	for _, p := range periods {
		if p.Year() != year {
			continue
		}
		if !ok || longer(p, best) {
			best, ok = p, true
		}
	}
	return best, ok
}

// longer reports whether p covers more time than q, or as much and later.
func longer(p, q bonbogi.Period) bool {
	a, b := rank(p), rank(q)
	return a < b || a == b && p.Compare(q) > 0
}

// rank is the place of the length of a period, the longest first.
func rank(p bonbogi.Period) int {
	return slices.Index(bonbogi.Frequencies, p.Frequency())
}

// years are those in which every one of several indicators was observed, oldest first.
func years(periods [][]bonbogi.Period) []int {
	count := map[int]int{}
	for _, ps := range periods {
		seen := map[int]bool{}
		for _, p := range ps {
			if !seen[p.Year()] {
				seen[p.Year()] = true
				count[p.Year()]++
			}
		}
	}
	var out []int
	for y, n := range count {
		if n == len(periods) {
			out = append(out, y)
		}
	}
	slices.Sort(out)
	return out
}
