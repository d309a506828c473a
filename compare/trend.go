package compare

import (
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// Trend is how a government and its group went through the periods.
type Trend struct {
	Points []Point // oldest first, a period each
	Change *Change // nil if there are no two periods that can be compared
}

// Point is one period of a trend.
type Point struct {
	Period     bonbogi.Period
	Own        bonbogi.Figure
	Interval   Interval
	Group      Summary // of all who have a value in this period
	Percentile float64 // of the own value; NaN if there is none, or the indicator is not to be ranked
	Break      bool    // the own value is measured otherwise than before
	Breaks     int     // of how many others the values are
}

// Change is how the value of a government changed against those of its group, over the longest time up to
// now that no break of its series divides.
type Change struct {
	From, To bonbogi.Period
	Years    float64
	Value    float64 // in the indicator's unit
	PerYear  float64
	// Group are the changes between the same periods of all who have both values and no break between them.
	Group      Summary
	Percentile float64 // of the own change among them: 100 improved most; NaN if neither more nor less is better
	Clear      bool    // the intervals of both periods are known, and lie apart
}

// TrendOf is the trend of one government of a panel; the others are its peers.
func TrendOf(ind bonbogi.Indicator, panel bonbogi.Panel, own string) (Trend, error) {
	me := slices.Index(panel.Governments, own)
	if me < 0 {
		return Trend{}, bonbogi.Errorf(bonbogi.NotFound, "not_in_group", "%s is not among the %d governments that are compared", own, len(panel.Governments))
	}
	intervals := newIntervals(ind)
	values := make([]float64, len(panel.Governments))
	trend := Trend{Points: make([]Point, len(panel.Periods))}
	for t, figures := range panel.Figures {
		p := Point{Period: panel.Periods[t], Own: figures[me], Interval: intervals.of(figures[me]), Percentile: math.NaN()}
		for g, f := range figures {
			values[g] = valueOf(f)
			switch {
			case f.Status == bonbogi.Break && g == me:
				p.Break = true
			case f.Status == bonbogi.Break:
				p.Breaks++
			}
		}
		p.Group = Summarize(values)
		if ind.Rankable && !math.IsNaN(values[me]) {
			_, p.Percentile, _ = placeOf(values, me, ind.Direction)
		}
		trend.Points[t] = p
	}
	trend.Change = change(ind, panel, me, trend.Points)
	return trend, nil
}

func valueOf(f bonbogi.Figure) float64 {
	if !f.Status.HasValue() {
		return math.NaN()
	}
	return f.Value
}

func change(ind bonbogi.Indicator, panel bonbogi.Panel, me int, points []Point) *Change {
	n := len(panel.Periods)
	room := series{make([]float64, n), make([]bonbogi.Status, n)}
	of := func(g int) series {
		for t, figures := range panel.Figures {
			room.values[t], room.statuses[t] = figures[g].Value, figures[g].Status
		}
		return room
	}
	from, to, ok := of(me).since()
	if !ok {
		return nil
	}
	changes := make([]float64, len(panel.Governments))
	for g := range changes {
		changes[g] = of(g).change(from, to)
	}
	first, last := points[from].Interval, points[to].Interval
	c := &Change{
		From: panel.Periods[from], To: panel.Periods[to], Years: years(panel.Periods[from], panel.Periods[to]),
		Value: changes[me], Group: Summarize(changes), Percentile: math.NaN(),
		Clear: first.High < last.Low || last.High < first.Low,
	}
	c.PerYear = c.Value / c.Years
	if ind.Direction != bonbogi.NoDirection {
		_, c.Percentile, _ = placeOf(changes, me, ind.Direction)
	}
	return c
}
