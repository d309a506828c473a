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

// unbroken asks the index, and if that turns out to be broken, a new one once more.
func unbroken[T any](ctx context.Context, f *Finder, ask func(*search.Index) (T, error)) (T, error) {
	ix := f.index.Load()
	answer, err := ask(ix)
	if !broken(err) || ix.ReadOnly() {
		return answer, err
	}
	f.mu.Lock()
	if f.index.Load() == ix { // nobody else noticed before
		err = f.renew(err)
	}
	f.mu.Unlock()
	if err != nil && !broken(err) {
		return answer, err
	}
	if err := f.Latest(ctx); err != nil {
		return answer, err
	}
	return ask(f.index.Load())
}

// renew puts an empty index in the place of a broken one. Its caller holds the lock, and fills it.
func (f *Finder) renew(why error) error {
	f.log.Warn("the search index is made anew", "error", why)
	if err := f.index.Load().Close(); err != nil {
		return fmt.Errorf("finder: %w", err)
	}
	ix, err := search.Open(f.dir, search.Options{Log: f.log, Afresh: true})
	if err != nil {
		return fmt.Errorf("finder: %w", err)
	}
	f.index.Store(ix)
	f.indexed = nil
	f.filling.Store(!ix.ReadOnly())
	return nil
}
