package store

import (
	"context"

	"github.com/bonbogi/bonbogi"
)

var claims = mapping[bonbogi.Claim]{
	kind:  bonbogi.KindClaim,
	table: "claims",
	meta:  func(c *bonbogi.Claim) *bonbogi.Meta { return &c.Meta },
	fields: func(c *bonbogi.Claim) []field {
		f := party("subject", &c.Subject)
		f = append(f,
			textField("claim", &c.Type),
			realField("value", &c.Value),
			textField("period", &c.Period),
			dateField("as_of", &c.AsOf),
			referenceField("practice", &c.Practice),
			textField("note", &c.Note),
			textField("note_en", &c.NoteEn),
			derivedNumber("listed_year", c.Year()),
		)
		return f
	},
	children: []child[bonbogi.Claim]{
		citations(bonbogi.KindClaim, func(c *bonbogi.Claim) *[]bonbogi.Citation { return &c.Sources }),
	},
	refers: func(c *bonbogi.Claim) []referral {
		return []referral{{"practice", bonbogi.KindPractice, c.Practice}}
	},
	search: func(c *bonbogi.Claim) []string { return []string{c.Subject.Name, c.Period, c.Note, c.NoteEn} },
}

// ClaimFilter chooses claims; what is zero does not count.
type ClaimFilter struct {
	Government string // ID of the subject
	Text       string // words that its texts contain
	Year       int    // that the claim is about
	Type       bonbogi.ClaimType
	Source     string // ID of a source that makes it
	Practice   string // ID of the practice
	Sort       string // as_of (default), subject, value, created, updated
	Desc       bool
	Limit      int // 0: DefaultLimit, All: no limit
	Offset     int
}

// Claims lists claims that are not withdrawn.
func (db *DB) Claims(ctx context.Context, f ClaimFilter) (Page[bonbogi.Claim], error) {
	q := query{sort: f.Sort, desc: f.Desc, limit: f.Limit, offset: f.Offset, sorts: map[string]string{
		"": "as_of", "as_of": "as_of", "subject": "subject_name", "value": "value",
		"created": "created_at", "updated": "updated_at",
	}}
	q.equal("subject_government", f.Government)
	q.equal("claim", string(f.Type))
	q.equal("practice", f.Practice)
	q.year("listed_year", f.Year)
	q.text(f.Text)
	q.cites(bonbogi.KindClaim, f.Source)
	return list(ctx, db, claims, q)
}

// OnRecord counts the awards that stand behind a claim of awards received, by the rule of
// bonbogi.Claim.OnRecord: those that the subject received in the claim's year, and those that its sources name.
func (db *DB) OnRecord(ctx context.Context, c bonbogi.Claim) (n int, err error) {
	var q query
	who := q.party("a.recipient", c.Subject)
	received := q.receivedIn("a.", c.Year())
	year := q.bind(c.Year())
	cited := q.bindAll(citedSources(c))
	if q.problem != nil {
		return 0, q.problem
	}
	err = db.view().QueryRowContext(ctx, `
		SELECT COUNT(*) FROM (
			SELECT a.id FROM awards a WHERE `+who+` AND a.withdrawn = FALSE AND `+received+` AND `+year+` <> 0
			UNION
			SELECT a.id FROM citations c JOIN awards a ON a.id = c.record
			WHERE c.kind = 'award' AND c.source IN (`+cited+`) AND `+who+` AND a.withdrawn = FALSE
		) AS behind`, q.args...).Scan(&n)
	return n, db.explain(err)
}

func citedSources(f bonbogi.Fact) []string {
	var ids []string
	for _, c := range f.Cited() {
		ids = append(ids, c.Source)
	}
	return ids
}
