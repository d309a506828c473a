package learn

import (
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
)

// Trend is how a government and its group went through the periods; compare.Trend says how it is made.
type Trend struct {
	Points []TrendPoint        `json:"points"` // a period each, oldest first
	Change *Change             `json:"change,omitempty"`
	Models map[string][]Figure `json:"role_models,omitempty"` // the first of them, in the same periods
}

// TrendPoint is one period of a trend.
type TrendPoint struct {
	Period     bonbogi.Period `json:"period"`
	Own        Figure         `json:"own"`
	Group      Summary        `json:"group"`
	Percentile Number         `json:"percentile"`
	Break      bool           `json:"break,omitempty"`  // measured otherwise than before
	Breaks     int            `json:"breaks,omitempty"` // of how many others it is
}

// Change is how the own value changed, over the longest time that no break divides.
type Change struct {
	From       bonbogi.Period `json:"from"`
	To         bonbogi.Period `json:"to"`
	Value      Number         `json:"value"`
	PerYear    Number         `json:"per_year"`
	Group      Summary        `json:"group"`      // the changes of all who can be compared
	Percentile Number         `json:"percentile"` // of the own change among them
	Clear      bool           `json:"clear"`      // the intervals of both periods lie apart
}

// followed is how many role models are followed over time.
const followed = 3

func (a *Comparison) follow(panel bonbogi.Panel) error {
	t, err := compare.TrendOf(a.Indicator, panel, a.Government)
	if err != nil {
		return err
	}
	a.Trend.Points = make([]TrendPoint, len(t.Points))
	for i, p := range t.Points {
		breaks := p.Breaks
		if p.Break {
			breaks++
		}
		a.Trend.Points[i] = TrendPoint{p.Period, figureOf(p.Own, p.Interval), broken(p.Group, breaks), Number(p.Percentile), p.Break, p.Breaks}
	}
	if c := t.Change; c != nil {
		a.Trend.Change = &Change{c.From, c.To, Number(c.Value), Number(c.PerYear), summaryOf(c.Group), Number(c.Percentile), c.Clear}
	}
	for _, m := range a.Models[:min(followed, len(a.Models))] {
		if a.Trend.Models == nil {
			a.Trend.Models = map[string][]Figure{}
		}
		g := slices.Index(panel.Governments, m.Government)
		figures := make([]Figure, len(panel.Periods))
		for i, row := range panel.Figures {
			figures[i] = figureOf(row[g], compare.IntervalOf(row[g], a.Indicator))
		}
		a.Trend.Models[m.Government] = figures
	}
	return nil
}
