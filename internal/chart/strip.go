package chart

import (
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/table"
)

// Strip shows where one government stands among its peers in several indicators: each is a line from the
// percentile 0, the worst of the peers, to 100, the best. It says how many peers are behind, not how far.
type Strip struct {
	Frame
	Name string // of the government
	Rows []StripRow
}

// StripRow is one indicator.
type StripRow struct {
	Label      string
	Percentile float64 // from 0 to 100; NaN where the government is not ranked
	Low, High  float64 // the percentiles that its interval allows; NaN if not known
	Value      string  // the value itself, as people read it
	Status     bonbogi.Status
}

func (r StripRow) ranked() bool {
	return finite(r.Percentile) && r.Percentile >= 0 && r.Percentile <= 100 && r.Status.HasValue()
}

func (r StripRow) ranges() bool { return finite(r.Low) && finite(r.High) && r.Low <= r.High }

// Draw implements Picture.
func (t Strip) Draw(l Layout) *Scene {
	s := t.sheet(l)
	if len(t.Rows) == 0 {
		return s.empty()
	}
	t.legend(s)
	labels, values := make([]string, len(t.Rows)), make([]string, len(t.Rows))
	for i, r := range t.Rows {
		labels[i], values[i] = r.Label, r.Value
	}
	left, right, pitch := 10.0, s.Width-10, 46.0
	if l == Wide {
		left = widest(labels, sizeText, false, 230) + 22
		right = s.Width - widest(values, sizeText, true, 130) - 22
		pitch = 32
	}
	a := axis{low: 0, high: 100, from: left, to: right}
	ends := s.group(style{fill: inkFaint})
	half := (right - left) / 2.2
	ends.add(text{left - 6, s.y + 12, sizeSmall, start, false, shorten("← "+t.Words.Worse, sizeSmall, false, half)},
		text{right + 6, s.y + 12, sizeSmall, end, false, shorten(t.Words.Better+" →", sizeSmall, false, half)})
	s.y += 22
	top := s.y
	names := s.group(style{fill: ink})
	for i, r := range t.Rows {
		y := top + pitch*float64(i) + pitch/2
		if l == Narrow {
			y += 8
			names.add(text{left - 6, y - 15, sizeText, start, false, shorten(r.Label, sizeText, false, s.Width*0.68)})
			s.group(style{fill: own}).add(text{s.Width, y - 15, sizeText, end, true, shorten(r.Value, sizeText, true, s.Width*0.3)})
		} else {
			names.add(text{left - 20, y + 4.5, sizeText, end, false, shorten(r.Label, sizeText, false, left-22)})
			s.group(style{fill: own}).add(text{s.Width, y + 4.5, sizeText, end, true, shorten(r.Value, sizeText, true, 130)})
		}
		t.row(s, a, r, y)
	}
	s.y = top + pitch*float64(len(t.Rows)) + 6
	g := s.group(style{fill: inkFaint})
	for _, v := range []float64{0, 25, 50, 75, 100} {
		g.add(text{a.of(v), s.y + 10, sizeSmall, middle, false, itoa(int(v))})
	}
	s.y += 18
	return s.end()
}

func (t Strip) legend(s *sheet) {
	keys := []key{{pointSign(Own), t.Name}}
	if slices.ContainsFunc(t.Rows, func(r StripRow) bool { return r.ranked() && tentative(r.Status) }) {
		keys = append(keys, key{hollowSign(Own), t.Words.Tentative})
	}
	if slices.ContainsFunc(t.Rows, func(r StripRow) bool { return r.ranked() && r.ranges() }) {
		keys = append(keys, key{rangeSign, t.Words.Range})
	}
	s.legend(append(keys, key{bandSign, t.Words.Quartiles})...)
}

func rangeSign(s *sheet, x, y float64) {
	s.group(style{stroke: own, width: 2}).add(whisker(x+1, x+signWidth-1, y, 3.5))
}

func (t Strip) row(s *sheet, a axis, r StripRow, y float64) {
	const thick = 12.0
	if !r.ranked() {
		st := r.Status
		if st.HasValue() {
			st = bonbogi.Missing
		}
		s.group(style{fill: hatchOf(st), stroke: line, width: 0.8}).add(rect{a.from, y - thick/2, a.to - a.from, thick, 0})
		words := shorten(t.Words.status(st), sizeSmall, false, a.to-a.from-10)
		w := textWidth(words, sizeSmall, false) + 10
		s.group(style{fill: ground}).add(rect{(a.from+a.to)/2 - w/2, y - 9, w, 18, 0})
		s.group(style{fill: inkSoft}).add(text{(a.from + a.to) / 2, y + 4.5, sizeSmall, middle, false, words})
		return
	}
	s.group(style{fill: other}).add(rect{a.from, y - thick/2, a.to - a.from, thick, 0})
	s.group(style{fill: band}).add(rect{a.of(25), y - thick/2, a.of(75) - a.of(25), thick, 0})
	s.group(style{stroke: bandLine, width: 1}).add(segment(a.of(25), y-thick/2, a.of(25), y+thick/2), segment(a.of(75), y-thick/2, a.of(75), y+thick/2))
	s.group(style{stroke: ink, width: 1.4}).add(segment(a.of(50), y-thick/2, a.of(50), y+thick/2))
	if r.ranges() {
		s.group(style{stroke: own, width: 2}).add(whisker(a.of(r.Low), a.of(r.High), y, 3.5))
	}
	g := s.group(dotStyle(Own, tentative(r.Status)))
	g.add(titled{roles[Own].marker.mark(a.of(r.Percentile), y, 6), r.Label + ": " + t.percentile(r.Percentile) + ", " + r.Value})
}

func (t Strip) percentile(v float64) string {
	return t.Words.Percentile + " " + itoa(int(math.Round(v)))
}

// hatchOf is the pattern that says why there is no value.
func hatchOf(st bonbogi.Status) paint {
	switch st {
	case bonbogi.NotApplicable:
		return notApplicable
	case bonbogi.Suppressed:
		return suppressed
	}
	return missing
}

// Table implements Picture.
func (t Strip) Table() table.Table {
	w := t.Words
	out := t.table(w.Indicator, w.Percentile, w.Low, w.High, w.Value, w.Status)
	n := Number{}
	for _, r := range t.Rows {
		p := table.Text("")
		if r.ranked() {
			p = table.Number(r.Percentile, n.Format(r.Percentile))
		}
		t.add(&out, table.Text(r.Label), p, boundCell(r.Low, n), boundCell(r.High, n), table.Text(r.Value), table.Text(w.status(r.Status)))
	}
	return out
}
