package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	tables "github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// importCommand brings a table of values in.
type importCommand struct {
	File        string `arg:"" optional:"" help:"The table: CSV, TSV, XLSX or JSON, also packed with gzip."`
	Map         string `placeholder:"MAPPING.yaml" help:"What the columns mean. Without it: the mapping kept for such a table, else the proposal if it is sure."`
	Propose     bool   `help:"Print a proposal of the mapping, to be looked through, and import nothing."`
	DryRun      bool   `name:"dry-run" help:"Count what would come in, and store nothing."`
	Partial     bool   `help:"Store what fits, also if something else does not."`
	Rejects     string `placeholder:"FILE.csv" help:"Where to write what does not fit: row, column, value, reason."`
	BOM         bool   `name:"bom" help:"Begin the file of --rejects with a byte-order mark, for Excel."`
	Definitions string `placeholder:"FILE.csv" help:"Bring in a table of indicator definitions in place of values; docs/indicators.md names its columns."`
	serviceFlags
	person
}

// Help says what is printed.
func (importCommand) Help() string {
	return `At the end it prints one line of JSON: rows (values that were looked at), new, revised, unchanged and rejected.
All of a file comes in or nothing, unless --partial is given. docs/import.md explains the mapping, docs/services.md
what --from asks statistical services for. With --definitions the rows are definitions, and all of them come in or none.`
}

// Validate refuses what cannot be meant together.
func (c *importCommand) Validate() error {
	switch {
	case c.Propose && (c.Map != "" || c.DryRun || c.Partial || c.Rejects != ""):
		return errors.New("--propose imports nothing; give it alone")
	case c.Definitions != "" && (c.File != "" || c.From != "" || c.Map != "" || c.Propose || c.Partial || c.Rejects != ""):
		return errors.New("--definitions brings in definitions alone, all or none; only --dry-run, --who and --db go with it")
	case c.Definitions != "":
		return nil
	}
	return c.serviceFlags.validate(c)
}

func (c *importCommand) Run(ctx context.Context, p *program) error {
	switch {
	case c.From != "":
		return c.bringFrom(ctx, p)
	case c.Definitions != "":
		return c.bringDefinitions(ctx, p)
	}
	f, err := os.Open(c.File)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, pathless(err))
	}
	defer f.Close()
	t, err := tables.Open(ctx, c.File, f)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	defer t.Close()
	if c.Propose {
		return c.propose(ctx, p, t)
	}
	if err := c.bring(ctx, p, t); err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	return nil
}

// propose prints what the program takes the table for.
func (c *importCommand) propose(ctx context.Context, p *program, t *tables.File) error {
	names, err := p.registry(ctx)
	if err != nil {
		return err
	}
	proposal, err := ingest.Propose(ctx, t, tables.Options{}, names)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	fmt.Fprint(p.out, proposal.Text)
	if !proposal.Sure() {
		p.warn("the proposal is not sure; look at the lines marked LOOK, correct it, and give it with --map")
	}
	return nil
}

// bring imports the table.
func (c *importCommand) bring(ctx context.Context, p *program, t *tables.File) error {
	var text string
	if c.Map != "" {
		b, err := os.ReadFile(c.Map)
		if err != nil {
			return fmt.Errorf("%s: %w", c.Map, pathless(err))
		}
		if _, err := ingest.ParseMapping(b); err != nil { // before a new database is made
			return fmt.Errorf("%s: %w", c.Map, err)
		}
		text = string(b)
	}
	db, names, err := c.open(ctx, p)
	if err != nil {
		return err
	}
	if db != nil {
		defer db.Close()
	}
	if text == "" {
		if text, err = c.mapping(ctx, p, t, db, names); err != nil {
			return err
		}
	}
	m, err := ingest.ParseMapping([]byte(text))
	if err != nil {
		return err
	}
	job := ingest.Job{
		Table: t, Mapping: m, Text: text, Governments: names, Store: db, Change: store.Change{Who: c.name(p.Getenv), Why: "bonbogi import " + c.File},
		DryRun: c.DryRun, Partial: c.Partial,
	}
	if db == nil {
		job.Store = ingest.NoStore{}
	}
	return c.run(ctx, p, job)
}

// database opens it; whoever only counts leaves none behind.
func (c *importCommand) database(ctx context.Context, p *program) (*store.DB, error) {
	if c.DryRun {
		db, _, err := p.openExisting(ctx)
		return db, err
	}
	return p.open(ctx)
}

// open opens the database, nil if there is none to count in, and says which governments are known.
func (c *importCommand) open(ctx context.Context, p *program) (*store.DB, *registry.Registry, error) {
	db, err := c.database(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	names, err := known(ctx, db)
	if err != nil && db != nil {
		err = errors.Join(err, db.Close())
	}
	return db, names, err
}

// known are the governments of the program and those of the database.
func known(ctx context.Context, db *store.DB) (*registry.Registry, error) {
	if db == nil {
		return registry.Korea(), nil
	}
	imported, err := db.Governments(ctx)
	if err != nil || len(imported) == 0 {
		return registry.Korea(), err
	}
	return registry.Korea().With(imported)
}

// mapping finds what the table means without being told: the mapping kept for such a table, else the proposal.
func (c *importCommand) mapping(ctx context.Context, p *program, t *tables.File, db *store.DB, names *registry.Registry) (string, error) {
	kept, doubt, err := keptMapping(ctx, t, db)
	if err != nil {
		return "", err
	}
	if kept != "" {
		p.say("the mapping that was kept for such a table is used")
		return kept, nil
	}
	proposal, err := ingest.Propose(ctx, t, tables.Options{}, names)
	if err != nil {
		return "", err
	}
	var doubts []string
	for _, d := range proposal.Doubts {
		doubts = append(doubts, d.String())
	}
	if doubts = append(doubts, doubt...); len(doubts) > 0 {
		return "", bonbogi.Errorf(bonbogi.Refused, "import_unsure",
			"it is not sure what the table means: %s. Run `bonbogi import --propose %s > mapping.yaml`, correct what it says, and give it with --map mapping.yaml",
			strings.Join(doubts, "; "), quoted(c.File))
	}
	return proposal.Text, nil
}

// quoted is a file name as one word of a command line.
func quoted(file string) string {
	if strings.ContainsFunc(file, func(c rune) bool {
		return c < 0x80 && !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("-_./\\:", c)
	}) {
		return "'" + strings.ReplaceAll(file, "'", `'\''`) + "'"
	}
	return file
}

// keptMapping is the one by which a table with such a header was imported before. One that names the period of all
// values is right for one table only, and so is none for another.
func keptMapping(ctx context.Context, t *tables.File, db *store.DB) (kept string, doubt []string, err error) {
	if db == nil {
		return "", nil, nil
	}
	shape, err := ingest.Shape(ctx, t, &ingest.Mapping{})
	if err != nil {
		return "", nil, err
	}
	if kept, err = db.MappingFor(ctx, shape); err != nil || kept == "" {
		return "", nil, err
	}
	m, err := ingest.ParseMapping([]byte(kept))
	if err != nil {
		return "", nil, fmt.Errorf("the mapping kept for such a table: %w", err)
	}
	if m.Period.Fixed != "" {
		return "", []string{fmt.Sprintf("the mapping that was kept for such a table says that all values are of %s, which is right for one table only", m.Period.Fixed)}, nil
	}
	if m.Table.Sheet != "" && !slices.Contains(t.Sheets, m.Table.Sheet) {
		kept, err = m.OnFirstSheet(t)
	}
	return kept, nil, err
}
