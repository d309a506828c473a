package store

import (
	"context"

	"github.com/bonbogi/bonbogi"
)

var selections = mapping[bonbogi.Selection]{
	kind:  bonbogi.KindSelection,
	table: "selections",
	meta:  func(s *bonbogi.Selection) *bonbogi.Meta { return &s.Meta },
	fields: func(s *bonbogi.Selection) []field {
		f := party("recipient", &s.Recipient)
		f = append(f, textField("programme", &s.Programme))
		f = append(f, party("conferrer", &s.Conferrer)...)
		f = append(f,
			figureField("year", &s.Year),
			dateField("decided", &s.Decided),
			countField("amount", &s.Amount),
			referenceField("practice", &s.Practice),
			textField("note", &s.Note),
			textField("note_en", &s.NoteEn),
			derivedNumber("listed_year", s.YearOf()),
		)
		return f
	},
	children: []child[bonbogi.Selection]{
		citations(bonbogi.KindSelection, func(s *bonbogi.Selection) *[]bonbogi.Citation { return &s.Sources }),
	},
	refers: func(s *bonbogi.Selection) []referral {
		return []referral{{"practice", bonbogi.KindPractice, s.Practice}}
	},
	search: func(s *bonbogi.Selection) []string {
		return []string{s.Recipient.Name, s.Programme, s.Conferrer.Name, s.Note}
	},
}

// SelectionFilter chooses selections; what is zero does not count.
type SelectionFilter struct {
	Government string // ID of the recipient
	Text       string // words that its texts contain
	Year       int
	Source     string // ID of a source that tells of it
	Practice   string // ID of the practice
	Sort       string // year (default), recipient, programme, created, updated
	Desc       bool
	Limit      int // 0: DefaultLimit, All: no limit
	Offset     int
}

// Selections lists selections that are not withdrawn.
func (db *DB) Selections(ctx context.Context, f SelectionFilter) (Page[bonbogi.Selection], error) {
	q := query{sort: f.Sort, desc: f.Desc, limit: f.Limit, offset: f.Offset, sorts: map[string]string{
		"": "listed_year, decided", "year": "listed_year, decided", "recipient": "recipient_name",
		"programme": "programme", "created": "created_at", "updated": "updated_at",
	}}
	q.equal("recipient_government", f.Government)
	q.equal("practice", f.Practice)
	q.year("listed_year", f.Year)
	q.text(f.Text)
	q.cites(bonbogi.KindSelection, f.Source)
	return list(ctx, db, selections, q)
}
