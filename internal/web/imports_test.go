package web_test

import (
	"context"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

func TestAnImportIsShownWithWhatItWasAbout(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, s *site) {
		source := bonbogi.Source{Meta: bonbogi.Meta{ID: "source-1"}, Type: bonbogi.SourceReport, Title: "도서관 통계", Publisher: "문화부"}
		libraries := bonbogi.Indicator{Meta: bonbogi.Meta{ID: "libraries"}, Name: "도서관 수", NameEn: "Libraries", Unit: "곳", Direction: bonbogi.Up, Measure: bonbogi.MeasureOutput,
			Frequency: bonbogi.Yearly, Interval: bonbogi.IntervalNone, Sources: []bonbogi.Citation{{Source: "source-1"}}}
		slice := &bonbogi.Slice{Indicator: "libraries", Period: bonbogi.YearPeriod(2024), Names: []string{"kr-gyeonggi-anyang"}, Government: []int32{0}, Values: []float64{11}}
		id, _, err := s.db.ImportObservations(context.Background(), store.Change{Who: "이하늘", Why: "해마다 오는 표"},
			store.Import{Source: "source-1", File: "도서관<2024>.csv", Mapping: "government:\n  name: 시군구\n", Rejected: func() int { return 3 }}, []bonbogi.Record{source, libraries},
			func(yield func(*bonbogi.Slice, error) bool) { yield(slice, nil) })
		if err != nil {
			t.Fatal(err)
		}
		for language, want := range map[string][]string{"ko": {"도서관 수", "1 새로 들어온 값", "3 빠진 값", "지표 1개의 값"}, "en": {"Libraries", "1 new values", "3 left out", "1 indicator"}} {
			v := s.visitor(language)
			page := v.get("/imports/" + id)
			sound(t, page, language)
			page.says(append(want, "도서관<2024>.csv", "이하늘", "해마다 오는 표", "도서관 통계", "name: 시군구")...)
			list := v.get("/imports")
			sound(t, list, language)
			list.says("도서관<2024>.csv", "이하늘")
			if !list.links()["/imports/"+id] || !page.links()["/indicators/libraries"] || !page.links()["/sources/source-1"] {
				t.Error("the pages do not lead to the import, its indicator and its source")
			}
		}
		v := s.visitor("ko")
		file := v.get("/imports/" + id + "/mapping")
		if file.Body != "government:\n  name: 시군구\n" || !strings.HasPrefix(file.Header.Get("Content-Disposition"), "attachment") {
			t.Errorf("%q %v", file.Body, file.Header)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(v.get("/imports.csv").Body, "\ufeff"))).ReadAll()
		if err != nil || len(rows) != 2 || rows[1][0] != id {
			t.Errorf("%v %v", rows, err)
		}
		var twin struct {
			Import     store.ImportRecord
			Indicators []bonbogi.Indicator
		}
		v.json("/imports/"+id+".json", &twin)
		if twin.Import.New != 1 || twin.Import.Rejected != 3 || len(twin.Indicators) != 1 {
			t.Errorf("%+v", twin)
		}
		for _, none := range []string{"/imports/import-none", "/imports/import-none/mapping", "/imports/%00"} {
			if a := v.ask(none); a.Status != 404 && a.Status != 400 {
				t.Errorf("%s: status %d", none, a.Status)
			}
		}
	})
}

func TestWithoutImportsTheListSaysSo(t *testing.T) {
	t.Parallel()
	openEmpty(t).visitor("ko").get("/imports").says("아직 가져온 표가 없습니다.")
}
