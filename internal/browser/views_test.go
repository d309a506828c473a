package browser_test

import (
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
)

// TestEveryPageInEveryView looks at each page and state of the program in every layout.
func TestEveryPageInEveryView(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	full, empty, many := serve(t, true, append(records(t), aSelection, anIndicator)...), serve(t, false), serve(t, false, crowd()...)
	waiting := full.read(t)
	proposal := full.proposals(t, waiting)[0]
	table, unsure := full.send(t, "인구.csv", wideTable()), full.send(t, "도서관.csv", libraries)
	for _, v := range layouts {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			for _, at := range []struct {
				site  *site
				pages []place
			}{{full, append(pages, place{"review", "/read/" + waiting}, place{"upload", table}, place{"upload-unsure", unsure}, place{"correct", "/read/" + waiting + "/" + proposal})}, {empty, emptyPages}, {many, manyPages}} {
				w := at.site.tab(t, browser, v)
				for _, p := range at.pages {
					want := int64(200)
					if p.name == "nothing-here" {
						want = 404
					}
					if got := w.status(p.path); got != want {
						t.Errorf("%s: status %d", p.path, got)
					}
					if want != 200 {
						w.expect()
					}
					w.inspect(p.name)
				}
			}
		})
	}
}

// place is a page with the name of its picture.
type place struct{ name, path string }

var pages = []place{
	{"front", "/"},
	{"governments", "/governments"},
	{"search-several", "/governments?q=" + url.QueryEscape("고성군")},
	{"search-none", "/governments?q=" + url.QueryEscape("안얀시")},
	{"search", "/search"},
	{"search-found", "/search?q=" + url.QueryEscape("안전귀가")},
	{"search-government", "/search?q=" + url.QueryEscape("ㅇㅇㅅ")},
	{"search-nothing", "/search?kind=award&government=" + url.QueryEscape("고성군") + "&q=" + url.QueryEscape("없는말")},
	{"government", "/governments/kr-gyeonggi-anyang"},
	{"government-past", "/governments/kr-chungbuk-cheongwon"},
	{"province", "/governments/kr-gyeonggi"},
	{"ministry", "/governments/kr-molit"},
	{"practices", "/practices"},
	{"practice", "/practices/practice-anyang-safe-return"},
	{"practice-plain", "/practices/practice-anyang-new-deal"},
	{"indicators", "/indicators"},
	{"indicators-none", "/indicators?topic=" + url.QueryEscape("없는낱말")},
	{"indicator", "/indicators/simulated-ageing"},
	{"indicator-new", "/indicators/new"},
	{"definitions", "/indicators/import"},
	{"awards", "/awards"},
	{"awards-several", "/awards?government=" + url.QueryEscape("고성군")},
	{"awards-none", "/awards?q=" + url.QueryEscape("없는낱말")},
	{"visits", "/visits"},
	{"visit", "/visits/visit-chuncheon-anyang-20210728"},
	{"adoptions", "/adoptions"},
	{"selections", "/selections"},
	{"selection", "/selections/selection-test"},
	{"claims", "/claims"},
	{"claim", "/claims/claim-anyang-awards-2021"},
	{"sources", "/sources"},
	{"source", "/sources/source-newsright-20210728"},
	{"read", "/read"},
	{"import", "/import"},
	{"imports", "/imports"},
	{"about", "/about"},
	{"award-new", "/awards/new"},
	{"award-ledger", "/governments/kr-gyeonggi-anyang/awards?year=2021&press=0.3"},
	{"award-ledger-send", "/ledger"},
	{"practice-edit", "/practices/practice-anyang-safe-return/edit"},
	{"government-edit", "/governments/kr-gyeonggi-anyang/edit"},
	{"practice-history", "/practices/practice-anyang-safe-return/history"},
	{"nothing-here", "/nothing-here"},
}

var emptyPages = []place{{"front-empty", "/"}, {"awards-empty", "/awards"}, {"indicators-empty", "/indicators"}, {"government-empty", "/governments/kr-jeju"}}

var manyPages = []place{
	{"front-many", "/"}, {"awards-many", "/awards?page=2"}, {"government-many", "/governments/kr-gyeonggi-anyang"},
	{"practice-long", "/practices/practice-long"}, {"award-long", "/awards/award-long"}, {"indicator-long", "/indicators/indicator-long"}, {"indicators-long", "/indicators"}, {"source-long", "/sources/source-long"}, {"visits-long", "/visits"}, {"awards-long", "/awards?q=" + url.QueryEscape("정책경진대회")}, {"adoptions-long", "/adoptions"}, {"practices-long", "/practices"},
}

var anyang = bonbogi.Party{Government: "kr-gyeonggi-anyang", Name: "안양시", Type: bonbogi.PartyGovernment}

// aSelection is of the one kind that has no bundled record.
var aSelection = bonbogi.Selection{Meta: bonbogi.Meta{ID: "selection-test"}, Recipient: anyang, Programme: "스마트도시 솔루션 확산사업",
	Conferrer: bonbogi.Party{Government: "kr-molit", Name: "국토교통부", Type: bonbogi.PartyGovernment}, Year: 2021, Amount: new(int64(1_500_000_000)),
	Sources: []bonbogi.Citation{{Source: "source-newsright-20210728", By: "시험"}}}

// anIndicator is simulated, so that its mark is seen.
var anIndicator = bonbogi.Indicator{Meta: bonbogi.Meta{ID: "simulated-ageing"}, Name: "65세 이상 인구 비율", NameEn: "People of 65 and over", Definition: "주민등록인구 가운데 65세 이상의 비율",
	DefinitionEn: "Share of the registered population that is 65 or older", Unit: "%", UnitEn: "%", Direction: bonbogi.NoDirection, Measure: bonbogi.MeasureContext, Decimals: 1,
	Frequency: bonbogi.Yearly, Interval: bonbogi.IntervalWilson, Per: 100, Publisher: "본보기", Licence: "CC BY 4.0", URL: "https://example.org/indicator", Version: "1",
	Topics: []string{"인구", "context:age"}, Simulated: true, Sources: []bonbogi.Citation{{Source: "source-newsright-20210728", By: "시험"}}}

// crowd is very many records, and some with names that are as long as they may be and have no space to break at.
func crowd() []bonbogi.Record {
	long := strings.Repeat("전국지방자치단체우수정책경진대회", 12)
	address := "https://example.org/" + strings.Repeat("very-long-address-without-end-", 40)
	cite := []bonbogi.Citation{{Source: "source-long", Quote: strings.Repeat("아주긴인용문", 60), Place: long[:90], By: "이하늘"}}
	club := bonbogi.Party{Name: long, Type: bonbogi.PartyResidents}
	out := []bonbogi.Record{
		bonbogi.Source{Meta: bonbogi.Meta{ID: "source-long"}, Type: bonbogi.SourceReport, Title: long, Publisher: long, URL: address, Note: address, Text: long + "\n\n" + address},
		bonbogi.Practice{Meta: bonbogi.Meta{ID: "practice-long"}, Owner: anyang, Name: long, NameEn: strings.Repeat("Longwordwithoutend", 10), OtherNames: []string{long, long},
			Summary: address, Problem: long, Steps: []string{long}, Cost: long, LegalBasis: []bonbogi.LegalBasis{{Title: long}}, Results: long, Department: long, Status: bonbogi.PracticeEnded,
			Workings: long, CostFirst: new(int64(1 << 40)), Currency: "EUR", Funding: address, People: long, TimeNeeded: long, Partners: []string{long, address}, Conditions: long,
			Aims: []bonbogi.Aim{{Name: long[:300], Direction: bonbogi.Up, Months: 600}, {Indicator: "indicator-long", Direction: bonbogi.Down}}, Limits: address, SideEffects: long, Otherwise: long,
			Reusables: []bonbogi.Reusable{{Kind: bonbogi.ReusableTender, Name: long[:300], URL: address, Licence: long[:300]}}, Software: bonbogi.Software{URL: address},
			Contact: bonbogi.Contact{Office: long[:120] + "과", Email: strings.Repeat("long", 16) + "@" + strings.Repeat("long.", 12) + "kr", URL: address}, BasedOn: []string{address},
			Functions: []string{"01.1", "04.8.1", "01.8"}, Topics: []string{long[:120], "짧은"}, Note: long, Sources: cite},
		bonbogi.Award{Meta: bonbogi.Meta{ID: "award-long"}, Recipient: club, Name: long, NameEn: strings.Repeat("Longword", 30), Grade: long[:150], For: long, Conferrer: club,
			ConferrerType: bonbogi.ConferrerPrivate, Practice: "practice-long", Department: long, Note: address, Sources: cite},
		bonbogi.Visit{Meta: bonbogi.Meta{ID: "visit-long"}, Guest: club, Host: anyang, HostDepartment: long, Purpose: long, Status: bonbogi.VisitHeld,
			Practices: []string{"practice-long"}, Sources: cite},
		bonbogi.Adoption{Meta: bonbogi.Meta{ID: "adoption-long"}, Practice: "practice-long", Origin: anyang, Adopter: club, Form: bonbogi.AdoptionAdapted,
			DateSense: bonbogi.On, ClaimedBy: bonbogi.ClaimedByOrigin, Note: address, Sources: cite},
	}
	out = append(out, bonbogi.Indicator{Meta: bonbogi.Meta{ID: "indicator-long"}, Name: long, NameEn: strings.Repeat("Longword", 30), Definition: address, Unit: long[:90], Direction: bonbogi.Up,
		Measure: bonbogi.MeasureSatisfaction, Frequency: bonbogi.Spanning, Interval: bonbogi.IntervalPoisson, Publisher: long, Licence: long, URL: address, Version: long[:90],
		Topics: []string{long[:120], "짧은"}, Sources: cite})
	for i := range 300 {
		out = append(out, bonbogi.Award{Meta: bonbogi.Meta{ID: fmt.Sprintf("award-%03d", i)}, Recipient: anyang, Name: fmt.Sprintf("제%d회 대한민국 지방자치 대상", i), Grade: "대상",
			ConferrerType: bonbogi.ConferrerUnknown, Year: 2000 + i%25, Sources: cite})
	}
	chain := "kr-molit"
	for i, id := range []string{"kr-gyeonggi-suwon", "kr-gyeonggi-seongnam", "kr-gyeonggi-hwaseong", "kr-gyeonggi-gwangmyeong", "kr-gyeonggi-gunpo", "kr-gyeonggi-uiwang"} {
		out = append(out, bonbogi.Adoption{Meta: bonbogi.Meta{ID: fmt.Sprintf("adoption-%d", i)}, Practice: "practice-long", Origin: bonbogi.Party{Government: chain, Name: "앞선 곳", Type: bonbogi.PartyGovernment},
			Adopter: bonbogi.Party{Government: id, Name: "이어받은 곳", Type: bonbogi.PartyGovernment}, Form: bonbogi.AdoptionCopied, DateSense: bonbogi.On, ClaimedBy: bonbogi.ClaimedByBoth, Sources: cite})
		chain = id // each from the one before: a tree that is as deep as it is narrow
	}
	return out
}

// read puts a press release into the queue and returns the ID of its source.
func (s *site) read(t *testing.T) string {
	t.Helper()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	r, err := client.PostForm(s.address+"/read", url.Values{"text": {release}, "who": {"이하늘"}, "published": {"2024-05-22"}, "publisher": {"새봄일보"}, "token": {"one"}})
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	to, err := url.Parse(r.Header.Get("Location"))
	if err != nil || r.StatusCode != http.StatusSeeOther {
		t.Fatalf("the text was not read: status %d, %v", r.StatusCode, err)
	}
	return path.Base(to.Path)
}

// proposals are the IDs of what was found in a source.
func (s *site) proposals(t *testing.T, source string) (ids []string) {
	t.Helper()
	all, err := s.db.Proposals(t.Context(), source)
	if err != nil || len(all) == 0 {
		t.Fatalf("%d proposals, %v", len(all), err)
	}
	for _, p := range all {
		ids = append(ids, p.ID)
	}
	return ids
}
