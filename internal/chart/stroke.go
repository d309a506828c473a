package chart

import "math"

// outlines turns lines into the areas that a pen of some width leaves: a rectangle a piece, and a disc at
// each end and bend. All run the same way, so that together they are filled as one.
func outlines(lines [][]point, closed bool, width float64, dash []float64) [][]point {
	var out [][]point
	half := width / 2
	for _, l := range lines {
		if closed && len(l) > 1 {
			l = append(l[:len(l):len(l)], l[0])
		}
		for _, piece := range dashed(l, dash) {
			for i, p := range piece {
				if i > 0 {
					if q, ok := quad(piece[i-1], p, half); ok {
						out = append(out, q)
					}
				}
				if inner := i > 0 && i < len(piece)-1; (inner || closed) && half*pixels > 0.8 {
					out = append(out, round(p, half))
				}
			}
		}
	}
	return out
}

// quad is the rectangle around a straight piece.
func quad(a, b point, half float64) ([]point, bool) {
	dx, dy := b.x-a.x, b.y-a.y
	n := math.Hypot(dx, dy)
	if n == 0 || !finite(n) {
		return nil, false
	}
	px, py := -dy/n*half, dx/n*half
	return []point{{a.x - px, a.y - py}, {b.x - px, b.y - py}, {b.x + px, b.y + py}, {a.x + px, a.y + py}}, true
}

// dashed cuts a line into pieces; no dashes leave it whole.
func dashed(l []point, dash []float64) [][]point {
	total := 0.0
	for _, d := range dash {
		total += d
	}
	if len(dash)%2 == 1 || total < 0.5 {
		return [][]point{l}
	}
	var out [][]point
	var current []point
	left, k := dash[0], 0
	for i := 1; i < len(l); i++ {
		a, b := l[i-1], l[i]
		n := math.Hypot(b.x-a.x, b.y-a.y)
		if !(n < 1e6) {
			continue
		}
		for done := 0.0; done < n; {
			step := min(left, n-done)
			at := func(d float64) point { return point{a.x + (b.x-a.x)*d/n, a.y + (b.y-a.y)*d/n} }
			if k%2 == 0 {
				if len(current) == 0 {
					current = append(current, at(done))
				}
				current = append(current, at(done+step))
			}
			done += step
			if left -= step; left <= 1e-9 {
				if len(current) > 0 {
					out, current = append(out, current), nil
				}
				k++
				left = dash[k%len(dash)]
			}
		}
	}
	if len(current) > 0 {
		out = append(out, current)
	}
	return out
}
