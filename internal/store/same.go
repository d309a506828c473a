package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// FindSame looks for the standing records that say what the fact says, the oldest first, so that a second source
// becomes a citation of one and not its twin. Names count as the same without regard to spaces, signs and case.
func (db *DB) FindSame(ctx context.Context, fact bonbogi.Fact) (ids []string, err error) {
	err = db.read(ctx, func(tx querier) error {
		switch f := fact.(type) {
		case bonbogi.Award:
			ids, err = sameAs(ctx, tx, awards, f, "recipient", f.Recipient, func(q *query) {
				// The contest of one year is often given in the next, and a source may name only one of the two.
				q.where = append(q.where, "("+q.receivedIn("", f.ReceivedIn())+" OR year <> 0 AND year = "+q.bind(f.Year)+")")
			}, func(a bonbogi.Award) bool {
				if a.Received.Year != 0 && f.Received.Year != 0 && a.Received.Year != f.Received.Year {
					return false
				}
				return Essence(a.Name) == Essence(f.Name) && sameGrade(a.Grade, f.Grade)
			})
		case bonbogi.Selection:
			ids, err = sameAs(ctx, tx, selections, f, "recipient", f.Recipient, func(q *query) {
				q.where = append(q.where, "listed_year = "+q.bind(f.YearOf()))
			}, func(s bonbogi.Selection) bool { return Essence(s.Programme) == Essence(f.Programme) })
		case bonbogi.Visit:
			ids, err = sameAs(ctx, tx, visits, f, "guest", f.Guest, func(q *query) {
				q.where = append(q.where, "date = "+q.bind(f.Date.String()), q.party("host", f.Host))
			}, func(v bonbogi.Visit) bool { return true })
		case bonbogi.Adoption:
			ids, err = sameAs(ctx, tx, adoptions, f, "adopter", f.Adopter, func(q *query) {
				q.where = append(q.where, "practice = "+q.bind(f.Practice), q.party("origin", f.Origin))
			}, func(a bonbogi.Adoption) bool { return sameForm(a.Form, f.Form) })
		case bonbogi.Practice:
			ids, err = samePractices(ctx, tx, f)
		case bonbogi.Claim:
			ids, err = sameAs(ctx, tx, claims, f, "subject", f.Subject, func(q *query) {
				q.where = append(q.where, "claim = "+q.bind(string(f.Type)), "as_of = "+q.bind(f.AsOf.String()))
			}, func(c bonbogi.Claim) bool { return c.Value == f.Value })
		default:
			err = fmt.Errorf("store: %T is no fact whose like can be found", fact)
		}
		return err
	})
	return ids, err
}

// sameGrade compares grades. One source gives the grade, another the honour that came with it, a third both:
// 우수, 대통령 표창, 우수(대통령 표창).
func sameGrade(a, b string) bool {
	within := func(part, whole string) bool {
		grade, honour, both := strings.Cut(whole, "(")
		return both && (Essence(part) == Essence(grade) || Essence(part) == Essence(honour))
	}
	return Essence(a) == Essence(b) || within(a, b) || within(b, a)
}

// sameAs returns the standing records of the party that meet the conditions and are the same, the oldest first.
func sameAs[T bonbogi.Record](ctx context.Context, tx querier, m mapping[T], f T, prefix string, p bonbogi.Party, narrow func(*query), same func(T) bool) (ids []string, err error) {
	var q query
	where := q.party(prefix, p)
	narrow(&q)
	for _, w := range q.where {
		where += " AND " + w
	}
	if q.problem != nil {
		return nil, q.problem
	}
	found, err := m.listed(ctx, tx, where+" AND withdrawn = FALSE ORDER BY created_at, id", q.args...)
	if err != nil {
		return nil, err
	}
	for _, t := range found {
		if t.RecordID() != f.RecordID() && same(t) {
			ids = append(ids, t.RecordID())
		}
	}
	return ids, nil
}

// samePractices is sameAs for practices, of which only the names count: an owner may have thousands.
func samePractices(ctx context.Context, tx querier, f bonbogi.Practice) (ids []string, err error) {
	var q query
	standing := "SELECT id, name, other_names, created_at FROM practices WHERE withdrawn = FALSE AND " + q.party("owner", f.Owner)
	digests := []string{"?"} // not computed yet
	for _, name := range append([]string{f.Name}, f.OtherNames...) {
		digests = append(digests, digest(Essence(name)))
	}
	statement := standing + " AND name_digest IN (" + q.bindAll(unique(digests)) + ") UNION " + standing + " AND other_names <> '[]' ORDER BY created_at, id"
	if q.problem != nil {
		return nil, q.problem
	}
	rows, err := tx.QueryContext(ctx, statement, q.args...)
	if err != nil {
		return nil, fmt.Errorf("look for practices of that name: %w", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var p bonbogi.Practice
		if err := rows.Scan(text[string]{&p.ID}, text[string]{&p.Name}, words[string]{&p.OtherNames}, moment{&p.CreatedAt}); err != nil {
			return nil, fmt.Errorf("look for practices of that name: %w", err)
		}
		if p.ID != f.ID && shareName(p, f) {
			ids = append(ids, p.ID)
		}
	}
	return ids, rows.Err()
}

// sameForm reports whether two adoptions can be one: a report that says more than another how it was done
// tells of the same, but what was announced and what was done are two things.
func sameForm(a, b bonbogi.AdoptionForm) bool {
	return a == b || a.TakenOver() && b.TakenOver() && (a == bonbogi.AdoptionUnknown || b == bonbogi.AdoptionUnknown)
}

// shareName reports whether the two practices have a name in common.
func shareName(a, b bonbogi.Practice) bool {
	known := map[string]bool{Essence(a.Name): true}
	for _, n := range a.OtherNames {
		known[Essence(n)] = true
	}
	for _, n := range append([]string{b.Name}, b.OtherNames...) {
		if e := Essence(n); e != "" && known[e] {
			return true
		}
	}
	return false
}
