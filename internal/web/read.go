package web

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/document"
	"github.com/bonbogi/bonbogi/internal/review"
	"github.com/bonbogi/bonbogi/internal/store"
)

// readView is the form into which a press release is pasted or uploaded.
type readView struct {
	Text, Title, Publisher, Published, URL, Who string

	Problem  string // what is wrong with the whole
	Problems map[string]string
	Token    string
	Waiting  []store.Review // sources with undecided proposals
}

func (s *Site) readForm(c *call) (answer, error) {
	return s.readPage(c, readView{Token: s.newID(), Who: c.who()}, http.StatusOK)
}

func (s *Site) readPage(c *call, v readView, status int) (answer, error) {
	waiting, err := s.Store.OpenReviews(c.Context())
	if err != nil {
		return nil, err
	}
	v.Waiting = waiting
	return &page{Template: "read", Title: c.text("menu.read"), Data: v, Status: status}, nil
}

// read takes a text in, finds the facts in it, and puts them into the queue. Nothing counts before a
// person has said yes to it.
func (s *Site) read(c *call) (answer, error) {
	v, err := s.pasted(c)
	if err == nil {
		var source string
		var added int
		if source, added, err = s.readInto(c, &v); err == nil {
			to := "/read/" + url.PathEscape(source)
			if added == 0 {
				to += "?again=yes"
			}
			return remembered{redirect(to), whoCookie, v.Who}, nil
		}
	}
	if done, twice := errors.AsType[*store.Done](err); twice && len(done.IDs) > 0 {
		return redirect("/read/" + url.PathEscape(done.IDs[0])), nil
	}
	e, ok := errors.AsType[*bonbogi.Error](err)
	if p, many := errors.AsType[bonbogi.Problems](err); many {
		e, ok = p[0], true
	}
	if !ok {
		return nil, err
	}
	v.Problems = map[string]string{}
	if e.Field != "" && e.Field != "text" {
		v.Problems[e.Field] = c.message(e)
	} else {
		v.Problem = c.message(e)
	}
	return s.readPage(c, v, http.StatusBadRequest)
}

// pasted reads the form. A file's text is put where a text would have been pasted, so that nothing is
// lost when something else is wrong.
func (s *Site) pasted(c *call) (readView, error) {
	if err := c.ParseMultipartForm(8 << 20); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
			return readView{Token: s.newID(), Who: c.who()}, bonbogi.Errorf(bonbogi.Invalid, "document_too_large", "the file is larger than 50 MB; paste the text of the press release alone")
		}
		return readView{Token: s.newID(), Who: c.who()}, bonbogi.Errorf(bonbogi.Invalid, "form", "the form could not be read: %v", err)
	}
	field := func(name string) string { return strings.TrimSpace(c.FormValue(name)) }
	v := readView{Text: strings.ReplaceAll(c.FormValue("text"), "\r\n", "\n"), Title: field("title"), Publisher: field("publisher"),
		Published: field("published"), URL: field("url"), Who: field("who"), Token: c.FormValue("token")}
	file, header, err := c.FormFile("file")
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return v, v.fromMarkup()
	}
	if err != nil {
		return v, bonbogi.Errorf(bonbogi.Invalid, "form", "the file could not be read: %v", err)
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return v, bonbogi.Errorf(bonbogi.Invalid, "form", "the file could not be read: %v", err)
	}
	if header.Filename == "" && len(data) == 0 {
		return v, v.fromMarkup()
	}
	doc, err := document.Read(header.Filename, data)
	if err != nil {
		return v, err
	}
	v.take(doc)
	return v, nil
}

// take puts a document where a text would have been pasted; what the person wrote in the fields stands.
func (v *readView) take(doc document.Text) {
	v.Text = doc.Body
	v.Title, v.Publisher, v.URL = first(v.Title, doc.Title), first(v.Publisher, doc.Publisher), first(v.URL, doc.URL)
	v.Published = first(v.Published, doc.Published.String())
}

// fromMarkup makes text of a web page whose source was pasted.
func (v *readView) fromMarkup() error {
	if !markup.MatchString(v.Text) {
		return nil
	}
	doc, err := document.Read("pasted.html", []byte(v.Text))
	if err != nil {
		return err
	}
	v.take(doc)
	return nil
}

var markup = regexp.MustCompile(`(?i)^\s*<(!doctype\s+html|html|head|body|div|main|article|section|p|table)[\s>]`)

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// readInto finds the facts of the text and puts them into the queue.
func (s *Site) readInto(c *call, v *readView) (source string, added int, err error) {
	if v.Who == "" {
		return "", 0, &bonbogi.Error{Code: bonbogi.Invalid, Field: "who", Rule: "required", Message: "must be given"}
	}
	published, err := bonbogi.ParseDate(v.Published)
	if err != nil {
		return "", 0, at("published", err)
	}
	in := article.Input{Title: v.Title, Text: v.Text, Publisher: v.Publisher, URL: v.URL, Published: published, Now: s.today()}
	found, err := s.reader(c.registry).Read(c.Context(), in)
	if err != nil {
		return "", 0, err
	}
	src := review.Source(s.Store.NewID(bonbogi.KindSource), in, found)
	if err := src.Validate(); err != nil {
		return "", 0, err
	}
	proposals, err := review.Propose(src, found.Facts)
	if err != nil {
		return "", 0, err
	}
	return s.Store.AddReading(c.Context(), store.Change{Who: v.Who, Token: v.Token}, src, proposals)
}

// at names the field of a refusal that has none.
func at(field string, err error) error {
	if e, ok := errors.AsType[*bonbogi.Error](err); ok {
		named := *e
		named.Field = field
		return &named
	}
	return err
}

// segment is a piece of a text that the same facts cover.
type segment struct {
	Text   string
	Number int    // of the fact whose mark this is; 0 for plain text
	Ref    string // ID of its proposal
	Kind   string // of that fact
	Ends   []int  // numbers of the facts that end here
}

// marked cuts a text at the places of the facts in it. Where facts overlap, the shortest shows.
func marked(text, in string, proposals []proposalView) []segment {
	type span struct{ start, end, number int }
	var spans []span
	cuts := map[int]bool{0: true, len(text): true}
	for _, p := range proposals {
		if p.In != in || p.Start < 0 || p.End > len(text) || p.Start >= p.End || p.State == string(store.Rejected) ||
			!utf8.RuneStart(text[p.Start]) {
			continue
		}
		spans = append(spans, span{p.Start, p.End, p.Number})
		cuts[p.Start], cuts[p.End] = true, true
	}
	var out []segment
	var piece bytes.Buffer
	here := segment{}
	flush := func() {
		if piece.Len() > 0 {
			here.Text = piece.String()
			out = append(out, here)
			piece.Reset()
		}
	}
	for i := range len(text) {
		if cuts[i] {
			flush()
			here = segment{}
			shortest := len(text) + 1
			for _, s := range spans {
				if s.start <= i && i < s.end && s.end-s.start < shortest {
					p := proposals[s.number-1]
					shortest, here.Number, here.Ref, here.Kind = s.end-s.start, s.number, p.ID, string(p.Kind)
				}
			}
		}
		piece.WriteByte(text[i])
	}
	flush()
	position := 0
	for i := range out {
		position += len(out[i].Text)
		for _, s := range spans {
			if s.end == position {
				out[i].Ends = append(out[i].Ends, s.number)
			}
		}
	}
	return out
}
