package finder_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/finder"
	"github.com/bonbogi/bonbogi/internal/search"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/testpg"
	"github.com/bonbogi/bonbogi/registry"
)

// onBoth runs a test on SQLite and on PostgreSQL; open opens the same database again, as another process would.
func onBoth(t *testing.T, test func(t *testing.T, open func() *store.DB)) {
	t.Helper()
	var seconds atomic.Int64
	now := func() time.Time {
		return time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC).Add(time.Duration(seconds.Add(1)) * time.Second)
	}
	run := func(dsn string) func(t *testing.T) {
		return func(t *testing.T) {
			test(t, func() *store.DB {
				db, err := store.Open(t.Context(), dsn, store.Options{Now: now})
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { db.Close() })
				return db
			})
		}
	}
	t.Run("sqlite", run(filepath.Join(t.TempDir(), "bonbogi.db")))
	t.Run("postgres", func(t *testing.T) { run(testpg.New(t))(t) })
}

func open(t *testing.T, db *store.DB, dir string) *finder.Finder {
	t.Helper()
	f, err := finder.Open(finder.Options{Store: db, Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func refresh(t *testing.T, f *finder.Finder) {
	t.Helper()
	if err := f.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// found are the IDs of what answers a query, without the governments.
func found(t *testing.T, f *finder.Finder, query string) []string {
	t.Helper()
	r, err := f.Search(t.Context(), search.Query{Text: query, Kinds: []string{"practice", "award", "visit", "adoption", "source"}})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range r.Hits {
		out = append(out, h.ID)
	}
	slices.Sort(out)
	return out
}

func wants(t *testing.T, f *finder.Finder, query string, want ...string) {
	t.Helper()
	if got := found(t, f, query); !slices.Equal(got, want) {
		t.Errorf("%q finds %q, want %q", query, got, want)
	}
}

func save(t *testing.T, db *store.DB, records ...bonbogi.Record) {
	t.Helper()
	if err := db.Save(t.Context(), store.Change{Who: "시험"}, records...); err != nil {
		t.Fatal(err)
	}
}

var (
	anyang = bonbogi.Party{Government: "kr-gyeonggi-anyang", Name: "안양시", Type: bonbogi.PartyGovernment}
	suwon  = bonbogi.Party{Government: "kr-gyeonggi-suwon", Name: "수원시", Type: bonbogi.PartyGovernment}
	paper  = bonbogi.Source{Meta: bonbogi.Meta{ID: "paper"}, Type: bonbogi.SourcePress, Publisher: "안양시", Title: "보도자료",
		Text: "안양시가 반딧불이 안심귀가 서비스를 시작했다."}
	cited = []bonbogi.Citation{{Source: "paper"}}
)

func fireflies() bonbogi.Practice {
	return bonbogi.Practice{Meta: bonbogi.Meta{ID: "fireflies"}, Owner: anyang, Name: "반딧불이 안심귀가", Status: bonbogi.PracticeRunning,
		Steps: []string{"골목마다 등대를 세웠다."}, Sources: cited}
}

func TestWhatIsStoredIsFoundAndWhatIsWithdrawnIsNot(t *testing.T) {
	onBoth(t, func(t *testing.T, again func() *store.DB) {
		db := again()
		save(t, db, paper)
		f := open(t, db, filepath.Join(t.TempDir(), "index"))
		if !f.Filling() {
			t.Error("an index that was never filled says that it is whole")
		}
		refresh(t, f)
		if f.Filling() {
			t.Error("a filled index says that it is being filled")
		}
		wants(t, f, "안심귀가", "source/paper")

		other := again() // another process
		save(t, other, fireflies())
		refresh(t, f)
		wants(t, f, "안심귀가", "practice/fireflies", "source/paper")
		wants(t, f, "등대", "practice/fireflies")

		save(t, other, bonbogi.Adoption{Meta: bonbogi.Meta{ID: "taken"}, Practice: "fireflies", Origin: anyang, Adopter: suwon,
			Form: bonbogi.AdoptionCopied, DateSense: bonbogi.On, ClaimedBy: bonbogi.ClaimedByThird, Sources: cited})
		refresh(t, f)
		wants(t, f, `"수원시" 반딧불이`, "adoption/taken")

		renamed := fireflies()
		renamed.Revision, renamed.Name, renamed.Steps = 1, "별빛 안심귀가", nil
		save(t, other, renamed)
		refresh(t, f)
		wants(t, f, "등대")
		wants(t, f, "별빛", "adoption/taken", "practice/fireflies")

		if err := other.Withdraw(t.Context(), store.Change{Who: "시험"}, bonbogi.KindAdoption, "taken", 1); err != nil {
			t.Fatal(err)
		}
		refresh(t, f)
		wants(t, f, "별빛", "practice/fireflies")
	})
}

func TestRecordsAreFoundByTheNewNameOfAGovernment(t *testing.T) {
	onBoth(t, func(t *testing.T, again func() *store.DB) {
		db := again()
		award := bonbogi.Award{Meta: bonbogi.Meta{ID: "prize"}, Recipient: suwon, Name: "환경상", Host: anyang, ConferrerType: bonbogi.ConferrerUnknown, Sources: cited}
		save(t, db, paper, fireflies(), award)
		f := open(t, db, filepath.Join(t.TempDir(), "index"))
		refresh(t, f)
		refresh(t, f) // it follows from here
		wants(t, f, `"고을도 안양시"`)

		for id, name := range map[string]string{"kr-gyeonggi": "고을도", "kr-gyeonggi-suwon": "물골시"} {
			g, ok := registry.Korea().Get(id)
			if !ok {
				t.Fatalf("no %s", id)
			}
			g.Forms = slices.Clone(g.Forms)
			g.Forms[len(g.Forms)-1].Name = name
			save(t, db, g)
			refresh(t, f)
		}
		wants(t, f, `"고을도 안양시"`, "award/prize", "practice/fireflies")
		wants(t, f, `"물골시"`, "award/prize")
		wants(t, f, `"경기도 안양시"`)
		r, err := f.Search(t.Context(), search.Query{Text: `"고을도 물골시"`, Kinds: []string{"government"}})
		if err != nil || len(r.Hits) == 0 || r.Hits[0].ID != "government/kr-gyeonggi-suwon" {
			t.Errorf("found %+v, %v", r.Hits, err)
		}
	})
}

func TestAnIndexThatWasClosedGoesOnWhereItWas(t *testing.T) {
	onBoth(t, func(t *testing.T, again func() *store.DB) {
		db, dir := again(), filepath.Join(t.TempDir(), "index")
		save(t, db, paper)
		f := open(t, db, dir)
		refresh(t, f)
		f.Close()
		save(t, db, fireflies())
		f = open(t, db, dir)
		if f.Filling() {
			t.Error("the index of before is filled again")
		}
		wants(t, f, "안심귀가", "source/paper") // before it is brought up to date
		refresh(t, f)
		wants(t, f, "안심귀가", "practice/fireflies", "source/paper")
	})
}

func TestGovernmentsAreFoundByAllTheirNames(t *testing.T) {
	onBoth(t, func(t *testing.T, again func() *store.DB) {
		f := open(t, again(), "")
		refresh(t, f)
		for _, query := range []string{"안양시", "ㅇㅇㅅ", "Anyang"} {
			r, err := f.Search(t.Context(), search.Query{Text: query})
			if err != nil {
				t.Fatal(err)
			}
			if query == "ㅇㅇㅅ" { // 안양시, 용인시, 의왕시; 온양시 is no more
				if len(r.Hits) < 4 || slices.IndexFunc(r.Hits, func(h search.Hit) bool { return h.ID == "government/kr-gyeonggi-anyang" }) > 2 {
					t.Errorf("%q finds %+v", query, r.Hits)
				}
				continue
			}
			if len(r.Hits) == 0 || r.Hits[0].ID != "government/kr-gyeonggi-anyang" {
				t.Errorf("%q finds %+v", query, r.Hits)
			}
		}
	})
}

func TestAnEnglishNameOfAGovernmentFindsTextsThatHaveOnlyTheKoreanOne(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, openDB func() *store.DB) {
		db := openDB()
		for id, text := range map[string]string{"haenam": "해남에 인공지능(AI) 집적단지가 들어선다", "naju": "나주시는 AI 조류 방역을 강화한다", "goseong": "고성군 소식", "bukgu": "북구 소식", "gwangju": "광주에 꽃이 핀다"} {
			save(t, db, bonbogi.Source{Meta: bonbogi.Meta{ID: id}, Type: bonbogi.SourcePress, Title: "글", Text: text})
		}
		f := open(t, db, "")
		refresh(t, f)
		for query, first := range map[string]string{"Haenam AI": "haenam", "AI 방역 naju": "naju", "GOSEONG": "goseong", `"AI" Haenam`: "haenam", "Naju AI": "naju",
			"Buk-gu": "bukgu", "Haenam-gun AI": "haenam", "-Seoul naju-si": "naju", "Gwangju": "gwangju"} {
			r, err := f.Search(t.Context(), search.Query{Text: query, Kinds: []string{"source"}})
			if err != nil || len(r.Hits) == 0 || r.Hits[0].ID != "source/"+first || len(r.Corrections) > 0 {
				t.Errorf("%q finds %+v, %v", query, r, err)
			}
		}
	})
}

func TestPracticesOfOneGovernmentAreNotNearlyTheSameForThat(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, openDB func() *store.DB) {
		db := openDB()
		save(t, db, paper)
		for id, name := range map[string]string{"trip": "반값여행", "leave": "지역사랑 휴가지원제", "trips": "강진 반값여행"} {
			owner := bonbogi.Party{Government: "kr-jeonnam-gangjin", Name: "강진군", Type: bonbogi.PartyGovernment}
			save(t, db, bonbogi.Practice{Meta: bonbogi.Meta{ID: id}, Owner: owner, Name: name, Status: bonbogi.PracticeUnknown, Sources: cited})
		}
		f := open(t, db, "")
		refresh(t, f)
		trip, err := store.Get[bonbogi.Practice](t.Context(), db, "trip")
		if err != nil {
			t.Fatal(err)
		}
		near, err := f.Near(t.Context(), trip, 0.5, search.Query{})
		if err != nil || len(near) != 1 || near[0].Hit.ID != "practice/trips" {
			t.Errorf("nearly the same are %+v, %v", near, err)
		}
	})
}

func TestAGovernmentOfFormerTimesSaysUntilWhen(t *testing.T) {
	onBoth(t, func(t *testing.T, again func() *store.DB) {
		f := open(t, again(), "")
		refresh(t, f)
		r, err := f.Search(t.Context(), search.Query{Text: "온양시", Limit: 1})
		if err != nil || len(r.Hits) == 0 {
			t.Fatal("a government of former times is not found", err)
		}
		title := ""
		for _, p := range r.Hits[0].Title {
			title += p.Text
		}
		if title != "온양시 (1995년까지)" {
			t.Errorf("its title is %q", title)
		}
	})
}

func TestAnotherDatabaseInTheSamePlaceIsIndexedAnew(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	at := func(start time.Time) *store.DB {
		var n atomic.Int64
		db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), store.Options{Now: func() time.Time {
			return start.Add(time.Duration(n.Add(1)) * time.Second)
		}})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { db.Close() })
		return db
	}
	begin := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	db := at(begin)
	save(t, db, paper)
	f := open(t, db, dir)
	refresh(t, f)
	f.Close()

	older := at(begin.Add(-time.Hour)) // as after restoring a backup
	save(t, older, paper, fireflies())
	f = open(t, older, dir)
	refresh(t, f)
	wants(t, f, "등대", "practice/fireflies")
}

func TestADamagedIndexIsFilledAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, again func() *store.DB) {
		db, dir := again(), filepath.Join(t.TempDir(), "index")
		save(t, db, paper, fireflies())
		f := open(t, db, dir)
		refresh(t, f)
		f.Close()
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil || len(files) == 0 {
			t.Fatal("the index has no files", err)
		}
		for _, file := range files {
			if err := os.WriteFile(file, []byte("broken"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		f = open(t, db, dir)
		refresh(t, f)
		wants(t, f, "등대", "practice/fireflies")
	})
}

func TestASecondProcessReadsAndTakesOverWhenTheFirstEnds(t *testing.T) {
	onBoth(t, func(t *testing.T, again func() *store.DB) {
		db, dir := again(), filepath.Join(t.TempDir(), "index")
		save(t, db, paper)
		first := open(t, db, dir)
		refresh(t, first)
		second := open(t, again(), dir)
		if !second.ReadOnly() {
			t.Fatal("two write one index")
		}
		save(t, db, fireflies())
		refresh(t, second) // does nothing
		refresh(t, first)
		wants(t, second, "등대", "practice/fireflies")
		if err := second.RequestRebuild(); err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() { first.Run(ctx); close(ended) }()
		eventually(t, "the index is made anew", func() bool {
			_, err := os.Stat(dir + ".rebuild")
			return os.IsNotExist(err)
		})
		stop()
		<-ended
		first.Close()
		go second.Run(t.Context())
		eventually(t, "the second takes over", func() bool { return !second.ReadOnly() })
	})
}

func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for range 500 {
		if holds() {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("waited in vain until %s", what)
}
