package chart

import (
	"slices"
	"strconv"
)

func itoa(n int) string { return strconv.Itoa(n) }

// styled collects shapes by role and hatching, so that a scene has few groups.
type styled [8][]item

func (g *styled) add(r Role, hatched bool, it item) {
	i := 2 * int(r.known())
	if hatched {
		i++
	}
	g[i] = append(g[i], it)
}

func (s *sheet) bars(g *styled, pitch float64) {
	for i, items := range g {
		if len(items) > 0 {
			s.group(barStyle(Role(i/2), i%2 == 1, pitch)).add(items...)
		}
	}
}

// bar is the rectangle from zero to a value, with a hair's breadth where the value is zero.
func lying(a axis, v, y, h float64) rect {
	x0, x1 := a.of(a.zero()), a.of(v)
	if x1 < x0 {
		x0, x1 = x1, x0
	}
	return rect{x0, y, max(x1-x0, 1), h, 0}
}

// rows draws each bar in a row with name and value.
func (b Bars) rows(s *sheet, drawn []Bar) {
	names, values := make([]string, len(drawn)), make([]string, len(drawn))
	ranked := slices.ContainsFunc(drawn, func(bar Bar) bool { return bar.Rank != "" })
	rankWidth := 0.0
	for i, bar := range drawn {
		names[i], values[i] = bar.Name, b.Number.Format(bar.Figure.Value)
		if ranked {
			rankWidth = max(rankWidth, textWidth(bar.Rank, sizeSmall, false)+8)
		}
	}
	rankWidth = min(rankWidth, 60)
	nameWidth := widest(names, sizeText, true, s.layout.pick(190, 112))
	valueWidth := widest(values, sizeText, true, 120)
	left, right := rankWidth+nameWidth+22, s.Width-valueWidth-12

	a := b.axis(drawn, int(s.layout.pick(7, 4)))
	a.place(left, right)
	const pitch, thick = 25.0, 15.0
	s.upperAxis(&a)
	top, bottom := s.y, s.y+pitch*float64(len(drawn))
	b.lines(s, a, top, bottom)

	var shapes styled
	plain, strong, value, ownValue, rank := &group{}, &group{}, &group{}, &group{}, &group{}
	whiskers := path{}
	for i, bar := range drawn {
		y := top + pitch*float64(i) + pitch/2
		shapes.add(bar.Role, tentative(bar.Figure.Status), titled{lying(a, bar.Figure.Value, y-thick/2, thick), tip(bar.Name, bar.Figure, b.Number, b.Words)})
		if low, high, ok := interval(bar.Figure); ok {
			whiskers.lines = append(whiskers.lines, a.interval(low, high, y, 3.5).lines...)
		}
		to, toValue, bold := plain, value, bar.Role == Own
		if bold {
			to, toValue = strong, ownValue
		}
		s.before(bar.Role, left, y)
		to.add(text{left - 16, y + 4.5, sizeText, end, bold, shorten(names[i], sizeText, bold, nameWidth)})
		toValue.add(text{s.Width, y + 4.5, sizeText, end, bold, values[i]})
		if ranked {
			rank.add(text{0, y + 4.5, sizeSmall, start, false, bar.Rank})
		}
	}
	s.bars(&shapes, pitch)
	b.over(s, a, top, bottom, whiskers)
	s.group(style{fill: inkFaint}).add(rank.items...)
	s.group(style{fill: ink}).add(plain.items...)
	s.group(style{fill: own}).add(strong.items...)
	s.group(style{fill: inkSoft}).add(value.items...)
	s.group(style{fill: own}).add(ownValue.items...)
	s.y = bottom + 4
}

// before puts the marker of a role before its bar.
func (s *sheet) before(r Role, left, y float64) {
	if marked(r) {
		s.group(style{fill: roles[r].fill}).add(roles[r].marker.mark(left-8, y, 4))
	}
}

// upperAxis prints the numbers of an axis above what it measures, and what they count.
func (s *sheet) upperAxis(a *axis) {
	g := s.group(style{fill: inkFaint})
	if a.unit != "" {
		g.add(text{s.Width, s.y + 11, sizeSmall, end, false, shorten(a.unit, sizeSmall, false, s.Width/2)})
		s.y += 18
	}
	g.add(a.numbersAlong(s.y+11, s.Width)...)
	s.y += 19
}

// numbersAlong are the numbers of an axis from left to right, thinned until they stand apart.
func (a axis) numbersAlong(y, width float64) []item {
	every := 1
	for {
		free, apart := -1e9, true
		var items []item
		for i := 0; i < len(a.at); i += every {
			x, w := a.of(a.at[i]), textWidth(a.labels[i], sizeSmall, false)
			x = min(max(x, w/2), width-w/2)
			apart = apart && x-w/2 > free
			free = x + w/2 + 8
			items = append(items, text{x, y, sizeSmall, middle, false, a.labels[i]})
		}
		if apart || len(items) <= 1 {
			return items
		}
		every++
	}
}

// lines draws what lies under the bars: the grid and the middle half of the peers.
func (b Bars) lines(s *sheet, a axis, top, bottom float64) {
	if b.hasQuartiles() {
		low, high := a.of(b.Low), a.of(b.High)
		s.group(style{fill: band}).add(rect{low, top, max(high-low, 1), bottom - top, 0})
		s.group(style{stroke: bandLine, width: 1}).add(segment(low, top, low, bottom), segment(high, top, high, bottom))
	}
	g := s.group(style{stroke: lineSoft, width: 1})
	for _, v := range a.at {
		g.add(segment(a.of(v), top, a.of(v), bottom))
	}
	zero := a.of(a.zero())
	s.group(style{stroke: inkFaint, width: 1}).add(segment(zero, top, zero, bottom))
}

// over draws what lies on the bars: intervals, and the median.
func (b Bars) over(s *sheet, a axis, top, bottom float64, whiskers path) {
	if len(whiskers.lines) > 0 {
		s.group(style{stroke: ground, width: 3.2}).add(whiskers)
		s.group(style{stroke: ink, width: 1.2}).add(whiskers)
	}
	if finite(b.Median) {
		x := a.of(b.Median)
		s.group(style{stroke: ground, width: 3}).add(segment(x, top, x, bottom))
		s.group(style{stroke: ink, width: 1.4, dash: dashes}).add(segment(x, top, x, bottom))
	}
}

// thin draws many bars below each other; of their names those that have room.
func (b Bars) thin(s *sheet, drawn []Bar) {
	pitch := min(max(1400/float64(len(drawn)), 4), 12)
	at := b.named(drawn, pitch, 17)
	nameWidth := 0.0
	for _, i := range at {
		nameWidth = max(nameWidth, textWidth(drawn[i].Name, sizeSmall, drawn[i].Role == Own))
	}
	left := min(nameWidth, 112) + 22
	right := s.Width - 6
	a := b.axis(drawn, 4)
	a.place(left, right)
	s.upperAxis(&a)
	top, bottom := s.y, s.y+pitch*float64(len(drawn))
	b.lines(s, a, top, bottom)
	var shapes styled
	whiskers := path{}
	for i, bar := range drawn {
		y := top + pitch*float64(i)
		shapes.add(bar.Role, tentative(bar.Figure.Status), titled{lying(a, bar.Figure.Value, y+pitch*0.1, pitch*0.8), tip(bar.Name, bar.Figure, b.Number, b.Words)})
		if low, high, ok := interval(bar.Figure); ok && (bar.Role == Own || pitch >= 8) {
			whiskers.lines = append(whiskers.lines, a.interval(low, high, y+pitch/2, 2.5).lines...)
		}
	}
	s.bars(&shapes, pitch)
	edge := make([]point, 0, 2*len(drawn))
	for i, bar := range drawn { // so that pale bars have an end
		x := a.of(bar.Figure.Value)
		edge = append(edge, point{x, top + pitch*float64(i)}, point{x, top + pitch*float64(i+1)})
	}
	s.group(style{stroke: otherLine, width: 0.8}).add(path{lines: [][]point{edge}})
	b.over(s, a, top, bottom, whiskers)
	for _, i := range at {
		y, bold, p := top+pitch*(float64(i)+0.5), drawn[i].Role == Own, inkSoft
		if bold {
			p = own
		}
		s.before(drawn[i].Role, left, y)
		s.group(style{fill: p}).add(text{left - 16, y + 4.5, sizeSmall, end, bold, shorten(drawn[i].Name, sizeSmall, bold, left-22)})
	}
	s.y = bottom + 4
}

// named chooses the bars whose names have room: one's own first, the first and the last, role models, then
// others at even steps.
func (b Bars) named(drawn []Bar, pitch, room float64) []int {
	var chosen []int
	try := func(i int) {
		for _, j := range chosen {
			if d := float64(i-j) * pitch; d > -room && d < room {
				return
			}
		}
		chosen = append(chosen, i)
	}
	for _, want := range []func(i int, bar Bar) bool{
		func(_ int, bar Bar) bool { return bar.Role == Own },
		func(i int, _ Bar) bool { return i == 0 || i == len(drawn)-1 },
		func(_ int, bar Bar) bool { return bar.Role == Model },
		func(i int, _ Bar) bool { return i%max(1, int(2*room/pitch)) == 0 },
	} {
		for i, bar := range drawn {
			if want(i, bar) {
				try(i)
			}
		}
	}
	slices.Sort(chosen)
	return chosen
}
