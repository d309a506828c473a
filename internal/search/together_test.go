package search

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
)

func TestAnotherProcessReadsWhatThisOneCommits(t *testing.T) {
	dir := t.TempDir()
	ix := open(t, dir, numbered(1, 1))
	other := open(t, dir) // a second opening has a lock of its own, as another process would
	if !other.ReadOnly() || ix.ReadOnly() {
		t.Fatal("both write, or none")
	}
	if err := other.Put(t.Context(), numbered(2, 1)); bonbogi.CodeOf(err) != bonbogi.Conflict {
		t.Errorf("the second one writes: %v", err)
	}
	for i := range 30 {
		if err := ix.Put(t.Context(), numbered(i, 1)); err != nil {
			t.Fatal(err)
		}
		if err := ix.Commit(t.Context(), strconv.Itoa(i)); err != nil {
			t.Fatal(err)
		}
		if other.Len() != ix.Len() || other.Mark() != strconv.Itoa(i) {
			t.Fatalf("the second one has %d of %d documents, mark %s", other.Len(), ix.Len(), other.Mark())
		}
		if n := total(t, other, "도서관"); n != ix.Len() {
			t.Fatalf("the second one finds %d of %d", n, ix.Len())
		}
	}
	ix.Close()
	if third := open(t, dir); third.ReadOnly() {
		t.Error("the lock was not let go")
	}
}

func TestManyReadWhileOneWrites(t *testing.T) {
	ix := open(t, t.TempDir(), numbered(0, 1))
	ctx, stop := context.WithTimeout(t.Context(), 700*time.Millisecond)
	defer stop()
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for ctx.Err() == nil {
				r, err := ix.Search(ctx, Query{Text: "도서관 행사", Kinds: []string{"source"}})
				if err != nil && ctx.Err() == nil {
					t.Error(err)
					return
				}
				if err == nil && len(r.Hits) == 0 {
					t.Error("nothing is found")
					return
				}
			}
		})
	}
	for i := 1; ctx.Err() == nil; i++ {
		if err := ix.Put(t.Context(), numbered(i%50, i), numbered(i, i)); err != nil {
			t.Fatal(err)
		}
		if err := ix.Commit(t.Context(), strconv.Itoa(i)); err != nil {
			t.Fatal(err)
		}
	}
	wait.Wait()
}

func TestASearchThatIsCancelledEnds(t *testing.T) {
	docs := make([]Document, 0, 3000)
	for i := range cap(docs) {
		docs = append(docs, numbered(i, 1))
	}
	ix := open(t, "", docs...)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ix.Search(ctx, Query{Text: "도서관 행사"}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if err := ix.Put(ctx, docs[0]); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	ix.Close()
	if err := ix.Put(t.Context(), docs[0]); err == nil {
		t.Error("a closed index takes documents")
	}
}
