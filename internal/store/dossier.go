package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Dossier is all that is on record about a government, for its page: the newest of each kind, and how
// many there are of it.
type Dossier struct {
	AwardYears  []YearCount         `json:"award_years"` // newest first, those of an unknown year last
	Awards      []bonbogi.Award     `json:"awards"`
	Practices   []bonbogi.Practice  `json:"practices"`
	Received    []bonbogi.Visit     `json:"visits_received"`
	Made        []bonbogi.Visit     `json:"visits_made"`
	Adopted     []bonbogi.Adoption  `json:"adopted"`      // what it took from others
	AdoptedFrom []bonbogi.Adoption  `json:"adopted_from"` // what others took from it
	Selections  []bonbogi.Selection `json:"selections"`
	Claims      []bonbogi.Claim     `json:"claims"`
	Totals      Totals              `json:"totals"`
}

// YearCount is how many awards are listed under a year; 0 is the unknown year.
type YearCount struct {
	Year  int `json:"year"`
	Count int `json:"count"`
}

// Totals are the numbers behind the lists of a Dossier.
type Totals struct {
	Awards      int `json:"awards"`
	Practices   int `json:"practices"`
	Received    int `json:"visits_received"`
	Made        int `json:"visits_made"`
	Adopted     int `json:"adopted"`
	AdoptedFrom int `json:"adopted_from"`
	Selections  int `json:"selections"`
	Claims      int `json:"claims"`
}

// Dossier gathers what is on record about the governments, taken together (a city with its districts, or
// one alone): of each kind the newest, at most limit of them.
func (db *DB) Dossier(ctx context.Context, governments []string, limit int) (d Dossier, err error) {
	err = db.read(ctx, func(q querier) error {
		s := section{q: q, limit: max(limit, 0)}
		s.in = " IN (" + s.ids.bindAll(governments) + ") AND withdrawn = FALSE"
		if s.err = s.ids.problem; s.err == nil {
			s.yearly(ctx, &d)
		}
		d.Awards = newest(ctx, &s, awards, "recipient_government", "listed_year DESC, received DESC", nil)
		d.Practices = newest(ctx, &s, practices, "owner_government", "updated_at DESC", &d.Totals.Practices)
		d.Received = newest(ctx, &s, visits, "host_government", "date DESC", &d.Totals.Received)
		d.Made = newest(ctx, &s, visits, "guest_government", "date DESC", &d.Totals.Made)
		d.Adopted = newest(ctx, &s, adoptions, "adopter_government", "date DESC", &d.Totals.Adopted)
		d.AdoptedFrom = newest(ctx, &s, adoptions, "origin_government", "date DESC", &d.Totals.AdoptedFrom)
		d.Selections = newest(ctx, &s, selections, "recipient_government", "listed_year DESC, decided DESC", &d.Totals.Selections)
		d.Claims = newest(ctx, &s, claims, "subject_government", "as_of DESC", &d.Totals.Claims)
		return s.err
	})
	return d, err
}

// section holds what the parts of a dossier have in common; after an error the others do nothing.
type section struct {
	q     querier
	ids   query
	in    string
	limit int
	err   error
}

// newest reads one part of the dossier. A part shorter than the limit is whole and needs no count.
func newest[T bonbogi.Record](ctx context.Context, s *section, m mapping[T], column, order string, total *int) (out []T) {
	if s.err != nil {
		return nil
	}
	where := column + s.in
	out, s.err = m.listed(ctx, s.q, fmt.Sprintf("%s ORDER BY %s, id DESC LIMIT %d", where, order, s.limit), s.ids.args...)
	if s.err != nil || total == nil {
		return out
	}
	if *total = len(out); *total == s.limit {
		s.err = s.q.QueryRowContext(ctx, "SELECT COUNT(*) FROM "+m.table+" WHERE "+where, s.ids.args...).Scan(total)
	}
	return out
}

// yearly counts the awards by year, and so all of them.
func (s *section) yearly(ctx context.Context, d *Dossier) {
	rows, err := s.q.QueryContext(ctx, strings.Join([]string{
		"SELECT listed_year, COUNT(*) FROM awards WHERE recipient_government" + s.in,
		"GROUP BY listed_year ORDER BY listed_year DESC"}, " "), s.ids.args...)
	if err != nil {
		s.err = fmt.Errorf("count awards by year: %w", err)
		return
	}
	defer rows.Close()
	d.AwardYears = []YearCount{}
	for rows.Next() {
		var y YearCount
		if s.err = rows.Scan(&y.Year, &y.Count); s.err != nil {
			return
		}
		d.AwardYears = append(d.AwardYears, y)
		d.Totals.Awards += y.Count
	}
	s.err = rows.Err()
}

// Newest are the latest of their kind, for the front page.
type Newest struct {
	Practices []bonbogi.Practice `json:"practices"`
	Awards    []bonbogi.Award    `json:"awards"`
	Visits    []bonbogi.Visit    `json:"visits"`
}

// Newest returns the n practices that changed last, and the first n of the awards and visits as their lists
// begin: the latest, those of an unknown day last; no visits that are still to come or were called off.
func (db *DB) Newest(ctx context.Context, n int) (out Newest, err error) {
	err = db.read(ctx, func(q querier) error {
		if out.Practices, err = practices.listed(ctx, q, fmt.Sprintf("withdrawn = FALSE ORDER BY updated_at DESC, id DESC LIMIT %d", n)); err != nil {
			return err
		}
		if out.Awards, err = awards.listed(ctx, q, fmt.Sprintf("withdrawn = FALSE ORDER BY listed_year DESC, received DESC, id DESC LIMIT %d", n)); err != nil {
			return err
		}
		out.Visits, err = visits.listed(ctx, q, fmt.Sprintf("withdrawn = FALSE AND status NOT IN ('planned', 'cancelled') ORDER BY date DESC, id DESC LIMIT %d", n))
		return err
	})
	return out, err
}
