package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/bonbogi/bonbogi"
)

// Decide closes an open proposal: rejected, or accepted with the records that it becomes, all in one
// transaction. A proposal that somebody decided before is refused (Conflict) and nothing is stored.
func (db *DB) Decide(ctx context.Context, c Change, id string, state State, records ...bonbogi.Record) error {
	return db.DecideTogether(ctx, c, []string{id}, state, records...)
}

// DecideTogether closes open proposals that say the same, as Decide does one: all of them or none.
func (db *DB) DecideTogether(ctx context.Context, c Change, ids []string, state State, records ...bonbogi.Record) error {
	if err := c.validate(); err != nil {
		return err
	}
	if (state == Accepted) != (len(records) > 0) || state != Accepted && state != Rejected || len(ids) == 0 {
		return bonbogi.Errorf(bonbogi.Invalid, "decision", "a proposal is accepted with the record that it becomes, or rejected without one")
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		for i, id := range ids {
			p, err := proposal(ctx, tx, id)
			if err != nil {
				return err
			}
			record := recordOf(p.Kind, records)
			if i == 0 {
				if err := db.spend(ctx, tx, c, []string{record}); err != nil {
					return err
				}
			}
			result, err := tx.ExecContext(ctx, `UPDATE proposals SET state = $1, record = $2, who = $3, why = $4, at = $5
				WHERE id = $6 AND state = 'open'`, string(state), record, c.Who, c.Why, db.moment().Format(momentLayout), id)
			if err != nil {
				return fmt.Errorf("decide %s: %w", id, err)
			}
			if n, err := result.RowsAffected(); err != nil {
				return fmt.Errorf("decide %s: %w", id, err)
			} else if n == 0 {
				return bonbogi.Errorf(bonbogi.Conflict, "decided", "somebody decided this proposal before; load the page again to see how")
			}
		}
		return db.saveAll(ctx, tx, c, records)
	})
}

// Reopen puts a rejected proposal back into the queue. One that is open or was accepted is refused (Conflict).
func (db *DB) Reopen(ctx context.Context, c Change, id string) error {
	if err := c.validate(); err != nil {
		return err
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		if _, err := proposal(ctx, tx, id); err != nil {
			return err
		}
		result, err := tx.ExecContext(ctx, `UPDATE proposals SET state = 'open', who = $1, why = $2, at = $3
			WHERE id = $4 AND state = 'rejected'`, c.Who, c.Why, db.moment().Format(momentLayout), id)
		if err != nil {
			return fmt.Errorf("reopen %s: %w", id, err)
		}
		if n, err := result.RowsAffected(); err != nil {
			return fmt.Errorf("reopen %s: %w", id, err)
		} else if n == 0 {
			return bonbogi.Errorf(bonbogi.Conflict, "not_rejected", "this proposal is not rejected; load the page again to see what became of it")
		}
		return nil
	})
}

// recordOf is the record that a proposal became, among those that come with it.
func recordOf(kind bonbogi.Kind, records []bonbogi.Record) string {
	id := ""
	for _, r := range records {
		id = r.RecordID()
		if r.RecordKind() == kind {
			return id
		}
	}
	return id
}
