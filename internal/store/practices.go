package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
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
			knownTextField("workings", &p.Workings),
			countField("cost_first", &p.CostFirst),
			countField("cost_yearly", &p.CostYearly),
			knownTextField("currency", &p.Currency),
			textField("cost", &p.Cost),
			knownTextField("funding", &p.Funding),
			knownTextField("people", &p.People),
			knownTextField("time_needed", &p.TimeNeeded),
			knownWordsField("partners", &p.Partners),
			knownTextField("conditions", &p.Conditions),
			textField("results", &p.Results),
			knownTextField("limits", &p.Limits),
			knownTextField("side_effects", &p.SideEffects),
			knownTextField("otherwise", &p.Otherwise),
			knownTextField("software_url", &p.Software.URL).named("software.url"),
			knownTextField("publiccode", &p.Software.Publiccode).named("software.publiccode"),
			knownTextField("contact_office", &p.Contact.Office).named("contact.office"),
			knownTextField("contact_phone", &p.Contact.Phone).named("contact.phone"),
			knownTextField("contact_email", &p.Contact.Email).named("contact.email"),
			knownTextField("contact_url", &p.Contact.URL).named("contact.url"),
			textField("department", &p.Department),
			dateField("started", &p.Started),
			knownDateField("ended", &p.Ended),
			textField("status", &p.Status),
			knownWordsField("functions", &p.Functions),
			wordsField("topics", &p.Topics),
			field{column: "extra", bind: nullable{rawJSON{&p.Extra}}},
			textField("note", &p.Note),
			textField("note_en", &p.NoteEn),
		)
		return append(f, digestsOf(p)...)
	},
	children: []child[bonbogi.Practice]{
		citations(bonbogi.KindPractice, func(p *bonbogi.Practice) *[]bonbogi.Citation { return &p.Sources }),
		childOf("practice_steps", "practice",
			func(p *bonbogi.Practice) *[]string { return &p.Steps },
			func(step *string) []field { return []field{textField("step", step).named("steps")} }),
		childOf("practice_legal_bases", "practice",
			func(p *bonbogi.Practice) *[]bonbogi.LegalBasis { return &p.LegalBasis },
			func(l *bonbogi.LegalBasis) []field {
				return []field{textField("title", &l.Title), textField("article", &l.Article), textField("url", &l.URL)}
			}),
		childOf("practice_aims", "practice",
			func(p *bonbogi.Practice) *[]bonbogi.Aim { return &p.Aims },
			func(a *bonbogi.Aim) []field {
				return []field{referenceField("indicator", &a.Indicator), textField("name", &a.Name), textField("direction", &a.Direction), figureField("months", &a.Months)}
			}),
		childOf("practice_reusables", "practice",
			func(p *bonbogi.Practice) *[]bonbogi.Reusable { return &p.Reusables },
			func(r *bonbogi.Reusable) []field {
				return []field{textField("type", &r.Kind), textField("name", &r.Name), textField("url", &r.URL), textField("licence", &r.Licence)}
			}),
		childOf("practice_bases", "practice",
			func(p *bonbogi.Practice) *[]string { return &p.BasedOn },
			func(base *string) []field {
				return []field{{column: "base", bind: recordOrAddress{base, true}}, {column: "url", bind: recordOrAddress{base, false}}}
			}),
	},
	refers: func(p *bonbogi.Practice) (out []referral) {
		for i, a := range p.Aims {
			out = append(out, referral{fmt.Sprintf("aims[%d].indicator", i), bonbogi.KindIndicator, a.Indicator})
		}
		for _, base := range p.BasedOn {
			if bonbogi.ValidID(base) {
				out = append(out, referral{"based_on", bonbogi.KindPractice, base})
			}
		}
		return out
	},
	former: formerPractice,
	search: func(p *bonbogi.Practice) []string {
		return []string{p.Owner.Name, p.Name, p.NameEn, strings.Join(p.OtherNames, "\n"), p.Summary, p.SummaryEn,
			p.Department, strings.Join(p.Topics, "\n")}
	},
}

// digestsOf are the columns by which a practice that comes in is found on record.
func digestsOf(p *bonbogi.Practice) []field {
	return []field{derivedText("name_digest", digest(Essence(p.Name))), derivedText("address_digest", digest(addressIn(p.Extra)))}
}

// addressIn is where the first publisher of a practice describes it, as its further fields say; "" if they do not.
func addressIn(extra json.RawMessage) string {
	var fields map[string]any
	if json.Unmarshal(extra, &fields) != nil {
		return ""
	}
	address, _ := fields["url"].(string)
	return address
}

// PracticeFilter chooses practices; what is zero does not count.
type PracticeFilter struct {
	Government string // ID of the owner
	Text       string // words that its texts contain
	Year       int    // in which it started
	Status     bonbogi.PracticeStatus
	Topic      string // one of its topics, whole
	Function   string // code of COFOG; what lies in the function counts too
	URL        string // that it hands on: where its first publisher describes it
	Indicator  string // ID of an indicator that it is meant to move
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
	q.word("topics", f.Topic)
	q.function("functions", f.Function)
	q.digested("address_digest", f.URL)
	q.field("extra", "url", f.URL)
	if f.Indicator != "" {
		q.and("id IN (SELECT practice FROM practice_aims WHERE indicator = %[1]s)", f.Indicator)
	}
	q.text(f.Text)
	q.cites(bonbogi.KindPractice, f.Source)
	return list(ctx, db, practices, q)
}

// Fields is in which fields practices lie, and how many in each.
type Fields struct {
	Functions map[string]int                 `json:"functions"` // by division of COFOG; a practice counts once in each
	Topics    map[string]int                 `json:"topics"`
	Statuses  map[bonbogi.PracticeStatus]int `json:"statuses"`
}

// PracticeFields counts the practices that stand, those of a government or, where it is "", of all: only the newest of
// them, unless newest is 0.
func (db *DB) PracticeFields(ctx context.Context, government string, newest int) (f Fields, err error) {
	f = Fields{map[string]int{}, map[string]int{}, map[bonbogi.PracticeStatus]int{}}
	var q query
	q.equal("owner_government", government)
	where := strings.Join(append([]string{"withdrawn = FALSE"}, q.where...), " AND ")
	err = db.read(ctx, func(tx querier) error {
		statement := "SELECT functions, topics, status FROM practices WHERE " + where
		if newest > 0 {
			statement += fmt.Sprintf(" ORDER BY updated_at DESC LIMIT %d", newest)
		}
		rows, err := tx.QueryContext(ctx, statement, q.args...)
		if err != nil {
			return fmt.Errorf("fields of practices: %w", err)
		}
		defer rows.Close()
		for rows.Next() {
			var p bonbogi.Practice
			if err := rows.Scan(words[string]{&p.Functions}, words[string]{&p.Topics}, text[bonbogi.PracticeStatus]{&p.Status}); err != nil {
				return fmt.Errorf("fields of practices: %w", err)
			}
			var divisions []string
			for _, code := range p.Functions {
				division, _, _ := strings.Cut(code, ".")
				divisions = append(divisions, division)
			}
			for _, division := range unique(divisions) {
				f.Functions[division]++
			}
			for _, topic := range unique(p.Topics) {
				f.Topics[topic]++
			}
			f.Statuses[p.Status]++
		}
		return rows.Err()
	})
	return f, cmp.Or(q.problem, err)
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
