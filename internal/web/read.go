package web

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"slices"
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

	Problem  []string          // what is wrong with the whole
	Problems map[string]string // and with single fields
	Token    string
	Waiting  waitingSources
}

// waitingSources are the sources with undecided proposals, below the form.
type waitingSources struct{ listing[store.Review] }

// At is the address of a page of them.
func (l waitingSources) At(page int) string { return l.listing.At(page) + "#waiting" }

func (s *Site) readForm(c *call) (answer, error) {
	return s.readPage(c, readView{Token: s.newID(), Who: c.who()}, http.StatusOK)
}

func (s *Site) readPage(c *call, v readView, status int) (answer, error) {
	q := listQuery{page: c.pageAsked()}
	limit, offset := q.bounds(c)
	waiting, err := s.Store.OpenReviews(c.Context(), limit, offset)
	if err != nil {
		return nil, err
	}
	v.Waiting = waitingSources{list(c, q, waiting.Items, waiting.Total)}
	return &page{Template: "read", Title: c.text("menu.read"), Data: v, Status: status, Form: true}, nil
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
	problems := problemsIn(err)
	if len(problems) == 0 {
		return nil, err
	}
	v.blame(c, problems)
	return s.readPage(c, v, http.StatusBadRequest)
}

// blame shows each problem at its field, and what has none above the form.
func (v *readView) blame(c *call, problems bonbogi.Problems) {
	v.Problems = map[string]string{}
	for _, p := range problems {
		switch p.Field {
		case "published", "publisher", "title", "url", "who":
			v.Problems[p.Field] = cmp.Or(v.Problems[p.Field], c.message(p))
		default:
			v.Problem = append(v.Problem, c.message(p))
		}
	}
}

// Wrong counts what is to be mended.
func (v readView) Wrong() int { return len(v.Problem) + len(v.Problems) }

// pasted reads the form. A file's text is put where a text would have been pasted, so that nothing is
// lost when something else is wrong.
func (s *Site) pasted(c *call) (readView, error) {
	file, err := c.parts(errDocumentTooLarge)
	field := c.line
	v := readView{Text: strings.ReplaceAll(c.FormValue("text"), "\r\n", "\n"), Title: field("title"), Publisher: field("publisher"),
		Published: field("published"), URL: field("url"), Who: field("who"), Token: cmp.Or(c.FormValue("token"), s.newID())}
	if _, ours := errors.AsType[*bonbogi.Error](err); err != nil && !ours {
		err = bonbogi.Errorf(bonbogi.Invalid, "form", "the form could not be read: %v", err)
	}
	if err != nil {
		return v, err
	}
	if file == nil {
		return v, v.fromMarkup()
	}
	if strings.TrimSpace(v.Text) != "" {
		return v, bonbogi.Errorf(bonbogi.Invalid, "text_and_file", "there is both a text and a file; send one of them")
	}
	doc, err := document.Read(file.name, file.data)
	if err != nil {
		return v, err
	}
	v.take(doc)
	return v, nil
}

// take puts a document where a text would have been pasted; what the person wrote in the fields stands.
func (v *readView) take(doc document.Text) {
	v.Text = doc.Body
	v.Title, v.Publisher, v.URL = cmp.Or(v.Title, doc.Title), cmp.Or(v.Publisher, doc.Publisher), cmp.Or(v.URL, doc.URL)
	v.Published = cmp.Or(v.Published, doc.Published.String())
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

// readInto finds the facts of the text and puts them into the queue, or says what is wrong with the form.
func (s *Site) readInto(c *call, v *readView) (source string, added int, err error) {
	var wrong bonbogi.Problems
	if v.Who == "" {
		wrong = append(wrong, &bonbogi.Error{Code: bonbogi.Invalid, Field: "who", Rule: "required", Message: "must be given"})
	}
	in := article.Input{Title: v.Title, Text: v.Text, Publisher: v.Publisher, URL: v.URL, Now: s.today()}
	if in.Published, err = c.pastDay(v.Published); err != nil {
		wrong = append(wrong, problemsIn(at("published", err))...)
		in.Published = bonbogi.Date{}
	}
	reading, err := s.proposed(c, in)
	if wrong = append(wrong, problemsIn(err)...); len(wrong) > 0 {
		return "", 0, wrong
	}
	if err != nil {
		return "", 0, err
	}
	done, err := s.Store.AddReadings(c.Context(), store.Change{Who: v.Who, Token: v.Token}, review.Likeness(), reading)
	if err != nil {
		return "", 0, err
	}
	return done[0].Source, done[0].New, nil
}

// readAgain brings the open proposals of a source up to date when more is known of it, such as the day on
// which it was published.
func (s *Site) readAgain(c *call, src bonbogi.Source, change store.Change) error {
	in := article.Input{Title: src.Title, Text: src.Text, Publisher: src.Publisher, URL: src.URL, Published: src.Date, Now: s.today()}
	reading, err := s.proposed(c, in)
	if err == nil {
		_, err = s.Store.AddReadings(c.Context(), change, review.Likeness(), reading)
	}
	return err
}

// proposed is an article as a source, and what is proposed from it.
func (s *Site) proposed(c *call, in article.Input) (store.Reading, error) {
	found, err := s.readerOf(c.registry).Read(c.Context(), in)
	if err != nil {
		return store.Reading{}, err
	}
	return review.Reading(s.Store.NewID(bonbogi.KindSource), in, found)
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
	var spans []proposalView
	cuts := []int{0, len(text)}
	for _, p := range proposals {
		if p.In == in && p.State != string(store.Rejected) && stands(text, p.Start, p.End) {
			spans = append(spans, p)
			cuts = append(cuts, p.Start, p.End)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []segment
	for i := 1; i < len(cuts); i++ {
		from, to := cuts[i-1], cuts[i]
		piece, shortest := segment{Text: text[from:to]}, len(text)+1
		for _, p := range spans {
			if length := p.End - p.Start; p.Start <= from && to <= p.End && length < shortest {
				shortest, piece.Number, piece.Ref, piece.Kind = length, p.Number, p.ID, string(p.Kind)
			}
			if p.End == to {
				piece.Ends = append(piece.Ends, p.Number)
			}
		}
		out = append(out, piece)
	}
	return out
}

// stands reports whether a place lies in the text and cuts no letter.
func stands(text string, start, end int) bool {
	return start >= 0 && start < end && end <= len(text) && utf8.RuneStart(text[start]) && (end == len(text) || utf8.RuneStart(text[end]))
}
