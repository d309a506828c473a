package search

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// view is the index as it was at one moment: what a search reads. It never changes.
type view struct {
	parts []*part
	docs  int // that count
	held  int // those that count no more included, which counts of terms include too
	mark  string

	leftOut func(file string, err error) // told what is damaged, and answers go without; nil: that is an error
}

// part is a segment, and which of its documents count no more.
type part struct {
	*segment
	dead    bitmap // nil if all count
	deadIn  string // the file that has them
	gone    int
	filters *filters
	table   *idTable
}

func newPart(s *segment) *part {
	return &part{segment: s, filters: &filters{kept: map[string]bitmap{}}, table: &idTable{}}
}

// copy returns a part of the same segment, of which other documents may die.
func (p *part) copy() *part {
	c := *p
	c.dead = slices.Clone(p.dead).grow(p.docs)
	c.deadIn = ""
	return &c
}

// idTable is where the documents of a segment are found by their IDs, read when it is first needed.
type idTable struct {
	mu  sync.Mutex
	ids []idHash
}

func (p *part) idTable() ([]idHash, error) {
	p.table.mu.Lock()
	defer p.table.mu.Unlock()
	if p.table.ids == nil {
		ids, err := p.ids()
		if err != nil {
			return nil, err
		}
		p.table.ids = ids
	}
	return p.table.ids, nil
}

// newView puts the largest part first: it raises the bar for the others.
func newView(parts []*part, mark string) *view {
	v := &view{parts: slices.Clone(parts), mark: mark}
	for _, p := range v.parts {
		v.docs += p.docs - p.gone
		v.held += p.docs
	}
	return v
}

// part returns what the view has open of a segment with the same dead documents, nil if nothing.
func (v *view) part(m manifestSegment) *part {
	if v == nil {
		return nil
	}
	for _, p := range v.parts {
		if p.name == m.File && p.deadIn == m.Dead {
			return p
		}
	}
	return nil
}

// count returns in how many documents a term is, those that count no more included.
func (v *view) count(k key) (int, error) {
	n := 0
	for _, p := range v.parts {
		t, err := p.find(k)
		if err != nil {
			return 0, err
		}
		n += int(t.count)
	}
	return n, nil
}

// filters are the bitmaps of what was filtered by, kept for the next time.
type filters struct {
	mu   sync.Mutex
	kept map[string]bitmap
}

const keptFilters = 32

// allowed returns the documents that pass the filters of the query and still count, nil if all do.
func (p *part) allowed(q Query) (bitmap, error) {
	all, err := p.passing(q)
	if err != nil || p.dead == nil {
		return all, err
	}
	out := make(bitmap, (p.docs+63)/64)
	for i := range out {
		out[i] = ^uint64(0)
		if all != nil {
			out[i] = all[i]
		}
		if i < len(p.dead) {
			out[i] &^= p.dead[i]
		}
	}
	if n := p.docs & 63; n != 0 {
		out[len(out)-1] &= 1<<n - 1
	}
	return out, nil
}

func (p *part) passing(q Query) (bitmap, error) {
	groups := filterGroups(q)
	if len(groups) == 0 {
		return nil, nil
	}
	var name strings.Builder
	for _, g := range groups {
		for _, k := range g {
			name.WriteString(strconv.FormatUint(uint64(k), 36) + " ")
		}
		name.WriteByte('/')
	}
	p.filters.mu.Lock()
	b, ok := p.filters.kept[name.String()]
	p.filters.mu.Unlock()
	if ok {
		return b, nil
	}
	var all bitmap
	for _, g := range groups {
		some := make(bitmap, (p.docs+63)/64)
		for _, k := range g {
			if err := p.fill(some, k); err != nil {
				return nil, err
			}
		}
		if all == nil {
			all = some
			continue
		}
		for i := range all {
			all[i] &= some[i]
		}
	}
	p.filters.mu.Lock()
	defer p.filters.mu.Unlock()
	if len(p.filters.kept) >= keptFilters {
		clear(p.filters.kept)
	}
	p.filters.kept[name.String()] = all
	return all, nil
}

// fill adds the documents that have a term.
func (p *part) fill(b bitmap, k key) error {
	t, err := p.find(k)
	if err != nil || t.count == 0 {
		return err
	}
	var l list
	if err := l.open(p.segment, t); err != nil {
		return err
	}
	for i := range l.blocks() {
		if err := l.load(i); err != nil {
			return err
		}
		for _, doc := range l.block.docs[:l.block.n] {
			b.set(int(doc))
		}
	}
	return nil
}

// filterGroups are the filters of a query: of each group a document must have one.
func filterGroups(q Query) [][]key {
	var out [][]key
	group := func(field rune, values []string) {
		var g []key
		for _, s := range values {
			g = append(g, filterOf(field, plain(s)))
		}
		if len(g) > 0 {
			slices.Sort(g)
			out = append(out, slices.Compact(g))
		}
	}
	group('k', q.Kinds)
	group('g', q.Governments)
	group('t', q.Topics)
	if q.YearFrom != 0 || q.YearTo != 0 {
		from, to := max(q.YearFrom, earliest), q.YearTo
		if to == 0 || to > latest {
			to = latest
		}
		var years []string
		for y := from; y <= to; y++ {
			years = append(years, strconv.Itoa(y))
		}
		if years == nil {
			years = []string{"none"}
		}
		group('y', years)
	}
	return out
}

// The years that can be filtered by.
const (
	earliest = 1900
	latest   = 2099
)
