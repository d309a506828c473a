package web

import (
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/table"
	"github.com/bonbogi/bonbogi/learn"
)

// correctionView is a figure that was there and was revised.
type correctionView struct {
	Indicator  string         `json:"indicator"`
	Government string         `json:"government"`
	Period     bonbogi.Period `json:"period"`
	Before     learn.Figure   `json:"before"`
	After      learn.Figure   `json:"after"`
	Import     string         `json:"import"`
	Who        string         `json:"who"`
	Why        string         `json:"why,omitempty"`
	At         time.Time      `json:"at"`
	Simulated  bool           `json:"simulated,omitempty"`

	Definition bonbogi.Indicator `json:"-"`
}

// correctionsView is the public log of what was revised.
type correctionsView struct {
	listing[correctionView]
	Indicator *bonbogi.Indicator `json:"indicator,omitempty"` // that the log is narrowed to
	Typed     string             `json:"indicator_asked,omitempty"`
	Refusal   *refusalView       `json:"refusal,omitempty"`
	Offered   []offer            `json:"-"`
}

// corrections lists the values that were revised, the newest first.
func (s *Site) corrections(c *call) (answer, error) {
	q, err := c.listQuery("", "created")
	if err != nil {
		return nil, err
	}
	v := correctionsView{Typed: typed(c.URL.Query().Get("indicator"))}
	f := store.CorrectionFilter{Government: q.Resolved}
	f.Limit, f.Offset = q.bounds(c)
	if v.Typed != "" {
		i, err := c.indicatorCalled(v.Typed)
		if v.Refusal, err = c.refused(err); err != nil {
			return nil, err
		}
		f.Indicator = unresolved
		if v.Refusal == nil {
			v.Indicator, f.Indicator = &i, i.ID
		}
	}
	found, err := s.Store.Corrections(c.Context(), f)
	if err != nil {
		return nil, err
	}
	known, err := c.facts()
	if err != nil {
		return nil, err
	}
	v.Offered = names{s, c.words}.offered(known.catalogue, isAny)
	var rows []correctionView
	for _, x := range found.Items {
		d, ok := known.byID[x.Indicator]
		if !ok {
			d = bonbogi.Indicator{Meta: bonbogi.Meta{ID: x.Indicator}, Name: x.Indicator}
		}
		rows = append(rows, correctionView{x.Indicator, x.Government, x.Period, learn.Figure{Figure: x.Before}, learn.Figure{Figure: x.After}, x.Import, x.Who, x.Why, x.At.In(seoul), d.Simulated, d})
	}
	q.Indicator = v.Typed
	v.listing = list(c, q, rows, found.Total)
	p := &page{Template: "corrections", Title: c.text("corrections.title"), Data: &v, Wide: true}
	if c.download() {
		p.Table = v.table(names{s, c.words})
	}
	return p, nil
}

func (v *correctionsView) table(n names) *table.Table {
	t := &table.Table{Name: "corrections", Header: []string{"at", "indicator", "government", "name", "period", "before", "before_status", "after", "after_status", "who", "why", "import", "simulated"}}
	for _, x := range v.Items {
		t.Add(table.Text(x.At.UTC().Format(time.RFC3339)), table.Text(x.Indicator), table.Text(x.Government), table.Text(n.government(x.Government)), table.Text(x.Period.String()),
			table.Number(x.Before.Value, ""), table.Text(x.Before.Status.String()), table.Number(x.After.Value, ""), table.Text(x.After.Status.String()),
			table.Text(x.Who), table.Text(x.Why), table.Text(x.Import), table.Text(map[bool]string{true: "yes"}[x.Definition.Simulated]))
	}
	return t
}
