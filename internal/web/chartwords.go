package web

import (
	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/chart"
	"github.com/bonbogi/bonbogi/internal/web/language"
)

// chartWords are the texts that pictures share.
func chartWords(w *language.Words) chart.Words {
	t := func(name string) string { return w.Text("chart." + name) }
	words := chart.Words{
		Government: w.Text("field.government"), Indicator: w.Text("kind.indicator"), Period: t("period"), Value: t("value"), Unit: w.Text("field.unit"),
		Rank: t("rank"), Low: t("low"), High: t("high"), Status: w.Text("field.status"), Note: w.Text("field.note"), Group: t("group"),
		Percentile: t("percentile"), Share: t("share"), Distance: t("distance"), Class: t("class"),
		Median: t("median"), LowerQuartile: t("lower"), UpperQuartile: t("upper"),
		Roles:    [4]string{t("others"), t("peers"), t("models"), t("own")},
		Interval: t("interval"), Range: t("range"), Nearer: t("nearer"), Quartiles: t("quartiles"), Tentative: t("tentative"), NoData: t("nothing"), NotDrawn: t("without"), Rest: t("rest"),
		Quantiles: t("quantiles"), Jenks: t("jenks"), OneClass: t("same"), Worse: t("worse"), Better: t("better"), Separator: w.Text("list.comma"),
		Statuses: map[bonbogi.Status]string{bonbogi.NoObservation: w.Text("figure.none")},
	}
	for _, s := range bonbogi.Statuses {
		words.Statuses[s] = w.Text("figure." + s.String())
	}
	multiples := []chart.Multiple{{Factor: 1e3, Suffix: "k"}, {Factor: 1e6, Suffix: "m"}, {Factor: 1e9, Suffix: "bn"}}
	if w.Tag == "ko" {
		multiples = []chart.Multiple{{Factor: 1e4, Suffix: "만"}, {Factor: 1e8, Suffix: "억"}, {Factor: 1e12, Suffix: "조"}}
	}
	words.Multiples = multiples
	return words
}

// frame is what stands around a picture of an indicator.
func (n names) frame(id string, i bonbogi.Indicator, title, subtitle, description string) chart.Frame {
	f := chart.Frame{ID: id, Language: n.words.Tag, Title: title, Subtitle: subtitle, Description: description, Words: n.site.looks[n.words.Tag].chart}
	if i.Publisher != "" {
		f.Source = n.words.Text("chart.source", "publisher", i.Publisher)
	}
	if i.Simulated {
		f.Simulated = n.words.Text("simulated.mark")
	}
	return f
}
