package store

import (
	"slices"
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

func TestRecordsOfGovernmentsAreThoseInWhichTheyTakePart(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		source := aSource("source-1", "본문")
		hosted := anAward("award-2", anyang, "상", "2021", source.ID)
		hosted.Host = bonbogi.Party{Government: "kr-mois", Name: "행정안전부", Type: bonbogi.PartyGovernment}
		withdrawn := anAward("award-4", anyang, "옛 상", "2021", source.ID)
		withdrawn.Withdrawn = true
		mustSave(t, db, source, anAward("award-1", anyang, "상", "2020", source.ID), hosted, anAward("award-3", chuncheon, "상", "2021", source.ID), withdrawn)
		for _, c := range []struct {
			kind        bonbogi.Kind
			governments []string
			after       string
			limit       int
			want        []string
		}{
			{bonbogi.KindAward, []string{anyang.Government}, "", 10, []string{"award-1", "award-2"}},
			{bonbogi.KindAward, []string{anyang.Government}, "", 1, []string{"award-1"}},
			{bonbogi.KindAward, []string{anyang.Government, chuncheon.Government}, "award-1", 10, []string{"award-2", "award-3"}},
			{bonbogi.KindAward, []string{"kr-mois"}, "", 10, []string{"award-2"}},
			{bonbogi.KindAward, nil, "", 10, nil},
			{bonbogi.KindSource, []string{anyang.Government}, "", 10, nil},
		} {
			found, err := db.RecordsOf(t.Context(), c.kind, c.governments, c.after, c.limit)
			if got := idsOf(found); err != nil || !slices.Equal(got, c.want) {
				t.Errorf("%v after %q: %v, %v; want %v", c.governments, c.after, got, err, c.want)
			}
		}
	})
}
