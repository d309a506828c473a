package compare_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
)

// panel writes a panel as values by government; a value with a break is told by its place.
func panel(breaks map[string]int, values map[string][]float64, order ...string) bonbogi.Panel {
	p := bonbogi.Panel{Governments: order}
	for t := range values[order[0]] {
		p.Periods = append(p.Periods, bonbogi.YearPeriod(2015+2*t))
		figures := make([]bonbogi.Figure, len(order))
		for g, name := range order {
			figures[g] = bonbogi.FigureOf(values[name][t])
			if math.IsNaN(values[name][t]) {
				figures[g] = bonbogi.NoFigure(bonbogi.Missing, "")
			}
			if at, ok := breaks[name]; ok && at == t {
				figures[g].Status = bonbogi.Break
			}
		}
		p.Figures = append(p.Figures, figures)
	}
	return p
}

func trend(t *testing.T, ind bonbogi.Indicator, p bonbogi.Panel) compare.Trend {
	t.Helper()
	got, err := compare.TrendOf(ind, p, "own")
	if err != nil {
		t.Fatal(err)
	}
	return got
}

var nan = math.NaN()

func TestATrendStandsInTheBandOfItsGroup(t *testing.T) {
	t.Parallel()
	p := panel(map[string]int{"b": 1}, map[string][]float64{"own": {10, 12, nan}, "a": {20, 22, 24}, "b": {30, 5, nan}, "c": {40, nan, 44}}, "a", "own", "b", "c")
	p.Figures[1][1].Low, p.Figures[1][1].High = 11, 13
	got := trend(t, bonbogi.Indicator{Direction: bonbogi.Up, Rankable: true}, p).Points
	want := []compare.Point{
		{Period: bonbogi.YearPeriod(2015), Own: p.Figures[0][1], Interval: compare.Interval{Low: nan, High: nan},
			Group: compare.Summary{N: 4, Min: 10, Q1: 17.5, Median: 25, Q3: 32.5, Max: 40}, Percentile: 0},
		{Period: bonbogi.YearPeriod(2017), Own: p.Figures[1][1], Interval: compare.Interval{Low: 11, High: 13, Origin: compare.Published},
			Group: compare.Summary{N: 3, Min: 5, Q1: 8.5, Median: 12, Q3: 17, Max: 22}, Percentile: 50, Breaks: 1},
		{Period: bonbogi.YearPeriod(2019), Own: p.Figures[2][1], Interval: compare.Interval{Low: nan, High: nan},
			Group: compare.Summary{N: 2, Min: 24, Q1: 29, Median: 34, Q3: 39, Max: 44}, Percentile: nan},
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateNaNs(), cmp.AllowUnexported(bonbogi.Period{})); diff != "" {
		t.Error(diff)
	}
}

func TestAChangeDoesNotCrossABreak(t *testing.T) {
	t.Parallel()
	p := panel(map[string]int{"own": 1, "late": 2, "early": 1}, map[string][]float64{
		"own":    {90, 10, 13, 16, nan}, // measured otherwise from 2017 on
		"a":      {1, 20, 30, 21, 99},
		"late":   {1, 20, 70, 80, 99}, // broken in between
		"early":  {1, 20, 20, 22, 99}, // broken where the time begins
		"absent": {1, nan, 20, 29, 99},
		"worse":  {1, 20, 20, 15, 99},
	}, "a", "late", "early", "absent", "worse", "own")
	c := trend(t, bonbogi.Indicator{Direction: bonbogi.Up, Rankable: true}, p).Change
	want := &compare.Change{
		From: bonbogi.YearPeriod(2017), To: bonbogi.YearPeriod(2021), Years: 4, Value: 6, PerYear: 1.5,
		Group: compare.Summary{N: 4, Min: -5, Q1: -0.5, Median: 1.5, Q3: 3, Max: 6}, Percentile: 100,
	}
	if diff := cmp.Diff(want, c, cmp.AllowUnexported(bonbogi.Period{})); diff != "" {
		t.Error(diff)
	}
	if c := trend(t, bonbogi.Indicator{Direction: bonbogi.Down}, p).Change; c.Percentile != 0 {
		t.Errorf("where less is better: %+v", c)
	}
	if c := trend(t, bonbogi.Indicator{Direction: bonbogi.NoDirection, Rankable: true}, p).Change; !math.IsNaN(c.Percentile) {
		t.Errorf("where nothing is better: %+v", c)
	}
}

func TestAChangeIsClearWhereTheIntervalsLieApart(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		low, high float64
		clear     bool
	}{{14, 18, true}, {11, 20, false}, {nan, nan, false}} {
		p := panel(nil, map[string][]float64{"own": {10, 16}}, "own")
		p.Figures[0][0].Low, p.Figures[0][0].High = 8, 12
		p.Figures[1][0].Low, p.Figures[1][0].High = c.low, c.high
		if got := trend(t, bonbogi.Indicator{Direction: bonbogi.Up}, p).Change.Clear; got != c.clear {
			t.Errorf("%v to %v: %v", c.low, c.high, got)
		}
	}
}

func TestWithoutTwoComparablePeriodsThereIsNoChange(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]bonbogi.Panel{
		"one value":              panel(nil, map[string][]float64{"own": {nan, 5, nan}}, "own"),
		"none":                   panel(nil, map[string][]float64{"own": {nan, nan}}, "own"),
		"a break at the last":    panel(map[string]int{"own": 1}, map[string][]float64{"own": {4, 5}}, "own"),
		"no period":              {Governments: []string{"own"}},
		"a break before nothing": panel(map[string]int{"own": 1}, map[string][]float64{"own": {4, 5, nan}}, "own"),
	} {
		if c := trend(t, bonbogi.Indicator{Direction: bonbogi.Up}, p).Change; c != nil {
			t.Errorf("%s: %+v", name, c)
		}
	}
	if _, err := compare.TrendOf(bonbogi.Indicator{}, bonbogi.Panel{Governments: []string{"a"}}, "own"); bonbogi.CodeOf(err) != bonbogi.NotFound {
		t.Error(err)
	}
}

func TestMonthsAndQuartersAreYearsInPart(t *testing.T) {
	t.Parallel()
	p := panel(nil, map[string][]float64{"own": {1, 4}}, "own")
	p.Periods = []bonbogi.Period{bonbogi.QuarterPeriod(2020, 3), bonbogi.QuarterPeriod(2022, 1)}
	if c := trend(t, bonbogi.Indicator{}, p).Change; c.Years != 1.5 || c.PerYear != 2 {
		t.Errorf("%+v", c)
	}
}
