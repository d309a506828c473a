package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

const (
	nearPairs   = 40 // the rarest pairs of a document by which those like it are found
	nearLook    = 60 // documents that are compared letter by letter
	shingle     = 3  // letters
	nearLetter  = 20_000
	usuallyNear = 0.5
)

// Near returns the documents that say much the same as d, which need not be in the index: the Jaccard coefficient of their sets of
// three neighbouring letters (Broder 1997) is least or more; 0 is one half. Those that share its rarest pairs of syllables are compared,
// as in prefix filtering (Chaudhuri, Ganti and Kaushik 2006): of two texts that share half of everything one can hardly lack all rare
// pairs of the other. A document with the ID of d is left out. Filters of the query hold.
func (ix *Index) Near(ctx context.Context, d Document, least float64, q Query) ([]Near, error) {
	d, err := d.clean()
	if err != nil {
		return nil, err
	}
	if least <= 0 {
		least = usuallyNear
	}
	out, err := asked(ix, func(v *view) ([]Near, error) { return v.near(ctx, d, least, q) })
	if err != nil {
		return nil, fmt.Errorf("looking for documents that say the same as %s: %w", d.ID, err)
	}
	return out, nil
}

func (v *view) near(ctx context.Context, d Document, least float64, q Query) ([]Near, error) {
	l := newLetters()
	mine := l.shingles(d)
	if len(mine) == 0 || v.docs == 0 {
		return nil, nil
	}
	l.read(d.Title+"\n"+d.Body, nearLetter)
	type rare struct {
		key   key
		count int
	}
	seen := map[key]bool{}
	var keys []rare
	for _, w := range l.words {
		if w.script == alphabet {
			seen[hashed(wordKind, l.r[w.from:w.to])] = true
		} else if w.script == syllabic {
			for k := range pairs(l.r, w) {
				seen[k] = true
			}
		}
	}
	for k := range seen {
		n, err := v.count(k)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			keys = append(keys, rare{k, n})
		}
	}
	slices.SortFunc(keys, func(a, b rare) int { return cmp.Or(a.count-b.count, cmp.Compare(a.key, b.key)) })
	c := scorer{best: best{k: nearLook}}
	var terms []weighted
	for _, r := range keys[:min(len(keys), nearPairs)] {
		terms = append(terms, weighted{r.key, float32(rarity(r.count, v.held+1))})
	}
	for i, part := range v.parts {
		allowed, err := part.allowed(q)
		if err != nil {
			return nil, err
		}
		if err := c.segment(ctx, i, part.segment, terms, allowed, nil); err != nil {
			return nil, err
		}
	}
	var out []Near
	for _, h := range c.heap {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		other, err := v.parts[h.seg].document(int(h.doc))
		if err != nil {
			return nil, err
		}
		if other.ID == d.ID {
			continue
		}
		if s := jaccard(mine, l.shingles(other)); s >= least {
			p := plan{}
			hit := p.hit(newMatcher(nil), ranked{doc: other, score: s})
			out = append(out, Near{hit, s})
		}
	}
	slices.SortFunc(out, func(a, b Near) int {
		return cmp.Or(cmp.Compare(b.Similarity, a.Similarity), cmp.Compare(a.Hit.ID, b.Hit.ID))
	})
	return out[:min(len(out), max(q.Limit, usualLimit))], nil
}

// shingles are the sets of three neighbouring letters of title and body, sorted.
func (l *letters) shingles(d Document) []uint64 {
	l.read(d.Title+"\n"+d.Body, nearLetter)
	var out []uint64
	for i := 0; i+shingle <= len(l.r); i++ {
		out = append(out, uint64(l.r[i])<<42|uint64(l.r[i+1])<<21|uint64(l.r[i+2]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// jaccard is the size of the intersection of two sorted sets by that of their union.
func jaccard(a, b []uint64) float64 {
	both := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			both, i, j = both+1, i+1, j+1
		}
	}
	if len(a)+len(b) == both {
		return 1
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
