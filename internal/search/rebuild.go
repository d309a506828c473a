package search

import (
	"context"
	"fmt"

	"github.com/bonbogi/bonbogi"
)

// rebuilding is a new generation that is being made while the old one answers. What is put and deleted meanwhile is kept
// and done to the new one at the end. It is nil when nothing is rebuilt.
type rebuilding struct {
	later []change
}

type change struct {
	doc    Document
	delete bool
}

func (r *rebuilding) put(d Document) {
	if r != nil {
		r.later = append(r.later, change{doc: d})
	}
}

func (r *rebuilding) delete(id string) {
	if r != nil {
		r.later = append(r.later, change{doc: Document{ID: id}, delete: true})
	}
}

// Rebuild makes the index anew of what feed puts, while searches still read the old one. It becomes visible as a whole, with
// the mark that feed returns. What was put or deleted by others meanwhile is done to the new one as well.
func (ix *Index) Rebuild(ctx context.Context, feed func(put func(...Document) error) (mark string, err error)) error {
	ix.mu.Lock()
	err := ix.writable()
	if err == nil && ix.again != nil {
		err = bonbogi.Errorf(bonbogi.Conflict, "search_rebuilding", "the search index is being rebuilt already")
	}
	if err != nil {
		ix.mu.Unlock()
		return err
	}
	ix.again = &rebuilding{}
	ix.mu.Unlock()

	fresh := &Index{options: ix.options, folder: ix.folder, number: ix.number, buffer: newBuffer(), pending: pending{own: map[*part]bool{}}, ctx: ix.ctx}
	fresh.now.Store(newView(nil, ""))
	mark, err := feed(func(docs ...Document) error { return fresh.Put(ctx, docs...) })

	ix.mu.Lock()
	defer ix.mu.Unlock()
	later := ix.again.later
	ix.again = nil
	if err == nil && ix.closed {
		err = errClosed
	}
	for _, c := range later {
		if err != nil {
			break
		}
		if c.delete {
			err = fresh.Delete(ctx, c.doc.ID)
		} else {
			err = fresh.Put(ctx, c.doc)
		}
	}
	if err == nil {
		err = fresh.flush()
	}
	if err == nil {
		err = ix.publish(fresh.pending.parts, mark)
	}
	if err != nil {
		return fmt.Errorf("rebuilding the search index: %w", err)
	}
	ix.buffer.reset() // what waited in it is in the new one, too
	ix.mergeSome()
	return nil
}
