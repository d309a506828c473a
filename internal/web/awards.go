package web

import (
	"strconv"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/table"
)

// awards is the ledger of awards.
func (s *Site) awards(c *call) (answer, error) {
	q, err := c.listQuery("grade", "year", "received", "recipient", "name", "grade", "conferrer")
	if err != nil {
		return nil, err
	}
	q.narrowed(c, "conferrer_type", "paid", "department")
	limit, offset := q.bounds(c)
	found, err := s.Store.Awards(c.Context(), store.AwardFilter{Government: q.Resolved, Text: q.Text, Practice: q.Practice, Year: q.Year,
		Grade: bonbogi.Grade(q.Value), Type: bonbogi.ConferrerType(q.Of("conferrer_type")), Paid: yesOrNo(q.Of("paid")), Department: q.Of("department"),
		Sort: q.Sort, Desc: q.Desc, Limit: limit, Offset: offset})
	if err != nil {
		return nil, err
	}
	l := list(c, q, found.Items, found.Total, choice{"grade", texts(bonbogi.Grades)}, choice{"conferrer_type", texts(bonbogi.ConferrerTypes)},
		choice{"paid", []string{"yes", "no"}}, choice{Name: "department"})
	l.New = "/awards/new"
	return &page{Template: "awards", Title: c.text("menu.awards"), Data: l, Wide: true, Table: c.awardTable(found.Items)}, nil
}

func (c *call) awardTable(awards []bonbogi.Award) *table.Table {
	t := &table.Table{Name: "awards", Header: []string{"id", "recipient", "recipient_id", "award", "round", "grade", "rank", "conferrer",
		"conferrer_type", "host", "organiser", "year", "received", "streak", "for", "practice", "department", "applicants", "winners", "prize", "fee", "paid", "review", "sources"}}
	for _, a := range awards {
		t.AddTexts(a.ID, a.Recipient.Name, a.Recipient.Government, a.Name, year(a.Round), a.Grade, string(a.Rank()),
			a.Conferrer.Name, string(a.ConferrerType), a.Host.Name, a.Organiser.Name, year(a.YearOf()), a.Received.String(), year(a.Streak), a.For, a.Practice,
			a.Department, figure(a.Applicants), figure(a.Winners), figure(a.Prize), figure(a.Fee), paid(a), string(a.Review), sourceIDs(a.Sources))
	}
	return t
}

type awardView struct {
	Award    bonbogi.Award             `json:"award"`
	Weight   bonbogi.Weight            `json:"weight"` // by the parameters that a reader begins with
	Practice *bonbogi.Practice         `json:"practice,omitempty"`
	Sources  map[string]bonbogi.Source `json:"sources"`
}

func (s *Site) award(c *call) (answer, error) {
	a, err := store.Get[bonbogi.Award](c.Context(), s.Store, c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	v := awardView{Award: a, Weight: bonbogi.DefaultWeighing().Weigh(a)}
	if v.Practice, err = s.practiceOf(c, a.Practice); err != nil {
		return nil, err
	}
	if v.Sources, err = s.cited(c.Context(), a); err != nil {
		return nil, err
	}
	return &page{Template: "award", Title: a.Name, Data: v}, nil
}

// practiceOf reads the practice that a record refers to; nil if it refers to none.
func (s *Site) practiceOf(c *call, id string) (*bonbogi.Practice, error) {
	if id == "" {
		return nil, nil
	}
	p, err := store.Get[bonbogi.Practice](c.Context(), s.Store, id)
	if err != nil {
		return nil, err
	}
	return &p, nil
}

// texts are the values of a choice as plain strings.
func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

// yesOrNo is what a filter with these two values says; nil if it says nothing.
func yesOrNo(v string) *bool {
	if v != "yes" && v != "no" {
		return nil
	}
	is := v == "yes"
	return &is
}

// paid marks an award for which the recipient paid; whether it paid for others is not known.
func paid(a bonbogi.Award) string {
	if a.Paid() {
		return "yes"
	}
	return ""
}

func year(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}

func figure(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}
