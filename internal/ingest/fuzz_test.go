package ingest_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/registry"
)

// FuzzProposal has anything proposed and imported as proposed: it comes in, or is refused with words for a person, and
// every value that was looked at is accounted for.
func FuzzProposal(f *testing.F) {
	files, err := filepath.Glob("testdata/tables/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		if filepath.Ext(name) == ".golden" {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(filepath.Base(name), b)
	}
	names := registry.Korea()
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if err := proposeAndImport(t.Context(), name, string(data), names); err != nil && bonbogi.CodeOf(err) == "" {
			t.Fatal(err)
		}
	})
}

func proposeAndImport(ctx context.Context, name, text string, names *registry.Registry) error {
	file, err := table.Open(ctx, name, strings.NewReader(text))
	if err != nil {
		return err
	}
	defer file.Close()
	p, err := ingest.Propose(ctx, file, table.Options{}, names)
	if err != nil {
		return err
	}
	m, err := ingest.ParseMapping([]byte(p.Text))
	if err != nil {
		return err
	}
	rejected := 0
	result, err := ingest.Run(ctx, ingest.Job{Table: file, Mapping: m, Governments: names, Store: newKept(), Change: change, Partial: true,
		Rejected: func(ingest.Reject) error { rejected++; return nil }})
	if err == nil && (result.Rejected != rejected || result.Rows != result.New+result.Unchanged+result.Rejected) {
		return fmt.Errorf("%+v, and %d were told as rejected", result, rejected)
	}
	return err
}
