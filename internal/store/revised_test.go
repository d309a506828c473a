package store

import (
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
)

func TestWhatWasRevisedSinceAMomentIsFound(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		ctx := t.Context()
		if n, last, err := db.Revisions(ctx); err != nil || n != 0 || !last.IsZero() {
			t.Fatalf("an empty database has %d revisions, the last at %v: %v", n, last, err)
		}
		source := func(id, title string) bonbogi.Source {
			return bonbogi.Source{Meta: bonbogi.Meta{ID: id}, Type: bonbogi.SourceWeb, Title: title}
		}
		for _, id := range []string{"b", "a", "c"} {
			if err := db.Save(ctx, Change{Who: "시험"}, source(id, "제목 "+id)); err != nil {
				t.Fatal(err)
			}
		}
		n, last, err := db.Revisions(ctx)
		if err != nil || n != 3 {
			t.Fatalf("%d revisions: %v", n, err)
		}
		got, err := db.RevisedSince(ctx, last)
		if err != nil || len(got) == 0 || got[len(got)-1] != (Revised{bonbogi.KindSource, "c", 1, last}) {
			t.Fatalf("since the last moment: %v, %v", got, err)
		}
		if got, err = db.RevisedSince(ctx, last.Add(time.Microsecond)); err != nil || len(got) != 0 {
			t.Fatalf("after it: %v, %v", got, err)
		}
		if n, err := db.CountRevised(ctx, last); err != nil || n != 1 {
			t.Fatalf("%d revisions since the last moment: %v", n, err)
		}
		if err := db.Withdraw(ctx, Change{Who: "시험"}, bonbogi.KindSource, "b", 1); err != nil {
			t.Fatal(err)
		}
		page, err := db.RecordsAfter(ctx, bonbogi.KindSource, "a", 5)
		if err != nil || len(page) != 1 || page[0].RecordID() != "c" {
			t.Fatalf("after a stand %v: %v", page, err)
		}
		named, err := db.Records(ctx, bonbogi.KindSource, []string{"b", "none", "b", "not an id"})
		if err != nil || len(named) != 1 || !named[0].(bonbogi.Source).Withdrawn {
			t.Fatalf("by their IDs: %v, %v", named, err)
		}
	})
}
