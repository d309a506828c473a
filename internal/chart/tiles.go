package chart

import (
	"slices"

	"github.com/bonbogi/bonbogi/internal/boundary"
	"github.com/bonbogi/bonbogi/internal/table"
)

// Tiles are a map on which each government is a square, as large as any other, about where it lies.
type Tiles struct {
	Frame
	Number  Number
	Classes Classing
	Areas   []Area
	Places  map[string]boundary.Tile // by ID; an area without a place is in the table alone
}

// Draw implements Picture.
func (m Tiles) Draw(l Layout) *Scene {
	s := m.sheet(l)
	type placed struct {
		Area
		boundary.Tile
	}
	var tiles []placed
	var columns, rows span
	for _, a := range m.Areas {
		if p, ok := m.Places[a.ID]; ok {
			tiles = append(tiles, placed{a, p})
			columns.take(float64(p.Column))
			rows.take(float64(p.Row))
		}
	}
	if len(tiles) == 0 || columns.high-columns.low > 1000 || rows.high-rows.low > 1000 {
		return s.empty()
	}
	slices.SortStableFunc(tiles, func(a, b placed) int { return int(a.Role.known()) - int(b.Role.known()) })
	c, without := classesOf(m.Areas, m.Classes)
	across, down := columns.high-columns.low+1, rows.high-rows.low+1
	boxWidth, boxHeight := l.pick(470, 360), l.pick(760, 1e9)
	size := min(boxWidth/across, boxHeight/down, 56)
	dx, dy := (boxWidth-size*across)/2, s.y+2
	gap := min(1.5, size/8)
	at := func(t boundary.Tile) rect {
		return rect{dx + size*(float64(t.Column)-columns.low) + gap/2, dy + size*(float64(t.Row)-rows.low) + gap/2, size - gap, size - gap, min(3, size/8)}
	}
	var groups [paints][]item
	words := map[paint]*group{}
	for _, t := range tiles {
		fill := t.paint(c)
		groups[fill] = append(groups[fill], titled{at(t.Tile), tip(t.Name, t.Figure, m.Number, m.Words)})
	}
	for p, items := range groups {
		s.group(style{fill: paint(p), stroke: line, width: 0.6}).add(items...)
	}
	for _, t := range tiles {
		if size < 10 {
			break // there is no room for words that can be read
		}
		r, p := at(t.Tile), t.paint(c)
		under := onClass(p)
		if words[under] == nil {
			words[under] = s.group(style{fill: under})
		}
		if _, hatched := p.pattern(); hatched { // words on a hatch need a ground
			s.group(style{fill: ground}).add(rect{r.x + 2, r.y + r.h/2 - size*0.26, r.w - 4, size * 0.52, 2})
			s.tileWords(s.group(style{fill: ink}), t.Label, r, false)
			continue
		}
		s.tileWords(words[under], t.Label, r, t.Role == Own)
	}
	for _, t := range tiles {
		if t.Role == Own || t.Role == Model {
			width, p, r := 1.8, model, at(t.Tile)
			if t.Role == Own {
				width, p = 2.6, ink
			}
			edge := path{lines: [][]point{corners(r)}, closed: true}
			s.group(style{stroke: ground, width: width + 2}).add(edge)
			s.group(style{stroke: p, width: width}).add(edge)
		}
	}
	bottom := dy + size*down + 6
	s.besideOrBelow(s.y, bottom, boxWidth, func(x, width float64) {
		s.ownTile(m, x, width)
		s.classLegend(c, m.Number, m.Classes, without, x, width)
		s.roleLegend(m.Areas, x)
	})
	return s.end()
}

// tileWords prints a label in a tile as large as it goes.
func (s *sheet) tileWords(g *group, label string, r rect, bold bool) {
	if label == "" {
		return
	}
	size := min(13, r.h*0.5)
	if w := textWidth(label, 1, bold); w*size > r.w-1 {
		size = max((r.w-1)/w, 6)
		label = shorten(label, size, bold, r.w)
	}
	g.add(text{r.x + r.w/2, r.y + r.h/2 + size*0.36, size, middle, bold, label})
}

// ownTile says one's own value above the legend: a tile has no room for it.
func (s *sheet) ownTile(m Tiles, x, width float64) {
	for _, a := range m.Areas {
		if a.Role == Own && has(a.Figure) {
			s.y += lineStep + 4
			s.group(style{fill: ink}).add(text{x, s.y - 4, sizeText, start, true, shorten(a.Name+" "+m.Number.WithUnit(a.Figure.Value), sizeText, true, width)})
			s.y += 4
			return
		}
	}
}

// Table implements Picture.
func (m Tiles) Table() table.Table { return m.areas(m.Areas, m.Number, m.Classes) }
