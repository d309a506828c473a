package chart

import (
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/table"
)

// Scatter is two indicators of the same governments against each other.
type Scatter struct {
	Frame
	X, Y   Measure
	Points []ScatterPoint
}

// Measure is one of the two.
type Measure struct {
	Name   string
	Number Number
	Log    bool    // equal steps are equal factors; only where all values are above zero
	Median float64 // of the peers; NaN is not drawn
}

// ScatterPoint is one government.
type ScatterPoint struct {
	Name string
	Role Role
	X, Y bonbogi.Figure
}

func (p ScatterPoint) both() bool { return has(p.X) && has(p.Y) }

func (p ScatterPoint) tentative() bool { return tentative(p.X.Status) || tentative(p.Y.Status) }

// Draw implements Picture.
func (c Scatter) Draw(l Layout) *Scene {
	s := c.sheet(l)
	var points []ScatterPoint
	var rx, ry span
	for _, p := range c.Points {
		if p.both() {
			points = append(points, p)
			rx.take(p.X.Value)
			ry.take(p.Y.Value)
			if p.Role == Own {
				takeInterval(&rx, p.X)
				takeInterval(&ry, p.Y)
			}
		}
	}
	if len(points) == 0 {
		return s.empty()
	}
	rx.take(c.X.Median)
	ry.take(c.Y.Median)
	slices.SortStableFunc(points, func(a, b ScatterPoint) int { return int(a.Role.known()) - int(b.Role.known()) })
	c.legend(s, points)

	ax := c.X.axis(rx, int(l.pick(7, 4)), c.Words)
	ay := c.Y.axis(ry, int(l.pick(6, 5)), c.Words)
	left := widest(ay.labels, sizeSmall, false, 100) + 10
	s.group(style{fill: inkSoft}).add(text{0, s.y + 9, sizeSmall, start, true, shorten(axisName("↑ ", c.Y.Name, ay.unit), sizeSmall, true, s.Width)})
	s.y += 24
	top, bottom := s.y, s.y+l.pick(400, 320)
	right := s.Width - 14
	ay.place(bottom, top)
	ax.place(left, right)
	s.grid(ay, left, right)
	g := s.group(style{stroke: lineSoft, width: 1})
	for _, v := range ax.at {
		g.add(segment(ax.of(v), top, ax.of(v), bottom))
	}
	s.group(style{fill: inkFaint}).add(ax.numbersAlong(bottom+17, s.Width)...)
	medians := s.group(style{stroke: ink, width: 1.2, dash: dashes})
	if finite(c.X.Median) && !(ax.log && c.X.Median <= 0) {
		medians.add(segment(ax.of(c.X.Median), top, ax.of(c.X.Median), bottom))
	}
	if finite(c.Y.Median) && !(ay.log && c.Y.Median <= 0) {
		medians.add(segment(left, ay.of(c.Y.Median), right, ay.of(c.Y.Median)))
	}
	c.points(s, points, ax, ay)
	s.group(style{fill: inkSoft}).add(text{right, bottom + 37, sizeSmall, end, true, shorten(axisName("", c.X.Name, ax.unit)+" →", sizeSmall, true, s.Width)})
	s.y = bottom + 42
	return s.end()
}

func takeInterval(r *span, f bonbogi.Figure) {
	if low, high, ok := interval(f); ok {
		r.take(low, high)
	}
}

func axisName(before, name, unit string) string {
	if unit != "" {
		name += " (" + unit + ")"
	}
	return before + name
}

// axis leaves a little room beside the outermost points.
func (m Measure) axis(r span, n int, w Words) axis {
	if m.Log && r.low > 0 {
		return logAxis(r.low, r.high, n, m.Number, w)
	}
	if r.low > 0 && r.low < 0.25*r.high {
		r.low = 0
	}
	pad := (r.high/2 - r.low/2) * 0.05
	if r.low != 0 {
		r.low -= pad
	}
	return newAxis(r.low, r.high, n, m.Number, w).trimmed(r.low, r.high+pad)
}

func (c Scatter) legend(s *sheet, points []ScatterPoint) {
	var keys []key
	for r := int(Own); r >= 0; r-- {
		if slices.ContainsFunc(points, func(p ScatterPoint) bool { return p.Role.known() == Role(r) }) {
			keys = append(keys, key{pointSign(Role(r)), c.Words.role(Role(r))})
		}
	}
	for r := Own; r > Other; r-- { // the crosses of others are never hollow
		if slices.ContainsFunc(points, func(p ScatterPoint) bool { return p.Role.known() == r && p.tentative() }) {
			keys = append(keys, key{hollowSign(r), c.Words.Tentative})
			break
		}
	}
	if finite(c.X.Median) || finite(c.Y.Median) {
		keys = append(keys, key{stroke(ink, 1.2, dashes), c.Words.Median})
	}
	s.legend(keys...)
}

func (c Scatter) points(s *sheet, points []ScatterPoint, ax, ay axis) {
	area := rect{ax.from, ay.to, ax.to - ax.from, ay.from - ay.to, 0}
	var taken []rect
	for r := range roles {
		full, hollow := []item{}, []item{}
		size := [...]float64{Other: 3.2, Peer: 4.2, Model: 5, Own: 6.5}[r]
		for _, p := range points {
			if int(p.Role.known()) != r {
				continue
			}
			x, y := ax.of(p.X.Value), ay.of(p.Y.Value)
			taken = append(taken, rect{x - size, y - size, 2 * size, 2 * size, 0})
			about := p.Name + ": " + c.X.Name + " " + c.X.Number.WithUnit(p.X.Value) + ", " + c.Y.Name + " " + c.Y.Number.WithUnit(p.Y.Value)
			it := titled{roles[r].marker.mark(x, y, size), about}
			if p.tentative() {
				hollow = append(hollow, it)
			} else {
				full = append(full, it)
			}
			if Role(r) == Own {
				s.cross(p, ax, ay)
			}
		}
		s.group(dotStyle(Role(r), false)).add(full...)
		s.group(dotStyle(Role(r), true)).add(hollow...)
	}
	for _, r := range []Role{Own, Model} {
		for _, p := range points {
			if p.Role.known() == r {
				s.beside(p.Name, ax.of(p.X.Value), ay.of(p.Y.Value), roles[r].fill, r == Own, area, &taken)
			}
		}
	}
}

// cross draws the intervals of one's own point.
func (s *sheet) cross(p ScatterPoint, ax, ay axis) {
	g := s.group(style{stroke: own, width: 1.4})
	x, y := ax.of(p.X.Value), ay.of(p.Y.Value)
	if low, high, ok := interval(p.X); ok {
		g.add(segment(ax.of(low), y, ax.of(high), y))
	}
	if low, high, ok := interval(p.Y); ok {
		g.add(segment(x, ay.of(low), x, ay.of(high)))
	}
}

// Table implements Picture.
func (c Scatter) Table() table.Table {
	w := c.Words
	t := c.table(w.Government, w.Group, axisName("", c.X.Name, c.X.Number.Unit), w.Status, axisName("", c.Y.Name, c.Y.Number.Unit), w.Status)
	for _, p := range c.Points {
		c.add(&t, table.Text(p.Name), table.Text(w.role(p.Role)), valueCell(p.X, c.X.Number), table.Text(w.status(p.X.Status)),
			valueCell(p.Y, c.Y.Number), table.Text(w.status(p.Y.Status)))
	}
	return t
}
