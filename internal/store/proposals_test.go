package store

import (
	"encoding/json"
	"fmt"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bonbogi/bonbogi"
)

func someProposals(n int) []Proposal {
	out := make([]Proposal, n)
	for i := range out {
		out[i] = Proposal{Kind: bonbogi.KindAward, Fact: json.RawMessage(fmt.Sprintf(`{"name": "상 %d", "n": 1.50}`, i)),
			Fingerprint: fmt.Sprint("print ", i), Quote: "상을 받았다", In: "text", Start: 10 * i, End: 10*i + 5, Confidence: 0.75}
	}
	return out
}

func read(t testing.TB, db *DB, text string, proposals []Proposal) (string, int) {
	t.Helper()
	source := aSource("", text)
	id, added, err := db.AddReading(t.Context(), kim, source, proposals)
	if err != nil {
		t.Fatal(err)
	}
	return id, added
}

func TestTheSameTextTwiceProposesNothingTwice(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		id, added := read(t, db, "안양시가  상을\r\n받았다.", someProposals(3))
		if added != 3 {
			t.Fatalf("%d were added", added)
		}
		first, err := db.Proposals(t.Context(), id)
		if err != nil || len(first) != 3 {
			t.Fatalf("%v %v", first, err)
		}
		if p := first[1]; p.State != Undecided || p.By != "김정책" || p.At.IsZero() || string(p.Fact) != `{"name": "상 1", "n": 1.50}` || p.Source != id || p.Start != 10 || p.Confidence != 0.75 {
			t.Errorf("a proposal came back as %+v", p)
		}
		award := anAward("award-1", anyang, "상 0", "2021", id)
		if err := db.Decide(t.Context(), kim, first[0].ID, Accepted, award); err != nil {
			t.Fatal(err)
		}
		if err := db.Decide(t.Context(), kim, first[1].ID, Rejected); err != nil {
			t.Fatal(err)
		}
		again, added := read(t, db, " 안양시가 상을 받았다. \n", someProposals(4))
		if again != id || added != 1 {
			t.Errorf("the same text became source %s (was %s) with %d proposals, want 1", again, id, added)
		}
		all, err := db.Proposals(t.Context(), id)
		if err != nil || len(all) != 4 {
			t.Fatalf("%d proposals, %v", len(all), err)
		}
		states := []State{}
		for _, p := range all {
			states = append(states, p.State)
		}
		if diff := cmp.Diff([]State{Accepted, Rejected, Undecided, Undecided}, states); diff != "" {
			t.Error(diff)
		}
		if all[0].Record != "award-1" {
			t.Errorf("the accepted proposal names the record %q", all[0].Record)
		}
		other, added := read(t, db, "another text", someProposals(3))
		if other == id || added != 3 {
			t.Errorf("another text became %s with %d proposals", other, added)
		}
	})
}

func TestManyReadTheSameTextAtOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		var mu sync.Mutex
		var group sync.WaitGroup
		found, total := map[string]bool{}, 0
		for range 8 {
			group.Go(func() {
				id, added, err := db.AddReading(t.Context(), kim, aSource("", "the same text"), someProposals(5))
				mu.Lock()
				defer mu.Unlock()
				if err != nil {
					t.Error(err)
				}
				found[id] = true
				total += added
			})
		}
		group.Wait()
		if len(found) != 1 || total != 5 {
			t.Errorf("eight readers made the sources %v with %d proposals, want one with 5", found, total)
		}
	})
}

func TestOnlyOneDecides(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		id, _ := read(t, db, "text", someProposals(1))
		open, err := db.Proposals(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		var mu sync.Mutex
		var group sync.WaitGroup
		won, lost := 0, 0
		for i := range 6 {
			group.Go(func() {
				err := db.Decide(t.Context(), kim, open[0].ID, Accepted, anAward(fmt.Sprint("award-", i), anyang, "상", "2021", id))
				mu.Lock()
				defer mu.Unlock()
				if err == nil {
					won++
				} else if bonbogi.CodeOf(err) == bonbogi.Conflict {
					lost++
				} else {
					t.Error(err)
				}
			})
		}
		group.Wait()
		page, err := db.Awards(t.Context(), AwardFilter{})
		if won != 1 || lost != 5 || page.Total != 1 || err != nil {
			t.Errorf("%d accepted it, %d were refused, %d awards (%v); want 1, 5, 1", won, lost, page.Total, err)
		}
	})
}

func TestOnlyARejectedProposalIsReopened(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		id, _ := read(t, db, "text", someProposals(2))
		open, err := db.Proposals(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		wantCode(t, db.Reopen(t.Context(), kim, open[0].ID), bonbogi.Conflict)
		wantCode(t, db.Reopen(t.Context(), kim, "proposal-none"), bonbogi.NotFound)
		if err := db.Decide(t.Context(), kim, open[0].ID, Rejected); err != nil {
			t.Fatal(err)
		}
		if err := db.Reopen(t.Context(), kim, open[0].ID); err != nil {
			t.Fatal(err)
		}
		if p, err := db.Proposal(t.Context(), open[0].ID); err != nil || p.State != Undecided {
			t.Errorf("it is %s (%v)", p.State, err)
		}
		if err := db.Decide(t.Context(), kim, open[1].ID, Accepted, anAward("award-1", anyang, "상", "2021", id)); err != nil {
			t.Fatal(err)
		}
		wantCode(t, db.Reopen(t.Context(), kim, open[1].ID), bonbogi.Conflict)
	})
}

func TestARefusedRecordLeavesTheProposalOpen(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		id, _ := read(t, db, "text", someProposals(1))
		open, err := db.Proposals(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		bad := anAward("award-1", anyang, "", "2021", id)
		wantCode(t, db.Decide(t.Context(), kim, open[0].ID, Accepted, bad), bonbogi.Invalid)
		wantCode(t, db.Decide(t.Context(), kim, open[0].ID, Accepted), bonbogi.Invalid)
		wantCode(t, db.Decide(t.Context(), kim, open[0].ID, Rejected, bad), bonbogi.Invalid)
		wantCode(t, db.Decide(t.Context(), kim, "proposal-none", Rejected), bonbogi.NotFound)
		if p, err := db.Proposal(t.Context(), open[0].ID); err != nil || p.State != Undecided {
			t.Errorf("the proposal is %+v %v", p, err)
		}
	})
}

func TestAcceptingWithAPracticeNamesTheFactOfItsKind(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		id, _ := read(t, db, "text", someProposals(1))
		open, err := db.Proposals(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		award := anAward("award-1", anyang, "상", "2021", id)
		award.Practice = "practice-1"
		if err := db.Decide(t.Context(), kim, open[0].ID, Accepted, aPractice("practice-1", "시책", id), award); err != nil {
			t.Fatal(err)
		}
		if p, err := db.Proposal(t.Context(), open[0].ID); err != nil || p.Record != "award-1" {
			t.Errorf("the proposal became %q %v", p.Record, err)
		}
	})
}

func TestReviewsListWhatWaits(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		first, _ := read(t, db, "first", someProposals(3))
		second, _ := read(t, db, "second", someProposals(2))
		done, _ := read(t, db, "third", someProposals(1))
		for source, n := range map[string]int{first: 1, done: 1} {
			open, err := db.Proposals(t.Context(), source)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range open[:n] {
				if err := db.Decide(t.Context(), kim, p.ID, Rejected); err != nil {
					t.Fatal(err)
				}
			}
		}
		page, err := db.OpenReviews(t.Context(), All, 0)
		if err != nil {
			t.Fatal(err)
		}
		reviews := page.Items
		got := map[string][3]int{}
		for _, r := range reviews {
			got[r.Source.ID] = [3]int{r.Open, r.Accepted, r.Rejected}
		}
		if diff := cmp.Diff(map[string][3]int{first: {2, 0, 1}, second: {2, 0, 0}}, got); diff != "" {
			t.Error(diff)
		}
		if reviews[0].Source.ID != second || reviews[0].Source.Text != "" {
			t.Errorf("the first review is %+v", reviews[0])
		}
		if page, err = db.OpenReviews(t.Context(), 1, 1); err != nil || page.Total != 2 || len(page.Items) != 1 || page.Items[0] != reviews[1] {
			t.Errorf("the second page of one is %+v, %v", page, err)
		}
	})
}

func TestAddReadingRefuses(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		before := everything(t, db)
		_, _, err := db.AddReading(t.Context(), kim, aSource("", " \n"), someProposals(1))
		wantCode(t, err, bonbogi.Invalid)
		_, _, err = db.AddReading(t.Context(), Change{}, aSource("", "text"), nil)
		wantCode(t, err, bonbogi.Invalid)
		source := aSource("", "text")
		source.Title = ""
		_, _, err = db.AddReading(t.Context(), kim, source, someProposals(1))
		wantCode(t, err, bonbogi.Invalid)
		broken := someProposals(2)
		broken[1].Fact = json.RawMessage(`{`)
		_, _, err = db.AddReading(t.Context(), kim, aSource("", "text"), broken)
		wantCode(t, err, bonbogi.Invalid)
		if diff := cmp.Diff(before, everything(t, db)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAWithdrawnSourceStandsAgainWhenItIsRead(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		id, _ := read(t, db, "text", nil)
		if err := db.Withdraw(t.Context(), kim, bonbogi.KindSource, id, 1); err != nil {
			t.Fatal(err)
		}
		again, _ := read(t, db, "text", nil)
		if s := mustGet[bonbogi.Source](t, db, id); again != id || s.Withdrawn || s.Revision != 3 {
			t.Errorf("read again as %s: %+v", again, s.Meta)
		}
	})
}

// knownLess is a source as it is read with nothing but its text.
func knownLess(s bonbogi.Source) bonbogi.Source {
	s.Publisher, s.URL, s.Date, s.Title = "", "", bonbogi.Date{}, "안양시가 상을"
	return s
}

func TestAReadingThatKnowsMoreCompletesTheSource(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		more := aSource("", "\n안양시가 상을 받았다.")
		id, _, err := db.AddReading(t.Context(), kim, knownLess(more), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, next := range []bonbogi.Source{more, knownLess(more), aSource("", more.Text)} {
			next.ID = ""
			if next.Title == more.Title {
				next.Publisher = more.Publisher
			}
			if again, _, err := db.AddReading(t.Context(), kim, next, nil); err != nil || again != id {
				t.Fatalf("it became %s, error %v", again, err)
			}
		}
		got := mustGet[bonbogi.Source](t, db, id)
		want := more
		want.Meta = got.Meta
		if diff := cmp.Diff(want, got); diff != "" || got.Revision != 2 {
			t.Errorf("revision %d:\n%s", got.Revision, diff)
		}
		other := more
		other.Publisher, other.Title, other.Date = "다른 신문", "다른 표제", bonbogi.MustDate("1999")
		if _, _, err := db.AddReading(t.Context(), kim, other, nil); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(got, mustGet[bonbogi.Source](t, db, id)); diff != "" {
			t.Errorf("what the source said was replaced:\n%s", diff)
		}
	})
}

func TestAnOpenProposalIsBroughtUpToDate(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		id, _ := read(t, db, "안양시가  상을 받았다.", someProposals(3))
		before, err := db.Proposals(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Decide(t.Context(), kim, before[0].ID, Accepted, anAward("award-1", anyang, "상", "2021", id)); err != nil {
			t.Fatal(err)
		}
		if err := db.Decide(t.Context(), kim, before[1].ID, Rejected); err != nil {
			t.Fatal(err)
		}
		before, err = db.Proposals(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		better := someProposals(3)
		for i := range better {
			p := &better[i]
			p.Fact, p.Quote, p.Start, p.End, p.Confidence = json.RawMessage(`{"better": true}`), "상을", 20+i, 30+i, 0.9
		}
		want := before
		want[2].Fact, want[2].Confidence = better[2].Fact, 0.9
		for _, text := range []string{"안양시가 상을\n받았다.", "안양시가  상을 받았다."} {
			if again, added := read(t, db, text, better); again != id || added != 0 {
				t.Errorf("%d were added to %s", added, again)
			}
			if text == "안양시가  상을 받았다." { // in the very bytes that are stored, places hold
				want[2].Quote, want[2].Start, want[2].End = "상을", 22, 32
			}
			after, err := db.Proposals(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, after); diff != "" {
				t.Errorf("%q:\n%s", text, diff)
			}
		}
	})
}

func TestManyCompleteASourceAtOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		more := aSource("", "안양시가 상을 받았다.")
		var mu sync.Mutex
		var group sync.WaitGroup
		total := 0
		for i := range 8 {
			group.Go(func() {
				s := more
				if i%2 == 0 {
					s = knownLess(more)
				}
				_, added, err := db.AddReading(t.Context(), kim, s, someProposals(5))
				mu.Lock()
				defer mu.Unlock()
				if err != nil {
					t.Error(err)
				}
				total += added
			})
		}
		group.Wait()
		page, err := db.Sources(t.Context(), SourceFilter{})
		if err != nil || page.Total != 1 || total != 5 {
			t.Fatalf("%d sources, %d proposals, error %v", page.Total, total, err)
		}
		s := page.Items[0]
		if s.Publisher != more.Publisher || s.Date != more.Date || s.URL != more.URL || s.Title != more.Title {
			t.Errorf("the source lacks something: %+v", s)
		}
	})
}
