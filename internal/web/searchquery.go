package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/finder"
	"github.com/bonbogi/bonbogi/internal/search"
)

// searchQuery is what was asked; whatever cannot be asked is left out, and said.
type searchQuery struct {
	Text       string          `json:"q"`
	Kind       bonbogi.Kind    `json:"kind,omitempty"`
	Government string          `json:"government,omitempty"` // as typed
	Resolved   string          `json:"government_id,omitempty"`
	Choices    []registryMatch `json:"ambiguous,omitempty"`
	Unknown    bool            `json:"unknown_government,omitempty"`
	Topic      string          `json:"topic,omitempty"`
	Year       int             `json:"year,omitempty"`
	AsTyped    bool            `json:"as_typed,omitempty"`
	Shortened  bool            `json:"shortened,omitempty"` // more was typed than anybody searches for
	OddYear    bool            `json:"unknown_year,omitempty"`
}

func (c *call) searchQuery() searchQuery {
	v := c.URL.Query()
	clean := func(s string) string { return typed(strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", " "), "")) }
	q := searchQuery{Text: clean(v.Get("q")), Government: clean(v.Get("government")), Topic: clean(v.Get("topic")), AsTyped: v.Get("as") == "typed"}
	q.Shortened = utf8.RuneCountInString(strings.TrimSpace(v.Get("q"))) > longestSearch
	if k := bonbogi.Kind(v.Get("kind")); slices.Contains(finder.Kinds, k) {
		q.Kind = k
	}
	if y := strings.TrimSpace(v.Get("year")); y != "" {
		n, err := strconv.Atoi(y)
		if q.OddYear = err != nil || n < 1900 || n > 2200; !q.OddYear {
			q.Year = n
		}
	}
	if q.Government == "" {
		return q
	}
	found := c.registry.Resolve(q.Government, bonbogi.Date{})
	if len(found.Matches) == 1 {
		q.Resolved = found.Matches[0].Government.ID
		return q
	}
	q.Unknown = len(found.Matches) == 0
	q.Choices = c.matches(found.Matches)
	return q
}

func (q searchQuery) index() search.Query {
	s := search.Query{Text: q.Text, YearFrom: q.Year, YearTo: q.Year, AsTyped: q.AsTyped, Limit: perSearch}
	if q.Kind != "" {
		s.Kinds = []string{string(q.Kind)}
	}
	if q.Government != "" {
		s.Governments = []string{q.Resolved}
		if q.Resolved == "" {
			s.Governments = []string{unresolved}
		}
	}
	if q.Topic != "" {
		s.Topics = []string{q.Topic}
	}
	return s
}

// values are the parameters of the address of another view of the same search.
func (q searchQuery) values() url.Values {
	v := url.Values{}
	for name, value := range map[string]string{"q": q.Text, "kind": string(q.Kind), "government": q.Government, "topic": q.Topic} {
		if value != "" {
			v.Set(name, value)
		}
	}
	if q.Year != 0 {
		v.Set("year", strconv.Itoa(q.Year))
	}
	if q.AsTyped {
		v.Set("as", "typed")
	}
	return v
}

// Filtered reports whether anything but words narrows the search.
func (q searchQuery) Filtered() bool {
	return q.Kind != "" || q.Government != "" || q.Topic != "" || q.Year != 0
}

func (q searchQuery) at(change func(*searchQuery)) string {
	change(&q)
	return "/search?" + q.values().Encode()
}

// OfKind is the same search for one kind of records, or for all.
func (q searchQuery) OfKind(k bonbogi.Kind) string { return q.at(func(q *searchQuery) { q.Kind = k }) }

// Literal is the search for exactly what was typed.
func (q searchQuery) Literal() string { return q.at(func(q *searchQuery) { q.AsTyped = true }) }

// Unfiltered is the search for the words alone.
func (q searchQuery) Unfiltered() string {
	return q.at(func(q *searchQuery) { *q = searchQuery{Text: q.Text} })
}

// In is the search narrowed to one of the governments that a typed name may mean.
func (q searchQuery) In(government string) string {
	return q.at(func(q *searchQuery) { q.Government = government })
}
