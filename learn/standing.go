package learn

import (
	"context"
	"slices"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
)

// StandingQuestion asks where a government stands among its peers in everything that is measured.
type StandingQuestion struct {
	Government string    // ID
	Peers      []string  // IDs
	Rule       GroupKind // of a group that changes: those of today are its peers, and those of a year ago, of which the latest values are
	Today      bonbogi.Date
	AsOf       time.Time
	Shown      int // how many of the strongest, of the weakest and so on; 0: six
	Years      int // how far it looks back at most; 0: see Stand
}

// StandingAnswer is where a government stands in all indicators of which anything is known about the group.
type StandingAnswer struct {
	Government string     `json:"government"`
	Peers      []string   `json:"peers"`
	Ranked     int        `json:"ranked"` // in how many it has a rank that says something
	First      int        `json:"first"`  // in how many of those it is in the first quarter of its group
	Last       int        `json:"last"`   // in the last quarter
	Strongest  []Standing `json:"strongest"`
	Weakest    []Standing `json:"weakest"`
	Improved   []Standing `json:"most_improved"`
	Stale      []Standing `json:"stale"`   // the peers have newer values
	Missing    []Standing `json:"missing"` // the peers have values, and it has none
	All        []Standing `json:"-"`

	rows   []compare.Standing // of All
	places []place            // of All
	at     map[string]int     // where in All an indicator stands
}

// Standing is where a government stands in one indicator; compare.Standing says how each figure is made.
type Standing struct {
	Definition  *bonbogi.Indicator `json:"-"`
	Indicator   string             `json:"indicator"`
	Name        string             `json:"name"`
	Period      bonbogi.Period     `json:"period"`
	Value       Number             `json:"value"`
	Status      bonbogi.Status     `json:"status"`
	Group       int                `json:"group"`
	Median      Number             `json:"median"`
	Rank        int                `json:"rank,omitempty"`
	Percentile  Number             `json:"percentile"`
	Latest      bonbogi.Period     `json:"latest"`
	Stale       bool               `json:"stale,omitempty"`
	From        bonbogi.Period     `json:"from"`
	Change      Number             `json:"change"`
	Improvement Number             `json:"improvement"`
	Simulated   bool               `json:"simulated,omitempty"` // a model made the values
}

// place is where the values of an indicator stand: in the profiles of the group, the own first, of all that is
// measured equally often.
type place struct {
	group  []bonbogi.Profile
	column int
}

// windows is how many years back a page about everything looks, by how often something is measured. What is
// measured daily has no part in it.
var windows = []struct {
	frequency bonbogi.Frequency
	years     int
}{{bonbogi.Yearly, 10}, {bonbogi.HalfYearly, 5}, {bonbogi.Quarterly, 4}, {bonbogi.Monthly, 2}, {bonbogi.Spanning, 10}}

// Stand answers where a government stands in everything. It looks back ten years, less at what is measured more
// often.
func Stand(ctx context.Context, facts Facts, govs Governments, q StandingQuestion) (StandingAnswer, error) {
	a := StandingAnswer{Government: q.Government, Peers: q.Peers, at: map[string]int{}}
	own, ok := govs.Get(q.Government)
	if !ok {
		return a, errNoGovernment(q.Government)
	}
	if q.Rule.Changes() {
		q.Peers = q.Rule.members(govs, own, q.Today)
		for _, id := range q.Rule.members(govs, own, bonbogi.Date{Year: q.Today.Year - 1, Month: 12, Day: 31}) {
			if !slices.Contains(q.Peers, id) {
				q.Peers = append(q.Peers, id)
			}
		}
		a.Peers = q.Peers
	}
	if len(q.Peers) == 0 {
		return a, errNoPeers(q.Government)
	}
	for _, w := range windows {
		years := w.years
		if q.Years > 0 {
			years = min(years, q.Years)
		}
		view := bonbogi.View{AsOf: q.AsOf, From: bonbogi.YearPeriod(max(1, q.Today.Year-years)), Frequency: w.frequency}
		found, err := facts.Profiles(ctx, append([]string{q.Government}, q.Peers...), view)
		if err != nil {
			return a, err
		}
		if len(found) == 0 || len(found[0].Periods) == 0 {
			continue
		}
		if err := a.add(ctx, facts, w.frequency, found); err != nil {
			return a, err
		}
	}
	a.choose(q.Shown)
	return a, nil
}

// add takes the standings of the indicators of one frequency. An indicator that is measured in several has its
// own before the others.
func (a *StandingAnswer) add(ctx context.Context, facts Facts, f bonbogi.Frequency, found []bonbogi.Profile) error {
	definitions, err := facts.IndicatorsByID(ctx, found[0].Indicators)
	if err != nil {
		return err
	}
	ordered := make([]bonbogi.Indicator, len(found[0].Indicators))
	for i, id := range found[0].Indicators {
		d, ok := definitions[id]
		if d.ID = id; !ok {
			d.Direction, d.Withdrawn = bonbogi.NoDirection, true
		}
		ordered[i] = d
	}
	standings, err := compare.Standings(ordered, found[0], found[1:])
	if err != nil {
		return err
	}
	a.rows, a.All, a.places = slices.Grow(a.rows, len(standings)), slices.Grow(a.All, len(standings)), slices.Grow(a.places, len(standings))
	for i, s := range standings {
		d, p := &ordered[i], place{found, i}
		at, there := a.at[s.Indicator]
		if d.Withdrawn || there && d.Frequency != f || s.Period.IsZero() && s.Latest.IsZero() {
			continue
		}
		if there {
			a.rows[at], a.All[at], a.places[at] = s, standingOf(s, d), p
			continue
		}
		a.at[s.Indicator] = len(a.All)
		a.rows, a.All, a.places = append(a.rows, s), append(a.All, standingOf(s, d)), append(a.places, p)
	}
	return nil
}

// choose picks what a page begins with.
func (a *StandingAnswer) choose(shown int) {
	if shown == 0 {
		shown = 6
	}
	pick := func(rows []compare.Standing) []Standing {
		out := make([]Standing, len(rows))
		for i, r := range rows {
			out[i] = a.All[a.at[r.Indicator]]
		}
		return out
	}
	a.Strongest, a.Weakest, a.Improved = pick(compare.Strongest(a.rows, shown)), pick(compare.Weakest(a.rows, shown)), pick(compare.MostImproved(a.rows, shown))
	a.Stale, a.Missing = []Standing{}, []Standing{}
	for i := range a.All {
		s := &a.All[i]
		switch {
		case s.Period.IsZero():
			a.Missing = append(a.Missing, *s)
		case s.Stale:
			a.Stale = append(a.Stale, *s)
		}
		if s.Rank > 0 && s.Definition.Direction != bonbogi.NoDirection && s.Percentile.Known() {
			a.Ranked++
			if s.Percentile >= 75 {
				a.First++
			} else if s.Percentile <= 25 {
				a.Last++
			}
		}
	}
}

func standingOf(s compare.Standing, d *bonbogi.Indicator) Standing {
	return Standing{d, s.Indicator, d.Name, s.Period, Number(s.Value), s.Status, s.Group, Number(s.Median), s.Rank, Number(s.Percentile),
		s.Latest, s.Stale, s.From, Number(s.Change), Number(s.Improvement), d.Simulated}
}
