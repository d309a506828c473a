package service

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
)

// keptFor is how long pages are good for: a service changes, and pages of two states must not be mixed.
const keptFor = 24 * time.Hour

// Pages keeps every whole reply to a query in a folder, so that what broke goes on where it broke, and what was
// read once is read again without the network.
type Pages struct {
	dir     string
	mine    bool // the folder was made for them and goes with them
	fetcher *fetcher
	service string
	since   time.Time // when the run began that left pages; zero if none did
	number  int       // of the page that was asked for last
	fetched bool      // all of them are there, and nothing is asked for any more
}

// kept is the file that says what the pages in a folder answer.
type kept struct {
	Query Query     `json:"query"`
	Begun time.Time `json:"begun"`
	Made  bool      `json:"made"` // the folder was not there before
}

const keptFile = "query.json"

// maxPages is more than any answer has; a service that always names a further page would fill the disk.
const maxPages = 100_000

// openPages takes the folder for the pages of a query, with what is in it from a run that broke. Unless
// the options name one, it is named after the query; folders there that nobody came back for are deleted.
func openPages(q Query, f *fetcher) (*Pages, error) {
	text, err := json.Marshal(q)
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	sum := sha256.Sum256(text)
	p := &Pages{dir: f.Folder, fetcher: f, service: q.Service}
	if p.dir == "" {
		if err := sweep(f.Caches, f); err != nil {
			return nil, err
		}
		p.dir = filepath.Join(f.Caches, q.Service+"-"+hex.EncodeToString(sum[:8]))
	}
	had, err := p.kept()
	switch {
	case err != nil:
		return nil, err
	case had.Query.Service != "" && !same(had.Query, q):
		return nil, refuse(bonbogi.Refused, "service_query", "%s keeps the pages of another query; give another folder with --resume, or delete it", p.dir)
	}
	if p.mine = had.Made || f.Folder == ""; had.good(f.Now()) {
		p.since = had.Begun
		return p, nil
	}
	if err := p.Clear(); err != nil {
		return nil, err
	}
	return p, p.start(q)
}

// start makes the folder and says in it what it answers.
func (p *Pages) start(q Query) error {
	_, err := os.Stat(p.dir)
	p.mine = errors.Is(err, fs.ErrNotExist)
	text, err := json.MarshalIndent(kept{q, p.fetcher.Now().UTC(), p.mine}, "", "  ")
	if err == nil {
		err = os.MkdirAll(p.dir, 0o700)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(p.dir, keptFile), text, 0o600)
	}
	if err != nil {
		return fmt.Errorf("keep pages: %w", err)
	}
	return nil
}

// good reports whether the pages are those of today.
func (k kept) good(now time.Time) bool {
	age := now.Sub(k.Begun)
	return k.Query.Service != "" && age >= 0 && age < keptFor
}

// sweep deletes the pages of old queries under the caches.
func sweep(caches string, f *fetcher) error {
	names, err := filepath.Glob(filepath.Join(escapeGlob(caches), "*", keptFile))
	if err != nil {
		return fmt.Errorf("delete pages: %w", err)
	}
	for _, name := range names {
		p := &Pages{dir: filepath.Dir(name), mine: true, fetcher: f}
		if had, err := p.kept(); err == nil && !had.good(f.Now()) {
			if err := p.Clear(); err != nil {
				return err
			}
		}
	}
	return nil
}

func same(a, b Query) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}

// kept reads what the folder answers; nothing if it is new. A folder with other files in it is left alone.
func (p *Pages) kept() (k kept, err error) {
	text, err := os.ReadFile(filepath.Join(p.dir, keptFile))
	if errors.Is(err, fs.ErrNotExist) {
		entries, err := os.ReadDir(p.dir)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			err = nil
		case err == nil && len(entries) > 0:
			err = refuse(bonbogi.Refused, "service_query", "%s holds other files; give an empty or new folder with --resume", p.dir)
		}
		return kept{}, err
	}
	if err != nil {
		return kept{}, fmt.Errorf("keep pages: %w", err)
	}
	if json.Unmarshal(text, &k) != nil {
		return kept{}, nil // a run was killed while it wrote this; there are no pages yet
	}
	return k, nil
}

// Dir is the folder.
func (p *Pages) Dir() string { return p.dir }

// Clear deletes the pages, and the folder if it was made for them.
func (p *Pages) Clear() error {
	for _, pattern := range []string{"*.page", "*.part", keptFile} {
		names, err := filepath.Glob(filepath.Join(escapeGlob(p.dir), pattern))
		if err != nil {
			return fmt.Errorf("delete pages: %w", err)
		}
		for _, name := range names {
			if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("delete pages: %w", err)
			}
		}
	}
	if p.mine {
		if err := os.Remove(p.dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("delete pages: %w", err)
		}
	}
	return nil
}

func escapeGlob(dir string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}

// Get returns a page: the one that is kept, or the reply of the service, which is kept once check finds that it
// is whole. An error names the service, the page and its address.
func (p *Pages) Get(ctx context.Context, r Request, check func(io.Reader) error) (*os.File, error) {
	p.number++
	if p.number > maxPages {
		return nil, badReply("%s comes to no end after %d pages; ask for less at once", p.service, maxPages)
	}
	f, err := os.Open(p.file(r))
	switch {
	case err == nil:
		return f, nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: page %d: %w", p.service, p.number, err)
	case p.fetched: // what was not to be had while everything was fetched
		return nil, fmt.Errorf("%s: page %d: %w", p.service, p.number, statusError{http.StatusNotFound, err})
	}
	if err := p.fetch(ctx, r, p.file(r), check); err != nil {
		if ctx.Err() != nil {
			return nil, err
		}
		return nil, fmt.Errorf("%s: page %d (%s): %w", p.service, p.number, shown(r.URL), hide(err, r.Secret))
	}
	if f, err = os.Open(p.file(r)); err != nil {
		return nil, fmt.Errorf("%s: page %d: %w", p.service, p.number, err)
	}
	return f, nil
}

// file is where the page is kept. Its name has the address in it as a checksum.
func (p *Pages) file(r Request) string {
	sum := sha256.Sum256([]byte(r.URL + "\n" + r.Accept))
	return filepath.Join(p.dir, hex.EncodeToString(sum[:16])+".page")
}

// has reports whether the page is kept.
func (p *Pages) has(r Request) bool {
	_, err := os.Stat(p.file(r))
	return err == nil
}

// fetch writes the page under its name when it is whole.
func (p *Pages) fetch(ctx context.Context, r Request, name string, check func(io.Reader) error) (err error) {
	part, err := os.CreateTemp(p.dir, "*.part") // two runs of one query do not write into each other's
	if err != nil {
		return fmt.Errorf("keep the page: %w", err)
	}
	defer func() {
		if err == nil {
			err = part.Sync() // what has the name of a page must be one, also after the power went
		}
		err = errors.Join(err, part.Close())
		if err == nil {
			err = os.Rename(part.Name(), name)
		} else {
			os.Remove(part.Name()) // the error that is there says more
		}
	}()
	begin := func() (io.Writer, error) {
		if err := part.Truncate(0); err != nil {
			return nil, fmt.Errorf("keep the page: %w", err)
		}
		_, err := part.Seek(0, io.SeekStart)
		return part, err
	}
	return p.fetcher.get(ctx, r, begin, func() error {
		if _, err := part.Seek(0, io.SeekStart); err != nil {
			return err
		}
		return check(part)
	})
}

// again is for reading the pages once more, when nobody looks.
func (p *Pages) again() *Pages {
	fetcher := *p.fetcher
	fetcher.Progress = silence{}
	return &Pages{dir: p.dir, mine: p.mine, fetcher: &fetcher, service: p.service, fetched: true}
}

// begin says how many items are to come.
func (p *Pages) begin(total int64) { p.fetcher.Progress.Begin(total, false) }

// done says that so many items have come.
func (p *Pages) done(n int64) { p.fetcher.Progress.Done(n) }

// shown is an address as it stands in a message: long ones are cut in the middle.
func shown(address string) string {
	if r := []rune(address); len(r) > 160 {
		return string(r[:120]) + "…" + string(r[len(r)-30:])
	}
	return address
}
