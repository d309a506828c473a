package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Reading is a source that was read, and the facts proposed from it.
type Reading struct {
	Source    bonbogi.Source
	Proposals []Proposal
}

// Added is what became of a reading.
type Added struct {
	Source string // ID
	New    int    // proposals that were not there before
}

// AddReading keeps a source that was read and the facts proposed from it. The same text is the same
// source: one that was read before with less known takes what it lacked. What was proposed from it before
// is not proposed again, whatever was decided about it; what is still open is brought up to date.
// It returns the ID of the source and how many proposals are new.
func (db *DB) AddReading(ctx context.Context, c Change, source bonbogi.Source, proposals []Proposal) (id string, added int, err error) {
	out, err := db.AddReadings(ctx, c, nil, Reading{source, proposals})
	if err != nil {
		return "", 0, err
	}
	return out[0].Source, out[0].New, nil
}

// AddReadings keeps many readings in one transaction, all of them or none, as AddReading does one. A new proposal
// that is like an open one of another source waits with it, to be decided once; no likeness, none does.
func (db *DB) AddReadings(ctx context.Context, c Change, like Likeness, readings ...Reading) ([]Added, error) {
	if err := c.validate(); err != nil {
		return nil, err
	}
	for i := range readings {
		if digest(readings[i].Source.Text) == "" {
			return nil, &bonbogi.Error{Code: bonbogi.Invalid, Field: "text", Rule: "required",
				Message: "must be given: there is nothing to read in an empty text"}
		}
		if readings[i].Source.ID == "" {
			readings[i].Source.ID = db.NewID(bonbogi.KindSource)
		}
	}
	out := make([]Added, len(readings))
	err := db.write(ctx, func(tx *sql.Tx) error {
		if db.engine == postgres && like != nil {
			// Two that say the same at the same moment would not see each other.
			if _, err := tx.ExecContext(ctx, "LOCK TABLE proposals IN SHARE ROW EXCLUSIVE MODE"); err != nil {
				return fmt.Errorf("hold the queue: %w", err)
			}
		}
		for i, r := range readings {
			var err error
			if out[i], err = db.addReading(ctx, tx, c, like, r); err != nil {
				return err
			}
		}
		ids := make([]string, len(out))
		for i, a := range out {
			ids[i] = a.Source
		}
		return db.spend(ctx, tx, c, ids)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (db *DB) addReading(ctx context.Context, tx *sql.Tx, c Change, like Likeness, r Reading) (Added, error) {
	stored, redated, err := db.sourceRead(ctx, tx, c, r.Source)
	if err != nil {
		return Added{}, err
	}
	changed := map[string]bool{} // the fingerprints of what may be like others no more
	out := Added{Source: stored.ID}
	// What was read as of another day than that of the source tells nothing better.
	better := stored.Date == r.Source.Date
	for i := range r.Proposals {
		p := &r.Proposals[i]
		p.Source = stored.ID
		// Places count in the text that is stored; the same words may stand elsewhere in this one.
		placed := stored.Text == r.Source.Text
		if p.In == "title" {
			placed = stored.Title == r.Source.Title
		}
		new, err := db.propose(ctx, tx, c, p)
		if err == nil && !new && better {
			changed[p.Fingerprint], err = p.refresh(ctx, tx, placed)
		}
		if err != nil {
			return Added{}, err
		}
		changed[p.Fingerprint] = changed[p.Fingerprint] || redated && !new
		if new {
			out.New++
		}
	}
	if like == nil || len(r.Proposals) == 0 {
		return out, nil
	}
	return out, like.join(ctx, tx, stored, changed)
}

// sourceRead finds the source with the text and completes it, or stores it; redated says that it has another day than before.
// One that was withdrawn stands again.
func (db *DB) sourceRead(ctx context.Context, tx *sql.Tx, c Change, source bonbogi.Source) (read bonbogi.Source, redated bool, err error) {
	id, err := sourceWith(ctx, tx, source.Text)
	if err != nil {
		return source, false, err
	}
	if id == "" {
		source.Revision = 0
		err := db.saveAll(ctx, tx, c, []bonbogi.Record{source})
		if e, ok := errors.AsType[*bonbogi.Error](err); !ok || e.Rule != "same_text" {
			return source, false, err
		}
		// Somebody read the same text at the same moment.
		if id, err = sourceWith(ctx, tx, source.Text); err != nil {
			return source, false, err
		}
	}
	if db.engine == postgres {
		// Whoever reads the same text at the same moment waits here, and completes what this one left.
		if _, err := tx.ExecContext(ctx, "SELECT 1 FROM sources WHERE id = $1 FOR UPDATE", id); err != nil {
			return source, false, fmt.Errorf("hold source %s: %w", id, err)
		}
	}
	stored, err := sources.one(ctx, tx, id)
	if err != nil {
		return source, false, err
	}
	// Quotations from a title count in it: it stays as it is.
	var quoted bool
	if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM proposals WHERE source = $1 AND part = 'title')`, id).
		Scan(flag{&quoted}); err != nil {
		return source, false, fmt.Errorf("look for quotations of the title of %s: %w", id, err)
	}
	before := stored.Date
	complete(stored, source, !quoted)
	stored.Withdrawn = false
	return *stored, stored.Date != before, db.saveAll(ctx, tx, c, []bonbogi.Record{*stored})
}

// complete gives a source what another reading of its text knows and it does not. What it says already
// stands, but a title that is only how the text begins gives way to a headline.
func complete(s *bonbogi.Source, read bonbogi.Source, title bool) {
	s.Publisher, s.URL = cmp.Or(s.Publisher, read.Publisher), cmp.Or(s.URL, read.URL)
	if strings.HasPrefix(read.Date.String(), s.Date.String()) {
		s.Date = read.Date // as exact, or more
	}
	if title && read.Title != "" && begins(s.Text, s.Title) && !begins(s.Text, read.Title) {
		s.Title = read.Title
	}
}

// begins reports whether the title, perhaps cut, is how the text begins.
func begins(text, title string) bool {
	return strings.HasPrefix(strings.TrimSpace(text), strings.TrimSuffix(title, "…"))
}

// propose adds a proposal, unless its source has the same one already.
func (db *DB) propose(ctx context.Context, tx *sql.Tx, c Change, p *Proposal) (added bool, err error) {
	if p.ID == "" {
		p.ID = "proposal-" + db.letters()
	}
	if p.Fingerprint == "" {
		sum := sha256.Sum256([]byte(string(p.Kind) + "\n" + string(p.Fact)))
		p.Fingerprint = hex.EncodeToString(sum[:])
	}
	p.State, p.Record, p.By, p.Why, p.At, p.SameAs = Undecided, "", c.Who, c.Why, db.moment(), p.ID
	fields := p.fields()
	args, err := values(fields)
	if err != nil {
		return false, err
	}
	result, err := tx.ExecContext(ctx, "INSERT INTO proposals ("+strings.Join(names(fields), ", ")+") VALUES ("+
		marks(1, len(fields))+") ON CONFLICT (source, fingerprint) DO NOTHING", args...)
	if err != nil {
		return false, fmt.Errorf("proposal %s: %w", p.ID, err)
	}
	n, err := result.RowsAffected()
	return n == 1, err
}

// refresh brings the same proposal up to date if nobody decided it yet, and reports whether it was another. What it quotes
// changes only if its places count in what is stored.
func (p *Proposal) refresh(ctx context.Context, tx *sql.Tx, placed bool) (changed bool, err error) {
	fresh := []string{"fact", "confidence", "party", "other_party"}
	if placed {
		fresh = append(fresh, "quote", "part", "start_at", "end_at")
	}
	fields := slices.DeleteFunc(p.fields(), func(f field) bool { return !slices.Contains(fresh, f.column) })
	args, err := values(fields)
	if err != nil {
		return false, err
	}
	set, other := make([]string, len(fields)), make([]string, len(fields))
	for i, f := range fields {
		set[i], other[i] = fmt.Sprintf("%s = $%d", f.column, i+1), fmt.Sprintf("%s IS DISTINCT FROM $%d", f.column, i+1)
	}
	result, err := tx.ExecContext(ctx, fmt.Sprintf("UPDATE proposals SET %s WHERE source = $%d AND fingerprint = $%d AND state = 'open' AND (%s)",
		strings.Join(set, ", "), len(set)+1, len(set)+2, strings.Join(other, " OR ")), append(args, p.Source, p.Fingerprint)...)
	if err != nil {
		return false, fmt.Errorf("bring proposal %s up to date: %w", p.Fingerprint, err)
	}
	n, err := result.RowsAffected()
	return n > 0, err
}
