package service

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// readReply reads a reply that is held in memory, without a byte-order mark.
func readReply(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read the page: %w", err)
	}
	return bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")), nil
}

// parseJSON reads a JSON reply, and says what came instead of one.
func parseJSON(b []byte, into any) error {
	err := json.Unmarshal(b, into)
	if err == nil && !utf8.Valid(b) { // which it reads as other signs
		err = errNoText
	}
	if err != nil {
		return notJSON(b, err)
	}
	return nil
}

var errNoText = errors.New("no text in UTF-8")

// notJSON says what is wrong with a reply that should be JSON.
func notJSON(b []byte, err error) error {
	syntax, broken := errors.AsType[*json.SyntaxError](err)
	switch {
	case len(bytes.TrimSpace(b)) == 0:
		return passing{badReply("the reply is empty; try again later")}
	case isMarkup(string(b[:min(len(b), 64)])):
		return webPage(b)
	case broken && syntax.Offset >= int64(len(b)):
		return passing{badReply("the reply breaks off after %d bytes; try again later", len(b))}
	case !utf8.Valid(b):
		return badReply("the reply is no text in UTF-8; check --url")
	}
	return badReply("the reply is not in the form that the service documents (%v): %q; check --url", err, excerpt(b))
}

// getJSON gets a page that is read as a whole.
func getJSON[T any](ctx context.Context, pages *Pages, r Request, parse func([]byte) (T, error)) (reply T, err error) {
	f, err := pages.Get(ctx, r, func(page io.Reader) error {
		b, err := readReply(page)
		if err == nil {
			_, err = parse(b)
		}
		return err
	})
	if err != nil {
		return reply, err
	}
	defer f.Close()
	b, err := readReply(f)
	if err != nil {
		return reply, err
	}
	return parse(b)
}

// stoppedHalfWay is the refusal of pages that end before all has come.
func stoppedHalfWay(service string, received, total int64) error {
	return unfit{badReply("%s: the pages end after %d of %d items; its data may have changed meanwhile: try again", service, received, total)}
}

// samePage is the refusal of a page that came before: who counts its items would take them for others.
func samePage(service string, page int) error {
	return unfit{badReply("%s: page %d has the same items as the page before it; the service does not turn its pages: ask for all at once, or for less", service, page)}
}

// webPage is the refusal of markup where data should be.
func webPage(b []byte) error {
	return passing{badReply("the service sent a web page in place of data (%q); it may have a rest, or something stands between: look at the address in a browser, and try again later",
		excerpt(b))}
}
