package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/bonbogi/bonbogi"
)

// check looks whether the records that t rests on exist, and whether t may be withdrawn.
func (m mapping[T]) check(ctx context.Context, tx *sql.Tx, t *T, meta bonbogi.Meta) error {
	if fact, ok := any(*t).(bonbogi.Fact); ok {
		for _, id := range unique(citedSources(fact)) {
			withdrawn, err := lookUp(ctx, tx, "sources", id)
			if err == nil && withdrawn && !meta.Withdrawn {
				err = bonbogi.Errorf(bonbogi.Invalid, "source_withdrawn", "source %q was withdrawn; bring it back first or name another", id)
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
			if _, err := lookUp(ctx, tx, k.tableName(), r.id); err != nil {
				return inField(err, r.field)
			}
		}
	}
	if m.kind == bonbogi.KindSource && meta.Withdrawn {
		return m.unused(ctx, tx, meta.ID)
	}
	return nil
}

// lookUp finds a record that another one names.
func lookUp(ctx context.Context, tx *sql.Tx, table, id string) (withdrawn bool, err error) {
	err = tx.QueryRowContext(ctx, "SELECT withdrawn FROM "+table+" WHERE id = $1", id).Scan(flag{&withdrawn})
	if errors.Is(err, sql.ErrNoRows) {
		return false, bonbogi.Errorf(bonbogi.Invalid, "no_such_record", "there is none with the id %q in %s", id, table)
	}
	return withdrawn, err
}

func inField(err error, name string) error {
	if e, ok := errors.AsType[*bonbogi.Error](err); ok {
		return &bonbogi.Error{Code: e.Code, Field: name, Rule: e.Rule, Message: e.Message}
	}
	return fmt.Errorf("%s: %w", name, err)
}

// unused refuses to withdraw a source on which facts still rest.
func (m mapping[T]) unused(ctx context.Context, tx *sql.Tx, id string) error {
	standing := 0
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
			"%d facts rest on source %s; withdraw them first or give them another source", standing, id)
	}
	return nil
}

// factKinds are the kinds of records that have sources.
var factKinds = []bonbogi.Kind{bonbogi.KindPractice, bonbogi.KindAward, bonbogi.KindSelection,
	bonbogi.KindVisit, bonbogi.KindAdoption, bonbogi.KindClaim}
