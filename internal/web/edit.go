package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// formView is a form for a record.
type formView struct {
	*draft
	Title    string
	Action   string
	Cancel   string
	Submit   string // key of the text on the button
	Token    string // so that a form sent twice is stored once
	Revision int
	Who, Why string
	WhoWrong string
	WhyWrong string // a government has no list of sources: why says where the correction comes from
	Import   *incomingView
	Fixed    *fixedSource // the source and place that the record is drawn from, when it is a proposal
	Names    []string     // of governments, offered while typing

	Contradictions []bonbogi.Contradiction // of a practice: said, and no reason to refuse it
}

// fixedSource is where a proposed fact stands.
type fixedSource struct {
	Source bonbogi.Source
	Quote  string
}

func errNoKind(kind string) error {
	return bonbogi.Errorf(bonbogi.NotFound, "no_kind", "there are no records of kind %q", kind)
}

// blank is an empty record of a kind with what is likely.
func blank(kind bonbogi.Kind, id string) (bonbogi.Record, error) {
	meta := bonbogi.Meta{ID: id}
	ours := bonbogi.Party{Type: bonbogi.PartyGovernment}
	switch kind {
	case bonbogi.KindAward:
		return bonbogi.Award{Meta: meta, Recipient: ours, Conferrer: ours, Host: ours, Organiser: ours, ConferrerType: bonbogi.ConferrerUnknown}, nil
	case bonbogi.KindSelection:
		return bonbogi.Selection{Meta: meta, Recipient: ours, Conferrer: ours}, nil
	case bonbogi.KindVisit:
		return bonbogi.Visit{Meta: meta, Guest: ours, Host: ours, Status: bonbogi.VisitHeld}, nil
	case bonbogi.KindAdoption:
		return bonbogi.Adoption{Meta: meta, Origin: ours, Adopter: ours, Form: bonbogi.AdoptionUnknown,
			DateSense: bonbogi.On, ClaimedBy: bonbogi.ClaimedByThird}, nil
	case bonbogi.KindPractice:
		return bonbogi.Practice{Meta: meta, Owner: ours, Status: bonbogi.PracticeUnknown}, nil
	case bonbogi.KindClaim:
		return bonbogi.Claim{Meta: meta, Subject: ours, Type: bonbogi.ClaimAwardsReceived}, nil
	case bonbogi.KindIndicator:
		return bonbogi.Indicator{Meta: meta, Direction: bonbogi.NoDirection, Measure: bonbogi.MeasureContext, Frequency: bonbogi.Yearly,
			Interval: bonbogi.IntervalNone, Rankable: true}, nil
	case bonbogi.KindSource:
		return bonbogi.Source{Meta: meta, Type: bonbogi.SourceWeb}, nil
	case bonbogi.KindPeerSet:
		return bonbogi.PeerSet{Meta: meta}, nil
	case bonbogi.KindGovernment:
		return bonbogi.Government{Level: bonbogi.Municipality}, nil
	}
	return nil, errNoKind(string(kind))
}

// load reads a record of any kind.
func (s *Site) load(c *call, kind bonbogi.Kind, id string) (bonbogi.Record, error) {
	if kind != bonbogi.KindGovernment {
		return s.Store.Record(c.Context(), kind, id)
	}
	if g, ok := c.registry.Get(id); ok {
		return g, nil
	}
	return nil, bonbogi.Errorf(bonbogi.NotFound, "no_government", "there is no government %q", id)
}

// addressOf is the page of a record.
func addressOf(r bonbogi.Record) string { return pageOf(r.RecordKind(), r.RecordID()) }

func pageOf(kind bonbogi.Kind, id string) string {
	return "/" + string(kind) + "s/" + url.PathEscape(id)
}

// newForm is the empty form of a record. The address may name what is known already: ?source= and
// any field.
func (s *Site) newForm(c *call) (answer, error) {
	d, err := s.fresh(c)
	if err != nil {
		return nil, err
	}
	q := c.URL.Query()
	for _, in := range d.Inputs {
		v := q.Get(in.Name)
		if _, ok := c.registry.Get(v); ok && (in.Kind == "party" || in.Kind == "government") {
			v = c.registry.FullName(v, bonbogi.Date{})
		}
		if v != "" {
			in.Value = v
		}
	}
	if d.New != nil {
		d.New.Ref = q.Get("source")
	}
	return s.form(c, d, http.StatusOK), nil
}

func (s *Site) fresh(c *call) (*draft, error) {
	r, err := blank(c.kind, s.Store.NewID(c.kind))
	if err != nil {
		return nil, err
	}
	return c.draft(r)
}

func (s *Site) form(c *call, d *draft, status int) *page {
	v := formView{draft: d, Action: c.URL.Path, Token: s.newID(), Who: c.who(), Why: c.FormValue("why"), Names: s.suggestions(c)}
	if c.Method == http.MethodPost {
		v.Token, v.Who = c.FormValue("token"), c.FormValue("who")
		if strings.TrimSpace(v.Who) == "" && status != http.StatusOK {
			v.WhoWrong = c.text("error.required")
		}
		if d.Kind == bonbogi.KindGovernment && strings.TrimSpace(v.Why) == "" {
			v.WhyWrong = c.text("error.required")
		}
	}
	if d.meta.Revision > 0 {
		v.Title, v.Submit, v.Cancel = c.text("form.edit", "kind", c.text("kind."+string(d.Kind))), "form.save", addressOf(d.record())
		v.Revision = d.meta.Revision
	} else {
		v.Title, v.Submit, v.Cancel = c.text("form.new", "kind", c.text("kind."+string(d.Kind))), "form.create", "/"+string(d.Kind)+"s"
	}
	if p, ok := d.record().(bonbogi.Practice); ok {
		v.Contradictions = p.Contradictions(s.today())
	}
	return &page{Template: "form", Title: v.Title, Data: v, Status: status, Form: true}
}

// suggestions are the names that a browser offers while a government is typed.
func (s *Site) suggestions(c *call) []string {
	var names []string
	for _, g := range c.registry.All() {
		if g.Exists() && g.Level != bonbogi.District && len(names) < 600 {
			names = append(names, c.registry.FullName(g.ID, bonbogi.Date{}))
		}
	}
	return names
}

func (s *Site) create(c *call) (answer, error) {
	d, err := s.fresh(c)
	if err != nil {
		return nil, err
	}
	return s.keep(c, d)
}

func (s *Site) editForm(c *call) (answer, error) {
	d, err := s.edited(c)
	if err != nil {
		return nil, err
	}
	return s.form(c, d, http.StatusOK), nil
}

func (s *Site) edited(c *call) (*draft, error) {
	r, err := s.load(c, c.kind, c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return c.draft(r)
}

func (s *Site) update(c *call) (answer, error) {
	d, err := s.edited(c)
	if err != nil {
		return nil, err
	}
	if n, err := strconv.Atoi(c.FormValue("revision")); err == nil {
		d.meta.Revision = n // the one that the person saw, so that nobody's change is overwritten
	}
	return s.keep(c, d)
}

// moreRows begins what the button says that asks for more rows of a list. What was typed stays, and nothing is stored.
const moreRows = "more:"

// keep stores what a form says, or shows the form again with what is wrong and nothing stored.
func (s *Site) keep(c *call, d *draft) (answer, error) {
	if err := c.ParseForm(); err != nil {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "form", "the form could not be read: %v", err)
	}
	readable := d.take(c, c.PostForm)
	if list, more := strings.CutPrefix(c.PostFormValue("action"), moreRows); more {
		d.wider(list)
		return s.form(c, d, http.StatusOK), nil
	}
	records, err := d.records(c)
	if err == nil {
		err = records[len(records)-1].Validate()
	}
	if g, ok := d.record().(bonbogi.Government); ok && err == nil {
		err = c.fits(g, d.meta.Revision == 0)
	}
	who, why := c.line("who"), c.line("why")
	if err == nil && (!readable || who == "" || why == "" && d.Kind == bonbogi.KindGovernment) {
		return s.form(c, d, http.StatusBadRequest), nil
	}
	if err == nil {
		for i := range *orNone(d.sources) {
			if ct := &(*d.sources)[i]; ct.By == "" {
				ct.By = who
			}
		}
		records[len(records)-1] = d.record()
		err = s.Store.Save(c.Context(), store.Change{Who: who, Why: why, Token: c.FormValue("token")}, records...)
	}
	if done, ok := errors.AsType[*store.Done](err); ok && len(done.IDs) > 0 {
		return redirect(pageOf(d.Kind, done.IDs[len(done.IDs)-1])), nil
	}
	if err != nil {
		if !d.blame(c, err) {
			return nil, err
		}
		return s.form(c, d, statuses[bonbogi.CodeOf(err)]), nil
	}
	if src, ok := d.record().(bonbogi.Source); ok && src.Text != "" && !src.Withdrawn && src.Type != bonbogi.SourceOwn { // a ledger is no news
		if err := s.readAgain(c, src, store.Change{Who: who, Why: why}); err != nil {
			return nil, err
		}
	}
	return remembered{redirect(addressOf(d.record())), whoCookie, who}, nil
}

func orNone(citations *[]bonbogi.Citation) *[]bonbogi.Citation {
	if citations == nil {
		return &[]bonbogi.Citation{}
	}
	return citations
}
