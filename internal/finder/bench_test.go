package finder

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// BenchmarkFinder fills an index from a database of 24,000 press releases, looks for what is new where nothing is, and takes
// in one record that is.
func BenchmarkFinder(b *testing.B) {
	sources := pressReleases(b)
	database := filepath.Join(b.TempDir(), "bench.db")
	db, err := store.Open(b.Context(), database, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	for k := range 30 {
		var records []bonbogi.Record
		for i, s := range sources {
			s.ID, s.Text = fmt.Sprintf("s%d-%d", k, i), fmt.Sprintf("%s %d-%d", s.Text, k, i)
			records = append(records, s)
		}
		if err := db.Save(b.Context(), store.Change{Who: "bench"}, records...); err != nil {
			b.Fatal(err)
		}
	}
	f, err := Open(Options{Store: db, Dir: database + ".search"})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { f.Close() })
	b.Run("rebuild", func(b *testing.B) {
		for b.Loop() {
			if err := f.Rebuild(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(f.Len()*b.N)/b.Elapsed().Seconds(), "records/s")
	})
	refresh := func() {
		if err := f.Refresh(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	refresh()
	b.Run("nothing", func(b *testing.B) {
		for b.Loop() {
			refresh()
		}
	})
	n := 0
	b.Run("one", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			n++
			s := bonbogi.Source{Meta: bonbogi.Meta{ID: fmt.Sprint("new", n)}, Type: bonbogi.SourceWeb, Title: fmt.Sprint("새 글 ", n)}
			if err := db.Save(b.Context(), store.Change{Who: "bench"}, s); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			refresh()
		}
	})
}
