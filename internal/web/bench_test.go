package web_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// BenchmarkPages renders pages over a database with 100,000 awards, 100,000 practices and 100,000 visits. 안양시
// has five thousand of each, two thousand adoptions and a claim; the rest belongs to the others.
func BenchmarkPages(b *testing.B) {
	s := openEmpty(b)
	crowd(b, s.db, 100_000)
	for _, page := range []struct{ name, path string }{
		{"government", "/governments/kr-gyeonggi-anyang"},
		{"governmentJSON", "/governments/kr-gyeonggi-anyang.json"},
		{"small", "/governments/kr-gyeonggi-anyang-manan"},
		{"front", "/"},
		{"practice", "/practices/practice-000000"},
		{"awards", "/awards?government=%EC%95%88%EC%96%91%EC%8B%9C"},
		{"visits", "/visits"},
	} {
		b.Run(page.name, func(b *testing.B) {
			v := s.visitor("ko")
			v.get(page.path)
			b.ReportAllocs()
			for b.Loop() {
				r := httptest.NewRequest("GET", "http://localhost:8080"+page.path, nil)
				w := httptest.NewRecorder()
				s.handler.ServeHTTP(w, r)
				if w.Code != 200 {
					b.Fatal(w.Code)
				}
			}
		})
	}
}

// crowd fills a database with n awards, practices and visits.
func crowd(b *testing.B, db *store.DB, n int) {
	b.Helper()
	var all []bonbogi.Party
	for _, g := range registry.Korea().All() {
		if g.Exists() && (g.Level == bonbogi.Municipality || g.Level == bonbogi.Province) && g.ID != anyang.Government {
			all = append(all, bonbogi.Party{Government: g.ID, Name: g.Current().Name, Type: bonbogi.PartyGovernment})
		}
	}
	batch := []bonbogi.Record{}
	save := func() {
		if err := db.Save(context.Background(), store.Change{Who: "시험", Why: "to measure"}, batch...); err != nil {
			b.Fatal(err)
		}
		batch = batch[:0]
	}
	for i := range n / 20 {
		batch = append(batch, bonbogi.Source{Meta: bonbogi.Meta{ID: fmt.Sprintf("source-%05d", i)}, Type: bonbogi.SourcePress, Publisher: "어느 신문",
			Title: fmt.Sprintf("벤치마킹 소식 %d호", i), Date: bonbogi.Date{Year: 2000 + i%25, Month: 1 + i%12, Day: 1 + i%28}})
	}
	save()
	for i := range n {
		owner, other := all[i%len(all)], all[(i*7+1)%len(all)]
		if i%20 == 0 {
			owner = anyang
		}
		if owner.Government == other.Government {
			other = chuncheon
		}
		cite := []bonbogi.Citation{{Source: fmt.Sprintf("source-%05d", i/20), Quote: "기관표창을 수상했다고 밝혔다", Place: "2번째 문단", By: "시험"}}
		day := bonbogi.Date{Year: 2000 + i%25, Month: 1 + i%12, Day: 1 + i%28}
		practice := fmt.Sprintf("practice-%06d", i)
		batch = append(batch,
			bonbogi.Practice{Meta: bonbogi.Meta{ID: practice}, Owner: owner, Name: fmt.Sprintf("좋은 시책 %d", i), NameEn: fmt.Sprintf("Good practice %d", i),
				Summary: "주민이 밤에도 책을 빌릴 수 있게 역과 공원에 무인도서관을 둔다. 반납은 어느 도서관에서나 된다.", Status: bonbogi.PracticeRunning, Started: day, Sources: cite},
			bonbogi.Award{Meta: bonbogi.Meta{ID: fmt.Sprintf("award-%06d", i)}, Recipient: owner, Name: fmt.Sprintf("제%d회 지방자치 대상", i%40), Grade: "최우수상",
				Conferrer: bonbogi.Party{Name: "한국어느학회", Type: bonbogi.PartyInstitution}, ConferrerType: bonbogi.ConferrerLearned, Year: day.Year, Received: day, Practice: practice, Sources: cite},
			bonbogi.Visit{Meta: bonbogi.Meta{ID: fmt.Sprintf("visit-%06d", i)}, Guest: other, Host: owner, HostDepartment: "정책기획과", Date: day, Status: bonbogi.VisitHeld,
				Purpose: "우수사례 벤치마킹", Practices: []string{practice}, Sources: cite})
		if i%20 == 0 && i < 40_000 {
			batch = append(batch, bonbogi.Adoption{Meta: bonbogi.Meta{ID: fmt.Sprintf("adoption-%06d", i)}, Practice: practice, Origin: anyang, Adopter: other,
				Form: bonbogi.AdoptionAdapted, Date: day, DateSense: bonbogi.By, ClaimedBy: bonbogi.ClaimedByAdopter, Sources: cite})
		}
		if len(batch) > 3000 {
			save()
		}
	}
	batch = append(batch, bonbogi.Claim{Meta: bonbogi.Meta{ID: "claim-1"}, Subject: anyang, Type: bonbogi.ClaimAwardsReceived, Value: 300, AsOf: bonbogi.MustDate("2024-12"),
		Sources: []bonbogi.Citation{{Source: "source-00000"}}})
	save()
}
