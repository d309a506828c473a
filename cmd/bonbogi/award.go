package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ledger"
	"github.com/bonbogi/bonbogi/internal/store"
)

// awardCommand is about the ledger of awards (수상실적).
type awardCommand struct {
	Ledger awardLedger `cmd:"" help:"Write the ledger of what a government received in a year."`
	Import awardImport `cmd:"" help:"Bring in a ledger that an office keeps: CSV or XLSX."`
}

// awardLedger writes a ledger.
type awardLedger struct {
	Government string `required:"" placeholder:"GOVERNMENT" help:"Whose awards: a name, a code or an id."`
	Year       int    `placeholder:"YEAR" help:"Received in which year. Without it: all."`
	Format     string `enum:"csv,xlsx" default:"csv" placeholder:"csv|xlsx" help:"csv: text; xlsx: a workbook."`
	BOM        bool   `name:"bom" help:"Begin a CSV with a byte-order mark, for Excel."`
}

// Help says what comes out.
func (awardLedger) Help() string {
	return "Prints the awards that were received in the year, in the order of their days, with the columns 연번, 수상명, 주관기관, 훈격, 수상일자, 시상금 (in won) and 담당부서. What is not on record is an empty cell. docs/awards.md tells more."
}

func (c *awardLedger) Run(ctx context.Context, p *program) error {
	q, err := p.question(ctx)
	if err != nil {
		return err
	}
	defer q.db.Close()
	id, err := q.government(c.Government)
	if err != nil {
		return err
	}
	awards, err := ledger.Received(ctx, q.db, id, c.Year)
	if err != nil {
		return err
	}
	name := q.names.FullName(id, bonbogi.Date{})
	t := ledger.Table("ledger", name+" 수상실적", awards)
	if c.Format == "xlsx" {
		var b bytes.Buffer
		if err := t.WriteXLSX(&b); err != nil {
			return err
		}
		_, err := p.out.Write(b.Bytes())
		return err
	}
	w, err := p.printCSV(c.BOM)
	if err != nil {
		return err
	}
	if err := w.Write(t.Header); err != nil {
		return err
	}
	for _, row := range t.Rows {
		var cells []string
		for _, cell := range row {
			cells = append(cells, cell.Plain())
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// awardImport brings a ledger in.
type awardImport struct {
	File       string `arg:"" help:"The ledger: CSV, TSV or XLSX."`
	Government string `required:"" placeholder:"GOVERNMENT" help:"Who received the awards: a name, a code or an id."`
	Sheet      string `placeholder:"NAME" help:"Which sheet of a workbook. Without it: the first one that holds anything."`
	DryRun     bool   `name:"dry-run" help:"Say what would become of each row, and store nothing."`
	Partial    bool   `help:"Store the rows that fit, also if others do not."`
	Rejects    string `placeholder:"FILE.csv" help:"Where to write the rows that do not fit: row, column, value, reason."`
	person
}

// Help says what is printed.
func (awardImport) Help() string {
	return `At the end it prints one line of JSON: rows (those that tell of an award), new, revised (on record already: they cite the
ledger, too, and are completed), unchanged and rejected. All of a file comes in or nothing, unless --partial is given.
The ledger is kept as the source of its awards. docs/awards.md says how columns, days and amounts are read.`
}

// awardCounts is the last line of an import.
type awardCounts struct {
	Rows      int `json:"rows"`
	New       int `json:"new"`
	Revised   int `json:"revised"`
	Unchanged int `json:"unchanged"`
	Rejected  int `json:"rejected"`
}

func (c *awardImport) Run(ctx context.Context, p *program) error {
	s, err := c.read(ctx, p)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	open := p.open
	if c.DryRun {
		open = p.mustExist
	}
	db, err := open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	names, err := withImported(ctx, db)
	if err != nil {
		return err
	}
	government, err := (&question{db, names}).government(c.Government)
	if err != nil {
		return err
	}
	who := c.name(p.Getenv)
	plan, err := ledger.NewPlan(ctx, db, names, s, government, filepath.Base(c.File), who)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	counts := countsOf(plan)
	if plan.Ours {
		p.say("the file says what the ledger here says, word for word: there is nothing to store")
	}
	if plan.Elsewhere != "" {
		p.say(fmt.Sprintf("the title or the name of the file says %s; see whether it was %s that received the awards", names.FullName(plan.Elsewhere, bonbogi.Date{}), names.FullName(government, bonbogi.Date{})))
	}
	if err := c.tell(p, plan); err != nil {
		return err
	}
	refused := counts.Rejected > 0 && !c.Partial
	switch {
	case c.DryRun && !refused:
	case refused:
		err = fmt.Errorf("%s: %d of %d rows do not fit, so nothing was stored; correct them, or store the others alone with --partial", c.File, counts.Rejected, counts.Rows)
		counts.New, counts.Revised = 0, 0
	default:
		if err := plan.Save(ctx, db, store.Change{Who: who, Why: "bonbogi award import " + c.File}); err != nil {
			return fmt.Errorf("%s: %w", c.File, err)
		}
		counts = countsOf(plan) // others may have stored such a ledger meanwhile
	}
	return errors.Join(p.printJSONLine(counts), err)
}

func countsOf(plan *ledger.Plan) awardCounts {
	counts := awardCounts{Rows: len(plan.Rows), New: plan.Count(ledger.New), Revised: plan.Count(ledger.Cited), Unchanged: plan.Count(ledger.Known), Rejected: plan.Count(ledger.Refused)}
	if plan.Ours {
		counts.Unchanged, counts.Revised = counts.Unchanged+counts.Revised, 0
	}
	return counts
}
