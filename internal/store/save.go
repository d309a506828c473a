package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
)

// Change says who changes something, and why.
type Change struct {
	Who   string // must be given
	Why   string
	Token string // the one-time token of a form; with the same token nothing is stored twice
}

// Done is returned instead of storing the same form twice. It names the records that the first one stored.
type Done struct{ IDs []string }

// Error says what the form became.
func (d *Done) Error() string {
	return "this form was stored before, as " + strings.Join(d.IDs, ", ")
}

// Save stores new records (Revision 0) and changed ones (Revision as it was read), all of them or none.
// It refuses what breaks a rule or names sources and practices that do not exist (Invalid, with the
// field), and records that somebody else changed meanwhile (Conflict). Every record that differs from
// what is stored becomes a new revision.
func (db *DB) Save(ctx context.Context, c Change, records ...bonbogi.Record) error {
	if err := c.validate(); err != nil {
		return err
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := db.spend(ctx, tx, c, idsOf(records)); err != nil {
			return err
		}
		return db.saveAll(ctx, tx, c, records)
	})
}

// Withdraw marks a record as no longer standing. It is kept with its history, and can be brought back by
// saving it with Withdrawn false. A source is not withdrawn while facts rest on it.
func (db *DB) Withdraw(ctx context.Context, c Change, kind bonbogi.Kind, id string, revision int) error {
	if err := c.validate(); err != nil {
		return err
	}
	k, err := keeperOf(kind)
	if err != nil {
		return err
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := db.spend(ctx, tx, c, []string{id}); err != nil {
			return err
		}
		return k.withdraw(ctx, db, tx, c, id, revision)
	})
}

func (c Change) validate() error {
	if strings.TrimSpace(c.Who) == "" {
		return &bonbogi.Error{Code: bonbogi.Invalid, Field: "who", Rule: "required",
			Message: "must be given: every change says who made it"}
	}
	for _, f := range []struct {
		name, text string
		longest    int
	}{{"who", c.Who, 200}, {"why", c.Why, 5000}, {"token", c.Token, 200}} {
		if _, err := values([]field{textField(f.name, &f.text)}); err != nil {
			return err
		}
		if utf8.RuneCountInString(f.text) > f.longest {
			return &bonbogi.Error{Code: bonbogi.Invalid, Field: f.name, Rule: "too_long",
				Message: fmt.Sprintf("is longer than %d letters; shorten it", f.longest)}
		}
	}
	return nil
}

// saveAll saves those first to which others refer.
func (db *DB) saveAll(ctx context.Context, tx *sql.Tx, c Change, records []bonbogi.Record) error {
	for _, r := range records {
		if err := r.Validate(); err != nil {
			return about(r, len(records), err)
		}
	}
	sorted := slices.SortedStableFunc(slices.Values(records), func(a, b bonbogi.Record) int {
		return cmp.Compare(slices.Index(bonbogi.Kinds, a.RecordKind()), slices.Index(bonbogi.Kinds, b.RecordKind()))
	})
	for _, r := range sorted {
		k, err := keeperOf(r.RecordKind())
		if err != nil {
			return err
		}
		if err := k.save(ctx, db, tx, c, r); err != nil {
			return about(r, len(records), err)
		}
	}
	return nil
}

// about says which of several records an error is about.
func about(r bonbogi.Record, of int, err error) error {
	if of < 2 {
		return err
	}
	return fmt.Errorf("%s %s: %w", r.RecordKind(), r.RecordID(), err)
}

func idsOf(records []bonbogi.Record) []string {
	ids := make([]string, len(records))
	for i, r := range records {
		ids[i] = r.RecordID()
	}
	return ids
}
