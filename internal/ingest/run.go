package ingest

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest/runs"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
	"golang.org/x/sync/errgroup"
)

// Job is one import: of a table, or of what a service sends.
type Job struct {
	Table   *table.File // nil: Entries
	Entries Entries     // nil: Table

	Mapping     *Mapping
	Text        string              // of the mapping, to be kept with the import
	Definitions []bonbogi.Indicator // that a service sends with its entries
	Governments *registry.Registry
	Store       Store
	Change      store.Change

	DryRun  bool // count only, store nothing
	Partial bool // store what fits although something else was rejected

	Rejected func(Reject) error  // is told of every value that did not fit; may be nil
	Found    func(Found)         // is told of every indicator of which there are values; may be nil
	Progress func(share float64) // is told how much of the work is done, up to 1; may be nil
}

// Store keeps what comes in: a *store.DB.
type Store interface {
	IndicatorsByID(ctx context.Context, ids []string) (map[string]bonbogi.Indicator, error)
	SourcesByID(ctx context.Context, ids []string) (map[string]bonbogi.Source, error)
	ImportObservations(ctx context.Context, c store.Change, imp store.Import, records []bonbogi.Record, slices Slices) (string, store.Counts, error)
}

// Result is what an import did. Of an import that was done, also as a dry run, Rows is the sum of the others.
type Result struct {
	Rows      int `json:"rows"`      // values that were looked at: cells with something in them
	New       int `json:"new"`       // nothing was there
	Revised   int `json:"revised"`   // something else was there
	Unchanged int `json:"unchanged"` // the same was there, or stood in the table before
	Rejected  int `json:"rejected"`  // did not fit

	Import  string `json:"-"` // ID of the import; empty if it changed nothing
	Skipped int    `json:"-"` // rows that the mapping leaves out
}

// Found is an indicator that a table has values of.
type Found struct {
	Label     string // as the table writes it
	Indicator bonbogi.Indicator
	Known     bool // it is on record already, so its definition there stands
}

// bufferSize is how many bytes of items each worker holds before they go to a temporary file.
const bufferSize = 24 << 20

// maxWorkers is how many goroutines take rows apart at once.
const maxWorkers = 8

// Run brings a table in: every value is read, placed and checked, what is said twice is found, and all that fits goes
// to the store in one transaction. If anything did not fit and the job is not partial, nothing is stored, and the
// error says so; all that did not fit was told then.
func Run(ctx context.Context, job Job) (Result, error) {
	r, err := newRunning(ctx, job)
	if err != nil {
		return Result{}, err
	}
	defer r.sorter.Close()
	if err := r.read(ctx); err != nil {
		return r.result, err
	}
	return r.finish(ctx)
}

// running is a job under way.
type running struct {
	job    Job
	shop   *shop
	shape  string // of the header
	digest string // of the file
	sorter *runs.Sorter
	items  int // that fit
	result Result
}

func newRunning(ctx context.Context, job Job) (*running, error) {
	r := &running{job: job}
	if job.Rejected == nil {
		r.job.Rejected = func(Reject) error { return nil }
	}
	if job.Progress == nil {
		r.job.Progress = func(float64) {}
	}
	p, err := job.plan(ctx)
	if err != nil {
		return nil, err
	}
	if r.shape, r.digest, err = job.identity(ctx); err != nil {
		return nil, err
	}
	r.shop = newShop(p, newGovernments(job.Governments, job.Mapping.Government), newLabels(job.Mapping, job.Definitions))
	r.sorter = runs.New(r.shop.width(), bufferSize)
	return r, nil
}

// read makes items of all rows. Chunks of rows are taken apart by as many goroutines as there are processors; where a
// row means something only with those above it, by one.
func (r *running) read(ctx context.Context) error {
	workers := min(runtime.GOMAXPROCS(0), maxWorkers)
	if p := r.shop.plan; len(p.fill) > 0 || len(p.under) > 0 || p.above {
		workers = 1
	}
	group, ctx := errgroup.WithContext(ctx)
	todo, done := make(chan parcel), make(chan parcel, workers)
	group.Go(func() error { return r.hand(ctx, todo) })
	all := make([]*worker, workers)
	var working sync.WaitGroup
	for i := range all {
		w := r.shop.worker(r.sorter.Buffer())
		all[i] = w
		working.Add(1)
		group.Go(func() error {
			defer working.Done()
			return w.work(ctx, todo, done)
		})
	}
	group.Go(func() error {
		working.Wait()
		close(done)
		return nil
	})
	group.Go(func() error { return r.collect(done) })
	if err := group.Wait(); err != nil {
		return fmt.Errorf("ingest: %w", err)
	}
	for _, w := range all {
		r.result.Rows += w.considered
		r.items += w.considered - w.refused
		r.result.Skipped += w.skipped
	}
	return nil
}

// parcel is a chunk on its way, and what of it did not fit.
type parcel struct {
	number   int
	chunk    table.Chunk
	rejected []Reject
}

// hand gives the chunks of the table to the workers.
func (r *running) hand(ctx context.Context, todo chan<- parcel) error {
	defer close(todo)
	n := 0
	for chunk, err := range r.job.chunks(ctx) {
		if err != nil {
			return err
		}
		select {
		case todo <- parcel{number: n, chunk: chunk}:
			n++
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// work makes items of chunks until there are no more.
func (w *worker) work(ctx context.Context, todo <-chan parcel, done chan<- parcel) error {
	first := w.plan.header.firstRow()
	for p := range todo {
		err := p.chunk.Each(func(number int, cells [][]byte) error {
			if number < first {
				return nil
			}
			return w.row(number, cells)
		})
		if err != nil {
			return err
		}
		p.chunk.Release()
		p.rejected, w.rejected = w.rejected, nil
		select {
		case done <- p:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return w.finish()
}

// collect tells of what did not fit, in the order of the table.
func (r *running) collect(done <-chan parcel) error {
	waiting := map[int]parcel{}
	next := 0
	for p := range done {
		waiting[p.number] = p
		for {
			p, ok := waiting[next]
			if !ok {
				break
			}
			delete(waiting, next)
			next++
			for _, reject := range p.rejected {
				if err := r.reject(reject); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (r *running) reject(reject Reject) error {
	r.result.Rejected++
	return r.job.Rejected(reject)
}
