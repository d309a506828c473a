package chart_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/chart"
)

func pixels(t *testing.T, p chart.Picture, l chart.Layout, fonts *chart.Fonts, dark bool) image.Image {
	t.Helper()
	var b bytes.Buffer
	if err := p.Draw(l).PNG(t.Context(), &b, fonts, dark); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func share(img image.Image, c color.RGBA) float64 {
	n, b := 0, img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if color.RGBAModel.Convert(img.At(x, y)) == c {
				n++
			}
		}
	}
	return float64(n) / float64(b.Dx()*b.Dy())
}

func rgb(name string, dark bool) color.RGBA {
	v, _ := chart.Colour(name, dark)
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
}

func TestAPNGHasTheSizeAndColoursOfItsScene(t *testing.T) {
	p := bars("b", 12, true)
	for _, dark := range []bool{false, true} {
		s := p.Draw(chart.Wide)
		img := pixels(t, p, chart.Wide, nil, dark)
		if w, h := img.Bounds().Dx(), img.Bounds().Dy(); w != 1520 || h != int(2*(s.Height+s.Head+40)+0.999) {
			t.Errorf("the picture has %d by %d pixels, the scene %v by %v units", w, h, s.Width, s.Height+s.Head)
		}
		// A bar in twelve is one's own, on about half of the width.
		for name, least := range map[string]float64{"ground": 0.4, "own": 0.008, "peer": 0.04, "ink": 0.0005} {
			if got := share(img, rgb(name, dark)); got < least {
				t.Errorf("dark %v: %s covers %.4f of the picture, want at least %v", dark, name, got, least)
			}
		}
	}
}

func TestHangulIsDrawnWithoutAnyFontOfTheMachine(t *testing.T) {
	p := bars("b", 1, true)
	p.Words.Roles = [4]string{} // no sign of it in the legend
	img := pixels(t, p, chart.Wide, nil, false)
	letters := 0 // left of the marker, there is the name of one's own alone in this colour
	for y := range img.Bounds().Dy() {
		for x := 40; x < 128; x++ {
			if r, _, b, _ := img.At(x, y).RGBA(); b > r+0x6000 { // strokes are not sharp
				letters++
			}
		}
	}
	if letters < 150 {
		t.Errorf("the name has %d pixels", letters)
	}
}

func TestAPNGStopsWhenNobodyWantsIt(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := bars("b", 5, true).Draw(chart.Wide).PNG(ctx, &bytes.Buffer{}, nil, false); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if err := (&chart.Scene{Width: 1e9, Height: 1e9}).PNG(t.Context(), &bytes.Buffer{}, nil, false); err == nil {
		t.Error("a picture of 10^19 pixels was begun")
	}
}

func TestFontsAreFoundOrRefused(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	broken := write("NanumGothic.ttf", []byte("no font"))
	latin := write("Latin.ttf", goregular.TTF)
	for _, path := range []string{broken, latin, dir} {
		if _, err := chart.FindFonts(path); bonbogi.CodeOf(err) != bonbogi.Invalid {
			t.Errorf("%s: got %v, want a refusal that says what to do", path, err)
		}
	}
	if _, err := chart.FindFonts(filepath.Join(dir, "none.ttf")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	found, err := chart.FindFonts("")
	if err != nil {
		t.Fatal(err)
	}
	if found.Regular == nil {
		t.Skip("this machine has no Korean font")
	}
	again, err := chart.FindFonts(found.RegularAt)
	if err != nil || again.RegularAt != found.RegularAt {
		t.Errorf("%s was found and, named, is %+v (%v)", found.RegularAt, again, err)
	}
}
