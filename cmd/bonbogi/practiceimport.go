package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/bonbogi/bonbogi/internal/exchange"
	"github.com/bonbogi/bonbogi/internal/practicefile"
	"github.com/bonbogi/bonbogi/internal/store"
)

// practiceImport brings files of practices in.
type practiceImport struct {
	File      string `arg:"" help:"practice.yml, JSON-LD or publiccode.yml; - for standard input."`
	Own       bool   `help:"The file was made by those whose practice it is. Without it: by somebody who tells of it."`
	Adoptions bool   `help:"Record who took the practice over by the file, as claims of its makers with --own, else of a third party. Without it that is kept and written again by export."`
	DryRun    bool   `help:"Say what would be stored, and store nothing."`
	person
}

// Help says what happens to a practice that is there.
func (practiceImport) Help() string {
	return "Prints a JSON line for each practice: its id and name, whether it is new, changed or unchanged, and what was stored with it. A practice that is on record already, by its address or by owner and name, is changed; what the file does not speak of stays. docs/format/practice.md describes the files."
}

// practiceReport is what import prints of a practice.
type practiceReport struct {
	ID        string            `json:"id"`
	Name      string            `json:"name"`
	Kind      practicefile.Kind `json:"kind"`
	State     string            `json:"state"` // new, changed, unchanged
	Changes   []string          `json:"changes,omitempty"`
	Sources   int               `json:"sources"`
	Adoptions int               `json:"adoptions"`
	HandedOn  []string          `json:"handed_on,omitempty"`
	LeftOut   []string          `json:"left_out,omitempty"`
}

func (c *practiceImport) Run(ctx context.Context, p *program) error {
	data, err := c.read(p)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, pathless(err))
	}
	names, err := p.registry(ctx)
	if err != nil {
		return err
	}
	if _, _, err := practicefile.Read(names, data); err != nil {
		return eachProblem(c.File, err) // before a database is made
	}
	db, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	into := exchange.Collection{Store: db, Names: names}
	parcel, err := into.Open(data, c.Own)
	if err != nil {
		return eachProblem(c.File, err)
	}
	for i := range parcel.Files {
		// Each is looked at after the one before it was stored: they may be one practice.
		var report practiceReport
		err := db.Alone(ctx, func(db *store.DB) error {
			in, err := parcel.In(db).Incoming(ctx, i)
			if err != nil {
				return err
			}
			report, err = c.take(ctx, p, db, in)
			return err
		})
		if err != nil {
			return eachProblem(c.File, err)
		}
		report.Kind = parcel.Kind
		if err := p.printJSONLine(report); err != nil {
			return err
		}
	}
	return nil
}

func (c *practiceImport) read(p *program) ([]byte, error) {
	const most = 64 << 20 // far more than is read; who has more has another file
	if c.File == "-" {
		return io.ReadAll(io.LimitReader(p.Stdin, most))
	}
	f, err := os.Open(c.File)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most))
}

// take stores one practice of the file, unless there is nothing to store.
func (c *practiceImport) take(ctx context.Context, p *program, db *store.DB, in exchange.Incoming) (practiceReport, error) {
	if err := in.Without(func(int) bool { return c.Adoptions }); err != nil {
		return practiceReport{}, err
	}
	changes, err := in.Changes()
	if err != nil {
		return practiceReport{}, err
	}
	report := practiceReport{ID: in.Practice.ID, Name: in.Practice.Name, State: "new", Changes: changes, Adoptions: len(in.Adoptions),
		Sources: len(in.Sources), HandedOn: practicefile.HandedOn(in.Practice), LeftOut: in.File.LeftOut}
	if in.Before != nil {
		report.State = "changed"
	}
	if in.Before != nil && len(changes) == 0 && len(in.Adoptions) == 0 && in.Told() {
		report.State, report.Sources = "unchanged", 0
		return report, nil
	}
	if err := in.Checked(); err != nil || c.DryRun {
		return report, err
	}
	change := store.Change{Who: c.name(p.Getenv), Why: "bonbogi practice import " + c.File}
	return report, db.Save(ctx, change, in.Records(change.Who)...)
}
