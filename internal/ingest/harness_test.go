package ingest_test

import (
	"compress/gzip"
	"context"
	"crypto/rand"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// open opens a table in memory.
func open(t *testing.T, name, text string) *table.File {
	t.Helper()
	f, err := table.Open(t.Context(), name, strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// shared opens a file of the public data, or skips.
func shared(t *testing.T, name string) *table.File {
	t.Helper()
	path := filepath.Join("../../../shared/data", name)
	r, err := os.Open(path)
	if err != nil {
		t.Skipf("left out: no %s", path)
	}
	t.Cleanup(func() { _ = r.Close() })
	f, err := table.Open(t.Context(), path, r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func newDB(t *testing.T) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "t.db"), store.Options{Now: time.Now, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

var change = store.Change{Who: "tester"}

// importer brings tables into a database.
type importer struct {
	t       *testing.T
	db      ingest.Store
	names   *registry.Registry
	partial bool
	dry     bool
}

// run imports by a mapping, and returns what came of it and what was rejected.
func (i importer) run(f *table.File, mapping string) (ingest.Result, []ingest.Reject, error) {
	i.t.Helper()
	m, err := ingest.ParseMapping([]byte(mapping))
	if err != nil {
		i.t.Fatal(err)
	}
	if i.names == nil {
		i.names = registry.Korea()
	}
	var rejected []ingest.Reject
	result, err := ingest.Run(i.t.Context(), ingest.Job{
		Table: f, Mapping: m, Text: mapping, Governments: i.names, Store: i.db, Change: change, Partial: i.partial, DryRun: i.dry,
		Rejected: func(r ingest.Reject) error { rejected = append(rejected, r); return nil },
	})
	return result, rejected, err
}

// proposal is what the program takes a table for.
func proposal(t *testing.T, f *table.File, names *registry.Registry) *ingest.Proposal {
	t.Helper()
	p, err := ingest.Propose(context.WithoutCancel(t.Context()), f, table.Options{}, names)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// sharedBytes reads a packed file of the public data.
func sharedBytes(t *testing.T, name string) []byte {
	t.Helper()
	f, err := os.Open(filepath.Join("../../../shared/data", name))
	if err != nil {
		t.Skipf("left out: no %s", name)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var noOptions table.Options
