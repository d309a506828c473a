package main

import (
	"context"

	"github.com/bonbogi/bonbogi/internal/store"
)

// restoreCommand brings a database back from a backup.
type restoreCommand struct {
	File string `arg:"" help:"What bonbogi backup wrote."`
}

func (c *restoreCommand) Run(ctx context.Context, p *program) error {
	database, err := p.database()
	if err != nil {
		return err
	}
	if err := store.Restore(ctx, c.File, database); err != nil {
		return err
	}
	// The address as it was given may hold a password; the database itself knows how to name its place.
	db, err := p.openAt(ctx, database)
	if err != nil {
		return err
	}
	defer db.Close()
	p.say("database restored", "from", c.File, "to", db.Location())
	return nil
}
