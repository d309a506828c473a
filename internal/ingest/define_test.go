package ingest

import (
	"path/filepath"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

func TestDefinitionsAreRevisedAndKeepTheirSources(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "x.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	kim := store.Change{Who: "김정책"}
	source := func(id string) bonbogi.Source {
		return bonbogi.Source{Meta: bonbogi.Meta{ID: id}, Type: bonbogi.SourceReport, Title: "지표 정의서 " + id}
	}
	definition := func(id string, change func(*bonbogi.Indicator)) bonbogi.Indicator {
		i := bonbogi.Indicator{Meta: bonbogi.Meta{ID: id}, Name: "지표 " + id, Direction: bonbogi.Up, Measure: bonbogi.MeasureOutcome,
			Frequency: bonbogi.Yearly, Interval: bonbogi.IntervalNone}
		change(&i)
		return i
	}
	plain := func(*bonbogi.Indicator) {}
	define := func(src bonbogi.Source, want Defined, definitions ...bonbogi.Indicator) {
		t.Helper()
		got, err := Define(ctx, db, kim, src, definitions)
		if err != nil || got != want {
			t.Errorf("%+v %v, want %+v", got, err, want)
		}
	}
	define(source("s-1"), Defined{New: 3}, definition("a", plain), definition("b", func(i *bonbogi.Indicator) { i.Simulated = true }), definition("c", plain))
	first, err := store.Get[bonbogi.Source](ctx, db, "s-1")
	if err != nil {
		t.Fatal(err)
	}
	define(first, Defined{Unchanged: 2, Revised: 1}, definition("a", plain), definition("b", func(i *bonbogi.Indicator) { i.Unit = "%" }), definition("c", plain))
	b, err := store.Get[bonbogi.Indicator](ctx, db, "b")
	if err != nil || b.Unit != "%" || !b.Simulated || b.Revision != 2 || len(b.Sources) != 1 {
		t.Errorf("%+v %v", b, err)
	}

	// Another source comes beside the first, and what was withdrawn stands again.
	if err := db.Withdraw(ctx, kim, bonbogi.KindIndicator, "c", 1); err != nil {
		t.Fatal(err)
	}
	define(source("s-2"), Defined{New: 1, Revised: 1}, definition("c", plain), definition("d", func(i *bonbogi.Indicator) { i.Sources = []bonbogi.Citation{{Source: "s-1"}} }))
	for id, sources := range map[string][]string{"c": {"s-1", "s-2"}, "d": {"s-1", "s-2"}} {
		i, err := store.Get[bonbogi.Indicator](ctx, db, id)
		if got := citedIDs(i.Sources); err != nil || i.Withdrawn || len(got) != 2 || got[0] != sources[0] || got[1] != sources[1] {
			t.Errorf("%s: %+v %v, want the sources %v", id, i, err, sources)
		}
	}

	// All or nothing.
	if _, err := Define(ctx, db, kim, source("s-3"), []bonbogi.Indicator{definition("e", plain), definition("f", func(i *bonbogi.Indicator) { i.Direction = "sideways" })}); bonbogi.CodeOf(err) != bonbogi.Invalid {
		t.Errorf("a wrong definition: %v", err)
	}
	if _, err := store.Get[bonbogi.Indicator](ctx, db, "e"); bonbogi.CodeOf(err) != bonbogi.NotFound {
		t.Errorf("half of a table was stored: %v", err)
	}
}
