package compare

import (
	"math"

	"github.com/bonbogi/bonbogi"
)

// sign turns values so that the larger is the better, or comes first where neither is better.
func sign(better bonbogi.Direction) float64 {
	if better == bonbogi.Down {
		return -1
	}
	return 1
}

// bestFirst orders the places of values.
func bestFirst(values []float64, better bonbogi.Direction) []keyed {
	return ascending(values, -sign(better))
}

// ties calls with every run of equal numbers.
func ties(order []keyed, run func(first, end int)) {
	for first := 0; first < len(order); {
		end := first + 1
		for end < len(order) && order[end].key == order[first].key {
			end++
		}
		run(first, end)
		first = end
	}
}

// percentile is that of the tied from first to end of n, the best first.
func percentile(first, end, n int) float64 {
	if n < 2 {
		return math.NaN()
	}
	return 100 * (float64(n-end) + float64(end-first-1)/2) / float64(n-1)
}

// Ranks returns the rank of each value, 1 for the best: one more than there are better ones, so those that
// tie share the best of their ranks. Where neither more nor less is better, the largest comes first. NaN has
// the rank 0.
func Ranks(values []float64, better bonbogi.Direction) []int {
	ranks := make([]int, len(values))
	order := bestFirst(values, better)
	ties(order, func(first, end int) {
		for _, k := range order[first:end] {
			ranks[k.at] = first + 1
		}
	})
	return ranks
}

// Percentiles returns for each value which share of the others it does better than, in percent; one that
// ties counts half. The best has 100, the worst 0, and the middle 50. Where neither more nor less is better
// the larger counts as better. NaN has NaN, and so has a value without others.
func Percentiles(values []float64, better bonbogi.Direction) []float64 {
	percentiles := make([]float64, len(values))
	for i := range percentiles {
		percentiles[i] = math.NaN()
	}
	order := bestFirst(values, better)
	ties(order, func(first, end int) {
		p := percentile(first, end, len(order))
		for _, k := range order[first:end] {
			percentiles[k.at] = p
		}
	})
	return percentiles
}

// placeOf is rank and percentile of one of values, which is known, and how many are.
func placeOf(values []float64, one int, better bonbogi.Direction) (rank int, share float64, n int) {
	ahead, level := 0, 0
	for _, v := range values {
		switch d := sign(better) * (v - values[one]); {
		case d > 0:
			ahead++
		case d == 0:
			level++
		case d != d:
			continue
		}
		n++
	}
	return ahead + 1, percentile(ahead, ahead+level, n), n
}

// RankRanges returns which ranks the intervals of a group allow: the best is one more than there are whose
// interval lies wholly on the better side, the worst leaves out all whose interval lies wholly on the worse.
// Intervals that touch overlap. Klein, Wright and Wieczorek (2020), A joint confidence region for an overall
// ranking of populations, Journal of the Royal Statistical Society C 69(3): where all intervals hold
// their values together with a probability, the ranks lie in these ranges with it. Intervals of 95 % each do
// not hold together with 95 %, so a range says which order the figures leave open, and is no interval of
// 95 %; RankSet is one.
//
// An interval that is not known (NaN) tells nothing: its own ranks are 0, and for the others it lies neither
// here nor there. O(n log n).
func RankRanges(lows, highs []float64, better bonbogi.Direction) (best, worst []int) {
	n := len(lows)
	best, worst = make([]int, n), make([]int, n)
	if better == bonbogi.Down {
		lows, highs = highs, lows
	}
	low, high := ascending(lows, sign(better)), ascending(highs, sign(better))
	// Both are walked together: as the upper ends rise, more of the lower ends lie below them.
	below := 0
	for _, h := range high {
		for below < len(low) && low[below].key <= h.key {
			below++
		}
		best[h.at] = 1 + len(low) - below
	}
	below = 0
	for _, l := range low {
		for below < len(high) && high[below].key < l.key {
			below++
		}
		worst[l.at] = n - below
	}
	return best, worst
}
