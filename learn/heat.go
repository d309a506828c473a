package learn

import (
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
)

// HeatRow is one indicator of a whole group: relative to the group, not absolute.
type HeatRow struct {
	Standing
	Cells []HeatCell `json:"cells"` // the own first, then the peers in their order
}

// HeatCell is one value of it.
type HeatCell struct {
	Government string         `json:"government"`
	Value      Number         `json:"value"`
	Status     bonbogi.Status `json:"status"`
	Percentile Number         `json:"percentile"` // in the group; 100 is the best
}

// Heat is some of the indicators for the whole group, each in the period of its standing: the last of which the
// government has a value, else the last of the peers.
func (a StandingAnswer) Heat(standings []Standing) []HeatRow {
	rows := make([]HeatRow, 0, len(standings))
	for _, s := range standings {
		p := a.places[a.at[s.Indicator]]
		period := s.Period
		if period.IsZero() {
			period = s.Latest
		}
		t := max(0, slices.Index(p.group[0].Periods, period))
		values := make([]float64, len(p.group))
		row := HeatRow{s, make([]HeatCell, len(p.group))}
		for g, profile := range p.group {
			values[g] = valueIn(profile, t, p.column)
			row.Cells[g] = HeatCell{profile.Government, Number(values[g]), profile.Statuses[t][p.column], Unknown()}
		}
		if s.Definition.Rankable && s.Definition.Direction != bonbogi.NoDirection {
			for g, share := range compare.Percentiles(values, s.Definition.Direction) {
				row.Cells[g].Percentile = Number(share)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// Series is an indicator of the government and of its group over the periods.
type Series struct {
	Periods []bonbogi.Period
	Own     []bonbogi.Figure
	Group   []Summary
}

// Series follows one of the indicators.
func (a StandingAnswer) Series(indicator string) Series {
	p := a.places[a.at[indicator]]
	s := Series{Periods: p.group[0].Periods}
	values := make([]float64, len(p.group))
	for t := range s.Periods {
		breaks := 0
		for g, profile := range p.group {
			values[g] = valueIn(profile, t, p.column)
			if profile.Statuses[t][p.column] == bonbogi.Break {
				breaks++
			}
		}
		own := bonbogi.FigureOf(values[0])
		own.Status = p.group[0].Statuses[t][p.column]
		s.Own, s.Group = append(s.Own, own), append(s.Group, broken(compare.Summarize(values), breaks))
	}
	return s
}

func valueIn(p bonbogi.Profile, period, indicator int) float64 {
	if !p.Statuses[period][indicator].HasValue() {
		return math.NaN()
	}
	return p.Values[period][indicator]
}
