package store

import (
	"context"
	"fmt"

	"github.com/bonbogi/bonbogi"
)

var awards = mapping[bonbogi.Award]{
	kind:  bonbogi.KindAward,
	table: "awards",
	meta:  func(a *bonbogi.Award) *bonbogi.Meta { return &a.Meta },
	fields: func(a *bonbogi.Award) []field {
		f := party("recipient", &a.Recipient)
		f = append(f,
			textField("name", &a.Name),
			textField("name_en", &a.NameEn),
			textField("honoured", &a.For).named("for"),
			textField("grade", &a.Grade),
			field{column: "conferrer_government", name: "conferrer", bind: identifier{text[string]{&a.Conferrer.Government}}},
			textField("conferrer_name", &a.Conferrer.Name).named("conferrer"),
			textField("conferrer_party_type", &a.Conferrer.Type),
			figureField("conferrer_count", &a.Conferrer.Count),
			textField("conferrer_type", &a.ConferrerType),
			figureField("year", &a.Year),
			dateField("received", &a.Received),
			figureField("streak", &a.Streak),
			referenceField("practice", &a.Practice),
			textField("department", &a.Department),
			countField("applicants", &a.Applicants),
			countField("winners", &a.Winners),
			countField("prize", &a.Prize),
			countField("fee", &a.Fee),
			textField("note", &a.Note),
			textField("note_en", &a.NoteEn),
		)
		f = append(f, mayBeNull(party("host", &a.Host)...)...)
		f = append(f, mayBeNull(party("organiser", &a.Organiser)...)...)
		f = append(f, mayBeNull(figureField("round", &a.Round))...)
		f = append(f,
			knownTextField("review", &a.Review),
			derivedNumber("listed_year", a.YearOf()),
			derivedText("grade_class", a.Rank()),
		)
		return f
	},
	children: []child[bonbogi.Award]{
		citations(bonbogi.KindAward, func(a *bonbogi.Award) *[]bonbogi.Citation { return &a.Sources }),
	},
	refers: func(a *bonbogi.Award) []referral {
		return []referral{{"practice", bonbogi.KindPractice, a.Practice}}
	},
	former: formerAward,
	search: func(a *bonbogi.Award) []string {
		return []string{a.Recipient.Name, a.Name, a.NameEn, a.For, a.Grade, a.Conferrer.Name, a.Host.Name, a.Organiser.Name, a.Department}
	},
}

// AwardFilter chooses awards; what is zero does not count.
type AwardFilter struct {
	Government string // ID of the recipient
	Conferrer  string // ID of the government that gave it
	Text       string // words that its texts contain
	Year       int
	Grade      bonbogi.Grade
	Type       bonbogi.ConferrerType // what kind of body gave it
	Paid       *bool                 // whether a fee is on record; that none is does not say that none was paid
	Department string                // a part of its name
	Source     string                // ID of a source that tells of it
	Practice   string                // ID of the practice that was honoured
	Sort       string                // year (default), received, name, grade, recipient, conferrer, created, updated
	Desc       bool
	Limit      int // 0: DefaultLimit, All: no limit
	Offset     int
}

// Awards lists awards that are not withdrawn.
func (db *DB) Awards(ctx context.Context, f AwardFilter) (Page[bonbogi.Award], error) {
	q := query{sort: f.Sort, desc: f.Desc, limit: f.Limit, offset: f.Offset, sorts: map[string]string{
		"": "listed_year, received", "year": "listed_year, received", "name": "name", "grade": gradeOrder(),
		"received":  "received, listed_year",
		"recipient": "recipient_name", "conferrer": "conferrer_name", "created": "created_at", "updated": "updated_at",
	}}
	q.equal("recipient_government", f.Government)
	q.equal("conferrer_government", f.Conferrer)
	q.equal("grade_class", string(f.Grade))
	q.equal("conferrer_type", string(f.Type))
	q.equal("practice", f.Practice)
	q.part("department", f.Department)
	if f.Paid != nil {
		q.and("(COALESCE(fee, 0) > 0) = %[1]s", *f.Paid)
	}
	q.year("listed_year", f.Year)
	q.text(f.Text)
	q.cites(bonbogi.KindAward, f.Source)
	return list(ctx, db, awards, q)
}

// gradeOrder sorts by rank, the highest first.
func gradeOrder() string {
	s := "CASE grade_class"
	for i, g := range bonbogi.Grades {
		s += fmt.Sprintf(" WHEN '%s' THEN %d", g, i)
	}
	return s + " ELSE 99 END"
}
