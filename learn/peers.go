package learn

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/peer"
)

// PeerQuestion asks which governments are comparable with one of them.
type PeerQuestion struct {
	Government string // ID
	Year       int    // 0: the last in which every variable was observed
	Model      bonbogi.PeerModel
	AsOf       time.Time // as it was known then; zero: now
}

// PeerAnswer says who is comparable, why, and who could not be placed.
type PeerAnswer struct {
	Government string            `json:"government"`
	Year       int               `json:"year"`
	Years      []int             `json:"years"` // for which the question can be asked
	Model      bonbogi.PeerModel `json:"model"`
	Variables  []PeerVariable    `json:"variables"`
	Peers      []Peer            `json:"peers"` // the nearest first
	NotPlaced  []NotPlaced       `json:"not_placed"`
	Among      int               `json:"among"`  // how many could have been peers
	Placed     int               `json:"placed"` // over how many the variables are standardised
	Order      []string          `json:"-"`      // everybody who could have been a peer, the nearest first
}

// PeerVariable is a variable of the model with the period that stood for the year.
type PeerVariable struct {
	bonbogi.PeerVariable
	Definition bonbogi.Indicator `json:"definition"`
	Period     bonbogi.Period    `json:"period"`
	Own        Number            `json:"own"`
	Constant   bool              `json:"constant,omitempty"` // the same everywhere: tells nobody from another
}

// Peer is one comparable government, with its distance taken apart.
type Peer struct {
	Government string  `json:"government"`
	Distance   float64 `json:"distance"`
	Parts      []Part  `json:"parts"` // in the order of the variables
}

// Part is what one variable adds to a distance.
type Part struct {
	Variable   string  `json:"variable"` // ID of the indicator
	Peer       Number  `json:"value"`
	Difference Number  `json:"difference"` // from the own value, in the unit of the indicator
	Standard   Number  `json:"standard"`   // the same in standard deviations
	Share      float64 `json:"share"`      // of the squared distance
	Counted    bool    `json:"-"`          // false where the variable tells nobody from another
}

// NotPlaced is a government that could not be looked at, because something is not known of it.
type NotPlaced struct {
	Government string   `json:"government"`
	Missing    []string `json:"missing"` // IDs of indicators
}

// Alike are up to n parts in which the peer is most like the government, the closest first: at most as far as
// half a standard deviation.
func (p Peer) Alike(n int) []Part {
	parts := slices.DeleteFunc(slices.Clone(p.Parts), func(p Part) bool { return !p.Counted || math.Abs(float64(p.Standard)) > 0.5 })
	slices.SortStableFunc(parts, func(a, b Part) int { return cmp.Compare(math.Abs(float64(a.Standard)), math.Abs(float64(b.Standard))) })
	return parts[:min(n, len(parts))]
}

// Apart are up to n parts that keep the peer most apart, the largest share first: further than half a standard
// deviation.
func (p Peer) Apart(n int) []Part {
	parts := slices.DeleteFunc(slices.Clone(p.Parts), func(p Part) bool { return !p.Counted || math.Abs(float64(p.Standard)) <= 0.5 })
	slices.SortStableFunc(parts, func(a, b Part) int { return cmp.Compare(b.Share, a.Share) })
	return parts[:min(n, len(parts))]
}

// Set is the answer as a set that can be kept.
func (a PeerAnswer) Set(name string) bonbogi.PeerSet {
	s := bonbogi.PeerSet{Name: name, Government: a.Government, Year: a.Year, Model: a.Model}
	for _, p := range a.Peers {
		m := bonbogi.PeerMember{Government: p.Government, Distance: p.Distance}
		for _, part := range p.Parts {
			m.Shares = append(m.Shares, part.Share)
		}
		s.Members = append(s.Members, m)
	}
	return s
}

// IDs are those of the peers, the nearest first.
func (a PeerAnswer) IDs() []string {
	out := make([]string, len(a.Peers))
	for i, p := range a.Peers {
		out[i] = p.Government
	}
	return out
}

// FindPeers answers who is comparable with a government. Governments of the same country and of the levels of
// the model take part, that existed at the end of the year. For each variable the period of the year is taken;
// whoever lacks a value is left out with what is missing.
func FindPeers(ctx context.Context, facts Facts, govs Governments, q PeerQuestion) (PeerAnswer, error) {
	a := PeerAnswer{Government: q.Government, Year: q.Year, Model: q.Model}
	own, ok := govs.Get(q.Government)
	if !ok {
		return a, errNoGovernment(q.Government)
	}
	if err := a.choosePeriods(ctx, facts); err != nil {
		return a, err
	}
	all := candidates(govs, own, q.Model.Levels, a.Year)
	g := peer.Governments{Values: map[string][]float64{}, Titles: map[string]string{}}
	row := make(map[string]int, len(all))
	for i, c := range all {
		row[c.ID] = i
		g.IDs, g.Levels = append(g.IDs, c.ID), append(g.Levels, c.Level)
	}
	view := bonbogi.View{AsOf: q.AsOf}
	for i := range a.Variables {
		v := &a.Variables[i]
		values, err := column(ctx, facts, v.Indicator, v.Period, view, row)
		if err != nil {
			return a, err
		}
		g.Values[v.Indicator], g.Titles[v.Indicator] = values, v.Definition.Title(false)
		v.Own = Number(values[row[q.Government]])
	}
	if band := q.Model.Population; band != "" && g.Values[band] == nil {
		period, err := a.periodOf(ctx, facts, band)
		if err != nil {
			return a, err
		}
		if g.Values[band], err = column(ctx, facts, band, period, view, row); err != nil {
			return a, err
		}
	}
	return a, a.run(g)
}

// run applies the model and takes the distances apart.
func (a *PeerAnswer) run(g peer.Governments) error {
	wide := a.Model
	wide.Size = len(g.IDs) // all of them, in their order: other models are compared with it
	run, err := peer.Apply(wide, g, a.Government)
	if err != nil {
		return err
	}
	a.Among, a.Placed, a.NotPlaced = run.Among, run.Placed(), []NotPlaced{}
	for _, out := range run.LeftOut {
		a.NotPlaced = append(a.NotPlaced, NotPlaced{out.ID, out.Missing})
	}
	for _, p := range run.Peers {
		a.Order = append(a.Order, p.ID)
	}
	for i := range a.Variables {
		a.Variables[i].Constant = slices.Contains(run.Constant, a.Variables[i].Indicator)
	}
	for _, p := range run.Peers[:min(a.Model.Size, len(run.Peers))] {
		e, err := run.Explain(a.Government, p.ID)
		if err != nil {
			return err
		}
		p := Peer{Government: p.ID, Distance: p.Distance}
		for _, part := range e.Parts {
			p.Parts = append(p.Parts, Part{part.Variable, Number(part.Peer), Number(part.Difference), Number(part.Standard), part.Share, part.Counted})
		}
		a.Peers = append(a.Peers, p)
	}
	return nil
}

// choosePeriods finds the definitions of the variables, and the period of each that stands for the year.
func (a *PeerAnswer) choosePeriods(ctx context.Context, facts Facts) error {
	var ids []string
	for _, v := range a.Model.Variables {
		ids = append(ids, v.Indicator)
	}
	definitions, err := facts.IndicatorsByID(ctx, ids)
	if err != nil {
		return err
	}
	periods := make([][]bonbogi.Period, len(ids))
	for i, id := range ids {
		if _, ok := definitions[id]; !ok {
			return errNoIndicator(id)
		}
		if periods[i], err = facts.Periods(ctx, id); err != nil {
			return err
		}
	}
	a.Years = years(periods)
	switch {
	case len(ids) == 0:
		return nil // the model is refused when it is run
	case len(a.Years) == 0:
		return bonbogi.Errorf(bonbogi.Refused, "peer_no_year", "there is no year in which all %d variables were observed; choose others, or import what is missing", len(ids))
	}
	a.Year = cmp.Or(a.Year, a.Years[len(a.Years)-1])
	for i, v := range a.Model.Variables {
		p, ok := periodIn(periods[i], a.Year)
		if !ok {
			return errNoPeriod(definitions[v.Indicator], strconv.Itoa(a.Year), periods[i])
		}
		a.Variables = append(a.Variables, PeerVariable{PeerVariable: v, Definition: definitions[v.Indicator], Period: p})
	}
	return nil
}

func (a *PeerAnswer) periodOf(ctx context.Context, facts Facts, indicator string) (bonbogi.Period, error) {
	definitions, err := facts.IndicatorsByID(ctx, []string{indicator})
	if err != nil {
		return bonbogi.Period{}, err
	}
	definition, ok := definitions[indicator]
	if !ok {
		return bonbogi.Period{}, errNoIndicator(indicator)
	}
	periods, err := facts.Periods(ctx, indicator)
	if err != nil {
		return bonbogi.Period{}, err
	}
	p, ok := periodIn(periods, a.Year)
	if !ok {
		return p, errNoPeriod(definition, strconv.Itoa(a.Year), periods)
	}
	return p, nil
}

// column is an indicator in one period for the governments of the rows; NaN where there is no value.
func column(ctx context.Context, facts Facts, indicator string, p bonbogi.Period, v bonbogi.View, row map[string]int) ([]float64, error) {
	out := make([]float64, len(row))
	for i := range out {
		out[i] = math.NaN()
	}
	s, err := facts.Slice(ctx, indicator, p, v)
	if err != nil {
		return nil, fmt.Errorf("learn: %s in %s: %w", indicator, p, err)
	}
	for i, g := range s.Government {
		if r, ok := row[s.Names[g]]; ok {
			out[r] = s.Values[i]
		}
	}
	return out, nil
}

// noGovernment is the rule by which a government that nobody knows is refused.
const noGovernment = "no_government"

func errNoGovernment(id string) error {
	return bonbogi.Errorf(bonbogi.NotFound, noGovernment, "there is no government %s", id)
}

func errNoIndicator(id string) error {
	return bonbogi.Errorf(bonbogi.NotFound, "no_indicator", "there is no indicator %s", id)
}

func errNoPeriod(i bonbogi.Indicator, period string, periods []bonbogi.Period) error {
	if len(periods) == 0 {
		return bonbogi.Errorf(bonbogi.NotFound, "no_values", "%s has no values yet; import some", i.Name).About(i.ID)
	}
	first, last := periods[0].String(), periods[len(periods)-1].String()
	there := first
	if last != first {
		there += " to " + last
	}
	return bonbogi.Errorf(bonbogi.NotFound, "no_period", "%s was not observed in %s; there is %s", i.Name, period, there).About(i.ID, period, first, last)
}
