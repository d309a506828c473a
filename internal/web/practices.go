package web

import (
	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/table"
)

func (s *Site) practices(c *call) (answer, error) {
	q, err := c.listQuery("status", "updated", "name", "owner", "started")
	if err != nil {
		return nil, err
	}
	limit, offset := q.bounds(c)
	found, err := s.Store.Practices(c.Context(), store.PracticeFilter{Government: q.Resolved, Text: q.Text, Year: q.Year,
		Status: bonbogi.PracticeStatus(q.Value), Sort: q.Sort, Desc: q.Desc, Limit: limit, Offset: offset})
	if err != nil {
		return nil, err
	}
	l := list(c, q, found.Items, found.Total, choice{"status", texts(bonbogi.PracticeStatuses)})
	l.New = "/practices/new"
	t := &table.Table{Name: "practices", Header: []string{"id", "owner", "owner_id", "name", "name_en", "status", "started", "department", "summary", "sources"}}
	for _, p := range found.Items {
		t.AddTexts(p.ID, p.Owner.Name, p.Owner.Government, p.Name, p.NameEn, string(p.Status),
			p.Started.String(), p.Department, p.Summary, sourceIDs(p.Sources))
	}
	return &page{Template: "practices", Title: c.text("menu.practices"), Data: l, Wide: true, Table: t}, nil
}

// branchesShown is how many branches a practice's page shows at each place; the list and the data have all.
const branchesShown = 100

// practiceView is a practice with all that is known of how it travelled.
type practiceView struct {
	Practice  bonbogi.Practice          `json:"practice"`
	Lineage   *branch                   `json:"lineage"`
	Adoptions int                       `json:"adoptions"`
	Awards    []bonbogi.Award           `json:"awards"`
	Visits    []bonbogi.Visit           `json:"visits"`
	Claims    []bonbogi.Claim           `json:"claims"`
	Sources   map[string]bonbogi.Source `json:"sources"`
}

func (s *Site) practice(c *call) (answer, error) {
	ctx := c.Context()
	p, err := store.Get[bonbogi.Practice](ctx, s.Store, c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	adoptions, err := s.Store.Lineage(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	awards, err := s.Store.Awards(ctx, store.AwardFilter{Practice: p.ID, Sort: "year", Desc: true, Limit: perPage})
	if err != nil {
		return nil, err
	}
	visits, err := s.Store.Visits(ctx, store.VisitFilter{Practice: p.ID, Sort: "date", Desc: true, Limit: perPage})
	if err != nil {
		return nil, err
	}
	claims, err := s.Store.Claims(ctx, store.ClaimFilter{Practice: p.ID, Limit: perPage})
	if err != nil {
		return nil, err
	}
	v := practiceView{Practice: p, Adoptions: len(adoptions), Awards: awards.Items, Visits: visits.Items, Claims: claims.Items}
	facts := []bonbogi.Fact{p}
	for _, a := range adoptions {
		facts = append(facts, a)
	}
	for _, cl := range claims.Items {
		facts = append(facts, cl)
	}
	if v.Sources, err = s.cited(ctx, facts...); err != nil {
		return nil, err
	}
	v.Lineage = lineage(p, adoptions, v.Sources)
	if c.format == "html" {
		v.Lineage = v.Lineage.shown(branchesShown)
	}
	return &page{Template: "practice", Title: names{s, c.words}.practice(p), Data: v}, nil
}
