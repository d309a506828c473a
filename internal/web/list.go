package web

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// perPage is how many records a page of a list shows. A download has all of them.
const perPage = 50

// listing is one page of a list, with what was asked for.
type listing[T any] struct {
	Query listQuery `json:"query"`
	Total int       `json:"total"`
	Page  int       `json:"page"`
	Pages int       `json:"pages"`
	Items []T       `json:"items"`

	Path   string   `json:"-"`
	Fields []choice `json:"-"` // the filters that the list offers
	files
	New string `json:"-"` // where a record is entered by hand

	Topics, Publishers []string `json:"-"` // offered while one is typed
}

// listQuery is what a reader asked of a list.
type listQuery struct {
	Government string `json:"government,omitempty"` // as typed
	Resolved   string `json:"government_id,omitempty"`
	Text       string `json:"q,omitempty"`
	Year       int    `json:"year,omitempty"`
	Practice   string `json:"practice,omitempty"`  // ID
	Indicator  string `json:"indicator,omitempty"` // as typed
	Topic      string `json:"topic,omitempty"`
	Publisher  string `json:"publisher,omitempty"`
	Source     string `json:"source,omitempty"` // ID
	Value      string `json:"value,omitempty"`  // of the list's own choice: grade, status, form, type

	Narrowed map[string]string `json:"narrowed,omitempty"` // by further filters, as far as they are given

	Sort    string          `json:"sort,omitempty"`
	Desc    bool            `json:"desc,omitempty"`
	Choices []registryMatch `json:"ambiguous,omitempty"` // what the typed government may mean
	Unknown bool            `json:"unknown_government,omitempty"`
	Near    []registryMatch `json:"near,omitempty"` // names like the unknown one

	NoValues []noValue `json:"unknown_values,omitempty"` // what was asked of filters that know no such value

	choice string   // the name of the list's own choice
	sorts  []string // the columns that the list can be sorted by
	page   int
}

type registryMatch struct {
	ID       string `json:"id"`
	FullName string `json:"full_name"`
}

// noValue is a value that a filter does not have, as in an address that was mistyped.
type noValue struct {
	Field string `json:"field"`
	Value string `json:"value"`
}

// choice is a filter with a fixed set of values, or with a text that is typed where it has none.
type choice struct {
	Name   string
	Values []string
}

// Key is that of the language files for a value: grade.first, and conferrer.press for a conferrer_type.
func (c choice) Key(value string) string { return strings.TrimSuffix(c.Name, "_type") + "." + value }

// narrowed reads further filters from the address.
func (q *listQuery) narrowed(c *call, further ...string) {
	for _, name := range further {
		if v := typed(c.URL.Query().Get(name)); v != "" {
			if q.Narrowed == nil {
				q.Narrowed = map[string]string{}
			}
			q.Narrowed[name] = v
		}
	}
}

// Of is the value of a filter, the list's own one or a further one.
func (q listQuery) Of(name string) string {
	if name == q.choice {
		return q.Value
	}
	return q.Narrowed[name]
}

// listQuery reads the filters from the address. The first of sorts is the order when nothing is asked.
func (c *call) listQuery(own string, sorts ...string) (listQuery, error) {
	v := c.URL.Query()
	q := listQuery{Government: typed(v.Get("government")), Text: typed(v.Get("q")),
		Practice: typed(v.Get("practice")), choice: own, sorts: sorts}
	if own != "" {
		q.Value = v.Get(own)
	}
	if y := v.Get("year"); y != "" {
		n, err := strconv.Atoi(y)
		if err != nil || n < 1900 || n > 2200 {
			return q, &bonbogi.Error{Code: bonbogi.Invalid, Field: "year", Rule: "year", Message: "the year is a number of four digits"}
		}
		q.Year = n
	}
	q.Sort, q.Desc = sorts[0], true
	if s := v.Get("sort"); s != "" {
		name, desc := strings.TrimPrefix(s, "-"), strings.HasPrefix(s, "-")
		for _, known := range sorts {
			if name == known {
				q.Sort, q.Desc = name, desc
			}
		}
	}
	q.page = c.pageAsked()
	if q.Government == "" {
		return q, nil
	}
	found := c.registry.Resolve(q.Government, bonbogi.Date{})
	if len(found.Matches) == 1 {
		q.Resolved = found.Matches[0].Government.ID
		return q, nil
	}
	q.Resolved, q.Unknown = unresolved, len(found.Matches) == 0
	q.Choices, q.Near = c.matches(found.Matches), c.matches(found.Near)
	return q, nil
}

// pageAsked is the page of a list that the address names, else the first.
func (c *call) pageAsked() int {
	if p, err := strconv.Atoi(c.URL.Query().Get("page")); err == nil && p > 1 && p < 1_000_000 {
		return p
	}
	return 1
}

// typed is what stands in a field of a search. Nobody types more than a line, and a database looks no
// further.
func typed(s string) string { return strings.TrimSpace(cut(longestSearch, strings.TrimSpace(s))) }

const longestSearch = 200 // characters

// unresolved is no government's ID, so that a name that nobody bears, or several, finds nothing instead of
// everything.
const unresolved = "-"

func (c *call) matches(found []registry.Match) []registryMatch {
	var out []registryMatch
	for _, m := range found {
		out = append(out, registryMatch{m.Government.ID, c.fullName(m.Government.ID)})
	}
	return out
}

func (c *call) fullName(id string) string { return names{c.site, c.words}.fullName(id) }

// bounds are the limit and offset of the page asked for, or of a whole download.
func (q listQuery) bounds(c *call) (limit, offset int) {
	if c.download() {
		return store.All, 0
	}
	return perPage, (q.page - 1) * perPage
}

func list[T any](c *call, q listQuery, items []T, total int, fields ...choice) listing[T] {
	if items == nil {
		items = []T{}
	}
	for _, f := range fields {
		if v := q.Of(f.Name); v != "" && len(f.Values) > 0 && !slices.Contains(f.Values, v) {
			q.NoValues = append(q.NoValues, noValue{f.Name, v})
		}
	}
	l := listing[T]{Query: q, Total: total, Page: q.page, Pages: max(1, (total+perPage-1)/perPage), Items: items,
		Path: c.URL.Path, Fields: fields}
	l.files = filesOf(c.URL.Path, q.values(1).Encode())
	return l
}

// values are the parameters of the address of another page of the same list.
func (q listQuery) values(page int) url.Values {
	v := url.Values{}
	set := func(name, value string) {
		if value != "" {
			v.Set(name, value)
		}
	}
	set("government", q.Government)
	set("q", q.Text)
	set("practice", q.Practice)
	set("indicator", q.Indicator)
	set("topic", q.Topic)
	set("publisher", q.Publisher)
	set("source", q.Source)
	if q.Year != 0 {
		set("year", strconv.Itoa(q.Year))
	}
	if q.choice != "" {
		set(q.choice, q.Value)
	}
	for name, value := range q.Narrowed {
		set(name, value)
	}
	sort := q.Sort
	if q.Desc {
		sort = "-" + sort
	}
	set("sort", sort)
	if page > 1 {
		set("page", strconv.Itoa(page))
	}
	return v
}

// At is the address of a page of the list.
func (l listing[T]) At(page int) string { return l.Path + "?" + l.Query.values(page).Encode() }

// Sorted is the address of the list sorted by a column; the same column again turns it round.
func (l listing[T]) Sorted(column string) string {
	q := l.Query
	if q.Sort == column {
		q.Desc = !q.Desc
	} else {
		q.Sort, q.Desc = column, false
	}
	return l.Path + "?" + q.values(1).Encode()
}

// Sorts are the orders that a list offers where the heads of its columns are not shown: by each column,
// both ways.
func (l listing[T]) Sorts() []sorting {
	var out []sorting
	for _, column := range l.Query.sorts {
		for _, desc := range []bool{false, true} {
			o := sorting{Column: column, Value: column, Desc: desc, Chosen: l.Query.Sort == column && l.Query.Desc == desc}
			if desc {
				o.Value = "-" + column
			}
			out = append(out, o)
		}
	}
	return out
}

// sorting is one order of a list.
type sorting struct {
	Column, Value string
	Desc, Chosen  bool
}

// Order is the value of aria-sort for a column.
func (l listing[T]) Order(column string) string {
	switch {
	case l.Query.Sort != column:
		return ""
	case l.Query.Desc:
		return "descending"
	}
	return "ascending"
}

// Filtered reports whether anything narrows the list.
func (l listing[T]) Filtered() bool {
	q := l.Query
	return q.Government != "" || q.Text != "" || q.Year != 0 || q.Value != "" || len(q.Narrowed) > 0 || q.Practice != "" || q.Topic != "" || q.Publisher != "" || q.Source != ""
}

// With is the list narrowed to one of the governments that a typed name may mean.
func (l listing[T]) With(government string) string {
	q := l.Query
	q.Government = government
	return l.Path + "?" + q.values(1).Encode()
}

// cited finds the sources of several facts at once, each read from the database one time.
func (s *Site) cited(ctx context.Context, facts ...bonbogi.Fact) (map[string]bonbogi.Source, error) {
	var ids []string
	for _, f := range facts {
		for _, c := range f.Cited() {
			ids = append(ids, c.Source)
		}
	}
	return s.Store.SourcesByID(ctx, ids)
}
