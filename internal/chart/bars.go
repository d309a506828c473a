package chart

import (
	"cmp"
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/table"
)

// Bars is one indicator of many governments, sorted, the best first. It is made for 1 to 400 of them: up to
// forty stand below each other with their names and values; of more, one's own is pointed out.
type Bars struct {
	Frame
	Number    Number
	Direction bonbogi.Direction // Down: the smallest value is the best
	Bars      []Bar
	Median    float64 // of the peers, as computed by the caller; NaN is not drawn
	Low, High float64 // the quartiles
}

// Bar is one government.
type Bar struct {
	Name   string
	Rank   string // as people read it: "3", or "3–7" where the intervals allow that; may be empty
	Role   Role
	Figure bonbogi.Figure
}

const namedBars = 40 // the most that are listed by name

// Draw implements Picture.
func (b Bars) Draw(l Layout) *Scene {
	s := b.sheet(l)
	drawn, rest := b.sorted()
	if len(drawn) == 0 {
		if len(rest) == 0 {
			return s.empty()
		}
		b.without(s, rest)
		return s.end()
	}
	b.legend(s, drawn)
	switch {
	case len(drawn) <= namedBars:
		b.rows(s, drawn)
	case l == Narrow && len(drawn) <= 400:
		b.thin(s, drawn)
	default:
		b.columns(s, drawn)
	}
	b.without(s, rest)
	return s.end()
}

// sorted are the bars that have a value, best first and equals by name; and those that have none.
func (b Bars) sorted() (drawn, rest []Bar) {
	for _, bar := range b.Bars {
		if has(bar.Figure) {
			drawn = append(drawn, bar)
		} else {
			rest = append(rest, bar)
		}
	}
	slices.SortStableFunc(drawn, func(x, y Bar) int {
		c := cmp.Compare(y.Figure.Value, x.Figure.Value)
		if b.Direction == bonbogi.Down {
			c = -c
		}
		return cmp.Or(c, cmp.Compare(x.Name, y.Name))
	})
	return drawn, rest
}

// axis has zero in it: the length of a bar is its value. Intervals may make it three times as long as the bars do; one
// that goes on has an arrow at the edge, or it would leave nothing of the bars to be seen.
func (b Bars) axis(drawn []Bar, n int) axis {
	var r span
	r.take(0, b.Median, b.Low, b.High)
	for _, bar := range drawn {
		r.take(bar.Figure.Value)
	}
	room := 2 * (r.high - r.low)
	if room == 0 {
		room = math.Inf(1)
	}
	least, most := r.low-room, r.high+room
	for _, bar := range drawn {
		if low, high, ok := interval(bar.Figure); ok {
			r.take(max(low, least), min(high, most))
		}
	}
	return newAxis(r.low, r.high, n, b.Number, b.Words).trimmed(r.low, r.high)
}

func (b Bars) legend(s *sheet, drawn []Bar) {
	var keys []key
	for r := Own; ; r-- {
		if slices.ContainsFunc(drawn, func(bar Bar) bool { return bar.Role.known() == r }) {
			keys = append(keys, key{barSign(r), b.Words.role(r)})
		}
		if r == Other {
			break
		}
	}
	if slices.ContainsFunc(drawn, func(bar Bar) bool { _, _, ok := interval(bar.Figure); return ok }) {
		keys = append(keys, key{whiskerSign, b.Words.Interval})
	}
	if finite(b.Median) {
		keys = append(keys, key{upright(ink, 1.4, dashes), b.Words.Median + " " + b.Number.WithUnit(b.Median)})
	}
	if b.hasQuartiles() {
		keys = append(keys, key{bandSign, b.Words.Quartiles})
	}
	if slices.ContainsFunc(drawn, func(bar Bar) bool { return tentative(bar.Figure.Status) }) {
		keys = append(keys, key{swatch(peerHatch, peer), b.Words.Tentative})
	}
	s.legend(keys...)
}

func (b Bars) hasQuartiles() bool { return finite(b.Low) && finite(b.High) && b.Low <= b.High }

func barPaint(r Role) (fill, edge paint) {
	fill = roles[r.known()].fill
	if fill == other {
		return fill, otherLine
	}
	return fill, fill
}

// barSign is a small bar with the marker that stands before those of the role.
func barSign(r Role) func(*sheet, float64, float64) {
	return func(s *sheet, x, y float64) {
		fill, edge := barPaint(r)
		left := x
		if marked(r) {
			left += 10
			s.group(style{fill: fill}).add(roles[r].marker.mark(x+4, y, 3.6))
		}
		s.group(style{fill: fill, stroke: edge, width: 1}).add(rect{left + 0.5, y - 5.5, x + signWidth - left - 1, 11, 1.5})
	}
}

// marked reports whether a marker stands before the bars of a role, so that they are found without colour.
func marked(r Role) bool { return r == Own || r == Model }

// barStyle is the style of a role's bars, that far apart; a tentative value is hatched.
func barStyle(r Role, hatched bool, pitch float64) style {
	fill, edge := barPaint(r)
	if hatched {
		return style{fill: roles[r.known()].hatch, stroke: edge, width: 1}
	}
	if fill == other && pitch >= 8 {
		return style{fill: fill, stroke: edge, width: 0.7}
	}
	return style{fill: fill}
}

// without lists the governments that have no value, and why: they are never drawn as zero.
func (b Bars) without(s *sheet, rest []Bar) {
	if len(rest) == 0 {
		return
	}
	names := map[bonbogi.Status][]string{}
	for _, bar := range rest {
		st := bar.Figure.Status
		if st.HasValue() { // it says that there is one, and there is none
			st = bonbogi.Missing
		}
		names[st] = append(names[st], bar.Name)
	}
	s.y += 8
	for _, st := range []bonbogi.Status{bonbogi.Missing, bonbogi.NotApplicable, bonbogi.Suppressed, bonbogi.NoObservation} {
		if len(names[st]) == 0 {
			continue
		}
		words := b.Words.status(st)
		if words == "" {
			words = b.Words.NotDrawn
		}
		words += " (" + thousands(itoa(len(names[st]))) + ")"
		if len(names[st]) <= 12 {
			words += ": " + b.Words.list(names[st])
		}
		s.paragraph(words, inkSoft)
	}
}

// Table implements Picture.
func (b Bars) Table() table.Table {
	w := b.Words
	t := b.table(w.Rank, w.Government, w.Group, w.Value, w.Low, w.High, w.Status, w.Note)
	drawn, rest := b.sorted()
	for _, bar := range slices.Concat(drawn, rest) {
		f := bar.Figure
		b.add(&t, table.Text(bar.Rank), table.Text(bar.Name), table.Text(w.role(bar.Role)), valueCell(f, b.Number),
			boundCell(f.Low, b.Number), boundCell(f.High, b.Number), table.Text(w.status(f.Status)), table.Text(f.Note))
	}
	return t
}

// valueCell is a value, or an empty cell.
func valueCell(f bonbogi.Figure, n Number) table.Cell {
	if !has(f) {
		return table.Text("")
	}
	return table.Number(f.Value, n.Format(f.Value))
}

func boundCell(v float64, n Number) table.Cell {
	if !finite(v) {
		return table.Text("")
	}
	return table.Number(v, n.Format(v))
}
