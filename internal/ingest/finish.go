package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// Slices are observations on their way to the store.
type Slices = iter.Seq2[*bonbogi.Slice, error]

// finish merges the items and gives them to the store.
func (r *running) finish(ctx context.Context) (Result, error) {
	if r.result.Rejected > 0 && !r.job.Partial && !r.job.DryRun {
		for _, err := range r.slices(ctx) { // for what is said twice
			if err != nil {
				return r.result, err
			}
		}
		return r.result, r.refused()
	}
	imp := store.Import{Source: r.source().ID, File: r.name(), Digest: r.digest, Mapping: r.job.Text, Shape: r.shape, Rejected: func() int { return r.result.Rejected }, DryRun: r.job.DryRun}
	id, n, err := r.store(ctx, imp)
	if bonbogi.CodeOf(err) == bonbogi.Conflict { // meanwhile another import has brought the same source or indicators
		id, n, err = r.store(ctx, imp)
	}
	if errors.Is(err, errRejected) {
		return r.result, r.refused()
	}
	if err != nil {
		return r.result, err
	}
	r.result.Import = id
	r.result.New, r.result.Revised, r.result.Unchanged = n.New, n.Revised, r.result.Unchanged+n.Unchanged
	if r.result.Rejected > 0 && !r.job.Partial {
		return r.result, r.refused()
	}
	return r.result, nil
}

// store gives the items to the store, with the records that it lacks.
func (r *running) store(ctx context.Context, imp store.Import) (string, store.Counts, error) {
	records, err := r.records(ctx)
	if err != nil {
		return "", store.Counts{}, err
	}
	id, n, err := r.job.Store.ImportObservations(ctx, r.job.Change, imp, records, r.complete(r.slices(ctx)))
	if err != nil {
		err = fmt.Errorf("ingest: %w", err)
	}
	return id, n, err
}

// errRejected undoes an import of which something was rejected while it was under way.
var errRejected = errors.New("something was rejected")

// complete ends the slices with an error if anything was rejected that may not be.
func (r *running) complete(all Slices) Slices {
	return func(yield func(*bonbogi.Slice, error) bool) {
		for s, err := range all {
			if err == nil && r.result.Rejected > 0 && !r.job.Partial && !r.job.DryRun {
				continue // to tell of all that is rejected
			}
			if !yield(s, err) || err != nil {
				return
			}
		}
		if r.result.Rejected > 0 && !r.job.Partial && !r.job.DryRun {
			yield(nil, errRejected)
		}
	}
}

func (r *running) refused() error {
	what := "nothing was stored"
	if r.job.DryRun {
		what = "nothing would be stored"
	}
	mend := "correct the table or the mapping"
	if r.job.Table == nil {
		mend = "ask for others, or say by --scheme and --field what the service does not"
	}
	return bonbogi.Errorf(bonbogi.Refused, "import_rejected",
		"%d of %d values do not fit, so %s; %s, or store the other %d alone (--partial)",
		r.result.Rejected, r.result.Rows, what, mend, r.result.Rows-r.result.Rejected)
}
