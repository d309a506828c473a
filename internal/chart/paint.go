package chart

import "math"

// paint is what a shape is filled or drawn with: a colour, or a pattern of one colour on another.
type paint uint8

const (
	none paint = iota
	ground
	ink
	inkSoft
	inkFaint
	line     // an axis, a border
	lineSoft // a grid
	own
	peer
	other
	otherLine
	model
	band
	bandLine
	class1 // the least of five classes: nearest to the ground in light and dark
	class2
	class3
	class4
	class5
	worse
	worst
	warningGround
	warningLine
	warningInk
	colours // the colours end here

	missing // patterns, from here on
	notApplicable
	suppressed
	ownHatch
	peerHatch
	modelHatch
	otherHatch
	restHatch
	paints
)

// colour is a name in the style sheet, and its value by day and by night.
type colour struct {
	name        string
	light, dark uint32
}

var palette = [colours]colour{
	none:          {name: "none"},
	ground:        {"ground", 0xffffff, 0x131416},
	ink:           {"ink", 0x1e2124, 0xf4f5f6},
	inkSoft:       {"ink-soft", 0x464c53, 0xcdd1d5},
	inkFaint:      {"ink-faint", 0x58616a, 0xb1b8be},
	line:          {"line", 0x8a949e, 0x6d7882},
	lineSoft:      {"line-soft", 0xe6e8ea, 0x33363d},
	own:           {"own", 0x0b50d0, 0x86aff9},
	peer:          {"peer", 0x8a949e, 0x6d7882},
	other:         {"other", 0xdfe2e5, 0x2e3238},
	otherLine:     {"other-line", 0x78828c, 0x828c96},
	model:         {"model", 0x267337, 0x7ec88e},
	band:          {"band", 0xdbe7fb, 0x1a2f52},
	bandLine:      {"band-line", 0x5b7fb8, 0x6b96c7},
	class1:        {"class-1", 0xe6effd, 0x1a2b4a},
	class2:        {"class-2", 0xb1cefb, 0x25477f},
	class3:        {"class-3", 0x74a7f3, 0x3a6cbc},
	class4:        {"class-4", 0x2c6bd6, 0x7ba8f5},
	class5:        {"class-5", 0x08307f, 0xcfe0fd},
	worse:         {"worse", 0xfbdcb8, 0x5a3306},
	worst:         {"worst", 0xa34700, 0xf3a65a},
	warningGround: {"warning-ground", 0xfff3db, 0x2e1f00},
	warningLine:   {"warning-line", 0xa66f00, 0xc78500},
	warningInk:    {"warning-ink", 0x614100, 0xffc95c},
}

// pattern is lines or dots of one colour on another. It repeats in squares.
type pattern struct {
	name       string
	under, ink paint
	kind       hatch
	size       float64 // of the square
	thick      float64 // of a line, or across a dot
}

type hatch uint8

const (
	rising  hatch = iota // ///
	falling              // \\\
	crossed
	dotted
)

var patterns = [paints - colours - 1]pattern{
	missing - colours - 1:       {"missing", ground, line, rising, 7, 1.4},
	notApplicable - colours - 1: {"not-applicable", ground, line, dotted, 6, 2},
	suppressed - colours - 1:    {"suppressed", ground, line, crossed, 7, 1},
	ownHatch - colours - 1:      {"own-hatch", ground, own, rising, 5, 2.6},
	peerHatch - colours - 1:     {"peer-hatch", ground, peer, rising, 5, 2.2},
	modelHatch - colours - 1:    {"model-hatch", ground, model, rising, 5, 2.6},
	otherHatch - colours - 1:    {"other-hatch", ground, otherLine, rising, 5, 1.2},
	restHatch - colours - 1:     {"rest-hatch", ground, line, falling, 6, 1.6},
}

func (p paint) pattern() (pattern, bool) {
	if p <= colours || p >= paints {
		return pattern{}, false
	}
	return patterns[p-colours-1], true
}

// covers is how much of a small spot at x, y the pattern's ink covers, from 0 to 1. blur is the size of the
// spot.
func (p pattern) covers(x, y, blur float64) float64 {
	edge := func(distance float64) float64 { return min(max((p.thick/2-distance)/blur+0.5, 0), 1) }
	stripe := func(t float64) float64 { // the distance to the nearest diagonal
		t = math.Mod(math.Mod(t, p.size)+p.size, p.size)
		return min(t, p.size-t) / math.Sqrt2
	}
	switch p.kind {
	case rising:
		return edge(stripe(x + y))
	case falling:
		return edge(stripe(x - y))
	case crossed:
		return max(edge(stripe(x+y)), edge(stripe(x-y)))
	}
	half := p.size / 2
	cell := func(t float64) float64 { return math.Mod(math.Mod(t, p.size)+p.size, p.size) - half }
	return edge(math.Hypot(cell(x), cell(y)))
}

// onClass is the ink that can be read on each class of a map.
func onClass(p paint) paint {
	switch p {
	case class4, class5, own, worst, model:
		return ground
	}
	return ink
}
