package learn

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
)

// Stillness is why a figure that a practice should move says nothing of it.
type Stillness string

// The reasons.
const (
	NotNamed     Stillness = "not_named"     // the aim names no indicator on record
	NoOwner      Stillness = "no_owner"      // it is not run by one government, so nobody's figures would show it
	NoStart      Stillness = "no_start"      // nobody knows when it began
	NoBefore     Stillness = "no_before"     // there is no value from before it began
	NoAfter      Stillness = "no_after"      // there is no value from after it began, or after the months that it needs
	MeasuredAnew Stillness = "measured_anew" // in between it began to be measured otherwise
)

// Movement is what the figure of an aim did for the owner of the practice: the last value before it began beside the last
// one since, of the same part of a year. It does not say what caused it: others may have moved as much.
type Movement struct {
	Aim    bonbogi.Aim    `json:"aim"`
	Before bonbogi.Period `json:"before,omitzero"`
	After  bonbogi.Period `json:"after,omitzero"`
	From   *Figure        `json:"from,omitempty"`
	To     *Figure        `json:"to,omitempty"`
	Moved  bool           `json:"moved"` // as it should; where intervals are known, they lie apart
	Doubt  bool           `json:"doubt"` // it would have moved, but the intervals overlap
	Why    Stillness      `json:"why,omitempty"`

	Simulated bool `json:"simulated,omitempty"` // made by a model, so it shows nothing
}

// Movements looks at each aim of a practice, and returns what follows from it for the evidence. A practice that is an idea
// has not begun.
func Movements(ctx context.Context, facts Facts, p bonbogi.Practice, v bonbogi.View) (list []Movement, found bonbogi.Findings, err error) {
	for _, aim := range p.Aims {
		m, err := movementOf(ctx, facts, p, aim, v)
		if err != nil {
			return nil, found, fmt.Errorf("the aim %s of %s: %w", aim.Indicator, p.ID, err)
		}
		if m.To != nil && !m.Simulated {
			found.Figures = true
			found.Change = found.Change || m.Moved
		}
		list = append(list, m)
	}
	return list, found, nil
}

func movementOf(ctx context.Context, facts Facts, p bonbogi.Practice, aim bonbogi.Aim, v bonbogi.View) (m Movement, err error) {
	m.Aim = aim
	switch {
	case aim.Indicator == "":
		m.Why = NotNamed
	case p.Owner.Government == "" || p.Owner.Type != bonbogi.PartyGovernment:
		m.Why = NoOwner
	case p.Started.IsZero() || p.Status == bonbogi.PracticeIdea:
		m.Why = NoStart
	}
	if m.Why != "" {
		return m, nil
	}
	defined, err := facts.IndicatorsByID(ctx, []string{aim.Indicator})
	if err != nil {
		return m, err
	}
	indicator, ok := defined[aim.Indicator]
	if !ok {
		m.Why = NotNamed
		return m, nil
	}
	m.Simulated = indicator.Simulated
	panel, err := facts.Panel(ctx, aim.Indicator, []string{p.Owner.Government}, v)
	if err != nil {
		return m, err
	}
	m.between(panel, p.Started.First(), monthsAfter(p.Started.Last(), aim.Months), indicator)
	return m, nil
}

// between finds the last value of a period that was over when the practice began, and the last one of a period that
// began on the day when it should have worked, or later.
func (m *Movement) between(panel bonbogi.Panel, start, since bonbogi.Date, indicator bonbogi.Indicator) {
	observed := func(i int) bool {
		f := panel.Figures[i][0]
		return f.Status.HasValue() && f.Status != bonbogi.Forecast && !math.IsNaN(f.Value)
	}
	before, after := -1, -1
	for i, period := range panel.Periods {
		if observed(i) && period.Last().Compare(start) < 0 {
			before = i
		}
	}
	if before < 0 {
		m.Why = NoBefore
		return
	}
	first := panel.Periods[before]
	for i, period := range panel.Periods {
		sameSeason := period.Frequency() == first.Frequency() && period.First().Month == first.First().Month && period.First().Day == first.First().Day
		if observed(i) && period.First().Compare(since) > 0 && sameSeason {
			after = i
		}
	}
	if after < 0 {
		m.Why = NoAfter
		return
	}
	for i := before + 1; i <= after; i++ {
		if panel.Figures[i][0].Status == bonbogi.Break {
			m.Why = MeasuredAnew
			return
		}
	}
	was, is := panel.Figures[before][0], panel.Figures[after][0]
	from, to := figureOf(was, compare.IntervalOf(was, indicator)), figureOf(is, compare.IntervalOf(is, indicator))
	m.Before, m.After, m.From, m.To = first, panel.Periods[after], &from, &to
	if m.Aim.Direction == bonbogi.Down {
		from, to = to, from
	}
	more, overlap := to.Value > from.Value, to.Low <= from.High // intervals that are not known do not overlap
	m.Moved, m.Doubt = more && !overlap, more && overlap
}

// monthsAfter is the day so many months later.
func monthsAfter(d bonbogi.Date, months int) bonbogi.Date {
	return bonbogi.DateOf(time.Date(d.Year, time.Month(d.Month+months), d.Day, 0, 0, 0, 0, time.UTC))
}
