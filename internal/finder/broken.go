package finder

import (
	"context"
	"errors"
	"fmt"

	"github.com/bonbogi/bonbogi/internal/search"
)

// broken reports whether the files of the index are damaged or gone. All that they held is in the database.
func broken(err error) bool {
	return errors.Is(err, search.ErrDamaged) || errors.Is(err, search.ErrGone)
}

// unbroken asks the index, and if that turns out to be broken, a new one once more. Where another process writes it, that one
// mends it, and what is whole answers here.
func unbroken[T any](ctx context.Context, f *Finder, ask func(*search.Index) (T, error)) (T, error) {
	ix := f.index.Load()
	answer, err := ask(ix)
	if !broken(err) || ix.ReadOnly() {
		return answer, err
	}
	if err := f.mend(ctx, ix, err); err != nil {
		f.log.Error("search index", "error", err) // what there is answers
	}
	return ask(f.index.Load())
}

// mend puts another index in the place of a broken one, unless somebody did before, and fills it.
func (f *Finder) mend(ctx context.Context, was *search.Index, why error) error {
	f.mu.Lock()
	var err error
	if f.index.Load() == was {
		err = f.renew(why)
	}
	f.mu.Unlock()
	if err != nil {
		return err
	}
	return f.Latest(ctx)
}

// renew puts an empty index in the place of a broken one. Its caller holds the lock, and fills it. If the folder cannot be
// opened again, whoever feeds the index tries later. Meanwhile what is open answers, or an empty index if that is damaged.
func (f *Finder) renew(why error) error {
	f.log.Warn("the search index is made anew", "error", why)
	f.indexed = nil
	closed := f.index.Load().Close()
	ix, err := search.Open(f.dir, search.Options{Log: f.log, Afresh: true})
	if f.lost = err != nil; f.lost {
		f.filling.Store(true)
		err = errors.Join(err, closed)
		if errors.Is(why, search.ErrDamaged) {
			standIn, failed := search.Open("", search.Options{Log: f.log})
			if err = errors.Join(err, failed); failed == nil {
				f.index.Store(standIn)
			}
		}
		return fmt.Errorf("finder: %w", err)
	}
	f.index.Store(ix)
	f.filling.Store(!ix.ReadOnly())
	return nil
}

// found opens the folder of an index that was lost, if there is one. Its caller holds the lock.
func (f *Finder) found() error {
	if !f.lost {
		return nil
	}
	return f.renew(errors.New("it could not be opened before"))
}
