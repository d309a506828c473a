package web

import (
	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/table"
)

func (s *Site) adoptions(c *call) (answer, error) {
	q, err := c.listQuery("form", "date", "origin", "adopter")
	if err != nil {
		return nil, err
	}
	limit, offset := q.bounds(c)
	found, err := s.Store.Adoptions(c.Context(), store.AdoptionFilter{Government: q.Resolved, Text: q.Text, Practice: q.Practice, Year: q.Year,
		Form: bonbogi.AdoptionForm(q.Value), Sort: q.Sort, Desc: q.Desc, Limit: limit, Offset: offset})
	if err != nil {
		return nil, err
	}
	rows := make([]adoptionRow, len(found.Items))
	t := &table.Table{Name: "adoptions", Header: []string{"id", "practice", "practice_name", "origin", "origin_id", "adopter", "adopter_id",
		"form", "date", "date_sense", "claimed_by", "sources"}}
	ids := make([]string, len(found.Items))
	for i, a := range found.Items {
		ids[i] = a.Practice
	}
	practices, err := s.Store.PracticesByID(c.Context(), ids)
	if err != nil {
		return nil, err
	}
	for i, a := range found.Items {
		p := practices[a.Practice]
		rows[i] = adoptionRow{a, p}
		t.AddTexts(a.ID, a.Practice, p.Name, a.Origin.Name, a.Origin.Government, a.Adopter.Name,
			a.Adopter.Government, string(a.Form), a.Date.String(), string(a.DateSense), string(a.ClaimedBy), sourceIDs(a.Sources))
	}
	l := list(c, q, rows, found.Total, choice{"form", texts(bonbogi.AdoptionForms)})
	l.New = "/adoptions/new"
	return &page{Template: "adoptions", Title: c.text("menu.adoptions"), Data: l, Wide: true, Table: t}, nil
}

// adoptionRow is an adoption with the practice that it is of.
type adoptionRow struct {
	bonbogi.Adoption
	Of bonbogi.Practice `json:"practice_record"`
}

type adoptionView struct {
	Adoption bonbogi.Adoption          `json:"adoption"`
	Practice bonbogi.Practice          `json:"practice"`
	Sources  map[string]bonbogi.Source `json:"sources"`
}

func (s *Site) adoption(c *call) (answer, error) {
	a, err := store.Get[bonbogi.Adoption](c.Context(), s.Store, c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	v := adoptionView{Adoption: a}
	p, err := s.practiceOf(c, a.Practice)
	if err != nil {
		return nil, err
	}
	v.Practice = *p
	if v.Sources, err = s.cited(c.Context(), a); err != nil {
		return nil, err
	}
	return &page{Template: "adoption", Title: c.text("adoption.title", "adopter", c.said(a.Adopter), "origin", c.said(a.Origin)), Data: v}, nil
}
