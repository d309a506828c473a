package chart

import (
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/table"
)

// Trend is one indicator of one government over time, against the same peers in all periods.
type Trend struct {
	Frame
	Number Number
	Time   Time
	Own    Line
	Models []Line // thin
	Peers  Band
}

// Time is the periods of a picture, oldest first.
type Time struct {
	Periods []bonbogi.Period
	Labels  []string // as people read them; nil: the names of the periods
}

// Line is one government over time. What is shorter than Time ends before it.
type Line struct {
	Name    string
	Figures []bonbogi.Figure
}

// Band is the peers over time: their median and quartiles, NaN where there are none. It is interrupted where Breaks
// says that they are measured otherwise than before; nil is nowhere.
type Band struct {
	Low, Median, High []float64
	Breaks            []bool
}

// Draw implements Picture.
func (t Trend) Draw(l Layout) *Scene {
	s := t.sheet(l)
	r := t.Own.span(t.Time)
	for _, m := range t.Models {
		r.join(m.span(t.Time))
	}
	r.join(t.Peers.span(t.Time))
	if !r.some {
		return s.empty()
	}
	t.legend(s)
	if r.low > 0 && r.low < 0.4*r.high {
		r.low = 0
	}
	a := newAxis(r.low, r.high, int(l.pick(6, 5)), t.Number, t.Words)
	left := widest(a.labels, sizeSmall, false, 100) + 10
	right := s.Width - t.endWidth(l)
	if a.unit != "" {
		s.group(style{fill: inkFaint}).add(text{0, s.y + 8, sizeSmall, start, false, shorten(a.unit, sizeSmall, false, s.Width)})
	}
	s.y += 24
	top, bottom := s.y, s.y+l.pick(300, 250)
	a.place(bottom, top)
	s.grid(a, left, right)
	x := t.Time.places(left+12, right-12)
	s.times(t.Time, x, left, right, bottom)
	p := plot{sheet: s, axis: a, time: t.Time, x: x, number: t.Number}
	p.band(t.Peers)
	for _, m := range t.Models {
		p.line(m, Model)
	}
	p.line(t.Own, Own)
	p.breaks(t.Own, top, bottom)
	t.ends(s, p, right)
	s.y = bottom + 24
	return s.end()
}

// at is the figure of a period, or none.
func (l Line) at(i int) bonbogi.Figure {
	if i < len(l.Figures) {
		return l.Figures[i]
	}
	return bonbogi.NoFigure(bonbogi.NoObservation, "")
}

// last is the last period that has a value, or -1.
func (l Line) last(t Time) int {
	for i := len(t.Periods) - 1; i >= 0; i-- {
		if has(l.at(i)) {
			return i
		}
	}
	return -1
}

func (l Line) span(t Time) (r span) {
	for i := range t.Periods {
		if f := l.at(i); has(f) {
			r.take(f.Value)
			if low, high, ok := interval(f); ok {
				r.take(low, high)
			}
		}
	}
	return r
}

func (b Band) span(t Time) (r span) {
	for i := range t.Periods {
		r.take(at(b.Low, i), at(b.Median, i), at(b.High, i))
	}
	return r
}

func (r *span) join(q span) {
	if q.some {
		r.take(q.low, q.high)
	}
}

func (t Time) label(i int) string {
	if i < len(t.Labels) {
		return t.Labels[i]
	}
	return t.Periods[i].String()
}

// places are where the periods stand: at the middle of each, so that a year without values leaves its gap.
func (t Time) places(left, right float64) []float64 {
	days := make([]float64, len(t.Periods))
	var r span
	for i, p := range t.Periods {
		days[i] = (day(p.First()) + day(p.Last())) / 2
		r.take(days[i])
	}
	for i := range days {
		if r.high > r.low {
			days[i] = left + (right-left)*(days[i]-r.low)/(r.high-r.low)
		} else {
			days[i] = (left + right) / 2
		}
	}
	return days
}

// day counts days, nearly: it places periods on a line.
func day(d bonbogi.Date) float64 {
	return float64(d.Year)*365.25 + float64(d.Month)*30.44 + float64(d.Day)
}

// times prints the periods below a picture, thinned until they stand apart, the last one first.
func (s *sheet) times(t Time, x []float64, left, right, y float64) {
	s.group(style{stroke: inkFaint, width: 1}).add(segment(left, y, right, y))
	tick, g := path{}, s.group(style{fill: inkFaint})
	limit, every := s.Width+1, 1
	if n := len(x); n > 1 {
		w := 0.0
		for i := range x {
			w = max(w, textWidth(t.label(i), sizeSmall, false)+10)
		}
		every = max(1, int(w*float64(n-1)/max(x[n-1]-x[0], 1)+0.999))
	}
	for i := len(x) - 1; i >= 0; i -= every {
		words := shorten(t.label(i), sizeSmall, false, right-left)
		w := textWidth(words, sizeSmall, false)
		c := min(max(x[i], w/2), s.Width-w/2)
		if c+w/2 > limit {
			continue
		}
		limit = c - w/2 - 6
		g.add(text{c, y + 18, sizeSmall, middle, false, words})
		tick.lines = append(tick.lines, []point{{x[i], y}, {x[i], y + 4}})
	}
	s.group(style{stroke: inkFaint, width: 1}).add(tick)
}

func (t Trend) legend(s *sheet) {
	keys := []key{{lineSign(own, 2.6, Own), t.Own.Name}}
	for _, m := range t.Models {
		keys = append(keys, key{lineSign(model, 1.6, Model), m.Name})
	}
	if r := (Band{Median: t.Peers.Median}).span(t.Time); r.some {
		keys = append(keys, key{stroke(ink, 1.6, dashes), t.Words.Median})
	}
	if r := (Band{Low: t.Peers.Low, High: t.Peers.High}).span(t.Time); r.some {
		keys = append(keys, key{bandSign, t.Words.Quartiles})
	}
	if slices.ContainsFunc(t.Own.Figures, func(f bonbogi.Figure) bool { _, _, ok := interval(f); return ok }) {
		keys = append(keys, key{upright(own, 1, nil), t.Words.Interval})
	}
	if slices.ContainsFunc(t.Own.Figures, func(f bonbogi.Figure) bool { return has(f) && tentative(f.Status) }) {
		keys = append(keys, key{tentativeSign, t.Words.Tentative})
	}
	if slices.ContainsFunc(t.Own.Figures, func(f bonbogi.Figure) bool { return f.Status == bonbogi.Break }) {
		keys = append(keys, key{upright(warningLine, 1.6, []float64{2, 2}), t.Words.status(bonbogi.Break)})
	}
	s.legend(keys...)
}

func lineSign(p paint, width float64, r Role) func(*sheet, float64, float64) {
	return func(s *sheet, x, y float64) {
		s.group(style{stroke: p, width: width}).add(segment(x, y, x+signWidth, y))
		s.dot(r, x+signWidth/2, y, 4, false)
	}
}

func tentativeSign(s *sheet, x, y float64) {
	s.group(style{stroke: own, width: 2, dash: dashes}).add(segment(x, y, x+signWidth, y))
	s.dot(Own, x+signWidth/2, y, 4, true)
}

// endWidth is the room to the right for the last values.
func (t Trend) endWidth(l Layout) float64 {
	w := 0.0
	for _, line := range append([]Line{t.Own}, t.Models...) {
		if i := line.last(t.Time); i >= 0 {
			w = max(w, textWidth(t.Number.Format(line.at(i).Value), sizeText, true))
		}
	}
	return min(w+10, l.pick(140, 90))
}

// ends prints the last value of one's own line beside it, and the last median where that does not touch it.
func (t Trend) ends(s *sheet, p plot, right float64) {
	i := t.Own.last(t.Time)
	y := -1e9
	if i >= 0 {
		y = p.of(t.Own.at(i).Value)
		s.group(style{fill: own}).add(text{right + 4, y + 4.5, sizeText, start, true, t.Number.Format(t.Own.at(i).Value)})
	}
	for j := len(t.Time.Periods) - 1; j >= 0; j-- {
		if m := at(t.Peers.Median, j); finite(m) {
			if d := p.of(m) - y; d > 15 || d < -15 {
				s.group(style{fill: inkSoft}).add(text{right + 4, p.of(m) + 4, sizeSmall, start, false, t.Number.Format(m)})
			}
			return
		}
	}
}

// Table implements Picture.
func (t Trend) Table() table.Table {
	w := t.Words
	head := []string{w.Period, t.Own.Name, w.Low, w.High, w.Status, w.LowerQuartile, w.Median, w.UpperQuartile}
	for _, m := range t.Models {
		head = append(head, m.Name)
	}
	out := t.table(head...)
	for i := range t.Time.Periods {
		f := t.Own.at(i)
		row := []table.Cell{table.Text(t.Time.label(i)), valueCell(f, t.Number), boundCell(f.Low, t.Number), boundCell(f.High, t.Number),
			table.Text(w.status(f.Status)), boundCell(at(t.Peers.Low, i), t.Number), boundCell(at(t.Peers.Median, i), t.Number), boundCell(at(t.Peers.High, i), t.Number)}
		for _, m := range t.Models {
			row = append(row, valueCell(m.at(i), t.Number))
		}
		t.add(&out, row...)
	}
	return out
}
