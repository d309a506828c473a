package search

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// likeWords is how many words of a document stand for it.
const likeWords = 20

// Get returns the document with an ID as it was put; ok is false if there is none.
func (ix *Index) Get(ctx context.Context, id string) (d Document, ok bool, err error) {
	found, err := asked(ix, func(v *view) (*Document, error) { return v.get(ctx, id) })
	if err != nil || found == nil {
		return d, false, err
	}
	return *found, true, nil
}

// get is nil if there is none.
func (v *view) get(ctx context.Context, id string) (*Document, error) {
	h := hash([]rune(id))
	for _, p := range v.parts {
		doc, found, err := p.lookUp(h)
		if err != nil {
			return nil, err
		}
		for _, i := range doc[:found] {
			if p.dead != nil && p.dead.has(int(i)) {
				continue
			}
			d, err := p.document(int(i))
			if err != nil {
				return nil, err
			}
			if d.ID == id {
				return &d, nil
			}
		}
	}
	return nil, ctx.Err()
}

// Like returns documents about the same things as d, which need not be in the index: they share the words that say most about it
// (the highest tf·idf, Salton and Buckley 1988). Of the query the filters and the limit hold; a document with the ID of d is left out.
func (ix *Index) Like(ctx context.Context, d Document, q Query) ([]Hit, error) {
	d, err := d.clean()
	if err != nil {
		return nil, err
	}
	if q.Limit == 0 {
		q.Limit = usualLimit
	}
	if q.Limit < 0 || q.Offset < 0 || q.Limit+q.Offset > deepest {
		return nil, tooDeep()
	}
	hits, err := asked(ix, func(v *view) ([]Hit, error) { return v.like(ctx, d, q) })
	if err != nil {
		return nil, fmt.Errorf("looking for documents like %s: %w", d.ID, err)
	}
	return hits, nil
}

func (v *view) like(ctx context.Context, d Document, q Query) ([]Hit, error) {
	if v.docs == 0 {
		return nil, nil
	}
	p, err := v.about(d)
	if err != nil {
		return nil, err
	}
	found, err := v.look(ctx, p, q, max(firstLook, q.Offset+q.Limit+1), &looked{ranked: map[candidate]*ranked{}})
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(f ranked) bool { return f.doc.ID == d.ID || f.cover < 0.1 })
	order(found, "")
	var hits []Hit
	m := newMatcher(p.units)
	for _, f := range found[min(q.Offset, len(found)):min(q.Offset+q.Limit, len(found))] {
		hits = append(hits, p.hit(m, f))
	}
	return hits, nil
}

func tooDeep() error {
	return bonbogi.Errorf(bonbogi.Invalid, "search_too_deep", "only the first %d hits can be shown; narrow the search by another word or a filter", deepest)
}

// about is a plan of the words that say most about a document.
func (v *view) about(d Document) (*plan, error) {
	type said struct {
		unit
		tf, worth float64
	}
	words := map[string]*said{}
	l := newLetters()
	read := func(s string, limit int, weight float64) {
		l.read(s, limit)
		for _, w := range l.words {
			r := l.r[w.from:w.stem]
			if len(r) < 2 || w.script == jamo || w.script == alphabet && isDigit(r[0]) {
				continue
			}
			x := words[string(r)]
			if x == nil {
				x = &said{unit: unit{whole: slices.Clone(r), script: w.script}}
				words[string(r)] = x
			}
			x.tf += weight
		}
	}
	read(d.Title, titleLetters, 3)
	read(d.Body, rankedLetters, 1)
	for _, x := range words {
		k := hashed(vocabularyKind, x.whole)
		if x.script == alphabet {
			k = hashed(wordKind, x.whole)
		}
		n, err := v.count(k)
		if err != nil {
			return nil, err
		}
		if n > 1 { // what nobody else says finds nobody else
			x.worth = x.tf / (x.tf + frequencyK) * rarity(n, max(v.held, n))
		}
	}
	all := slices.SortedFunc(maps.Values(words), func(a, b *said) int {
		return cmp.Or(cmp.Compare(b.worth, a.worth), slices.Compare(a.whole, b.whole))
	})
	p := &plan{}
	for _, x := range all[:min(len(all), likeWords)] {
		if x.worth > 0 {
			p.units = append(p.units, x.unit)
		}
	}
	return p, v.weigh(p)
}

// lookUp finds the documents whose ID has a hash, without the table in memory.
func (s *segment) lookUp(h uint64) (docs [8]uint32, n int, err error) {
	entry := func(i int) (idHash, error) {
		var b [idSize]byte
		err := s.read(b[:], s.at[5]+uint64(i*idSize))
		return readID(b[:]), err
	}
	lo, hi := 0, s.docs
	for lo < hi {
		mid := (lo + hi) / 2
		e, err := entry(mid)
		if err != nil {
			return docs, 0, err
		}
		if e.hash < h {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for ; lo < s.docs && n < len(docs); lo++ {
		e, err := entry(lo)
		if err != nil {
			return docs, 0, err
		}
		if e.hash != h {
			break
		}
		docs[n] = e.doc
		n++
	}
	return docs, n, nil
}
