package boundary

import "math"

// thin leaves out points that lie nearly on the line between others (Douglas and Peucker, 1973). A closed
// line keeps its first point, the one farthest from it, and one aside of both.
func thin(line []node) []node {
	n := len(line)
	if n <= 2 {
		return line
	}
	keep := make([]bool, n)
	keep[0], keep[n-1] = true, true
	type stretch struct{ from, to int }
	todo := []stretch{{0, n - 1}}
	if line[0] == line[n-1] {
		far := farthest(line, 0, n-1)
		keep[far] = true
		todo = []stretch{{0, far}, {far, n - 1}}
		if a, b := farthest(line, 0, far), farthest(line, far, n-1); offset(line[a], line[0], line[far]) >= offset(line[b], line[0], line[far]) {
			keep[a] = true
		} else {
			keep[b] = true
		}
	}
	for len(todo) > 0 {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if s.to-s.from < 2 {
			continue
		}
		if k := farthest(line, s.from, s.to); offset(line[k], line[s.from], line[s.to]) > tolerance/grid {
			keep[k] = true
			todo = append(todo, stretch{s.from, k}, stretch{k, s.to})
		}
	}
	out := line[:0:0]
	for i, k := range keep {
		if k {
			out = append(out, line[i])
		}
	}
	return out
}

// farthest is the point between two that is farthest from the line through them.
func farthest(line []node, from, to int) int {
	best, distance := from, -1.0
	for i := from + 1; i < to; i++ {
		if d := offset(line[i], line[from], line[to]); d > distance {
			best, distance = i, d
		}
	}
	return best
}

// offset is how far p is from the stretch between a and b, in steps of the grid.
func offset(p, a, b node) float64 {
	px, py := float64(p.x)-float64(a.x), float64(p.y)-float64(a.y)
	dx, dy := float64(b.x)-float64(a.x), float64(b.y)-float64(a.y)
	if n := dx*dx + dy*dy; n > 0 {
		t := min(max((px*dx+py*dy)/n, 0), 1)
		px, py = px-t*dx, py-t*dy
	}
	return math.Hypot(px, py)
}
