package store

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bonbogi/bonbogi"
)

// sameQuote takes proposals with one quotation for one fact; a longer one of the same beginning is less alike.
func sameQuote(a, b Told) int {
	switch {
	case a.Quote == b.Quote:
		return 2
	case a.Quote[:3] == b.Quote[:3]:
		return 1
	}
	return 0
}

// proposed are proposals about Anyang that quote the words.
func proposed(quotes ...string) []Proposal {
	out := someProposals(len(quotes))
	for i, q := range quotes {
		out[i].Quote, out[i].Party, out[i].Confidence = q, anyang.Government+"/government", 0.9-float64(i)/10
	}
	return out
}

// waiting are the quotations that wait, those of one fact together.
func waiting(t *testing.T, db *DB, f QueueFilter) (out [][]string) {
	t.Helper()
	page, err := db.Queue(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range page.Items {
		var quotes []string
		for _, p := range w.Told {
			quotes = append(quotes, p.From.Title+": "+p.Quote)
		}
		out = append(out, quotes)
	}
	return out
}

func readings(texts map[string][]Proposal, order ...string) (out []Reading) {
	for _, text := range order {
		s := aSource("", text)
		s.Title = text
		out = append(out, Reading{s, texts[text]})
	}
	return out
}

func TestProposalsThatSayTheSameWaitTogether(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		texts := map[string][]Proposal{"one": proposed("가상", "나상"), "two": proposed("나상"), "three": proposed("가상 은상", "가상", "다상")}
		if _, err := db.AddReadings(t.Context(), kim, sameQuote, readings(texts, "one", "two", "three")...); err != nil {
			t.Fatal(err)
		}
		// The silver prize is another one, as its article tells of the first prize too.
		want := [][]string{{"one: 가상", "three: 가상"}, {"three: 가상 은상"}, {"two: 나상", "one: 나상"}, {"three: 다상"}}
		got := waiting(t, db, QueueFilter{Desc: true})
		byFirst := func(x [][]string) map[string][]string {
			m := map[string][]string{}
			for _, q := range x {
				m[q[0]] = q
			}
			return m
		}
		if diff := cmp.Diff(byFirst(want), byFirst(got)); diff != "" {
			t.Fatal(diff)
		}
		// Reading again changes nothing.
		added, err := db.AddReadings(t.Context(), kim, sameQuote, readings(texts, "three", "one", "two")...)
		if err != nil || added[0].New+added[1].New+added[2].New != 0 {
			t.Fatalf("added %v, %v", added, err)
		}
		if diff := cmp.Diff(got, waiting(t, db, QueueFilter{Desc: true})); diff != "" {
			t.Error(diff)
		}
		page, err := db.Queue(t.Context(), QueueFilter{Sort: "sources", Desc: true, Limit: 2})
		if err != nil || page.Total != 4 || len(page.Items) != 2 || len(page.Items[1].Told) != 2 {
			t.Fatalf("%d of %d, %v", len(page.Items), page.Total, err)
		}
		for f, want := range map[QueueFilter]int{
			{Kind: bonbogi.KindAward}: 4, {Kind: bonbogi.KindVisit}: 0, {Government: anyang.Government}: 4, {Government: "kr"}: 0,
		} {
			if page, err := db.Queue(t.Context(), f); err != nil || page.Total != want {
				t.Errorf("%+v: %d wait, want %d; %v", f, page.Total, want, err)
			}
		}
	})
}

func TestWhatIsPartedWaitsAlone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		texts := map[string][]Proposal{"one": proposed("가상"), "two": proposed("가상")}
		added, err := db.AddReadings(t.Context(), kim, sameQuote, readings(texts, "one", "two")...)
		if err != nil {
			t.Fatal(err)
		}
		second, err := db.Proposals(t.Context(), added[1].Source)
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Part(t.Context(), kim, second[0].ID); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if got := waiting(t, db, QueueFilter{}); len(got) != 2 {
				t.Errorf("%v wait", got)
			}
			if _, err := db.AddReadings(t.Context(), kim, sameQuote, readings(texts, "two", "one")...); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestWhatNoLongerSaysTheSameWaitsAloneOnceItIsReadAgain(t *testing.T) {
	t.Parallel()
	for _, again := range []string{"one", "two", "three"} { // also the one by which the others are known
		t.Run(again, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(t *testing.T, db *DB) {
				texts := map[string][]Proposal{"one": proposed("가상"), "two": proposed("가상"), "three": proposed("가상"), "four": proposed("나상")}
				if _, err := db.AddReadings(t.Context(), kim, sameQuote, readings(texts, "one", "two", "three", "four")...); err != nil {
					t.Fatal(err)
				}
				texts[again] = proposed("나상")
				for range 2 {
					if _, err := db.AddReadings(t.Context(), kim, sameQuote, readings(texts, again)...); err != nil {
						t.Fatal(err)
					}
					got := waiting(t, db, QueueFilter{Sort: "sources"})
					if len(got) != 2 || len(got[0]) != 2 || len(got[1]) != 2 {
						t.Errorf("%v wait", got)
					}
				}
				texts[again] = proposed("다상")
				if _, err := db.AddReadings(t.Context(), kim, sameQuote, readings(texts, again)...); err != nil {
					t.Fatal(err)
				}
				if got := waiting(t, db, QueueFilter{}); len(got) != 3 {
					t.Errorf("%v wait", got)
				}
			})
		})
	}
}

func TestWhatSaysTheSameIsDecidedTogether(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		texts := map[string][]Proposal{"one": proposed("가상"), "two": proposed("가상"), "three": proposed("가상")}
		added, err := db.AddReadings(t.Context(), kim, sameQuote, readings(texts, "one", "two", "three")...)
		if err != nil {
			t.Fatal(err)
		}
		mine, err := db.Proposals(t.Context(), added[1].Source)
		if err != nil {
			t.Fatal(err)
		}
		all, err := db.Together(t.Context(), mine[0])
		if err != nil || len(all) != 3 || all[0].ID != mine[0].ID {
			t.Fatalf("%v, %v", all, err)
		}
		ids := []string{all[0].ID, all[1].ID, all[2].ID}
		award := anAward("award-1", anyang, "상", "2021", added[0].Source)
		wantCode(t, db.DecideTogether(t.Context(), kim, append(ids, "proposal-none"), Accepted, award), bonbogi.NotFound)
		if err := db.DecideTogether(t.Context(), kim, ids, Accepted, award); err != nil {
			t.Fatal(err)
		}
		for _, id := range ids {
			if p, err := db.Proposal(t.Context(), id); err != nil || p.State != Accepted || p.Record != "award-1" {
				t.Errorf("%+v, %v", p, err)
			}
		}
		wantCode(t, db.DecideTogether(t.Context(), kim, ids, Rejected), bonbogi.Conflict)
	})
}

func BenchmarkAddReadings(b *testing.B) {
	db := openAt(b, b.TempDir()+"/bench.db")
	n := 0
	for b.Loop() {
		var many []Reading
		for range 100 {
			n++
			many = append(many, Reading{aSource("", fmt.Sprint("글 ", n)), proposed("가상", "나상", "다상")})
		}
		if _, err := db.AddReadings(b.Context(), kim, sameQuote, many...); err != nil {
			b.Fatal(err)
		}
	}
}
