package learn_test

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"testing"

	"github.com/bonbogi/bonbogi"
)

// facts keeps observations in memory: what a store knows, without one.
type facts struct {
	indicators map[string]bonbogi.Indicator
	figures    map[string]map[bonbogi.Period]map[string]bonbogi.Figure // indicator, period, government
}

func newFacts() *facts {
	return &facts{map[string]bonbogi.Indicator{}, map[string]map[bonbogi.Period]map[string]bonbogi.Figure{}}
}

// define adds an indicator of which more is better.
func (f *facts) define(id string, change ...func(*bonbogi.Indicator)) {
	i := bonbogi.Indicator{Meta: bonbogi.Meta{ID: id}, Name: id, Unit: "명", Direction: bonbogi.Up, Measure: bonbogi.MeasureOutcome,
		Frequency: bonbogi.Yearly, Rankable: true, Interval: bonbogi.IntervalNone}
	for _, c := range change {
		c(&i)
	}
	f.indicators[id] = i
}

func (f *facts) observe(indicator, period, government string, figure bonbogi.Figure) {
	if f.figures[indicator] == nil {
		f.figures[indicator] = map[bonbogi.Period]map[string]bonbogi.Figure{}
	}
	p := bonbogi.MustPeriod(period)
	if f.figures[indicator][p] == nil {
		f.figures[indicator][p] = map[string]bonbogi.Figure{}
	}
	f.figures[indicator][p][government] = figure
}

func (f *facts) value(indicator, period, government string, v float64) {
	f.observe(indicator, period, government, bonbogi.FigureOf(v))
}

func (f *facts) IndicatorsByID(_ context.Context, ids []string) (map[string]bonbogi.Indicator, error) {
	out := map[string]bonbogi.Indicator{}
	for _, id := range ids {
		if i, ok := f.indicators[id]; ok {
			out[id] = i
		}
	}
	return out, nil
}

func (f *facts) Periods(_ context.Context, indicator string) (out []bonbogi.Period, err error) {
	for p := range f.figures[indicator] {
		out = append(out, p)
	}
	slices.SortFunc(out, bonbogi.Period.Compare)
	return out, nil
}

func (f *facts) Slice(_ context.Context, indicator string, p bonbogi.Period, _ bonbogi.View) (*bonbogi.Slice, error) {
	s := &bonbogi.Slice{Indicator: indicator, Period: p}
	for g, figure := range f.figures[indicator][p] {
		s.Government = append(s.Government, int32(len(s.Names)))
		s.Names = append(s.Names, g)
		s.Values = append(s.Values, figure.Value)
		s.Statuses = append(s.Statuses, figure.Status)
	}
	return s, nil
}

func (f *facts) Panel(ctx context.Context, indicator string, governments []string, v bonbogi.View) (bonbogi.Panel, error) {
	if governments == nil {
		seen := map[string]bool{}
		for _, byGovernment := range f.figures[indicator] {
			for g := range byGovernment {
				seen[g] = true
			}
		}
		governments = slices.Sorted(maps.Keys(seen))
	}
	panel := bonbogi.Panel{Indicator: indicator, Governments: governments}
	periods, _ := f.Periods(ctx, indicator)
	for _, p := range periods {
		if !v.Includes(p) {
			continue
		}
		panel.Periods = append(panel.Periods, p)
		row := make([]bonbogi.Figure, len(governments))
		for i, g := range governments {
			row[i] = f.figures[indicator][p][g]
		}
		panel.Figures = append(panel.Figures, row)
	}
	return panel, nil
}

func (f *facts) Profiles(_ context.Context, governments []string, v bonbogi.View) ([]bonbogi.Profile, error) {
	var indicators []string
	var periods []bonbogi.Period
	for i, byPeriod := range f.figures {
		indicators = append(indicators, i)
		for p := range byPeriod {
			if v.Includes(p) && !slices.Contains(periods, p) {
				periods = append(periods, p)
			}
		}
	}
	slices.Sort(indicators)
	slices.SortFunc(periods, bonbogi.Period.Compare)
	out := make([]bonbogi.Profile, len(governments))
	for n, g := range governments {
		out[n] = bonbogi.Profile{Government: g, Indicators: indicators, Periods: periods}
		for _, p := range periods {
			values, statuses := make([]float64, len(indicators)), make([]bonbogi.Status, len(indicators))
			for i, id := range indicators {
				figure, ok := f.figures[id][p][g]
				if !ok {
					figure = bonbogi.NoFigure(bonbogi.NoObservation, "")
				}
				values[i], statuses[i] = figure.Value, figure.Status
			}
			out[n].Values, out[n].Statuses = append(out[n].Values, values), append(out[n].Statuses, statuses)
		}
	}
	return out, nil
}

// towns is a registry of a country with one province.
type towns map[string]bonbogi.Government

func newTowns(names ...string) towns {
	t := towns{}
	add := func(id string, level bonbogi.Level, parent string) {
		t[id] = bonbogi.Government{ID: id, Level: level, Forms: []bonbogi.Form{{Name: id, Parent: parent}}}
	}
	add("land", bonbogi.Country, "")
	add("province", bonbogi.Province, "land")
	for _, n := range names {
		add(n, bonbogi.Municipality, "province")
	}
	return t
}

func (t towns) Get(id string) (bonbogi.Government, bool) {
	g, ok := t[id]
	return g, ok
}

func (t towns) All() []bonbogi.Government {
	var out []bonbogi.Government
	for _, g := range t {
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b bonbogi.Government) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

func refused(t *testing.T, err error, code bonbogi.Code) {
	t.Helper()
	if bonbogi.CodeOf(err) != code {
		t.Errorf("the error is %v, not one of %s", err, code)
	}
}

// ready has profiles of yearly values that are there already, so that a benchmark measures nothing else.
type ready struct {
	facts
	indicators map[string]bonbogi.Indicator
	profiles   []bonbogi.Profile
}

func (r *ready) IndicatorsByID(context.Context, []string) (map[string]bonbogi.Indicator, error) {
	return r.indicators, nil
}

func (r *ready) Profiles(_ context.Context, _ []string, v bonbogi.View) ([]bonbogi.Profile, error) {
	if v.Frequency != bonbogi.Yearly {
		return nil, nil
	}
	return r.profiles, nil
}
