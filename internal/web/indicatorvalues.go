package web

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/chart"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/table"
	"github.com/bonbogi/bonbogi/learn"
)

// valuesView is what is known of an indicator: one period of all governments of a level, and all periods in sum.
type valuesView struct {
	files
	learn.Overview
	Names       map[string]string `json:"names"`
	AsOf        bonbogi.Date      `json:"as_of"`
	Page        int               `json:"page"`
	Pages       int               `json:"pages"`
	Corrections int               `json:"corrections"` // of this indicator

	Rows    []learn.Position `json:"-"` // of the page
	Words   string           `json:"-"`
	Sort    string           `json:"-"`
	Bars    picture          `json:"-"`
	Trend   *picture         `json:"-"`
	Map     *picture         `json:"-"`
	Outline string           `json:"-"` // whose outlines the map has
	at      *url.URL
}

// rowsOfValues is how many governments a page lists.
const rowsOfValues = 100

// values are what is known of an indicator; nil if nothing is.
func (s *Site) values(c *call, i bonbogi.Indicator) (*valuesView, error) {
	q := learn.OverviewQuestion{Indicator: i.ID, Level: bonbogi.Level(typed(c.URL.Query().Get("level")))}
	var err error
	if q.Period, q.Year, err = c.period(); err != nil {
		return nil, err
	}
	v := &valuesView{at: c.URL, Names: map[string]string{}, Sort: typed(c.URL.Query().Get("sort")), Page: 1}
	if v.AsOf, q.AsOf, err = c.asOf(); err != nil {
		return nil, err
	}
	if v.Overview, err = learn.Survey(c.Context(), s.Store, c.registry, q); err != nil || len(v.Periods) == 0 {
		return nil, err
	}
	n := names{s, c.words}
	for _, p := range v.Positions {
		v.Names[p.Government] = n.government(p.Government)
	}
	for _, x := range v.Apart {
		v.Names[x.Government] = n.government(x.Government)
	}
	corrected, err := s.Store.Corrections(c.Context(), store.CorrectionFilter{Indicator: i.ID, Limit: 1})
	if err != nil {
		return nil, err
	}
	v.Corrections = corrected.Total
	v.Words = v.said(n)
	v.choose(c)
	return v, v.draw(c, n)
}

// said is the period in words.
func (v *valuesView) said(n names) string {
	if len(v.Positions) == 0 {
		return n.words.Text("values.none", "period", n.period(v.Period))
	}
	low, high := v.Positions[0], v.Positions[0]
	for _, p := range v.Positions {
		if p.Figure.Value < low.Figure.Value {
			low = p
		}
		if p.Figure.Value > high.Figure.Value {
			high = p
		}
	}
	i := v.Indicator
	return n.words.Text("values.words", "period", n.period(v.Period), "n", v.Group.N, "high", n.government(high.Government), "most", n.value(i, high.Figure.Value),
		"low", n.government(low.Government), "least", n.value(i, low.Figure.Value), "median", n.value(i, v.Group.Median))
}

// choose sorts the rows and takes those of the page.
func (v *valuesView) choose(c *call) {
	rows := slices.Clone(v.Positions)
	name, down := strings.CutPrefix(v.Sort, "-")
	slices.SortStableFunc(rows, func(a, b learn.Position) int {
		order := 0
		switch name {
		case "name":
			order = cmp.Compare(v.Names[a.Government], v.Names[b.Government])
		case "value":
			order = cmp.Compare(a.Figure.Value, b.Figure.Value)
		}
		if down {
			order = -order
		}
		return order
	})
	v.Pages = max(1, (len(rows)+rowsOfValues-1)/rowsOfValues)
	if p, err := strconv.Atoi(c.URL.Query().Get("page")); err == nil && p > 1 {
		v.Page = min(p, v.Pages)
	}
	first := (v.Page - 1) * rowsOfValues
	v.Rows = rows[min(first, len(rows)):min(first+rowsOfValues, len(rows))]
}

func (v *valuesView) draw(c *call, n names) error {
	i := v.Indicator
	title, level := n.indicator(i), n.words.Text("level."+string(v.Level))
	sub := n.words.Text("compare.subtitle", "period", n.period(v.Period), "group", level, "n", v.Group.N)
	b := chart.Bars{Frame: n.frame("bars", i, title, sub, v.Words), Number: n.number(i), Direction: i.Direction,
		Median: float64(v.Group.Median), Low: float64(v.Group.Q1), High: float64(v.Group.Q3)}
	for _, p := range v.Positions {
		b.Bars = append(b.Bars, chart.Bar{Name: v.Names[p.Government], Rank: rankRange(p), Role: chart.Peer, Figure: p.Figure.Figure})
	}
	for _, x := range v.Apart {
		b.Bars = append(b.Bars, chart.Bar{Name: v.Names[x.Government], Role: chart.Peer, Figure: bonbogi.NoFigure(x.Status, x.Note)})
	}
	b.Words.Roles[chart.Peer] = ""
	v.Bars = picture{b, "bars", c.URL}
	var areas []chart.Area
	for _, p := range v.Positions {
		areas = append(areas, n.area(p.Government, v.Names[p.Government], chart.Peer, p.Figure.Figure))
	}
	for _, x := range v.Apart {
		areas = append(areas, n.area(x.Government, v.Names[x.Government], chart.Peer, bonbogi.NoFigure(x.Status, x.Note)))
	}
	p, whose, err := c.site.mapOf(c, n.frame("map", i, title, sub, v.Words), n.number(i), areas, v.Level, v.Period.Last())
	if err != nil {
		return err
	}
	if p != nil {
		v.Map, v.Outline = &picture{p, "map", c.URL}, whose
	}
	if len(v.Periods) > 1 {
		t := chart.Trend{Frame: n.frame("trend", i, title, level, n.words.Text("values.trend.words")), Number: n.number(i), Time: chart.Time{Periods: v.Periods},
			Own: chart.Line{Name: n.words.Text("chart.median")}}
		for _, g := range v.Overview.Trend {
			median := bonbogi.FigureOf(float64(g.Median))
			switch {
			case g.N == 0:
				median = bonbogi.NoFigure(bonbogi.NoObservation, "")
			case g.Break:
				median.Status = bonbogi.Break
			}
			t.Own.Figures = append(t.Own.Figures, median)
			t.Peers.Low, t.Peers.High = append(t.Peers.Low, float64(g.Q1)), append(t.Peers.High, float64(g.Q3))
			t.Peers.Breaks = append(t.Peers.Breaks, g.Break)
		}
		t.Words.Quartiles = n.words.Text("values.quartiles")
		v.Trend = &picture{t, "trend", c.URL}
	}
	return nil
}

// Pictures are those of the page.
func (v *valuesView) Pictures() []picture {
	out := []picture{v.Bars}
	for _, p := range []*picture{v.Trend, v.Map} {
		if p != nil {
			out = append(out, *p)
		}
	}
	return out
}

// NewestFirst are the periods that can be asked for.
func (v *valuesView) NewestFirst() []bonbogi.Period {
	out := slices.Clone(v.Periods)
	slices.Reverse(out)
	return out
}

// At is the address of the page with another value of a parameter.
func (v *valuesView) At(name string, value any) string {
	q := v.at.Query()
	q.Set(name, fmt.Sprint(value))
	if name != "page" {
		q.Del("page")
	}
	return v.at.Path + "?" + q.Encode() + "#values"
}

// Sorted is the address of the table sorted by a column; the same column again turns it round.
func (v *valuesView) Sorted(column string) string {
	if v.Sort == column {
		column = "-" + column
	}
	return v.At("sort", column)
}

// Order is the value of aria-sort for a column.
func (v *valuesView) Order(column string) string {
	switch v.Sort {
	case column:
		return "ascending"
	case "-" + column:
		return "descending"
	}
	return ""
}

// Compare is the address of the comparison of a government among all of its level.
func (v *valuesView) Compare(government string) string {
	return "/compare?" + url.Values{"government": {government}, "indicator": {v.Indicator.ID}, "period": {v.Period.String()}}.Encode()
}

// Mark is the key of what a figure's interval is from, where it is known.
func (v *valuesView) HasIntervals() bool {
	return slices.ContainsFunc(v.Positions, func(p learn.Position) bool { return p.Figure.HasInterval() })
}

// table is the period to download.
func (v *valuesView) table() *table.Table {
	t := &table.Table{Name: v.Indicator.ID + "-" + v.Period.String(), Header: []string{"indicator", "period", "government", "name", "value", "low", "high", "numerator", "denominator", "status", "note", "rank", "simulated"}}
	simulated := table.Text(map[bool]string{true: "yes"}[v.Indicator.Simulated])
	for _, p := range v.Positions {
		rank := table.Text("")
		if p.Rank > 0 {
			rank = table.Number(float64(p.Rank), fmt.Sprint(p.Rank))
		}
		f := p.Figure
		t.Add(table.Text(v.Indicator.ID), table.Text(v.Period.String()), table.Text(p.Government), table.Text(v.Names[p.Government]), table.Number(f.Value, ""), table.Number(f.Low, ""), table.Number(f.High, ""),
			table.Number(f.Numerator, ""), table.Number(f.Denominator, ""), table.Text(f.Status.String()), table.Text(f.Note), rank, simulated)
	}
	for _, x := range v.Apart {
		none := table.Text("")
		t.Add(table.Text(v.Indicator.ID), table.Text(v.Period.String()), table.Text(x.Government), table.Text(v.Names[x.Government]), none, none, none, none, none,
			table.Text(x.Status.String()), table.Text(x.Note), none, simulated)
	}
	return t
}
