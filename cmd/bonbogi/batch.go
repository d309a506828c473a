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
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/schollz/progressbar/v3"
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
	ID    json.RawMessage `json:"id"`
	Facts []article.Fact  `json:"facts"`
}

type batchError struct {
	ID    json.RawMessage `json:"id"`
	Error string          `json:"error"`
}

// readBatch answers every line of the file with a line, in the same order. Lines are read by as many
// goroutines as there are processors; no more lines than that are under way, so memory stays bounded.
func (p *program) readBatch(ctx context.Context, reader *article.Reader, name string) error {
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
	answers := make(chan chan []byte, runtime.GOMAXPROCS(0)-1)
	group.Go(func() error {
		defer close(answers)
		return b.hand(ctx, io.TeeReader(interruptible{ctx, from}, p.progress(size)), answers)
	})
	group.Go(func() error {
		for answer := range answers {
			if _, err := p.out.Write(<-answer); err != nil {
				return err
			}
			if len(answers) > 0 {
				continue
			}
			if err := p.out.Flush(); err != nil { // somebody may wait for this answer
				return err
			}
		}
		return nil
	})
	if err := group.Wait(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// progress shows how far the reading has come, if somebody looks at a terminal.
func (p *program) progress(size int64) io.Writer {
	if !p.watched() {
		return io.Discard
	}
	return progressbar.NewOptions64(size, progressbar.OptionSetWriter(p.Stderr), progressbar.OptionShowBytes(true),
		progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100_000_000))
}

// batch reads the articles of many lines.
type batch struct {
	reader *article.Reader
	today  bonbogi.Date
}

// hand gives every line to a goroutine and puts the place of its answer in line.
func (b batch) hand(ctx context.Context, from io.Reader, answers chan<- chan []byte) error {
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
		answer := make(chan []byte, 1)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case answers <- answer:
		}
		go func() { answer <- b.answer(ctx, number, line, tooLong) }()
	}
}

// answer is the line that answers a line.
func (b batch) answer(ctx context.Context, number int, line []byte, tooLong bool) []byte {
	in := batchIn{ID: json.RawMessage("null")}
	found, err := b.read(ctx, line, tooLong, &in)
	if id, ok := idOf(line); err != nil && ok {
		in.ID = id
	}
	var out any = batchOut{in.ID, append([]article.Fact{}, found.Facts...)}
	if err != nil {
		out = batchError{in.ID, fmt.Sprintf("line %d: %v", number, err)}
	}
	answer, err := json.Marshal(out)
	if err != nil { // an id that is half a line of JSON never gets here
		answer, _ = json.Marshal(batchError{json.RawMessage("null"), fmt.Sprintf("line %d: %v", number, err)})
	}
	return append(answer, '\n')
}

func (b batch) read(ctx context.Context, line []byte, tooLong bool, in *batchIn) (article.Reading, error) {
	switch {
	case tooLong:
		return article.Reading{}, errors.New("is too long; a text may have 10 MB")
	case !utf8.Valid(line):
		return article.Reading{}, errors.New("is not valid UTF-8")
	}
	if err := json.Unmarshal(line, in); err != nil {
		return article.Reading{}, fmt.Errorf("is no article: %w", err)
	}
	published, err := parseDay(in.PublishedAt)
	if err != nil {
		return article.Reading{}, fmt.Errorf("published_at: %w", err)
	}
	return b.reader.Read(ctx, article.Input{Title: in.Title, Text: in.Text, Publisher: in.Publisher, URL: in.URL, Published: published, Now: b.today})
}
