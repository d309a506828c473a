package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// govCommand is about governments: without a further word it looks them up.
type govCommand struct {
	Find   govFind   `cmd:"" default:"withargs" help:"Say which government is meant; the word find may be left out."`
	Import govImport `cmd:"" help:"Load the governments of another country."`
}

// Help shows the short way first.
func (govCommand) Help() string {
	return "bonbogi gov 안양 says which government that is; `bonbogi help gov find` explains the flags."
}

// govFind says which government people mean by what they write.
type govFind struct {
	Query  []string `arg:"" help:"A name or a code: 안양, 경기도 안양시, Anyang-si, 41170."`
	On     day      `placeholder:"DATE" help:"As things were on that day (2021-07-28). Without it: today's names first, then those of the past."`
	Format string   `enum:"text,json" default:"text" placeholder:"text|json" help:"text: a line a government with tabs between the columns; json: an array."`
}

func (c *govFind) Run(ctx context.Context, p *program) error {
	names, err := p.registry(ctx)
	if err != nil {
		return err
	}
	query := strings.Join(c.Query, " ")
	found := names.Resolve(query, c.On.Date)
	rows := make([]govRow, len(found.Matches))
	for i, m := range found.Matches {
		rows[i] = newGovRow(names, m, c.On.Date)
	}
	if c.Format == "json" {
		if err := p.printJSON(rows); err != nil {
			return err
		}
	} else {
		for _, r := range rows {
			if _, err := fmt.Fprintln(p.out, r.line()); err != nil {
				return err
			}
		}
	}
	switch {
	case len(rows) == 1:
		return nil
	case len(rows) > 1:
		return bonbogi.Errorf(bonbogi.Invalid, "ambiguous", "%q is ambiguous: %d governments are called that; %s", query, len(rows), clearer(rows))
	}
	return notFound(names, query, found.Near, c.On.Date)
}

func notFound(names *registry.Registry, query string, near []registry.Match, on bonbogi.Date) error {
	message := fmt.Sprintf("no government is called %q", query)
	if !on.IsZero() {
		message += " on " + on.String()
	}
	for i, m := range near {
		if i == 0 {
			message += "; near are: "
		} else {
			message += ", "
		}
		message += nearName(names, m, on.First())
	}
	return bonbogi.Errorf(bonbogi.NotFound, "no_government", "%s", message)
}

// nearName is the full name of a near match; one of another time says so.
func nearName(names *registry.Registry, m registry.Match, on bonbogi.Date) string {
	f, full := m.Form, names.FullNameOf(m)
	switch {
	case !on.IsZero() && f.HoldsOn(on):
		return names.FullName(m.Government.ID, on)
	case f.To.IsZero() && on.IsZero():
		return full
	case f.To.IsZero():
		return fmt.Sprintf("%s is from %s", full, f.From)
	case !on.IsZero() && on.Compare(f.From) < 0:
		return fmt.Sprintf("%s was from %s until %s", full, f.From, f.To)
	}
	return fmt.Sprintf("%s was until %s", full, f.To)
}

// clearer says how to ask for one of several: with the parent before it, or, where one of them has no
// parent to name, with the full name or the code of each.
func clearer(rows []govRow) string {
	each := make([]string, len(rows))
	named := map[string]bool{}
	for i, r := range rows {
		each[i] = fmt.Sprintf("%s (%s)", r.FullName, cmp.Or(r.Code, r.ID))
		if r.FullName != r.Name {
			named[r.FullName] = true
		}
	}
	if len(named) == len(rows) {
		return fmt.Sprintf("write the parent before it, as in %q", rows[0].FullName)
	}
	return "write the full name or the code of the one that is meant: " + strings.Join(each, ", ")
}

// govRow is a government as it is printed.
type govRow struct {
	ID           string        `json:"id"`
	Code         string        `json:"code"`
	Name         string        `json:"name"`
	FullName     string        `json:"full_name"`
	NameEn       string        `json:"name_en"`
	ValidFrom    bonbogi.Date  `json:"valid_from"`
	ValidTo      bonbogi.Date  `json:"valid_to"`
	Level        bonbogi.Level `json:"level"`
	Predecessors []govLink     `json:"predecessors"`
	Successors   []govLink     `json:"successors"`
}

type govLink struct {
	ID   string            `json:"id"`
	Name string            `json:"name"`
	Kind registry.LinkKind `json:"kind"`
	On   bonbogi.Date      `json:"on"` // the day of the change
}

func newGovRow(names *registry.Registry, m registry.Match, on bonbogi.Date) govRow {
	id, f := m.Government.ID, m.Form
	full := names.FullNameOf(m)
	if !on.IsZero() {
		full = names.FullName(id, on)
	}
	return govRow{
		id, f.Code, f.Name, full, f.NameEn, f.From, f.To, m.Government.Level,
		links(names.PredecessorsOf(m)), links(names.SuccessorsOf(m)),
	}
}

func links(from []registry.Link) []govLink {
	to := make([]govLink, len(from))
	for i, l := range from {
		to[i] = govLink{l.Government.ID, l.Form.Name, l.Kind, l.On}
	}
	return to
}

// line is the row with tabs between the columns.
func (r govRow) line() string {
	columns := []string{r.ID, r.Code, r.Name, r.FullName, r.NameEn, r.ValidFrom.String(), r.ValidTo.String()}
	return strings.Join(columns, "\t")
}

// registry is the bundled one with what was imported into the database, if there is a database. To look
// something up nobody needs a home folder, or the right to write.
func (p *program) registry(ctx context.Context) (*registry.Registry, error) {
	db, found, err := p.openExisting(ctx)
	refusal, refused := errors.AsType[*bonbogi.Error](err)
	switch {
	case refused && refusal.Rule == noHome:
		return registry.Korea(), nil
	case refused && (refusal.Rule == "cannot_open" || refusal.Rule == "read_only") && p.readable():
		p.warn("only the bundled governments are known, not those that were imported: " + refusal.Message)
		return registry.Korea(), nil
	case err != nil || !found:
		return registry.Korea(), err
	}
	defer db.Close()
	return withImported(ctx, db)
}

// withImported is the bundled registry with what was imported into a database.
func withImported(ctx context.Context, db *store.DB) (*registry.Registry, error) {
	imported, err := db.Governments(ctx)
	if err != nil || len(imported) == 0 {
		return registry.Korea(), err
	}
	return registry.Korea().With(imported)
}

// printJSON writes one value, indented for people.
func (p *program) printJSON(v any) error {
	e := json.NewEncoder(p.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
