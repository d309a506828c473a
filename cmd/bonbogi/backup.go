package main

import "context"

// backupCommand copies the whole database into a file.
type backupCommand struct {
	File string `arg:"" help:"The file to write; it must not be there yet."`
}

func (c *backupCommand) Run(ctx context.Context, p *program) error {
	db, err := p.mustExist(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.Backup(ctx, c.File); err != nil {
		return err
	}
	p.say("backup written", "file", c.File, "of", db.Location())
	return nil
}
