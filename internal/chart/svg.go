package chart

import (
	"math"
	"strconv"
)

// margin is the space around a picture that stands alone.
const margin = 20

// fontFamily names Korean fonts first: they have Latin letters too.
const fontFamily = `Pretendard GOV, Pretendard, Apple SD Gothic Neo, Noto Sans KR, Noto Sans CJK KR, Malgun Gothic, NanumGothic, sans-serif`

// Inline is the picture as a part of a page. It has no style of its own: colours are attributes, which the
// page's style sheet replaces by its own for each class (see Rules). The title is its name for those who
// listen, and is not printed: the page has a heading.
func (s *Scene) Inline() []byte {
	b := make([]byte, 0, 1<<14)
	b = append(b, `<svg class="chart chart-`...)
	b = append(b, [...]string{"wide", "narrow"}[s.Layout]...)
	b = append(b, `" viewBox="0 0 `...)
	b = s.open(b, s.Width, s.Height)
	b = s.body(b)
	return append(b, "</svg>"...)
}

// SVG is the picture as a file that stands alone: with its title printed, its ground painted, and a style
// for light and dark.
func (s *Scene) SVG() []byte {
	b := make([]byte, 0, 1<<14)
	b = append(b, `<svg xmlns="http://www.w3.org/2000/svg" font-family="`...)
	b = append(b, fontFamily...)
	w, h := s.Width+2*margin, s.Height+s.Head+2*margin
	b = append(b, `" width="`...)
	b = number(b, w)
	b = append(b, `" height="`...)
	b = number(b, h)
	b = append(b, `" viewBox="`...)
	b = number(b, -margin)
	b = append(b, ' ')
	b = number(b, -s.Head-margin)
	b = append(b, ' ')
	b = s.open(b, w, h)
	b = append(b, "<style>"...)
	b = append(b, StyleSheet()...)
	b = append(b, `</style><rect class="cf-ground" fill="#ffffff" x="-`...)
	b = number(b, margin)
	b = append(b, `" y="`...)
	b = number(b, -s.Head-margin)
	b = append(b, `" width="100%" height="100%"/>`...)
	b = s.body(b)
	return append(b, "</svg>\n"...)
}

// open ends the first tag, and names and describes the picture.
func (s *Scene) open(b []byte, w, h float64) []byte {
	b = number(b, w)
	b = append(b, ' ')
	b = number(b, h)
	b = append(b, `" role="img" aria-labelledby="`...)
	b = append(b, s.ID...)
	b = append(b, `-title `...)
	b = append(b, s.ID...)
	b = append(b, `-desc"`...)
	if s.Language != "" {
		b = append(b, ` lang="`...)
		b = escape(b, s.Language)
		b = append(b, '"')
	}
	b = append(b, `><title id="`...)
	b = append(b, s.ID...)
	b = append(b, `-title">`...)
	b = escape(b, s.Title)
	b = append(b, `</title><desc id="`...)
	b = append(b, s.ID...)
	b = append(b, `-desc">`...)
	b = escape(b, s.Description)
	return append(b, "</desc>"...)
}

func (s *Scene) body(b []byte) []byte {
	b = s.patterns(b)
	for _, g := range s.groups {
		if len(g.items) > 0 {
			b = s.paintGroup(b, g)
		}
	}
	return b
}

// patterns defines those that the scene uses, under ids of its own.
func (s *Scene) patterns(b []byte) []byte {
	var used [paints]bool
	for _, g := range s.groups {
		used[g.fill] = used[g.fill] || len(g.items) > 0
	}
	open := false
	for p := colours + 1; p < paints; p++ {
		if !used[p] {
			continue
		}
		if !open {
			b, open = append(b, "<defs>"...), true
		}
		b = s.definition(b, patterns[p-colours-1])
	}
	if open {
		b = append(b, "</defs>"...)
	}
	return b
}

// definition draws lines as one line across a square that is turned, so that its ends never show.
func (s *Scene) definition(b []byte, p pattern) []byte {
	size := p.size
	turn := map[hatch]string{rising: "rotate(45)", falling: "rotate(-45)", crossed: "rotate(45)"}[p.kind]
	if turn != "" {
		size /= math.Sqrt2
	}
	b = append(b, `<pattern id="`...)
	b = append(b, s.ID...)
	b = append(b, '-')
	b = append(b, p.name...)
	b = append(b, `" patternUnits="userSpaceOnUse" width="`...)
	b = number(b, size)
	b = append(b, `" height="`...)
	b = number(b, size)
	if turn != "" {
		b = append(b, `" patternTransform="`...)
		b = append(b, turn...)
	}
	b = append(b, `"><rect`...)
	b = s.paint(b, "fill", p.under)
	b = attribute(b, "width", size)
	b = attribute(b, "height", size)
	b = append(b, "/>"...)
	switch p.kind {
	case dotted:
		b = append(b, "<circle"...)
		b = s.paint(b, "fill", p.ink)
		b = attribute(b, "cx", size/2)
		b = attribute(b, "cy", size/2)
		b = attribute(b, "r", p.thick/2)
		b = append(b, "/>"...)
	default:
		b = append(b, "<path"...)
		b = s.paint(b, "fill", p.ink)
		b = append(b, ` d="M0 0h`...)
		b = number(b, p.thick)
		b = append(b, 'v')
		b = number(b, size)
		b = append(b, `H0z`...)
		if p.kind == crossed {
			b = append(b, `M0 0h`...)
			b = number(b, size)
			b = append(b, 'v')
			b = number(b, p.thick)
			b = append(b, `H0z`...)
		}
		b = append(b, `"/>`...)
	}
	return append(b, "</pattern>"...)
}

// paint writes a fill or stroke, and the class by which a style sheet finds it.
func (s *Scene) paint(b []byte, attribute string, p paint) []byte {
	b = append(b, ' ')
	if t, ok := p.pattern(); ok {
		b = append(b, attribute...)
		b = append(b, `="url(#`...)
		b = append(b, s.ID...)
		b = append(b, '-')
		b = append(b, t.name...)
		return append(b, `)"`...)
	}
	if p == none {
		return append(append(b, attribute...), `="none"`...)
	}
	b = append(b, `class="c`...)
	b = append(b, attribute[0], '-')
	b = append(b, palette[p].name...)
	b = append(b, `" `...)
	b = append(b, attribute...)
	b = append(b, `="#`...)
	return append(append(b, hex(palette[p].light)...), '"')
}

func hex(c uint32) string {
	s := strconv.FormatUint(uint64(c), 16)
	return "000000"[len(s):] + s
}

func (s *Scene) paintGroup(b []byte, g *group) []byte {
	b = append(b, "<g"...)
	fillClass, strokeClass := g.fill > none && g.fill < colours, g.stroke > none && g.stroke < colours
	switch {
	case fillClass && strokeClass: // one attribute for both
		b = append(b, ` class="cf-`...)
		b = append(b, palette[g.fill].name...)
		b = append(b, ` cs-`...)
		b = append(b, palette[g.stroke].name...)
		b = append(b, `" fill="#`...)
		b = append(b, hex(palette[g.fill].light)...)
		b = append(b, `" stroke="#`...)
		b = append(b, hex(palette[g.stroke].light)...)
		b = append(b, '"')
	default:
		b = s.paint(b, "fill", g.fill)
		if g.stroke != none {
			b = s.paint(b, "stroke", g.stroke)
		}
	}
	if g.stroke != none {
		b = attribute(b, "stroke-width", g.width)
		b = append(b, ` stroke-linejoin="round"`...)
		for i, d := range g.dash {
			b = append(b, [...]string{` stroke-dasharray="`, " "}[min(i, 1)]...)
			b = number(b, d)
		}
		if len(g.dash) > 0 {
			b = append(b, '"')
		}
	}
	b = append(b, '>')
	if g.title != "" {
		b = title(b, g.title)
	}
	for _, it := range g.items {
		b = shape(b, it)
	}
	return append(b, "</g>"...)
}

func title(b []byte, s string) []byte {
	b = append(b, "<title>"...)
	b = escape(b, s)
	return append(b, "</title>"...)
}
