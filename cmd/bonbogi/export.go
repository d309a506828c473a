package main

import (
	"context"

	"github.com/bonbogi/bonbogi/internal/store"
)

// exportCommand writes everything as tables that other programs read, or loads such tables.
type exportCommand struct {
	Dir     string `arg:"" help:"The folder to write, or to read with --load."`
	Load    bool   `help:"Read the folder into the database, which must be empty." xor:"bom,parquet"`
	BOM     bool   `name:"bom" help:"Begin the CSV files with a byte-order mark, for Excel." xor:"bom"`
	Parquet bool   `help:"Write the observations as observations.parquet, too, for DuckDB, pandas or R." xor:"parquet"`
}

func (c *exportCommand) Run(ctx context.Context, p *program) error {
	if c.Load {
		return c.load(ctx, p)
	}
	db, err := p.mustExist(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.Export(ctx, c.Dir, store.ExportOptions{BOM: c.BOM, Parquet: c.Parquet}); err != nil {
		return err
	}
	p.say("export written", "folder", c.Dir, "of", db.Location())
	return nil
}

func (c *exportCommand) load(ctx context.Context, p *program) error {
	// A folder that is none must not leave a new database behind.
	if err := store.CheckExport(c.Dir); err != nil {
		return err
	}
	db, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.Load(ctx, c.Dir); err != nil {
		return err
	}
	p.say("export loaded", "folder", c.Dir, "database", db.Location())
	return nil
}
