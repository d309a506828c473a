package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/review"
	"github.com/bonbogi/bonbogi/internal/store"
)

// sureEnough is the confidence from which a fact is ticked beforehand for accepting several at once.
const sureEnough = 0.8

// reviewView is a text with the facts that were found in it, to be decided one by one.
type reviewView struct {
	Source    bonbogi.Source `json:"source"`
	Proposals []proposalView `json:"proposals"`
	Open      int            `json:"open"`
	Title     []segment      `json:"-"`
	Text      []segment      `json:"-"`
	Again     bool           `json:"-"` // the text had been read before
	Who       string         `json:"-"`
	WhoWrong  bool           `json:"-"`
	Token     string         `json:"-"`
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

	Headline string   `json:"-"`
	Rows     []factIs `json:"-"`
	Same     string   `json:"-"` // address of a record that says the same
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
	return &page{Template: "review", Title: c.text("review.title", "title", v.Source.Title), Data: v, Wide: true}, nil
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
	v := &reviewView{Source: src, Proposals: []proposalView{}, Who: c.who(), Token: s.newID()}
	for i, p := range proposals {
		pv := proposalView{Number: i + 1, ID: p.ID, Kind: p.Kind, Fact: p.Fact, Quote: p.Quote, In: p.In, Start: p.Start, End: p.End,
			Confidence: p.Confidence, State: string(p.State), Record: p.Record, By: p.By}
		var fact article.Fact
		if err := json.Unmarshal(p.Fact, &fact); err != nil {
			return nil, fmt.Errorf("proposal %s: %w", p.ID, err)
		}
		pv.Headline, pv.Rows = c.factHeadline(fact), c.factRows(fact)
		if p.State == store.Undecided {
			v.Open++
			pv.Ticked = p.Confidence >= sureEnough
		}
		if p.Record != "" {
			pv.Link = pageOf(p.Kind, p.Record)
		}
		v.Proposals = append(v.Proposals, pv)
	}
	v.Text = marked(src.Text, article.InText, v.Proposals)
	v.Title = marked(src.Title, article.InTitle, v.Proposals)
	return v, nil
}

// factHeadline is a proposed fact in one line.
func (c *call) factHeadline(f article.Fact) string {
	switch {
	case f.Award != nil && f.Kind == bonbogi.KindSelection:
		return c.text("headline.selection", "recipient", c.said(f.Award.Recipient), "name", f.Award.Name)
	case f.Award != nil:
		return c.awardHeadline(f.Award.Recipient, f.Award.Name, f.Award.Grade)
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

// proposal finds the proposal that the address names.
func (s *Site) proposal(c *call) (store.Proposal, article.Fact, error) {
	var fact article.Fact
	proposals, err := s.Store.Proposals(c.Context(), c.PathValue("source"))
	if err != nil {
		return store.Proposal{}, fact, err
	}
	for _, p := range proposals {
		if p.ID == c.PathValue("proposal") {
			if err := json.Unmarshal(p.Fact, &fact); err != nil {
				return p, fact, fmt.Errorf("proposal %s: %w", p.ID, err)
			}
			return p, fact, nil
		}
	}
	return store.Proposal{}, fact, bonbogi.Errorf(bonbogi.NotFound, "no_proposal", "there is no such proposal")
}

// decide is a person's answer to one proposal: accepted, rejected, or accepted as corrected.
func (s *Site) decide(c *call) (answer, error) {
	p, fact, err := s.proposal(c)
	if err != nil {
		return nil, err
	}
	who := strings.TrimSpace(c.FormValue("who"))
	action := c.FormValue("action")
	if action == "save" {
		return s.decideCorrected(c, p, fact)
	}
	if who == "" {
		return s.whoIsIt(c)
	}
	change := store.Change{Who: who, Why: strings.TrimSpace(c.FormValue("why"))}
	switch action {
	case "accept":
		_, err = review.Accept(c.Context(), s.Store, c.registry, change, p, fact)
	case "reject":
		err = review.Reject(c.Context(), s.Store, change, p.ID)
	default:
		return nil, bonbogi.Errorf(bonbogi.Invalid, "form", "the form says neither accept nor reject")
	}
	if err != nil && !s.decidedAlready(c, p, action) {
		return nil, err
	}
	return remembered{redirect(backToReview(p)), whoCookie, who}, nil
}

// decidedAlready reports whether the same answer stands already: the form was sent twice.
func (s *Site) decidedAlready(c *call, p store.Proposal, action string) bool {
	now, _, err := s.proposal(c)
	return err == nil && (now.State == store.Accepted && action == "accept" || now.State == store.Rejected && action == "reject")
}

func backToReview(p store.Proposal) string {
	return "/read/" + url.PathEscape(p.Source) + "#" + url.PathEscape(p.ID)
}

// whoIsIt shows the review again: a decision needs a name.
func (s *Site) whoIsIt(c *call) (answer, error) {
	v, err := s.reviewed(c)
	if err != nil {
		return nil, err
	}
	v.WhoWrong = true
	return &page{Template: "review", Title: c.text("review.title", "title", v.Source.Title), Data: v, Wide: true, Status: http.StatusBadRequest}, nil
}

// decideMany accepts the proposals that were ticked.
func (s *Site) decideMany(c *call) (answer, error) {
	if err := c.ParseForm(); err != nil {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "form", "the form could not be read: %v", err)
	}
	who := strings.TrimSpace(c.FormValue("who"))
	if who == "" {
		return s.whoIsIt(c)
	}
	proposals, err := s.Store.Proposals(c.Context(), c.PathValue("source"))
	if err != nil {
		return nil, err
	}
	ticked := map[string]bool{}
	for _, id := range c.PostForm["accept"] {
		ticked[id] = true
	}
	for _, p := range proposals {
		if !ticked[p.ID] || p.State != store.Undecided {
			continue
		}
		var fact article.Fact
		if err := json.Unmarshal(p.Fact, &fact); err != nil {
			return nil, fmt.Errorf("proposal %s: %w", p.ID, err)
		}
		_, err := review.Accept(c.Context(), s.Store, c.registry, store.Change{Who: who}, p, fact)
		if err != nil && bonbogi.CodeOf(err) != bonbogi.Conflict { // somebody else was faster
			return nil, err
		}
	}
	return remembered{redirect("/read/" + url.PathEscape(c.PathValue("source"))), whoCookie, who}, nil
}

// correctForm shows the record that a proposal would become, to be corrected before it is accepted.
func (s *Site) correctForm(c *call) (answer, error) {
	p, fact, err := s.proposal(c)
	if err != nil {
		return nil, err
	}
	if p.State != store.Undecided {
		return redirect(backToReview(p)), nil
	}
	_, d, fixed, err := s.corrected(c, p, fact)
	if err != nil {
		return nil, err
	}
	return s.correction(c, p, d, fixed, http.StatusOK), nil
}

// corrected are the records that a proposal would become, the fact itself in a form.
func (s *Site) corrected(c *call, p store.Proposal, fact article.Fact) (before []bonbogi.Record, d *draft, fixed *fixedSource, err error) {
	src, err := store.Get[bonbogi.Source](c.Context(), s.Store, p.Source)
	if err != nil {
		return nil, nil, nil, err
	}
	records, err := review.Records(c.Context(), s.Store, c.registry, src, fact, s.Store.NewID)
	if err != nil {
		return nil, nil, nil, err
	}
	last := len(records) - 1
	if d, err = c.correctable(records[:last], records[last]); err != nil {
		return nil, nil, nil, err
	}
	return records[:last], d, &fixedSource{src, p.Quote}, nil
}

// correctable is the form of a record whose practice may come with it and not be stored yet.
func (c *call) correctable(before []bonbogi.Record, r bonbogi.Record) (*draft, error) {
	d, err := c.draft(r)
	if err != nil {
		return nil, err
	}
	d.New, d.Cites = nil, nil
	for _, b := range before {
		pr, ok := b.(bonbogi.Practice)
		if !ok {
			continue
		}
		for _, in := range d.Inputs {
			if in.Name == "practice" {
				in.Value = pr.Name
				with := in.read
				in.read = func(c *call, in *input) error {
					if in.Value == pr.Name {
						return nil // the practice that is stored with it
					}
					return with(c, in)
				}
			}
		}
	}
	return d, nil
}

func (s *Site) correction(c *call, p store.Proposal, d *draft, fixed *fixedSource, status int) *page {
	at := s.form(c, d, status)
	v := at.Data.(formView)
	v.Title, v.Submit, v.Cancel, v.Fixed = c.text("review.correct"), "review.save", backToReview(p), fixed
	at.Title, at.Data = v.Title, v
	return at
}

func (s *Site) decideCorrected(c *call, p store.Proposal, fact article.Fact) (answer, error) {
	if p.State == store.Accepted {
		return redirect(backToReview(p)), nil
	}
	before, d, fixed, err := s.corrected(c, p, fact)
	if err != nil {
		return nil, err
	}
	readable := d.take(c, c.PostForm)
	r := d.record()
	err = r.Validate()
	who := strings.TrimSpace(c.FormValue("who"))
	if err == nil && (!readable || who == "") {
		return s.correction(c, p, d, fixed, http.StatusBadRequest), nil
	}
	if err == nil {
		err = s.Store.Decide(c.Context(), store.Change{Who: who, Why: strings.TrimSpace(c.FormValue("why"))}, p.ID, store.Accepted, append(before, r)...)
	}
	if e, ok := errors.AsType[*bonbogi.Error](err); ok && e.Code == bonbogi.Conflict {
		return nil, err
	}
	if err != nil {
		if !d.blame(c, err) {
			return nil, err
		}
		return s.correction(c, p, d, fixed, http.StatusBadRequest), nil
	}
	return remembered{redirect(backToReview(p)), whoCookie, who}, nil
}
