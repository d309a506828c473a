package store

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/testpg"
)

// onBoth runs a test on SQLite and on PostgreSQL: what holds for one engine holds for the other.
func onBoth(t *testing.T, test func(t *testing.T, db *DB)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		test(t, openFile(t))
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		test(t, openPostgres(t))
	})
}

// onNew runs a test on both engines with the address of a database that nobody has opened.
func onNew(t *testing.T, test func(t *testing.T, e engine, dsn string)) {
	t.Helper()
	for _, e := range []engine{sqlite, postgres} {
		t.Run(string(e), func(t *testing.T) {
			t.Parallel()
			dsn := filepath.Join(t.TempDir(), "bonbogi.db")
			if e == postgres {
				dsn = testpg.New(t)
			}
			test(t, e, dsn)
		})
	}
}

// openFile opens a new SQLite file, a copy of one whose tables were made.
func openFile(t testing.TB) *DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bonbogi.db")
	made, err := madeSQLite()
	if err == nil {
		err = os.WriteFile(path, made, fileMode)
	}
	if err != nil {
		t.Fatal(err)
	}
	return openAt(t, path)
}

// openPostgres opens a new PostgreSQL database, a copy of one whose tables were made.
func openPostgres(t testing.TB) *DB {
	t.Helper()
	return openAt(t, madePostgres.New(t))
}

// Making tables takes most of the time that a small test takes, so it is done once an engine.
var (
	madeSQLite = sync.OnceValues(func() ([]byte, error) {
		dir, err := os.MkdirTemp("", "bonbogi-made-")
		if err != nil {
			return nil, err
		}
		defer os.RemoveAll(dir)
		path := filepath.Join(dir, "bonbogi.db")
		if err := makeTables(path); err != nil {
			return nil, err
		}
		return os.ReadFile(path)
	})
	madePostgres = &testpg.Template{Fill: makeTables}
)

func makeTables(dsn string) error {
	db, err := Open(context.Background(), dsn, Options{})
	if err != nil {
		return err
	}
	return db.Close()
}

func openAt(t testing.TB, dsn string) *DB {
	t.Helper()
	db, err := Open(context.Background(), dsn, Options{Now: clock()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// clock is a time that goes on by a second at every look.
func clock() func() time.Time {
	var n atomic.Int64
	start := time.Date(2026, 11, 23, 9, 0, 0, 0, time.FixedZone("KST", 9*3600))
	return func() time.Time { return start.Add(time.Duration(n.Add(1)) * time.Second) }
}

var kim = Change{Who: "김정책", Why: "entered by hand"}

// The records that most tests begin with: a source, and a fact of every kind that rests on it.

func gov(id, name string) bonbogi.Party {
	return bonbogi.Party{Government: id, Name: name, Type: bonbogi.PartyGovernment}
}

var (
	anyang    = gov("kr-gyeonggi-anyang", "안양시")
	chuncheon = gov("kr-gangwon-chuncheon", "춘천시")
	suwon     = gov("kr-gyeonggi-suwon", "수원시")
	ministry  = gov("kr-molit", "국토교통부")
)

func number64(n int64) *int64 { return &n }

func cite(source string) []bonbogi.Citation {
	return []bonbogi.Citation{{Source: source, Quote: "안양시는 …", Place: "2nd paragraph", In: "text", Start: 3, End: 20, By: "김정책"}}
}

func aSource(id, text string) bonbogi.Source {
	return bonbogi.Source{Meta: bonbogi.Meta{ID: id}, Type: bonbogi.SourcePress, Publisher: "안양시", Title: "우수 시책, 전국으로",
		Date: bonbogi.MustDate("2021-07-28"), URL: "https://www.anyang.go.kr/news?id=1&x=%20", Text: text, Note: "=1+1 no formula", NoteEn: "note"}
}

func aPractice(id, name, source string) bonbogi.Practice {
	return bonbogi.Practice{Meta: bonbogi.Meta{ID: id}, Owner: anyang, Name: name, NameEn: "Safe return service",
		OtherNames: []string{"안심귀가", "스마트 안전귀가 \"앱\""}, Summary: "위급할 때 관제센터가 본다.\r\n둘째 줄,\n셋째 줄",
		SummaryEn: "summary", Problem: "problem", Steps: []string{"앱을 만들었다", "다른 시·군과 \"함께\" 쓴다"}, Workings: "workings",
		CostFirst: number64(300_000_000), CostYearly: number64(0), Currency: "KRW", Cost: "1억", Funding: "시비 100%", People: "2명", TimeNeeded: "1년",
		LegalBasis: []bonbogi.LegalBasis{{Title: "조례", Article: "제3조", URL: "https://www.elis.go.kr/1"}, {Title: "지침"}},
		Partners:   []string{"경기도"}, Conditions: "관제센터", Results: "results",
		Aims:   []bonbogi.Aim{{Name: "범죄 불안감", Direction: bonbogi.Down, Months: 24}, {Name: "이용자", Direction: bonbogi.Up}},
		Limits: "limits", SideEffects: "side effects", Otherwise: "otherwise",
		Reusables: []bonbogi.Reusable{{Kind: bonbogi.ReusableSoftware, Name: "앱", URL: "https://code.example/app", Licence: "AGPL-3.0-or-later"}, {Kind: bonbogi.ReusableTender, Name: "과업지시서"}},
		Software:  bonbogi.Software{URL: "https://code.example/publiccode.yml", Publiccode: "publiccodeYmlVersion: \"0.4\"\n"},
		Contact:   bonbogi.Contact{Office: "스마트도시과", Phone: "031-8045-2114", Email: "smart@anyang.go.kr", URL: "https://www.anyang.go.kr"}, Department: "스마트도시과",
		Started: bonbogi.MustDate("2014"), Ended: bonbogi.MustDate("2024-12"), Status: bonbogi.PracticeExtended, Functions: []string{"03.1", "06"}, Topics: []string{"안전", "safety"},
		BasedOn: []string{"https://other.example/practice.yml"}, Extra: json.RawMessage(`{"x-own":{"b":1,"a":"<&>"}}`), Note: "메모", NoteEn: "note", Sources: cite(source)}
}

func anAward(id string, recipient bonbogi.Party, name, received, source string) bonbogi.Award {
	return bonbogi.Award{Meta: bonbogi.Meta{ID: id}, Recipient: recipient, Name: name, NameEn: "Prize", For: "청년정책", Grade: "대상",
		Conferrer: ministry, ConferrerType: bonbogi.ConferrerState, Year: 2021, Received: bonbogi.MustDate(received), Streak: 2,
		Department: "청년정책관", Applicants: number64(226), Winners: number64(0), Prize: number64(5_000_000), Fee: number64(1), Note: "메모", NoteEn: "note", Sources: cite(source),
		Host: ministry, Organiser: bonbogi.Party{Name: "한국자치학회", Type: bonbogi.PartyInstitution}, Round: 12, Review: bonbogi.ReviewDone}
}

func aVisit(id string, guest, host bonbogi.Party, date, source string, practices ...string) bonbogi.Visit {
	return bonbogi.Visit{Meta: bonbogi.Meta{ID: id}, Guest: guest, Host: host, HostDepartment: "정책기획과", Date: bonbogi.MustDate(date),
		Purpose: "규제혁신 벤치마킹", Status: bonbogi.VisitHeld, People: number64(7), Practices: practices, Note: "메모", NoteEn: "note", Sources: cite(source)}
}

func anAdoption(id, practice string, origin, adopter bonbogi.Party, date, source string) bonbogi.Adoption {
	return bonbogi.Adoption{Meta: bonbogi.Meta{ID: id}, Practice: practice, Origin: origin, Adopter: adopter, Form: bonbogi.AdoptionShared,
		Date: bonbogi.MustDate(date), DateSense: bonbogi.By, ClaimedBy: bonbogi.ClaimedByOrigin, Note: "메모", NoteEn: "note", Sources: cite(source)}
}

func aSelection(id string, recipient bonbogi.Party, source string) bonbogi.Selection {
	return bonbogi.Selection{Meta: bonbogi.Meta{ID: id}, Recipient: recipient, Programme: "스마트시티 챌린지", Conferrer: ministry, Year: 2020,
		Decided: bonbogi.MustDate("2021-03"), Amount: number64(1_500_000_000), Practice: "practice-1", Note: "메모", NoteEn: "note", Sources: cite(source)}
}

func aClaim(id string, subject bonbogi.Party, value float64, source string) bonbogi.Claim {
	return bonbogi.Claim{Meta: bonbogi.Meta{ID: id}, Subject: subject, Type: bonbogi.ClaimAwardsReceived, Value: value, Period: "2021",
		AsOf: bonbogi.MustDate("2021-07"), Practice: "practice-1", Note: "메모", NoteEn: "note", Sources: cite(source)}
}

func anIndicator(id, name, source string) bonbogi.Indicator {
	return bonbogi.Indicator{Meta: bonbogi.Meta{ID: id}, Name: name, NameEn: "Share of people of 65 and over", Definition: "65세 이상 인구 / 주민등록인구", DefinitionEn: "definition",
		Unit: "%", UnitEn: "per cent", Direction: bonbogi.NoDirection, Measure: bonbogi.MeasureContext, Decimals: 1, Frequency: bonbogi.Yearly, Rankable: true,
		Interval: bonbogi.IntervalWilson, Per: 100, Publisher: "통계청", Licence: "KOGL-1", URL: "https://kosis.kr/?id=1", Version: "2020 개편",
		Topics: []string{"Ageing", "인구", `"quoted"`}, Simulated: true, Sources: cite(source)}
}

func aPeerSet(id, government string, indicators ...string) bonbogi.PeerSet {
	p := bonbogi.PeerSet{Meta: bonbogi.Meta{ID: id}, Name: "안양시와 비슷한 도시", Government: government, Year: 2024, Note: "메모",
		Model: bonbogi.PeerModel{Preset: "general", Method: bonbogi.Euclidean, Levels: []bonbogi.Level{bonbogi.Municipality}, Population: indicators[0],
			PopulationLow: 0.5, PopulationHigh: 2, Size: 7},
		Members: []bonbogi.PeerMember{{Government: suwon.Government, Distance: 0.1 + 0.2, Shares: make([]float64, len(indicators))}, {Government: "kr-gyeonggi-bucheon", Distance: 1e-300}}}
	for i, indicator := range indicators {
		p.Model.Variables = append(p.Model.Variables, bonbogi.PeerVariable{Indicator: indicator, Weight: 1 / float64(i+3)})
		p.Members[0].Shares[i] = 1 / float64(len(indicators))
	}
	return p
}

func aGovernment(id, name string) bonbogi.Government {
	return bonbogi.Government{ID: id, Level: bonbogi.Municipality, Forms: []bonbogi.Form{
		{Name: name, NameEn: "Old", Aliases: []string{"옛이름"}, Scheme: "ons", Code: "E07000001", Codes: []string{"old:43UB"}, Parent: "uk-a",
			From: bonbogi.MustDate("1988-05-01"), To: bonbogi.MustDate("2021-01-01")},
		{Name: name + " 2", From: bonbogi.MustDate("2021-01-01"), Predecessors: []string{"uk-b", "uk-c"}},
	}}
}

// oneOfEach is a record of every kind, in an order that is not that of the references.
func oneOfEach() []bonbogi.Record {
	award := anAward("award-1", anyang, "청년친화헌정대상", "2021-07-01", "source-1")
	award.Practice = "practice-1"
	return []bonbogi.Record{
		aPeerSet("peers-1", anyang.Government, "indicator-1"),
		award,
		anIndicator("indicator-1", "고령인구비율", "source-1"),
		aVisit("visit-1", chuncheon, anyang, "2021-07-28", "source-1", "practice-1"),
		anAdoption("adoption-1", "practice-1", anyang, suwon, "2021", "source-1"),
		aSelection("selection-1", anyang, "source-1"),
		aClaim("claim-1", anyang, 16, "source-1"),
		aPractice("practice-1", "안전귀가 서비스", "source-1"),
		aSource("source-1", "안양시는 상반기에\r\n열여섯 개의 상을 받았다.\n"),
		aGovernment("uk-1", "Ashford"),
	}
}

func mustSave(t testing.TB, db *DB, records ...bonbogi.Record) {
	t.Helper()
	if err := db.Save(t.Context(), kim, records...); err != nil {
		t.Fatal(err)
	}
}

func mustGet[T bonbogi.Record](t testing.TB, db *DB, id string) T {
	t.Helper()
	r, err := Get[T](t.Context(), db, id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func wantCode(t testing.TB, err error, code bonbogi.Code) {
	t.Helper()
	if got := bonbogi.CodeOf(err); got != code {
		t.Errorf("error %v has code %q, want %q", err, got, code)
	}
}

func readFile(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
