package web

import (
	"fmt"
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/chart"
	"github.com/bonbogi/bonbogi/internal/table"
	"github.com/bonbogi/bonbogi/learn"
)

// draw makes the pictures of a comparison.
func (v *compareView) draw(c *call) error {
	n := names{c.site, c.words}
	a := v.Answer
	i := a.Indicator
	title := n.indicator(i)
	sub := c.text("compare.subtitle", "period", n.period(a.Period), "group", v.GroupName, "n", a.Group.N)
	said := ""
	if len(v.Words) > 0 {
		said = v.Words[0]
	}
	pic := func(name string, p chart.Picture) picture { return picture{p, name, c.URL} }
	v.Bars = pic("bars", v.bars(n.frame("bars", i, title, sub, said), n))
	v.Trend = pic("trend", v.trend(n.frame("trend", i, title, c.text("compare.subtitle.trend", "group", v.GroupName), v.Words[len(v.Words)-1]), n))
	v.Strip = pic("strip", v.strip(n.frame("strip", i, title, sub, said), n))
	if v.Beside != nil {
		p := pic("scatter", v.scatter(n))
		v.Scatter = &p
	}
	if v.Group.Kind != learn.GroupLevel && v.Group.Kind != learn.GroupProvince {
		return nil // those who are alike lie far from each other
	}
	var areas []chart.Area
	for _, p := range a.Positions {
		areas = append(areas, n.area(p.Government, v.Names[p.Government], v.role(p.Government), p.Figure.Figure))
	}
	for _, x := range a.Apart {
		areas = append(areas, n.area(x.Government, v.Names[x.Government], v.role(x.Government), bonbogi.NoFigure(x.Status, x.Note)))
	}
	own, _ := c.registry.Get(a.Government)
	p, whose, err := c.site.mapOf(c, n.frame("map", i, title, sub, said), n.number(i), areas, own.Level, a.Period.Last())
	if p != nil {
		m := pic("map", p)
		v.Map, v.Outline = &m, whose
	}
	return err
}

// role is what a government is to the one that asks.
func (v *compareView) role(government string) chart.Role {
	switch {
	case government == v.Answer.Government:
		return chart.Own
	case slices.ContainsFunc(v.Models, func(m modelRow) bool { return m.Government == government }):
		return chart.Model
	}
	return chart.Peer
}

func (v *compareView) bars(f chart.Frame, n names) chart.Bars {
	a := v.Answer
	b := chart.Bars{Frame: f, Number: n.number(a.Indicator), Direction: a.Indicator.Direction,
		Median: float64(a.Group.Median), Low: float64(a.Group.Q1), High: float64(a.Group.Q3)}
	for _, p := range a.Positions {
		b.Bars = append(b.Bars, chart.Bar{Name: v.Names[p.Government], Rank: rankRange(p), Role: v.role(p.Government), Figure: p.Figure.Figure})
	}
	for _, x := range a.Apart {
		b.Bars = append(b.Bars, chart.Bar{Name: v.Names[x.Government], Role: v.role(x.Government), Figure: bonbogi.NoFigure(x.Status, x.Note)})
	}
	return b
}

// rankRange is a rank with what the intervals allow: "3", or "2–5".
func rankRange(p learn.Position) string {
	switch {
	case p.Rank == 0:
		return ""
	case p.RankLow > 0 && p.RankLow != p.RankHigh:
		return fmt.Sprintf("%d–%d", p.RankLow, p.RankHigh)
	}
	return fmt.Sprint(p.Rank)
}

func (v *compareView) trend(f chart.Frame, n names) chart.Trend {
	a := v.Answer
	t := chart.Trend{Frame: f, Number: n.number(a.Indicator), Own: chart.Line{Name: v.Own}}
	for _, p := range a.Trend.Points {
		t.Time.Periods = append(t.Time.Periods, p.Period)
		t.Own.Figures = append(t.Own.Figures, p.Own.Figure)
		t.Peers.Low = append(t.Peers.Low, float64(p.Group.Q1))
		t.Peers.Median = append(t.Peers.Median, float64(p.Group.Median))
		t.Peers.High = append(t.Peers.High, float64(p.Group.Q3))
		t.Peers.Breaks = append(t.Peers.Breaks, p.Group.Break)
	}
	for _, m := range a.Models {
		if figures, ok := a.Trend.Models[m.Government]; ok {
			line := chart.Line{Name: v.Names[m.Government]}
			for _, f := range figures {
				line.Figures = append(line.Figures, f.Figure)
			}
			t.Models = append(t.Models, line)
		}
	}
	return t
}

func (v *compareView) strip(f chart.Frame, n names) chart.Strip {
	a := v.Answer
	s := chart.Strip{Frame: f, Name: v.Own}
	if a.Own != nil {
		row := chart.StripRow{Label: n.period(a.Period), Percentile: float64(a.Own.Percentile), Low: math.NaN(), High: math.NaN(),
			Value: n.value(a.Indicator, a.Own.Figure.Value), Status: a.Own.Figure.Status}
		if a.Own.RankLow > 0 && a.Group.N > 1 {
			row.Low, row.High = percentileOf(a.Own.RankHigh, a.Group.N), percentileOf(a.Own.RankLow, a.Group.N)
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// percentileOf is that of a rank among n.
func percentileOf(rank, n int) float64 { return 100 * float64(n-rank) / float64(n-1) }

func (v *compareView) scatter(n names) chart.Scatter {
	a, b := v.Answer, v.Beside
	x, y := n.indicator(a.Indicator), n.indicator(b.Indicator)
	if a.Period != b.Period {
		x, y = x+", "+n.period(a.Period), y+", "+n.period(b.Period)
	}
	i := a.Indicator
	i.Simulated = i.Simulated || b.Indicator.Simulated
	f := n.frame("scatter", i, n.words.Text("compare.scatter.title", "x", x, "y", y),
		n.words.Text("compare.subtitle", "period", n.period(a.Period), "group", v.GroupName, "n", a.Group.N), n.words.Text("compare.scatter.words", "x", x, "y", y))
	s := chart.Scatter{Frame: f, X: chart.Measure{Name: x, Number: n.number(a.Indicator), Median: float64(a.Group.Median)},
		Y: chart.Measure{Name: y, Number: n.number(b.Indicator), Median: float64(b.Group.Median)}}
	other := map[string]learn.Figure{}
	for _, p := range b.Positions {
		other[p.Government] = p.Figure
	}
	for _, p := range a.Positions {
		if q, ok := other[p.Government]; ok {
			s.Points = append(s.Points, chart.ScatterPoint{Name: v.Names[p.Government], Role: v.role(p.Government), X: p.Figure.Figure, Y: q.Figure})
		}
	}
	return s
}

// table is the comparison to download, in the columns of the command line, with names and the mark of what is
// simulated.
func (v *compareView) table() *table.Table {
	a := v.Answer
	t := &table.Table{Name: "compare-" + a.Government + "-" + a.Indicator.ID + "-" + a.Period.String(),
		Header: []string{"rank", "rank_low", "rank_high", "government", "name", "value", "low", "high", "status", "percentile", "gap_to_median", "period", "indicator", "simulated"}}
	count := func(n int) table.Cell {
		if n == 0 {
			return table.Text("")
		}
		return table.Number(float64(n), fmt.Sprint(n))
	}
	end := []table.Cell{table.Text(a.Period.String()), table.Text(a.Indicator.ID), table.Text(map[bool]string{true: "yes"}[a.Indicator.Simulated])}
	for _, p := range a.Positions {
		t.Add(append([]table.Cell{count(p.Rank), count(p.RankLow), count(p.RankHigh), table.Text(p.Government), table.Text(v.Names[p.Government]),
			table.Number(p.Figure.Value, ""), table.Number(p.Figure.Low, ""), table.Number(p.Figure.High, ""), table.Text(p.Figure.Status.String()),
			table.Number(float64(p.Percentile), ""), table.Number(float64(p.GapToMedian), "")}, end...)...)
	}
	for _, x := range a.Apart {
		none := table.Text("")
		t.Add(append([]table.Cell{none, none, none, table.Text(x.Government), table.Text(v.Names[x.Government]), none, none, none,
			table.Text(x.Status.String()), none, none}, end...)...)
	}
	return t
}
