package web

import (
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/table"
)

// visits is the list of visits that sources tell of.
func (s *Site) visits(c *call) (answer, error) {
	q, err := c.listQuery("status", "date", "guest", "host", "status")
	if err != nil {
		return nil, err
	}
	limit, offset := q.bounds(c)
	found, err := s.Store.Visits(c.Context(), store.VisitFilter{Government: q.Resolved, Text: q.Text, Practice: q.Practice, Year: q.Year,
		Status: bonbogi.VisitStatus(q.Value), Sort: q.Sort, Desc: q.Desc, Limit: limit, Offset: offset})
	if err != nil {
		return nil, err
	}
	l := list(c, q, found.Items, found.Total, choice{"status", texts(bonbogi.VisitStatuses)})
	l.New = "/visits/new"
	return &page{Template: "visits", Title: c.text("menu.visits"), Data: l, Wide: true, Table: c.visitTable(found.Items)}, nil
}

func (c *call) visitTable(visits []bonbogi.Visit) *table.Table {
	t := &table.Table{Name: "visits", Header: []string{"id", "guest", "guest_id", "guest_type", "host", "host_id", "host_department",
		"date", "status", "purpose", "people", "practices", "sources"}}
	for _, v := range visits {
		t.AddTexts(v.ID, v.Guest.Name, v.Guest.Government, string(v.Guest.Type), v.Host.Name,
			v.Host.Government, v.HostDepartment, v.Date.String(), string(v.Status), v.Purpose, figure(v.People),
			strings.Join(v.Practices, " "), sourceIDs(v.Sources))
	}
	return t
}

func sourceIDs(citations []bonbogi.Citation) string {
	ids := make([]string, len(citations))
	for i, c := range citations {
		ids[i] = c.Source
	}
	return strings.Join(ids, " ")
}

type visitView struct {
	Visit     bonbogi.Visit             `json:"visit"`
	Practices []bonbogi.Practice        `json:"practices"`
	Sources   map[string]bonbogi.Source `json:"sources"`
}

func (s *Site) visit(c *call) (answer, error) {
	got, err := store.Get[bonbogi.Visit](c.Context(), s.Store, c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	v := visitView{Visit: got, Practices: []bonbogi.Practice{}}
	practices, err := s.Store.PracticesByID(c.Context(), got.Practices)
	if err != nil {
		return nil, err
	}
	for _, id := range got.Practices {
		v.Practices = append(v.Practices, practices[id])
	}
	if v.Sources, err = s.cited(c.Context(), got); err != nil {
		return nil, err
	}
	return &page{Template: "visit", Title: c.text("visit.title", "guest", c.said(got.Guest), "host", c.said(got.Host)), Data: v}, nil
}

func (c *call) said(p bonbogi.Party) string { return names{c.site, c.words}.said(p) }
