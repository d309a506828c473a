package search

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
)

// openDisk opens the index in a folder to be written, or read if another process writes it.
func (ix *Index) openDisk(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	lock := filepath.Join(dir, lockName)
	unlock, err := lockFile(lock)
	if errors.Is(err, errLocked) {
		ix.reader = newFollower(&disk{dir: dir}, ix.options.Log)
		ix.folder = ix.reader.folder
		return nil
	}
	if err != nil {
		return err
	}
	info, err := os.Stat(lock)
	if err != nil {
		return errors.Join(err, unlock())
	}
	d := &disk{dir: dir, unlock: unlock, lock: info}
	ix.folder = d
	m, parts, err := openAll(d, nil)
	if ix.options.Afresh && err == nil {
		err = damaged("as was noticed while it was open")
	}
	switch {
	case err == nil:
	case isMissing(err) && m.Format == 0: // no manifest: nothing was committed yet
		m = manifest{}
	case errors.Is(err, ErrDamaged) || isMissing(err):
		ix.options.Log.Warn("the search index was damaged and is made anew", "folder", dir, "error", err)
		m, parts = manifest{Number: m.Number}, nil
		if err := d.remove(manifestName); err != nil && !isMissing(err) {
			return errors.Join(err, unlock())
		}
	default:
		return errors.Join(err, unlock())
	}
	ix.number.Store(int64(max(m.Number, highest(d))))
	ix.pending.parts = append(ix.pending.parts, parts...)
	ix.now.Store(newView(parts, m.Mark))
	ix.sweep(parts)
	return nil
}

// highest is the highest number of a file in the folder: a name is not used twice, since another process may have it open.
func highest(d *disk) (most int) {
	names, _ := d.list()
	for _, n := range names {
		k := 0
		for _, c := range n {
			if c < '0' || c > '9' || k > 1<<30 {
				break
			}
			k = 10*k + int(c-'0')
		}
		most = max(most, k)
	}
	return most
}

// follower reads what another process commits.
type follower struct {
	folder folder
	empty  *view
	log    *slog.Logger
	told   sync.Map // the files of which the log says that they are damaged

	mu   sync.Mutex
	last []byte // the manifest
	now  *view
}

func newFollower(f folder, log *slog.Logger) *follower {
	return &follower{folder: f, empty: newView(nil, ""), log: log}
}

// view returns the state of the last commit, as far as it is whole.
func (f *follower) view() (*view, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var b []byte
	var m manifest
	var parts []*part
	var err error
	for range 5 { // what the manifest names may be gone before it is open: then there is another manifest
		if b, err = f.folder.read(manifestName); isMissing(err) {
			return f.empty, nil
		}
		if err != nil {
			return nil, err
		}
		if f.now != nil && string(b) == string(f.last) {
			return f.now, nil
		}
		if m, parts, err = openAll(f.folder, f.now); err == nil {
			break
		}
	}
	if errors.Is(err, ErrDamaged) || isMissing(err) {
		var unread error
		if m, unread = parseManifest(b); unread != nil { // what was open stays so
			f.leaveOut(manifestName, unread)
			f.last = b
			if f.now == nil {
				f.now = f.empty
			}
			return f.now, nil
		}
		parts, err = f.openWhole(m)
	}
	if err != nil {
		return nil, err
	}
	f.now, f.last = newView(parts, m.Mark), b
	f.now.leftOut = f.leaveOut
	return f.now, nil
}
