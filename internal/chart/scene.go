package chart

// Scene is a picture laid out: shapes and words in the order in which they are painted. Coordinates go right
// and down from the upper left corner of what a page shows; title and subtitle lie above, at negative y.
type Scene struct {
	Width, Height float64
	Head          float64 // the height of title and subtitle
	ID            string
	Layout        Layout
	Language      string
	Title         string
	Description   string

	groups []*group
}

// style is how the shapes of a group are painted.
type style struct {
	fill, stroke paint
	width        float64   // of the stroke
	dash         []float64 // lengths of line and gap; nil is a whole line
	title        string    // what is said of the group where somebody points at it
}

var dashes = []float64{4, 3}

// group is some shapes of one style.
type group struct {
	style
	items []item
}

func (s *Scene) group(st style) *group {
	g := &group{style: st}
	s.groups = append(s.groups, g)
	return g
}

func (g *group) add(items ...item) { g.items = append(g.items, items...) }

// item is a shape or a text.
type item interface{ isItem() }

type point struct{ x, y float64 }

type rect struct{ x, y, w, h, round float64 }

type circle struct{ x, y, r float64 }

// path is straight lines through points: open ones, or closed rings of which those that run the other way
// are holes.
type path struct {
	lines  [][]point
	closed bool
}

type anchor uint8

const (
	start anchor = iota
	middle
	end
)

// text is one line of words; y is that of the base line.
type text struct {
	x, y   float64
	size   float64
	anchor anchor
	bold   bool
	words  string
}

// titled is an item of which something is said where somebody points at it.
type titled struct {
	item
	title string
}

func (rect) isItem()   {}
func (circle) isItem() {}
func (path) isItem()   {}
func (text) isItem()   {}

// segment is a straight line.
func segment(x1, y1, x2, y2 float64) path {
	return path{lines: [][]point{{{x1, y1}, {x2, y2}}}}
}

// marker is the shape of a point: it tells the roles apart without colour.
type marker uint8

const (
	disc marker = iota
	plus
	triangle
	diamond
)

// mark is a marker around a point, of about the area of a circle of radius r.
func (m marker) mark(x, y, r float64) item {
	switch m {
	case triangle:
		return ringOf(point{x, y - 1.3*r}, point{x + 1.25*r, y + 0.9*r}, point{x - 1.25*r, y + 0.9*r})
	case diamond:
		return ringOf(point{x, y - 1.4*r}, point{x + 1.4*r, y}, point{x, y + 1.4*r}, point{x - 1.4*r, y})
	case plus:
		k := 0.32 * r
		return ringOf(point{x - k, y - r}, point{x + k, y - r}, point{x + k, y - k}, point{x + r, y - k}, point{x + r, y + k}, point{x + k, y + k},
			point{x + k, y + r}, point{x - k, y + r}, point{x - k, y + k}, point{x - r, y + k}, point{x - r, y - k}, point{x - k, y - k})
	}
	return circle{x, y, r}
}

func ringOf(p ...point) path { return path{lines: [][]point{p}, closed: true} }
