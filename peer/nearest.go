package peer

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Peer is a government and how far it stands from the one that is compared.
type Peer struct {
	ID       string
	Index    int // in the sample
	Distance float64
}

// Nearest returns the size governments that stand nearest to one of them, the nearest first; all if size is
// 0 or larger than there are. among says by the order of the sample who may be a peer; nil is everybody. The
// government is no peer of its own. Distances that agree to twelve digits are the same, as what is left is
// rounding; among the same distances the order is by ID.
func (sp *Space) Nearest(of string, size int, among []bool) ([]Peer, error) {
	own, err := sp.find(of)
	if err != nil {
		return nil, err
	}
	all := sp.distances(own, among)
	if size <= 0 || size > len(all) {
		size = len(all)
	}
	limit := smallest(all, size) + 2*sp.tie
	near := make([]Peer, 0, size+1)
	for _, p := range all {
		if p.Distance <= limit {
			near = append(near, p)
		}
	}
	sp.order(near)
	return near[:size], nil
}

// distances are those from own to all who may be a peer.
func (sp *Space) distances(own int, among []bool) []Peer {
	from, _ := sp.point(own)
	k := len(from)
	all := make([]Peer, 0, len(sp.rows)-1)
	for r, i := range sp.rows {
		if i == own || among != nil && !among[i] {
			continue
		}
		to := sp.points[r*k : r*k+k]
		squares := 0.0
		for j, x := range from {
			d := to[j] - x
			squares += d * d
		}
		all = append(all, Peer{sp.sample.IDs[i], i, math.Sqrt(squares)})
	}
	return all
}

// smallest is the distance of the size-th nearest.
func smallest(all []Peer, size int) float64 {
	if size == len(all) {
		return math.Inf(1)
	}
	// Few are kept while all pass by: most are turned away by one comparison.
	best := make([]float64, 0, size+1)
	for _, p := range all {
		if len(best) == size && p.Distance >= best[size-1] {
			continue
		}
		at, _ := slices.BinarySearch(best, p.Distance)
		best = slices.Insert(best, at, p.Distance)[:min(len(best)+1, size)]
	}
	return best[size-1]
}

// order sorts by distance, and those of the same distance by ID.
func (sp *Space) order(peers []Peer) {
	slices.SortFunc(peers, func(a, b Peer) int { return cmp.Or(cmp.Compare(a.Distance, b.Distance), strings.Compare(a.ID, b.ID)) })
	for first := 0; first < len(peers); {
		end := first + 1
		for end < len(peers) && peers[end].Distance-peers[end-1].Distance <= sp.tie {
			end++
		}
		slices.SortFunc(peers[first:end], func(a, b Peer) int { return strings.Compare(a.ID, b.ID) })
		first = end
	}
}
