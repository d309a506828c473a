package chart_test

import (
	"math"
	"os"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/internal/chart"
)

// luminance is the relative luminance of WCAG 2.2.
func luminance(rgb uint32) float64 {
	part := func(shift uint) float64 {
		c := float64(rgb>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}

func contrast(a, b uint32) float64 {
	x, y := luminance(a)+0.05, luminance(b)+0.05
	return max(x/y, y/x)
}

// TestColoursCanBeToldApartByLightnessAlone holds the palette to WCAG 2.2: 4.5:1 for words (1.4.3), 3:1 for what
// one must see to understand a picture (1.4.11). Hue plays no part in it, so it holds without colour vision
// and on a black and white print.
func TestColoursCanBeToldApartByLightnessAlone(t *testing.T) {
	for _, c := range []struct {
		ink, under string
		least      float64
	}{
		{"ink", "ground", 7}, {"ink-soft", "ground", 7}, {"ink-faint", "ground", 4.5}, {"own", "ground", 4.5}, {"model", "ground", 4.5},
		{"warning-ink", "warning-ground", 4.5}, {"warning-line", "ground", 3},
		{"ink", "band", 7}, {"own", "band", 4.5},
		{"peer", "ground", 3}, {"line", "ground", 3}, {"other-line", "ground", 3}, {"other-line", "other", 2.5}, {"band-line", "ground", 3},
		{"own", "peer", 1.9}, {"own", "other", 3}, {"model", "peer", 1.5},
		{"ink", "class-1", 4.5}, {"ink", "class-2", 4.5}, {"ink", "class-3", 4.5}, {"ground", "class-4", 4.5}, {"ground", "class-5", 4.5},
		{"class-1", "class-2", 1.35}, {"class-2", "class-3", 1.35}, {"class-3", "class-4", 1.35}, {"class-4", "class-5", 1.35},
		{"ink", "worse", 4.5}, {"ground", "worst", 4.5},
	} {
		for mode, dark := range map[string]bool{"light": false, "dark": true} {
			a, ok := chart.Colour(c.ink, dark)
			b, ok2 := chart.Colour(c.under, dark)
			if !ok || !ok2 {
				t.Fatalf("there is no colour %s or %s", c.ink, c.under)
			}
			if got := contrast(a, b); got < c.least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, want at least %.2f", mode, c.ink, c.under, got, c.least)
			}
		}
	}
}

func TestClassesGoFromTheGroundAway(t *testing.T) {
	for mode, dark := range map[string]bool{"light": false, "dark": true} {
		g, _ := chart.Colour("ground", dark)
		before := 1.0
		for _, name := range []string{"class-1", "class-2", "class-3", "class-4", "class-5"} {
			c, _ := chart.Colour(name, dark)
			if k := contrast(g, c); k <= before {
				t.Errorf("%s: %s is nearer to the ground than the class below it", mode, name)
			} else {
				before = k
			}
		}
	}
}

func TestTheSiteKnowsEveryClassOfAPicture(t *testing.T) {
	css, err := os.ReadFile("../web/assets/style.css")
	if err != nil {
		t.Fatal(err)
	}
	sheet := strings.Join(strings.Fields(string(css)), "")
	for _, want := range []string{chart.Variables(false), chart.Variables(true), chart.Rules()} {
		if !strings.Contains(sheet, strings.Join(strings.Fields(want), "")) {
			t.Errorf("internal/web/assets/style.css lacks these lines; put them there:\n%s", want)
		}
	}
}
