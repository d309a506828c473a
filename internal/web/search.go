package web

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/finder"
	"github.com/bonbogi/bonbogi/internal/search"
	"github.com/bonbogi/bonbogi/registry"
)

const (
	perSearch   = 20 // hits on a page
	deepestPage = 50 // the index looks no further
	cardsShown  = 4  // governments that lead

	countedOneByOne = 99 // hits of which each is looked at to count them by kind
)

// foundView is what somebody looked for, and what was found.
type foundView struct {
	Query     searchQuery     `json:"query"`
	Total     int             `json:"total"`
	Estimated bool            `json:"estimated"`
	Searched  string          `json:"searched,omitempty"` // instead of what was typed
	Fixes     []searchFix     `json:"corrections,omitempty"`
	Kinds     []kindCount     `json:"kinds,omitempty"`
	Cards     []governmentRow `json:"governments,omitempty"` // where the query is a name of theirs
	Hits      []searchHit     `json:"hits"`
	Filling   bool            `json:"index_incomplete,omitempty"`
	Unquoted  bool            `json:"unquoted,omitempty"` // nothing has the words in quotes as they stand there
	Indexed   int             `json:"indexed"`
	Page      int             `json:"page"`
	Pages     int             `json:"pages"`
	Near      []registryMatch `json:"near,omitempty"` // governments with names like the one typed
}

type searchFix struct {
	From string `json:"from"`
	To   string `json:"to"`
}

type kindCount struct {
	Kind      bonbogi.Kind `json:"kind"`
	Total     int          `json:"total"`
	Estimated bool         `json:"estimated"`
}

// searchHit is one record that was found.
type searchHit struct {
	Kind        bonbogi.Kind  `json:"kind"`
	ID          string        `json:"id"`
	Title       string        `json:"title"`
	Name        string        `json:"name,omitempty"`
	Heading     string        `json:"-"` // on a page that is not Korean
	Snippet     string        `json:"snippet,omitempty"`
	Governments []string      `json:"governments,omitempty"`
	Topics      []string      `json:"topics,omitempty"`
	Year        int           `json:"year,omitempty"`
	Score       float64       `json:"score"`
	TitleParts  []search.Part `json:"-"`
	NameParts   []search.Part `json:"-"`
	Parts       []search.Part `json:"-"`
}

// At is the page of the record.
func (h searchHit) At() string { return pageOf(h.Kind, h.ID) }

// AtPage is the address of a page of the hits.
func (v foundView) AtPage(page int) string {
	values := v.Query.values()
	if page > 1 {
		values.Set("page", strconv.Itoa(page))
	}
	return "/search?" + values.Encode()
}

// search looks for records of all kinds by their words.
func (s *Site) search(c *call) (answer, error) {
	ctx := c.Context()
	v := foundView{Query: c.searchQuery(), Hits: []searchHit{}, Page: 1, Pages: 1}
	title := c.text("find.title")
	answer := &page{Template: "search", Title: title, Data: &v}
	if err := s.Finder.Latest(ctx); err != nil {
		s.Log.Error("search index", "error", err) // what is in it can be searched all the same
	}
	v.Filling, v.Indexed = s.Finder.Filling(), s.Finder.Len()
	if v.Query.Text == "" {
		return answer, nil
	}
	if c.URL.Query().Get("go") == "government" { // from the front page, where a name leads straight to its government
		if found := c.registry.Resolve(v.Query.Text, bonbogi.Date{}); len(found.Matches) == 1 {
			return redirect("/governments/" + found.Matches[0].Government.ID), nil
		}
	}
	answer.Title = c.text("find.title.query", "query", shorten(60, v.Query.Text))
	q := v.Query.index()
	if p, err := strconv.Atoi(c.URL.Query().Get("page")); err == nil && p > 1 {
		v.Page = min(p, deepestPage)
	}
	q.Offset = (v.Page - 1) * perSearch
	found, err := s.Finder.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	if plain := unquoted(q.Text); found.Total == 0 && v.Page == 1 && plain != q.Text { // the words may stand apart
		if found, err = s.Finder.Search(ctx, withText(q, plain)); err != nil {
			return nil, err
		}
		if v.Unquoted = found.Total > 0; v.Unquoted {
			q.Text, v.Query.Text = plain, plain
		}
	}
	v.Total, v.Estimated, v.Searched = found.Total, found.Estimated, found.Searched
	for _, f := range found.Corrections {
		v.Fixes = append(v.Fixes, searchFix(f))
	}
	v.Pages = min(max(1, (v.Total+perSearch-1)/perSearch), deepestPage)
	if !v.Query.Filtered() && v.Page == 1 {
		if v.Cards, err = s.leading(c, v.Query.Text); err != nil {
			return nil, err
		}
	}
	headings, err := c.headings(found.Hits)
	if err != nil {
		return nil, err
	}
	for _, h := range found.Hits {
		kind, id := finder.Record(h.ID)
		if slices.ContainsFunc(v.Cards, func(g governmentRow) bool { return kind == bonbogi.KindGovernment && g.ID == id }) {
			continue
		}
		v.Hits = append(v.Hits, searchHit{Kind: kind, ID: id, Title: plainParts(h.Title), Name: plainParts(h.Name), Snippet: plainParts(h.Snippet),
			Heading: headings[h.ID], Governments: h.Governments, Topics: h.Topics, Year: h.Year, Score: h.Score, TitleParts: h.Title, NameParts: h.Name, Parts: h.Snippet})
	}
	if v.Total == 0 && len(v.Cards) == 0 {
		v.Near = c.matches(c.registry.Resolve(v.Query.Text, bonbogi.Date{}).Near)
	}
	v.Filling, v.Indexed = s.Finder.Filling(), s.Finder.Len() // a search may find out that the index is damaged
	if v.Kinds, err = s.countKinds(c, q); err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(v.Kinds, func(k kindCount) bool { return k.Kind == v.Query.Kind }); i >= 0 {
		v.Kinds[i].Total, v.Kinds[i].Estimated = v.Total, v.Estimated
	}
	return answer, nil
}

// leading are the governments whose name, code or initial consonants the query is.
func (s *Site) leading(c *call, text string) ([]governmentRow, error) {
	if strings.HasPrefix(text, "-") || strings.Contains(text, " -") { // a word that must not occur is nobody's name
		return nil, nil
	}
	matches := c.registry.Resolve(text, bonbogi.Date{}).Matches
	if len(matches) == 0 && initials(text) {
		found, err := s.Finder.Search(c.Context(), search.Query{Text: text, Kinds: []string{string(bonbogi.KindGovernment)}, Limit: cardsShown})
		if err != nil {
			return nil, err
		}
		for _, h := range found.Hits {
			_, id := finder.Record(h.ID)
			if g, ok := c.registry.Get(id); ok && g.Exists() {
				matches = append(matches, registry.Match{Government: g, Form: g.Current()})
			}
		}
	}
	var out []governmentRow
	for _, m := range matches[:min(len(matches), cardsShown)] {
		out = append(out, c.governmentRow(m.Government, m.Form))
	}
	return out, nil
}

// initials reports whether a text is of initial consonants alone: ㅇㅇㅅ.
func initials(text string) bool {
	return text != "" && strings.IndexFunc(text, func(r rune) bool { return r < 'ㄱ' || r > 'ㅎ' }) < 0
}

// countKinds says how many records of each kind answer a query. A few are counted one by one: asked for one kind alone, the
// index also offers records that answer worse than those of another kind, which nobody finds among all.
func (s *Site) countKinds(c *call, q search.Query) ([]kindCount, error) {
	counts := make([]kindCount, len(finder.Kinds))
	q.Kinds, q.Limit, q.Offset = nil, countedOneByOne, 0
	few, err := s.Finder.Search(c.Context(), q)
	if err != nil {
		return nil, err
	}
	if !few.Estimated && few.Total == len(few.Hits) {
		for i, k := range finder.Kinds {
			counts[i].Kind = k
			for _, h := range few.Hits {
				if h.Kind == string(k) {
					counts[i].Total++
				}
			}
		}
		return filledKinds(counts), nil
	}
	group, ctx := errgroup.WithContext(c.Context())
	group.SetLimit(2)
	q.Limit = 1
	for i, k := range finder.Kinds {
		q := q
		q.Kinds = []string{string(k)}
		group.Go(func() error {
			found, err := s.Finder.Search(ctx, q)
			counts[i] = kindCount{k, found.Total, found.Estimated}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return filledKinds(counts), nil
}

func filledKinds(counts []kindCount) []kindCount {
	return slices.DeleteFunc(counts, func(k kindCount) bool { return k.Total == 0 })
}

func plainParts(parts []search.Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
	}
	return b.String()
}

// unquoted is a query without its quotes; one with a phrase that must not occur stays as it is.
func unquoted(text string) string {
	if strings.Contains(text, `-"`) || strings.Contains(text, "-“") {
		return text
	}
	return strings.TrimSpace(strings.NewReplacer(`"`, " ", "“", " ", "”", " ", "„", " ", "＂", " ").Replace(text))
}

func withText(q search.Query, text string) search.Query {
	q.Text = text
	return q
}
