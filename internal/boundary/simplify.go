package boundary

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// node is a point of the grid.
type node struct{ x, y int32 }

func nodeOf(p Point) node {
	return node{int32(math.Round(p[0] / grid)), int32(math.Round(p[1] / grid))}
}

func (n node) point() Point { return Point{float64(n.x) * grid, float64(n.y) * grid} }

func compare(a, b node) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y)) }

// arc is a piece of a border from one node at which borders meet to the next. Two rings that share it
// have the same arc, each in its own direction.
type arc struct {
	key     arcKey
	forward bool
}

func (a arc) direction() int {
	if a.forward {
		return 1
	}
	return 0
}

// arcKey tells arcs apart: two that leave a node by the same neighbour and are equally long are the same,
// since where they would part there is a node at which borders meet.
type arcKey struct {
	first, second node
	length        int
}

// simplify returns the rings of each shape, of which the points lie on the grid, with fewer points. Borders
// within a shape are gone.
func simplify(ctx context.Context, shapes []shape) ([][]Ring, error) {
	rings := make([][][]node, len(shapes))
	for i, s := range shapes {
		for _, r := range s.rings {
			if n := nodes(r); len(n) >= 3 {
				rings[i] = append(rings[i], n)
			}
		}
	}
	meets := meetings(rings)
	arcs := map[arcKey][]node{}
	out := make([][]Ring, len(shapes))
	for i := range rings {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var lines [][]arc
		for _, r := range rings[i] {
			lines = append(lines, cut(r, meets, arcs))
		}
		lines = dissolve(lines, arcs)
		for _, l := range lines {
			if r := joined(l, arcs); len(r) >= 3 {
				out[i] = append(out[i], r)
			}
		}
	}
	return out, nil
}

// nodes are the places of a ring on the grid, each once in a row.
func nodes(r Ring) []node {
	out := make([]node, 0, len(r))
	for _, p := range r {
		if n := nodeOf(p); len(out) == 0 || out[len(out)-1] != n {
			out = append(out, n)
		}
	}
	for len(out) > 1 && out[0] == out[len(out)-1] {
		out = out[:len(out)-1]
	}
	return out
}

// meetings are the nodes at which borders meet: those whose neighbours are not the same in all rings.
func meetings(shapes [][][]node) map[node]bool {
	type pair struct{ a, b node }
	neighbours, out := map[node]pair{}, map[node]bool{}
	for _, rings := range shapes {
		for _, r := range rings {
			for i, n := range r {
				p := pair{r[(i+len(r)-1)%len(r)], r[(i+1)%len(r)]}
				if compare(p.a, p.b) > 0 {
					p.a, p.b = p.b, p.a
				}
				if p.a == p.b { // a spike
					out[n] = true
				}
				if q, ok := neighbours[n]; ok && q != p {
					out[n] = true
				}
				neighbours[n] = p
			}
		}
	}
	return out
}

// cut parts a ring into arcs, and keeps each, simplified, where it is not there yet.
func cut(r []node, meets map[node]bool, arcs map[arcKey][]node) []arc {
	begin := slices.IndexFunc(r, func(n node) bool { return meets[n] })
	if begin < 0 { // an island, or a hole that one neighbour fills: it begins at its least node
		for i, n := range r {
			if begin < 0 || compare(n, r[begin]) < 0 {
				begin = i
			}
		}
	}
	turned := append(slices.Clone(r[begin:]), r[:begin]...)
	turned = append(turned, turned[0])
	var out []arc
	from := 0
	for i := 1; i < len(turned); i++ {
		if i == len(turned)-1 || meets[turned[i]] {
			out = append(out, keep(turned[from:i+1], arcs))
			from = i
		}
	}
	return out
}

// keep files an arc under its key, the same for both directions.
func keep(line []node, arcs map[arcKey][]node) arc {
	n := len(line)
	forward := cmp.Or(compare(line[0], line[n-1]), compare(line[1], line[n-2])) <= 0
	if !forward {
		line = slices.Clone(line)
		slices.Reverse(line)
	}
	key := arcKey{line[0], line[1], n}
	if _, ok := arcs[key]; !ok {
		arcs[key] = thin(line)
	}
	return arc{key, forward}
}

// dissolve takes away the arcs that a shape has in both directions, borders between two of its parts, and joins
// what is left to rings anew.
func dissolve(lines [][]arc, arcs map[arcKey][]node) [][]arc {
	count := map[arcKey][2]int{}
	for _, l := range lines {
		for _, a := range l {
			c := count[a.key]
			c[a.direction()]++
			count[a.key] = c
		}
	}
	some := false
	for key, c := range count { // of each, how many there are too many
		n := min(c[0], c[1])
		count[key] = [2]int{n, n}
		some = some || n > 0
	}
	if !some {
		return lines
	}
	var left []arc
	starts := map[node][]int{}
	for _, l := range lines {
		for _, a := range l {
			if c := count[a.key]; c[a.direction()] > 0 {
				c[a.direction()]--
				count[a.key] = c
				continue
			}
			first, _ := ends(a, arcs)
			starts[first] = append(starts[first], len(left))
			left = append(left, a)
		}
	}
	used := make([]bool, len(left))
	var out [][]arc
	for i := range left {
		if used[i] {
			continue
		}
		used[i] = true
		line := []arc{left[i]}
		first, at := ends(left[i], arcs)
		for at != first {
			next := slices.IndexFunc(starts[at], func(k int) bool { return !used[k] })
			if next < 0 {
				break
			}
			k := starts[at][next]
			used[k] = true
			line = append(line, left[k])
			_, at = ends(left[k], arcs)
		}
		out = append(out, line)
	}
	return out
}

func ends(a arc, arcs map[arcKey][]node) (first, last node) {
	l := arcs[a.key]
	if a.forward {
		return l[0], l[len(l)-1]
	}
	return l[len(l)-1], l[0]
}

// joined is the ring that arcs make.
func joined(line []arc, arcs map[arcKey][]node) Ring {
	var out Ring
	for _, a := range line {
		l := arcs[a.key]
		for i := range l[:len(l)-1] { // the last node is the first one of the next arc
			k := i
			if !a.forward {
				k = len(l) - 1 - i
			}
			out = append(out, l[k].point())
		}
	}
	return out
}
