package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/review"
	"github.com/bonbogi/bonbogi/internal/store"
)

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

// decide is a person's answer to one proposal: accepted, rejected, accepted as corrected, or back from rejected.
func (s *Site) decide(c *call) (answer, error) {
	p, fact, err := s.proposal(c)
	if err != nil {
		return nil, err
	}
	who := c.line("who")
	action := c.FormValue("action")
	if action == "save" || strings.HasPrefix(action, moreRows) {
		return s.decideCorrected(c, p, fact)
	}
	if who == "" {
		return s.whoIsIt(c)
	}
	change := store.Change{Who: who, Why: c.line("why")}
	switch action {
	case "accept":
		_, err = review.Accept(c.Context(), s.Store, c.registry, change, p, fact)
	case "reject":
		err = review.Reject(c.Context(), s.Store, change, p)
	case "part":
		err = s.Store.Part(c.Context(), change, p.ID)
	case "reopen":
		err = s.Store.Reopen(c.Context(), change, p.ID)
	default:
		return nil, bonbogi.Errorf(bonbogi.Invalid, "form", "the form says neither accept nor reject")
	}
	if bonbogi.CodeOf(err) == bonbogi.Invalid {
		return s.needsCorrection(c, p, fact, err)
	}
	if err != nil && !s.decidedAlready(c, p, action) {
		return nil, err
	}
	return remembered{redirect(back(c, backToReview(p))), whoCookie, who}, nil
}

// needsCorrection shows the form of a fact that cannot be a record yet: something is missing that only a
// person can add.
func (s *Site) needsCorrection(c *call, p store.Proposal, fact article.Fact, problem error) (answer, error) {
	_, d, fixed, err := s.corrected(c, p, fact)
	if err != nil {
		return nil, err
	}
	if !d.blame(c, problem) {
		return nil, problem
	}
	return s.correction(c, p, d, fixed, http.StatusBadRequest), nil
}

// decidedAlready reports whether the same answer stands already: the form was sent twice.
func (s *Site) decidedAlready(c *call, p store.Proposal, action string) bool {
	now, _, err := s.proposal(c)
	return err == nil && now.State == map[string]store.State{"accept": store.Accepted, "reject": store.Rejected, "reopen": store.Undecided}[action]
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
	return s.reviewPage(c, v, http.StatusBadRequest), nil
}

// decideMany accepts the proposals that were ticked.
func (s *Site) decideMany(c *call) (answer, error) {
	if err := c.ParseForm(); err != nil {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "form", "the form could not be read: %v", err)
	}
	who := c.line("who")
	if who == "" {
		return s.whoIsIt(c)
	}
	proposals, err := s.Store.Proposals(c.Context(), c.PathValue("source"))
	if err != nil {
		return nil, err
	}
	ticked := slices.DeleteFunc(proposals, func(p store.Proposal) bool { return !slices.Contains(c.PostForm["accept"], p.ID) })
	_, left, err := review.AcceptMany(c.Context(), s.Store, c.registry, store.Change{Who: who}, ticked)
	if err != nil {
		return nil, err
	}
	if len(left) > 0 {
		v, err := s.reviewed(c)
		if err != nil {
			return nil, err
		}
		v.Left = len(left)
		return remembered{s.reviewPage(c, v, http.StatusOK), whoCookie, who}, nil
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
	all, err := review.Together(c.Context(), s.Store, p)
	if err != nil {
		return nil, nil, nil, err
	}
	records, err := review.Records(c.Context(), s.Store, c.registry, src, all.Complete(fact), all.Citations(""), s.Store.NewID)
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

// needed are those of the records before that the corrected one still refers to.
func needed(before []bonbogi.Record, r bonbogi.Record) []bonbogi.Record {
	a, ok := r.(bonbogi.Adoption)
	return slices.DeleteFunc(slices.Clone(before), func(b bonbogi.Record) bool {
		return ok && b.RecordKind() == bonbogi.KindPractice && b.RecordID() != a.Practice
	})
}

func (s *Site) correction(c *call, p store.Proposal, d *draft, fixed *fixedSource, status int) *page {
	at := s.form(c, d, status)
	v := at.Data.(formView)
	v.Title, v.Submit, v.Cancel, v.Fixed = c.text("review.correct"), "review.save", backToReview(p), fixed
	at.Title, at.Data = v.Title, v
	return at
}

// errToldMeanwhile says that somebody stored what says the same after it was looked for.
var errToldMeanwhile = errors.New("a record that says the same was stored meanwhile")

// decideCorrected stores the record of the form and closes the proposal, if nobody stored what says the same since it was
// looked for; else it begins again, with that record.
func (s *Site) decideCorrected(c *call, p store.Proposal, fact article.Fact) (answer, error) {
	before, d, fixed, err := s.corrected(c, p, fact)
	if err != nil {
		return nil, err
	}
	known := d.meta.Revision > 0
	if n, err := strconv.Atoi(c.FormValue("revision")); err == nil {
		d.meta.Revision = n // of a record that says the same: the one that the person saw
	}
	readable := d.take(c, c.PostForm)
	if list, more := strings.CutPrefix(c.PostFormValue("action"), moreRows); more {
		d.wider(list)
		return s.correction(c, p, d, fixed, http.StatusOK), nil
	}
	who := c.line("who")
	all, err := review.Together(c.Context(), s.Store, p)
	if err != nil {
		return nil, err
	}
	told := make([]string, len(all))
	for i := range all {
		told[i] = all[i].Source
	}
	for i := range *d.sources {
		if ct := &(*d.sources)[i]; slices.Contains(told, ct.Source) && ct.By == "" {
			ct.By = who
		}
	}
	r := d.record()
	err = r.Validate()
	if err == nil && (!readable || who == "") {
		return s.correction(c, p, d, fixed, http.StatusBadRequest), nil
	}
	if err == nil {
		change := store.Change{Who: who, Why: c.line("why"), Token: c.FormValue("token")}
		err = s.Store.Alone(c.Context(), func(db *store.DB) error {
			now, err := review.Records(c.Context(), db, c.registry, fixed.Source, all.Complete(fact), nil, db.NewID)
			if err != nil {
				return err
			}
			if last, ok := now[len(now)-1].(bonbogi.Fact); len(now) != len(before)+1 || ok && last.RecordMeta().Revision > 0 != known {
				return errToldMeanwhile
			}
			return db.DecideTogether(c.Context(), change, all.IDs(), store.Accepted, append(needed(before, r), r)...)
		})
		if errors.Is(err, errToldMeanwhile) {
			return s.decideCorrected(c, p, fact)
		}
	}
	if _, sentTwice := errors.AsType[*store.Done](err); sentTwice {
		return redirect(backToReview(p)), nil
	}
	if bonbogi.CodeOf(err) == bonbogi.Conflict {
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
