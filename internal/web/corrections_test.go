package web_test

import (
	"context"
	"iter"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

func TestCorrectedValuesAreLoggedForEverybody(t *testing.T) {
	t.Parallel()
	s := measured(t)
	v := s.visitor("ko")
	v.get("/corrections").says("바로잡은 값이 아직 없습니다")
	v.get("/indicators/nursery").says("나중에 바로잡은 값 0건")
	chuncheon := "kr-gangwon-chuncheon"
	x := &bonbogi.Slice{Indicator: "satisfaction", Period: bonbogi.YearPeriod(2024), Names: []string{chuncheon}, Government: []int32{0}, Values: []float64{12.5},
		Statuses: []bonbogi.Status{bonbogi.Provisional}}
	_, n, err := s.db.ImportObservations(context.Background(), store.Change{Who: "박바다", Why: "통계청이 고쳐 발표"}, store.Import{Source: "source-figures", File: "고침.csv"}, nil,
		iter.Seq2[*bonbogi.Slice, error](func(yield func(*bonbogi.Slice, error) bool) { yield(x, nil) }))
	if err != nil || n.Revised != 1 {
		t.Fatalf("%+v, %v", n, err)
	}
	for _, language := range []string{"ko", "en"} {
		for _, path := range []string{"/corrections", "/corrections?government=춘천시", "/corrections?indicator=satisfaction&government=고성군", "/corrections?indicator=없는지표", "/indicators/satisfaction",
			"/indicators/satisfaction?period=2024&sort=-value&page=2", "/indicators/satisfaction?period=1999", "/indicators/nursery?asof=2020-01-01"} {
			sound(t, s.visitor(language).get(escaped(path)), language)
		}
	}
	page := v.get(escaped("/corrections?government=춘천시&indicator=satisfaction"))
	page.says("1건", "12.5점 잠정", "박바다", "통계청이 고쳐 발표", "2024년")
	v.get(escaped("/corrections?government=안양시")).says("여기서 바로잡은 값은 없습니다")
	v.get("/indicators/satisfaction").says("나중에 바로잡은 값 1건")
	if csv := v.get("/corrections.csv").Body; !strings.Contains(csv, "satisfaction,kr-gangwon-chuncheon,춘천시,2024,") || !strings.Contains(csv, "12.5,provisional,박바다") {
		t.Errorf("the download is\n%s", csv)
	}
}
