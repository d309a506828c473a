package chart

import (
	"math"
	"strconv"
)

// shape writes one item.
func shape(b []byte, it item) []byte {
	about := ""
	if t, ok := it.(titled); ok {
		it, about = t.item, t.title
	}
	name := ""
	switch v := it.(type) {
	case rect:
		name = "rect"
		b = append(b, "<rect"...)
		b = attribute(b, "x", v.x)
		b = attribute(b, "y", v.y)
		b = attribute(b, "width", v.w)
		b = attribute(b, "height", v.h)
		if v.round > 0 {
			b = attribute(b, "rx", v.round)
		}
	case circle:
		name = "circle"
		b = append(b, "<circle"...)
		b = attribute(b, "cx", v.x)
		b = attribute(b, "cy", v.y)
		b = attribute(b, "r", v.r)
	case path:
		name = "path"
		b = append(b, `<path d="`...)
		b = outline(b, v)
		b = append(b, '"')
	case text:
		return words(b, v)
	default:
		return b
	}
	if about == "" {
		return append(b, "/>"...)
	}
	b = append(b, '>')
	b = title(b, about)
	b = append(b, "</"...)
	return append(append(b, name...), '>')
}

// outline writes lines with relative steps, which are shorter. The pen is where the rounded steps led to,
// so that the errors of rounding do not add up.
func outline(b []byte, p path) []byte {
	round := func(v float64) float64 { return math.Round(v*100) / 100 }
	for _, l := range p.lines {
		var at point
		for i, q := range l {
			x, y := round(q.x), round(q.y)
			switch {
			case i == 0:
				b = append(b, 'M')
				b = number(b, x)
				b = pair(b, y)
			default:
				if i == 1 {
					b = append(b, 'l')
					b = number(b, x-at.x)
				} else {
					b = pair(b, x-at.x)
				}
				b = pair(b, y-at.y)
			}
			at = point{x, y}
		}
		if p.closed && len(l) > 0 {
			b = append(b, 'z')
		}
	}
	return b
}

// pair writes a number after another one: a minus sign parts them as well as a space does.
func pair(b []byte, v float64) []byte {
	n := len(b)
	b = append(b, ' ')
	b = number(b, v)
	if b[n+1] == '-' {
		b = append(b[:n], b[n+1:]...)
	}
	return b
}

func words(b []byte, t text) []byte {
	b = append(b, "<text"...)
	b = attribute(b, "x", t.x)
	b = attribute(b, "y", t.y)
	b = attribute(b, "font-size", t.size)
	switch t.anchor {
	case middle:
		b = append(b, ` text-anchor="middle"`...)
	case end:
		b = append(b, ` text-anchor="end"`...)
	}
	if t.bold {
		b = append(b, ` font-weight="700"`...)
	}
	b = append(b, '>')
	b = escape(b, t.words)
	return append(b, "</text>"...)
}

func attribute(b []byte, name string, v float64) []byte {
	b = append(b, ' ')
	b = append(b, name...)
	b = append(b, '=', '"')
	b = number(b, v)
	return append(b, '"')
}

// number writes a coordinate with at most two decimals.
func number(b []byte, v float64) []byte {
	if !finite(v) { // no scene has one; were it so, the file must still be one
		v = 0
	}
	n := int64(math.Round(v * 100))
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	if c := n % 100; c != 0 {
		b = append(b, '.', byte('0'+c/10))
		if c%10 != 0 {
			b = append(b, byte('0'+c%10))
		}
	}
	return b
}
