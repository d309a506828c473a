package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/finder"
	"github.com/bonbogi/bonbogi/internal/search"
	"github.com/bonbogi/bonbogi/registry"
)

// searchCommand finds records by their words.
type searchCommand struct {
	Query      []string `arg:"" optional:"" help:"Words, \"a phrase in quotes\", -words that must not occur, or initial consonants: ㅇㅇㅅ."`
	Kind       []string `placeholder:"KIND,…" enum:"government,practice,award,visit,adoption,selection,indicator,source" help:"Only records of these kinds: ${enum}."`
	Government string   `placeholder:"NAME" help:"Only what is about this government: a name, code or ID."`
	Topic      string   `placeholder:"TOPIC" help:"Only what has this topic."`
	Year       int      `placeholder:"YEAR" help:"Only what is of this year."`
	Limit      int      `short:"n" default:"20" placeholder:"N" help:"How many are printed, at most 1000."`
	AsTyped    bool     `help:"Search for what was typed, also where another word is likely meant."`
	Rebuild    bool     `help:"Make the search index anew first. It holds nothing that the database does not."`
	Format     string   `enum:"text,json" default:"text" placeholder:"text|json" help:"text: a line a record with tabs between the columns; json: one object."`
}

// Validate refuses what asks for nothing.
func (c *searchCommand) Validate(*kong.Context) error {
	switch {
	case len(c.Query) == 0 && !c.Rebuild:
		return errors.New("say what to search for, or --rebuild")
	case c.Limit < 1 || c.Limit > 1000:
		return fmt.Errorf("--limit %d: a number from 1 to 1000", c.Limit)
	}
	return nil
}

func (c *searchCommand) Run(ctx context.Context, p *program) error {
	db, err := p.mustExist(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	database, err := p.database()
	if err != nil {
		return err
	}
	f, err := p.openFinder(db, database)
	if err != nil {
		return err
	}
	defer func() { f.Close() }()
	if err := c.prepare(ctx, p, f); err != nil {
		if ctx.Err() != nil || c.Rebuild {
			return err
		}
		if !f.Filling() {
			p.warn("the search index cannot be brought up to date, what was stored lately may be missing: " + err.Error())
		} else { // it never had everything: better slow than wrong
			p.log.Warn("the search index is kept in memory, because it cannot be stored", "error", err)
			f.Close()
			if f, err = finder.Open(finder.Options{Store: db, Log: p.log}); err != nil {
				return err
			}
			if err := f.Refresh(ctx); err != nil {
				return err
			}
		}
	}
	if len(c.Query) == 0 {
		return nil
	}
	if f.Filling() {
		p.say("another process is still filling the search index: records are missing")
	}
	q := search.Query{Text: strings.Join(c.Query, " "), Kinds: c.Kind, Limit: c.Limit, YearFrom: c.Year, YearTo: c.Year, AsTyped: c.AsTyped}
	if c.Topic != "" {
		q.Topics = []string{c.Topic}
	}
	names, err := withImported(ctx, db)
	if err != nil {
		return err
	}
	if c.Government != "" {
		if q.Governments, err = oneGovernment(names, c.Government); err != nil {
			return err
		}
	}
	found, err := f.Search(ctx, q)
	if err != nil {
		return err
	}
	for _, fix := range found.Corrections {
		p.say(fmt.Sprintf("searched for %s instead of %s; --as-typed searches for what was typed", fix.To, fix.From))
	}
	if c.Format == "json" {
		return p.printJSON(newSearchJSON(q.Text, found))
	}
	for _, h := range found.Hits {
		kind, id := finder.Record(h.ID)
		if _, err := fmt.Fprintln(p.out, strings.Join([]string{string(kind), id, plainText(h.Title), year(h.Year), governmentNames(names, h.Governments)}, "\t")); err != nil {
			return err
		}
	}
	return nil
}

// prepare brings the index up to date, or makes it anew.
func (c *searchCommand) prepare(ctx context.Context, p *program, f *finder.Finder) error {
	switch {
	case f.ReadOnly() && c.Rebuild:
		if err := f.RequestRebuild(); err != nil {
			return err
		}
		p.say("the process that serves this database makes the search index anew")
		return nil
	case c.Rebuild:
		if err := f.Rebuild(ctx); err != nil {
			return err
		}
		p.say("search index made anew", "records", f.Len())
		return nil
	}
	return f.Refresh(ctx)
}

func oneGovernment(names *registry.Registry, name string) ([]string, error) {
	found := names.Resolve(name, bonbogi.Date{})
	switch len(found.Matches) {
	case 1:
		return []string{found.Matches[0].Government.ID}, nil
	case 0:
		return nil, notFound(names, name, found.Near, bonbogi.Date{})
	}
	return nil, bonbogi.Errorf(bonbogi.Invalid, "ambiguous", "--government %s is ambiguous: %d governments are called that; give the full name or the ID", name, len(found.Matches))
}

func year(y int) string {
	if y == 0 {
		return ""
	}
	return fmt.Sprint(y)
}

func governmentNames(names *registry.Registry, ids []string) string {
	out := slices.Clone(ids)
	for i, id := range ids {
		if full := names.FullName(id, bonbogi.Date{}); full != "" {
			out[i] = full
		}
	}
	return strings.Join(out, ", ")
}

func plainText(parts []search.Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
	}
	return b.String()
}

// searchJSON is what `search --format json` prints.
type searchJSON struct {
	Query     string    `json:"query"`
	Searched  string    `json:"searched,omitempty"` // instead of the query
	Total     int       `json:"total"`
	Estimated bool      `json:"estimated"`
	Hits      []hitJSON `json:"hits"`
}

type hitJSON struct {
	Kind        bonbogi.Kind `json:"kind"`
	ID          string       `json:"id"`
	Title       string       `json:"title"`
	Snippet     string       `json:"snippet,omitempty"`
	Governments []string     `json:"governments,omitempty"`
	Year        int          `json:"year,omitempty"`
	Score       float64      `json:"score"`
}

func newSearchJSON(query string, r search.Result) searchJSON {
	out := searchJSON{Query: query, Searched: r.Searched, Total: r.Total, Estimated: r.Estimated, Hits: []hitJSON{}}
	for _, h := range r.Hits {
		kind, id := finder.Record(h.ID)
		out.Hits = append(out.Hits, hitJSON{kind, id, plainText(h.Title), plainText(h.Snippet), h.Governments, h.Year, h.Score})
	}
	return out
}
