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
	furtherLook = 4000 // and at most, if texts turn out not to have the phrase
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
	v, err := ix.view()
	if err != nil {
		return Result{}, err
	}
	r, err := v.search(ctx, q, ix.options.Named)
	if err != nil {
		return Result{}, fmt.Errorf("searching for %q: %w", clip(q.Text, 80), err)
	}
	return r, nil
}

func (v *view) search(ctx context.Context, q Query, named string) (Result, error) {
	p, err := v.plan(parse(q.Text), q.AsTyped)
	if err != nil {
		return Result{}, err
	}
	var r Result
	if len(p.units) == 0 || v.docs == 0 {
		return r, nil
	}
	var found []ranked
	for look := max(firstLook, q.Offset+q.Limit+50); ; look *= 4 {
		var all bool
		if found, all, err = v.look(ctx, p, q, look); err != nil {
			return r, err
		}
		if all || len(found) >= q.Offset+q.Limit || look >= furtherLook || len(p.required)+len(p.without) == 0 {
			break
		}
	}
	order(found, named)
	found = relevant(found)
	if r.Total, r.Estimated, err = v.total(ctx, p, q); err != nil {
		return r, err
	}
	full := 0
	for _, f := range found {
		if f.cover > 0.999 {
			full++
		}
	}
	if len(p.without) > 0 || slices.ContainsFunc(p.units, func(u unit) bool { return u.phrase }) {
		r.Estimated = r.Estimated || r.Total > full
	}
	r.Total = max(r.Total, len(found))
	if r.Total > len(found) && len(found) < firstLook && !r.Estimated {
		r.Total = len(found)
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

// look ranks the most promising documents by their text; all says that there are no others.
func (v *view) look(ctx context.Context, p *plan, q Query, n int) (found []ranked, all bool, err error) {
	c := scorer{best: best{k: n}}
	for i, part := range v.parts {
		allowed, err := part.allowed(q)
		if err != nil {
			return nil, false, err
		}
		required := make([]list, 0, len(p.required))
		missing := false
		for _, k := range p.required {
			t, err := part.find(k)
			if err != nil {
				return nil, false, err
			}
			if t.count == 0 {
				missing = true
				break
			}
			var l list
			if err := l.open(part.segment, t); err != nil {
				return nil, false, err
			}
			required = append(required, l)
		}
		if missing {
			continue
		}
		slices.SortFunc(required, func(a, b list) int { return a.count - b.count })
		if err := c.segment(ctx, i, part.segment, p.terms, allowed, required); err != nil {
			return nil, false, err
		}
	}
	heap := c.heap
	slices.SortFunc(heap, func(a, b candidate) int { return cmp.Or(a.seg-b.seg, cmp.Compare(a.doc, b.doc)) })
	m := newMatcher(p.units)
	var without *matcher
	if len(p.without) > 0 {
		without = newMatcher(p.without)
	}
	for i, h := range heap {
		if i%32 == 31 && ctx.Err() != nil {
			return nil, false, ctx.Err()
		}
		d, err := v.parts[h.seg].document(int(h.doc))
		if err != nil {
			return nil, false, err
		}
		if r, ok := p.rank(m, without, d, h.score); ok {
			found = append(found, r)
		}
	}
	return found, len(heap) < n, nil
}

// relevant leaves out what has much less of the query than the best.
func relevant(found []ranked) []ranked {
	most := 0.0
	for _, f := range found {
		most = max(most, f.cover)
	}
	return slices.DeleteFunc(found, func(f ranked) bool { return f.cover < most/2 })
}
