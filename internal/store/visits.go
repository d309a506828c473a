package store

import (
	"context"

	"github.com/bonbogi/bonbogi"
)

var visits = mapping[bonbogi.Visit]{
	kind:  bonbogi.KindVisit,
	table: "visits",
	meta:  func(v *bonbogi.Visit) *bonbogi.Meta { return &v.Meta },
	fields: func(v *bonbogi.Visit) []field {
		f := append(party("guest", &v.Guest), party("host", &v.Host)...)
		f = append(f,
			textField("host_department", &v.HostDepartment),
			dateField("date", &v.Date),
			textField("purpose", &v.Purpose),
			textField("status", &v.Status),
			countField("people", &v.People),
			textField("note", &v.Note),
			textField("note_en", &v.NoteEn),
		)
		return f
	},
	children: []child[bonbogi.Visit]{
		citations(bonbogi.KindVisit, func(v *bonbogi.Visit) *[]bonbogi.Citation { return &v.Sources }),
		childOf("visit_practices", "visit",
			func(v *bonbogi.Visit) *[]string { return &v.Practices },
			func(practice *string) []field { return []field{textField("practice", practice)} }),
	},
	refers: func(v *bonbogi.Visit) []referral {
		var out []referral
		for _, p := range v.Practices {
			out = append(out, referral{"practices", bonbogi.KindPractice, p})
		}
		return out
	},
	search: func(v *bonbogi.Visit) []string {
		return []string{v.Guest.Name, v.Host.Name, v.HostDepartment, v.Purpose}
	},
}

// VisitFilter chooses visits; what is zero does not count.
type VisitFilter struct {
	Government string // ID of the guest or the host
	Guest      string // ID of the guest
	Host       string // ID of the host
	Text       string // words that its texts contain
	Year       int
	Status     bonbogi.VisitStatus
	Source     string // ID of a source that tells of it
	Practice   string // ID of a practice that was looked at
	Sort       string // date (default), guest, host, status, created, updated
	Desc       bool
	Limit      int // 0: DefaultLimit, All: no limit
	Offset     int
}

// Visits lists visits that are not withdrawn.
func (db *DB) Visits(ctx context.Context, f VisitFilter) (Page[bonbogi.Visit], error) {
	q := query{sort: f.Sort, desc: f.Desc, limit: f.Limit, offset: f.Offset, sorts: map[string]string{
		"": "date", "date": "date", "guest": "guest_name", "host": "host_name", "status": "status",
		"created": "created_at", "updated": "updated_at",
	}}
	q.either("guest_government", "host_government", f.Government)
	q.equal("guest_government", f.Guest)
	q.equal("host_government", f.Host)
	q.equal("status", string(f.Status))
	q.yearOf("date", f.Year)
	q.text(f.Text)
	q.cites(bonbogi.KindVisit, f.Source)
	if f.Practice != "" {
		q.and("id IN (SELECT visit FROM visit_practices WHERE practice = %s)", f.Practice)
	}
	return list(ctx, db, visits, q)
}
