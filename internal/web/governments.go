package web

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// searchView is what a search for a government found.
type searchView struct {
	Query   string          `json:"q"`
	Matches []governmentRow `json:"matches"`
	Near    []governmentRow `json:"near,omitempty"`
	Tree    []governmentRow `json:"provinces,omitempty"` // when nothing was asked: where to begin
}

type governmentRow struct {
	ID       string             `json:"id"`
	Level    bonbogi.Level      `json:"level"`
	Name     string             `json:"name"`
	NameEn   string             `json:"name_en,omitempty"`
	FullName string             `json:"full_name"`
	Code     string             `json:"code,omitempty"`
	From     bonbogi.Date       `json:"valid_from"`
	To       bonbogi.Date       `json:"valid_to"`
	Children []governmentLinked `json:"children,omitempty"`
}

type governmentLinked struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// findGovernment answers the search box. One match leads straight to the page of the government.
func (s *Site) findGovernment(c *call) (answer, error) {
	v := searchView{Query: strings.TrimSpace(strings.ToValidUTF8(c.URL.Query().Get("q"), "�")), Matches: []governmentRow{}}
	if v.Query == "" {
		for _, g := range c.registry.All() {
			if g.Exists() && (g.Level == bonbogi.Province || g.Current().Parent == "" && g.Level == bonbogi.Municipality) {
				row := c.governmentRow(g, g.Current())
				row.Children = names{s, c.words}.under(g.ID)
				v.Tree = append(v.Tree, row)
			}
		}
		slices.SortFunc(v.Tree, func(a, b governmentRow) int { return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.ID, b.ID)) })
		return &page{Template: "governments", Title: c.text("menu.governments"), Data: v}, nil
	}
	found := c.registry.Resolve(v.Query, bonbogi.Date{})
	if len(found.Matches) == 1 && c.format == "html" {
		to := "/governments/" + url.PathEscape(found.Matches[0].Government.ID)
		if c.URL.Query().Get("to") == "standing" {
			to += "/standing"
		}
		return redirect(to), nil
	}
	for _, m := range found.Matches {
		v.Matches = append(v.Matches, c.governmentRow(m.Government, m.Form))
	}
	for _, m := range found.Near {
		v.Near = append(v.Near, c.governmentRow(m.Government, m.Form))
	}
	return &page{Template: "governments", Title: c.text("search.title", "query", v.Query), Data: v}, nil
}

// fullNameOf is the name of a match with the parents of its time.
func (c *call) fullNameOf(m registry.Match) string {
	if c.words.Tag != "ko" {
		return c.registry.FullNameEnOf(m)
	}
	return c.registry.FullNameOf(m)
}

func (c *call) governmentRow(g bonbogi.Government, f bonbogi.Form) governmentRow {
	return governmentRow{ID: g.ID, Level: g.Level, Name: f.Name, NameEn: f.NameEn, FullName: c.fullNameOf(registry.Match{Government: g, Form: f}),
		Code: f.Code, From: f.From, To: f.To}
}
