package search

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/bonbogi/bonbogi"
)

// Options are how an index is opened.
type Options struct {
	Named  string       // the kind of documents that go first where the query is their name; "" is "government"
	Afresh bool         // what is in the folder is known to be damaged: the index is empty
	Log    *slog.Logger // what went wrong and could be mended; nil is slog.Default()
}

// Index can be searched by many and written by one at a time; all methods may be called at the same time.
type Index struct {
	options Options
	folder  folder
	now     atomic.Pointer[view]
	reader  *follower // of the folder of another process; nil if this one writes

	mu      sync.Mutex // for all below
	buffer  *buffer
	pending pending
	number  *atomic.Int64 // of the last file
	merging sync.WaitGroup
	closed  bool
	stop    context.CancelFunc
	ctx     context.Context
	again   *rebuilding // nil if nothing is rebuilt
	joining []*part     // that are being merged
	joined  string      // the file of what they become
}

// pending is what the next commit makes visible.
type pending struct {
	parts []*part
	own   map[*part]bool // those that no view has, whose bitmaps may change
	dirty bool
}

// Open opens the index in a folder, and makes it if there is none; "" is an index in memory. A folder that was damaged is
// emptied: then Mark returns "", and the documents are put again. If another process has the folder open, this one reads
// what that one commits (ReadOnly).
func Open(dir string, o Options) (*Index, error) {
	if o.Named == "" {
		o.Named = "government"
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	ix := &Index{options: o, buffer: newBuffer(), number: new(atomic.Int64), pending: pending{own: map[*part]bool{}}}
	ix.ctx, ix.stop = context.WithCancel(context.Background())
	if dir == "" {
		ix.folder = newMemory()
		ix.now.Store(newView(nil, ""))
		return ix, nil
	}
	if err := ix.openDisk(dir); err != nil {
		ix.stop()
		return nil, fmt.Errorf("opening the search index in %s: %w", dir, err)
	}
	return ix, nil
}

// ReadOnly reports whether another process writes this index: Put, Delete and Commit are refused, and Search follows what that
// process commits.
func (ix *Index) ReadOnly() bool { return ix.reader != nil }

// Mark returns what the last Commit was given: up to where the index knows what it is fed from.
func (ix *Index) Mark() string {
	v, err := ix.view()
	if err != nil {
		return ""
	}
	return v.mark
}

// Len returns how many documents can be found.
func (ix *Index) Len() int {
	v, err := ix.view()
	if err != nil {
		return 0
	}
	return v.docs
}

// view returns what can be searched now.
func (ix *Index) view() (*view, error) {
	if ix.reader != nil {
		return ix.reader.view()
	}
	return ix.now.Load(), nil
}

var errClosed = errors.New("the search index is closed")

// writable reports why nothing can be written; it holds the lock that the caller took.
func (ix *Index) writable() error {
	if ix.closed {
		return errClosed
	}
	if ix.reader != nil {
		return bonbogi.Errorf(bonbogi.Conflict, "search_read_only", "another process writes the search index; this one only reads it")
	}
	return nil
}

// Put adds documents, or puts them in the place of those with the same IDs. They are found after the next Commit.
func (ix *Index) Put(ctx context.Context, docs ...Document) error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if err := ix.writable(); err != nil {
		return err
	}
	for _, d := range docs {
		if err := ctx.Err(); err != nil {
			return err
		}
		d, err := d.clean()
		if err != nil {
			return err
		}
		ix.again.put(d)
		if err := ix.bury(d.ID); err != nil {
			return err
		}
		ix.buffer.put(d)
		ix.pending.dirty = true
		if ix.buffer.full() {
			if err := ix.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

// Delete takes documents out. They are found until the next Commit.
func (ix *Index) Delete(ctx context.Context, ids ...string) error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if err := ix.writable(); err != nil {
		return err
	}
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return err
		}
		ix.again.delete(id)
		ix.buffer.delete(id)
		if err := ix.bury(id); err != nil {
			return err
		}
		ix.pending.dirty = true
	}
	return nil
}

// bury marks the documents with an ID as dead in the segments.
func (ix *Index) bury(id string) error {
	h := hash([]rune(id))
	for i, p := range ix.pending.parts {
		ids, err := p.idTable()
		if err != nil {
			return err
		}
		at, _ := slices.BinarySearchFunc(ids, h, func(e idHash, h uint64) int {
			if e.hash < h {
				return -1
			}
			if e.hash > h {
				return 1
			}
			return 0
		})
		for ; at < len(ids) && ids[at].hash == h; at++ {
			doc := int(ids[at].doc)
			if p.dead != nil && p.dead.has(doc) {
				continue
			}
			if !ix.pending.own[p] {
				p = p.copy()
				ix.pending.parts[i] = p
				ix.pending.own[p] = true
			}
			p.dead = p.dead.grow(p.docs)
			p.dead.set(doc)
			p.gone++
			p.deadIn = "" // a commit that failed may have written a file already, without this one
		}
	}
	return nil
}

// flush makes a segment of the buffer. It counts from the next commit on.
func (ix *Index) flush() error {
	if len(ix.buffer.ids) == 0 {
		return nil
	}
	p, err := ix.write(ix.buffer.segment)
	if err != nil {
		return err
	}
	if ix.buffer.dead.count() > 0 {
		p.dead, p.gone = slices.Clone(ix.buffer.dead), ix.buffer.dead.count()
	}
	ix.pending.parts = append(ix.pending.parts, p)
	ix.pending.own[p] = p.dead != nil
	ix.buffer.reset()
	return nil
}

// Commit makes visible what was put and deleted, and keeps the mark with it: after a crash the index is as it was at the last
// Commit.
func (ix *Index) Commit(ctx context.Context, mark string) error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if err := ix.writable(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if !ix.pending.dirty && ix.now.Load().mark == mark {
		return nil
	}
	if err := ix.flush(); err != nil {
		return err
	}
	if err := ix.publish(ix.pending.parts, mark); err != nil {
		return err
	}
	ix.mergeSome()
	return nil
}

// publish makes parts what can be searched.
func (ix *Index) publish(parts []*part, mark string) error {
	parts = slices.DeleteFunc(slices.Clone(parts), func(p *part) bool { return p.gone == p.docs })
	if err := ix.save(parts, mark); err != nil {
		return err
	}
	ix.pending = pending{parts: slices.Clone(parts), own: map[*part]bool{}}
	ix.now.Store(newView(parts, mark))
	ix.sweep(parts)
	return nil
}

// Close ends the work behind the index. What was not committed is lost.
func (ix *Index) Close() error {
	ix.mu.Lock()
	if ix.closed {
		ix.mu.Unlock()
		return nil
	}
	ix.closed = true
	ix.stop()
	ix.mu.Unlock()
	ix.merging.Wait()
	return ix.folder.close()
}
