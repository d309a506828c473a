package chart

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/hajimehoshi/bitmapfont/v3"
	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// letters draws the words of one picture. It is for one goroutine.
type letters struct {
	chains [2][]*opentype.Font // regular, bold: the first that has a letter draws it
	thick  bool                // there is no bold font: strokes are drawn twice
	faces  map[faceKey]font.Face
	buffer sfnt.Buffer
}

type faceKey struct {
	font *opentype.Font
	size float64
}

// letters are the fonts with what stands in for missing letters behind them.
func (f *Fonts) letters() *letters {
	l := &letters{faces: map[faceKey]font.Face{}}
	if f != nil && f.Regular != nil {
		l.chains = [2][]*opentype.Font{{f.Regular}, {f.Bold, f.Regular}}
		if f.Bold == nil {
			l.chains[1], l.thick = l.chains[0], true
		}
	}
	for i, data := range [2][]byte{goregular.TTF, gobold.TTF} {
		if latin, err := opentype.Parse(data); err == nil { // they come with the program
			l.chains[i] = append(l.chains[i], latin)
		}
	}
	return l
}

// glyph is a letter ready to be drawn.
type glyph struct {
	face    font.Face // nil: a dot letter
	r       rune
	advance float64
	thick   bool
}

// draw paints a text whose anchor is at x, y in pixels.
func (l *letters) draw(dst *image.RGBA, t text, x, y float64, c color.RGBA) {
	size := t.size * pixels
	var glyphs []glyph
	width := 0.0
	for _, r := range norm.NFC.String(t.words) {
		if unprintable(r) {
			continue
		}
		g := l.glyph(r, size, t.bold)
		glyphs = append(glyphs, g)
		width += g.advance
	}
	switch t.anchor {
	case middle:
		x -= width / 2
	case end:
		x -= width
	}
	src := image.NewUniform(c)
	for _, g := range glyphs {
		if g.face == nil {
			dotLetter(dst, g.r, x, y, size, t.bold, src)
		} else {
			for i := 0; i == 0 || i == 1 && g.thick; i++ {
				at := fixed.Point26_6{X: fixed.Int26_6(math.Round((x + float64(i)) * 64)), Y: fixed.Int26_6(math.Round(y * 64))}
				if r, mask, from, _, ok := g.face.Glyph(at, g.r); ok {
					draw.DrawMask(dst, r, src, image.Point{}, mask, from, draw.Over)
				}
			}
		}
		x += g.advance
	}
}

// glyph finds the font that has the letter.
func (l *letters) glyph(r rune, size float64, bold bool) glyph {
	weight := 0
	if bold {
		weight = 1
	}
	for i, f := range l.chains[weight] {
		if index, err := f.GlyphIndex(&l.buffer, r); err != nil || index == 0 {
			continue
		}
		face := l.face(f, size)
		if face == nil {
			continue
		}
		if a, ok := face.GlyphAdvance(r); ok {
			return glyph{face, r, float64(a) / 64, bold && l.thick && i == 0}
		}
	}
	a, ok := bitmapfont.Face.GlyphAdvance(r)
	if !ok {
		a, _ = bitmapfont.Face.GlyphAdvance('?')
		r = '?'
	}
	return glyph{nil, r, float64(a) / 64 * size / dotSize, false}
}

func (l *letters) face(f *opentype.Font, size float64) font.Face {
	k := faceKey{f, size}
	if face, ok := l.faces[k]; ok {
		return face
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		face = nil
	}
	l.faces[k] = face
	return face
}

// dotSize is the height of the letters that are made of dots: the last resort, so that a Korean name is a
// name even where no Korean font is.
const dotSize = 12.5

// dotLetter paints a letter of dots, scaled to the size.
func dotLetter(dst *image.RGBA, r rune, x, y, size float64, bold bool, src image.Image) {
	box, mask, from, _, ok := bitmapfont.Face.Glyph(fixed.Point26_6{}, r)
	if !ok {
		return
	}
	small := image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy()))
	draw.Draw(small, small.Bounds(), mask, from, draw.Src)
	k := size / dotSize
	at := func(v float64, origin int) int { return int(math.Round(v + float64(origin)*k)) }
	to := image.Rect(at(x, box.Min.X), at(y, box.Min.Y), at(x, box.Max.X), at(y, box.Max.Y))
	big := image.NewAlpha(image.Rect(0, 0, to.Dx(), to.Dy()))
	xdraw.ApproxBiLinear.Scale(big, big.Bounds(), small, small.Bounds(), draw.Src, nil)
	draw.DrawMask(dst, to, src, image.Point{}, big, image.Point{}, draw.Over)
	if bold {
		draw.DrawMask(dst, to.Add(image.Pt(1, 0)), src, image.Point{}, big, image.Point{}, draw.Over)
	}
}
