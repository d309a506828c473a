package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/bonbogi/bonbogi"
)

var practices = mapping[bonbogi.Practice]{
	kind:  bonbogi.KindPractice,
	table: "practices",
	meta:  func(p *bonbogi.Practice) *bonbogi.Meta { return &p.Meta },
	fields: func(p *bonbogi.Practice) []field {
		f := party("owner", &p.Owner)
		f = append(f,
			textField("name", &p.Name),
			textField("name_en", &p.NameEn),
			wordsField("other_names", &p.OtherNames),
			textField("summary", &p.Summary),
			textField("summary_en", &p.SummaryEn),
			textField("problem", &p.Problem),
			textField("measures", &p.Measures),
			textField("cost", &p.Cost),
			textField("legal_basis", &p.LegalBasis),
			textField("results", &p.Results),
			textField("department", &p.Department),
			dateField("started", &p.Started),
			textField("status", &p.Status),
			wordsField("topics", &p.Topics),
			textField("note", &p.Note),
			textField("note_en", &p.NoteEn),
		)
		return f
	},
	children: []child[bonbogi.Practice]{
		citations(bonbogi.KindPractice, func(p *bonbogi.Practice) *[]bonbogi.Citation { return &p.Sources }),
	},
	search: func(p *bonbogi.Practice) []string {
		return []string{p.Owner.Name, p.Name, p.NameEn, strings.Join(p.OtherNames, "\n"), p.Summary, p.SummaryEn,
			p.Department, strings.Join(p.Topics, "\n")}
	},
}

// PracticeFilter chooses practices; what is zero does not count.
type PracticeFilter struct {
	Government string // ID of the owner
	Text       string // words that its texts contain
	Year       int    // in which it started
	Status     bonbogi.PracticeStatus
	Source     string // ID of a source that tells of it
	Sort       string // updated (default), name, owner, started, status, created
	Desc       bool
	Limit      int // 0: DefaultLimit, All: no limit
	Offset     int
}

// Practices lists practices that are not withdrawn.
func (db *DB) Practices(ctx context.Context, f PracticeFilter) (Page[bonbogi.Practice], error) {
	q := query{sort: f.Sort, desc: f.Desc, limit: f.Limit, offset: f.Offset, sorts: map[string]string{
		"": "updated_at", "updated": "updated_at", "name": "name", "owner": "owner_name", "started": "started",
		"status": "status", "created": "created_at",
	}}
	q.equal("owner_government", f.Government)
	q.equal("status", string(f.Status))
	q.yearOf("started", f.Year)
	q.text(f.Text)
	q.cites(bonbogi.KindPractice, f.Source)
	return list(ctx, db, practices, q)
}

// PracticesByID returns the practices that exist among ids.
func (db *DB) PracticesByID(ctx context.Context, ids []string) (map[string]bonbogi.Practice, error) {
	return byID(ctx, db, practices, ids)
}

// Lineage returns the adoptions of a practice, the oldest first: what a tree of its spread is drawn from.
func (db *DB) Lineage(ctx context.Context, practice string) (out []bonbogi.Adoption, err error) {
	if !bonbogi.ValidID(practice) {
		return nil, nil
	}
	err = db.read(ctx, func(q querier) error {
		out, err = adoptions.all(ctx, q, "practice = $1 AND withdrawn = FALSE ORDER BY date, id", practice)
		return err
	})
	return out, err
}

// MostAdopted returns the ID of the standing practice that most others took over, "" if there is none.
func (db *DB) MostAdopted(ctx context.Context) (id string, err error) {
	err = db.read(ctx, func(q querier) error {
		// Nearly always the first one stands; looking at all of them would cost a join of all.
		for i := 0; ; i++ {
			var withdrawn bool
			err := q.QueryRowContext(ctx, `SELECT practice FROM adoptions WHERE withdrawn = FALSE
				AND form NOT IN ('announced', 'claimed_precedence', 'rejected', 'withdrawn') GROUP BY practice ORDER BY COUNT(*) DESC, practice LIMIT 1 OFFSET $1`, i).Scan(&id)
			if errors.Is(err, sql.ErrNoRows) {
				id = ""
				return nil
			}
			if err != nil {
				return fmt.Errorf("most adopted: %w", err)
			}
			err = q.QueryRowContext(ctx, `SELECT withdrawn FROM practices WHERE id = $1`, id).Scan(flag{&withdrawn})
			if err != nil || !withdrawn {
				return err
			}
		}
	})
	return id, err
}
