package review

import (
	"cmp"
	"context"
	"encoding/json"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/store"
)

// Group is an open proposal, and behind it the others that say the same.
type Group []store.Told

// Together returns the proposal with the open ones that say the same. One that is decided stands alone.
func Together(ctx context.Context, db *store.DB, p store.Proposal) (Group, error) {
	if p.State != store.Undecided {
		return Group{{Proposal: p}}, nil
	}
	all, err := db.Together(ctx, p)
	if err != nil {
		return nil, err
	}
	if len(all) == 0 || all[0].ID != p.ID { // decided meanwhile
		return Group{{Proposal: p}}, nil
	}
	return all, nil
}

// IDs are those of the proposals.
func (g Group) IDs() []string {
	ids := make([]string, len(g))
	for i, t := range g {
		ids[i] = t.ID
	}
	return ids
}

// Citations are the places of all but the first, which is cited by the record anyway.
func (g Group) Citations(who string) []bonbogi.Citation {
	var out []bonbogi.Citation
	for _, t := range g[1:] {
		out = append(out, bonbogi.Citation{Source: t.Source, Quote: t.Quote, In: t.In, Start: t.Start, End: t.End, By: who})
	}
	return out
}

// Complete gives the fact what it leaves open and one of the others says.
func (g Group) Complete(fact article.Fact) article.Fact {
	for _, t := range g[1:] {
		var other article.Fact
		if json.Unmarshal(t.Fact, &other) == nil {
			fact = complete(fact, other)
		}
	}
	return fact
}

func complete(f, o article.Fact) article.Fact {
	switch {
	case f.Award != nil && o.Award != nil:
		a := *f.Award
		a.Grade, a.Honour = cmp.Or(a.Grade, o.Award.Grade), cmp.Or(a.Honour, o.Award.Honour)
		a.Period, a.Streak, a.For = cmp.Or(a.Period, o.Award.Period), cmp.Or(a.Streak, o.Award.Streak), cmp.Or(a.For, o.Award.For)
		if a.Conferrer.IsZero() {
			a.Conferrer = o.Award.Conferrer
		}
		f.Award = &a
	case f.Visit != nil && o.Visit != nil:
		v := *f.Visit
		v.HostDepartment, v.Purpose = cmp.Or(v.HostDepartment, o.Visit.HostDepartment), cmp.Or(v.Purpose, o.Visit.Purpose)
		v.Date = finer(v.Date, o.Visit.Date)
		f.Visit = &v
	case f.Adoption != nil && o.Adoption != nil:
		a := *f.Adoption
		if a.Form == bonbogi.AdoptionUnknown {
			a.Form = o.Adoption.Form
		}
		a.Date = finer(a.Date, o.Adoption.Date)
		f.Adoption = &a
	case f.Claim != nil && o.Claim != nil:
		c := *f.Claim
		c.Period, c.AsOf = cmp.Or(c.Period, o.Claim.Period), cmp.Or(c.AsOf, o.Claim.AsOf)
		f.Claim = &c
	}
	return f
}

// finer is the more exact of two dates that can be one, else the first.
func finer(a, b bonbogi.Date) bonbogi.Date {
	if compatible(a, b) && len(b.String()) > len(a.String()) {
		return b
	}
	return a
}
