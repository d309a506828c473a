package compare

import (
	"fmt"
	"math"

	"github.com/bonbogi/bonbogi"
)

// Standing is where a government stands in one of many indicators: a row of the page about it.
type Standing struct {
	Indicator  string
	Better     bonbogi.Direction
	Period     bonbogi.Period // the latest in which it has a value; zero if it has none
	Value      float64        // NaN if it has none
	Status     bonbogi.Status // of the value; without one, why there is none in Latest
	Group      int            // how many have a value in that period, itself included
	Median     float64        // of those
	Rank       int            // 0 if the indicator is not to be ranked, or there is no value
	Percentile float64        // see Percentiles; NaN as with Rank, or if it is alone
	Spreads    float64        // how many interquartile ranges the value is better than the median; NaN as with Rank, or without spread

	Latest bonbogi.Period // the latest in which at least half of the peers have a value; zero if there is none
	Stale  bool           // the own value is older than that

	From        bonbogi.Period // since when its values can be compared with the latest; zero if only that one can
	Change      float64        // since then; NaN without From
	Changed     int            // how many of the group can be compared over that time
	Improvement float64        // percentile of the change among those: 100 improved most
}

// Standings compares one government with its peers in many indicators at once. The profiles share their
// indicators and periods, and indicators holds the definitions in the same order.
func Standings(indicators []bonbogi.Indicator, own bonbogi.Profile, peers []bonbogi.Profile) ([]Standing, error) {
	if len(indicators) != len(own.Indicators) {
		return nil, fmt.Errorf("compare: %d definitions of %d indicators", len(indicators), len(own.Indicators))
	}
	group := append([]bonbogi.Profile{own}, peers...) // own is the first
	for _, p := range group {
		if len(p.Indicators) != len(own.Indicators) || len(p.Values) != len(own.Periods) || len(p.Statuses) != len(own.Periods) {
			return nil, fmt.Errorf("compare: the profile of %s is of other indicators or periods than that of %s", p.Government, own.Government)
		}
	}
	standings := make([]Standing, len(indicators))
	values := make([]float64, len(group))
	turned := newTurned(group)
	for j, ind := range indicators {
		if own.Indicators[j] != ind.ID {
			return nil, fmt.Errorf("compare: the definition of %s stands where the profile has %s", ind.ID, own.Indicators[j])
		}
		standings[j] = standing(ind, turned.column(j), own.Periods, values)
	}
	return standings, nil
}

// standing looks at an indicator; values is room for one value a government.
func standing(ind bonbogi.Indicator, c column, periods []bonbogi.Period, values []float64) Standing {
	nan := math.NaN()
	of := c.series
	s := Standing{Indicator: ind.ID, Better: ind.Direction, Value: nan, Median: nan, Percentile: nan, Spreads: nan, Change: nan, Improvement: nan}
	from, to, comparable := of(0).since()
	newest := c.latest()
	if newest >= 0 {
		s.Latest, s.Status = periods[newest], c.status(0, newest)
	}
	if to < 0 {
		return s
	}
	s.Period, s.Status, s.Stale = periods[to], c.status(0, to), newest > to
	for g := range values {
		values[g], _ = of(g).at(to)
	}
	s.Value = values[0]
	spread := Summarize(values)
	s.Group, s.Median = spread.N, spread.Median
	if ind.Rankable {
		s.Rank, s.Percentile, _ = placeOf(values, 0, ind.Direction)
		if width := spread.Q3 - spread.Q1; width > 0 {
			s.Spreads = sign(ind.Direction) * (s.Value - s.Median) / width
		}
	}
	if comparable {
		for g := range values {
			values[g] = of(g).change(from, to)
		}
		s.From, s.Change = periods[from], values[0]
		_, s.Improvement, s.Changed = placeOf(values, 0, ind.Direction)
		if ind.Direction == bonbogi.NoDirection {
			s.Improvement = nan
		}
	}
	return s
}
