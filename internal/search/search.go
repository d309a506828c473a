package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

const (
	usualLimit  = 20
	deepest     = 1000 // hit that is shown
	firstLook   = 100  // candidates whose text is read at first
	furtherLook = 6400 // and at most, if texts turn out not to have the phrase
	enoughRead  = 40   // hits of which each had to be read to know that it is one
)

// Search returns the documents that answer a query best. It walks over no frequent word: a word that stands in every
// document costs what the best documents cost.
func (ix *Index) Search(ctx context.Context, q Query) (Result, error) {
	if q.Limit == 0 {
		q.Limit = usualLimit
	}
	if q.Limit < 0 || q.Offset < 0 || q.Limit+q.Offset > deepest {
		return Result{}, tooDeep()
	}
	r, err := asked(ix, func(v *view) (Result, error) { return v.search(ctx, q, ix.options.Named) })
	if err != nil {
		return Result{}, fmt.Errorf("searching for %q: %w", clip(q.Text, 80), err)
	}
	return r, nil
}

func (v *view) search(ctx context.Context, q Query, named string) (Result, error) {
	p, err := v.plan(parse(q.Text), q)
	if err != nil {
		return Result{}, err
	}
	var r Result
	if len(p.units) == 0 || v.docs == 0 {
		return r, nil
	}
	seen := &looked{ranked: map[candidate]*ranked{}}
	var found []ranked
	for look := max(firstLook, q.Offset+q.Limit+50); ; look *= 4 {
		if found, err = v.look(ctx, p, q, look, seen); err != nil {
			return r, err
		}
		if seen.all || len(found) >= q.Offset+q.Limit || look >= furtherLook || !p.strict() {
			break
		}
	}
	order(found, named)
	found = relevant(found)
	if r.Total, r.Estimated, err = v.total(ctx, p, q); err != nil {
		return r, err
	}
	if p.strict() { // of those that have every pair, some have not the phrase
		r.Total, r.Estimated = rounded(float64(r.Total)*float64(seen.right)/float64(max(1, len(seen.ranked)))), true
	}
	if p.strict() && seen.all { // each was looked at
		r.Total, r.Estimated = len(found), false
	} else if r.Total <= len(found) {
		r.Total, r.Estimated = len(found), len(found) >= firstLook
	}
	if len(p.changed) > 0 {
		r.Corrections = p.changed
		r.Searched = corrected(q.Text, p.changed)
	}
	m := newMatcher(p.units)
	for _, f := range found[min(q.Offset, len(found)):min(q.Offset+q.Limit, len(found))] {
		r.Hits = append(r.Hits, p.hit(m, f))
	}
	return r, nil
}

// corrected is the query with the corrections in it.
func corrected(text string, changed []Correction) string {
	for _, c := range changed {
		if !strings.Contains(text, c.From) {
			text = strings.ToLower(text)
		}
		text = strings.Replace(text, c.From, c.To, 1)
	}
	return strings.TrimSpace(text)
}

// looked is what was found out about documents by reading them.
type looked struct {
	ranked map[candidate]*ranked // nil: it lacks a phrase, or has an excluded word
	right  int
	all    bool // there are no others
}

// strict reports whether documents must be read to know whether they are hits.
func (p *plan) strict() bool { return len(p.without) > 0 || p.phrases }

// look ranks the most promising documents by their text; all says that there are no others.
func (v *view) look(ctx context.Context, p *plan, q Query, n int, seen *looked) (found []ranked, err error) {
	heap, err := v.promising(ctx, p, q, n)
	if err != nil {
		return nil, err
	}
	enough := len(heap)
	if p.strict() { // the most promising first, until there are enough
		enough = max(enoughRead, q.Offset+q.Limit)
		slices.SortFunc(heap, func(a, b candidate) int {
			return cmp.Or(cmp.Compare(b.score, a.score), a.seg-b.seg, cmp.Compare(a.doc, b.doc))
		})
	} else { // as they lie in the files
		slices.SortFunc(heap, func(a, b candidate) int { return cmp.Or(a.seg-b.seg, cmp.Compare(a.doc, b.doc)) })
	}
	m := newMatcher(p.units)
	without := newMatcher(p.without)
	seen.all = len(heap) < n
	for i, h := range heap {
		if i%32 == 31 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if len(found) >= enough {
			seen.all = false
			break
		}
		r, ok := seen.ranked[h]
		if !ok {
			if r, err = v.read(p, m, without, h); err != nil {
				return nil, err
			}
			if seen.ranked[h] = r; r != nil {
				seen.right++
			}
		}
		if r != nil {
			found = append(found, *r)
		}
	}
	return found, nil
}

// read reads a candidate and ranks it; nil if it is no hit.
func (v *view) read(p *plan, m, without *matcher, c candidate) (*ranked, error) {
	b, err := v.parts[c.seg].record(int(c.doc))
	if err == nil && p.phrases && !p.mayHave(b) {
		return nil, nil
	}
	var d Document
	if err == nil {
		d, err = readRecord(b)
	}
	if err != nil {
		if v.without(v.parts[c.seg].name, err) {
			return nil, nil
		}
		return nil, err
	}
	r, ok := p.rank(m, without, d, c.score)
	if !ok {
		return nil, nil
	}
	return &r, nil
}

// promising are the n documents with the highest scores by impacts.
func (v *view) promising(ctx context.Context, p *plan, q Query, n int) ([]candidate, error) {
	c := scorer{best: best{k: n}}
	for i, part := range v.parts {
		allowed, err := part.allowed(q)
		if err != nil {
			return nil, err
		}
		required, ok, err := part.lists(p.required)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		if err := c.segment(ctx, i, part.segment, p.terms, allowed, required); err != nil {
			return nil, err
		}
	}
	return c.heap, nil
}

// lists opens the lists of terms, the shortest first; ok is false if the segment lacks one.
func (s *segment) lists(keys []key) (out []list, ok bool, err error) {
	out = make([]list, len(keys))
	for i, k := range keys {
		t, err := s.find(k)
		if err != nil || t.count == 0 {
			return nil, false, err
		}
		if err := out[i].open(s, t); err != nil {
			return nil, false, err
		}
	}
	slices.SortFunc(out, func(a, b list) int { return a.count - b.count })
	return out, true, nil
}

// relevant leaves out what has much less of the query than the best.
func relevant(found []ranked) []ranked {
	most := 0.0
	for _, f := range found {
		most = max(most, f.cover)
	}
	return slices.DeleteFunc(found, func(f ranked) bool { return f.cover == 0 || f.cover < most/2 })
}
