package article_test

import (
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
