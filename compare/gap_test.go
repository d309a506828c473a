package compare_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
)

func counted(value, numerator, denominator float64) bonbogi.Figure {
	f := bonbogi.FigureOf(value)
	f.Numerator, f.Denominator = numerator, denominator
	return f
}

func TestAGapIsToldInUnitsAndInCounts(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	percent := func(d bonbogi.Direction) bonbogi.Indicator { return bonbogi.Indicator{Direction: d, Per: 100} }
	for name, c := range map[string]struct {
		ind    bonbogi.Indicator
		f      bonbogi.Figure
		target float64
		want   compare.Gap
	}{
		"more is better":               {percent(bonbogi.Up), counted(40, 800, 2000), 43, compare.Gap{Target: 43, Value: 3, Count: 60}},
		"the target lies between":      {percent(bonbogi.Up), counted(40, 800, 2000), 43.01, compare.Gap{Target: 43.01, Value: 3.01, Count: 61}},
		"less is better":               {percent(bonbogi.Down), counted(40, 800, 2000), 37, compare.Gap{Target: 37, Value: -3, Count: -60}},
		"less, and it lies between":    {percent(bonbogi.Down), counted(40, 800, 2000), 37.01, compare.Gap{Target: 37.01, Value: -2.99, Count: -60}},
		"beyond the target":            {percent(bonbogi.Up), counted(40, 800, 2000), 39, compare.Gap{Target: 39, Value: -1, Reached: true, Count: -20}},
		"beyond, where less is better": {percent(bonbogi.Down), counted(40, 800, 2000), 41, compare.Gap{Target: 41, Value: 1, Reached: true, Count: 20}},
		"at the target":                {percent(bonbogi.Up), counted(40, 800, 2000), 40, compare.Gap{Target: 40, Reached: true}},
		"no better side":               {percent(bonbogi.NoDirection), counted(40, 800, 2000), 39, compare.Gap{Target: 39, Value: -1, Count: -20}},
		"of persons that are weighted": {percent(bonbogi.Up), counted(40, 800.5, 2001.25), 43, compare.Gap{Target: 43, Value: 3, Count: 0.43*2001.25 - 800.5}},
		"the factor is not known":      {bonbogi.Indicator{Direction: bonbogi.Up}, counted(40, 800, 2000), 43, compare.Gap{Target: 43, Value: 3, Count: 60}},
		"nor can it be guessed":        {bonbogi.Indicator{Direction: bonbogi.Up}, counted(0, 0, 2000), 43, compare.Gap{Target: 43, Value: 43, Count: nan}},
		"no numerator":                 {percent(bonbogi.Up), counted(40, nan, 2000), 43, compare.Gap{Target: 43, Value: 3, Count: nan}},
		"no denominator":               {percent(bonbogi.Up), counted(40, 800, nan), 43, compare.Gap{Target: 43, Value: 3, Count: nan}},
		"no value":                     {percent(bonbogi.Up), counted(nan, 800, 2000), 43, compare.Gap{Target: 43, Value: nan, Count: 60}},
		"no target":                    {percent(bonbogi.Up), counted(40, 800, 2000), nan, compare.Gap{Target: nan, Value: nan, Count: nan}},
	} {
		got := compare.GapTo(c.ind, c.f, c.target)
		if !near(got.Target, c.want.Target, 0) || !near(got.Value, c.want.Value, 1e-12) || got.Reached != c.want.Reached || !near(got.Count, c.want.Count, 1e-9) {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestTheCountReachesTheTargetAndOneLessDoesNot(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		denominator := float64(rapid.IntRange(1, 10_000_000).Draw(t, "denominator"))
		numerator := float64(rapid.IntRange(0, int(denominator)).Draw(t, "numerator"))
		target := rapid.Float64Range(0, 1000).Draw(t, "target")
		ind := bonbogi.Indicator{Direction: rapid.SampledFrom([]bonbogi.Direction{bonbogi.Up, bonbogi.Down}).Draw(t, "direction"), Per: 1000}
		g := compare.GapTo(ind, counted(1000*numerator/denominator, numerator, denominator), target)
		beyond := func(count float64) float64 { // how far the value would be on the better side of the target
			d := 1000*(numerator+count)/denominator - target
			if ind.Direction == bonbogi.Down {
				return -d
			}
			return d
		}
		if math.Trunc(g.Count) != g.Count || beyond(g.Count) < -1e-5 {
			t.Fatalf("%v more of %v: %v", g.Count, numerator, beyond(g.Count))
		}
		one := 1.0
		if ind.Direction == bonbogi.Down {
			one = -1
		}
		if beyond(g.Count-one) > 1e-5 {
			t.Fatalf("%v more of %v would do", g.Count-one, numerator)
		}
	})
}
