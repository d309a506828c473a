package ledger

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// onRecord is what becomes of a row that tells of an award on record: the award cites the ledger once more, what it did
// not say is filled in, and what it says otherwise stays. inCharge is the body that the row itself names, if any: who
// stands behind a grade that is on record already is nothing that the row adds.
func onRecord(row Row, have bonbogi.Award, cite bonbogi.Citation, inCharge string) Planned {
	x := Planned{Row: row, State: Cited, Award: have, inCharge: inCharge}
	a, said := &x.Award, row.Award
	x.text("grade", &a.Grade, said.Grade, func(a, b string) bool { return bare(a) == bare(b) })
	x.text("for", &a.For, said.For, nil)
	x.text("department", &a.Department, said.Department, nil)
	x.text("note", &a.Note, said.Note, func(a, b string) bool { return strings.Contains(a, b) })
	x.amount("prize", &a.Prize, said.Prize)
	x.amount("fee", &a.Fee, said.Fee)
	x.amount("applicants", &a.Applicants, said.Applicants)
	x.amount("winners", &a.Winners, said.Winners)
	if a.Round == 0 && said.Round != 0 {
		a.Round = said.Round
		x.Adds = append(x.Adds, "round")
	}
	if a.Year == 0 && said.Year != 0 && said.Year != a.Received.Year && store.Essence(row.Written) != store.Essence(a.Name) {
		a.Year = said.Year
		x.Adds = append(x.Adds, "year")
	}
	if had := a.Received.String(); had != said.Received.String() && strings.HasPrefix(said.Received.String(), had) {
		a.Received = said.Received
		x.Adds = append(x.Adds, "received")
	}
	if a.Review == bonbogi.ReviewUnknown && said.Review != bonbogi.ReviewUnknown {
		a.Review = said.Review
		x.Adds = append(x.Adds, "review")
	}
	if inCharge != "" || have.Grade != said.Grade {
		x.body("conferrer", &a.Conferrer, said.Conferrer)
	}
	x.body("organiser", &a.Organiser, said.Organiser)
	x.body("host", &a.Host, said.Host)
	if a.ConferrerType == bonbogi.ConferrerUnknown && said.ConferrerType != bonbogi.ConferrerUnknown {
		a.ConferrerType = said.ConferrerType
		x.Adds = append(x.Adds, "conferrer_type")
	}
	if err := a.Validate(); err != nil { // what the row adds does not fit what is there
		x.Award, x.Adds = have, nil
	}
	cited := func(c bonbogi.Citation) bool {
		return c.Source == cite.Source && c.Start == cite.Start && c.End == cite.End
	}
	switch {
	case !slices.ContainsFunc(have.Sources, cited):
		x.Award.Sources = append(slices.Clone(have.Sources), cite)
	case len(x.Adds) == 0:
		x.State = Known
	}
	return x
}

// text fills a text that is not there, or notes that it differs.
func (x *Planned) text(field string, have *string, said string, same func(a, b string) bool) {
	switch {
	case said == "" || *have == said:
	case *have == "":
		*have = said
		x.Adds = append(x.Adds, field)
	case store.Essence(*have) != store.Essence(said) && (same == nil || !same(*have, said)):
		x.Differs = append(x.Differs, Difference{field, said, *have})
	}
}

// amount fills an amount that is not known, or notes that it differs.
func (x *Planned) amount(field string, have **int64, said *int64) {
	switch {
	case said == nil:
	case *have == nil:
		*have = said
		x.Adds = append(x.Adds, field)
	case **have != *said:
		x.Differs = append(x.Differs, Difference{field, itoa(*said), itoa(**have)})
	}
}

// body fills a body that is not there, unless the record knows it in another part, or notes that it differs.
func (x *Planned) body(field string, have *bonbogi.Party, said bonbogi.Party) {
	is := func(p bonbogi.Party) bool {
		return p.Government != "" && p.Government == said.Government || store.Essence(p.Name) == store.Essence(said.Name)
	}
	switch {
	case said.IsZero() || is(x.Award.Conferrer) || is(x.Award.Organiser) || is(x.Award.Host):
	case have.IsZero():
		*have = said
		x.Adds = append(x.Adds, field)
	default:
		x.Differs = append(x.Differs, Difference{field, said.Name, have.Name})
	}
}
