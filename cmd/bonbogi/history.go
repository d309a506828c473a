package main

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/bonbogi/bonbogi"
)

// historyCommand shows how a record came to be what it is.
type historyCommand struct {
	Kind   string `arg:"" enum:"government,source,indicator,practice,award,selection,visit,adoption,claim,peerset" help:"The kind of the record: ${enum}."`
	ID     string `arg:"" help:"Its id, as in its address."`
	Format string `enum:"text,json" default:"text" placeholder:"text|json" help:"text: the changed fields; json: the whole record before and after."`
}

// revisionJSON is a revision as `history --format json` prints it.
type revisionJSON struct {
	Revision int             `json:"revision"`
	At       time.Time       `json:"at"`
	Who      string          `json:"who"`
	Why      string          `json:"why"`
	Before   json.RawMessage `json:"before"` // null for the first
	After    json.RawMessage `json:"after"`
}

func (c *historyCommand) Run(ctx context.Context, p *program) error {
	db, err := p.mustExist(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	revisions, err := db.History(ctx, bonbogi.Kind(c.Kind), c.ID)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		out := make([]revisionJSON, len(revisions))
		for i, r := range revisions {
			out[i] = revisionJSON{r.Number, r.At, r.Who, r.Why, r.Before, r.After}
		}
		return p.printJSON(out)
	}
	for _, r := range revisions {
		fmt.Fprintf(p.out, "revision %d\t%s\t%s\t%s\n", r.Number, r.At.Local().Format(time.RFC3339), r.Who, r.Why)
		changes, err := r.Differences()
		if err != nil {
			return fmt.Errorf("%s %s: %w", c.Kind, c.ID, err)
		}
		for _, d := range changes {
			switch {
			case len(d.Before) == 0:
				fmt.Fprintf(p.out, "  %s: %s\n", d.Field, d.After)
			case len(d.After) == 0:
				fmt.Fprintf(p.out, "  %s: %s → nothing\n", d.Field, d.Before)
			default:
				fmt.Fprintf(p.out, "  %s: %s → %s\n", d.Field, d.Before, d.After)
			}
		}
	}
	return nil
}
