package web

import (
	"math"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
	"github.com/bonbogi/bonbogi/internal/chart"
	"github.com/bonbogi/bonbogi/learn"
)

// compared says a comparison in words: where the government stands, how far the median is, and how it came there.
func (n names) compared(a learn.Comparison, own, group string) []string {
	t := n.words.Text
	i := a.Indicator
	period := n.period(a.Period)
	if a.Own == nil {
		words := t("compare.none", "name", own, "period", period)
		for _, x := range a.Apart {
			if x.Government == a.Government {
				words += " " + t("compare.none.why", "why", t("figure."+figureKey(x.Status)))
				if x.Note != "" {
					words += " (" + x.Note + ")"
				}
			}
		}
		return []string{words}
	}
	value := n.value(i, a.Own.Figure.Value)
	var out []string
	switch {
	case !a.Ranked:
		out = append(out, t("compare.unranked", "name", own, "period", period, "value", value, "n", a.Group.N))
	default:
		key := "compare.rank"
		if i.Direction == bonbogi.NoDirection {
			key = "compare.size"
		}
		words := t(key, "name", own, "period", period, "value", value, "n", a.Group.N, "rank", a.Own.Rank)
		if a.Own.RankLow > 0 && a.Own.RankLow != a.Own.RankHigh {
			words += " " + t("compare.range", "low", a.Own.RankLow, "high", a.Own.RankHigh)
		}
		out = append(out, words)
	}
	out = append(out, n.toMedian(a))
	if words := n.moved(a); words != "" {
		out = append(out, words)
	}
	return out
}

// toMedian says how far the median is, whether that is more than chance, and what it would take.
func (n names) toMedian(a learn.Comparison) string {
	t, i := n.words.Text, a.Indicator
	median, gap := n.value(i, a.Group.Median), float64(a.Own.GapToMedian)
	key := "compare.median.above"
	switch {
	case gap == 0:
		key = "compare.median.at"
	case gap < 0:
		key = "compare.median.below"
	}
	words := t(key, "median", median, "gap", n.points(i).WithUnit(math.Abs(gap)))
	switch {
	case !a.Own.Figure.HasInterval():
		words += " " + t("compare.sure.unknown")
	case gap == 0:
	case a.Own.BeyondMedian:
		words += " " + t("compare.sure.yes")
	default:
		words += " " + t("compare.sure.no")
	}
	if a.ToMedian != nil && !a.ToMedian.Reached && i.Direction != bonbogi.NoDirection && a.ToMedian.Count.Known() && a.ToMedian.Count != 0 {
		words += " " + n.reach(a.ToMedian.Count, "compare.reach.more", "compare.reach.fewer")
	}
	return words
}

// reach says how many more, or fewer, it takes.
func (n names) reach(count learn.Number, more, fewer string) string {
	key := more
	if count < 0 {
		key = fewer
	}
	return n.words.Text(key, "n", chart.Number{}.Format(math.Abs(float64(count))))
}

// moved says how the own value changed, and the middle of the group.
func (n names) moved(a learn.Comparison) string {
	c := a.Trend.Change
	if c == nil {
		return ""
	}
	t, i := n.words.Text, a.Indicator
	change := func(v learn.Number) string {
		switch {
		case v > 0:
			return t("compare.rose", "by", n.points(i).WithUnit(float64(v)))
		case v < 0:
			return t("compare.fell", "by", n.points(i).WithUnit(-float64(v)))
		}
		return t("compare.stayed")
	}
	words := t("compare.change", "from", n.period(c.From), "to", n.period(c.To), "change", change(c.Value))
	if c.Group.N > 1 {
		words += " " + t("compare.change.group", "change", change(c.Group.Median))
	}
	return words
}

// breaks says since when values of others are measured otherwise than before.
func (n names) breaks(trend learn.Trend) string {
	var since []string
	for _, p := range trend.Points {
		if p.Breaks > 0 {
			since = append(since, n.words.Text("compare.breaks.since", "period", n.period(p.Period), "n", p.Breaks))
		}
	}
	if since == nil {
		return ""
	}
	return n.words.Text("compare.breaks", "since", strings.Join(since, n.words.Text("list.comma")))
}

// figureKey is the name of a status in the language files.
func figureKey(s bonbogi.Status) string {
	if s == bonbogi.NoObservation {
		return "none"
	}
	return s.String()
}

// period is a period as people write it.
func (n names) period(p bonbogi.Period) string {
	first := p.First()
	switch p.Frequency() {
	case bonbogi.Yearly:
		return n.words.Date(bonbogi.Date{Year: first.Year})
	case bonbogi.HalfYearly:
		return n.words.Text("period.half", "year", n.words.Date(bonbogi.Date{Year: first.Year}), "n", first.Month/6+1)
	case bonbogi.Quarterly:
		return n.words.Text("period.quarter", "year", n.words.Date(bonbogi.Date{Year: first.Year}), "n", first.Month/3+1)
	case bonbogi.Monthly:
		return n.words.Date(bonbogi.Date{Year: first.Year, Month: first.Month})
	case bonbogi.Daily:
		return n.words.Date(first)
	}
	if p.IsZero() {
		return ""
	}
	return n.words.Text("period.span", "from", n.words.Date(first), "to", n.words.Date(p.Last()))
}

// intervalKey says where the intervals of a comparison come from: published, computed, both, or unknown.
func intervalKey(a *learn.Comparison) string {
	published, computed := false, false
	for _, p := range a.Positions {
		published = published || p.Figure.Origin == compare.Published
		computed = computed || p.Figure.Origin == compare.Computed
	}
	switch {
	case published && computed:
		return "both"
	case published:
		return "published"
	case computed:
		return string(a.Indicator.Interval)
	}
	return "unknown"
}
