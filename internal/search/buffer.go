package search

import (
	"math"
	"slices"
)

// buffer gathers documents in memory until they become a segment.
type buffer struct {
	letters *letters
	terms   termTable
	tf      []uint16 // of each term in the document at hand; 0 if it is not in it
	count   []uint32 // in how many documents of the buffer each term is
	touched []uint32 // the terms of the document at hand
	entries []entry  // in the order of the documents

	ids     []string
	records []byte
	ends    []int          // where the record of each document ends
	last    map[string]int // the document with an ID
	dead    bitmap         // documents that were put again, or deleted
	initial []rune

	undecided []rune // room for a word
}

// entry is one posting before it is sorted: the term, and the document with its impact in the low bits.
type entry struct{ term, posting uint32 }

// The sizes at which a buffer becomes a segment.
const (
	fullEntries = 8 << 20
	fullRecords = 64 << 20
	fullDocs    = 1 << 22
)

func newBuffer() *buffer {
	return &buffer{letters: newLetters(), last: map[string]int{}}
}

func (b *buffer) full() bool {
	return len(b.entries) >= fullEntries || len(b.records) >= fullRecords || len(b.ids) >= fullDocs
}

// reset makes room for the next documents and keeps the memory.
func (b *buffer) reset() {
	b.terms.reset()
	clear(b.last)
	clear(b.ids)
	b.tf, b.count, b.entries, b.ids, b.records, b.ends, b.dead = b.tf[:0], b.count[:0], b.entries[:0], b.ids[:0], b.records[:0], b.ends[:0], b.dead[:0]
}

// put adds a document that is clean. One with the same ID that is in the buffer already counts no more.
func (b *buffer) put(d Document) {
	b.delete(d.ID)
	doc := uint32(len(b.ids))
	b.last[d.ID] = len(b.ids)
	b.ids = append(b.ids, d.ID)
	b.records = appendRecord(b.records, d)
	b.ends = append(b.ends, len(b.records))
	b.dead = b.dead.grow(len(b.ids))

	b.letters.read(d.Body, maxLetters)
	length := b.text(bodyWeight)
	b.title(d.Title)
	for _, n := range d.Names {
		b.title(n)
	}
	for k := range filtersOf(d) {
		b.emit(k, 1)
	}
	k := saturation(length)
	for _, t := range b.touched {
		b.count[t]++
		if b.terms.keys[t].kind() != vocabularyKind {
			b.entries = append(b.entries, entry{t, doc<<impactBits | impact(b.tf[t], k)})
		}
		b.tf[t] = 0
	}
	b.touched = b.touched[:0]
}

func (b *buffer) delete(id string) bool {
	i, ok := b.last[id]
	if ok {
		b.dead.set(i)
		delete(b.last, id)
	}
	return ok
}

func (b *buffer) emit(k key, weight uint16) {
	t := b.terms.id(k)
	if int(t) == len(b.tf) {
		b.tf = append(b.tf, 0)
		b.count = append(b.count, 0)
	}
	if b.tf[t] == 0 {
		b.touched = append(b.touched, t)
	}
	if b.tf[t] < math.MaxUint16-weight {
		b.tf[t] += weight
	}
}

// sorted calls yield for each term, by key, with its postings by document.
func (b *buffer) sorted(yield func(k key, count uint32, postings []uint32) error) error {
	start := make([]uint32, len(b.count)+1)
	for _, e := range b.entries {
		start[e.term+1]++
	}
	for i := range b.count {
		start[i+1] += start[i]
	}
	at := slices.Clone(start)
	postings := make([]uint32, len(b.entries))
	for _, e := range b.entries {
		postings[at[e.term]] = e.posting
		at[e.term]++
	}
	order := make([]uint32, len(b.count))
	for i := range order {
		order[i] = uint32(i)
	}
	keys := b.terms.keys
	slices.SortFunc(order, func(x, y uint32) int {
		if keys[x] < keys[y] {
			return -1
		}
		return 1
	})
	for _, t := range order {
		if err := yield(keys[t], b.count[t], postings[start[t]:start[t+1]]); err != nil {
			return err
		}
	}
	return nil
}
