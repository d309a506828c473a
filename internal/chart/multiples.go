package chart

import (
	"math"

	"github.com/bonbogi/bonbogi/internal/table"
)

// Multiples are many small trends beside each other: one government in several indicators, or several
// governments in one. Each has an axis of its own, unless Shared.
type Multiples struct {
	Frame
	Time   Time
	Shared bool // one axis for all: heights can be compared from one to the next
	Panels []Panel
}

// Panel is one of them.
type Panel struct {
	Title  string
	Number Number
	Own    Line
	Peers  Band
}

func (p Panel) span(t Time) span {
	r := p.Own.span(t)
	r.join(p.Peers.span(t))
	return r
}

// Draw implements Picture.
func (m Multiples) Draw(l Layout) *Scene {
	s := m.sheet(l)
	var all span
	for _, p := range m.Panels {
		all.join(p.span(m.Time))
	}
	if !all.some {
		return s.empty()
	}
	m.legend(s)
	across := int(l.pick(3, 2))
	gap := l.pick(28, 18)
	width := (s.Width - gap*float64(across-1)) / float64(across)
	height := l.pick(104, 84)
	pitch := height + 72
	top := s.y
	for i, p := range m.Panels {
		r := p.span(m.Time)
		if m.Shared {
			r = all
		}
		m.panel(s, p, r, float64(i%across)*(width+gap), top+float64(i/across)*pitch, width, height)
	}
	s.y = top + pitch*math.Ceil(float64(len(m.Panels))/float64(across)) - 16
	return s.end()
}

func (m Multiples) legend(s *sheet) {
	var medians, quartiles span
	name, unsure := "", false
	for _, p := range m.Panels {
		medians.join(Band{Median: p.Peers.Median}.span(m.Time))
		quartiles.join(Band{Low: p.Peers.Low, High: p.Peers.High}.span(m.Time))
		if name == "" {
			name = p.Own.Name
		}
		if name != p.Own.Name { // a government a panel: the titles name them
			name = m.Words.Value
		}
		for _, f := range p.Own.Figures {
			unsure = unsure || has(f) && tentative(f.Status)
		}
	}
	keys := []key{{stroke(own, 2.2, nil), name}}
	if medians.some {
		keys = append(keys, key{stroke(ink, 1.6, dashes), m.Words.Median})
	}
	if quartiles.some {
		keys = append(keys, key{bandSign, m.Words.Quartiles})
	}
	if unsure {
		keys = append(keys, key{tentativeSign, m.Words.Tentative})
	}
	s.legend(keys...)
}

// panel draws one trend at x, y: title and last value above it, the first and last period below.
func (m Multiples) panel(s *sheet, p Panel, r span, x, y, width, height float64) {
	last := p.Own.last(m.Time)
	value := ""
	if last >= 0 {
		value = p.Number.WithUnit(p.Own.at(last).Value)
		if last < len(m.Time.Periods)-1 {
			value += " (" + m.Time.label(last) + ")"
		}
	}
	s.group(style{fill: ink}).add(text{x, y + 12, sizeText, start, true, shorten(p.Title, sizeText, true, width)})
	top := y + 36
	if value == "" {
		s.group(style{fill: inkSoft}).add(text{x, y + 29, sizeSmall, start, false, shorten(m.Words.NoData, sizeSmall, false, width)})
	} else {
		s.group(style{fill: own}).add(text{x, y + 29, sizeSmall, start, true, shorten(value, sizeSmall, true, width)})
	}
	if !r.some {
		s.group(style{fill: ground, stroke: line, width: 0.8, dash: dashes}).add(rect{x, top, width, height, 0})
		return
	}
	if r.low > 0 && r.low < 0.4*r.high {
		r.low = 0
	}
	a := newAxis(r.low, r.high, 2, p.Number, m.Words)
	left := x + widest(a.labels, 11, false, width*0.4) + 6
	a.place(top+height, top)
	g, n := s.group(style{stroke: lineSoft, width: 1}), s.group(style{fill: inkFaint})
	for i, v := range a.at {
		g.add(segment(left, a.of(v), x+width, a.of(v)))
		n.add(text{left - 5, a.of(v) + 4, 11, end, false, shorten(a.labels[i], 11, false, width*0.4)})
	}
	places := m.Time.places(left+5, x+width-5)
	d := plot{sheet: s, axis: a, time: m.Time, x: places, number: p.Number, small: true}
	d.band(p.Peers)
	d.line(p.Own, Own)
	d.breaks(p.Own, top, top+height)
	s.group(style{stroke: inkFaint, width: 1}).add(segment(left, top+height, x+width, top+height))
	k := len(m.Time.Periods) - 1
	words := shorten(m.Time.label(k), 11, false, width/2)
	s.group(style{fill: inkFaint}).add(text{x + width, top + height + 14, 11, end, false, words})
	if k > 0 && textWidth(words, 11, false)+textWidth(m.Time.label(0), 11, false)+10 < x+width-left {
		s.group(style{fill: inkFaint}).add(text{left, top + height + 14, 11, start, false, m.Time.label(0)})
	}
}

// Table implements Picture.
func (m Multiples) Table() table.Table {
	w := m.Words
	t := m.table(w.Indicator, w.Government, w.Period, w.Value, w.Unit, w.Status, w.LowerQuartile, w.Median, w.UpperQuartile)
	for _, p := range m.Panels {
		for i := range m.Time.Periods {
			f := p.Own.at(i)
			m.add(&t, table.Text(p.Title), table.Text(p.Own.Name), table.Text(m.Time.label(i)), valueCell(f, p.Number), table.Text(p.Number.Unit), table.Text(w.status(f.Status)),
				boundCell(at(p.Peers.Low, i), p.Number), boundCell(at(p.Peers.Median, i), p.Number), boundCell(at(p.Peers.High, i), p.Number))
		}
	}
	return t
}
