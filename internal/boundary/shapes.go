package boundary

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// shape is all rings of one government, outer ones and holes, in the coordinates of the file.
type shape struct {
	id    string
	rings []Ring // outer rings run one way and holes the other
}

// Shapes are the outlines of governments.
type Shapes struct{ shapes []shape }

// Shapes joins the areas of a layer to governments: id says whose an area is. Areas of one government become
// one, without the borders between them; those of nobody ("") are left out.
func (l Layer) Shapes(id func(Feature) string) Shapes {
	at := map[string]int{}
	var out []shape
	for _, f := range l.Features {
		name := id(f)
		if name == "" || len(f.Polygons) == 0 {
			continue
		}
		i, ok := at[name]
		if !ok {
			i = len(out)
			at[name] = i
			out = append(out, shape{id: name})
		}
		for _, polygon := range f.Polygons {
			for k, r := range polygon {
				out[i].rings = append(out[i].rings, turned(r, k == 0))
			}
		}
	}
	slices.SortFunc(out, func(a, b shape) int { return cmp.Compare(a.id, b.id) })
	return Shapes{out}
}

// IDs are the governments that have an outline, sorted.
func (s Shapes) IDs() []string {
	out := make([]string, len(s.shapes))
	for i, sh := range s.shapes {
		out[i] = sh.id
	}
	return out
}

// Only are the outlines of some governments: one province, say.
func (s Shapes) Only(keep func(id string) bool) Shapes {
	return Shapes{slices.DeleteFunc(slices.Clone(s.shapes), func(sh shape) bool { return !keep(sh.id) })}
}

// turned makes a ring run one way: an outer one with a positive area, a hole with a negative one.
func turned(r Ring, outer bool) Ring {
	if (area(r) > 0) == outer {
		return r
	}
	r = slices.Clone(r)
	slices.Reverse(r)
	return r
}

// area is the area of a ring, positive if it runs against the clock where y grows upwards.
func area(r Ring) float64 {
	sum := 0.0
	for i, p := range r {
		q := r[(i+1)%len(r)]
		sum += (p[0]-r[0][0])*(q[1]-r[0][1]) - (q[0]-r[0][0])*(p[1]-r[0][1])
	}
	return sum / 2
}

// Drawing is outlines laid out in a box. y grows downwards.
type Drawing struct {
	Width, Height float64 // of what is drawn: at most those of the box
	Outlines      []Outline
}

// Outline is one government.
type Outline struct {
	ID    string
	Rings []Ring // filled by the nonzero rule: holes run the other way
	Label Point  // about the middle of its largest part
}

// Borders are the lines along which two outlines meet that are apart in the sense given: those between
// provinces, say. Each is there once.
func (d Drawing) Borders(apart func(a, b string) bool) [][]Point {
	whose := map[[2]Point]string{}
	for _, o := range d.Outlines {
		for _, r := range o.Rings {
			for i, p := range r {
				whose[[2]Point{p, r[(i+1)%len(r)]}] = o.ID
			}
		}
	}
	var out [][]Point
	for _, o := range d.Outlines {
		for _, r := range o.Rings {
			before := false
			for i, p := range r {
				q := r[(i+1)%len(r)]
				other, ok := whose[[2]Point{q, p}]
				here := ok && o.ID < other && apart(o.ID, other)
				switch {
				case here && before:
					out[len(out)-1] = append(out[len(out)-1], q)
				case here:
					out = append(out, []Point{p, q})
				}
				before = here
			}
		}
	}
	return out
}

const (
	grid      = 0.1 // units between places where a point may lie
	tolerance = 0.4 // units by which a line may be off
	speck     = 0.6 // square units below which a part is left out, unless it lies alone
	alone     = 9.0 // units from other parts of the government
)

// Fit projects the outlines, lays them out in a box of width by height units, and leaves out what cannot be
// seen there. A border between two governments is simplified once, so that no gap opens; every
// government, and every island far from the rest of its government, stays to be seen.
func (s Shapes) Fit(ctx context.Context, width, height float64) (Drawing, error) {
	low, high, ok := bounds(s.shapes)
	if !ok || width <= 0 || height <= 0 {
		return Drawing{}, nil
	}
	shift := high[0]-low[0] > 300 && high[0] <= 180.001 && low[0] >= -180.001 // it lies on both sides of the date line
	if shift {
		low[0], high[0] = 360, 0
		for _, sh := range s.shapes {
			for _, r := range sh.rings {
				for _, p := range r {
					low[0], high[0] = min(low[0], east(p)[0]), max(high[0], east(p)[0])
				}
			}
		}
	}
	to := project(low, high)
	flat := make([]shape, len(s.shapes))
	for i, sh := range s.shapes {
		flat[i].id = sh.id
		if err := ctx.Err(); err != nil {
			return Drawing{}, err
		}
		for _, r := range sh.rings {
			q := make(Ring, len(r))
			for k, p := range r {
				if shift {
					p = east(p)
				}
				q[k] = to(p)
			}
			flat[i].rings = append(flat[i].rings, q)
		}
	}
	return layOut(ctx, flat, width, height)
}

func east(p Point) Point {
	if p[0] < 0 {
		p[0] += 360
	}
	return p
}

// layOut scales flat shapes to the box, with y downwards, and simplifies them.
func layOut(ctx context.Context, flat []shape, width, height float64) (Drawing, error) {
	low, high, _ := bounds(flat)
	k := math.Min(width/max(high[0]-low[0], 1e-12), height/max(high[1]-low[1], 1e-12))
	for i := range flat {
		for _, r := range flat[i].rings {
			for j, p := range r {
				r[j] = Point{snap((p[0] - low[0]) * k), snap((high[1] - p[1]) * k)}
			}
		}
	}
	d := Drawing{Width: snap((high[0] - low[0]) * k), Height: snap((high[1] - low[1]) * k)}
	simple, err := simplify(ctx, flat)
	if err != nil {
		return Drawing{}, err
	}
	for i, rings := range simple {
		if err := ctx.Err(); err != nil {
			return Drawing{}, err
		}
		o := Outline{ID: flat[i].id, Rings: visible(rings, flat[i].rings)}
		if len(o.Rings) == 0 {
			continue
		}
		o.Label = middle(o.Rings[0])
		d.Outlines = append(d.Outlines, o)
	}
	return d, nil
}

func snap(v float64) float64 { return math.Round(v/grid) * grid }

// visible are the rings of a government that can be seen, the largest first. before are the rings as they
// were: an island that was simplified away is found in them.
func visible(rings, before []Ring) []Ring {
	slices.SortStableFunc(rings, func(a, b Ring) int { return cmp.Compare(math.Abs(area(b)), math.Abs(area(a))) })
	var out []Ring
	var around []box
	for _, r := range rings {
		if math.Abs(area(r)) >= speck {
			out, around = append(out, r), append(around, boxOf(r))
		}
	}
	for _, r := range before { // what is left of it is a dot
		if len(r) > 0 && !slices.ContainsFunc(around, func(b box) bool { return b.near(r[0]) }) {
			d := dot(r[0])
			out, around = append(out, d), append(around, boxOf(d))
		}
	}
	return out
}

// box is the corners of a ring.
type box struct{ low, high Point }

func boxOf(r Ring) box {
	low, high, _ := bounds([]shape{{rings: []Ring{r}}})
	return box{low, high}
}

func (b box) near(p Point) bool {
	return p[0] > b.low[0]-alone && p[0] < b.high[0]+alone && p[1] > b.low[1]-alone && p[1] < b.high[1]+alone
}

// dot is a small square on its tip.
func dot(p Point) Ring {
	const r = 0.9
	return Ring{{p[0], p[1] - r}, {p[0] - r, p[1]}, {p[0], p[1] + r}, {p[0] + r, p[1]}}
}

// middle is the centre of gravity of a ring; where that lies outside, as in a sickle, the middle of the
// widest stretch at its height.
func middle(r Ring) Point {
	a, x, y := 0.0, 0.0, 0.0
	for i, p := range r {
		q := r[(i+1)%len(r)]
		c := (p[0]-r[0][0])*(q[1]-r[0][1]) - (q[0]-r[0][0])*(p[1]-r[0][1])
		a += c
		x += c * (p[0] + q[0] + r[0][0])
		y += c * (p[1] + q[1] + r[0][1])
	}
	if a == 0 {
		return r[0]
	}
	x, y = x/(3*a), y/(3*a)
	var cuts []float64
	for i, p := range r {
		q := r[(i+1)%len(r)]
		if (p[1] > y) != (q[1] > y) {
			cuts = append(cuts, p[0]+(y-p[1])/(q[1]-p[1])*(q[0]-p[0]))
		}
	}
	slices.Sort(cuts)
	best, widest := Point{x, y}, 0.0
	for i := 0; i+1 < len(cuts); i += 2 {
		if cuts[i] <= x && x <= cuts[i+1] {
			return Point{x, y}
		}
		if w := cuts[i+1] - cuts[i]; w > widest {
			best, widest = Point{(cuts[i] + cuts[i+1]) / 2, y}, w
		}
	}
	return best
}
