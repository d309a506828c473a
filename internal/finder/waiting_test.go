package finder

import (
	"context"
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
