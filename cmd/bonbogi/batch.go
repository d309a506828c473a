package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"time"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/store"
	"golang.org/x/sync/errgroup"
)

// longestLine has room for the longest text with every byte of it written as an escape.
const longestLine = 6*article.Limit + 1<<20

// batchIn is a line of the input.
type batchIn struct {
	ID          json.RawMessage `json:"id"`
	Title       string          `json:"title"`
	Publisher   string          `json:"publisher"`
	URL         string          `json:"url"`
	PublishedAt string          `json:"published_at"`
	Text        string          `json:"text"`
}

// batchOut is a line of the output.
type batchOut struct {
	ID       json.RawMessage `json:"id"`
	Facts    []article.Fact  `json:"facts"`
	Source   string          `json:"source,omitempty"`   // with --save: the source in the database
	Proposed *int            `json:"proposed,omitempty"` // with --save: how many of the facts are new in the queue
}

type batchError struct {
	ID    json.RawMessage `json:"id"`
	Error string          `json:"error"`
}

// answer is what a line is answered with.
type answer struct {
	number int
	id     json.RawMessage
	in     article.Input
	found  article.Reading
	err    error // what is wrong with the article
}

// line writes the answer; saved is nil where nothing is saved.
func (a answer) line(saved *store.Added) []byte {
	var out any
	switch {
	case a.err != nil:
		out = batchError{a.id, fmt.Sprintf("line %d: %v", a.number, a.err)}
	case saved != nil:
		out = batchOut{a.id, append([]article.Fact{}, a.found.Facts...), saved.Source, &saved.New}
	default:
		out = batchOut{ID: a.id, Facts: append([]article.Fact{}, a.found.Facts...)}
	}
	line, err := json.Marshal(out)
	if err != nil { // an id that is half a line of JSON never gets here
		line, _ = json.Marshal(batchError{json.RawMessage("null"), fmt.Sprintf("line %d: %v", a.number, err)})
	}
	return append(line, '\n')
}

// taker does something with the answers, which come in the order of the lines.
type taker interface {
	take(ctx context.Context, a answer) error
	flush(ctx context.Context) error // no other answer is ready, or this was the last: somebody may wait for those before
	patience() time.Duration         // how long another answer may take before flush is called
}

// readBatch answers every line of the file with a line, in the same order. Lines are read by as many
// goroutines as there are processors; no more lines than that are under way, so memory stays bounded.
func (p *program) readBatch(ctx context.Context, reader *article.Reader, name string, to taker) error {
	group, ctx := errgroup.WithContext(ctx)
	from, size := p.Stdin, int64(-1)
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, pathless(err))
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			size = info.Size()
		}
		from = f
	}
	b := batch{reader: reader, today: bonbogi.DateOf(p.Now().In(seoul))}
	answers := make(chan chan answer, runtime.GOMAXPROCS(0)-1)
	bar := p.serviceBar()
	bar.Begin(size, true)
	defer bar.end()
	group.Go(func() error {
		defer close(answers)
		return b.hand(ctx, io.TeeReader(interruptible{ctx, from}, counter(bar.Done)), answers)
	})
	group.Go(func() error {
		return takeAll(ctx, answers, to)
	})
	if err := group.Wait(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// takeAll hands the answers on in their order.
func takeAll(ctx context.Context, answers <-chan chan answer, to taker) error {
	for idle := false; ; {
		var quiet <-chan time.Time
		if len(answers) == 0 && !idle {
			quiet = time.After(to.patience())
		}
		select {
		case a, more := <-answers:
			if !more && ctx.Err() == nil {
				return to.flush(ctx)
			}
			if ctx.Err() != nil { // what is not read to its end is not answered
				return ctx.Err()
			}
			if err := to.take(ctx, <-a); err != nil {
				return err
			}
			idle = false
		case <-quiet:
			if err := to.flush(ctx); err != nil {
				return err
			}
			idle = true
		}
	}
}

// counter tells how many bytes went by.
type counter func(int64)

func (c counter) Write(b []byte) (int, error) {
	c(int64(len(b)))
	return len(b), nil
}

// printer writes each answer on standard output.
type printer struct{ out *bufio.Writer }

func (p printer) take(_ context.Context, a answer) error {
	_, err := p.out.Write(a.line(nil))
	return err
}

func (p printer) flush(context.Context) error { return p.out.Flush() }

func (p printer) patience() time.Duration { return 0 }

// batch reads the articles of many lines.
type batch struct {
	reader *article.Reader
	today  bonbogi.Date
}

// hand gives every line to a goroutine and puts the place of its answer in line.
func (b batch) hand(ctx context.Context, from io.Reader, answers chan<- chan answer) error {
	input := lines{bufio.NewReaderSize(from, 64<<10), longestLine}
	for number := 1; ; number++ {
		line, tooLong, err := input.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if number == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if len(bytes.TrimSpace(line)) == 0 && !tooLong {
			continue
		}
		to := make(chan answer, 1)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case answers <- to:
		}
		go func() { to <- b.answer(ctx, number, line, tooLong) }()
	}
}

// answer reads the article of a line.
func (b batch) answer(ctx context.Context, number int, line []byte, tooLong bool) answer {
	in := batchIn{ID: json.RawMessage("null")}
	a := answer{number: number}
	a.in, a.err = b.input(line, tooLong, &in)
	if a.err == nil {
		a.found, a.err = b.reader.Read(ctx, a.in)
	}
	a.id = in.ID
	if id, ok := idOf(line); a.err != nil && ok {
		a.id = id
	}
	return a
}

// input is the article that the line holds.
func (b batch) input(line []byte, tooLong bool, in *batchIn) (article.Input, error) {
	switch {
	case tooLong:
		return article.Input{}, errors.New("is too long; a text may have 10 MB")
	case !utf8.Valid(line):
		return article.Input{}, errors.New("is not valid UTF-8")
	}
	if err := json.Unmarshal(line, in); err != nil {
		return article.Input{}, fmt.Errorf("is no article: %w", err)
	}
	published, err := parseDay(in.PublishedAt)
	if err != nil {
		return article.Input{}, fmt.Errorf("published_at: %w", err)
	}
	return article.Input{Title: in.Title, Text: in.Text, Publisher: in.Publisher, URL: in.URL, Published: published, Now: b.today}, nil
}
