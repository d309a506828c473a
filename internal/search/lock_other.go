//go:build !unix

package search

import (
	"errors"
	"os"
)

var errLocked = errors.New("another process has the search index")

// lockFile takes the lock that a file stands for: as long as it is open it cannot be removed, and it is removed first.
func lockFile(path string) (unlock func() error, err error) {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, errLocked
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o644)
	if errors.Is(err, os.ErrExist) {
		return nil, errLocked
	}
	if err != nil {
		return nil, err
	}
	return f.Close, nil
}
