package learn_test

import (
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/learn"
)

func TestAFigureThatAPracticeShouldMoveIsLookedAtBeforeAndAfter(t *testing.T) {
	t.Parallel()
	within := func(value, low, high float64) bonbogi.Figure {
		f := bonbogi.FigureOf(value)
		f.Low, f.High = low, high
		return f
	}
	broken := bonbogi.FigureOf(9)
	broken.Status = bonbogi.Break
	forecast := bonbogi.FigureOf(99)
	forecast.Status = bonbogi.Forecast
	type figures map[string]bonbogi.Figure
	one := bonbogi.FigureOf
	for _, c := range []struct {
		name    string
		figures figures
		aim     bonbogi.Aim
		change  func(*bonbogi.Practice, *bonbogi.Indicator)
		moved   bool
		why     learn.Stillness
		after   string
		found   bonbogi.Findings
	}{
		{name: "more, as it should", figures: figures{"2019": one(1), "2020": one(2), "2022": one(5), "2023": one(4)}, aim: bonbogi.Aim{Direction: bonbogi.Up},
			moved: true, after: "2023", found: bonbogi.Findings{Figures: true, Change: true}},
		{name: "more, and it should be less", figures: figures{"2020": one(2), "2023": one(4)}, aim: bonbogi.Aim{Direction: bonbogi.Down}, after: "2023", found: bonbogi.Findings{Figures: true}},
		{name: "less, as it should", figures: figures{"2020": one(4), "2023": one(2)}, aim: bonbogi.Aim{Direction: bonbogi.Down}, moved: true, after: "2023", found: bonbogi.Findings{Figures: true, Change: true}},
		{name: "the same", figures: figures{"2020": one(4), "2023": one(4)}, aim: bonbogi.Aim{Direction: bonbogi.Up}, after: "2023", found: bonbogi.Findings{Figures: true}},
		{name: "the year in which it began is neither before nor after", figures: figures{"2020": one(4), "2021": one(9)}, aim: bonbogi.Aim{Direction: bonbogi.Up}, why: learn.NoAfter},
		{name: "not yet after its months", figures: figures{"2020": one(2), "2022": one(5), "2023": one(7)}, aim: bonbogi.Aim{Direction: bonbogi.Up, Months: 36}, why: learn.NoAfter},
		{name: "after its months", figures: figures{"2020": one(2), "2023": one(5), "2024": one(7)}, aim: bonbogi.Aim{Direction: bonbogi.Up, Months: 24}, moved: true, after: "2024", found: bonbogi.Findings{Figures: true, Change: true}},
		{name: "within the intervals", figures: figures{"2020": within(2, 1, 4), "2023": within(4, 3, 5)}, aim: bonbogi.Aim{Direction: bonbogi.Up}, after: "2023", found: bonbogi.Findings{Figures: true}},
		{name: "beyond the intervals", figures: figures{"2020": within(2, 1, 3), "2023": within(5, 4, 6)}, aim: bonbogi.Aim{Direction: bonbogi.Up}, moved: true, after: "2023", found: bonbogi.Findings{Figures: true, Change: true}},
		{name: "measured otherwise since", figures: figures{"2020": one(2), "2022": broken, "2023": one(10)}, aim: bonbogi.Aim{Direction: bonbogi.Up}, why: learn.MeasuredAnew},
		{name: "a forecast is no observation", figures: figures{"2020": one(2), "2023": forecast}, aim: bonbogi.Aim{Direction: bonbogi.Up}, why: learn.NoAfter},
		{name: "nothing from before", figures: figures{"2023": one(4)}, aim: bonbogi.Aim{Direction: bonbogi.Up}, why: learn.NoBefore},
		{name: "the same quarter", figures: figures{"2020-Q2": one(2), "2022-Q2": one(3), "2022-Q4": one(1)}, aim: bonbogi.Aim{Direction: bonbogi.Up}, moved: true, after: "2022-Q2", found: bonbogi.Findings{Figures: true, Change: true}},
		{name: "made by a model", figures: figures{"2020": one(2), "2023": one(4)}, aim: bonbogi.Aim{Direction: bonbogi.Up}, moved: true, after: "2023",
			change: func(_ *bonbogi.Practice, i *bonbogi.Indicator) { i.Simulated = true }},
		{name: "an idea", figures: figures{"2020": one(2), "2023": one(4)}, aim: bonbogi.Aim{Direction: bonbogi.Up}, why: learn.NoStart,
			change: func(p *bonbogi.Practice, _ *bonbogi.Indicator) { p.Status = bonbogi.PracticeIdea }},
		{name: "nobody knows since when", aim: bonbogi.Aim{Direction: bonbogi.Up}, why: learn.NoStart, change: func(p *bonbogi.Practice, _ *bonbogi.Indicator) { p.Started = bonbogi.Date{} }},
		{name: "run by a company", aim: bonbogi.Aim{Direction: bonbogi.Up}, why: learn.NoOwner, change: func(p *bonbogi.Practice, _ *bonbogi.Indicator) {
			p.Owner = bonbogi.Party{Name: "회사", Type: bonbogi.PartyCompany}
		}},
		{name: "an indicator that is not on record", aim: bonbogi.Aim{Indicator: "other", Direction: bonbogi.Up}, why: learn.NotNamed},
		{name: "only a name", aim: bonbogi.Aim{Name: "창업", Direction: bonbogi.Up}, why: learn.NotNamed},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := bonbogi.Practice{Owner: bonbogi.Party{Government: "a", Name: "a", Type: bonbogi.PartyGovernment}, Started: bonbogi.MustDate("2021"), Status: bonbogi.PracticeRunning}
			if c.aim.Indicator == "" && c.aim.Name == "" {
				c.aim.Indicator = "jobs"
			}
			p.Aims = []bonbogi.Aim{c.aim}
			f := newFacts()
			f.define("jobs", func(i *bonbogi.Indicator) {
				if c.change != nil {
					c.change(&p, i)
				}
			})
			for period, figure := range c.figures {
				f.observe("jobs", period, "a", figure)
			}
			list, found, err := learn.Movements(t.Context(), f, p, bonbogi.View{})
			if err != nil || len(list) != 1 {
				t.Fatalf("%v, %v", list, err)
			}
			m := list[0]
			after := ""
			if m.To != nil {
				after = m.After.String()
			}
			if m.Doubt != (c.name == "within the intervals") {
				t.Errorf("doubt is %v", m.Doubt)
			}
			if m.Moved != c.moved || m.Why != c.why || after != c.after || found != c.found {
				t.Errorf("moved %v, why %q, after %q, findings %+v; want %v, %q, %q, %+v", m.Moved, m.Why, after, found, c.moved, c.why, c.after, c.found)
			}
		})
	}
}
