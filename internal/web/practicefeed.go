package web

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// mostFed is how many practices a feed has, the newest first.
const mostFed = 50

// feed is the addresses under which new practices are told, without the host.
type feed struct{ Atom, JSON, Title string }

// feedFor are the addresses of the feed of some practices.
func feedFor(title string, asked url.Values) *feed {
	query := url.Values{}
	for _, key := range []string{"government", "topic", "function"} {
		if v := asked.Get(key); v != "" {
			query.Set(key, v)
		}
	}
	return &feed{Atom: twin("/practices", query.Encode(), "atom"), JSON: twin("/practices", query.Encode(), "feed.json"), Title: title}
}

// feedOf is the feed of the page that is asked for; nil if it has none.
func (c *call) feedOf() *feed {
	if id, ok := strings.CutPrefix(c.URL.Path, "/governments/"); ok && bonbogi.ValidID(id) {
		return feedFor(c.text("feed.title.government", "name", c.fullName(id)), url.Values{"government": {id}})
	}
	if c.URL.Path != "/practices" {
		return nil
	}
	if _, _, err := c.feedFilter(); err != nil {
		return nil // what is asked for is not clear
	}
	return feedFor(c.text("feed.title"), c.URL.Query())
}

// Feed is the feed of the practices that the list shows; nil where it is not clear what is asked for.
func (l listing[T]) Feed() *feed {
	q := l.Query
	if q.Unknown || len(q.Choices) > 0 || slices.ContainsFunc(q.NoValues, func(v noValue) bool { return v.Field == "function" }) {
		return nil
	}
	return feedFor("", q.values(1))
}

// Feed is the feed of the practices of the government.
func (v governmentView) Feed() *feed {
	return feedFor("", url.Values{"government": {v.Government.ID}})
}

// feedFilter is what the address of a feed asks for. Nobody subscribes to what can mean two things.
func (c *call) feedFilter() (title string, f store.PracticeFilter, err error) {
	q := c.URL.Query()
	var parts []string
	if g := typed(q.Get("government")); g != "" {
		id, _, err := c.governmentCalled(g)
		if err != nil {
			return "", f, at("government", err)
		}
		f.Government = id
		parts = append(parts, c.fullName(id))
	}
	if f.Function = typed(q.Get("function")); f.Function != "" {
		function, ok := bonbogi.FunctionOf(f.Function)
		if !ok {
			return "", f, at("function", bonbogi.Errorf(bonbogi.NotFound, "function", "%q is no function of government in COFOG", f.Function))
		}
		f.Function = function.Code
		parts = append(parts, names{c.site, c.words}.in(function.Name, function.NameEn))
	}
	if f.Topic = typed(q.Get("topic")); f.Topic != "" {
		parts = append(parts, f.Topic)
	}
	if title = c.text("feed.title"); len(parts) > 0 {
		title += ": " + strings.Join(parts, c.text("list.comma"))
	}
	return title, f, nil
}

// practiceFeed tells of new practices, as Atom (RFC 4287) or as JSON Feed 1.1.
func (s *Site) practiceFeed(c *call) (answer, error) {
	title, filter, err := c.feedFilter()
	if err != nil {
		return nil, err
	}
	filter.Sort, filter.Desc, filter.Limit = "created", true, mostFed
	found, err := s.Store.Practices(c.Context(), filter)
	if err != nil {
		return nil, err
	}
	updated := time.Unix(0, 0).UTC() // of a feed without entries
	for _, p := range found.Items {
		if p.UpdatedAt.After(updated) {
			updated = p.UpdatedAt
		}
	}
	t := feedTo{c, names{s, c.words}, c.base(), feedFor(title, c.URL.Query())}
	out := content{Modified: updated}
	if c.format == "atom" {
		out.Type = "application/atom+xml; charset=utf-8"
		out.Body, err = t.atom(found.Items, updated)
	} else {
		out.Type = "application/feed+json; charset=utf-8"
		out.Body, err = t.json(found.Items)
	}
	return out, err
}

// feedTo writes a feed in the reader's language with whole addresses.
type feedTo struct {
	*call
	names names
	base  string
	feed  *feed
}

// page is the list that the feed is of.
func (t feedTo) page() string {
	_, query, _ := strings.Cut(t.feed.Atom, "?")
	return strings.TrimSuffix(t.base+"/practices?"+query, "?")
}

// entryID is the name of a practice in feeds, which stays when the site moves.
func entryID(p bonbogi.Practice) string { return "urn:x-bonbogi:practice:" + p.ID }

func (t feedTo) summary(p bonbogi.Practice) string {
	return cmp.Or(t.names.in(p.Summary, p.SummaryEn), p.Problem, t.names.practice(p))
}

type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Updated  string      `xml:"updated"`
	Author   atomAuthor  `xml:"author"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
	URI  string `xml:"uri,omitempty"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr,omitempty"`
	Label  string `xml:"label,attr,omitempty"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published"`
	Author     atomAuthor     `xml:"author"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary"`
}

// cofog is the scheme of the functions of government among the categories of an entry.
const cofog = "urn:x-bonbogi:cofog"

func (t feedTo) atom(practices []bonbogi.Practice, updated time.Time) ([]byte, error) {
	f := atomFeed{Language: t.words.Tag, ID: t.base + t.feed.Atom, Title: t.feed.Title, Updated: updated.UTC().Format(time.RFC3339),
		Author: atomAuthor{Name: t.text("site.name"), URI: t.base + "/"},
		Links:  []atomLink{{"self", "application/atom+xml", t.base + t.feed.Atom}, {"alternate", "text/html", t.page()}}}
	for _, p := range practices {
		at := t.base + pageOf(bonbogi.KindPractice, p.ID)
		e := atomEntry{ID: entryID(p), Title: t.names.practice(p), Updated: p.UpdatedAt.UTC().Format(time.RFC3339), Published: p.CreatedAt.UTC().Format(time.RFC3339),
			Author: atomAuthor{Name: p.Owner.Name}, Summary: t.summary(p),
			Links: []atomLink{{"alternate", "text/html", at}, {"alternate", "application/yaml", at + ".yml"}, {"alternate", "application/ld+json", at + ".jsonld"}}}
		if p.Owner.Government != "" {
			e.Author.URI = t.base + pageOf(bonbogi.KindGovernment, p.Owner.Government)
		}
		for _, code := range p.Functions {
			function, _ := bonbogi.FunctionOf(code)
			e.Categories = append(e.Categories, atomCategory{code, cofog, t.names.in(function.Name, function.NameEn)})
		}
		for _, topic := range p.Topics {
			e.Categories = append(e.Categories, atomCategory{Term: topic})
		}
		f.Entries = append(f.Entries, e)
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", "  ")
	if err := e.Encode(f); err != nil {
		return nil, fmt.Errorf("feed: %w", err)
	}
	b.WriteString("\n")
	return b.Bytes(), nil
}

type jsonFeed struct {
	Version  string       `json:"version"`
	Title    string       `json:"title"`
	Home     string       `json:"home_page_url"`
	URL      string       `json:"feed_url"`
	Language string       `json:"language"`
	Items    []jsonedItem `json:"items"`
}

type jsonedItem struct {
	ID        string         `json:"id"`
	URL       string         `json:"url"`
	Title     string         `json:"title"`
	Text      string         `json:"content_text"`
	Published string         `json:"date_published"`
	Modified  string         `json:"date_modified"`
	Authors   []jsonedAuthor `json:"authors"`
	Tags      []string       `json:"tags,omitempty"`
	Language  string         `json:"language"`
}

type jsonedAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

func (t feedTo) json(practices []bonbogi.Practice) ([]byte, error) {
	f := jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: t.feed.Title, Home: t.page(), URL: t.base + t.feed.JSON, Language: t.words.Tag, Items: []jsonedItem{}}
	for _, p := range practices {
		item := jsonedItem{ID: entryID(p), URL: t.base + pageOf(bonbogi.KindPractice, p.ID), Title: t.names.practice(p), Text: t.summary(p), Language: t.words.Tag,
			Published: p.CreatedAt.UTC().Format(time.RFC3339), Modified: p.UpdatedAt.UTC().Format(time.RFC3339), Authors: []jsonedAuthor{{Name: p.Owner.Name}}, Tags: p.Topics}
		if p.Owner.Government != "" {
			item.Authors[0].URL = t.base + pageOf(bonbogi.KindGovernment, p.Owner.Government)
		}
		for _, code := range p.Functions {
			item.Tags = append(item.Tags[:len(item.Tags):len(item.Tags)], "COFOG "+code)
		}
		f.Items = append(f.Items, item)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(f); err != nil {
		return nil, fmt.Errorf("feed: %w", err)
	}
	return b.Bytes(), nil
}
