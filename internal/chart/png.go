package chart

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"

	"golang.org/x/image/vector"
)

// pixels is how many pixels a unit of a scene is wide and high in a PNG: two, for print and fine screens.
const pixels = 2

// maxPixels bounds the picture that is made in memory.
const maxPixels = 64 << 20

// PNG writes the picture as a file that stands alone, on a light or dark ground, with the letters of fonts.
// Where a letter is in none of them, a small built-in one takes its place; fonts may be nil.
func (s *Scene) PNG(ctx context.Context, w io.Writer, fonts *Fonts, dark bool) error {
	width := int(math.Ceil((s.Width + 2*margin) * pixels))
	height := int(math.Ceil((s.Height + s.Head + 2*margin) * pixels))
	if width < 1 || height < 1 || width > maxPixels/height {
		return fmt.Errorf("chart: a picture of %d×%d pixels is not made", width, height)
	}
	c := canvas{image: image.NewRGBA(image.Rect(0, 0, width, height)), dark: dark, dx: margin, dy: s.Head + margin, letters: fonts.letters()}
	draw.Draw(c.image, c.image.Bounds(), image.NewUniform(c.color(ground)), image.Point{}, draw.Src)
	for _, g := range s.groups {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("chart: draw PNG: %w", err)
		}
		for _, it := range g.items {
			c.item(it, g.style)
		}
	}
	if err := png.Encode(w, c.image); err != nil {
		return fmt.Errorf("chart: write PNG: %w", err)
	}
	return nil
}

// canvas is a picture of pixels while it is drawn.
type canvas struct {
	image   *image.RGBA
	dark    bool
	dx, dy  float64 // where the scene's corner lies
	raster  vector.Rasterizer
	letters *letters
}

func (c *canvas) color(p paint) color.RGBA {
	v := palette[p].light
	if c.dark {
		v = palette[p].dark
	}
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 0xff}
}

// source is what a shape is filled with.
func (c *canvas) source(p paint) image.Image {
	if t, ok := p.pattern(); ok {
		return hatched{t, c.color(t.under), c.color(t.ink), c.dx, c.dy}
	}
	return image.NewUniform(c.color(p))
}

func (c *canvas) item(it item, st style) {
	if t, ok := it.(titled); ok {
		it = t.item
	}
	if t, ok := it.(text); ok {
		c.letters.draw(c.image, t, (t.x+c.dx)*pixels, (t.y+c.dy)*pixels, c.color(st.fill))
		return
	}
	rings, closed := rings(it)
	if st.fill != none && closed {
		c.fill(rings, c.source(st.fill))
	}
	if st.stroke != none {
		c.fill(outlines(rings, closed, st.width, st.dash), c.source(st.stroke))
	}
}

// rings are the lines of a shape, and whether they enclose something.
func rings(it item) (lines [][]point, closed bool) {
	switch v := it.(type) {
	case rect:
		return [][]point{corners(v)}, true
	case circle:
		return [][]point{round(point{v.x, v.y}, v.r)}, true
	case path:
		return v.lines, v.closed
	}
	return nil, false
}

func corners(r rect) []point {
	if r.round <= 0 {
		return []point{{r.x, r.y}, {r.x + r.w, r.y}, {r.x + r.w, r.y + r.h}, {r.x, r.y + r.h}}
	}
	const steps = 6
	k := min(r.round, r.w/2, r.h/2)
	var out []point
	for i, c := range []point{{r.x + r.w - k, r.y + k}, {r.x + r.w - k, r.y + r.h - k}, {r.x + k, r.y + r.h - k}, {r.x + k, r.y + k}} {
		for j := range steps + 1 {
			a := math.Pi / 2 * (float64(i) - 1 + float64(j)/steps)
			out = append(out, point{c.x + k*math.Cos(a), c.y + k*math.Sin(a)})
		}
	}
	return out
}

// round is a circle as a polygon whose sides cannot be seen.
func round(c point, r float64) []point {
	n := 8 + int(6*math.Sqrt(max(r, 0)*pixels))
	out := make([]point, n)
	for i := range out {
		a := 2 * math.Pi * float64(i) / float64(n)
		out[i] = point{c.x + r*math.Cos(a), c.y + r*math.Sin(a)}
	}
	return out
}

// fill paints what rings enclose: those that run the other way are holes.
func (c *canvas) fill(rings [][]point, src image.Image) {
	var x, y span
	for _, r := range rings {
		for _, p := range r {
			x.take((p.x + c.dx) * pixels)
			y.take((p.y + c.dy) * pixels)
		}
	}
	if !x.some {
		return
	}
	box := image.Rect(clampInt(math.Floor(x.low)), clampInt(math.Floor(y.low)), clampInt(math.Ceil(x.high))+1, clampInt(math.Ceil(y.high))+1)
	box = box.Intersect(c.image.Bounds())
	if box.Empty() {
		return
	}
	c.raster.Reset(box.Dx(), box.Dy())
	at := func(p point) (float32, float32) {
		return float32((p.x+c.dx)*pixels - float64(box.Min.X)), float32((p.y+c.dy)*pixels - float64(box.Min.Y))
	}
	for _, r := range rings {
		for i, p := range r {
			if px, py := at(p); i == 0 {
				c.raster.MoveTo(px, py)
			} else {
				c.raster.LineTo(px, py)
			}
		}
		c.raster.ClosePath()
	}
	c.raster.Draw(c.image, box, src, box.Min)
}

func clampInt(v float64) int { return int(min(max(v, -1<<20), 1<<20)) }

// hatched is a pattern as an endless image.
type hatched struct {
	pattern
	under, ink color.RGBA
	dx, dy     float64
}

// ColorModel implements image.Image.
func (hatched) ColorModel() color.Model { return color.RGBAModel }

// Bounds implements image.Image.
func (hatched) Bounds() image.Rectangle { return image.Rect(-1e9, -1e9, 1e9, 1e9) }

// At implements image.Image.
func (h hatched) At(x, y int) color.Color {
	t := h.covers((float64(x)+0.5)/pixels-h.dx, (float64(y)+0.5)/pixels-h.dy, 1.0/pixels)
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a)*(1-t) + float64(b)*t)) }
	return color.RGBA{mix(h.under.R, h.ink.R), mix(h.under.G, h.ink.G), mix(h.under.B, h.ink.B), 0xff}
}
