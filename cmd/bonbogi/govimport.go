package main

import (
	"context"
	"fmt"
	"os"
	"slices"

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
	count := countImport(stored, governments)
	p.say(fmt.Sprintf("%d governments stored: %d new, %d changed; %d were there and are unchanged",
		count.fresh+count.changed, count.fresh, count.changed, count.unchanged), "database", db.Location())
	if count.bundled > 0 {
		p.warn(fmt.Sprintf("in this database %d of them stand in place of the bundled governments with the same ids", count.bundled))
	}
	return nil
}

// importCount is what an import does to the database.
type importCount struct {
	fresh, changed, unchanged int
	bundled                   int // how many have the id of a bundled government
}

func countImport(stored, imported []bonbogi.Government) (count importCount) {
	before := make(map[string]bonbogi.Government, len(stored))
	for _, g := range stored {
		before[g.ID] = g
	}
	for _, g := range imported {
		if _, ok := registry.Korea().Get(g.ID); ok {
			count.bundled++
		}
		switch was, ok := before[g.ID]; {
		case !ok:
			count.fresh++
		case same(was, g):
			count.unchanged++
		default:
			count.changed++
		}
	}
	return count
}

// same compares as the store does, for which an empty list and none are one.
func same(a, b bonbogi.Government) bool {
	return a.ID == b.ID && a.Level == b.Level && slices.EqualFunc(a.Forms, b.Forms, func(x, y bonbogi.Form) bool {
		return x.Name == y.Name && x.NameEn == y.NameEn && x.Scheme == y.Scheme && x.Code == y.Code && x.Parent == y.Parent &&
			x.From == y.From && x.To == y.To && slices.Equal(x.Aliases, y.Aliases) && slices.Equal(x.Codes, y.Codes) && slices.Equal(x.Predecessors, y.Predecessors)
	})
}
