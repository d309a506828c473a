package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/review"
	"github.com/bonbogi/bonbogi/internal/store"
)

// queuePath is the page of all facts that wait, whatever article they are from.
const queuePath = "/read/queue"

// queueView are the facts that wait for a person, over all sources.
type queueView struct {
	listing[waitingView]
	Who      string `json:"-"`
	WhoWrong bool   `json:"-"`
	NonePick bool   `json:"-"` // nothing was ticked
	Left     int    `json:"-"` // of those ticked, how many lack something
}

// waitingView is a fact that waits, with all articles that tell it.
type waitingView struct {
	ID         string       `json:"id"` // of its surest proposal
	Source     string       `json:"source"`
	Kind       bonbogi.Kind `json:"kind"`
	Confidence float64      `json:"confidence"`
	Told       []toldView   `json:"told"`
	Differ     []differView `json:"differ"`

	Headline string   `json:"-"`
	Rows     []factIs `json:"-"`
	Ticked   bool     `json:"-"`
}

// toldView is one article that tells a fact.
type toldView struct {
	Proposal   string          `json:"proposal"`
	Source     string          `json:"source"`
	Title      string          `json:"title"`
	Publisher  string          `json:"publisher,omitempty"`
	Date       bonbogi.Date    `json:"date"`
	Quote      string          `json:"quote"`
	Confidence float64         `json:"confidence"`
	Fact       json.RawMessage `json:"fact"`
}

// differView is a field in which the articles differ.
type differView struct {
	Field string        `json:"field"`
	Sides []differsView `json:"sides"`
}

// differsView is what some of the articles say.
type differsView struct {
	Value string   `json:"value"`
	By    []string `json:"by"` // titles
}

func (s *Site) queue(c *call) (answer, error) {
	v, err := s.queued(c)
	if err != nil {
		return nil, err
	}
	return s.queuePage(c, v, http.StatusOK), nil
}

func (s *Site) queuePage(c *call, v *queueView, status int) *page {
	return &page{Template: "queue", Title: c.text("queue.title"), Data: v, Status: status}
}

func (s *Site) queued(c *call) (*queueView, error) {
	q, err := c.listQuery("kind", "confidence", "sources", "at")
	if err != nil {
		return nil, err
	}
	limit, offset := q.bounds(c)
	found, err := s.Store.Queue(c.Context(), store.QueueFilter{Kind: bonbogi.Kind(q.Value), Government: q.Resolved, Sort: q.Sort, Desc: q.Desc, Limit: limit, Offset: offset})
	if err != nil {
		return nil, err
	}
	var items []waitingView
	for _, w := range found.Items {
		view, err := c.waiting(w)
		if err != nil {
			return nil, err
		}
		items = append(items, view)
	}
	var kinds []string
	for _, k := range bonbogi.Kinds {
		if k != bonbogi.KindSource && k != bonbogi.KindGovernment && k != bonbogi.KindIndicator && k != bonbogi.KindPeerSet {
			kinds = append(kinds, string(k))
		}
	}
	v := &queueView{listing: list(c, q, items, found.Total, choice{"kind", kinds}), Who: c.who()}
	v.Path = queuePath
	return v, nil
}

// waiting is a fact as its surest article tells it, completed by the others.
func (c *call) waiting(w store.Waiting) (waitingView, error) {
	all := review.Group(w.Told)
	first := all[0]
	facts, err := factsOf(all)
	if err != nil {
		return waitingView{}, err
	}
	whole := all.Complete(facts[0])
	v := waitingView{ID: first.ID, Source: first.Source, Kind: first.Kind, Confidence: first.Confidence, Differ: c.differences(all, facts),
		Headline: c.factHeadline(whole), Rows: c.factRows(whole), Ticked: first.Confidence >= sureEnough}
	v.Ticked = v.Ticked && len(v.Differ) == 0
	for _, t := range all {
		v.Told = append(v.Told, toldView{t.ID, t.Source, t.From.Title, t.From.Publisher, t.From.Date, t.Quote, t.Confidence, t.Fact})
	}
	return v, nil
}

func factsOf(all review.Group) ([]article.Fact, error) {
	facts := make([]article.Fact, len(all))
	for i, t := range all {
		if err := json.Unmarshal(t.Fact, &facts[i]); err != nil {
			return nil, fmt.Errorf("proposal %s: %w", t.ID, err)
		}
	}
	return facts, nil
}

// told are the fields that may differ between articles on one fact: what its rows say, and the grade in its headline.
// What was to be learned or honoured everybody says in other words.
func (c *call) told(f article.Fact) []factIs {
	var rows []factIs
	if f.Award != nil && f.Award.Grade != "" {
		rows = append(rows, factIs{c.text("field.grade"), f.Award.Grade}) // an honour beside it is told by one and left out by another
	}
	for _, r := range c.factRows(f) {
		if r.Label != c.text("field.purpose") && r.Label != c.text("field.for") && r.Label != c.text("field.as_written") {
			rows = append(rows, r)
		}
	}
	return rows
}

// differences are the fields for which the articles do not all say the same; who says nothing does not differ.
func (c *call) differences(all review.Group, facts []article.Fact) []differView {
	var labels []string
	sides := map[string][]differsView{}
	for i, f := range facts {
		for _, r := range c.told(f) {
			if _, known := sides[r.Label]; !known {
				labels = append(labels, r.Label)
			}
			at := sides[r.Label]
			known := false
			for k := range at {
				if at[k].Value == r.Value {
					at[k].By, known = append(at[k].By, all[i].From.Title), true
				}
			}
			if !known {
				at = append(at, differsView{r.Value, []string{all[i].From.Title}})
			}
			sides[r.Label] = at
		}
	}
	out := []differView{}
	for _, l := range labels {
		if len(sides[l]) > 1 {
			out = append(out, differView{l, sides[l]})
		}
	}
	return out
}

// decideQueue accepts or rejects the facts that were ticked, each with all articles that tell it.
func (s *Site) decideQueue(c *call) (answer, error) {
	if err := c.ParseForm(); err != nil {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "form", "the form could not be read: %v", err)
	}
	who, picked, action := c.line("who"), c.PostForm["pick"], c.FormValue("action")
	if who == "" || len(picked) == 0 {
		v, err := s.queued(c)
		if err != nil {
			return nil, err
		}
		v.WhoWrong, v.NonePick = who == "", len(picked) == 0
		return s.queuePage(c, v, http.StatusBadRequest), nil
	}
	if action != "accept" && action != "reject" {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "form", "the form says neither accept nor reject")
	}
	change := store.Change{Who: who}
	var proposals []store.Proposal
	for _, id := range picked {
		p, err := s.Store.Proposal(c.Context(), id)
		if err != nil {
			return nil, err
		}
		if p.State != store.Undecided {
			continue
		}
		if action == "accept" {
			proposals = append(proposals, p)
			continue
		}
		if err := review.Reject(c.Context(), s.Store, change, p); err != nil && bonbogi.CodeOf(err) != bonbogi.Conflict {
			return nil, err
		}
	}
	_, left, err := review.AcceptMany(c.Context(), s.Store, c.registry, change, proposals)
	if err != nil {
		return nil, err
	}
	if len(left) > 0 {
		v, err := s.queued(c)
		if err != nil {
			return nil, err
		}
		v.Left = len(left)
		return remembered{s.queuePage(c, v, http.StatusOK), whoCookie, who}, nil
	}
	return remembered{redirect(here(c)), whoCookie, who}, nil
}

// here is the address of the queue with the filters of the call.
func here(c *call) string {
	if q := c.URL.RawQuery; q != "" {
		return queuePath + "?" + q
	}
	return queuePath
}

// back is the page from which a decision was sent: the queue, if the form says so.
func back(c *call, otherwise string) string {
	if from := c.FormValue("back"); from == queuePath || strings.HasPrefix(from, queuePath+"?") {
		return from
	}
	return otherwise
}
