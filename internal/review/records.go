package review

import (
	"context"
	"fmt"
	"strconv"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// Records makes of a fact the records to store: one, or for an adoption of a practice that is not on
// record yet the practice before it. What is on record already gets the source as a further citation
// instead of a twin. The places in also say the same and are cited too. The record of the fact itself is the last.
func Records(ctx context.Context, db *store.DB, names *registry.Registry, source bonbogi.Source, fact article.Fact, also []bonbogi.Citation, newID func(bonbogi.Kind) string) ([]bonbogi.Record, error) {
	return maker{ctx, db, names, source, fact, also, newID, ""}.records()
}

// maker makes the records of one fact.
type maker struct {
	ctx    context.Context
	db     *store.DB
	names  *registry.Registry
	source bonbogi.Source
	fact   article.Fact
	also   []bonbogi.Citation // places in other sources that say the same
	newID  func(bonbogi.Kind) string
	who    string
}

func (m maker) records() ([]bonbogi.Record, error) {
	fact := m.fact
	switch {
	case fact.Kind == bonbogi.KindAward && fact.Award != nil:
		return m.award()
	case fact.Kind == bonbogi.KindSelection && fact.Award != nil:
		return m.selection()
	case fact.Kind == bonbogi.KindVisit && fact.Visit != nil:
		return m.visit()
	case fact.Kind == bonbogi.KindAdoption && fact.Adoption != nil:
		return m.adoption()
	case fact.Kind == bonbogi.KindPractice && fact.Practice != nil:
		return m.practice()
	case fact.Kind == bonbogi.KindClaim && fact.Claim != nil:
		return m.claim()
	}
	return nil, fmt.Errorf("review: a fact of kind %q has no such content", fact.Kind)
}

// cite is the place in the source that says the fact, and those in others.
func (m maker) cite() []bonbogi.Citation {
	here := bonbogi.Citation{Source: m.source.ID, Quote: m.fact.Quote, In: m.fact.In, Start: m.fact.Start, End: m.fact.End, By: m.who}
	return append([]bonbogi.Citation{here}, m.also...)
}

func (m maker) meta() bonbogi.Meta { return bonbogi.Meta{ID: m.newID(m.fact.Kind)} }

func (m maker) award() ([]bonbogi.Record, error) {
	f := m.fact.Award
	practice, _, err := m.findPractice(f.Recipient, f.For)
	if err != nil {
		return nil, err
	}
	a := bonbogi.Award{
		Meta: m.meta(), Recipient: f.Recipient, Name: f.Name, For: f.For, Grade: f.FullGrade(), Conferrer: f.Conferrer,
		ConferrerType: ConferrerType(f.Conferrer, f.FullGrade(), m.names), Year: year(f.Period), Received: m.received(f),
		Streak: f.Streak, Practice: practice, Sources: m.cite(),
	}
	m.contest(&a)
	if f.Earlier { // of a year that nobody knows: none on record is surely the same
		return orSame(m, a, func(bonbogi.Award) (bool, error) { return false, nil }, citationsOf)
	}
	told := a
	told.Received = bonbogi.Date{Year: m.source.Date.Year}
	return orSame(m, a, m.sameAward(a), citationsOf, told)
}

func citationsOf(a *bonbogi.Award) *[]bonbogi.Citation { return &a.Sources }

// received is the year in which an award was given: news of an award that names no year, or the year of the
// news itself, is news of that year. An award of an earlier year may be told of long after.
func (m maker) received(f *article.Award) bonbogi.Date {
	if y := m.source.Date.Year; !f.Earlier && (f.Period == "" || year(f.Period) == y) {
		return bonbogi.Date{Year: y}
	}
	return bonbogi.Date{}
}

func (m maker) selection() ([]bonbogi.Record, error) {
	f := m.fact.Award
	practice, _, err := m.findPractice(f.Recipient, f.For)
	if err != nil {
		return nil, err
	}
	s := bonbogi.Selection{
		Meta: m.meta(), Recipient: f.Recipient, Programme: f.Name, Conferrer: f.Conferrer, Year: year(f.Period),
		Practice: practice, Sources: m.cite(),
	}
	return orSame(m, s, ifDated[bonbogi.Selection](m, s.Year != 0), func(s *bonbogi.Selection) *[]bonbogi.Citation { return &s.Sources })
}

func (m maker) visit() ([]bonbogi.Record, error) {
	f := m.fact.Visit
	v := bonbogi.Visit{
		Meta: m.meta(), Guest: f.Guest, Host: f.Host, HostDepartment: f.HostDepartment, Date: f.Date, Purpose: f.Purpose,
		Status: f.Status, Sources: m.cite(),
	}
	return orSame(m, v, ifDated[bonbogi.Visit](m, !v.Date.IsZero()), func(v *bonbogi.Visit) *[]bonbogi.Citation { return &v.Sources })
}

func (m maker) practice() ([]bonbogi.Record, error) {
	f := m.fact.Practice
	return orSame(m, m.newPractice(f.Owner, f.Name, f.AsWritten), sure, func(p *bonbogi.Practice) *[]bonbogi.Citation { return &p.Sources })
}

func (m maker) newPractice(owner bonbogi.Party, name, asWritten string) bonbogi.Practice {
	p := bonbogi.Practice{
		Meta: bonbogi.Meta{ID: m.newID(bonbogi.KindPractice)}, Owner: owner, Name: name,
		Status: bonbogi.PracticeUnknown, Sources: m.cite(),
	}
	if asWritten != "" && asWritten != name {
		p.OtherNames = []string{asWritten}
	}
	return p
}

func (m maker) adoption() ([]bonbogi.Record, error) {
	f := m.fact.Adoption
	practice, found, err := m.findPractice(f.Origin, f.Practice)
	if err != nil {
		return nil, err
	}
	var before []bonbogi.Record
	if !found {
		made := m.newPractice(f.Origin, f.Practice, "")
		practice, before = made.ID, []bonbogi.Record{made}
	}
	a := bonbogi.Adoption{
		Meta: m.meta(), Practice: practice, Origin: f.Origin, Adopter: f.Adopter, Form: f.Form, Date: f.Date, DateSense: bonbogi.On,
		ClaimedBy: m.claimant(f.Origin, f.Adopter, f.Form), Sources: m.cite(),
	}
	if a.Date.IsZero() {
		// What is reported as done was done by then; when exactly is not said.
		a.Date, a.DateSense = m.source.Date, bonbogi.By
	}
	same, err := orSame(m, a, sure, func(a *bonbogi.Adoption) *[]bonbogi.Citation { return &a.Sources })
	return append(before, same...), err
}

func (m maker) claim() ([]bonbogi.Record, error) {
	f := m.fact.Claim
	asOf, err := asOf(f.AsOf, m.source.Date)
	if err != nil {
		return nil, err
	}
	c := bonbogi.Claim{
		Meta: m.meta(), Subject: f.Subject, Type: f.Type, Value: f.Value, Period: f.Period, AsOf: asOf, Sources: m.cite(),
	}
	return orSame(m, c, ifDated[bonbogi.Claim](m, !c.AsOf.IsZero()), func(c *bonbogi.Claim) *[]bonbogi.Citation { return &c.Sources })
}

// year is the year that is written, 0 if none is.
func year(written string) int {
	y, err := strconv.Atoi(written)
	if err != nil {
		return 0
	}
	return y
}

// asOf completes a month that was written without its year: it is the latest such month that was not
// after the publication. If nobody knows when that was, the month says nothing.
func asOf(written string, published bonbogi.Date) (bonbogi.Date, error) {
	if len(written) != 2 {
		return bonbogi.ParseDate(written)
	}
	month, err := strconv.Atoi(written)
	if err != nil || month < 1 || month > 12 {
		return bonbogi.Date{}, bonbogi.Errorf(bonbogi.Invalid, "date", "%q is no month; write 2021-06, or 06 where the year is not known", written)
	}
	if published.IsZero() {
		return bonbogi.Date{}, nil
	}
	d := bonbogi.Date{Year: published.Year, Month: month}
	if published.Month != 0 && month > published.Month {
		d.Year--
	}
	return d, nil
}
