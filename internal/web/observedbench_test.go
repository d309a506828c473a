package web_test

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// BenchmarkObserved renders the pages about figures. A government and its twenty peers have values of 6,000
// indicators in 25 years; the indicators of the tests have values of all municipalities in ten. It reports the
// median and the 99th percentile of a server that runs, and the median of the first answers after the database is
// opened ("cold").
func BenchmarkObserved(b *testing.B) {
	s := openEmpty(b)
	ids := municipalities()
	s.measure(figures(ids), defined()...)
	own := slices.Index(ids, "kr-gangwon-chuncheon")
	group := append([]string{ids[own]}, slices.Delete(slices.Clone(ids), own, own+1)[:20]...)
	wide(b, s, 6000, 25, group)
	peers := url.QueryEscape(strings.Join(group[1:], ","))
	for _, page := range []struct{ name, path string }{
		{"compare/preset", "/compare?government=kr-gangwon-chuncheon&indicator=nursery"},
		{"compare/twenty", "/compare?government=kr-gangwon-chuncheon&indicator=wide-0001&peers=" + peers},
		{"compare/level", "/compare?government=kr-gangwon-chuncheon&indicator=nursery&peers=level"},
		{"compareJSON/level", "/compare.json?government=kr-gangwon-chuncheon&indicator=nursery&peers=level"},
		{"peers", "/peers?government=kr-gangwon-chuncheon"},
		{"standing", "/governments/kr-gangwon-chuncheon/standing?peers=" + peers},
		{"government", "/governments/kr-gangwon-chuncheon"},
		{"indicator", "/indicators/nursery"},
	} {
		b.Run(page.name, func(b *testing.B) {
			ask := func(s *site) float64 {
				start := time.Now()
				w := httptest.NewRecorder()
				s.handler.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost:8080"+page.path, nil))
				if w.Code != 200 {
					b.Fatal(w.Code)
				}
				return time.Since(start).Seconds() * 1000
			}
			var cold, warm []float64
			for range 5 {
				cold = append(cold, ask(openAt(b, s.dsn)))
			}
			ask(s)
			b.ReportAllocs()
			for b.Loop() {
				warm = append(warm, ask(s))
			}
			slices.Sort(cold)
			slices.Sort(warm)
			b.ReportMetric(warm[len(warm)/2], "median-ms")
			b.ReportMetric(warm[len(warm)*99/100], "p99-ms")
			b.ReportMetric(cold[len(cold)/2], "cold-ms")
			b.ReportMetric(0, "ns/op") // the metrics above say more
		})
	}
}

// wide stores n indicators of some governments over the years up to 2025.
func wide(b *testing.B, s *site, n, years int, governments []string) {
	b.Helper()
	cite := []bonbogi.Citation{{Source: "source-figures"}}
	var records []bonbogi.Record
	for i := range n {
		records = append(records, bonbogi.Indicator{Meta: bonbogi.Meta{ID: fmt.Sprintf("wide-%04d", i)}, Name: fmt.Sprintf("지표 %04d", i), Unit: "%", Direction: bonbogi.Up,
			Measure: bonbogi.MeasureOutcome, Frequency: bonbogi.Yearly, Interval: bonbogi.IntervalNone, Rankable: true, Decimals: 1, Publisher: "통계청", Topics: []string{"시험"}, Sources: cite})
	}
	all := iter.Seq2[*bonbogi.Slice, error](func(yield func(*bonbogi.Slice, error) bool) {
		r := rand.New(rand.NewPCG(1, 2))
		for year := 2026 - years; year < 2026; year++ {
			for i := range n {
				x := &bonbogi.Slice{Indicator: fmt.Sprintf("wide-%04d", i), Period: bonbogi.YearPeriod(year), Names: governments}
				for g := range governments {
					x.Government, x.Values = append(x.Government, int32(g)), append(x.Values, float64(r.IntN(1000))/10)
				}
				if !yield(x, nil) {
					return
				}
			}
		}
	})
	if _, _, err := s.db.ImportObservations(b.Context(), store.Change{Who: "시험"}, store.Import{Source: "source-figures", File: "wide.csv"}, records, all); err != nil {
		b.Fatal(err)
	}
}
