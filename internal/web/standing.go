package web

import (
	"cmp"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/chart"
	"github.com/bonbogi/bonbogi/internal/table"
	"github.com/bonbogi/bonbogi/learn"
)

// standingView is where a government stands among its peers in everything that is measured.
type standingView struct {
	files
	Government string                `json:"government"`
	Group      *learn.Group          `json:"group,omitempty"`
	Answer     *learn.StandingAnswer `json:"answer,omitempty"`
	Topic      string                `json:"topic,omitempty"`
	Page       int                   `json:"page"`
	Pages      int                   `json:"pages"`
	Rows       []learn.HeatRow       `json:"rows"` // of the page
	Refusal    *refusalView          `json:"refusal,omitempty"`

	Own       string        `json:"-"`
	Peers     []linkView    `json:"-"` // where they are so few that they can be named
	GroupName string        `json:"-"`
	Groups    []groupChoice `json:"-"`
	Topics    []string      `json:"-"`
	Total     int           `json:"-"`
	Strip     picture       `json:"-"`
	Improved  *picture      `json:"-"`
	Heat      picture       `json:"-"`
	at        *url.URL
}

// mostNamed is how many peers a page names one by one.
const mostNamed = 12

// rowsOfStanding is how many indicators a page shows in the table of all.
const rowsOfStanding = 25

// columnsOfHeat is how many peers a heat table shows: the nearest.
const columnsOfHeat = 10

// standing answers where a government stands in everything.
func (s *Site) standing(c *call) (answer, error) {
	g, ok := c.registry.Get(c.PathValue("id"))
	if !ok {
		return nil, bonbogi.Errorf(bonbogi.NotFound, "no_government", "there is no government %q", c.PathValue("id"))
	}
	n := names{s, c.words}
	v := standingView{Government: g.ID, Own: n.government(g.ID), Topic: typed(c.URL.Query().Get("topic")), Page: 1, Rows: []learn.HeatRow{}, at: c.URL}
	p := &page{Template: "standing", Title: c.text("standing.title", "name", v.Own), Data: &v, Wide: true}
	known, err := c.facts()
	if err != nil {
		return nil, err
	}
	if err := s.stand(c, &v, known); err != nil {
		if v.Refusal, err = c.refused(err); err != nil {
			return nil, err
		}
	}
	if v.Groups, err = s.groups(c, g.ID, v.Group, known); err != nil {
		return nil, err
	}
	if v.Group != nil {
		v.GroupName = n.groupBeside(*v.Group, v.Simulated())
		if len(v.Group.Members) <= mostNamed {
			v.Peers = n.peers(v.Group.Members)
		}
	}
	if v.Answer == nil || len(v.Answer.All) == 0 {
		return p, nil
	}
	v.choose(c)
	v.draw(c)
	v.files = filesOf(c.URL.Path, c.URL.RawQuery)
	p.Pictures = []picture{v.Strip, v.Heat}
	if c.download() {
		p.Table = v.table(n)
	}
	if v.Improved != nil {
		p.Pictures = append(p.Pictures, *v.Improved)
	}
	return p, nil
}

func (s *Site) stand(c *call, v *standingView, known facts) error {
	_, asOf, err := c.asOf()
	if err != nil {
		return err
	}
	g, err := learn.FindGroup(c.Context(), known, known, c.registry,
		learn.GroupQuestion{Government: v.Government, Spec: typedLong(c.URL.Query().Get("peers")), Presets: known.models, AsOf: asOf})
	if err != nil {
		return err
	}
	v.Group = &g
	found, err := learn.Stand(c.Context(), known, c.registry, learn.StandingQuestion{Government: v.Government, Peers: g.Members, Rule: g.Kind, Today: s.today(), AsOf: asOf})
	if err == nil {
		v.Answer = &found
	}
	return err
}

// choose finds the rows of the page: the indicators of the topic, those first in which the government is furthest
// ahead.
func (v *standingView) choose(c *call) {
	var rows []*learn.Standing
	for i := range v.Answer.All {
		s := &v.Answer.All[i]
		for _, t := range s.Definition.Topics {
			if !strings.Contains(t, ":") && !slices.Contains(v.Topics, t) {
				v.Topics = append(v.Topics, t)
			}
		}
		if v.Topic == "" || slices.Contains(s.Definition.Topics, v.Topic) {
			rows = append(rows, s)
		}
	}
	slices.Sort(v.Topics)
	slices.SortStableFunc(rows, func(a, b *learn.Standing) int {
		return cmp.Or(cmp.Compare(order(b), order(a)), cmp.Compare(a.Name, b.Name))
	})
	v.Total, v.Pages = len(rows), max(1, (len(rows)+rowsOfStanding-1)/rowsOfStanding)
	if p, err := strconv.Atoi(c.URL.Query().Get("page")); err == nil && p > 1 {
		v.Page = min(p, v.Pages)
	}
	first := min((v.Page-1)*rowsOfStanding, len(rows))
	shown := make([]learn.Standing, 0, rowsOfStanding)
	for _, s := range rows[first:min(first+rowsOfStanding, len(rows))] {
		shown = append(shown, *s)
	}
	v.Rows = v.Answer.Heat(shown)
	for i := range v.Rows {
		v.Rows[i].Cells = v.Rows[i].Cells[:min(1+columnsOfHeat, len(v.Rows[i].Cells))]
	}
}

// order puts what is ranked before what is not, and what has a value before what has none.
func order(s *learn.Standing) float64 {
	switch {
	case s.Period.IsZero():
		return -2
	case !ranked(*s):
		return -1
	}
	return float64(s.Percentile)
}

// ranked reports whether a place says something: there is a better side.
func ranked(s learn.Standing) bool {
	return s.Percentile.Known() && s.Definition.Direction != bonbogi.NoDirection
}

func (v *standingView) draw(c *call) {
	n := names{c.site, c.words}
	pic := func(name string, p chart.Picture) picture { return picture{p, name, c.URL} }
	strip := chart.Strip{Frame: n.frames("strip", v.Own, v.GroupName, v.Answer.Strongest, v.Answer.Weakest), Name: v.Own}
	weakest := slices.Clone(v.Answer.Weakest)
	slices.Reverse(weakest)
	for _, s := range slices.Concat(v.Answer.Strongest, weakest) {
		strip.Rows = append(strip.Rows, chart.StripRow{Label: n.indicator(*s.Definition), Percentile: float64(s.Percentile), Low: math.NaN(), High: math.NaN(),
			Value: n.value(*s.Definition, s.Value), Status: s.Status})
	}
	v.Strip = pic("strip", strip)
	v.Heat = pic("heat", v.heat(n))
	if m := v.multiples(n); len(m.Panels) > 0 {
		p := pic("improved", m)
		v.Improved = &p
	}
}

// frames is the frame of a picture of several indicators.
func (n names) frames(id, own, group string, standings ...[]learn.Standing) chart.Frame {
	i := bonbogi.Indicator{}
	for _, s := range slices.Concat(standings...) {
		i.Simulated = i.Simulated || s.Definition.Simulated
		i.Publisher = s.Definition.Publisher
	}
	for _, s := range slices.Concat(standings...) {
		if s.Definition.Publisher != i.Publisher {
			i.Publisher = ""
		}
	}
	return n.frame(id, i, n.words.Text("standing.title", "name", own), n.words.Text("standing.relative", "group", group), n.words.Text("standing.relative", "group", group))
}

func (v *standingView) heat(n names) chart.Heat {
	var shown []learn.Standing
	for _, r := range v.Rows {
		shown = append(shown, r.Standing)
	}
	h := chart.Heat{Frame: n.frames("heat", v.Own, v.GroupName, shown)}
	for i, r := range v.Rows {
		row := chart.HeatRow{Label: n.indicator(*r.Definition)}
		for j, cell := range r.Cells {
			if i == 0 {
				role := chart.Peer
				if j == 0 {
					role = chart.Own
				}
				h.Columns = append(h.Columns, chart.HeatColumn{Name: n.government(cell.Government), Role: role})
			}
			row.Cells = append(row.Cells, chart.HeatCell{Percentile: float64(cell.Percentile), Value: n.value(*r.Definition, cell.Value), Status: cell.Status})
		}
		h.Rows = append(h.Rows, row)
	}
	return h
}

// multiples follows what improved most, of equally long periods.
func (v *standingView) multiples(n names) chart.Multiples {
	m := chart.Multiples{Frame: n.frames("improved", v.Own, v.GroupName, v.Answer.Improved)}
	for _, s := range v.Answer.Improved {
		series := v.Answer.Series(s.Indicator)
		if m.Time.Periods == nil {
			m.Time.Periods = series.Periods
		}
		if !slices.Equal(m.Time.Periods, series.Periods) {
			continue
		}
		p := chart.Panel{Title: n.indicator(*s.Definition), Number: n.number(*s.Definition), Own: chart.Line{Name: v.Own, Figures: series.Own}}
		for _, g := range series.Group {
			p.Peers.Low = append(p.Peers.Low, float64(g.Q1))
			p.Peers.Median = append(p.Peers.Median, float64(g.Median))
			p.Peers.High = append(p.Peers.High, float64(g.Q3))
			p.Peers.Breaks = append(p.Peers.Breaks, g.Break)
		}
		m.Panels = append(m.Panels, p)
	}
	return m
}

// table is all standings to download.
func (v *standingView) table(n names) *table.Table {
	t := &table.Table{Name: "standing-" + v.Government, Header: []string{"indicator", "name", "period", "value", "unit", "status", "rank", "of", "percentile", "median",
		"since", "change", "improvement_percentile", "stale", "simulated"}}
	yes := map[bool]string{true: "yes"}
	for _, s := range v.Answer.All {
		rank := table.Text("")
		if s.Rank > 0 {
			rank = table.Number(float64(s.Rank), fmt.Sprint(s.Rank))
		}
		t.Add(table.Text(s.Indicator), table.Text(n.indicator(*s.Definition)), table.Text(s.Period.String()), table.Number(float64(s.Value), ""), table.Text(n.in(s.Definition.Unit, s.Definition.UnitEn)),
			table.Text(s.Status.String()), rank, table.Number(float64(s.Group), ""), table.Number(float64(s.Percentile), ""), table.Number(float64(s.Median), ""),
			table.Text(s.From.String()), table.Number(float64(s.Change), ""), table.Number(float64(s.Improvement), ""), table.Text(yes[s.Stale]), table.Text(yes[s.Definition.Simulated]))
	}
	return t
}

// Compare is the address of the comparison in one indicator.
func (v *standingView) Compare(indicator string) string {
	return "/compare?" + url.Values{"government": {v.Government}, "indicator": {indicator}, "peers": {v.Group.Spec}}.Encode()
}

// At is the address of the page with another value of a parameter.
func (v *standingView) At(name string, value any) string {
	q := v.at.Query()
	q.Set(name, fmt.Sprint(value))
	return v.at.Path + "?" + q.Encode()
}

// Simulated reports whether a model made any of the values.
func (v *standingView) Simulated() bool {
	return v.Answer != nil && slices.ContainsFunc(v.Answer.All, func(s learn.Standing) bool { return s.Definition.Simulated })
}

// Ranked reports whether a place of a row says something.
func (v *standingView) Ranked(s learn.Standing) bool { return ranked(s) }
