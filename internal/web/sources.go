package web

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/table"
)

func (s *Site) sources(c *call) (answer, error) {
	q, err := c.listQuery("type", "created", "date", "publisher", "title")
	if err != nil {
		return nil, err
	}
	limit, offset := q.bounds(c)
	found, err := s.Store.Sources(c.Context(), store.SourceFilter{Text: q.Text, Year: q.Year,
		Type: bonbogi.SourceType(q.Value), Sort: q.Sort, Desc: q.Desc, Limit: limit, Offset: offset})
	if err != nil {
		return nil, err
	}
	l := list(c, q, found.Items, found.Total, choice{"type", texts(bonbogi.SourceTypes)})
	l.New = "/read"
	t := &table.Table{Name: "sources", Header: []string{"id", "type", "publisher", "title", "date", "url"}}
	for _, x := range found.Items {
		t.AddTexts(x.ID, string(x.Type), x.Publisher, x.Title, x.Date.String(), x.URL)
	}
	return &page{Template: "sources", Title: c.text("menu.sources"), Data: l, Wide: true, Table: t}, nil
}

// sourceView is a source with every fact drawn from it.
type sourceView struct {
	Source bonbogi.Source `json:"source"`
	Facts  []factRow      `json:"facts"`
	Open   int            `json:"open_proposals"` // found by the reader and not decided yet

	Similar similar `json:"similar"`

	Total   int `json:"-"` // of the facts
	Further int `json:"-"` // indicators that the page leaves to their list: one table can define thousands
}

// factRow is one fact of any kind in a list.
type factRow struct {
	Kind      bonbogi.Kind       `json:"kind"`
	ID        string             `json:"id"`
	Title     string             `json:"title"`
	Citations []bonbogi.Citation `json:"citations"`
	Withdrawn bool               `json:"withdrawn,omitempty"`
}

func (s *Site) source(c *call) (answer, error) {
	src, err := store.Get[bonbogi.Source](c.Context(), s.Store, c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	facts, err := s.Store.Citing(c.Context(), src.ID)
	if err != nil {
		return nil, err
	}
	v := sourceView{Source: src, Facts: []factRow{}, Similar: s.similarTo(c, src, "")}
	for _, f := range facts {
		row := factRow{Kind: f.RecordKind(), ID: f.RecordID(), Title: c.headline(f), Withdrawn: f.RecordMeta().Withdrawn}
		for _, cite := range f.Cited() {
			if cite.Source == src.ID {
				row.Citations = append(row.Citations, cite)
			}
		}
		v.Facts = append(v.Facts, row)
	}
	v.Total = len(v.Facts)
	if c.format == "html" {
		defined := 0
		v.Facts = slices.DeleteFunc(v.Facts, func(f factRow) bool {
			if f.Kind == bonbogi.KindIndicator {
				defined++
			}
			return f.Kind == bonbogi.KindIndicator && defined > perPage
		})
		v.Further = v.Total - len(v.Facts)
	}
	proposals, err := s.Store.Proposals(c.Context(), src.ID)
	if err != nil {
		return nil, err
	}
	for _, p := range proposals {
		if p.State == store.Undecided {
			v.Open++
		}
	}
	return &page{Template: "source", Title: src.Title, Data: v}, nil
}

// headline is a fact in one line.
func (c *call) headline(f bonbogi.Record) string {
	switch f := f.(type) {
	case bonbogi.Award:
		return c.awardHeadline(f.Recipient, f.Name, f.Grade)
	case bonbogi.Selection:
		return c.text("headline.selection", "recipient", c.said(f.Recipient), "name", f.Programme)
	case bonbogi.Visit:
		return c.text("visit.title", "guest", c.said(f.Guest), "host", c.said(f.Host))
	case bonbogi.Adoption:
		return c.text("adoption.title", "adopter", c.said(f.Adopter), "origin", c.said(f.Origin))
	case bonbogi.Practice:
		return c.text("headline.practice", "owner", c.said(f.Owner), "name", names{c.site, c.words}.practice(f))
	case bonbogi.Claim:
		return c.text("headline.claim", "subject", c.said(f.Subject), "claim", c.text("claim."+string(f.Type)), "value", number(f.Value))
	case bonbogi.Indicator:
		return names{c.site, c.words}.indicator(f)
	case bonbogi.PeerSet:
		return f.Name
	case bonbogi.Source:
		return f.Title
	case bonbogi.Government:
		return names{c.site, c.words}.government(f.ID)
	}
	return f.RecordID()
}

// awardHeadline does not say the grade twice where the name of the prize ends in it.
func (c *call) awardHeadline(recipient bonbogi.Party, name, grade string) string {
	if strings.HasSuffix(name, grade) {
		grade = ""
	}
	return strings.TrimSpace(c.text("headline.award", "recipient", c.said(recipient), "name", name, "grade", grade))
}
