package learn

import (
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
	"github.com/bonbogi/bonbogi/peer"
)

// CompareQuestion asks where a government stands among its peers in one indicator.
type CompareQuestion struct {
	Government string         // ID
	Indicator  string         // ID
	Peers      []string       // IDs
	Rule       GroupKind      // of a group that changes: the peers are those of each period, and Peers is not asked
	Period     bonbogi.Period // goes before Year
	Year       int            // 0: the last in which the government has a value, or else anybody
	AsOf       time.Time
}

// Comparison is one indicator and period of a government and its peers, and how they came there.
type Comparison struct {
	Government string            `json:"government"`
	Indicator  bonbogi.Indicator `json:"indicator"`
	Period     bonbogi.Period    `json:"period"`
	Periods    []bonbogi.Period  `json:"periods"` // of the same length, that can be asked for; oldest first
	Newer      bonbogi.Period    `json:"newer"`   // a later one in which at least half of the group has a value
	Own        *Position         `json:"own"`     // nil: it has no value, and stands in Apart
	Positions  []Position        `json:"positions"`
	Apart      []Apart           `json:"apart"`
	Group      Summary           `json:"group"` // of all values, the own included
	Ranked     bool              `json:"ranked"`
	SureRanks  *RankSet          `json:"sure_ranks,omitempty"` // nil: nothing is known of how sure the own value is
	ToMedian   *Gap              `json:"to_median,omitempty"`
	Models     []RoleModel       `json:"role_models"`
	Trend      Trend             `json:"trend"`
}

// Position is where a government stands in the group; compare.Position says how each figure is made.
type Position struct {
	Government   string `json:"government"`
	Figure       Figure `json:"figure"`
	Rank         int    `json:"rank,omitempty"` // 0 where an order says nothing
	RankLow      int    `json:"rank_low,omitempty"`
	RankHigh     int    `json:"rank_high,omitempty"`
	Percentile   Number `json:"percentile"`
	GapToMedian  Number `json:"gap_to_median"`
	BeyondMedian bool   `json:"beyond_median"`
}

// RankSet is between which ranks the true one lies with a probability; compare.RankSet says how it is found.
type RankSet struct {
	Low   int     `json:"low"`
	High  int     `json:"high"`
	Level float64 `json:"level"`
}

// Apart is a government without a value, and why it has none.
type Apart struct {
	Government string         `json:"government"`
	Status     bonbogi.Status `json:"status"`
	Note       string         `json:"note,omitempty"`
}

// Gap is what lies between a government and a target.
type Gap struct {
	Target  Number `json:"target"`
	Value   Number `json:"value"` // target − value
	Reached bool   `json:"reached"`
	Count   Number `json:"count"` // how many more of what is counted, or fewer; null where that is not known
}

func gapOf(g compare.Gap) Gap {
	return Gap{Number(g.Target), Number(g.Value), g.Reached, Number(g.Count)}
}

// RoleModel is a peer that does clearly better, and why that can be said.
type RoleModel struct {
	Government string      `json:"government"`
	Figure     Figure      `json:"figure"`
	Gap        Gap         `json:"gap"`
	Reason     peer.Reason `json:"reason"`
	Place      int         `json:"place"` // in the group of those with a value
	Group      int         `json:"of"`
	Margin     Number      `json:"margin"` // how far the intervals lie apart
}

// Compare answers where a government stands. All periods of the answer are of one length, so that a trend
// compares like with like.
func Compare(ctx context.Context, facts Facts, govs Governments, q CompareQuestion) (Comparison, error) {
	a := Comparison{Government: q.Government}
	own, ok := govs.Get(q.Government)
	if !ok {
		return a, errNoGovernment(q.Government)
	}
	definitions, err := facts.IndicatorsByID(ctx, []string{q.Indicator})
	if err != nil {
		return a, err
	}
	if a.Indicator, ok = definitions[q.Indicator]; !ok {
		return a, errNoIndicator(q.Indicator)
	}
	group, of, err := grouped(ctx, facts, govs, own, q)
	if err != nil {
		return a, err
	}
	if len(group) == 1 {
		return a, errNoPeers(q.Government)
	}
	panel, err := facts.Panel(ctx, q.Indicator, group, bonbogi.View{AsOf: q.AsOf})
	if err != nil {
		return a, err
	}
	if len(panel.Periods) == 0 {
		return a, errNobody(a.Indicator)
	}
	at, err := a.choosePeriod(&panel, q)
	if err != nil {
		return a, err
	}
	of.leaveOut(&panel)
	return a, a.rank(panel, at, of)
}

func errNobody(i bonbogi.Indicator) error {
	return bonbogi.Errorf(bonbogi.NotFound, "no_group_values", "nobody in this group has a value of %s; choose another indicator, another group, or a later day", i.Title(false)).About(i.ID)
}

func errNoPeers(government string) error {
	return bonbogi.Errorf(bonbogi.Refused, "no_peers", "there is nobody to compare %s with; choose another group of peers", government)
}

// choosePeriod finds the period that is asked for, and leaves in the panel those of the same length.
func (a *Comparison) choosePeriod(panel *bonbogi.Panel, q CompareQuestion) (at int, err error) {
	switch ok := false; {
	case !q.Period.IsZero():
		if a.Period = q.Period; !slices.Contains(panel.Periods, a.Period) {
			return 0, errNoPeriod(a.Indicator, a.Period.String(), panel.Periods)
		}
	case q.Year > 0:
		if a.Period, ok = periodIn(panel.Periods, q.Year); !ok {
			return 0, errNoPeriod(a.Indicator, strconv.Itoa(q.Year), panel.Periods)
		}
	default:
		if a.Period = newest(a.Indicator, *panel); a.Period.IsZero() {
			return 0, errNobody(a.Indicator)
		}
	}
	kept := *panel
	kept.Periods, kept.Figures = nil, nil
	for i, p := range panel.Periods {
		if p.Frequency() == a.Period.Frequency() {
			kept.Periods, kept.Figures = append(kept.Periods, p), append(kept.Figures, panel.Figures[i])
		}
	}
	*panel, a.Periods = kept, kept.Periods
	at = slices.Index(a.Periods, a.Period)
	for i := len(a.Periods) - 1; i > at; i-- {
		if 2*valued(kept.Figures[i]) >= len(kept.Governments) {
			a.Newer = a.Periods[i]
			break
		}
	}
	return at, nil
}

// newest is the last period in which the first government has a value; of the length in which the indicator is
// measured, where there is one. Without a value of it, it is the last in which anybody has one.
func newest(i bonbogi.Indicator, panel bonbogi.Panel) (p bonbogi.Period) {
	best := -1
	for t, figures := range panel.Figures {
		score := 0
		if panel.Periods[t].Frequency() == i.Frequency {
			score = 1
		}
		switch {
		case figures[0].Status.HasValue():
			score += 4
		case valued(figures) > 0:
			score += 2
		default:
			continue
		}
		if score >= best {
			best, p = score, panel.Periods[t]
		}
	}
	return p
}

func valued(figures []bonbogi.Figure) (n int) {
	for _, f := range figures {
		if f.Status.HasValue() {
			n++
		}
	}
	return n
}

// rank compares the figures of one period, and follows them over all.
func (a *Comparison) rank(panel bonbogi.Panel, at int, of inPeriods) error {
	governments, figures := of.present(panel, at)
	ranking, err := compare.Rank(a.Indicator, governments, figures)
	if err != nil {
		return err
	}
	a.Ranked, a.Group = ranking.Ranked, summaryOf(ranking.Summary)
	a.Positions, a.Apart = positionsOf(ranking), apartOf(ranking)
	for i, p := range a.Positions {
		if p.Government == a.Government {
			a.Own = &a.Positions[i]
		}
	}
	if a.Own != nil {
		gap := gapOf(compare.GapTo(a.Indicator, a.Own.Figure.Figure, ranking.Summary.Median))
		a.ToMedian = &gap
		a.SureRanks = sureRanks(ranking, a.Government, a.Indicator.Direction)
	}
	if err := a.roleModels(); err != nil {
		return err
	}
	return a.follow(panel)
}

// sureRanks are those of one of a ranking.
func sureRanks(r compare.Ranking, government string, better bonbogi.Direction) *RankSet {
	values, lows, highs := make([]float64, len(r.Positions)), make([]float64, len(r.Positions)), make([]float64, len(r.Positions))
	own := 0
	for i, p := range r.Positions {
		values[i], lows[i], highs[i] = p.Figure.Value, p.Interval.Low, p.Interval.High
		if p.Government == government {
			own = i
		}
	}
	low, high := compare.RankSet(values, lows, highs, own, better, compare.Level)
	if !r.Ranked || low == 0 {
		return nil
	}
	return &RankSet{low, high, compare.Level}
}

func positionsOf(r compare.Ranking) []Position {
	out := make([]Position, len(r.Positions))
	for i, p := range r.Positions {
		out[i] = Position{p.Government, figureOf(p.Figure, p.Interval), p.Rank, p.RankLow, p.RankHigh, Number(p.Percentile), Number(p.GapToMedian), p.BeyondMedian}
	}
	return out
}

func apartOf(r compare.Ranking) []Apart {
	out := make([]Apart, len(r.Apart))
	for i, x := range r.Apart {
		out[i] = Apart(x)
	}
	return out
}

// roleModels finds the peers that do clearly better. Where nobody can be said to, there are none.
func (a *Comparison) roleModels() error {
	a.Models = []RoleModel{}
	if a.Own == nil || !a.Ranked || a.Indicator.Direction == bonbogi.NoDirection {
		return nil
	}
	outcome := func(p Position) peer.Outcome {
		return peer.Outcome{ID: p.Government, Value: p.Figure.Value, Low: p.Figure.Low, High: p.Figure.High}
	}
	var peers []peer.Outcome
	figures := map[string]Figure{}
	for _, p := range a.Positions {
		if p.Government != a.Government {
			peers, figures[p.Government] = append(peers, outcome(p)), p.Figure
		}
	}
	models, err := peer.RoleModels(outcome(*a.Own), peers, a.Indicator.Direction)
	if err != nil {
		return err
	}
	for _, m := range models {
		a.Models = append(a.Models, RoleModel{m.ID, figures[m.ID], gapOf(compare.GapTo(a.Indicator, a.Own.Figure.Figure, m.Value)),
			m.Reason, m.Place, m.Group, Number(m.Margin)})
	}
	return nil
}
