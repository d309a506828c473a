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
