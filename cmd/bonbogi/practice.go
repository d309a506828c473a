package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/exchange"
	"github.com/bonbogi/bonbogi/internal/practicefile"
	"github.com/bonbogi/bonbogi/internal/store"
)

// practiceCommand takes practices out of the database as files, and files into it.
type practiceCommand struct {
	Export practiceExport `cmd:"" help:"Write practices as practice.yml, or as services of CPSV-AP."`
	Import practiceImport `cmd:"" help:"Bring in a practice.yml, CPSV-AP as JSON-LD, or a publiccode.yml."`
}

// practiceExport writes practices as files.
type practiceExport struct {
	IDs    []string `arg:"" optional:"" name:"id" help:"Which practices, by their ids. Without any: all."`
	Format string   `enum:"yml,jsonld" default:"yml" placeholder:"yml|jsonld" help:"yml: practice.yml, which has all of a practice; jsonld: CPSV-AP."`
	Dir    string   `placeholder:"DIR" help:"Write each practice into a file of this folder. Without it: to standard output."`
	Base   string   `placeholder:"URL" help:"Where this database is served, as https://bonbogi.example: the files then say where they come from."`
}

func (c *practiceExport) Run(ctx context.Context, p *program) error {
	if c.Base != "" && !bonbogi.WebAddress(c.Base) {
		return wrongUse{fmt.Errorf("--base %s is no web address; it begins with https:// or http://", c.Base)}
	}
	q, err := p.question(ctx)
	if err != nil {
		return err
	}
	defer q.db.Close()
	practices, err := c.practices(ctx, q.db)
	if err != nil {
		return err
	}
	if c.Format == "yml" && c.Dir == "" && len(practices) != 1 {
		return wrongUse{fmt.Errorf("there are %d practices, and a practice.yml holds one; name it, or a folder with --dir", len(practices))}
	}
	from := exchange.Collection{Store: q.db, Names: q.names, Base: strings.TrimSuffix(c.Base, "/")}
	files, err := from.Files(ctx, practices...)
	if err != nil {
		return err
	}
	if c.Dir != "" {
		return c.write(p, files)
	}
	text, err := c.text(files...)
	if err == nil {
		_, err = p.out.Write(text)
	}
	return err
}

// practices are those that are asked for, in the order of the ids or of time.
func (c *practiceExport) practices(ctx context.Context, db *store.DB) (out []bonbogi.Practice, err error) {
	if len(c.IDs) == 0 {
		found, err := db.Practices(ctx, store.PracticeFilter{Sort: "created", Limit: store.All})
		return found.Items, err
	}
	for _, id := range c.IDs {
		practice, err := store.Get[bonbogi.Practice](ctx, db, id)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", id, err)
		}
		out = append(out, practice)
	}
	return out, nil
}

func (c *practiceExport) text(files ...practicefile.File) ([]byte, error) {
	if c.Format == "jsonld" {
		return practicefile.WriteJSONLD(files...)
	}
	return practicefile.Write(files[0])
}

// write makes a file of each practice in the folder.
func (c *practiceExport) write(p *program, files []practicefile.File) error {
	if err := os.MkdirAll(c.Dir, 0o755); err != nil {
		return fmt.Errorf("--dir %s: %w", c.Dir, pathless(err))
	}
	for _, f := range files {
		text, err := c.text(f)
		if err != nil {
			return err
		}
		name := filepath.Join(c.Dir, f.ID+".practice."+c.Format)
		if err := os.WriteFile(name, text, 0o644); err != nil {
			return fmt.Errorf("%s: %w", name, pathless(err))
		}
	}
	p.say(fmt.Sprintf("%d practices written", len(files)), "folder", c.Dir)
	return nil
}

// eachProblem puts the problems of a file on lines of their own.
func eachProblem(file string, err error) error {
	many, ok := errors.AsType[bonbogi.Problems](err)
	if !ok {
		return fmt.Errorf("%s: %w", file, err)
	}
	lines := make([]error, len(many))
	for i, e := range many {
		lines[i] = fmt.Errorf("%s: %w", file, e)
	}
	return errors.Join(lines...)
}
