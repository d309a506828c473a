// Package finder keeps an index of the records beside the database, and searches it.
//
// The index is a cache: it holds nothing that the database does not, may be deleted at any time, and is in no backup and no
// export. It is filled in the background, follows the revisions that any process stores, and is made anew when its format
// changed, its files are damaged or somebody wants it.
package finder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/search"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// Options are what a Finder needs.
type Options struct {
	Store *store.DB
	Dir   string       // of the index; "" is an index in memory
	Log   *slog.Logger // nil: nothing is logged
}

// Finder searches the records of one database. All methods may be called at the same time.
type Finder struct {
	store *store.DB
	dir   string
	log   *slog.Logger
	index atomic.Pointer[search.Index]

	mu      sync.Mutex     // who feeds the index
	indexed map[string]int // of the last revisions the number that is in the index
	lately  int            // how many revisions there were in the last while, at the last look
	running atomic.Bool    // Run is at work
	filling atomic.Bool    // for the first time: the index lacks records
	lost    bool           // the folder could not be opened again: nothing is fed
	counted time.Time      // when all revisions were counted the last time

	naming  sync.Mutex // for the names: a reader does not wait until the index is filled
	names   *registry.Registry
	version int64
}

// Open opens the index, which is empty if there is none. Nothing is indexed yet: Run and Refresh do that.
func Open(o Options) (*Finder, error) {
	f := &Finder{store: o.Store, dir: o.Dir, log: o.Log}
	if f.log == nil {
		f.log = slog.New(slog.DiscardHandler)
	}
	ix, err := search.Open(o.Dir, search.Options{Log: f.log})
	if err != nil {
		return nil, fmt.Errorf("finder: %w", err)
	}
	f.index.Store(ix)
	_, whole := readMark(ix.Mark())
	f.filling.Store(!whole && !ix.ReadOnly())
	return f, nil
}

// Close ends the work behind the index.
func (f *Finder) Close() error { return f.index.Load().Close() }

// Filling reports whether the index is being filled for the first time, and so lacks records.
func (f *Finder) Filling() bool {
	ix := f.index.Load()
	if ix.ReadOnly() {
		_, whole := readMark(ix.Mark())
		return !whole
	}
	return f.filling.Load()
}

// ReadOnly reports whether another process keeps the index up to date.
func (f *Finder) ReadOnly() bool { return f.index.Load().ReadOnly() }

// Len is how many records can be found.
func (f *Finder) Len() int { return f.index.Load().Len() }

// Search returns the records that answer a query best.
func (f *Finder) Search(ctx context.Context, q search.Query) (search.Result, error) {
	w, err := f.writer(ctx)
	if err != nil {
		return search.Result{}, err
	}
	q.Also = w.korean(q.Text)
	return unbroken(ctx, f, func(ix *search.Index) (search.Result, error) { return ix.Search(ctx, q) })
}

// Like returns records about the same things as one.
func (f *Finder) Like(ctx context.Context, r bonbogi.Record, q search.Query) ([]search.Hit, error) {
	d, ok, err := f.documentOf(ctx, r)
	if err != nil || !ok {
		return nil, err
	}
	return unbroken(ctx, f, func(ix *search.Index) ([]search.Hit, error) { return ix.Like(ctx, d, q) })
}

// Near returns records that say much the same as one, which need not be stored.
func (f *Finder) Near(ctx context.Context, r bonbogi.Record, least float64, q search.Query) ([]search.Near, error) {
	d, ok, err := f.documentOf(ctx, r)
	if err != nil || !ok {
		return nil, err
	}
	return unbroken(ctx, f, func(ix *search.Index) ([]search.Near, error) { return ix.Near(ctx, d, least, q) })
}

func (f *Finder) documentOf(ctx context.Context, r bonbogi.Record) (search.Document, bool, error) {
	w, err := f.writer(ctx)
	if err != nil {
		return search.Document{}, false, err
	}
	docs, err := w.documents(ctx, []bonbogi.Record{r})
	if err != nil || len(docs) == 0 {
		return search.Document{}, false, err
	}
	return docs[0], true, nil
}

// tick is how often Run looks for what other processes stored. A search looks by itself.
const tick = 2 * time.Second

// longest is how long Run waits at most after failures: an index that cannot be stored may cost a walk over all records each time.
const longest = time.Minute

// pause is how long Run waits after a step, given how long it waited before: twice as long after each failure in a row.
func pause(before time.Duration, err error) time.Duration {
	if err == nil {
		return tick
	}
	return min(2*before, longest)
}

// Run keeps the index up to date until ctx is done.
func (f *Finder) Run(ctx context.Context) {
	f.running.Store(true)
	defer f.running.Store(false)
	for wait := tick; ; {
		err := f.step(ctx)
		if err != nil && ctx.Err() == nil {
			f.log.Error("search index", "error", err)
		}
		wait = pause(wait, err)
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
	}
}

func (f *Finder) step(ctx context.Context) error {
	if f.index.Load().ReadOnly() {
		return f.takeOver()
	}
	if f.dir != "" && os.Remove(f.request()) == nil {
		return f.Rebuild(ctx)
	}
	return f.Refresh(ctx)
}

// takeOver opens the index again, in case the process that wrote it has ended.
func (f *Finder) takeOver() error {
	ix, err := search.Open(f.dir, search.Options{Log: f.log})
	if err != nil {
		return fmt.Errorf("finder: %w", err)
	}
	if ix.ReadOnly() {
		return ix.Close()
	}
	_, whole := readMark(ix.Mark())
	f.filling.Store(!whole)
	f.log.Info("this process writes the search index now", "index", f.dir)
	return f.index.Swap(ix).Close()
}

// request is the file by which another process asks the one that writes the index to make it anew.
func (f *Finder) request() string { return f.dir + ".rebuild" }

// RequestRebuild asks the process that writes the index to make it anew.
func (f *Finder) RequestRebuild() error {
	if err := os.WriteFile(f.request(), nil, 0o600); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("finder: %w", err)
	}
	return nil
}

// writer makes documents with the names that governments have now.
func (f *Finder) writer(ctx context.Context) (writer, error) {
	f.naming.Lock()
	defer f.naming.Unlock()
	version, err := f.store.GovernmentsVersion(ctx)
	if err != nil {
		return writer{}, fmt.Errorf("finder: %w", err)
	}
	if f.names == nil || f.version != version {
		names := registry.Korea()
		own, err := f.store.Governments(ctx)
		if err == nil && len(own) > 0 {
			names, err = names.With(own)
		}
		if err != nil {
			return writer{}, fmt.Errorf("finder: %w", err)
		}
		f.names, f.version = names, version
	}
	return writer{f.names, f.store.PracticesByID}, nil
}
