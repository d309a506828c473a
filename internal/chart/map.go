package chart

import (
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
	Group  string // of the larger unit, the province: borders between groups are drawn thicker; may be empty
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
	s.group(style{stroke: inkSoft, width: 1}).add(m.borders(d, by, dx, dy)...)
	top := s.y
	s.pointOut(marked, m.Number, rect{0, dy, boxWidth, d.Height, 0})
	bottom := s.y + d.Height + 12
	s.besideOrBelow(top, bottom, boxWidth, func(x, width float64) {
		s.classLegend(c, m.Number, m.Classes, without, x, width)
		s.roleLegend(m.Areas, x)
	})
	return s.end()
}

// borders are the lines between areas of different groups.
func (m Map) borders(d boundary.Drawing, by map[string]int, dx, dy float64) []item {
	if !slices.ContainsFunc(m.Areas, func(a Area) bool { return a.Group != "" }) {
		return nil
	}
	group := func(id string) string {
		if i, ok := by[id]; ok {
			return m.Areas[i].Group
		}
		return ""
	}
	p := path{}
	for _, l := range d.Borders(func(a, b string) bool { return group(a) != group(b) }) {
		line := make([]point, len(l))
		for i, q := range l {
			line[i] = point{q[0] + dx, q[1] + dy}
		}
		p.lines = append(p.lines, line)
	}
	return nonEmpty(p)
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
