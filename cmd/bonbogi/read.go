package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/document"
	"github.com/bonbogi/bonbogi/internal/review"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// readCommand finds the facts in a press release, or in each of many.
type readCommand struct {
	File      string `arg:"" optional:"" help:"The press release: .txt, .html, .hwpx or .docx; - for standard input."`
	Published day    `placeholder:"DATE" help:"When it was published; days in the text are counted from it. A timestamp means the day in Seoul."`
	Title     string `help:"Its headline, if that is not in the file."`
	Publisher string `help:"Who published it."`
	URL       string `help:"Where it stands on the web."`
	Format    string `enum:"text,json" default:"text" placeholder:"text|json" help:"text for people, or json."`
	Save      bool   `help:"Put the facts into the review queue of the database."`
	Accept    bool   `help:"With --save: store them as facts at once."`
	Batch     string `placeholder:"IN.jsonl" help:"Read many: one object a line with id, title, published_at and text; - for standard input."`
	person
}

// Validate refuses what cannot be meant together.
func (c *readCommand) Validate() error {
	switch {
	case c.File == "" && c.Batch == "":
		return errors.New("read what? Give a file, - for standard input, or --batch IN.jsonl")
	case c.File != "" && c.Batch != "":
		return errors.New("give a file or --batch, not both")
	case c.Batch != "" && (c.Title != "" || c.Publisher != "" || c.URL != "" || !c.Published.IsZero()):
		return errors.New("--published, --title, --publisher and --url are about one article; with --batch every line has its own published_at, title, publisher and url")
	case c.Accept && !c.Save:
		return errors.New("--accept goes with --save")
	}
	return nil
}

func (c *readCommand) Run(ctx context.Context, p *program) error {
	names, err := p.registry(ctx)
	if err != nil {
		return err
	}
	reader := article.NewReader(names)
	if c.Batch != "" {
		read := func(to taker) error { return p.readBatch(ctx, reader, c.Batch, to) }
		if c.Save {
			return c.saveBatch(ctx, p, names, read)
		}
		return read(printer{p.out})
	}
	in, err := c.input(ctx, p)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	found, err := reader.Read(ctx, in)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	if c.Save {
		if err := c.save(ctx, p, names, in, found); err != nil {
			return err
		}
	}
	if c.Format == "json" {
		return p.printJSON(newReadingJSON(found))
	}
	return printReading(p.out, in, found)
}

// input is the article in the file, with what the flags say about it.
func (c *readCommand) input(ctx context.Context, p *program) (article.Input, error) {
	data, err := p.readFile(ctx, c.File)
	if err != nil {
		return article.Input{}, err
	}
	name := c.File
	if name == "-" {
		name = ""
	}
	text, err := document.Read(filepath.Base(name), data)
	if err != nil {
		return article.Input{}, err
	}
	return article.Input{
		Title: cmp.Or(c.Title, text.Title), Text: text.Body, Publisher: cmp.Or(c.Publisher, text.Publisher), URL: cmp.Or(c.URL, text.URL),
		Published: cmp.Or(c.Published.Date, text.Published), Now: bonbogi.DateOf(p.Now().In(seoul)),
	}, nil
}

// largest is the size of a file that is looked into at all. The text in it has a smaller limit.
const largest = 64 << 20

// readFile reads the whole file, or standard input for "-".
func (m *Main) readFile(ctx context.Context, name string) ([]byte, error) {
	from := m.Stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, pathless(err)
		}
		defer f.Close()
		from = f
	}
	data, err := io.ReadAll(io.LimitReader(interruptible{ctx, from}, largest+1))
	if err != nil {
		return nil, pathless(err)
	}
	if len(data) > largest {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "too_long", "is larger than %d MB; a text may have 10 MB: give one article at a time", largest>>20)
	}
	return data, nil
}

// pathless leaves out what the caller says again: open NAME.
func pathless(err error) error {
	if e, ok := errors.AsType[*os.PathError](err); ok {
		return e.Err
	}
	return err
}

// save puts what was found into the review queue, and accepts it if that is asked for.
func (c *readCommand) save(ctx context.Context, p *program, names *registry.Registry, in article.Input, found article.Reading) error {
	db, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	change := store.Change{Who: c.name(p.Getenv), Why: "bonbogi read"}
	reading, err := review.Reading(db.NewID(bonbogi.KindSource), in, found)
	if err != nil {
		return err
	}
	done, err := db.AddReadings(ctx, change, review.Likeness(), reading)
	if err != nil {
		return err
	}
	id, added := done[0].Source, done[0].New
	if !c.Accept {
		p.say(fmt.Sprintf("%d facts proposed for review", added), "source", id, "database", db.Location(), "review", "bonbogi serve, then /read/"+id)
		return nil
	}
	proposals, err := db.Proposals(ctx, id)
	if err != nil {
		return err
	}
	accepted, left, err := review.AcceptMany(ctx, db, names, change, proposals)
	if err != nil {
		return err
	}
	for _, why := range left {
		p.say(fmt.Sprintf("left for review: %v", why))
	}
	p.say(fmt.Sprintf("%d facts stored", accepted), "source", id, "database", db.Location())
	return nil
}
