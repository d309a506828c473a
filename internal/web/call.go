package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/table"
	"github.com/bonbogi/bonbogi/internal/web/language"
	"github.com/bonbogi/bonbogi/registry"
)

// call is one request with what an action needs to answer it.
type call struct {
	*http.Request
	site     *Site
	words    *language.Words
	registry *registry.Registry
	format   string       // "html", "json", "csv", "xlsx", "svg" and "png" of a picture, "yml" and "jsonld" of a practice, "atom" and "feed.json"
	kind     bonbogi.Kind // of the record, where one action serves several kinds
}

// action answers one kind of request.
type action func(c *call) (answer, error)

// of binds an action that serves several kinds to one of them.
func of(kind bonbogi.Kind, a action) action {
	return func(c *call) (answer, error) {
		c.kind = kind
		return a(c)
	}
}

// answer is a page, a redirect or a table to download.
type answer interface {
	write(c *call, w http.ResponseWriter) error
}

type redirect string

func (to redirect) write(c *call, w http.ResponseWriter) error {
	http.Redirect(w, c.Request, string(to), http.StatusSeeOther)
	return nil
}

// answer runs an action and writes what it returns; refusals become pages that say what to do.
func (s *Site) answer(a action) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := s.call(r)
		if err != nil && r.Context().Err() != nil {
			return // the visitor left, and what was under way ended with that
		}
		if err != nil {
			s.Log.Error("request", "path", r.URL.Path, "error", err)
			http.Error(w, "the database does not answer", http.StatusServiceUnavailable)
			return
		}
		got, err := a(c)
		if err != nil && r.Context().Err() != nil {
			return
		}
		if err != nil {
			got = c.refusal(err)
		}
		if err := got.write(c, w); err != nil && r.Context().Err() == nil {
			s.Log.Error("answer", "path", r.URL.Path, "error", err)
		}
	})
}

func (s *Site) call(r *http.Request) (*call, error) {
	reg, err := s.names(r.Context())
	if err != nil {
		return nil, err
	}
	remembered := ""
	if cookie, err := r.Cookie(languageCookie); err == nil {
		remembered = cookie.Value
	}
	format, _ := r.Context().Value(formatKey{}).(string)
	if format == "" {
		format = "html"
	}
	tag := language.Choose(remembered, r.Header.Get("Accept-Language"))
	return &call{Request: r, site: s, words: s.words[tag], registry: reg, format: format}, nil
}

func (c *call) text(key string, pairs ...any) string { return c.words.Text(key, pairs...) }

// page is what an action shows: Data is rendered by the template, or written as JSON.
type page struct {
	Template string
	Title    string
	Data     any
	Status   int
	Table    *table.Table // where the page can be downloaded as CSV
	Pictures []picture
	Wide     bool // tables that use the whole width
	Form     bool // has no twin
	Live     bool // a form on it shows what it would do while it is filled in
}

// shell is what the layout around every page needs.
type shell struct {
	*page
	Language string
	Path     string // with the query, for the switch of language
	JSON     string // address of the JSON twin, empty for forms
	Feed     *feed  // of new practices, where the page has some
	Section  string // which entry of the menu is marked
	Demo     bool
	Version  string
	Who      string
}

func (p *page) write(c *call, w http.ResponseWriter) error {
	if p.Status == 0 {
		p.Status = http.StatusOK
	}
	switch c.format {
	case "json":
		if p.Form {
			return c.refusal(bonbogi.Errorf(bonbogi.NotFound, "no_page", "a form has no data")).write(c, w)
		}
		return writeJSON(w, p.Status, p.Data)
	case "svg", "png":
		return p.writePicture(c, w)
	case "csv", "xlsx":
		if c.URL.Query().Has("picture") {
			return p.writePicture(c, w)
		}
		if p.Table == nil && p.Status != http.StatusOK {
			return p.write(c.as("html"), w)
		}
		if p.Table == nil {
			return c.refusal(bonbogi.Errorf(bonbogi.NotFound, "no_table", "this page has no table to download")).write(c.as("html"), w)
		}
		return writeTable(w, *p.Table, c.format)
	case "yml", "jsonld", "atom", "feed.json":
		if p.Status != http.StatusOK {
			return p.write(c.as("html"), w)
		}
		return c.refusal(bonbogi.Errorf(bonbogi.NotFound, "no_page", "there is no page at %s", c.URL.Path+"."+c.format)).write(c.as("html"), w)
	}
	section, _, _ := strings.Cut(strings.TrimPrefix(c.URL.Path, "/"), "/")
	if under := parts[section]; under != "" {
		section = under
	}
	sh := shell{page: p, Language: c.words.Tag, Path: c.URL.RequestURI(), Section: section,
		Demo: c.site.Demo, Version: c.site.Version, Who: c.who()}
	if c.Method == http.MethodGet && p.Data != nil && p.Status == http.StatusOK && !p.Form {
		sh.JSON, sh.Feed = twin(c.URL.Path, c.URL.RawQuery, "json"), c.feedOf()
	}
	return c.site.looks[c.words.Tag].render(w, p.Status, sh)
}

// parts are the pages that belong to an entry of the menu and have another address.
var parts = map[string]string{"ledger": "awards", "peers": "compare", "peersets": "compare", "corrections": "indicators", "imports": "indicators", "boundaries": "indicators"}

func (p *page) writePicture(c *call, w http.ResponseWriter) error {
	if p.Status != http.StatusOK {
		return p.write(c.as("html"), w)
	}
	x, err := p.picture(c.URL.Query().Get("picture"))
	if err != nil {
		return c.refusal(err).write(c.as("html"), w)
	}
	return x.writeFile(c, w)
}

// download reports whether a table is asked for.
func (c *call) download() bool { return c.format == "csv" || c.format == "xlsx" }

func (c *call) as(format string) *call {
	d := *c
	d.format = format
	return &d
}

// twin is the address of the same view in another format.
func twin(path, query, format string) string {
	if path == "/" {
		path = "/index"
	}
	path += "." + format
	if query != "" {
		path += "?" + query
	}
	return path
}

func writeJSON(w http.ResponseWriter, status int, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return fmt.Errorf("write JSON: %w", err)
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_, err := w.Write(b.Bytes())
	return err
}

// refusalView is what a page of refusal shows.
type refusalView struct {
	Status    int    `json:"status"`
	Rule      string `json:"rule"`
	Message   string `json:"message"`
	Reference string `json:"reference,omitempty"`
}

var statuses = map[bonbogi.Code]int{
	bonbogi.Invalid: http.StatusBadRequest, bonbogi.NotFound: http.StatusNotFound,
	bonbogi.Conflict: http.StatusConflict, bonbogi.Refused: http.StatusServiceUnavailable, // a full disk, a locked database
}

// refusal turns an error into a page. What was not expected is whole in the log, and the person gets a
// reference to it.
func (c *call) refusal(err error) answer {
	view := refusalView{Status: statuses[bonbogi.CodeOf(err)]}
	if e, ok := errors.AsType[*bonbogi.Error](err); ok {
		view.Rule, view.Message = e.Rule, c.message(e)
		if e == errForeign || e == errNotLocal {
			view.Status = http.StatusForbidden
		}
	} else if p, ok := errors.AsType[bonbogi.Problems](err); ok && len(p) > 0 {
		view.Rule, view.Message = p[0].Rule, c.message(p[0])
	} else {
		view.Status, view.Rule = http.StatusInternalServerError, "internal"
		view.Reference = randomToken()[:8]
		view.Message = c.text("error.internal", "reference", view.Reference)
		c.site.Log.Error("unexpected", "reference", view.Reference, "path", c.URL.Path, "error", err)
	}
	return &page{Template: "refusal", Title: c.text(fmt.Sprintf("refusal.%d", view.Status)), Data: view, Status: view.Status}
}

// message is a refusal in the language of the reader; the English original where there is no text of
// its rule.
func (c *call) message(e *bonbogi.Error) string {
	key := "error." + e.Rule
	if !c.words.Has(key) {
		return e.Message
	}
	parts := make([]string, len(e.Parts))
	for i, p := range e.Parts {
		parts[i] = c.called(p)
	}
	return c.text(key, append(numbered(parts), "message", shorten(longestMessage, e.Message), "rest", strings.Join(parts[min(1, len(parts)):], c.text("list.comma")))...)
}

// called is the name of a government or an indicator that a refusal is about; anything else is as it is.
func (c *call) called(id string) string {
	if !bonbogi.ValidID(id) {
		return id
	}
	n := names{c.site, c.words}
	if k := c.site.definitions.Load(); k != nil {
		if i, ok := k.byID[id]; ok {
			return n.indicator(i)
		}
	}
	return n.government(id)
}

// numbered are the parts of a text as {1}, {2}, …
func numbered(parts []string) (named []any) {
	for i, p := range parts {
		named = append(named, strconv.Itoa(i+1), shorten(longestPart, p))
	}
	return named
}

// How much a text quotes: of a cell or a list, and of a message of which it is a part.
const (
	longestPart    = 300
	longestMessage = 1000
)

func (s *Site) nothingHere(c *call) (answer, error) {
	return nil, bonbogi.Errorf(bonbogi.NotFound, "no_page", "there is no page at %s", c.URL.Path)
}
