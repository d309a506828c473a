package chart

import (
	"math"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/table"
)

// Heat is many indicators at once: a row an indicator, a column a government or a period. A cell says where
// its value stands among the peers, as a percentile; colours are relative to the peers, not absolute. The
// caller says so in the subtitle.
type Heat struct {
	Frame
	Columns []HeatColumn
	Rows    []HeatRow
}

// HeatColumn is the head of a column.
type HeatColumn struct {
	Name string
	Role Role
}

// HeatRow is one indicator. What is shorter than the columns has no values at the end.
type HeatRow struct {
	Label string
	Cells []HeatCell
}

// HeatCell is one value.
type HeatCell struct {
	Percentile float64 // from 0, the worst, to 100, the best; NaN where it is not ranked
	Value      string  // as people read it, for the table and whoever points at the cell
	Status     bonbogi.Status
}

// level is one of five steps, from far behind to far ahead.
type level struct {
	from float64
	fill paint
	sign string
}

var levels = [...]level{{0, worst, "▼▼"}, {10, worse, "▼"}, {25, ground, ""}, {75, class2, "▲"}, {90, class5, "▲▲"}}

func levelOf(percentile float64) level {
	out := levels[0]
	for _, l := range levels {
		if percentile >= l.from {
			out = l
		}
	}
	return out
}

func (c HeatCell) ranked() bool {
	return finite(c.Percentile) && c.Percentile >= 0 && c.Percentile <= 100 && c.Status.HasValue()
}

// Draw implements Picture. What does not fit in the width goes on below, with its rows named anew.
func (h Heat) Draw(l Layout) *Scene {
	s := h.sheet(l)
	if len(h.Rows) == 0 || len(h.Columns) == 0 {
		return s.empty()
	}
	h.legend(s)
	labels := make([]string, len(h.Rows))
	for i, r := range h.Rows {
		labels[i] = r.Label
	}
	left := widest(labels, sizeSmall, false, l.pick(220, 104)) + 12
	blocks := math.Ceil(float64(len(h.Columns)) * 54 / (s.Width - left)) // of about equally many columns
	across := int(math.Ceil(float64(len(h.Columns)) / blocks))
	cell := min((s.Width-left)/float64(across), 84)
	for from := 0; from < len(h.Columns); from += across {
		h.block(s, from, min(from+across, len(h.Columns)), left, cell)
	}
	return s.end()
}

func (h Heat) legend(s *sheet) {
	var keys []key
	for i := len(levels) - 1; i >= 0; i-- {
		to := 100.0
		if i+1 < len(levels) {
			to = levels[i+1].from
		}
		words := itoa(int(levels[i].from)) + "–" + itoa(int(to))
		switch i {
		case 0:
			words += " " + h.Words.Worse
		case len(levels) - 1:
			words = h.Words.Percentile + " " + words + " " + h.Words.Better
		}
		keys = append(keys, key{levelSign(levels[i]), words})
	}
	for _, st := range []bonbogi.Status{bonbogi.Missing, bonbogi.NotApplicable, bonbogi.Suppressed} {
		if h.without(st) {
			keys = append(keys, key{swatch(hatchOf(st), line), h.Words.status(st)})
		}
	}
	s.legend(keys...)
}

// without reports whether a cell has no value for this reason.
func (h Heat) without(st bonbogi.Status) bool {
	for _, r := range h.Rows {
		for i := range h.Columns {
			if c := r.at(i); !c.ranked() && c.reason() == st {
				return true
			}
		}
	}
	return false
}

// at is the cell of a column.
func (r HeatRow) at(i int) HeatCell {
	if i < len(r.Cells) {
		return r.Cells[i]
	}
	return HeatCell{Percentile: math.NaN()}
}

// reason is why a cell is not ranked.
func (c HeatCell) reason() bonbogi.Status {
	if c.Status.HasValue() || c.Status == bonbogi.NoObservation {
		return bonbogi.Missing
	}
	return c.Status
}

func levelSign(l level) func(*sheet, float64, float64) {
	return func(s *sheet, x, y float64) {
		s.group(style{fill: l.fill, stroke: line, width: 0.8}).add(rect{x - 0.5, y - 8, signWidth + 2, 16, 1.5})
		s.group(style{fill: onClass(l.fill)}).add(text{x + signWidth/2 + 0.5, y + 3.5, 9, middle, false, l.sign})
	}
}

// block draws the columns from one to another.
func (h Heat) block(s *sheet, from, to int, left, cell float64) {
	const high = 34.0
	head := s.group(style{fill: inkSoft})
	lines := 1
	for i := from; i < to; i++ {
		words := wrap(h.Columns[i].Name, sizeSmall, h.Columns[i].Role == Own, cell-4)
		lines = max(lines, min(len(words), 2))
	}
	for i := from; i < to; i++ {
		words, g := wrap(h.Columns[i].Name, sizeSmall, h.Columns[i].Role == Own, cell-4), head
		words = words[:min(len(words), 2)]
		if h.Columns[i].Role == Own {
			g = s.group(style{fill: own})
		}
		for k, w := range words {
			g.add(text{left + cell*(float64(i-from)+0.5), s.y + 15*float64(lines-len(words)+k+1), sizeSmall, middle, h.Columns[i].Role == Own, w})
		}
	}
	s.y += 15*float64(lines) + 6
	for _, r := range h.Rows {
		label := wrap(r.Label, sizeSmall, false, left-10)
		label = label[:min(len(label), 2)]
		for k, words := range label {
			s.group(style{fill: ink}).add(text{left - 10, s.y + high/2 + 4.5 + 14*(float64(k)-float64(len(label)-1)/2), sizeSmall, end, false, words})
		}
		for i := from; i < to; i++ {
			h.cell(s, r, i, rect{left + cell*float64(i-from), s.y, cell, high, 0})
		}
		s.y += high
	}
	s.group(style{stroke: own, width: 2.4}).add(h.ownColumns(s, from, to, left, cell, high)...)
	s.y += 14
}

// ownColumns are the frames around one's own columns.
func (h Heat) ownColumns(s *sheet, from, to int, left, cell, high float64) []item {
	var out []item
	for i := from; i < to; i++ {
		if n := float64(len(h.Rows)); h.Columns[i].Role == Own {
			out = append(out, path{lines: [][]point{{{left + cell*float64(i-from), s.y - high*n}, {left + cell*float64(i-from+1), s.y - high*n},
				{left + cell*float64(i-from+1), s.y}, {left + cell*float64(i-from), s.y}, {left + cell*float64(i-from), s.y - high*n}}}})
		}
	}
	return out
}

func (h Heat) cell(s *sheet, r HeatRow, i int, at rect) {
	c := r.at(i)
	name := r.Label + ", " + h.Columns[i].Name + ": "
	if !c.ranked() {
		st := c.reason()
		s.group(style{fill: hatchOf(st), stroke: line, width: 0.6}).add(titled{at, name + h.Words.status(st)})
		return
	}
	l := levelOf(c.Percentile)
	s.group(style{fill: l.fill, stroke: line, width: 0.6}).add(titled{at, name + h.Words.Percentile + " " + itoa(int(math.Round(c.Percentile))) + ", " + c.Value})
	words := itoa(int(math.Round(c.Percentile)))
	g := s.group(style{fill: onClass(l.fill)})
	if l.sign == "" {
		g.add(text{at.x + at.w/2, at.y + at.h/2 + 4.5, sizeText, middle, false, words})
		return
	}
	g.add(text{at.x + at.w/2, at.y + 15, sizeText, middle, true, words}, text{at.x + at.w/2, at.y + 27.5, 9, middle, false, l.sign})
}

// Table implements Picture.
func (h Heat) Table() table.Table {
	w := h.Words
	t := h.table(w.Indicator, w.Government, w.Value, w.Percentile, w.Status)
	n := Number{}
	for _, r := range h.Rows {
		for i, col := range h.Columns {
			c := r.at(i)
			p := table.Text("")
			if c.ranked() {
				p = table.Number(c.Percentile, n.Format(c.Percentile))
			}
			h.add(&t, table.Text(r.Label), table.Text(col.Name), table.Text(c.Value), p, table.Text(w.status(c.Status)))
		}
	}
	return t
}
