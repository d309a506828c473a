package learn

import (
	"context"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// inPeriods is who is in a group that changes, by period; nil of a group that does not. The government that asks
// always is.
type inPeriods map[bonbogi.Period]map[string]bool

// grouped are all that are ever in the group of a question, the government that asks first.
func grouped(ctx context.Context, facts Facts, govs Governments, own bonbogi.Government, q CompareQuestion) (group []string, of inPeriods, err error) {
	group = []string{own.ID}
	if !q.Rule.Changes() {
		for _, id := range q.Peers {
			if !slices.Contains(group, id) {
				group = append(group, id)
			}
		}
		return group, nil, nil
	}
	periods, err := facts.Periods(ctx, q.Indicator)
	if err != nil {
		return nil, nil, err
	}
	of, ever := inPeriods{}, map[string]bool{own.ID: true}
	for _, p := range periods {
		of[p] = map[string]bool{own.ID: true}
		for _, id := range q.Rule.members(govs, own, p.Last()) {
			of[p][id] = true
			if !ever[id] {
				ever[id], group = true, append(group, id)
			}
		}
	}
	if len(periods) == 0 {
		group = append(group, q.Rule.members(govs, own, bonbogi.Date{})...)
	}
	return group, of, nil
}

// leaveOut takes from a panel what is said of a government in a period in which it was not in the group.
func (of inPeriods) leaveOut(panel *bonbogi.Panel) {
	if of == nil {
		return
	}
	for t, p := range panel.Periods {
		for g, id := range panel.Governments {
			if !of[p][id] {
				panel.Figures[t][g] = bonbogi.NoFigure(bonbogi.NoObservation, "")
			}
		}
	}
}

// present are those in the group of a period, with their figures.
func (of inPeriods) present(panel bonbogi.Panel, t int) (governments []string, figures []bonbogi.Figure) {
	if of == nil {
		return panel.Governments, panel.Figures[t]
	}
	for g, id := range panel.Governments {
		if of[panel.Periods[t]][id] {
			governments, figures = append(governments, id), append(figures, panel.Figures[t][g])
		}
	}
	return governments, figures
}
