package chart

// key is one entry of a legend: a sign and what it means.
type key struct {
	sign  func(s *sheet, x, y float64) // drawn in a box 22 wide around the middle line y, from x on
	words string
}

const signWidth = 22

// nothing is the sign of words that stand for themselves.
func nothing(*sheet, float64, float64) {}

// legend prints the entries in lines; those without words are left out.
func (s *sheet) legend(keys ...key) {
	x, some := 0.0, false
	for _, k := range keys {
		if k.words == "" {
			continue
		}
		words := shorten(k.words, sizeSmall, false, s.Width-signWidth-8)
		w := signWidth + 6 + textWidth(words, sizeSmall, false)
		if some && x+w > s.Width {
			x, s.y = 0, s.y+20
		}
		some = true
		k.sign(s, x, s.y+9)
		s.group(style{fill: inkSoft}).add(text{x + signWidth + 6, s.y + 13.5, sizeSmall, start, false, words})
		x += w + 16
	}
	if some {
		s.y += 28
	}
}

// swatch is a small bar.
func swatch(fill, stroke paint) func(*sheet, float64, float64) {
	return func(s *sheet, x, y float64) {
		s.group(style{fill: fill, stroke: stroke, width: 1}).add(rect{x + 0.5, y - 5.5, signWidth - 1, 11, 1.5})
	}
}

// stroke is a piece of a line.
func stroke(p paint, width float64, dash []float64) func(*sheet, float64, float64) {
	return func(s *sheet, x, y float64) {
		s.group(style{stroke: p, width: width, dash: dash}).add(segment(x, y, x+signWidth, y))
	}
}

// upright is a line that stands.
func upright(p paint, width float64, dash []float64) func(*sheet, float64, float64) {
	return func(s *sheet, x, y float64) {
		s.group(style{stroke: p, width: width, dash: dash}).add(segment(x+signWidth/2, y-9, x+signWidth/2, y+9))
	}
}

// whiskerSign is an interval on its side.
func whiskerSign(s *sheet, x, y float64) {
	s.group(style{stroke: ink, width: 1.2}).add(whisker(x+2, x+signWidth-2, y, 3))
}

// bandSign is a band with its edges.
func bandSign(s *sheet, x, y float64) {
	s.group(style{fill: band}).add(rect{x, y - 6, signWidth, 12, 0})
	s.group(style{stroke: bandLine, width: 1}).add(segment(x, y-6, x+signWidth, y-6), segment(x, y+6, x+signWidth, y+6))
}

// pointSign is the marker of a role.
func pointSign(r Role) func(*sheet, float64, float64) {
	return func(s *sheet, x, y float64) { s.dot(r, x+signWidth/2, y, 5, false) }
}

// hollowSign is the marker of a value that may still change.
func hollowSign(r Role) func(*sheet, float64, float64) {
	return func(s *sheet, x, y float64) { s.dot(r, x+signWidth/2, y, 5, true) }
}

// dot draws the marker of a role, hollow where the value is tentative.
func (s *sheet) dot(r Role, x, y, size float64, hollow bool) {
	s.group(dotStyle(r, hollow)).add(roles[r.known()].marker.mark(x, y, size))
}

func dotStyle(r Role, hollow bool) style {
	fill, edge := roles[r.known()].fill, ground
	if hollow {
		fill, edge = ground, fill
	}
	if r.known() == Other {
		fill, edge = otherLine, none
	}
	return style{fill: fill, stroke: edge, width: 1.4}
}

// interval is a whisker on an axis from left to right; one that goes on beyond the axis has an arrow there.
func (a axis) interval(low, high, y, end float64) path {
	p := path{lines: [][]point{{{a.of(low), y}, {a.of(high), y}}}}
	tip := func(v, inward float64) {
		x := a.of(v)
		if v < a.low || v > a.high {
			p.lines = append(p.lines, []point{{x + 4*inward, y - end}, {x, y}, {x + 4*inward, y + end}})
		} else {
			p.lines = append(p.lines, []point{{x, y - end}, {x, y + end}})
		}
	}
	tip(low, 1)
	tip(high, -1)
	return p
}

// whisker is an interval with short lines at its ends.
func whisker(from, to, y, end float64) path {
	p := path{lines: [][]point{{{from, y}, {to, y}}}}
	if end > 0 {
		p.lines = append(p.lines, []point{{from, y - end}, {from, y + end}}, []point{{to, y - end}, {to, y + end}})
	}
	return p
}
