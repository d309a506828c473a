package learn

import (
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
)

// OverviewQuestion asks for one indicator of all governments of a level.
type OverviewQuestion struct {
	Indicator string         // ID
	Period    bonbogi.Period // goes before Year
	Year      int            // 0: the last of which anything is known
	Level     bonbogi.Level  // empty: of which most is known
	AsOf      time.Time
}

// Overview is one indicator of all governments of a level in a period, and how it went over the periods.
type Overview struct {
	Indicator bonbogi.Indicator `json:"indicator"`
	Level     bonbogi.Level     `json:"level"`
	Levels    []bonbogi.Level   `json:"levels"` // of which anything is known
	Period    bonbogi.Period    `json:"period"`
	Periods   []bonbogi.Period  `json:"periods"`   // of the same length, oldest first
	Positions []Position        `json:"positions"` // the best first
	Apart     []Apart           `json:"apart"`     // of whom it is said why there is no value
	Group     Summary           `json:"group"`
	Ranked    bool              `json:"ranked"`
	Trend     []Summary         `json:"trend"` // of each period
}

// Survey answers what is known of an indicator. Nothing is no error: then there are no periods.
func Survey(ctx context.Context, facts Facts, govs Governments, q OverviewQuestion) (Overview, error) {
	a := Overview{Level: q.Level, Levels: []bonbogi.Level{}, Periods: []bonbogi.Period{}, Positions: []Position{}, Apart: []Apart{}, Trend: []Summary{}}
	definitions, err := facts.IndicatorsByID(ctx, []string{q.Indicator})
	if err != nil {
		return a, err
	}
	var ok bool
	if a.Indicator, ok = definitions[q.Indicator]; !ok {
		return a, errNoIndicator(q.Indicator)
	}
	panel, err := facts.Panel(ctx, q.Indicator, nil, bonbogi.View{AsOf: q.AsOf})
	if err != nil || len(panel.Periods) == 0 {
		return a, err
	}
	a.ofLevel(&panel, govs)
	if err := a.choosePeriod(&panel, q); err != nil {
		return a, err
	}
	return a, a.fill(panel)
}

// ofLevel leaves the governments of one level in the panel.
func (a *Overview) ofLevel(panel *bonbogi.Panel, govs Governments) {
	levels := make([]bonbogi.Level, len(panel.Governments))
	count := map[bonbogi.Level]int{}
	for g, id := range panel.Governments {
		if known, ok := govs.Get(id); ok {
			levels[g] = known.Level
			count[known.Level]++
		}
	}
	most := bonbogi.Level("")
	for _, l := range bonbogi.Levels {
		if count[l] > 0 {
			a.Levels = append(a.Levels, l)
			if most == "" || count[l] > count[most] {
				most = l
			}
		}
	}
	if a.Level == "" {
		a.Level = most
	}
	var keep []int
	var ids []string
	for g, l := range levels {
		if l == a.Level && l != "" {
			keep, ids = append(keep, g), append(ids, panel.Governments[g])
		}
	}
	for t, figures := range panel.Figures {
		kept := make([]bonbogi.Figure, len(keep))
		for i, g := range keep {
			kept[i] = figures[g]
		}
		panel.Figures[t] = kept
	}
	panel.Governments = ids
}

// choosePeriod finds the period, and leaves in the panel those of the same length.
func (a *Overview) choosePeriod(panel *bonbogi.Panel, q OverviewQuestion) error {
	switch ok := true; {
	case !q.Period.IsZero():
		if a.Period = q.Period; !slices.Contains(panel.Periods, q.Period) {
			return errNoPeriod(a.Indicator, q.Period.String(), panel.Periods)
		}
	case q.Year > 0:
		if a.Period, ok = periodIn(panel.Periods, q.Year); !ok {
			return errNoPeriod(a.Indicator, strconv.Itoa(q.Year), panel.Periods)
		}
	default:
		for t, p := range panel.Periods {
			if valued(panel.Figures[t]) > 0 && (a.Period.IsZero() || p.Frequency() == a.Indicator.Frequency || a.Period.Frequency() != a.Indicator.Frequency) {
				a.Period = p
			}
		}
		if a.Period.IsZero() {
			a.Period = panel.Periods[len(panel.Periods)-1]
		}
	}
	kept := bonbogi.Panel{Indicator: panel.Indicator, Governments: panel.Governments}
	for t, p := range panel.Periods {
		if p.Frequency() == a.Period.Frequency() {
			kept.Periods, kept.Figures = append(kept.Periods, p), append(kept.Figures, panel.Figures[t])
		}
	}
	*panel, a.Periods = kept, kept.Periods
	return nil
}

func (a *Overview) fill(panel bonbogi.Panel) error {
	values := make([]float64, len(panel.Governments))
	for _, figures := range panel.Figures {
		breaks := 0
		for g, f := range figures {
			values[g] = float64(Unknown())
			if f.Status.HasValue() {
				values[g] = f.Value
			}
			if f.Status == bonbogi.Break {
				breaks++
			}
		}
		a.Trend = append(a.Trend, broken(compare.Summarize(values), breaks))
	}
	var governments []string
	var figures []bonbogi.Figure
	for g, f := range panel.Figures[slices.Index(panel.Periods, a.Period)] {
		if f.Status != bonbogi.NoObservation { // of those who are no more nothing is said
			governments, figures = append(governments, panel.Governments[g]), append(figures, f)
		}
	}
	ranking, err := compare.Rank(a.Indicator, governments, figures)
	if err != nil {
		return err
	}
	a.Ranked, a.Group = ranking.Ranked, summaryOf(ranking.Summary)
	a.Positions, a.Apart = positionsOf(ranking), apartOf(ranking)
	return nil
}
