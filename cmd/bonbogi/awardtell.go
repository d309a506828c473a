package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	tables "github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/ledger"
)

// read reads the ledger of the file.
func (c *awardImport) read(ctx context.Context, p *program) (*ledger.Sheet, error) {
	f, err := os.Open(c.File)
	if err != nil {
		return nil, pathless(err)
	}
	defer f.Close()
	t, err := tables.Open(ctx, c.File, f)
	if err != nil {
		return nil, err
	}
	defer t.Close()
	return ledger.Read(ctx, t, c.Sheet, bonbogi.DateOf(p.Now().In(seoul)))
}

// tell says what of the ledger needs a look, and writes the rows that do not fit where they are wanted.
func (c *awardImport) tell(p *program, plan *ledger.Plan) (err error) {
	shown := 0
	for _, r := range plan.Rows {
		for _, m := range r.Remarks {
			p.say(fmt.Sprintf("row %d: %v", r.Number, m))
		}
		for _, d := range r.Differs {
			p.say(fmt.Sprintf("row %d: %s is %q here and %q on record (%s), where it stays", r.Number, d.Field, d.Row, d.Record, r.Award.ID))
		}
		if r.State == ledger.Refused && c.Rejects == "" {
			if shown++; shown <= told {
				p.say(fmt.Sprintf("row %d: %v", r.Number, r.Problem))
			}
		}
	}
	if shown > told {
		p.say(fmt.Sprintf("… and %d more; --rejects FILE.csv takes them all", shown-told))
	}
	if c.Rejects == "" {
		return nil
	}
	if sameFile(c.File, c.Rejects) {
		return wrongUse{fmt.Errorf("--rejects %s is the ledger itself; name another file", c.Rejects)}
	}
	f, err := os.Create(c.Rejects)
	if err != nil {
		return fmt.Errorf("--rejects %s: %w", c.Rejects, pathless(err))
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	rejects, err := ingest.NewRejects(f)
	if err != nil {
		return err
	}
	for _, r := range plan.Rows {
		if r.State == ledger.Refused {
			if err := rejects.Say(ingest.Reject{Row: r.Number, Column: r.Problem.Field, Value: strings.TrimSpace(r.Quote)}, r.Problem.Message); err != nil {
				return err
			}
		}
	}
	return rejects.Close()
}

// printJSONLine prints a value on one line.
func (p *program) printJSONLine(v any) error {
	line, err := json.Marshal(v)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.out, "%s\n", line)
	return err
}
