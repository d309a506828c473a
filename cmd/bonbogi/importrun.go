package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
)

// told is how many values that do not fit are shown where no file takes them.
const told = 10

// run imports, and prints what came of it.
func (c *importCommand) run(ctx context.Context, p *program, job ingest.Job) (err error) {
	var shown []ingest.Reject
	job.Rejected = func(r ingest.Reject) error {
		if len(shown) < told {
			shown = append(shown, r)
		}
		return nil
	}
	if c.Rejects != "" {
		rejects, end, err := c.rejects()
		if err != nil {
			return fmt.Errorf("--rejects %s: %w", c.Rejects, pathless(err))
		}
		defer func() { err = errors.Join(err, end()) }()
		job.Rejected = rejects.Add
	}
	show, end := p.share()
	job.Progress = show
	result, err := ingest.Run(ctx, job)
	end()
	if err != nil && result.Rejected == 0 {
		return err
	}
	place := "row"
	if job.Table == nil {
		place = "item"
	}
	for _, r := range shown {
		p.say(fmt.Sprintf("%s %d, column %s: %q %s", place, r.Row, r.Column, r.Value, r.Reason))
	}
	if more := result.Rejected - len(shown); len(shown) > 0 && more > 0 {
		p.say(fmt.Sprintf("… and %d more; --rejects FILE.csv takes them all", more))
	}
	return errors.Join(err, p.printCounts(result))
}

// printCounts prints the last line of an import.
func (p *program) printCounts(result ingest.Result) error {
	line, err := json.Marshal(result)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.out, "%s\n", line)
	return err
}

// rejects opens the file that takes what does not fit. What the import reads is not written over.
func (c *importCommand) rejects() (rejects *ingest.Rejects, end func() error, err error) {
	for _, read := range []string{c.File, c.Map} {
		if read != "" && sameFile(read, c.Rejects) {
			return nil, nil, bonbogi.Errorf(bonbogi.Invalid, "import_rejects", "this is what the import reads; give another file with --rejects")
		}
	}
	f, err := os.Create(c.Rejects)
	if err != nil {
		return nil, nil, err
	}
	if c.BOM {
		_, err = f.WriteString("\ufeff")
	}
	if err == nil {
		rejects, err = ingest.NewRejects(f)
	}
	if err != nil {
		return nil, nil, errors.Join(err, f.Close())
	}
	return rejects, func() error { return errors.Join(rejects.Close(), f.Close()) }, nil
}

func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}
