package article_test

import (
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
)

// towns is a small country of its own for the tests, so that invented news is told of invented towns.
type towns []bonbogi.Government

func (t towns) All() []bonbogi.Government { return t }

func invented() towns {
	t := towns{
		town("kr", bonbogi.Country, "", "대한민국", "정부"),
		town("mois", bonbogi.Ministry, "kr", "행정안전부", "행안부"),
		town("molit", bonbogi.Ministry, "kr", "국토교통부", "국토부"),
		town("mafra", bonbogi.Ministry, "kr", "농림축산식품부", "농식품부"),
		town("moe", bonbogi.Ministry, "kr", "교육부"),
		town("hanbit", bonbogi.Province, "kr", "한빛도"),
		town("solbit", bonbogi.Province, "kr", "솔빛도"),
	}
	for id, name := range map[string]string{
		"garam": "가람시", "dasol": "다솔군", "saebyeol": "새별시", "onsaemi": "온새미시", "mirinae": "미리내군", "byeolha": "별하군", "yunseul": "윤슬군", "hanbit-noeul": "노을군",
	} {
		t = append(t, town(id, bonbogi.Municipality, "hanbit", name))
	}
	return append(t, town("solbit-noeul", bonbogi.Municipality, "solbit", "노을군"))
}

func town(id string, level bonbogi.Level, parent, name string, aliases ...string) bonbogi.Government {
	return bonbogi.Government{ID: id, Level: level, Forms: []bonbogi.Form{{Name: name, Aliases: aliases, Parent: parent}}}
}

func newReader() *article.Reader { return article.NewReader(invented()) }

// toldOf are the facts of an article, one line each; those for which there is no line are left out.
func toldOf(t *testing.T, in article.Input, line func(article.Fact) string) []string {
	t.Helper()
	got, err := newReader().Read(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range got.Facts {
		if l := line(f); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// onTheDay is a text of 22 May 2025 under a headline.
func onTheDay(title, text string) article.Input {
	return article.Input{Title: title, Text: text, Published: bonbogi.MustDate("2025-05-22")}
}
