package finder

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/search"
	"github.com/bonbogi/bonbogi/registry"
)

// Kinds are the kinds of records that are found, in the order in which they are indexed: what most people look for comes first.
// What only adds up others (claims), and what somebody keeps for later work (peer sets), is not looked for by words.
var Kinds = []bonbogi.Kind{bonbogi.KindGovernment, bonbogi.KindPractice, bonbogi.KindAward, bonbogi.KindVisit,
	bonbogi.KindAdoption, bonbogi.KindSelection, bonbogi.KindIndicator, bonbogi.KindSource}

// ID is the ID of a record in the index.
func ID(kind bonbogi.Kind, id string) string { return string(kind) + "/" + id }

// Record is the kind and the ID of the record that a document of the index is made of.
func Record(document string) (kind bonbogi.Kind, id string) {
	k, id, _ := strings.Cut(document, "/")
	return bonbogi.Kind(k), id
}

// writer makes documents of records.
type writer struct {
	names     *registry.Registry
	practices func(ctx context.Context, ids []string) (map[string]bonbogi.Practice, error)
}

// documents are what can be found of records of one kind. Withdrawn ones have none.
func (w writer) documents(ctx context.Context, records []bonbogi.Record) ([]search.Document, error) {
	var of []string
	for _, r := range records {
		if a, ok := r.(bonbogi.Adoption); ok {
			of = append(of, a.Practice)
		}
	}
	var practices map[string]bonbogi.Practice
	if len(of) > 0 {
		var err error
		if practices, err = w.practices(ctx, of); err != nil {
			return nil, err
		}
	}
	var out []search.Document
	for _, r := range records {
		if f, ok := r.(interface{ RecordMeta() bonbogi.Meta }); ok && f.RecordMeta().Withdrawn {
			continue
		}
		if d, ok := w.document(r, practices); ok {
			out = append(out, d)
		}
	}
	return out, nil
}

// document is what can be found of a record; ok is false for kinds that are not indexed.
func (w writer) document(r bonbogi.Record, practices map[string]bonbogi.Practice) (d search.Document, ok bool) {
	d = search.Document{ID: ID(r.RecordKind(), r.RecordID()), Kind: string(r.RecordKind())}
	switch r := r.(type) {
	case bonbogi.Government:
		w.government(&d, r)
	case bonbogi.Practice:
		w.practice(&d, r)
	case bonbogi.Award:
		d.Title, d.Names, d.Year = join(" ", r.Name, gradeOnce(r)), filled(r.NameEn, r.For), r.YearOf()
		w.body(&d, w.party(r.Recipient), r.For, w.party(r.Conferrer), w.party(r.Host), w.party(r.Organiser), r.Department, r.Note, r.NoteEn)
		d.Governments = ids(r.Recipient, r.Conferrer)
	case bonbogi.Visit:
		d.Title, d.Year = r.Guest.Name+" → "+r.Host.Name+" 방문", r.Date.Year
		w.body(&d, r.Purpose, w.party(r.Guest), w.party(r.Host), r.HostDepartment, r.Note, r.NoteEn)
		d.Governments = ids(r.Guest, r.Host)
	case bonbogi.Adoption:
		p := practices[r.Practice]
		d.Title, d.Year = join(": ", r.Origin.Name+" → "+r.Adopter.Name, p.Name), r.Date.Year
		w.body(&d, p.Name, p.NameEn, w.party(r.Adopter), w.party(r.Origin), r.Note, r.NoteEn)
		d.Governments, d.Topics = ids(r.Adopter, r.Origin), p.Topics
	case bonbogi.Selection:
		d.Title, d.Year = r.Programme, r.YearOf()
		w.body(&d, w.party(r.Recipient), w.party(r.Conferrer), r.Note, r.NoteEn)
		d.Governments = ids(r.Recipient, r.Conferrer)
	case bonbogi.Indicator:
		d.Title, d.Names, d.Topics = r.Title(false), filled(r.NameEn), r.Topics
		w.body(&d, r.Definition, r.DefinitionEn, r.Publisher, strings.Join(r.Topics, " "))
	case bonbogi.Source:
		d.Title, d.Year = r.Title, r.Date.Year
		w.body(&d, r.Text, r.Publisher, r.Note, r.NoteEn)
		if found := w.names.Resolve(r.Publisher, bonbogi.Date{}).Matches; r.Publisher != "" && len(found) == 1 {
			d.Governments = []string{found[0].Government.ID}
		}
	default:
		return d, false
	}
	return d, true
}

// government can be found by all the names that it ever bore, Korean and English, and by its codes.
func (w writer) government(d *search.Document, g bonbogi.Government) {
	now := g.Current()
	d.Title, d.Governments = now.Name, []string{g.ID}
	var codes []string
	for _, f := range slices.Backward(g.Forms) {
		d.Names = append(d.Names, filled(f.Name, f.NameEn)...)
		d.Names = append(d.Names, f.Aliases...)
		codes = append(codes, f.Code)
	}
	d.Names = unique(d.Names, d.Title)
	if !now.To.IsZero() { // those of today come first
		d.Title = fmt.Sprintf("%s (%d년까지)", now.Name, now.To.Year)
	}
	w.body(d, w.names.FullName(g.ID, bonbogi.Date{}), w.names.FullNameEn(g.ID, bonbogi.Date{}), strings.Join(unique(codes, ""), " "))
}

func (w writer) practice(d *search.Document, p bonbogi.Practice) {
	d.Title, d.Names, d.Year = p.Name, append(filled(p.NameEn), p.OtherNames...), p.Started.Year
	d.Governments, d.Topics = ids(p.Owner), append(slices.Clone(p.Topics), p.Functions...)
	text := []string{p.Summary, p.SummaryEn, p.Problem, strings.Join(p.Steps, "\n"), p.Workings, p.Results, p.Conditions, p.Limits,
		p.SideEffects, p.Otherwise, p.Cost, p.Funding, p.People, strings.Join(p.Partners, ", ")}
	for _, l := range p.LegalBasis {
		text = append(text, join(" ", l.Title, l.Article))
	}
	for _, a := range p.Aims {
		text = append(text, a.Name)
	}
	for _, u := range p.Reusables {
		text = append(text, u.Name)
	}
	w.body(d, append(text, strings.Join(p.Topics, ", "), w.party(p.Owner), p.Department, p.Note, p.NoteEn)...)
}

func (w writer) body(d *search.Document, texts ...string) {
	d.Body = strings.Join(filled(texts...), "\n")
}

// party is who takes part, with what it belongs to: 경기도 안양시.
func (w writer) party(p bonbogi.Party) string {
	full := ""
	if p.Government != "" {
		if full = w.names.FullName(p.Government, bonbogi.Date{}); strings.HasSuffix(full, p.Name) {
			return full
		}
	}
	return join(" ", full, p.Name)
}

// gradeOnce is the grade of an award, if its name does not end in it already.
func gradeOnce(a bonbogi.Award) string {
	if strings.HasSuffix(a.Name, a.Grade) {
		return ""
	}
	return a.Grade
}

func ids(parties ...bonbogi.Party) (out []string) {
	for _, p := range parties {
		out = append(out, p.Government)
	}
	return unique(out, "")
}

func join(by string, parts ...string) string { return strings.Join(filled(parts...), by) }

func filled(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// unique leaves out what is empty, is one word in particular, or came before.
func unique(words []string, but string) (out []string) {
	for _, s := range words {
		if s = cmp.Or(s, but); s != but && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
