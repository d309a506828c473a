package web

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/store"
)

// sureEnough is the confidence from which a fact is ticked beforehand for accepting several at once.
const sureEnough = 0.8

// reviewView is a text with the facts that were found in it, to be decided one by one.
type reviewView struct {
	Source    bonbogi.Source `json:"source"`
	Proposals []proposalView `json:"proposals"`
	Open      int            `json:"open"`
	Rejected  int            `json:"rejected"`
	Title     []segment      `json:"-"`
	Text      []segment      `json:"-"`
	InOrder   bool           `json:"-"` // as they stand in the text, not by how sure they are
	Again     bool           `json:"-"` // the text had been read before
	Left      int            `json:"-"` // of those ticked, how many lack something
	Who       string         `json:"-"`
	WhoWrong  bool           `json:"-"`
}

// proposalView is one proposed fact.
type proposalView struct {
	Number     int             `json:"number"`
	ID         string          `json:"id"`
	Kind       bonbogi.Kind    `json:"kind"`
	Fact       json.RawMessage `json:"fact"`
	Quote      string          `json:"quote"`
	In         string          `json:"in"`
	Start      int             `json:"start"`
	End        int             `json:"end"`
	Confidence float64         `json:"confidence"`
	State      string          `json:"state"`
	Record     string          `json:"record,omitempty"`
	By         string          `json:"decided_by,omitempty"`

	Also []toldView `json:"also,omitempty"` // other articles that say the same, decided with it

	Headline string   `json:"-"`
	Rows     []factIs `json:"-"`
	Ticked   bool     `json:"-"`
	Link     string   `json:"-"` // of the record, when accepted
}

// factIs is one field of a proposed fact as a person reads it.
type factIs struct{ Label, Value string }

func (s *Site) review(c *call) (answer, error) {
	v, err := s.reviewed(c)
	if err != nil {
		return nil, err
	}
	v.Again = c.URL.Query().Get("again") == "yes"
	return s.reviewPage(c, v, http.StatusOK), nil
}

func (s *Site) reviewPage(c *call, v *reviewView, status int) *page {
	return &page{Template: "review", Title: c.text("review.title", "title", v.Source.Title), Data: v, Wide: true, Status: status}
}

func (s *Site) reviewed(c *call) (*reviewView, error) {
	src, err := store.Get[bonbogi.Source](c.Context(), s.Store, c.PathValue("source"))
	if err != nil {
		return nil, err
	}
	proposals, err := s.Store.Proposals(c.Context(), src.ID)
	if err != nil {
		return nil, err
	}
	also, err := s.Store.AlsoTold(c.Context(), src.ID)
	if err != nil {
		return nil, err
	}
	v := &reviewView{Source: src, Proposals: []proposalView{}, Who: c.who()}
	for i, p := range proposals {
		pv := proposalView{Number: i + 1, ID: p.ID, Kind: p.Kind, Fact: p.Fact, Quote: p.Quote, In: p.In, Start: p.Start, End: p.End,
			Confidence: p.Confidence, State: string(p.State), Record: p.Record, By: p.By}
		var fact article.Fact
		if err := json.Unmarshal(p.Fact, &fact); err != nil {
			return nil, fmt.Errorf("proposal %s: %w", p.ID, err)
		}
		pv.Headline, pv.Rows = c.factHeadline(fact), c.factRows(fact)
		for _, t := range also[p.ID] {
			pv.Also = append(pv.Also, toldView{t.ID, t.Source, t.From.Title, t.From.Publisher, t.From.Date, t.Quote, t.Confidence, t.Fact})
		}
		if p.State == store.Undecided {
			v.Open++
			pv.Ticked = p.Confidence >= sureEnough
		}
		if p.State == store.Rejected {
			v.Rejected++
		}
		if p.Record != "" {
			pv.Link = pageOf(p.Kind, p.Record)
		}
		v.Proposals = append(v.Proposals, pv)
	}
	v.Text = marked(src.Text, article.InText, v.Proposals)
	v.Title = marked(src.Title, article.InTitle, v.Proposals)
	if len(v.Title) == 1 && v.Title[0].Number == 0 && strings.Contains(src.Text, src.Title) {
		v.Title = nil // the headline stands in the text, and nothing is marked in it
	}
	if v.InOrder = c.URL.Query().Get("order") == "text"; !v.InOrder {
		slices.SortStableFunc(v.Proposals, surestFirst)
	}
	return v, nil
}

// surestFirst puts what is open first, the surest before all.
func surestFirst(a, b proposalView) int {
	open := func(p proposalView) int {
		if p.State == string(store.Undecided) {
			return 0
		}
		return 1
	}
	return cmp.Or(open(a)-open(b), cmp.Compare(b.Confidence, a.Confidence))
}

// factHeadline is a proposed fact in one line.
func (c *call) factHeadline(f article.Fact) string {
	switch {
	case f.Award != nil && f.Kind == bonbogi.KindSelection:
		return c.text("headline.selection", "recipient", c.said(f.Award.Recipient), "name", f.Award.Name)
	case f.Award != nil:
		return c.awardHeadline(f.Award.Recipient, f.Award.Name, f.Award.FullGrade())
	case f.Visit != nil:
		return c.text("visit.title", "guest", c.said(f.Visit.Guest), "host", c.said(f.Visit.Host))
	case f.Adoption != nil:
		return c.text("adoption.title", "adopter", c.said(f.Adoption.Adopter), "origin", c.said(f.Adoption.Origin))
	case f.Practice != nil:
		return c.text("headline.practice", "owner", c.said(f.Practice.Owner), "name", f.Practice.Name)
	case f.Claim != nil:
		return c.text("headline.claim", "subject", c.said(f.Claim.Subject), "claim", c.text("claim."+string(f.Claim.Type)), "value", number(f.Claim.Value))
	}
	return string(f.Kind)
}

// factRows are the fields of a proposed fact that the headline does not say.
func (c *call) factRows(f article.Fact) []factIs {
	var rows []factIs
	add := func(field, value string) {
		if value != "" {
			rows = append(rows, factIs{c.text("field." + field), value})
		}
	}
	switch {
	case f.Award != nil:
		add("conferrer", c.said(f.Award.Conferrer))
		add("year", f.Award.Period)
		if f.Award.Streak > 0 {
			add("streak", c.words.Count("streak", f.Award.Streak))
		}
		add("for", f.Award.For)
	case f.Visit != nil:
		add("date", c.words.Date(f.Visit.Date))
		add("status", c.text("status."+string(f.Visit.Status)))
		add("host_department", f.Visit.HostDepartment)
		add("purpose", f.Visit.Purpose)
	case f.Adoption != nil:
		add("practice", f.Adoption.Practice)
		if f.Adoption.Form != "" {
			add("form", c.text("form."+string(f.Adoption.Form)))
		}
		add("date", c.words.Date(f.Adoption.Date))
		if f.Adoption.AsWritten != f.Adoption.Adopter.Name {
			add("as_written", f.Adoption.AsWritten)
		}
	case f.Practice != nil:
		if f.Practice.AsWritten != "" && f.Practice.AsWritten != f.Practice.Name {
			add("as_written", f.Practice.AsWritten)
		}
	case f.Claim != nil:
		add("period", f.Claim.Period)
		add("as_of", f.Claim.AsOf)
	}
	return rows
}
