package main

import "context"

// serveCommand serves a database that people really use; it starts empty.
type serveCommand struct{ place }

func (c *serveCommand) Run(ctx context.Context, p *program) error {
	listener, err := c.listen(ctx)
	if err != nil {
		return err
	}
	defer listener.Close()
	database, err := p.database()
	if err != nil {
		return err
	}
	db, err := p.openAt(ctx, database)
	if err != nil {
		return err
	}
	defer db.Close()
	return p.serve(ctx, listener, db, database, false)
}
