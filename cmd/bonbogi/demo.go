package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/alecthomas/kong"
)

// demoCommand serves the bundled records from a database of its own, where people may change them.
type demoCommand struct {
	place
	Dir string `placeholder:"DIR" help:"Where the demo keeps its database. Without it: demo in the user's data folder."`
}

// Validate refuses the flag that would be passed over.
func (c *demoCommand) Validate(ctx *kong.Context) error {
	for _, path := range ctx.Path {
		if path.Flag != nil && path.Flag.Name == "db" && !path.Resolved {
			return errors.New("the demo has a database of its own, in --dir; for another use bonbogi serve --db")
		}
	}
	return nil
}

func (c *demoCommand) Run(ctx context.Context, p *program) error {
	listener, err := c.listen(ctx)
	if err != nil {
		return err
	}
	defer listener.Close()
	dir := c.Dir
	if dir == "" {
		if dir, err = p.dataFolder("--dir"); err != nil {
			return err
		}
		dir = filepath.Join(dir, "demo")
	}
	database := filepath.Join(dir, "demo.db")
	db, err := p.openAt(ctx, database)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := addBundled(ctx, db); err != nil {
		return fmt.Errorf("bundled records: %w", err)
	}
	if err := addSimulated(ctx, db); err != nil {
		return fmt.Errorf("simulated indicators: %w", err)
	}
	return p.serve(ctx, listener, db, database, true)
}
