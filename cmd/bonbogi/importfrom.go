package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/internal/ingest/service"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// serviceFlags say what to ask a statistical service for.
type serviceFlags struct {
	From         string            `enum:",kolada,kosis,datagokr,sdmx,datapackage" default:"" placeholder:"SERVICE" help:"Ask a statistical service in place of a table: kolada, kosis, datagokr, sdmx or datapackage; see docs/services.md."`
	URL          string            `name:"url" help:"With --from: the address of the service or of the data, where it is not the usual one."`
	Indicator    []string          `placeholder:"ID" help:"With --from: what is wanted, as the service calls it."`
	Government   []string          `placeholder:"CODE" help:"With --from: of whom, as the service calls them."`
	Period       string            `placeholder:"PERIOD" help:"With --from: of when: 2024, 2020..2024, 2024-01..2024-06 or last:3."`
	Field        map[string]string `placeholder:"ROLE=FIELD" help:"With --from datagokr, sdmx or datapackage: which field is the government, the name, the period, …"`
	Scheme       string            `placeholder:"SCHEME" help:"With --from: whose codes the governments have, such as kr-bjd or kr-sgis."`
	KosisKey     string            `placeholder:"KEY" help:"The key for KOSIS; better in the environment."`
	DatagokrKey  string            `placeholder:"KEY" help:"The key for data.go.kr; better in the environment."`
	Resume       string            `placeholder:"DIR" help:"With --from: keep pages here until they are stored. Without it: in the user's cache."`
	AllowPrivate bool              `help:"With --from: also ask addresses in a private network, and use its proxy."`
}

// query is what the flags ask for. file is a table or folder on this machine, in place of an address.
func (f *serviceFlags) query(file string) (service.Query, error) {
	periods, err := service.ParsePeriods(f.Period)
	if err != nil {
		return service.Query{}, err
	}
	key := map[string]string{"kosis": f.KosisKey, "datagokr": f.DatagokrKey}[f.From]
	return service.Query{Service: f.From, URL: f.URL, File: file, Indicators: f.Indicator, Governments: f.Government, Periods: periods,
		Fields: f.Field, Scheme: f.Scheme, Key: key}, nil
}

// fetch gets all that is wanted of the service. What came before something broke stays, and the person is told where.
func (f *serviceFlags) fetch(ctx context.Context, p *program, names *registry.Registry, q service.Query) (*service.Reading, error) {
	caches, err := os.UserCacheDir()
	if err != nil && f.Resume == "" {
		return nil, fmt.Errorf("there is no folder for caches (%w); name one with --resume", err)
	}
	bar := p.serviceBar()
	r, err := service.Open(ctx, q, service.Options{AllowPrivate: f.AllowPrivate, Now: p.Now, Sleep: sleep, Random: rand.Float64, Agent: "bonbogi",
		Progress: bar, Folder: f.Resume, Caches: filepath.Join(caches, "bonbogi", "services"), Registry: names})
	bar.end()
	if err != nil {
		if r != nil && r.Kept() {
			p.say("what has come is kept; the same command goes on from there", "folder", r.Dir())
		}
		return nil, err
	}
	if since := r.Since(); !since.IsZero() {
		p.say("what came since "+since.Local().Format(time.DateTime)+" is used; delete the folder to ask for it anew", "folder", r.Dir())
	}
	for _, of := range slices.Sorted(maps.Keys(r.LeftOut)) {
		p.say(fmt.Sprintf("left out: %s (%d)", of, r.LeftOut[of]))
	}
	if len(r.Without) > 0 {
		p.warn(fmt.Sprintf("%s has no values of %s", f.From, strings.Join(r.Without, ", ")))
	}
	return r, nil
}

// sourceOf says of the entries what a mapping file says of a table: where they come from.
func (f *serviceFlags) sourceOf(r *service.Reading) *ingest.Mapping {
	return &ingest.Mapping{
		Government: ingest.GovernmentMapping{Scheme: f.Scheme},
		Source:     ingest.SourceMapping{Publisher: r.Publisher, Title: r.Title, URL: r.URL, Licence: r.Licence},
	}
}

// command is how the same is asked for again; the key is not in it.
func (f *serviceFlags) command(file string, q service.Query) string {
	words := []string{"bonbogi import --from", f.From}
	add := func(flag, value string) {
		if value != "" {
			words = append(words, flag, value)
		}
	}
	add("--url", q.Public().URL)
	add("--indicator", strings.Join(f.Indicator, ","))
	add("--government", strings.Join(f.Government, ","))
	add("--period", f.Period)
	for _, role := range slices.Sorted(maps.Keys(f.Field)) {
		add("--field", role+"="+f.Field[role])
	}
	add("--scheme", f.Scheme)
	return strings.TrimSpace(strings.Join(append(words, file), " "))
}

// sleep waits, or returns what ended ctx.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// validate refuses what cannot be meant together with --from, or without it.
func (f *serviceFlags) validate(c *importCommand) error {
	switch {
	case f.From == "" && c.File == "":
		return errors.New("give a table, a service with --from, or definitions with --definitions")
	case f.From == "" && (f.URL != "" || f.Indicator != nil || f.Government != nil || f.Period != "" || f.Field != nil || f.Scheme != ""):
		return errors.New("--url, --indicator, --government, --period, --field and --scheme go with --from")
	case f.From != "" && (c.Map != "" || c.Propose):
		return errors.New("--map and --propose are for tables; with --from a service says what its values mean")
	case c.File != "" && f.From != "" && f.From != "sdmx" && f.From != "datapackage":
		return fmt.Errorf("--from %s asks the network; it takes no file", f.From)
	case c.File != "" && f.URL != "":
		return errors.New("give a file or --url, not both")
	}
	_, err := service.ParsePeriods(f.Period)
	return err
}

// bringFrom imports what a service has.
func (c *importCommand) bringFrom(ctx context.Context, p *program) error {
	q, err := c.query(c.File)
	if err != nil {
		return err
	}
	reading, err := c.fetch(ctx, p, registry.Korea(), q)
	if err != nil {
		return err
	}
	db, names, err := c.open(ctx, p)
	if err != nil {
		return err
	}
	if db != nil {
		defer db.Close()
	}
	job := ingest.Job{
		Entries: reading.Entries(ctx), Mapping: c.sourceOf(reading), Definitions: reading.Indicators, Governments: names, Store: db,
		Change: store.Change{Who: c.name(p.Getenv), Why: c.command(c.File, q)}, DryRun: c.DryRun, Partial: c.Partial,
	}
	if db == nil {
		job.Store = ingest.NoStore{}
	}
	if err := c.run(ctx, p, job); err != nil {
		return fmt.Errorf("%s: %w", c.From, err)
	}
	if c.DryRun {
		return nil // the import that follows need not ask again
	}
	return reading.Forget()
}
