package store

import (
	"context"

	"github.com/bonbogi/bonbogi"
)

var adoptions = mapping[bonbogi.Adoption]{
	kind:  bonbogi.KindAdoption,
	table: "adoptions",
	meta:  func(a *bonbogi.Adoption) *bonbogi.Meta { return &a.Meta },
	fields: func(a *bonbogi.Adoption) []field {
		f := []field{textField("practice", &a.Practice)}
		f = append(f, party("origin", &a.Origin)...)
		f = append(f, party("adopter", &a.Adopter)...)
		f = append(f,
			textField("form", &a.Form),
			dateField("date", &a.Date),
			textField("date_sense", &a.DateSense),
			textField("claimed_by", &a.ClaimedBy),
			textField("note", &a.Note),
			textField("note_en", &a.NoteEn),
		)
		return f
	},
	children: []child[bonbogi.Adoption]{
		citations(bonbogi.KindAdoption, func(a *bonbogi.Adoption) *[]bonbogi.Citation { return &a.Sources }),
	},
	refers: func(a *bonbogi.Adoption) []referral {
		return []referral{{"practice", bonbogi.KindPractice, a.Practice}}
	},
	search: func(a *bonbogi.Adoption) []string {
		return []string{a.Origin.Name, a.Adopter.Name, a.Note, a.NoteEn}
	},
}

// AdoptionFilter chooses adoptions; what is zero does not count.
type AdoptionFilter struct {
	Government string // ID of the origin or the adopter
	Origin     string // ID of the origin
	Adopter    string // ID of the adopter
	Text       string // words that its texts or the practice's name contain
	Year       int
	Form       bonbogi.AdoptionForm
	Source     string // ID of a source that tells of it
	Practice   string // ID of the practice
	Sort       string // date (default), origin, adopter, form, created, updated
	Desc       bool
	Limit      int // 0: DefaultLimit, All: no limit
	Offset     int
}

// Adoptions lists adoptions that are not withdrawn.
func (db *DB) Adoptions(ctx context.Context, f AdoptionFilter) (Page[bonbogi.Adoption], error) {
	q := query{sort: f.Sort, desc: f.Desc, limit: f.Limit, offset: f.Offset, sorts: map[string]string{
		"": "date", "date": "date", "origin": "origin_name", "adopter": "adopter_name", "form": "form",
		"created": "created_at", "updated": "updated_at",
	}}
	q.either("origin_government", "adopter_government", f.Government)
	q.equal("origin_government", f.Origin)
	q.equal("adopter_government", f.Adopter)
	q.equal("form", string(f.Form))
	q.equal("practice", f.Practice)
	q.yearOf("date", f.Year)
	q.textIn(`(search LIKE %[1]s ESCAPE '\' OR practice IN (SELECT id FROM practices WHERE search LIKE %[1]s ESCAPE '\'))`, f.Text)
	q.cites(bonbogi.KindAdoption, f.Source)
	return list(ctx, db, adoptions, q)
}
