package web

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// draft is a record in a form: the fields that a person fills in, and where the record comes from.
type draft struct {
	Kind    bonbogi.Kind
	Inputs  []*input
	Cites   []*cite // sources on record, with the place in each
	New     *origin // a source to add; nil where facts have none (sources, governments) or it is fixed
	Problem []string

	Contents   []string // headings of a form that is too long to be seen at once
	Indicators []string // names that are offered while one is typed

	meta    *bonbogi.Meta
	sources *[]bonbogi.Citation
	record  func() bonbogi.Record
}

// draft puts a record into a form. The pointers of the inputs lead into a copy, which record returns.
func (c *call) draft(r bonbogi.Record) (*draft, error) {
	d := &draft{Kind: r.RecordKind()}
	switch x := r.(type) {
	case bonbogi.Award:
		d.meta, d.sources, d.record = &x.Meta, &x.Sources, func() bonbogi.Record { return x }
		d.Inputs = []*input{
			c.body("recipient", &x.Recipient).required(), short("name", &x.Name).required(), whole("round", &x.Round), whole("year", &x.Year),
			short("grade", &x.Grade), past("received", &x.Received), c.body("conferrer", &x.Conferrer),
			choose("conferrer_type", "conferrer.", &x.ConferrerType, bonbogi.ConferrerTypes), c.body("host", &x.Host), c.body("organiser", &x.Organiser),
			whole("streak", &x.Streak), short("for", &x.For), ofPractice("practice", &x.Practice), short("department", &x.Department),
			amount("applicants", &x.Applicants), amount("winners", &x.Winners), amount("prize", &x.Prize), amount("fee", &x.Fee),
			choose("review", "review.", &x.Review, bonbogi.Reviews), short("name_en", &x.NameEn), long("note", &x.Note), long("note_en", &x.NoteEn),
		}
	case bonbogi.Selection:
		d.meta, d.sources, d.record = &x.Meta, &x.Sources, func() bonbogi.Record { return x }
		d.Inputs = []*input{
			c.body("recipient", &x.Recipient).required(), short("programme", &x.Programme).required(),
			c.body("conferrer", &x.Conferrer), whole("year", &x.Year), day("decided", &x.Decided), amount("amount", &x.Amount),
			ofPractice("practice", &x.Practice), long("note", &x.Note), long("note_en", &x.NoteEn),
		}
	case bonbogi.Visit:
		d.meta, d.sources, d.record = &x.Meta, &x.Sources, func() bonbogi.Record { return x }
		d.Inputs = []*input{
			c.body("guest", &x.Guest).required(), c.body("host", &x.Host).required(), short("host_department", &x.HostDepartment),
			day("date", &x.Date), choose("status", "status.", &x.Status, bonbogi.VisitStatuses), amount("people", &x.People),
			long("purpose", &x.Purpose), ofPractices("practices", &x.Practices), long("note", &x.Note), long("note_en", &x.NoteEn),
		}
	case bonbogi.Adoption:
		d.meta, d.sources, d.record = &x.Meta, &x.Sources, func() bonbogi.Record { return x }
		d.Inputs = []*input{
			ofPractice("practice", &x.Practice).required(), c.body("origin", &x.Origin).required(), c.body("adopter", &x.Adopter).required(),
			choose("form", "form.", &x.Form, bonbogi.AdoptionForms), day("date", &x.Date),
			choose("date_sense", "sense.", &x.DateSense, bonbogi.Senses),
			choose("claimed_by", "claimant.", &x.ClaimedBy, bonbogi.Claimants), long("note", &x.Note), long("note_en", &x.NoteEn),
		}
	case bonbogi.Practice:
		d.meta, d.sources, d.record = &x.Meta, &x.Sources, func() bonbogi.Record { return x }
		c.draftPractice(d, &x)
	case bonbogi.Claim:
		d.meta, d.sources, d.record = &x.Meta, &x.Sources, func() bonbogi.Record { return x }
		d.Inputs = []*input{
			c.body("subject", &x.Subject).required(), choose("claim", "claim.", &x.Type, bonbogi.ClaimTypes),
			value("value", &x.Value, x.Revision == 0 && x.Value == 0).required(), short("period", &x.Period), past("as_of", &x.AsOf),
			ofPractice("practice", &x.Practice), long("note", &x.Note), long("note_en", &x.NoteEn),
		}
	case bonbogi.Indicator:
		d.meta, d.sources, d.record = &x.Meta, &x.Sources, func() bonbogi.Record { return x }
		d.Inputs = draftIndicator(&x)
	case bonbogi.Source:
		d.meta, d.record = &x.Meta, func() bonbogi.Record { return x }
		d.Inputs = []*input{
			choose("type", "type.", &x.Type, bonbogi.SourceTypes), short("title", &x.Title).required(),
			short("publisher", &x.Publisher), past("date", &x.Date), short("url", &x.URL), long("note", &x.Note), long("note_en", &x.NoteEn),
		}
	case bonbogi.PeerSet:
		d.meta, d.record = &x.Meta, func() bonbogi.Record { return x }
		d.Inputs = c.draftPeerSet(&x)
	case bonbogi.Government:
		c.draftGovernment(d, x)
	default:
		return nil, errNoKind(string(r.RecordKind()))
	}
	if d.meta.Revision > 0 && d.Kind != bonbogi.KindGovernment {
		d.Inputs = append(d.Inputs, check("withdrawn", &d.meta.Withdrawn))
	}
	if d.sources != nil {
		d.New = newOrigin()
		for i, s := range *d.sources {
			src, err := store.Get[bonbogi.Source](c.Context(), c.site.Store, s.Source)
			if err != nil {
				return nil, err
			}
			d.Cites = append(d.Cites, &cite{Number: i, Source: src, Citation: s})
		}
	}
	return d, nil
}

// cite is a citation that stands on the record already.
type cite struct {
	Number   int
	Source   bonbogi.Source
	Citation bonbogi.Citation
	Drop     bool
}

// origin is a source named in the form: one on record, or a new one.
type origin struct {
	Ref    string // ID or address of a source on record
	Inputs []*input
	Quote  *input
	Place  *input

	source   bonbogi.Source
	citation bonbogi.Citation
}

func newOrigin() *origin {
	o := &origin{source: bonbogi.Source{Type: bonbogi.SourceWeb}}
	s := &o.source
	o.Inputs = []*input{
		choose("source_type", "type.", &s.Type, bonbogi.SourceTypes), short("source_title", &s.Title),
		short("source_publisher", &s.Publisher), past("source_date", &s.Date), short("source_url", &s.URL),
	}
	o.Quote, o.Place = long("source_quote", &o.citation.Quote), short("source_place", &o.citation.Place)
	return o
}

// take reads a sent form into the draft and reports whether every field could be read.
func (d *draft) take(c *call, form url.Values) bool {
	for _, in := range d.Inputs {
		in.take(c, form)
	}
	ok := !slices.ContainsFunc(d.all(), func(in *input) bool { return in.Problem != "" })
	if d.sources == nil || d.New == nil {
		return ok // it has no source, or one that stands already
	}
	var kept []bonbogi.Citation
	for _, ct := range d.Cites {
		n := strconv.Itoa(ct.Number)
		ct.Drop = form.Get("drop_"+n) == "yes"
		ct.Citation.Quote = strings.TrimSpace(strings.ReplaceAll(form.Get("quote_"+n), "\r\n", "\n"))
		ct.Citation.Place = strings.TrimSpace(form.Get("place_" + n))
		if !ct.Drop {
			kept = append(kept, ct.Citation)
		}
	}
	*d.sources = kept
	return d.New.take(c, form) && ok
}

// take reads the source named in the form.
func (o *origin) take(c *call, form url.Values) bool {
	o.Ref = strings.TrimSpace(form.Get("source_ref"))
	ok := true
	for _, in := range append(append([]*input{}, o.Inputs...), o.Quote, o.Place) {
		in.take(c, form)
		ok = ok && in.Problem == ""
	}
	return ok
}

// given reports whether the form names a source at all.
func (o *origin) given() bool {
	return o.Ref != "" || o.source.Title != "" || o.source.URL != "" || o.source.Publisher != ""
}

// named is the source that the form names: one on record, or a new one.
func (o *origin) named(c *call) (bonbogi.Source, error) {
	ref := o.Ref[strings.LastIndex(o.Ref, "/")+1:]
	if ref == "" {
		o.source.ID = c.site.Store.NewID(bonbogi.KindSource)
		return o.source, nil
	}
	source, err := store.Get[bonbogi.Source](c.Context(), c.site.Store, ref)
	if err != nil {
		return source, &bonbogi.Error{Code: bonbogi.Invalid, Field: "source_ref", Rule: "source_unknown", Message: "there is no such source"}
	}
	return source, nil
}

// records are the record of the draft and, where it names a new one, the source before it.
func (d *draft) records(c *call) ([]bonbogi.Record, error) {
	var out []bonbogi.Record
	if d.New != nil && d.New.given() {
		source, err := d.New.named(c)
		if err != nil {
			return nil, err
		}
		if source.Revision == 0 {
			out = append(out, source)
		}
		ct := d.New.citation
		ct.Source = source.ID
		*d.sources = append(*d.sources, ct)
	}
	return append(out, d.record()), nil
}

// blame shows each problem of a refused record at its field; what has no field stands above the form. It
// returns false if the error is none that a person can mend here.
func (d *draft) blame(c *call, err error) bool {
	problems := problemsIn(err)
	if len(problems) == 0 || bonbogi.CodeOf(err) == bonbogi.NotFound {
		return false
	}
next:
	for _, p := range problems {
		for _, in := range d.all() {
			if in.Name == p.Field || in.Name == "source_"+p.Field && d.sources != nil && !own(d, p.Field) {
				if in.Problem == "" {
					in.Problem = c.message(p)
				}
				continue next
			}
		}
		d.Problem = append(d.Problem, c.message(p))
	}
	return true
}

// problemsIn are the things in an error that a person can mend; none if it is of another sort.
func problemsIn(err error) bonbogi.Problems {
	if many, ok := errors.AsType[bonbogi.Problems](err); ok {
		return many
	}
	if one, ok := errors.AsType[*bonbogi.Error](err); ok {
		return bonbogi.Problems{one}
	}
	return nil
}

func own(d *draft, field string) bool {
	for _, in := range d.Inputs {
		if in.Name == field {
			return true
		}
	}
	return false
}

// Wrong counts the fields with a problem.
func (d *draft) Wrong() int { return len(d.Problem) + len(d.Faults()) }

// Faults are the fields with a problem.
func (d *draft) Faults() []*input {
	return slices.DeleteFunc(d.all(), func(in *input) bool { return in.Problem == "" })
}
