package chart

import (
	"cmp"
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
	letters := min(13, size*0.48)
	for _, t := range tiles {
		if _, two := split(t.Label); !two || textWidth(t.Label, letters, false) <= size-3 {
			letters = min(letters, max((size-3)/max(textWidth(t.Label, 1, t.Role == Own), 1), 7.5))
		}
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
			tileWords(s.group(style{fill: ink}), t.Label, r, letters, false)
			continue
		}
		tileWords(words[under], t.Label, r, letters, t.Role == Own)
	}
	provinces := make(map[boundary.Tile]string, len(tiles))
	for _, t := range tiles {
		provinces[t.Tile] = t.Group
	}
	borders := tileBorders(provinces, func(column, row int) point {
		return point{dx + size*(float64(column)-columns.low), dy + size*(float64(row)-rows.low)}
	})
	s.group(style{stroke: ground, width: 4}).add(borders...)
	s.group(style{stroke: ink, width: 1.6}).add(borders...)
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

// tileWords prints a label in a tile, three or four Hangul in two lines where one is too narrow: 동대/문 can be
// read where 동대문 would be tiny.
func tileWords(g *group, label string, r rect, size float64, bold bool) {
	if label == "" {
		return
	}
	if lines, two := split(label); two && textWidth(label, size, bold) > r.w-1 {
		size = min(size, r.h*0.42)
		g.add(text{r.x + r.w/2, r.y + r.h/2 - size*0.18, size, middle, bold, lines[0]}, text{r.x + r.w/2, r.y + r.h/2 + size*0.92, size, middle, bold, lines[1]})
		return
	}
	g.add(text{r.x + r.w/2, r.y + r.h/2 + size*0.36, size, middle, bold, shorten(label, size, bold, r.w+1)})
}

// split parts a Hangul label of three or four letters.
func split(label string) (lines [2]string, ok bool) {
	r := []rune(label)
	if len(r) < 3 || len(r) > 4 || r[0] < 0x1100 {
		return lines, false
	}
	return [2]string{string(r[:2]), string(r[2:])}, true
}

// tileBorders are the lines between tiles of different groups, along the corners of the grid.
func tileBorders(group map[boundary.Tile]string, corner func(column, row int) point) []item {
	var tiles []boundary.Tile
	for t := range group {
		tiles = append(tiles, t)
	}
	slices.SortFunc(tiles, func(a, b boundary.Tile) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	p := path{}
	for _, t := range tiles {
		c, r := t.Column, t.Row
		if g, ok := group[boundary.Tile{Column: c + 1, Row: r}]; ok && g != group[t] {
			p.lines = append(p.lines, []point{corner(c+1, r), corner(c+1, r+1)})
		}
		if g, ok := group[boundary.Tile{Column: c, Row: r + 1}]; ok && g != group[t] {
			p.lines = append(p.lines, []point{corner(c, r+1), corner(c+1, r+1)})
		}
	}
	return nonEmpty(p)
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
