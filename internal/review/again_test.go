package review_test

import (
	"slices"
	"sync"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/review"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// visits are what is proposed of two visits of one guest to one host, and one of another guest. Without
// the day of publication their days are not known.
func visits(known bool) []article.Fact {
	facts := []article.Fact{}
	for i, guest := range []bonbogi.Party{suncheon, suncheon, mois} {
		v := &article.Visit{Guest: guest, Host: seongnam, Status: bonbogi.VisitRecurring}
		if known {
			v.Date, v.Status = bonbogi.Date{Year: 2025, Month: 7, Day: 10 + i}, bonbogi.VisitHeld
		}
		facts = append(facts, article.Fact{Kind: bonbogi.KindVisit, Visit: v, Quote: "본문", Start: 7 * i, End: 7*i + 6, In: article.InText})
	}
	return facts
}

func undated(s bonbogi.Source) bonbogi.Source {
	s.Date = bonbogi.Date{}
	return s
}

func days(t *testing.T, proposals []store.Proposal) (out []string) {
	t.Helper()
	for _, p := range proposals {
		var f article.Fact
		if err := f.UnmarshalJSON(p.Fact); err != nil {
			t.Fatal(err)
		}
		out = append(out, f.Visit.Date.String())
	}
	return out
}

func TestReadingAgainWithTheDayDatesTheOpenVisits(t *testing.T) {
	t.Parallel()
	db := open(t)
	text := source("본문, 본문, 본문", "2025-07-20")
	if got := days(t, read(t, db, undated(text), visits(false)...)); !slices.Equal(got, []string{"", "", ""}) {
		t.Fatalf("proposed %q", got)
	}
	read(t, db, text, visits(true)...)
	proposals := read(t, db, undated(text), visits(false)...) // which knows less again
	if got, want := days(t, proposals), []string{"2025-07-10", "2025-07-11", "2025-07-12"}; !slices.Equal(got, want) {
		t.Fatalf("proposed %q, want %q", got, want)
	}
	if s, err := store.Get[bonbogi.Source](t.Context(), db, proposals[0].Source); err != nil || s.Date != text.Date {
		t.Errorf("the source is of %s, error %v", s.Date, err)
	}
	if accepted, left, err := review.AcceptMany(t.Context(), db, registry.Korea(), tester, proposals); accepted != 3 || len(left) > 0 || err != nil {
		t.Errorf("accepted %d, left %v, error %v", accepted, left, err)
	}
	read(t, db, undated(text), visits(false)...)
	page, err := db.Visits(t.Context(), store.VisitFilter{})
	if err != nil || page.Total != 3 {
		t.Errorf("%d visits, want 3; error %v", page.Total, err)
	}
}

func TestReadingAgainWithTheDayLeavesWhatWasDecided(t *testing.T) {
	t.Parallel()
	db := open(t)
	text := source("본문, 본문, 본문", "2025-07-20")
	first := read(t, db, undated(text), visits(false)...)
	if _, _, err := review.AcceptMany(t.Context(), db, registry.Korea(), tester, first[:1]); err != nil {
		t.Fatal(err)
	}
	if err := review.Reject(t.Context(), db, tester, first[1]); err != nil {
		t.Fatal(err)
	}
	again := read(t, db, text, visits(true)...)
	if got, want := days(t, again), []string{"", "", "2025-07-12"}; !slices.Equal(got, want) {
		t.Errorf("proposed %q, want %q", got, want)
	}
	states := []store.State{again[0].State, again[1].State, again[2].State}
	if !slices.Equal(states, []store.State{store.Accepted, store.Rejected, store.Undecided}) {
		t.Errorf("states %v", states)
	}
}

func TestReadersWithAndWithoutTheDayAtOnceMakeNoTwins(t *testing.T) {
	t.Parallel()
	db := open(t)
	text := source("본문, 본문, 본문", "2025-07-20")
	var group sync.WaitGroup
	for i := range 6 {
		group.Go(func() {
			if i%2 == 0 {
				read(t, db, undated(text), visits(false)...)
			} else {
				read(t, db, text, visits(true)...)
			}
		})
	}
	group.Wait()
	got := days(t, read(t, db, undated(text), visits(false)...))
	if want := []string{"2025-07-10", "2025-07-11", "2025-07-12"}; !slices.Equal(got, want) {
		t.Errorf("proposed %q, want %q", got, want)
	}
}

func TestATitleGivenLaterDoesNotMoveTheVisits(t *testing.T) {
	t.Parallel()
	db := open(t)
	text := source("본문, 본문, 본문", "2025-07-20")
	first := read(t, db, text, visits(true)[1:]...)
	headline := visits(true)[0]
	headline.In, headline.Start, headline.End = article.InTitle, 0, 6
	again := read(t, db, text, append([]article.Fact{headline}, visits(true)[1:]...)...)
	if len(again) != 3 || again[1].ID != first[0].ID || again[2].ID != first[1].ID {
		t.Errorf("proposals %+v, were %+v", again, first)
	}
}

func TestTheReaderProposesNothingTwiceOnceItKnowsTheDay(t *testing.T) {
	t.Parallel()
	db := open(t)
	reader := article.NewReader(registry.Korea())
	in := article.Input{Text: "순천시 공무원 10명이 지난 5일 성남시를 방문해 스마트시티를 벤치마킹했다.\n" +
		"수원시 공무원 12명도 지난 7일 성남시를 방문해 스마트시티 운영을 견학했다.\n"}
	total := 0
	for _, published := range []string{"", "2025-07-20", ""} {
		in.Published = bonbogi.MustDate(published)
		found, err := reader.Read(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		s := review.Source(db.NewID(bonbogi.KindSource), in, found)
		proposals, err := review.Propose(s, found.Facts)
		if err != nil {
			t.Fatal(err)
		}
		_, added, err := db.AddReading(t.Context(), tester, s, proposals)
		if err != nil || total > 0 && added > 0 {
			t.Fatalf("read as of %q: %d more, error %v", published, added, err)
		}
		total += added
	}
	if total < 2 {
		t.Errorf("%d proposals, want the two visits at least", total)
	}
}
