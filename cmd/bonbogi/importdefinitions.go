package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/internal/store"
)

// bringDefinitions brings a table of indicator definitions in.
func (c *importCommand) bringDefinitions(ctx context.Context, p *program) error {
	table, err := os.ReadFile(c.Definitions)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Definitions, pathless(err))
	}
	definitions, err := ingest.ReadDefinitions(bytes.NewReader(table))
	if err != nil {
		return fmt.Errorf("%s: %w", c.Definitions, err)
	}
	sum := sha256.Sum256(table) // the same file is the same source
	source := bonbogi.Source{Meta: bonbogi.Meta{ID: "source-table-" + hex.EncodeToString(sum[:8])}, Type: bonbogi.SourceReport, Title: filepath.Base(c.Definitions)}
	db, err := c.database(ctx, p)
	if err != nil {
		return err
	}
	if db != nil {
		defer db.Close()
	}
	counts := ingest.Defined{New: len(definitions)}
	switch {
	case c.DryRun && db != nil:
		_, counts, err = ingest.Definitions(ctx, db, source.ID, definitions)
	case db != nil:
		counts, err = ingest.Define(ctx, db, store.Change{Who: c.name(p.Getenv), Why: "bonbogi import --definitions " + c.Definitions}, source, definitions)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.Definitions, err)
	}
	return p.printCounts(ingest.Result{Rows: len(definitions), New: counts.New, Revised: counts.Revised, Unchanged: counts.Unchanged})
}
