package search

import (
	"context"
	"io"
	"math/bits"
	"slices"
)

const (
	mergeWidth = 8       // segments of about the same size that become one
	smallest   = 1 << 11 // documents: below, segments count as of the same size
)

// size is the class of a part: segments of one class have about the same number of documents.
func (p *part) size() int { return bits.Len(uint(max(p.docs-p.gone, smallest)/smallest)) / 3 }

// toMerge returns parts that had better be one.
func toMerge(parts []*part) []*part {
	classes := map[int][]*part{}
	for _, p := range parts {
		if p.gone*2 > p.docs {
			return []*part{p}
		}
		c := p.size()
		classes[c] = append(classes[c], p)
		if len(classes[c]) == mergeWidth {
			return classes[c]
		}
	}
	return nil
}

// mergeSome merges in the background as long as there is something to merge. The lock is held.
func (ix *Index) mergeSome() {
	if ix.joining != nil || ix.closed {
		return
	}
	parts := toMerge(ix.now.Load().parts)
	if parts == nil {
		return
	}
	ix.joining = parts
	name := ix.name(segmentSuffix)
	ix.joined = name
	ix.merging.Go(func() {
		err := ix.folder.create(name, func(w io.Writer) error { return merge(ix.ctx, w, parts) })
		ix.mu.Lock()
		defer ix.mu.Unlock()
		if err == nil {
			err = ix.replace(parts, name)
		}
		ix.joining, ix.joined = nil, ""
		switch {
		case ix.ctx.Err() != nil:
		case err != nil:
			ix.options.Log.Warn("segments of the search index could not be merged", "error", err)
		default:
			ix.mergeSome()
		}
	})
}

// writing reports whether a merge writes the file.
func (ix *Index) writing(name string) bool {
	return ix.joined != "" && (name == ix.joined || name == ix.joined+temporary)
}

// replace puts the segment that was made of parts in their place. Documents that died in the meantime are dead in it, too.
func (ix *Index) replace(parts []*part, name string) error {
	if ix.closed {
		return errClosed
	}
	p, err := openPart(ix.folder, manifestSegment{File: name})
	if err != nil {
		return err
	}
	visible, ok, err := replaced(ix.now.Load().parts, parts, p)
	if err != nil || !ok {
		return err
	}
	waiting, _, err := replaced(ix.pending.parts, parts, p)
	if err != nil {
		return err
	}
	if err := ix.save(visible, ix.now.Load().mark); err != nil {
		return err
	}
	ix.now.Store(newView(visible, ix.now.Load().mark))
	for _, p := range waiting {
		if !slices.Contains(visible, p) {
			ix.pending.own[p] = true
		}
	}
	ix.pending.parts = waiting
	ix.joining = nil
	ix.sweep(slices.Concat(visible, waiting))
	return nil
}

// replaced returns a list with the merged part in the place of old ones; ok is false if one of them is gone.
func replaced(list, old []*part, merged *part) (out []*part, ok bool, err error) {
	p := *merged
	base := 0
	for _, o := range old {
		i := slices.IndexFunc(list, func(l *part) bool { return l.segment == o.segment })
		if i < 0 {
			return nil, false, nil
		}
		for doc := range o.docs {
			if o.dead != nil && o.dead.has(doc) {
				continue
			}
			if now := list[i].dead; now != nil && now.has(doc) {
				p.dead = p.dead.grow(p.docs)
				p.dead.set(base)
				p.gone++
			}
			base++
		}
	}
	at := slices.IndexFunc(list, func(l *part) bool { return l.segment == old[0].segment })
	for i, l := range list {
		if i == at {
			out = append(out, &p)
		}
		if !slices.ContainsFunc(old, func(o *part) bool { return o.segment == l.segment }) {
			out = append(out, l)
		}
	}
	return out, true, nil
}

// merge writes one segment of several. It holds little more than one page of each dictionary and one block of each list.
func merge(ctx context.Context, w io.Writer, parts []*part) error {
	s := newSegmentWriter(w)
	s.before = -1
	maps := make([][]uint32, len(parts)) // the new number of each document
	const none = ^uint32(0)
	for i, p := range parts {
		ids, err := p.ids()
		if err != nil {
			return err
		}
		of := make([]uint64, p.docs)
		for _, id := range ids {
			of[id.doc] = id.hash
		}
		maps[i] = make([]uint32, p.docs)
		for doc := range p.docs {
			if doc%1024 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if p.dead != nil && p.dead.has(doc) {
				maps[i][doc] = none
				continue
			}
			maps[i][doc] = uint32(len(s.ends))
			b, err := p.record(doc)
			if err != nil {
				return err
			}
			s.record(b, of[doc])
		}
	}
	pages := make([]dictionary, len(parts))
	for i, p := range parts {
		pages[i].s = p.segment
		if err := pages[i].next(); err != nil {
			return err
		}
	}
	var l list
	for n := 0; ; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		k, any := key(0), false
		for i := range pages {
			if !pages[i].done && (!any || pages[i].term.key < k) {
				k, any = pages[i].term.key, true
			}
		}
		if !any {
			return s.close()
		}
		var known uint32
		for i := range pages {
			d := &pages[i]
			if d.done || d.term.key != k {
				continue
			}
			if k.kind() == vocabularyKind {
				known += d.term.count
			} else {
				if err := l.open(d.s, d.term); err != nil {
					return err
				}
				for j := range l.blocks() {
					if err := l.load(j); err != nil {
						return err
					}
					for x, doc := range l.block.docs[:l.block.n] {
						if to := maps[i][doc]; to != none {
							s.posting(to<<impactBits | uint32(l.block.impacts[x]))
						}
					}
				}
			}
			if err := d.next(); err != nil {
				return err
			}
		}
		if k.kind() == vocabularyKind {
			s.word(k, known)
		} else {
			s.end(k)
		}
		if s.err != nil {
			return s.err
		}
	}
}

// dictionary goes through the terms of a segment.
type dictionary struct {
	s     *segment
	term  term
	done  bool
	page  int
	terms []term
	at    int
}

func (d *dictionary) next() (err error) {
	if d.at == len(d.terms) {
		if d.done = d.page == len(d.s.first); d.done {
			return nil
		}
		if d.terms, err = d.s.page(d.page, d.terms[:0]); err != nil {
			return err
		}
		d.page, d.at = d.page+1, 0
	}
	d.term = d.terms[d.at]
	d.at++
	return nil
}
