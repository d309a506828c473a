package learn_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
	"github.com/bonbogi/bonbogi/learn"
	"github.com/bonbogi/bonbogi/peer"
)

// schools knows how many children of six towns have a place in a nursery, of how many, in two years.
func schools() (*facts, towns) {
	f := newFacts()
	f.define("places", func(i *bonbogi.Indicator) {
		i.Unit, i.Per, i.Interval = "%", 100, bonbogi.IntervalWilson
	})
	share := func(period, g string, k, n float64) {
		figure := bonbogi.FigureOf(100 * k / n)
		figure.Numerator, figure.Denominator = k, n
		f.observe("places", period, g, figure)
	}
	for period, add := range map[string]float64{"2022": 0, "2023": 50} {
		share(period, "a", 400+add, 1000)
		share(period, "b", 500+add, 1000)
		share(period, "c", 600+add, 1000)
		share(period, "d", 300+add, 1000)
	}
	f.observe("places", "2023", "e", bonbogi.NoFigure(bonbogi.NotApplicable, "no nursery"))
	f.value("places", "2023-01", "a", 1) // another length, which has no part in it
	return f, newTowns("a", "b", "c", "d", "e", "f")
}

func TestAGovernmentStandsAmongItsPeers(t *testing.T) {
	f, govs := schools()
	a, err := learn.Compare(t.Context(), f, govs, learn.CompareQuestion{Government: "a", Indicator: "places", Peers: []string{"b", "c", "d", "e", "f", "b"}})
	if err != nil {
		t.Fatal(err)
	}
	if a.Period != bonbogi.YearPeriod(2023) || len(a.Periods) != 2 || !a.Newer.IsZero() {
		t.Errorf("the period is %v of %v, newer is %v", a.Period, a.Periods, a.Newer)
	}
	if a.Own == nil || a.Own.Rank != 3 || a.Own.RankLow != 3 || a.Own.RankHigh != 3 || a.Group.N != 4 || float64(a.Group.Median) != 50 {
		t.Errorf("own %+v of %+v", a.Own, a.Group)
	}
	if a.Own.Figure.Origin != compare.Computed || !a.Own.BeyondMedian {
		t.Errorf("the interval is %+v", a.Own.Figure)
	}
	if r := a.SureRanks; r == nil || *r != (learn.RankSet{Low: 3, High: 3, Level: 0.95}) {
		t.Errorf("sure ranks: %+v", r)
	}
	if g := a.ToMedian; g == nil || g.Count != 50 || g.Value != 5 || g.Reached {
		t.Errorf("to the median: %+v", g)
	}
	if len(a.Apart) != 2 || a.Apart[0].Government+a.Apart[1].Government != "fe" && a.Apart[0].Government+a.Apart[1].Government != "ef" {
		t.Errorf("apart stand %+v", a.Apart)
	}
	if len(a.Models) != 2 || a.Models[0].Government != "c" || a.Models[0].Reason != peer.BeyondInterval || a.Models[0].Gap.Count != 200 {
		t.Errorf("role models: %+v", a.Models)
	}
	if len(a.Trend.Points) != 2 || a.Trend.Change == nil || math.Abs(float64(a.Trend.Change.Value)-5) > 1e-9 || len(a.Trend.Models["c"]) != 2 {
		t.Errorf("trend: %+v", a.Trend)
	}
	if b, err := json.Marshal(a); err != nil || !strings.Contains(string(b), `"status":"not_applicable"`) || !strings.Contains(string(b), `"interval":"computed"`) {
		t.Errorf("in JSON: %s, %v", b, err)
	}
}

func TestWhatIsMissingIsSaidAndNotRanked(t *testing.T) {
	f, govs := schools()
	a, err := learn.Compare(t.Context(), f, govs, learn.CompareQuestion{Government: "e", Indicator: "places", Peers: []string{"a", "b"}})
	if err != nil {
		t.Fatal(err)
	}
	if a.Own != nil || a.ToMedian != nil || len(a.Models) != 0 || len(a.Positions) != 2 || len(a.Apart) != 1 || a.Apart[0].Note != "no nursery" {
		t.Errorf("%+v", a)
	}
	if _, err := json.Marshal(a); err != nil {
		t.Error(err)
	}
}

func TestNewerValuesOfTheOthersAreNamed(t *testing.T) {
	f, govs := schools()
	for _, g := range []string{"b", "c", "d"} {
		f.value("places", "2024", g, 70)
	}
	q := learn.CompareQuestion{Government: "a", Indicator: "places", Peers: []string{"b", "c", "d", "e"}}
	if a, err := learn.Compare(t.Context(), f, govs, q); err != nil || a.Period.Year() != 2023 || a.Newer.Year() != 2024 {
		t.Errorf("%v, newer %v, %v", a.Period, a.Newer, err)
	}
	q.Year = 2022
	if a, err := learn.Compare(t.Context(), f, govs, q); err != nil || a.Period.Year() != 2022 || a.Own.Figure.Value != 40 {
		t.Errorf("of 2022: %v, %v", a.Period, err)
	}
}

func TestAComparisonThatCannotBeMadeSaysWhy(t *testing.T) {
	f, govs := schools()
	f.define("never")
	for _, tt := range []struct {
		name string
		q    learn.CompareQuestion
		code bonbogi.Code
	}{
		{"no such government", learn.CompareQuestion{Government: "x", Indicator: "places", Peers: []string{"a"}}, bonbogi.NotFound},
		{"no such indicator", learn.CompareQuestion{Government: "a", Indicator: "rain", Peers: []string{"b"}}, bonbogi.NotFound},
		{"nobody beside it", learn.CompareQuestion{Government: "a", Indicator: "places", Peers: []string{"a"}}, bonbogi.Refused},
		{"never observed", learn.CompareQuestion{Government: "a", Indicator: "never", Peers: []string{"b"}}, bonbogi.NotFound},
		{"not in that year", learn.CompareQuestion{Government: "a", Indicator: "places", Peers: []string{"b"}, Year: 1999}, bonbogi.NotFound},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := learn.Compare(t.Context(), f, govs, tt.q)
			refused(t, err, tt.code)
		})
	}
}

func TestTheGroupIsInterruptedWhereHalfOfItIsMeasuredOtherwise(t *testing.T) {
	f, govs := schools()
	moved := func(period string, governments ...string) {
		for _, g := range governments {
			figure := bonbogi.FigureOf(50)
			figure.Status = bonbogi.Break
			f.observe("places", period, g, figure)
		}
	}
	moved("2024", "a", "b")
	moved("2025", "b")
	for _, g := range []string{"c", "d"} {
		f.value("places", "2024", g, 40)
		f.value("places", "2025", g, 40)
	}
	a, err := learn.Compare(t.Context(), f, govs, learn.CompareQuestion{Government: "c", Indicator: "places", Peers: []string{"a", "b", "d"}})
	if err != nil {
		t.Fatal(err)
	}
	o, err := learn.Survey(t.Context(), f, govs, learn.OverviewQuestion{Indicator: "places"})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{false, false, true, false} {
		if p := a.Trend.Points[i]; p.Group.Break != want || o.Trend[i].Break != want {
			t.Errorf("%s: %v and %v, want %v", p.Period, p.Group.Break, o.Trend[i].Break, want)
		}
	}
}
