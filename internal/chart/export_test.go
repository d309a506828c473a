package chart

// What the tests of the package's inner parts need.
var (
	Ticks     = ticks
	TextWidth = textWidth
	Shorten   = shorten
	Wrap      = wrap
)

// Colour is a colour of the palette by its name, by day or by night.
func Colour(name string, dark bool) (rgb uint32, ok bool) {
	for _, c := range palette[1:] {
		if c.name == name {
			if dark {
				return c.dark, true
			}
			return c.light, true
		}
	}
	return 0, false
}

// Variables are the colours as the style sheet of a page gives them.
func Variables(dark bool) string { return variables(dark) }

// Unplaced finds a shape of a scene of which a coordinate is no number, or lies far outside.
func Unplaced(s *Scene) (item, bool) {
	for _, g := range s.groups {
		for _, it := range g.items {
			if t, ok := it.(titled); ok {
				it = t.item
			}
			bad := func(v ...float64) bool {
				for _, v := range v {
					if !(v > -1e5 && v < 1e5) {
						return true
					}
				}
				return false
			}
			switch v := it.(type) {
			case text:
				if bad(v.x, v.y, v.size) {
					return it, true
				}
			case rect:
				if bad(v.x, v.y, v.w, v.h) || v.w < 0 || v.h < 0 {
					return it, true
				}
			case circle:
				if bad(v.x, v.y, v.r) {
					return it, true
				}
			case path:
				for _, l := range v.lines {
					for _, p := range l {
						if bad(p.x, p.y) {
							return it, true
						}
					}
				}
			}
		}
	}
	return nil, false
}

// Class is a class of a map.
type Class struct {
	Low, High float64
	Count     int
}

// Classify is classify.
func Classify(values []float64, by Classing) (out []Class) {
	for _, c := range classify(values, by) {
		out = append(out, Class{c.low, c.high, c.count})
	}
	return out
}

// JenksBreaks are the greatest values of the classes.
func JenksBreaks(values []float64, n int) []float64 { return jenks(values, n) }

// Percents is percents.
func Percents(parts []float64) []int { return percents(parts) }
