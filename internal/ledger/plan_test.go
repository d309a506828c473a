package ledger

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/bundled"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/testpg"
	"github.com/bonbogi/bonbogi/registry"
)

const anyang = "kr-gyeonggi-anyang"

var kim = store.Change{Who: "김정책"}

// onBoth runs a test on both engines, each with the bundled records.
func onBoth(t *testing.T, test func(t *testing.T, db *store.DB)) {
	for name, dsn := range map[string]func(t *testing.T) string{
		"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "bonbogi.db") },
		"postgres": func(t *testing.T) string { return testpg.New(t) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db, err := store.Open(t.Context(), dsn(t), store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := db.Close(); err != nil {
					t.Error(err)
				}
			})
			records, err := bundled.Records()
			if err != nil {
				t.Fatal(err)
			}
			if err := db.Save(t.Context(), kim, records...); err != nil {
				t.Fatal(err)
			}
			test(t, db)
		})
	}
}

func plan(t *testing.T, db *store.DB, name string, data []byte) *Plan {
	t.Helper()
	s, err := readFile(t, name, data)
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewPlan(t.Context(), db, registry.Korea(), s, anyang, name, kim.Who)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func save(t *testing.T, db *store.DB, p *Plan) {
	t.Helper()
	if err := p.Save(t.Context(), db, kim); err != nil {
		t.Fatal(err)
	}
}

func awardsOf(t *testing.T, db *store.DB) []bonbogi.Award {
	t.Helper()
	page, err := db.Awards(t.Context(), store.AwardFilter{Government: anyang, Sort: "received", Limit: store.All})
	if err != nil {
		t.Fatal(err)
	}
	return page.Items
}

func states(p *Plan) (out []State) {
	for _, r := range p.Rows {
		out = append(out, r.State)
	}
	return out
}

const aLedger = `연번,수상명,주관기관,훈격,수상일자,시상금,담당부서
1,청소년 육성 및 보호 유공기관,여성가족부,대통령 표창,2021-05-20,,청소년과
2,청년 친화 헌정대상,청년과미래,대상(종합),2021.9.18.,0,청년정책과
3,제17회 주민참여 경진대회,행정안전부,우수(장관상),2021-11-02,"5,000,000",자치과
4,,행정안전부,장려,2021,,
`

func TestALedgerIsPlannedAgainstWhatIsOnRecord(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *store.DB) {
		p := plan(t, db, "2021 수상실적.csv", []byte(aLedger))
		if got := states(p); !slices.Equal(got, []State{Cited, Cited, New, Refused}) {
			t.Fatalf("planned %v", got)
		}
		youth := p.Rows[0]
		if youth.Award.ID != "award-anyang-youth-protection" || len(youth.Award.Sources) != 2 || youth.Award.Received.String() != "2021-05-20" || youth.Award.Department != "청소년과" {
			t.Errorf("planned %+v", youth.Award)
		}
		if !slices.Equal(youth.Adds, []string{"department", "received", "conferrer", "organiser"}) && !slices.Equal(youth.Adds, []string{"department", "received", "conferrer"}) {
			t.Errorf("adds %v", youth.Adds)
		}
		if len(p.Rows[1].Differs) != 1 || p.Rows[1].Differs[0].Field != "grade" || p.Rows[1].Award.Grade != "대상" {
			t.Errorf("differs %+v, stored with the grade %q", p.Rows[1].Differs, p.Rows[1].Award.Grade)
		}
		prize := int64(5_000_000)
		mois := bonbogi.Party{Government: "kr-mois", Name: "행정안전부", Type: bonbogi.PartyGovernment}
		want := bonbogi.Award{
			Recipient: bonbogi.Party{Government: anyang, Name: "안양시", Type: bonbogi.PartyGovernment}, Name: "주민참여 경진대회", Round: 17, Grade: "우수(장관상)",
			Conferrer: mois, Organiser: mois, ConferrerType: bonbogi.ConferrerState, Received: bonbogi.MustDate("2021-11-02"), Prize: &prize, Department: "자치과",
		}
		if diff := cmp.Diff(want, p.Rows[2].Award, cmpopts.IgnoreFields(bonbogi.Award{}, "Meta", "Sources")); diff != "" {
			t.Errorf("the new award (-want +got):\n%s", diff)
		}

		before := len(awardsOf(t, db))
		save(t, db, p)
		after := awardsOf(t, db)
		if len(after) != before+1 {
			t.Errorf("%d awards, were %d", len(after), before)
		}
		source, err := store.Get[bonbogi.Source](t.Context(), db, p.Source.ID)
		if err != nil || source.Type != bonbogi.SourceOwn || !strings.Contains(source.Title, "2021 수상실적.csv") {
			t.Fatalf("the source is %+v, %v", source, err)
		}
		for _, a := range after {
			for _, c := range a.Sources {
				if c.Source == source.ID && source.Text[c.Start:c.End] != c.Quote {
					t.Errorf("%s quotes %q where the source has %q", a.Name, c.Quote, source.Text[c.Start:c.End])
				}
			}
		}

		again := plan(t, db, "2021 수상실적.csv", []byte(aLedger))
		if got := states(again); !slices.Equal(got, []State{Known, Known, Known, Refused}) {
			t.Errorf("the second time %v", got)
		}
		save(t, db, again)
		if diff := cmp.Diff(after, awardsOf(t, db)); diff != "" {
			t.Errorf("the second time changed (-before +after):\n%s", diff)
		}
	})
}

func TestALedgerThatIsTakenOutAndBroughtInChangesNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *store.DB) {
		before := awardsOf(t, db) // of one a grade names who stands behind it, and nothing says who gave it
		for _, format := range []string{"csv", "xlsx", "csv"} {
			out := Table("ledger", "안양시 수상실적", before)
			var b bytes.Buffer
			write := out.WriteCSV
			if format == "xlsx" {
				write = out.WriteXLSX
			}
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			p := plan(t, db, "ledger."+format, b.Bytes())
			if !p.Ours {
				t.Errorf("%s: %v are not taken for our own: %+v", format, states(p), p.Rows)
			}
			save(t, db, p)
			if diff := cmp.Diff(before, awardsOf(t, db)); diff != "" {
				t.Errorf("%s changed (-before +after):\n%s", format, diff)
			}
			if format == "xlsx" { // and with all that a ledger knows
				save(t, db, plan(t, db, "x.csv", []byte(aLedger)))
				before = awardsOf(t, db)
			}
		}
	})
}

func TestTwoAwardsOfOneNameStayTwo(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *store.DB) {
		p := plan(t, db, "x.csv", []byte("수상명,훈격,수상일자,담당부서\n지방재정집행,최우수,2021-03-02,예산과\n지방재정집행,최우수,2021-09-02,예산과\n지방재정집행,장려,2021,예산과\n지방재정집행,최우수,2020,예산과\n"))
		if got := states(p); !slices.Equal(got, []State{Cited, New, New, New}) {
			t.Errorf("planned %v", got)
		}
	})
}

func TestPrizesOfOneNameFromTwoGiversOrOfTwoAmountsAreTwo(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *store.DB) {
		ledger := []byte("수상명,주관기관,시상기관,훈격,수상일자,시상금\n들녘상,들녘재단,가람일보,대상,2022-03-02,\n들녘상,들녘재단,나루일보,대상,2022-03-02,\n" +
			"들녘상,들녘재단,나루일보,대상,2022-03-02,5000000\n들녘상,들녘재단,나루일보,대상,2022-03-02,3000000\n들녘상,들녘재단,나루일보,대상,2022-03-02,3000000\n")
		p := plan(t, db, "x.csv", ledger)
		if got := states(p); !slices.Equal(got, []State{New, New, New, New, Refused}) {
			t.Fatalf("planned %v", got)
		}
		save(t, db, p)
		p = plan(t, db, "x.csv", ledger)
		if got := states(p); !slices.Equal(got, []State{Known, Known, Known, Known, Refused}) {
			t.Errorf("planned again %v", got)
		}
		for _, r := range p.Rows {
			if len(r.Differs) > 0 {
				t.Errorf("row %d differs from its own award: %+v", r.Number, r.Differs)
			}
		}
	})
}

func TestGradesOfOneAwardAreSaidInSeveralWays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"우수", "우수상", true}, {"우수", "우수기관", true}, {"우수", "우수(대통령 표창)", true}, {"우수(대통령 표창)", "대통령 표창", true},
		{"", "대상", true}, {"최우수", "장관상", true}, {"우수", "최우수", false}, {"대상", "상", false}, {"대통령 표창", "국무총리 표창", false},
		{"우수(장관상)", "우수(대통령상)", false}, {"특별상", "공로상", false}, {"특별상", "특별상", true},
	} {
		if sameGrade(c.a, c.b) != c.want || sameGrade(c.b, c.a) != c.want {
			t.Errorf("%q and %q: not %v", c.a, c.b, c.want)
		}
	}
}

func TestWhoGivesAnAwardFollowsFromTheRow(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		grade, organiser, conferrer, want string
		kind                              bonbogi.ConferrerType
	}{
		{"대통령상", "행정안전부", "", "대통령", bonbogi.ConferrerState},
		{"은상(국무총리상)", "행정안전부", "", "국무총리", bonbogi.ConferrerState},
		{"장관상", "보건복지부", "", "보건복지부", bonbogi.ConferrerState},
		{"최우수(행정안전부장관상)", "한국지역연구원", "", "행정안전부장관", bonbogi.ConferrerState},
		{"장관상", "한국지역연구원", "", "", bonbogi.ConferrerState},
		{"도지사 표창", "경기도", "", "경기도", bonbogi.ConferrerProvince},
		{"최우수", "가람일보", "", "가람일보", bonbogi.ConferrerPress},
		{"대상", "가람일보", "한국자치학회", "한국자치학회", bonbogi.ConferrerLearned},
		{"대상", "", "", "", bonbogi.ConferrerUnknown},
	} {
		a := bonbogi.Award{Grade: c.grade, Organiser: bonbogi.Party{Name: c.organiser}, Conferrer: bonbogi.Party{Name: c.conferrer}}
		bodies(&a, registry.Korea())
		if a.Conferrer.Name != c.want || a.ConferrerType != c.kind {
			t.Errorf("%+v: %q, %s", c, a.Conferrer.Name, a.ConferrerType)
		}
	}
}

// Awards as records may hold them come back from the ledger as they were, as far as its columns go.
func TestEveryAwardComesBackFromTheLedger(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := bonbogi.Award{
			Name:     rapid.StringMatching(`[=@]?[가-힣]{2,8}( [가-힣]{2,6}){0,2}`).Draw(t, "name"),
			Round:    rapid.IntRange(0, 50).Draw(t, "round"),
			Grade:    rapid.SampledFrom([]string{"", "대상", "우수(장관상)", "특별상"}).Draw(t, "grade"),
			Received: bonbogi.Date{Year: rapid.IntRange(1995, 2025).Draw(t, "year"), Month: rapid.IntRange(1, 12).Draw(t, "month"), Day: rapid.IntRange(0, 28).Draw(t, "day")},
			Prize:    rapid.Ptr(rapid.Int64Range(0, 1e12), true).Draw(t, "prize"),
		}
		if rapid.Bool().Draw(t, "contest of the year before") {
			a.Year = a.Received.Year - 1
		}
		if totals.MatchString(a.Name) || titleOf(a.Name) != "" {
			t.Skip()
		}
		var b bytes.Buffer
		if err := Table("x", "", []bonbogi.Award{a}).WriteCSV(&b); err != nil {
			t.Fatal(err)
		}
		f, err := table.Open(t.Context(), "x.csv", &b)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		s, err := Read(t.Context(), f, "", today)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(a, s.Rows[0].Award); diff != "" || s.Rows[0].Problem != nil {
			t.Errorf("%v (-written +read):\n%s", s.Rows[0].Problem, diff)
		}
	})
}

func TestASummaryCountsWhatIsReceivedInAYear(t *testing.T) {
	t.Parallel()
	n := func(v int64) *int64 { return &v }
	awards := []bonbogi.Award{
		{Grade: "대통령 표창", ConferrerType: bonbogi.ConferrerState, Received: bonbogi.MustDate("2021-03"), Year: 2020, Prize: n(5), Department: "기획과"},
		{Grade: "우수", ConferrerType: bonbogi.ConferrerProvince, Year: 2021, Department: "기획과"},
		{Grade: "대상", ConferrerType: bonbogi.ConferrerPress, Received: bonbogi.MustDate("2021"), Fee: n(7), Prize: n(0)},
		{Grade: "대상", ConferrerType: bonbogi.ConferrerUnknown, Received: bonbogi.MustDate("2022"), Department: "예산과"},
		{ConferrerType: bonbogi.ConferrerLearned},
	}
	got := Summarise(awards)
	want := Summary{
		Year: 2021, Count: 3, Paid: 1, Prize: Sum{5, 2, 1}, Fees: Sum{7, 1, 2},
		Grades:      []Part{{"president", 1, 0, Sum{5, 1, 0}}, {"grand", 1, 1, Sum{0, 1, 0}}, {"excellent", 1, 0, Sum{0, 0, 1}}},
		Tiers:       []Part{{"state", 1, 0, Sum{5, 1, 0}}, {"province", 1, 0, Sum{0, 0, 1}}, {"outside", 1, 1, Sum{0, 1, 0}}},
		Departments: []Part{{"기획과", 2, 0, Sum{5, 1, 1}}, {"", 1, 1, Sum{0, 1, 0}}},
	}
	if len(got) != 3 || got[0].Year != 2022 || got[2].Year != 0 {
		t.Fatalf("years %+v", got)
	}
	if diff := cmp.Diff(want, got[1]); diff != "" {
		t.Errorf("2021 (-want +got):\n%s", diff)
	}
	if got[1].Of(TierState) != 1 || got[1].Of(TierUnknown) != 0 || got[2].Of(TierOther) != 1 {
		t.Errorf("tiers %+v", got[1].Tiers)
	}
}

func TestALedgerThatNamesAnotherGovernmentIsNoticed(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{
		"2020년 군포시 수상실적\n": "kr-gyeonggi-gunpo", "x.csv\n군포시_수상실적(2020).xlsx": "kr-gyeonggi-gunpo", "경기도 안양시 수상실적": "", "안양시 수상실적(군포시 포함)": "",
		"안양 수상실적": "", "행정안전부 평가 결과": "", "동구 수상실적": "", "2020년도 수상실적.xlsx": "",
	} {
		if got := elsewhere(registry.Korea(), words, anyang); got != want {
			t.Errorf("%q: %q, not %q", words, got, want)
		}
	}
}

func TestALedgerThatWasWithdrawnStandsAgainWhenItIsSentAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *store.DB) {
		const one = "연번,수상명,훈격\n1,2021 들녘 대상,우수\n"
		p := plan(t, db, "2021년 대장.csv", []byte(one))
		save(t, db, p)
		for _, r := range []struct {
			kind bonbogi.Kind
			id   string
		}{{bonbogi.KindAward, p.Rows[0].Award.ID}, {bonbogi.KindSource, p.Source.ID}} {
			if err := db.Withdraw(t.Context(), kim, r.kind, r.id, 1); err != nil {
				t.Fatal(err)
			}
		}
		again := plan(t, db, "2021년 대장.csv", []byte(one))
		save(t, db, again)
		source, err := store.Get[bonbogi.Source](t.Context(), db, p.Source.ID)
		if err != nil || source.Withdrawn || again.Count(New) != 1 {
			t.Errorf("withdrawn %v, planned %v (%v)", source.Withdrawn, states(again), err)
		}
	})
}

func TestAnAwardThatLacksWhatItsLedgerSaysIsCompletedAndCounted(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *store.DB) {
		const one = "연번,수상명,훈격,담당부서\n1,2021 들녘 대상,우수,기획과\n"
		p := plan(t, db, "2021년 대장.csv", []byte(one))
		save(t, db, p)
		a, err := store.Get[bonbogi.Award](t.Context(), db, p.Rows[0].Award.ID)
		if err != nil {
			t.Fatal(err)
		}
		a.Department = ""
		if err := db.Save(t.Context(), kim, a); err != nil {
			t.Fatal(err)
		}
		again := plan(t, db, "2021년 대장.csv", []byte(one))
		if again.Count(Cited) != 1 || len(again.Rows[0].Award.Sources) != 1 {
			t.Errorf("planned %v with %d sources", states(again), len(again.Rows[0].Award.Sources))
		}
		save(t, db, again)
		if a, err = store.Get[bonbogi.Award](t.Context(), db, a.ID); err != nil || a.Department != "기획과" {
			t.Errorf("department %q (%v)", a.Department, err)
		}
		if last := plan(t, db, "2021년 대장.csv", []byte(one)); last.Count(Known) != 1 {
			t.Errorf("planned %v", states(last))
		}
	})
}

func TestLedgersStoredAtOnceMakeNoTwins(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *store.DB) {
		before := len(awardsOf(t, db))
		var plans []*Plan
		for _, extra := range []string{"", "5,,들녘부,,2021,,\n"} { // the ledgers of two offices, which differ
			plans = append(plans, plan(t, db, "2021 수상실적.csv", []byte(aLedger+extra)))
		}
		var group sync.WaitGroup
		for _, p := range plans {
			group.Go(func() {
				if err := p.Save(t.Context(), db, kim); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		after := awardsOf(t, db)
		if len(after) != before+1 {
			t.Errorf("%d awards, were %d: want one more", len(after), before)
		}
		if a, b := plans[0].Rows[2].State, plans[1].Rows[2].State; min(a, b) != Cited || max(a, b) != New { // as it was stored
			t.Errorf("the plans say %s and %s", a, b)
		}
	})
}
