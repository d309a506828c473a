package learn_test

import (
	"encoding/json"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/learn"
)

func TestAnIndicatorIsSurveyedForAllOfALevel(t *testing.T) {
	f, govs := schools()
	f.value("places", "2023", "province", 50)
	a, err := learn.Survey(t.Context(), f, govs, learn.OverviewQuestion{Indicator: "places"})
	if err != nil {
		t.Fatal(err)
	}
	if a.Level != bonbogi.Municipality || len(a.Levels) != 2 || a.Period.Year() != 2023 || len(a.Periods) != 2 {
		t.Errorf("%s of %v, %v of %v", a.Level, a.Levels, a.Period, a.Periods)
	}
	if len(a.Positions) != 4 || a.Positions[0].Government != "c" || a.Positions[0].Rank != 1 || len(a.Apart) != 1 || a.Group.N != 4 || len(a.Trend) != 2 || a.Trend[0].Median != 45 {
		t.Errorf("%+v", a)
	}
	if b, err := learn.Survey(t.Context(), f, govs, learn.OverviewQuestion{Indicator: "places", Level: bonbogi.Province, Year: 2023}); err != nil || len(b.Positions) != 1 {
		t.Errorf("of provinces: %+v, %v", b, err)
	}
	f.define("never")
	if b, err := learn.Survey(t.Context(), f, govs, learn.OverviewQuestion{Indicator: "never"}); err != nil || len(b.Periods) != 0 {
		t.Errorf("never observed: %+v, %v", b, err)
	} else if _, err := json.Marshal(b); err != nil {
		t.Error(err)
	}
	for _, q := range []learn.OverviewQuestion{{Indicator: "rain"}, {Indicator: "places", Year: 1999}, {Indicator: "places", Period: bonbogi.MustPeriod("2024")}} {
		_, err := learn.Survey(t.Context(), f, govs, q)
		refused(t, err, bonbogi.NotFound)
	}
}
