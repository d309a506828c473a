package runs_test

import (
	"context"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"testing"

	"github.com/bonbogi/bonbogi/internal/ingest/runs"
	"pgregory.net/rapid"
)

func sorted(t interface{ Fatal(...any) }, s *runs.Sorter) (numbers, rest []uint64) {
	for r, err := range s.All(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		numbers, rest = append(numbers, binary.LittleEndian.Uint64(r)), append(rest, binary.LittleEndian.Uint64(r[8:]))
	}
	return numbers, rest
}

func TestRecordsComeOutInOrderWithWhatBelongsToThem(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOf(rapid.Uint64Range(0, 1<<rapid.IntRange(1, 63).Draw(t, "bits"))).Draw(t, "numbers")
		buffers := rapid.IntRange(1, 4).Draw(t, "buffers")
		s := runs.New(16, 16*rapid.IntRange(2, 50).Draw(t, "room"))
		defer s.Close()
		var all []*runs.Buffer
		for range buffers {
			all = append(all, s.Buffer())
		}
		for i, n := range in {
			rest, err := all[i%buffers].Add(n)
			if err != nil {
				t.Fatal(err)
			}
			binary.LittleEndian.PutUint64(rest, ^n)
		}
		for _, b := range all {
			if err := b.Done(); err != nil {
				t.Fatal(err)
			}
		}
		got, rest := sorted(t, s)
		slices.Sort(in)
		if !slices.Equal(got, in) {
			t.Fatalf("%d came out of %d", got, in)
		}
		for i := range got {
			if rest[i] != ^got[i] {
				t.Fatalf("beside %d stands what belongs to %d", got[i], ^rest[i])
			}
		}
	})
}

func TestNothingIsLeftOnTheDisk(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	s := runs.New(16, 64)
	b := s.Buffer()
	for i := range 1000 {
		if _, err := b.Add(uint64(1000 - i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(b.Done(), s.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Fatalf("%v is left, %v", left, err)
	}
}

func TestMergingEndsWithItsContext(t *testing.T) {
	t.Parallel()
	s := runs.New(8, 800)
	b := s.Buffer()
	for i := range 100 {
		if _, err := b.Add(uint64(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Done(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	for _, err := range s.All(ctx) {
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("%v", err)
		}
	}
}

func BenchmarkSortAndMerge(b *testing.B) {
	const n = 10_000_000
	for b.Loop() {
		s := runs.New(24, 24<<20)
		var wait sync.WaitGroup
		for w := range 2 {
			wait.Go(func() {
				r := rand.New(rand.NewPCG(1, uint64(w)))
				buffer := s.Buffer()
				for range n / 2 {
					if _, err := buffer.Add(r.Uint64() >> 30); err != nil {
						b.Error(err)
					}
				}
				if err := buffer.Done(); err != nil {
					b.Error(err)
				}
			})
		}
		wait.Wait()
		for _, err := range s.All(context.Background()) {
			if err != nil {
				b.Fatal(err)
			}
		}
		s.Close()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/record")
}
