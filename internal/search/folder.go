package search

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// folder is where the files of an index lie. A file that was made is complete and never changes, but for the manifest,
// which is replaced.
type folder interface {
	// create makes a file of what write writes. It is there whole, or not at all.
	create(name string, write func(io.Writer) error) error
	// open opens a file to be read, for as long as anybody has it.
	open(name string) (io.ReaderAt, int64, error)
	read(name string) ([]byte, error)
	remove(name string) error
	list() ([]string, error)
	close() error
}

// disk is a folder of the file system.
type disk struct {
	dir    string
	unlock func() error
	lock   fs.FileInfo // of the file by which this process has the folder; nil if it only reads
}

const (
	temporary = ".tmp"
	lockName  = "lock"
)

// ErrGone says that the folder of an index was deleted while it was open. What was committed can still be searched; whoever
// feeds the index closes it and opens it again.
var ErrGone = errors.New("the folder of the search index was deleted")

func (d *disk) path(name string) string { return filepath.Join(d.dir, name) }

func (d *disk) create(name string, write func(io.Writer) error) (err error) {
	if d.lock != nil {
		if now, err := os.Stat(d.path(lockName)); err != nil || !os.SameFile(now, d.lock) {
			return ErrGone // another process may have made the folder again, and has it now
		}
	}
	f, err := os.Create(d.path(name + temporary))
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), d.path(name)); err != nil {
		return err
	}
	return d.sync()
}

// sync makes the names of files last; not every file system can.
func (d *disk) sync() error {
	f, err := os.Open(d.dir)
	if err != nil {
		return err
	}
	defer f.Close()
	_ = f.Sync()
	return nil
}

// open leaves the closing to the collector of memory: a search may still read a segment that a merge replaced.
func (d *disk) open(name string) (io.ReaderAt, int64, error) {
	f, err := os.Open(d.path(name))
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, 0, err
	}
	return f, info.Size(), nil
}

func (d *disk) read(name string) ([]byte, error) { return os.ReadFile(d.path(name)) }
func (d *disk) remove(name string) error         { return os.Remove(d.path(name)) }

func (d *disk) list() ([]string, error) {
	entries, err := os.ReadDir(d.dir)
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names, err
}

func (d *disk) close() error {
	if d.unlock == nil {
		return nil
	}
	return d.unlock()
}

// memory is a folder that is gone with the process.
type memory struct {
	mu    sync.Mutex
	files map[string][]byte
}

func newMemory() *memory { return &memory{files: map[string][]byte{}} }

func (m *memory) create(name string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files[name] = bytes.Clone(b.Bytes())
	return nil
}

func (m *memory) open(name string) (io.ReaderAt, int64, error) {
	b, err := m.read(name)
	return bytes.NewReader(b), int64(len(b)), err
}

func (m *memory) read(name string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	b, ok := m.files[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return b, nil
}

func (m *memory) remove(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.files, name)
	return nil
}

func (m *memory) list() (names []string, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for n := range m.files {
		names = append(names, n)
	}
	return names, nil
}

func (m *memory) close() error { return nil }

// ours reports whether a file of the folder is one that this package makes.
func ours(name string) bool {
	name = strings.TrimSuffix(name, temporary)
	return name == manifestName || strings.HasSuffix(name, segmentSuffix) || strings.HasSuffix(name, deadSuffix)
}

func isMissing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
