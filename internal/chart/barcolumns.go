package chart

import "slices"

// columns draws many bars beside each other, with the names of a few.
func (b Bars) columns(s *sheet, drawn []Bar) {
	a := b.axis(drawn, 5)
	left := widest(a.labels, sizeSmall, false, 90) + 10
	pitch := (s.Width - left) / float64(len(drawn))
	names := b.callouts(s, drawn, left, pitch)
	height := s.layout.pick(300, 260)
	top, bottom := s.y, s.y+height
	a.place(bottom, top)
	if a.unit != "" {
		s.group(style{fill: inkFaint}).add(text{0, top - 8, sizeSmall, start, false, shorten(a.unit, sizeSmall, false, left+60)})
	}
	s.grid(a, left, s.Width)
	if b.hasQuartiles() {
		low, high := a.of(b.Low), a.of(b.High)
		s.group(style{fill: band}).add(rect{left, high, s.Width - left, max(low-high, 1), 0})
		s.group(style{stroke: bandLine, width: 1}).add(segment(left, low, s.Width, low), segment(left, high, s.Width, high))
	}
	var shapes styled
	whiskers := path{}
	zero := a.of(a.zero())
	for i, bar := range drawn {
		x, y := left+pitch*float64(i), a.of(bar.Figure.Value)
		r := rect{x + pitch*0.08, min(y, zero), pitch * 0.84, max(zero-y, y-zero, 1), 0}
		shapes.add(bar.Role, tentative(bar.Figure.Status), titled{r, tip(bar.Name, bar.Figure, b.Number, b.Words)})
		if low, high, ok := interval(bar.Figure); ok && (bar.Role == Own || pitch >= 6) {
			c := x + pitch/2
			whiskers.lines = append(whiskers.lines, []point{{c, a.of(low)}, {c, a.of(high)}})
			if high > a.high {
				whiskers.lines = append(whiskers.lines, []point{{c - 2.5, top + 4}, {c, top}, {c + 2.5, top + 4}})
			}
			if low < a.low {
				whiskers.lines = append(whiskers.lines, []point{{c - 2.5, bottom - 4}, {c, bottom}, {c + 2.5, bottom - 4}})
			}
		}
	}
	s.bars(&shapes, pitch)
	edge := make([]point, 0, 2*len(drawn))
	for i, bar := range drawn { // so that pale columns have an end
		x, y := left+pitch*float64(i), a.of(bar.Figure.Value)
		edge = append(edge, point{x, y}, point{x + pitch, y})
	}
	s.group(style{stroke: otherLine, width: 0.8}).add(path{lines: [][]point{edge}})
	s.group(style{stroke: inkFaint, width: 1}).add(segment(left, zero, s.Width, zero))
	if len(whiskers.lines) > 0 {
		if pitch >= 8 {
			s.group(style{stroke: ground, width: 3.2}).add(whiskers)
		}
		s.group(style{stroke: ink, width: 1.2}).add(whiskers)
	}
	if finite(b.Median) {
		y := a.of(b.Median)
		s.group(style{stroke: ground, width: 3}).add(segment(left, y, s.Width, y))
		s.group(style{stroke: ink, width: 1.4, dash: dashes}).add(segment(left, y, s.Width, y))
	}
	for _, n := range names {
		y := min(a.of(drawn[n.bar].Figure.Value), zero) - 3
		if low, high, ok := interval(drawn[n.bar].Figure); ok && drawn[n.bar].Role == Own {
			y = min(y, a.of(high)-3, a.of(low)-3)
		}
		s.group(style{stroke: n.paint, width: 1}).add(segment(n.x, n.below, n.x, max(y, n.below)))
	}
	s.y = bottom + 10
}

// callout is a name above its column, with a line down to it.
type callout struct {
	bar      int
	level    int // from the columns up
	from, to float64
	words    string
	bold     bool
	paint    paint
	x, below float64 // where the line begins
}

// callouts prints the names of one's own bar, the first, the last and the role models above the columns.
// One that has no room beside another goes above it, if its line down crosses no name.
func (b Bars) callouts(s *sheet, drawn []Bar, left, pitch float64) []callout {
	var out []callout
	top := 0
	place := func(i int) {
		c := callout{bar: i, x: left + pitch*(float64(i)+0.5), bold: drawn[i].Role == Own, paint: inkSoft}
		switch drawn[i].Role {
		case Own:
			c.paint = own
		case Model:
			c.paint = model
		}
		c.words = shorten(drawn[i].Name+" "+b.Number.Format(drawn[i].Figure.Value), sizeSmall, c.bold, s.Width/2)
		w := textWidth(c.words, sizeSmall, c.bold)
		c.from = min(max(c.x-w/2, left), s.Width-w)
		c.to = c.from + w
		for ; c.level < 3; c.level++ {
			if !slices.ContainsFunc(out, c.hinders) {
				out = append(out, c)
				top = max(top, c.level+1)
				return
			}
		}
	}
	for _, want := range []func(i int) bool{
		func(i int) bool { return drawn[i].Role == Own },
		func(i int) bool { return i == 0 || i == len(drawn)-1 },
		func(i int) bool { return drawn[i].Role == Model },
	} {
		for i := range drawn {
			if want(i) {
				place(i)
			}
		}
	}
	for i, c := range out {
		y := s.y + 12 + 17*float64(top-1-c.level)
		out[i].below = y + 4
		s.group(style{fill: c.paint}).add(text{(c.from + c.to) / 2, y, sizeSmall, middle, c.bold, c.words})
	}
	s.y += 17*float64(top) + 24
	return out
}

// hinders reports whether two names cannot both stand where they are.
func (c callout) hinders(d callout) bool {
	switch {
	case c.bar == d.bar:
		return true
	case c.level == d.level:
		return c.from-8 < d.to && d.from < c.to+8
	case c.level > d.level:
		return c.x > d.from-3 && c.x < d.to+3
	}
	return d.x > c.from-3 && d.x < c.to+3
}

// grid draws lines across for the numbers of an upright axis, and the numbers to their left.
func (s *sheet) grid(a axis, left, right float64) {
	g, n := s.group(style{stroke: lineSoft, width: 1}), s.group(style{fill: inkFaint})
	for i, v := range a.at {
		y := a.of(v)
		g.add(segment(left, y, right, y))
		n.add(text{left - 6, y + 4, sizeSmall, end, false, a.labels[i]})
	}
}
