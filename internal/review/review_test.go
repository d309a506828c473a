package review_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/review"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/testpg"
	"github.com/bonbogi/bonbogi/registry"
)

var (
	seongnam = bonbogi.Party{Government: "kr-gyeonggi-seongnam", Name: "성남시", Type: bonbogi.PartyGovernment}
	suncheon = bonbogi.Party{Government: "kr-jeonnam-suncheon", Name: "순천시", Type: bonbogi.PartyGovernment}
	mois     = bonbogi.Party{Government: "kr-mois", Name: "행정안전부", Type: bonbogi.PartyGovernment}
	tester   = store.Change{Who: "tester"}
)

func open(t *testing.T) *store.DB {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "test.db"))
}

// onBoth runs a test on both engines.
func onBoth(t *testing.T, test func(t *testing.T, db *store.DB)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, open(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, openAt(t, testpg.New(t))) })
}

func openAt(t *testing.T, dsn string) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// read puts the facts of an article into the queue and returns what is proposed.
func read(t *testing.T, db *store.DB, source bonbogi.Source, facts ...article.Fact) []store.Proposal {
	t.Helper()
	source.ID = db.NewID(bonbogi.KindSource)
	source.Type = bonbogi.SourcePress
	proposals, err := review.Propose(source, facts)
	if err != nil {
		t.Fatal(err)
	}
	id, _, err := db.AddReading(t.Context(), tester, source, proposals)
	if err != nil {
		t.Fatal(err)
	}
	if proposals, err = db.Proposals(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	return proposals
}

// accept reads and accepts, and expects everything to be accepted.
func accept(t *testing.T, db *store.DB, source bonbogi.Source, facts ...article.Fact) {
	t.Helper()
	_, left, err := review.AcceptMany(t.Context(), db, registry.Korea(), tester, read(t, db, source, facts...))
	if err != nil || len(left) > 0 {
		t.Fatalf("left %v, error %v", left, err)
	}
}

func award(name, period string) article.Fact {
	return article.Fact{
		Kind: bonbogi.KindAward, Quote: name, End: len(name), In: article.InText, Confidence: 0.9,
		Award: &article.Award{Recipient: seongnam, Name: name, Grade: "우수", Conferrer: mois, Period: period},
	}
}

func adoption(practice string) article.Fact {
	return article.Fact{
		Kind: bonbogi.KindAdoption, Quote: practice, In: article.InText,
		Adoption: &article.Adoption{Practice: practice, Origin: seongnam, Adopter: suncheon, Form: bonbogi.AdoptionCopied},
	}
}

func source(title, published string) bonbogi.Source {
	return bonbogi.Source{Title: title, Text: "본문: " + title, Date: bonbogi.MustDate(published)}
}

func TestAwardKeepsItsFieldsAndItsPlaceInTheSource(t *testing.T) {
	t.Parallel()
	db := open(t)
	accept(t, db, source("성남시 수상", "2025-07-20"), award("재난관리평가", "2024"))
	awards, err := db.Awards(t.Context(), store.AwardFilter{})
	if err != nil || awards.Total != 1 {
		t.Fatalf("%d awards, error %v", awards.Total, err)
	}
	got := awards.Items[0]
	want := bonbogi.Award{
		Meta: got.Meta, Recipient: seongnam, Name: "재난관리평가", Grade: "우수", Conferrer: mois,
		ConferrerType: bonbogi.ConferrerState, Year: 2024,
		Sources: []bonbogi.Citation{{Source: got.Sources[0].Source, Quote: "재난관리평가", In: "text", End: len("재난관리평가"), By: "tester"}},
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}

func TestSecondSourceBecomesACitation(t *testing.T) {
	t.Parallel()
	db := open(t)
	accept(t, db, source("성남시 수상", "2025-07-20"), award("재난관리평가", "2024"))
	accept(t, db, source("다른 신문의 소식", "2025-09-01"), award("재난 관리 평가", "2024"))
	awards, err := db.Awards(t.Context(), store.AwardFilter{})
	if err != nil || awards.Total != 1 {
		t.Fatalf("%d awards, error %v", awards.Total, err)
	}
	if n := len(awards.Items[0].Sources); n != 2 {
		t.Errorf("%d citations, want 2", n)
	}
}

func TestAwardWithoutAYearIsOfTheYearOfTheNews(t *testing.T) {
	t.Parallel()
	for period, want := range map[string]int{"": 2025, "2025": 2025, "2024": 0} {
		db := open(t)
		accept(t, db, source("성남시 수상", "2025-07-20"), award("재난관리평가", period))
		awards, err := db.Awards(t.Context(), store.AwardFilter{})
		if err != nil || awards.Total != 1 || awards.Items[0].Received.Year != want {
			t.Errorf("period %q: %+v, error %v; want it received in %d", period, awards.Items, err, want)
		}
	}
}

func TestEarlierAwardIsNotOfTheYearOfTheNews(t *testing.T) {
	t.Parallel()
	db := open(t)
	earlier := award("재난관리평가", "")
	earlier.Award.Earlier = true
	accept(t, db, source("올해 수상", "2025-07-20"), award("재난관리평가", ""))
	accept(t, db, source("그 전에도 수상", "2025-08-20"), earlier)
	awards, err := db.Awards(t.Context(), store.AwardFilter{})
	if err != nil || awards.Total != 2 {
		t.Fatalf("%d awards, want 2; error %v", awards.Total, err)
	}
	received := awards.Items[0].Received.Year + awards.Items[1].Received.Year
	if received != 2025 {
		t.Errorf("received in %s and %s; want one in 2025, the other in an unknown year", awards.Items[0].Received, awards.Items[1].Received)
	}
}

func TestUndatedAwardOfAnotherYearIsAnother(t *testing.T) {
	t.Parallel()
	db := open(t)
	accept(t, db, source("올해도 수상", "2023-07-20"), award("재난관리평가", ""))
	accept(t, db, source("같은 해의 다른 신문", "2023-08-01"), award("재난관리평가", ""))
	accept(t, db, source("올해 또 수상", "2025-07-20"), award("재난관리평가", ""))
	awards, err := db.Awards(t.Context(), store.AwardFilter{})
	if err != nil || awards.Total != 2 {
		t.Fatalf("%d awards, want 2; error %v", awards.Total, err)
	}
}

func TestUndatedSelectionIsLookedForBehindThoseOfOtherYears(t *testing.T) {
	t.Parallel()
	db := open(t)
	selection := award("도시재생 공모사업", "")
	selection.Kind = bonbogi.KindSelection
	for _, published := range []string{"2025-05-20", "2021-03-20", "2021-04-20"} {
		accept(t, db, source("성남시 선정 "+published, published), selection)
	}
	found, err := db.Selections(t.Context(), store.SelectionFilter{})
	if err != nil || found.Total != 2 {
		t.Fatalf("%d selections, want 2; error %v", found.Total, err)
	}
}

func TestAwardOnRecordIsFoundByTheYearOfPublication(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name             string
		year             int // of the contest, on record
		received, period string
		want             int
	}{
		{"without a year, received in the year of the release", 0, "2025", "", 1},
		{"without a year, received long before", 0, "2021", "", 2},
		{"of last year's contest, received this year", 2024, "2025", "2024", 1},
		{"an earlier prize told in passing", 0, "2025", "2022", 2},
		{"of another year's contest", 2024, "2025", "2023", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			db := open(t)
			s := source("목록", "2025-12-31")
			s.ID, s.Type = "source-list", bonbogi.SourceOwn
			a := bonbogi.Award{
				Meta: bonbogi.Meta{ID: "award-on-record"}, Recipient: seongnam, Name: "재난관리평가", Grade: "우수", Year: c.year,
				Received: bonbogi.MustDate(c.received), ConferrerType: bonbogi.ConferrerUnknown, Sources: []bonbogi.Citation{{Source: s.ID}},
			}
			if err := db.Save(t.Context(), tester, s, a); err != nil {
				t.Fatal(err)
			}
			accept(t, db, source("성남시 수상", "2025-07-20"), award("재난관리평가", c.period))
			awards, err := db.Awards(t.Context(), store.AwardFilter{})
			if err != nil || awards.Total != c.want {
				t.Errorf("%d awards, want %d; error %v", awards.Total, c.want, err)
			}
		})
	}
}

func TestAdoptionBringsItsPracticeOnce(t *testing.T) {
	t.Parallel()
	db := open(t)
	accept(t, db, source("순천시가 성남시 서비스 도입", "2025-07-20"), adoption("골목길 안심등"))
	accept(t, db, source("골목길 안심등 소식", "2025-08-20"), adoption("골목길 안심등"))
	practices, err := db.Practices(t.Context(), store.PracticeFilter{})
	if err != nil || practices.Total != 1 || !practices.Items[0].Owner.Same(seongnam) {
		t.Fatalf("practices %+v, error %v", practices.Items, err)
	}
	adoptions, err := db.Adoptions(t.Context(), store.AdoptionFilter{})
	if err != nil || adoptions.Total != 1 {
		t.Fatalf("%d adoptions, error %v", adoptions.Total, err)
	}
	got := adoptions.Items[0]
	if got.Practice != practices.Items[0].ID || got.Date.String() != "2025-07-20" || got.DateSense != bonbogi.By || len(got.Sources) != 2 {
		t.Errorf("adoption %+v", got)
	}
}

func TestReadingAgainProposesNothingTwice(t *testing.T) {
	t.Parallel()
	db := open(t)
	text := source("성남시 수상", "2025-07-20")
	read(t, db, text, award("재난관리평가", "2024"))
	surer := award("재난관리평가", "2024")
	surer.Confidence, surer.Quote = 0.99, "재난관리"
	surer.Award.For = "골목길 안심등"
	if got := read(t, db, text, surer); len(got) != 1 {
		t.Errorf("%d proposals after the second reading, want 1", len(got))
	}
}

func TestWhatLacksAPartyStaysInTheQueue(t *testing.T) {
	t.Parallel()
	db := open(t)
	nameless := adoption("골목길 안심등")
	nameless.Adoption.Adopter = bonbogi.Party{}
	proposals := read(t, db, source("도입", "2025-07-20"), nameless, award("재난관리평가", "2024"))
	accepted, left, err := review.AcceptMany(t.Context(), db, registry.Korea(), tester, proposals)
	if err != nil || accepted != 1 || len(left) != 1 || !strings.Contains(left[0].Error(), "adopter") {
		t.Fatalf("accepted %d, left %v, error %v", accepted, left, err)
	}
	after, err := db.Proposals(t.Context(), proposals[0].Source)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range after {
		if (p.State == store.Undecided) != (p.Kind == bonbogi.KindAdoption) {
			t.Errorf("the proposed %s is %s", p.Kind, p.State)
		}
	}
	practices, err := db.Practices(t.Context(), store.PracticeFilter{})
	if err != nil || practices.Total != 0 {
		t.Errorf("%d practices of the refused adoption are stored, error %v", practices.Total, err)
	}
}

func TestDecidedProposalIsNotDecidedAgain(t *testing.T) {
	t.Parallel()
	db := open(t)
	p := read(t, db, source("성남시 수상", "2025-07-20"), award("재난관리평가", "2024"))[0]
	if err := review.Reject(t.Context(), db, tester, p); err != nil {
		t.Fatal(err)
	}
	_, err := review.Accept(t.Context(), db, registry.Korea(), tester, p, award("재난관리평가", "2024"))
	if bonbogi.CodeOf(err) != bonbogi.Conflict {
		t.Errorf("error %v, want a conflict", err)
	}
}

func TestSourceTakesTheFirstLineWhereThereIsNoHeadline(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("가", 300)
	for _, c := range []struct{ headline, text, want string }{
		{"표제", "첫 줄\n둘째 줄", "표제"},
		{"", "\n\n 첫 줄 \n둘째 줄", "첫 줄"},
		{"", long, strings.Repeat("가", 100) + "…"},
	} {
		s := review.Source("source-1", article.Input{Text: c.text}, article.Reading{Title: c.headline})
		if s.Title != c.want {
			t.Errorf("title %q, want %q", s.Title, c.want)
		}
		if err := s.Validate(); err != nil {
			t.Error(err)
		}
	}
}
