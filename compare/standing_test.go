package compare_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
)

// profiles makes profiles of values[indicator][government][period]; NaN is missing, and a value over 1000 is
// one after a break, 1000 too large.
func profiles(values ...[][]float64) (ids []string, all []bonbogi.Profile) {
	for j := range values {
		ids = append(ids, fmt.Sprint("i", j))
	}
	var periods []bonbogi.Period
	for t := range values[0][0] {
		periods = append(periods, bonbogi.YearPeriod(2020+t))
	}
	for g := range values[0] {
		p := bonbogi.Profile{Government: fmt.Sprint("g", g), Indicators: ids, Periods: periods}
		for t := range periods {
			row, statuses := make([]float64, len(values)), make([]bonbogi.Status, len(values))
			for j := range values {
				row[j], statuses[j] = values[j][g][t], bonbogi.Normal
				switch {
				case math.IsNaN(row[j]):
					statuses[j] = bonbogi.Missing
				case row[j] > 1000:
					row[j], statuses[j] = row[j]-1000, bonbogi.Break
				}
			}
			p.Values, p.Statuses = append(p.Values, row), append(p.Statuses, statuses)
		}
		all = append(all, p)
	}
	return ids, all
}

func standings(t testing.TB, indicators []bonbogi.Indicator, all []bonbogi.Profile) []compare.Standing {
	t.Helper()
	got, err := compare.Standings(indicators, all[0], all[1:])
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func defined(ids []string, better bonbogi.Direction) (all []bonbogi.Indicator) {
	for _, id := range ids {
		all = append(all, bonbogi.Indicator{Meta: bonbogi.Meta{ID: id}, Direction: better, Rankable: true})
	}
	return all
}

var periods = cmp.AllowUnexported(bonbogi.Period{})

func TestAStandingIsOfTheLatestValue(t *testing.T) {
	t.Parallel()
	ids, all := profiles(
		[][]float64{{10, 30, 40}, {10, 20, 30}, {10, 20, 20}, {10, 20, 10}, {10, 20, 0}},       // ahead
		[][]float64{{1040, 1050, nan}, {1, 60, 90}, {1, 40, 90}, {1, 20, 90}, {1, 70, nan}},    // broken, and old
		[][]float64{{nan, nan, nan}, {1, 1, 1}, {1, 1, 1}, {1, 1, 1}, {1, 1, 1}},               // never
		[][]float64{{5, 5, 5}, {nan, nan, nan}, {nan, nan, nan}, {nan, nan, 1}, {nan, nan, 1}}, // few others
	)
	indicators := defined(ids, bonbogi.Up)
	indicators[3].Rankable = false
	all[0].Statuses[2][2] = bonbogi.NotApplicable
	year := bonbogi.YearPeriod
	want := []compare.Standing{
		{Indicator: "i0", Better: bonbogi.Up, Period: year(2022), Value: 40, Status: bonbogi.Normal, Group: 5, Median: 20, Rank: 1, Percentile: 100, Spreads: 1,
			Latest: year(2022), From: year(2020), Change: 30, Changed: 5, Improvement: 100},
		{Indicator: "i1", Better: bonbogi.Up, Period: year(2021), Value: 50, Status: bonbogi.Break, Group: 5, Median: 50, Rank: 3, Percentile: 50, Spreads: 0,
			Latest: year(2022), Stale: true, Change: nan, Improvement: nan},
		{Indicator: "i2", Better: bonbogi.Up, Value: nan, Status: bonbogi.NotApplicable, Median: nan, Percentile: nan, Spreads: nan,
			Latest: year(2022), Change: nan, Improvement: nan},
		{Indicator: "i3", Better: bonbogi.Up, Period: year(2022), Value: 5, Status: bonbogi.Normal, Group: 3, Median: 1, Percentile: nan, Spreads: nan,
			Latest: year(2022), From: year(2020), Change: 0, Changed: 1, Improvement: nan},
	}
	if diff := cmp.Diff(want, standings(t, indicators, all), cmpopts.EquateNaNs(), periods); diff != "" {
		t.Error(diff)
	}
}

func TestStrongestWeakestAndMostImprovedLeaveOutWhatSaysNothing(t *testing.T) {
	t.Parallel()
	group := func(own, was float64) [][]float64 {
		return [][]float64{{was, own}, {11, 11}, {12, 12}, {13, 13}, {14, 14}, {15, 15}}
	}
	stale := group(nan, 20)
	few := [][]float64{{1, 20}, {11, 11}, {12, 12}, {13, 13}, {nan, nan}, {nan, nan}}
	ids, all := profiles(group(20, 20), group(30, 1), group(12.5, 16), group(1, 2), group(0, 0), stale, few, group(40, 1), group(50, 1))
	indicators := defined(ids, bonbogi.Up)
	indicators[7].Direction = bonbogi.NoDirection
	indicators[8].Rankable = false
	got := standings(t, indicators, all)
	names := func(s []compare.Standing) (out []string) {
		for _, x := range s {
			out = append(out, x.Indicator)
		}
		return out
	}
	for name, c := range map[string]struct {
		got  []compare.Standing
		want []string
	}{
		"strongest":     {compare.Strongest(got, 9), []string{"i1", "i0"}},
		"the strongest": {compare.Strongest(got, 1), []string{"i1"}},
		"weakest":       {compare.Weakest(got, 9), []string{"i4", "i3", "i2"}},
		"most improved": {compare.MostImproved(got, 9), []string{"i1", "i8"}},
		"of none":       {compare.Strongest(nil, 9), nil},
	} {
		if !slices.Equal(names(c.got), c.want) {
			t.Errorf("%s: %v, want %v", name, names(c.got), c.want)
		}
	}
}

func TestProfilesOfOtherIndicatorsOrPeriodsAreRefused(t *testing.T) {
	t.Parallel()
	ids, all := profiles([][]float64{{1, 2}, {3, 4}})
	if _, err := compare.Standings(nil, all[0], all[1:]); err == nil {
		t.Error("no definitions")
	}
	if _, err := compare.Standings(defined([]string{"other"}, bonbogi.Up), all[0], all[1:]); err == nil {
		t.Error("the definition of another indicator")
	}
	all[1].Values = all[1].Values[:1]
	if _, err := compare.Standings(defined(ids, bonbogi.Up), all[0], all[1:]); err == nil {
		t.Error("a profile of fewer periods")
	}
}

func TestAStandingAgreesWithTheRanking(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		values := make([][]float64, n)
		figures, governments := make([]bonbogi.Figure, n), make([]string, n)
		for g := range values {
			v := float64(rapid.IntRange(0, 6).Draw(t, "value"))
			if g > 0 && v == 6 {
				v = nan
			}
			values[g], governments[g] = []float64{v}, fmt.Sprint("g", g)
			figures[g] = bonbogi.FigureOf(v)
		}
		ids, all := profiles(values)
		indicators := defined(ids, rapid.SampledFrom(bonbogi.Directions).Draw(t, "direction"))
		standing, err := compare.Standings(indicators, all[0], all[1:])
		if err != nil {
			t.Fatal(err)
		}
		r, err := compare.Rank(indicators[0], governments, figures)
		if err != nil {
			t.Fatal(err)
		}
		p, _ := positionOf(r, "g0")
		s := standing[0]
		if s.Rank != p.Rank || !near(s.Percentile, p.Percentile, 1e-9) || s.Group != r.Summary.N || s.Median != r.Summary.Median {
			t.Fatalf("%+v, but %+v", s, p)
		}
	})
}

func BenchmarkStandings(b *testing.B) {
	const indicators, periods, peers = 6000, 25, 20
	r := rand.New(rand.NewPCG(5, 6))
	values := make([][][]float64, indicators)
	for j := range values {
		values[j] = make([][]float64, peers+1)
		for g := range values[j] {
			values[j][g] = make([]float64, periods)
			for t := range values[j][g] {
				values[j][g][t] = r.Float64()
			}
		}
	}
	ids, all := profiles(values...)
	definitions := defined(ids, bonbogi.Up)
	b.ReportAllocs()
	for b.Loop() {
		standings(b, definitions, all)
	}
}
