package finder

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/search"
	"github.com/bonbogi/bonbogi/internal/store"
)

func TestRecordsLikeOneAreFoundWhileTheIndexIsFilled(t *testing.T) {
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "bonbogi.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	f, err := Open(Options{Store: db})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	f.mu.Lock() // as long as records are indexed
	defer f.mu.Unlock()
	ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
	defer stop()
	done := make(chan error, 1)
	go func() {
		_, err := f.Like(ctx, bonbogi.Source{Meta: bonbogi.Meta{ID: "paper"}, Title: "보도자료"}, search.Query{})
		done <- err
	}()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-ctx.Done():
		t.Fatal("the answer waits until the index is filled")
	}
}

func TestWhoTakesOverAnIndexThatWasNeverWholeSaysSo(t *testing.T) {
	dir := t.TempDir()
	first, err := search.Open(dir, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := first.Put(t.Context(), search.Document{ID: "source/paper", Title: "보도자료"}); err != nil {
		t.Fatal(err)
	}
	if err := first.Commit(t.Context(), mark{Format: format, Registry: bundled()}.String()); err != nil {
		t.Fatal(err)
	}
	first.Close()
	if err := f.takeOver(); err != nil || f.ReadOnly() || f.Len() != 1 {
		t.Fatalf("%v; read only: %t, %d records", err, f.ReadOnly(), f.Len())
	}
	if !f.Filling() {
		t.Error("an index that lacks records says that it is whole")
	}
}

func TestFailuresInARowAreFurtherAndFurtherApart(t *testing.T) {
	wait, failed := tick, errors.New("no space left")
	for range 10 {
		next := pause(wait, failed)
		if next <= wait && next != longest {
			t.Fatalf("after %s it waits %s", wait, next)
		}
		wait = next
	}
	if wait != longest || pause(wait, nil) != tick {
		t.Errorf("it waits %s, and %s when all is well again", wait, pause(wait, nil))
	}
}
