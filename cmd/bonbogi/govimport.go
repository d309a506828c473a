package main

import (
	"context"
	"fmt"
	"os"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// govImport loads the governments of another country, or corrects those that are there.
type govImport struct {
	File string `arg:"" help:"CSV with the columns id,name,name_en,level,parent,scheme,code,valid_from,valid_to,predecessors."`
	person
}

func (c *govImport) Run(ctx context.Context, p *program) error {
	f, err := os.Open(c.File)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, pathless(err))
	}
	defer f.Close()
	governments, err := registry.ReadCSV(f)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	db, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	stored, err := db.Governments(ctx)
	if err != nil {
		return err
	}
	known, err := registry.Korea().With(stored)
	if err != nil {
		return err
	}
	// The whole has to hold together before any of it is stored.
	if _, err := known.With(governments); err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	records := make([]bonbogi.Record, len(governments))
	for i, g := range governments {
		records[i] = g
	}
	if err := db.Save(ctx, store.Change{Who: c.name(p.Getenv), Why: "bonbogi gov import " + c.File}, records...); err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	p.say(fmt.Sprintf("%d governments stored", len(governments)), "database", db.Location())
	return nil
}
