package learn_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/learn"
)

// profile is a country of eight towns of which a is first in "best", last in "worst", improved most in "better",
// is behind the times in "old", and has nothing in "none".
func profile() (*facts, towns, []string) {
	f := newFacts()
	for _, id := range []string{"best", "worst", "better", "old", "none", "size"} {
		f.define(id, func(i *bonbogi.Indicator) {
			if id == "size" {
				i.Direction, i.Rankable = bonbogi.NoDirection, false
			}
			if id == "worst" {
				i.Direction = bonbogi.Down
			}
		})
	}
	names := []string{"a", "b", "c", "d", "e", "f", "g", "h"}
	for n, g := range names {
		for year := 2020; year <= 2024; year++ {
			y, x := fmt.Sprint(year), float64(n)
			f.value("best", y, g, 100-x)
			f.value("worst", y, g, 100-x)
			f.value("size", y, g, 1000*x)
			if n > 0 {
				f.value("none", y, g, x)
				f.value("better", y, g, 50+x)
			} else {
				f.value("better", y, g, 50+2*float64(year-2020))
			}
			if n > 0 || year < 2023 {
				f.value("old", y, g, x)
			}
		}
	}
	f.define("often", func(i *bonbogi.Indicator) { i.Frequency = bonbogi.Monthly })
	for n, g := range names {
		f.value("often", "2024-05", g, float64(n))
		f.value("often", "2019-05", g, float64(n)) // too long ago for a page about everything
	}
	return f, newTowns(names...), names[1:]
}

func ids(standings []learn.Standing) (out []string) {
	for _, s := range standings {
		out = append(out, s.Indicator)
	}
	slices.Sort(out)
	return out
}

func TestAGovernmentSeesWhereItIsStrongAndWhatIsOld(t *testing.T) {
	f, govs, peers := profile()
	a, err := learn.Stand(t.Context(), f, govs, learn.StandingQuestion{Government: "a", Peers: peers, Today: bonbogi.MustDate("2025-03-01"), Shown: 2})
	if err != nil {
		t.Fatal(err)
	}
	if got := ids(a.Strongest); !slices.Contains(got, "best") || slices.Contains(got, "size") || len(got) > 2 {
		t.Errorf("strongest in %v", got)
	}
	if got := ids(a.Weakest); !slices.Contains(got, "worst") {
		t.Errorf("weakest in %v", got)
	}
	if got := ids(a.Improved); !slices.Equal(got, []string{"better"}) {
		t.Errorf("most improved in %v", got)
	}
	if got := ids(a.Stale); !slices.Equal(got, []string{"old"}) {
		t.Errorf("stale is %v", got)
	}
	if got := ids(a.Missing); !slices.Equal(got, []string{"none"}) {
		t.Errorf("missing is %v", got)
	}
	if len(a.All) != 7 || a.Ranked != 5 || a.First != 2 || a.Last != 3 {
		t.Errorf("%d in all, %d ranked, first quarter %d, last %d", len(a.All), a.Ranked, a.First, a.Last)
	}
	rows := a.Heat(a.All)
	for _, row := range rows {
		switch own := row.Cells[0]; row.Indicator {
		case "best":
			if own.Percentile != 100 || row.Cells[7].Percentile != 0 {
				t.Errorf("%s: %+v", row.Indicator, row.Cells)
			}
		case "size":
			if own.Percentile.Known() || row.Cells[1].Value != 1000 {
				t.Errorf("%s: %+v", row.Indicator, row.Cells)
			}
		case "none":
			if own.Value.Known() || own.Status.HasValue() || !row.Cells[1].Value.Known() {
				t.Errorf("%s: %+v", row.Indicator, row.Cells)
			}
		}
	}
	if s := a.Series("better"); len(s.Periods) != 5 || s.Own[4].Value != 58 || s.Group[4].N != 8 {
		t.Errorf("%+v", s)
	}
	if b, err := json.Marshal(a); err != nil || len(b) == 0 {
		t.Error(err)
	}
	for _, q := range []learn.StandingQuestion{{Government: "x", Peers: peers}, {Government: "a"}} {
		if _, err := learn.Stand(t.Context(), f, govs, q); err == nil {
			t.Errorf("%+v is answered", q)
		}
	}
}

// BenchmarkStanding is the pure part of a page about everything: 6,000 indicators in 25 years of 21 governments.
func BenchmarkStanding(b *testing.B) {
	f := &ready{indicators: map[string]bonbogi.Indicator{}}
	r := rand.New(rand.NewPCG(1, 2))
	var ids []string
	var names []string
	for g := range 21 {
		names = append(names, fmt.Sprintf("g%02d", g))
	}
	for i := range 6000 {
		id := fmt.Sprintf("indicator-%04d", i)
		ids = append(ids, id)
		f.indicators[id] = bonbogi.Indicator{Meta: bonbogi.Meta{ID: id}, Direction: bonbogi.Up, Rankable: true, Frequency: bonbogi.Yearly}
	}
	var periods []bonbogi.Period
	for y := 2001; y <= 2025; y++ {
		periods = append(periods, bonbogi.YearPeriod(y))
	}
	for _, g := range names {
		p := bonbogi.Profile{Government: g, Indicators: ids, Periods: periods}
		for range periods {
			values, statuses := make([]float64, len(ids)), make([]bonbogi.Status, len(ids))
			for i := range values {
				values[i], statuses[i] = r.NormFloat64(), bonbogi.Normal
				if r.Float64() < 0.05 {
					values[i], statuses[i] = math.NaN(), bonbogi.Missing
				}
			}
			p.Values, p.Statuses = append(p.Values, values), append(p.Statuses, statuses)
		}
		f.profiles = append(f.profiles, p)
	}
	govs := newTowns(names...)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := learn.Stand(b.Context(), f, govs, learn.StandingQuestion{Government: names[0], Peers: names[1:], Today: bonbogi.MustDate("2026-01-01")}); err != nil {
			b.Fatal(err)
		}
	}
}
