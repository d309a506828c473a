package compare

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// Position is where a government stands in its group.
type Position struct {
	Government   string
	Figure       bonbogi.Figure
	Interval     Interval
	Rank         int     // 0 if the indicator is not to be ranked
	RankLow      int     // the best rank that the intervals allow; 0 if that is not known
	RankHigh     int     // the worst
	Percentile   float64 // see Percentiles; NaN if it is not to be ranked, or alone
	GapToMedian  float64 // value − median, in the indicator's unit
	BeyondMedian bool    // its interval is known and leaves the median out: more than chance
}

// Apart is a government that has no value to compare, and why.
type Apart struct {
	Government string
	Status     bonbogi.Status // Missing, NotApplicable, Suppressed or NoObservation
	Note       string
}

// Ranking is a group in one indicator and period.
type Ranking struct {
	Positions []Position // the best first, those that tie by government; by government if not to be ranked
	Apart     []Apart    // by status, then by government
	Summary   Summary    // of all values
	Ranked    bool       // false: an order of governments says nothing here
}

// Rank compares the figures of a group in one indicator: one figure a government.
func Rank(ind bonbogi.Indicator, governments []string, figures []bonbogi.Figure) (Ranking, error) {
	if len(governments) != len(figures) {
		return Ranking{}, fmt.Errorf("compare: %d figures of %d governments", len(figures), len(governments))
	}
	r := Ranking{Ranked: ind.Rankable}
	values := make([]float64, len(figures)) // NaN: stands apart
	for i, f := range figures {
		values[i] = math.NaN()
		switch {
		case !f.Status.HasValue():
			r.Apart = append(r.Apart, Apart{governments[i], f.Status, f.Note})
		case math.IsNaN(f.Value):
			r.Apart = append(r.Apart, Apart{governments[i], bonbogi.Missing, f.Note})
		default:
			values[i] = f.Value
		}
	}
	slices.SortFunc(r.Apart, func(a, b Apart) int {
		return cmp.Or(cmp.Compare(a.Status, b.Status), cmp.Compare(a.Government, b.Government))
	})
	order := bestFirst(values, ind.Direction)
	r.Summary = summaryOf(order, ind.Direction)
	r.Positions = make([]Position, len(order))
	intervals := newIntervals(ind)
	for i, k := range order {
		p := &r.Positions[i]
		p.Government, p.Figure, p.Percentile = governments[k.at], figures[k.at], math.NaN()
		p.Interval = intervals.of(p.Figure)
		p.GapToMedian = p.Figure.Value - r.Summary.Median
		p.BeyondMedian = p.Interval.Low > r.Summary.Median || p.Interval.High < r.Summary.Median
	}
	if r.Ranked {
		r.rank(order, ind.Direction)
	} else {
		slices.SortFunc(r.Positions, byGovernment)
	}
	return r, nil
}

// rank fills in ranks and percentiles of positions that stand in their order.
func (r *Ranking) rank(order []keyed, better bonbogi.Direction) {
	lows, highs := make([]float64, len(order)), make([]float64, len(order))
	for i := range r.Positions {
		lows[i], highs[i] = r.Positions[i].Interval.Low, r.Positions[i].Interval.High
	}
	best, worst := RankRanges(lows, highs, better)
	ties(order, func(first, end int) {
		share := percentile(first, end, len(order))
		for i := first; i < end; i++ {
			p := &r.Positions[i]
			p.Rank, p.RankLow, p.RankHigh, p.Percentile = first+1, best[i], worst[i], share
		}
		if end-first > 1 {
			slices.SortFunc(r.Positions[first:end], byGovernment)
		}
	})
}

// summaryOf takes the values in the order of a ranking.
func summaryOf(order []keyed, better bonbogi.Direction) Summary {
	sorted := make([]float64, len(order))
	for i, k := range order {
		sorted[i] = -sign(better)*k.key + 0
	}
	if better != bonbogi.Down {
		slices.Reverse(sorted)
	}
	return summary(sorted)
}

func byGovernment(a, b Position) int { return cmp.Compare(a.Government, b.Government) }
