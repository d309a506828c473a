package chart

import (
	"math"
	"slices"
)

// outlined is an area that is pointed out.
type outlined struct {
	Area
	path  path
	label point
}

// pointOut draws a thick line around one's own area and the role models', and names them.
func (s *sheet) pointOut(marked []outlined, n Number, area rect) {
	slices.SortStableFunc(marked, func(a, b outlined) int { return int(a.Role) - int(b.Role) })
	var taken []rect
	for _, m := range marked {
		width, p, box := 1.6, model, around(m.path)
		if m.Role == Own {
			width, p = 2.4, ink
		}
		if max(box.w, box.h) < 16 { // a thick line would leave nothing of it
			width *= 0.6
		}
		taken = append(taken, box)
		s.group(style{stroke: ground, width: width + 2.2}).add(m.path)
		s.group(style{stroke: p, width: width}).add(m.path)
	}
	slices.Reverse(marked)
	var lines []path
	for i, m := range marked {
		name := m.Name
		if has(m.Figure) {
			name += " " + n.WithUnit(m.Figure.Value)
		}
		p := model
		if m.Role == Own {
			p = ink
		} else if i > 8 {
			break // more names would hide the map
		}
		s.nameFromAfar(name, m.label, p, m.Role == Own, area, &taken, &lines)
	}
}

// around is the box around a shape's first, largest ring.
func around(p path) rect {
	var x, y span
	for _, q := range p.lines[0] {
		x.take(q.x)
		y.take(q.y)
	}
	return rect{x.low, y.low, x.high - x.low, y.high - y.low, 0}
}

// nameFromAfar puts a name where it hides neither a marked area nor another name, with a line to its place.
func (s *sheet) nameFromAfar(name string, at point, p paint, bold bool, area rect, taken *[]rect, lines *[]path) {
	name = shorten(name, sizeSmall, bold, 190)
	w, high := textWidth(name, sizeSmall, bold)+8, 19.0
	best, cost := rect{}, math.Inf(1)
	for _, d := range []float64{14, 30, 50, 75, 105} {
		for k := range 16 {
			a := float64(k) * math.Pi / 8
			x, y := at.x+d*math.Cos(a), at.y+d*math.Sin(a)
			r := rect{x - w/2 + math.Cos(a)*w/2, y - high/2 + math.Sin(a)*high/2, w, high, 0}
			if r.x < 0 || r.y < area.y || r.x+w > s.Width || r.x+w > area.x+area.w+20 || r.y+high > area.y+area.h+8 {
				continue
			}
			c := d
			for _, t := range *taken {
				if r.touches(t) {
					c += 200
				}
				if crosses(at, r.nearest(at), t) {
					c += 60
				}
			}
			for _, l := range *lines {
				if a, b := l.lines[0][0], l.lines[0][1]; crosses(a, b, r) {
					c += 120
				}
			}
			if c < cost {
				best, cost = r, c
			}
		}
	}
	if math.IsInf(cost, 1) {
		best = rect{min(max(at.x-w/2, 0), s.Width-w), at.y - 34, w, high, 0}
	}
	*taken = append(*taken, best)
	to := best.nearest(at)
	*lines = append(*lines, segment(at.x, at.y, to.x, to.y))
	s.group(style{stroke: ground, width: 3}).add(segment(at.x, at.y, to.x, to.y))
	s.group(style{stroke: p, width: 1.2}).add(segment(at.x, at.y, to.x, to.y))
	s.group(style{fill: ground, stroke: p, width: 1}).add(rect{best.x, best.y, w, high, 3})
	s.group(style{fill: p}).add(text{best.x + w/2, best.y + 14, sizeSmall, middle, bold, name})
}

// nearest is the point of a box that is nearest to p.
func (r rect) nearest(p point) point {
	return point{min(max(p.x, r.x), r.x+r.w), min(max(p.y, r.y), r.y+r.h)}
}

// crosses reports whether a line from a to b runs through a box in which it does not begin.
func crosses(a, b point, r rect) bool {
	if r.nearest(a) == a {
		return false
	}
	for i := 1; i < 12; i++ {
		t := float64(i) / 12
		if p := (point{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t}); r.nearest(p) == p {
			return true
		}
	}
	return false
}
