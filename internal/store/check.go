package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/bonbogi/bonbogi"
)

// check looks whether the records that t rests on exist.
func (m mapping[T]) check(ctx context.Context, db *DB, tx *sql.Tx, t *T, meta bonbogi.Meta) error {
	if fact, ok := any(*t).(bonbogi.Fact); ok {
		for _, id := range unique(citedSources(fact)) {
			withdrawn, err := db.lookUp(ctx, tx, "sources", id)
			if err == nil && withdrawn && !meta.Withdrawn {
				err = errSourceWithdrawn(id)
			}
			if err != nil {
				return inField(err, "sources")
			}
		}
	}
	if m.refers != nil {
		for _, r := range m.refers(t) {
			if r.id == "" {
				continue
			}
			k, err := keeperOf(r.kind)
			if err != nil {
				return err
			}
			if _, err := db.lookUp(ctx, tx, k.tableName(), r.id); err != nil {
				return inField(err, r.field)
			}
		}
	}
	return nil
}

func errSourceWithdrawn(id string) error {
	return bonbogi.Errorf(bonbogi.Invalid, "source_withdrawn", "source %q was withdrawn; bring it back first or name another", id)
}

// lookUp finds a record that another one names. Nobody can withdraw it before the other one is stored:
// on SQLite there is one writer, on PostgreSQL the row is held.
func (db *DB) lookUp(ctx context.Context, tx *sql.Tx, table, id string) (withdrawn bool, err error) {
	none := bonbogi.Errorf(bonbogi.Invalid, "no_such_record", "there is none with the id %.100q in %s", id, table)
	if !bonbogi.ValidID(id) {
		return false, none
	}
	statement := "SELECT withdrawn FROM " + table + " WHERE id = $1"
	if db.engine == postgres {
		statement += " FOR SHARE"
	}
	err = tx.QueryRowContext(ctx, statement, id).Scan(flag{&withdrawn})
	if errors.Is(err, sql.ErrNoRows) {
		return false, none
	}
	return withdrawn, err
}

func inField(err error, name string) error {
	if e, ok := errors.AsType[*bonbogi.Error](err); ok {
		return &bonbogi.Error{Code: e.Code, Field: name, Rule: e.Rule, Message: e.Message}
	}
	return fmt.Errorf("%s: %w", name, err)
}

// unused refuses to withdraw a source on which facts still rest. It looks once the row is written, when
// those that were about to cite the source are done.
func (m mapping[T]) unused(ctx context.Context, tx *sql.Tx, id string) error {
	var standing int
	if err := tx.QueryRowContext(ctx, "SELECT COUNT(*) FROM imports WHERE source = $1", id).Scan(&standing); err != nil {
		return fmt.Errorf("count the imports of %s: %w", id, err)
	}
	for _, kind := range factKinds {
		k, err := keeperOf(kind)
		if err != nil {
			return err
		}
		var n int
		err = tx.QueryRowContext(ctx, `SELECT COUNT(DISTINCT c.record) FROM citations c JOIN `+k.tableName()+` f ON f.id = c.record
			WHERE c.source = $1 AND c.kind = $2 AND f.withdrawn = FALSE`, id, string(kind)).Scan(&n)
		if err != nil {
			return fmt.Errorf("count the facts of %s: %w", id, err)
		}
		standing += n
	}
	if standing > 0 {
		return bonbogi.Errorf(bonbogi.Conflict, "source_in_use",
			"%d facts or imports rest on source %s; withdraw them first or give them another source", standing, id)
	}
	return nil
}

// factKinds are the kinds of records that have sources.
var factKinds = []bonbogi.Kind{bonbogi.KindPractice, bonbogi.KindIndicator, bonbogi.KindAward, bonbogi.KindSelection,
	bonbogi.KindVisit, bonbogi.KindAdoption, bonbogi.KindClaim}
