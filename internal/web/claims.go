package web

import (
	"strconv"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/table"
)

func (s *Site) claims(c *call) (answer, error) {
	q, err := c.listQuery("claim", "as_of", "subject", "value")
	if err != nil {
		return nil, err
	}
	limit, offset := q.bounds(c)
	found, err := s.Store.Claims(c.Context(), store.ClaimFilter{Government: q.Resolved, Text: q.Text, Practice: q.Practice, Year: q.Year,
		Type: bonbogi.ClaimType(q.Value), Sort: q.Sort, Desc: q.Desc, Limit: limit, Offset: offset})
	if err != nil {
		return nil, err
	}
	l := list(c, q, found.Items, found.Total, choice{"claim", texts(bonbogi.ClaimTypes)})
	l.New = "/claims/new"
	t := &table.Table{Name: "claims", Header: []string{"id", "subject", "subject_id", "claim", "value", "period", "as_of", "practice", "note", "sources"}}
	for _, x := range found.Items {
		t.AddTexts(x.ID, x.Subject.Name, x.Subject.Government, string(x.Type),
			strconv.FormatFloat(x.Value, 'f', -1, 64), x.Period, x.AsOf.String(), x.Practice, x.Note, sourceIDs(x.Sources))
	}
	return &page{Template: "claims", Title: c.text("menu.claims"), Data: l, Wide: true, Table: t}, nil
}

// tally sets a claim beside what is on record.
type tally struct {
	Claim    bonbogi.Claim `json:"claim"`
	OnRecord *int          `json:"on_record,omitempty"` // only for claims that records can stand behind
}

// Boxes are drawn one for each award claimed, filled for those on record. Too many are not drawn.
func (t tally) Boxes() []bool {
	n := int(min(t.Claim.Value, 1000))
	if t.OnRecord == nil || max(n, *t.OnRecord) > 120 {
		return nil
	}
	boxes := make([]bool, max(n, *t.OnRecord))
	for i := range boxes {
		boxes[i] = i < *t.OnRecord
	}
	return boxes
}

// Missing is how many of the claimed are not on record.
func (t tally) Missing() int {
	if t.OnRecord == nil {
		return 0
	}
	return max(0, int(t.Claim.Value)-*t.OnRecord)
}

func (s *Site) tallyOf(c *call, x bonbogi.Claim) (tally, error) {
	t := tally{Claim: x}
	if x.Type != bonbogi.ClaimAwardsReceived {
		return t, nil
	}
	n, err := s.Store.OnRecord(c.Context(), x)
	if err != nil {
		return t, err
	}
	if x.Year() == 0 && n == 0 {
		return t, nil // which awards could stand behind it is not known
	}
	t.OnRecord = &n
	return t, nil
}

type claimView struct {
	tally
	Practice *bonbogi.Practice         `json:"practice,omitempty"`
	Sources  map[string]bonbogi.Source `json:"sources"`
}

func (s *Site) claim(c *call) (answer, error) {
	x, err := store.Get[bonbogi.Claim](c.Context(), s.Store, c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	var v claimView
	if v.tally, err = s.tallyOf(c, x); err != nil {
		return nil, err
	}
	if v.Practice, err = s.practiceOf(c, x.Practice); err != nil {
		return nil, err
	}
	if v.Sources, err = s.cited(c.Context(), x); err != nil {
		return nil, err
	}
	return &page{Template: "claim", Title: c.text("claim.title", "subject", c.said(x.Subject)), Data: v}, nil
}
