package web

import (
	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/table"
)

func (s *Site) selections(c *call) (answer, error) {
	q, err := c.listQuery("", "year", "recipient", "programme")
	if err != nil {
		return nil, err
	}
	limit, offset := q.bounds(c)
	found, err := s.Store.Selections(c.Context(), store.SelectionFilter{Government: q.Resolved, Text: q.Text, Practice: q.Practice, Year: q.Year,
		Sort: q.Sort, Desc: q.Desc, Limit: limit, Offset: offset})
	if err != nil {
		return nil, err
	}
	l := list(c, q, found.Items, found.Total)
	l.New = "/selections/new"
	t := &table.Table{Name: "selections", Header: []string{"id", "recipient", "recipient_id", "programme", "conferrer", "year", "decided", "amount", "practice", "sources"}}
	for _, x := range found.Items {
		t.AddTexts(x.ID, x.Recipient.Name, x.Recipient.Government, x.Programme, x.Conferrer.Name,
			year(x.YearOf()), x.Decided.String(), figure(x.Amount), x.Practice, sourceIDs(x.Sources))
	}
	return &page{Template: "selections", Title: c.text("menu.selections"), Data: l, Wide: true, Table: t}, nil
}

type selectionView struct {
	Selection bonbogi.Selection         `json:"selection"`
	Practice  *bonbogi.Practice         `json:"practice,omitempty"`
	Sources   map[string]bonbogi.Source `json:"sources"`
}

func (s *Site) selection(c *call) (answer, error) {
	x, err := store.Get[bonbogi.Selection](c.Context(), s.Store, c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	v := selectionView{Selection: x}
	if v.Practice, err = s.practiceOf(c, x.Practice); err != nil {
		return nil, err
	}
	if v.Sources, err = s.cited(c.Context(), x); err != nil {
		return nil, err
	}
	return &page{Template: "selection", Title: x.Programme, Data: v}, nil
}
