package chart

import (
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/boundary"
	"github.com/bonbogi/bonbogi/internal/table"
)

// Map colours the outlines of governments by the classes of one indicator.
type Map struct {
	Frame
	Number  Number
	Classes Classing
	Areas   []Area
	Shapes  [2]boundary.Drawing // by Layout, made for MapSize; IDs are those of the areas
}

// Area is one government on a map.
type Area struct {
	ID     string
	Name   string
	Label  string // two or three letters: what a tile has room for
	Role   Role
	Figure bonbogi.Figure
}

// MapSize is the box that outlines are laid out in for a layout.
func MapSize(l Layout) (width, height float64) { return l.pick(470, 360), l.pick(640, 520) }

// Draw implements Picture.
func (m Map) Draw(l Layout) *Scene {
	s := m.sheet(l)
	d := m.Shapes[l]
	if len(d.Outlines) == 0 {
		return s.empty()
	}
	c, without := classesOf(m.Areas, m.Classes)
	by := make(map[string]int, len(m.Areas))
	for i, a := range m.Areas {
		by[a.ID] = i
	}
	boxWidth, _ := MapSize(l)
	dx, dy := (boxWidth-d.Width)/2, s.y+4
	var groups [paints][]item
	var marked []outlined
	for _, o := range d.Outlines {
		p := path{closed: true, lines: make([][]point, 0, len(o.Rings))}
		for _, r := range o.Rings {
			line := make([]point, len(r))
			for k, q := range r {
				line[k] = point{q[0] + dx, q[1] + dy}
			}
			p.lines = append(p.lines, line)
		}
		i, ok := by[o.ID]
		if !ok {
			groups[other] = append(groups[other], p)
			continue
		}
		a := m.Areas[i]
		fill := a.paint(c)
		groups[fill] = append(groups[fill], titled{p, tip(a.Name, a.Figure, m.Number, m.Words)})
		if a.Role == Own || a.Role == Model {
			marked = append(marked, outlined{a, p, point{o.Label[0] + dx, o.Label[1] + dy}})
		}
	}
	for p, items := range groups {
		s.group(style{fill: paint(p), stroke: line, width: 0.6}).add(items...)
	}
	top := s.y
	s.pointOut(marked, m.Number, rect{0, dy, boxWidth, d.Height, 0})
	bottom := s.y + d.Height + 12
	s.besideOrBelow(top, bottom, boxWidth, func(x, width float64) {
		s.classLegend(c, m.Number, m.Classes, without, x, width)
		s.roleLegend(m.Areas, x)
	})
	return s.end()
}

// besideOrBelow puts a legend to the right of a map, at half its height, or under it on a telephone.
func (s *sheet) besideOrBelow(top, bottom, left float64, legend func(x, width float64)) {
	if s.layout == Narrow {
		s.y = bottom + 4
		legend(0, s.Width)
		return
	}
	n := len(s.groups)
	s.y = 0
	legend(left+30, s.Width-left-30)
	high := s.y
	s.groups = s.groups[:n]
	s.y = top + max((bottom-top-high)/2, 0)
	legend(left+30, s.Width-left-30)
	s.y = max(s.y, bottom)
}

// classesOf are the classes of the values, and the statuses of those that have none.
func classesOf(areas []Area, by Classing) (c classes, without []bonbogi.Status) {
	var values []float64
	for _, a := range areas {
		if has(a.Figure) {
			values = append(values, a.Figure.Value)
		} else {
			without = append(without, a.Figure.Status)
		}
	}
	return classify(values, by), without
}

// paint is the colour of the area's class, or the pattern of why it has no value.
func (a Area) paint(c classes) paint {
	if !has(a.Figure) {
		return hatchOf(reasonOf(a.Figure.Status))
	}
	return c.of(a.Figure.Value).paint
}

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

// roleLegend says what the thick lines are.
func (s *sheet) roleLegend(areas []Area, x float64) {
	for _, r := range []Role{Own, Model} {
		words := s.frame.Words.role(r)
		if words == "" || !slices.ContainsFunc(areas, func(a Area) bool { return a.Role == r }) {
			continue
		}
		p, width := ink, 2.4
		if r == Model {
			p, width = model, 1.6
		}
		s.y += 6
		s.group(style{fill: ground, stroke: p, width: width}).add(rect{x + 1.5, s.y + 2, 24, 16, 2})
		s.group(style{fill: ink}).add(text{x + 36, s.y + 14.5, sizeText, start, false, shorten(words, sizeText, false, s.Width-x-36)})
		s.y += 20
	}
}

// Table implements Picture.
func (m Map) Table() table.Table { return m.areas(m.Areas, m.Number, m.Classes) }

// areas is the table behind a map: the governments by value, the greatest first, then those without one.
func (f Frame) areas(areas []Area, n Number, by Classing) table.Table {
	w := f.Words
	t := f.table(w.Government, w.Group, w.Value, w.Class, w.Status, w.Note)
	c, _ := classesOf(areas, by)
	sorted := slices.Clone(areas)
	slices.SortStableFunc(sorted, func(a, b Area) int {
		switch x, y := has(a.Figure), has(b.Figure); {
		case x && y && a.Figure.Value != b.Figure.Value:
			if a.Figure.Value > b.Figure.Value {
				return -1
			}
			return 1
		case x != y && x:
			return -1
		case x != y:
			return 1
		}
		return 0
	})
	for _, a := range sorted {
		of := table.Text("")
		if has(a.Figure) {
			k := c.of(a.Figure.Value)
			of = table.Text(n.Format(k.low) + " – " + n.Format(k.high))
		}
		f.add(&t, table.Text(a.Name), table.Text(w.role(a.Role)), valueCell(a.Figure, n), of, table.Text(w.status(a.Figure.Status)), table.Text(a.Figure.Note))
	}
	return t
}
