package search

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestTheBestAreThoseOfAFullWalk compares the search by bounds with adding up everything.
func TestTheBestAreThoseOfAFullWalk(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for round := range 40 {
		docs := 1 + r.IntN(3*window)
		keys := 1 + r.IntN(8)
		b := newBuffer()
		for range docs {
			doc := uint32(len(b.ids))
			b.ids = append(b.ids, "x")
			b.ends = append(b.ends, 0)
			for k := range keys {
				if r.IntN(1<<k) == 0 {
					before := len(b.touched)
					b.emit(pairOf('가', rune(k)), 1)
					if id := b.touched[before]; true {
						b.count[id]++
						b.tf[id] = 0
						b.entries = append(b.entries, entry{id, doc<<impactBits | uint32(1+r.IntN(int(impactMost)))})
					}
					b.touched = b.touched[:0]
				}
			}
		}
		var file bytes.Buffer
		if err := b.segment(&file); err != nil {
			t.Fatal(err)
		}
		s, err := openSegment("x", bytes.NewReader(file.Bytes()), int64(file.Len()))
		if err != nil {
			t.Fatal(err)
		}
		var allowed bitmap
		if share := round % 4; share > 0 {
			allowed = allowed.grow(docs)
			for i := range docs {
				if r.IntN([]int{0, 2, 50, 1000}[share]) == 0 {
					allowed.set(i)
				}
			}
		}
		var terms []weighted
		want := make([]float32, docs)
		for k := range keys {
			w := weighted{pairOf('가', rune(k)), 0.5 + 3*r.Float32()}
			terms = append(terms, w)
			for _, e := range b.entries {
				if b.terms.keys[e.term] == w.key {
					want[e.posting>>impactBits] += w.weight * float32(e.posting&impactMost) / impactMost
				}
			}
		}
		var required []list
		if round%5 == 0 {
			e, err := s.find(terms[keys-1].key)
			if err != nil {
				t.Fatal(err)
			}
			if e.count > 0 {
				required = make([]list, 1)
				if err := required[0].open(s, e); err != nil {
					t.Fatal(err)
				}
				has := make([]bool, docs)
				for _, x := range b.entries {
					if b.terms.keys[x.term] == e.key {
						has[x.posting>>impactBits] = true
					}
				}
				for i := range want {
					if !has[i] {
						want[i] = 0
					}
				}
			}
		}
		for i := range want {
			if allowed != nil && !allowed.has(i) {
				want[i] = 0
			}
		}
		c := scorer{best: best{k: 1 + r.IntN(30)}}
		if err := c.segment(t.Context(), 0, s, terms, allowed, required); err != nil {
			t.Fatal(err)
		}
		slices.SortFunc(want, func(a, b float32) int {
			if a > b {
				return -1
			}
			if a < b {
				return 1
			}
			return 0
		})
		slices.SortFunc(c.heap, func(a, b candidate) int {
			if a.score > b.score {
				return -1
			}
			return 1
		})
		for i := range min(c.k, docs) {
			if want[i] == 0 {
				if len(c.heap) > i {
					t.Fatalf("round %d: %d documents were found, and %d should be", round, len(c.heap), i)
				}
				break
			}
			if i >= len(c.heap) || c.heap[i].score < want[i]*0.9999 || c.heap[i].score > want[i]*1.0001 {
				t.Fatalf("round %d: the %dth has not the score %v: %v", round, i, want[i], c.heap)
			}
		}
	}
}
