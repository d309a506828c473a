package peer

import (
	"cmp"
	"math"
	"slices"
)

// Agreement says how far several models agree about the peers of one government.
type Agreement struct {
	Size    int         // how many of the nearest were compared
	Pairs   [][]Overlap // [model][model], symmetrical
	Members []Member    // everybody whom a model has among the nearest: those of the most models first
}

// Overlap is how far two models agree.
type Overlap struct {
	Common int // governments that both have among the nearest
	// Jaccard is Common divided by how many either has. Jaccard (1912), The distribution of the flora in the
	// alpine zone, New Phytologist 11(2).
	Jaccard float64
	// Rank is Spearman's (1904) correlation of the orders of those whom both models placed, however far; NaN if
	// they are fewer than two.
	Rank   float64
	Ranked int // how many those are
}

// Member is a government that at least one model has among the nearest.
type Member struct {
	ID     string
	Models int   // how many have it among the nearest
	Places []int // in each model, from 1; 0 if the model did not place it
}

// Agree compares the orders that models made, each the nearest first, by their first size.
func Agree(size int, models ...[]string) Agreement {
	places := make([]map[string]int, len(models))
	for m, order := range models {
		places[m] = make(map[string]int, len(order))
		for i, id := range order {
			places[m][id] = i + 1
		}
	}
	a := Agreement{Size: size, Pairs: make([][]Overlap, len(models)), Members: members(size, models, places)}
	for m := range models {
		a.Pairs[m] = make([]Overlap, len(models))
		for n := range m {
			o := overlap(size, models[m], places[n])
			o.Rank, o.Ranked = spearman(models[m], places[n])
			a.Pairs[m][n], a.Pairs[n][m] = o, o
		}
		own := min(size, len(models[m]))
		a.Pairs[m][m] = Overlap{own, 1, 1, len(models[m])}
	}
	return a
}

func overlap(size int, first []string, second map[string]int) (o Overlap) {
	top := first[:min(size, len(first))]
	for _, id := range top {
		if p := second[id]; p > 0 && p <= size {
			o.Common++
		}
	}
	if either := len(top) + min(size, len(second)) - o.Common; either > 0 {
		o.Jaccard = float64(o.Common) / float64(either)
	}
	return o
}

// spearman is 1 − 6Σd²/(n(n²−1)) of the places among those that both orders have; no place is shared.
func spearman(first []string, second map[string]int) (rho float64, n int) {
	var common []int // place in the second order, in that of the first
	for _, id := range first {
		if p := second[id]; p > 0 {
			common = append(common, p)
		}
	}
	n = len(common)
	if n < 2 {
		return math.NaN(), n
	}
	sorted := slices.Sorted(slices.Values(common))
	squares := 0.0
	for i, p := range common {
		place, _ := slices.BinarySearch(sorted, p)
		d := float64(place - i)
		squares += d * d
	}
	f := float64(n)
	return 1 - 6*squares/(f*(f*f-1)), n
}

func members(size int, models [][]string, places []map[string]int) (all []Member) {
	seen := map[string]bool{}
	for _, order := range models {
		for _, id := range order[:min(size, len(order))] {
			if seen[id] {
				continue
			}
			seen[id] = true
			m := Member{ID: id, Places: make([]int, len(models))}
			for i := range models {
				m.Places[i] = places[i][id]
				if p := m.Places[i]; p > 0 && p <= size {
					m.Models++
				}
			}
			all = append(all, m)
		}
	}
	slices.SortFunc(all, func(a, b Member) int {
		return cmp.Or(cmp.Compare(b.Models, a.Models), cmp.Compare(a.total(size), b.total(size)), cmp.Compare(a.ID, b.ID))
	})
	return all
}

// total is the sum of the places; one outside of the nearest counts as the first outside.
func (m Member) total(size int) (sum int) {
	for _, p := range m.Places {
		if p == 0 || p > size {
			p = size + 1
		}
		sum += p
	}
	return sum
}
