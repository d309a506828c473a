package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
)

// Revised names a record and one of its revisions.
type Revised struct {
	Kind   bonbogi.Kind
	ID     string
	Number int
	At     time.Time
}

// RevisedSince returns the revisions from a moment on, the oldest first. A transaction can be stored a little later than its
// moment, after others with later ones: whoever follows what changes asks again for the last while.
func (db *DB) RevisedSince(ctx context.Context, since time.Time) (out []Revised, err error) {
	rows, err := db.view().QueryContext(ctx, `SELECT kind, record, number, at FROM revisions WHERE at >= $1 ORDER BY at, kind, record, number`,
		moment{&since})
	if err != nil {
		return nil, db.explain(fmt.Errorf("revisions since %s: %w", since, err))
	}
	defer rows.Close()
	for rows.Next() {
		var r Revised
		if err := rows.Scan(text[bonbogi.Kind]{&r.Kind}, &r.ID, &r.Number, moment{&r.At}); err != nil {
			return nil, fmt.Errorf("revisions since %s: %w", since, err)
		}
		out = append(out, r)
	}
	return out, db.explain(rows.Err())
}

// CountRevised counts the revisions from a moment on: much faster than reading them, where there is nothing new.
func (db *DB) CountRevised(ctx context.Context, since time.Time) (n int, err error) {
	err = db.view().QueryRowContext(ctx, `SELECT COUNT(*) FROM revisions WHERE at >= $1`, moment{&since}).Scan(&n)
	return n, db.explain(err)
}

// Revisions counts all revisions, and says when the last one was made; the zero time if there is none.
func (db *DB) Revisions(ctx context.Context) (count int64, last time.Time, err error) {
	err = db.read(ctx, func(q querier) error {
		if err := q.QueryRowContext(ctx, `SELECT COUNT(*) FROM revisions`).Scan(&count); err != nil || count == 0 {
			return err
		}
		return q.QueryRowContext(ctx, `SELECT MAX(at) FROM revisions`).Scan(moment{&last})
	})
	return count, last, err
}

// RecordsAfter returns up to limit records of a kind that are not withdrawn, those with the IDs after one, in the order of
// their IDs: whoever wants all of them asks again with the last.
func (db *DB) RecordsAfter(ctx context.Context, kind bonbogi.Kind, after string, limit int) (out []bonbogi.Record, err error) {
	k, err := keeperOf(kind)
	if err != nil {
		return nil, err
	}
	err = db.read(ctx, func(q querier) error {
		out, err = k.find(ctx, q, fmt.Sprintf("withdrawn = FALSE AND id > $1 ORDER BY id LIMIT %d", limit), after)
		return err
	})
	return out, err
}

// RecordsOf is RecordsAfter for the records in which one of the governments takes part, in any role.
func (db *DB) RecordsOf(ctx context.Context, kind bonbogi.Kind, governments []string, after string, limit int) (out []bonbogi.Record, err error) {
	k, err := keeperOf(kind)
	if err != nil {
		return nil, err
	}
	var q query
	among := " IN (" + q.bindAll(governments) + ")"
	var roles []string
	k.bind(func(table string, fields []field) {
		for _, f := range fields {
			if table == k.tableName() && strings.HasSuffix(f.column, "_government") {
				roles = append(roles, f.column+among)
			}
		}
	})
	if len(roles) == 0 || len(governments) == 0 {
		return nil, nil
	}
	where := fmt.Sprintf("withdrawn = FALSE AND id > %s AND (%s) ORDER BY id LIMIT %d", q.bind(after), strings.Join(roles, " OR "), limit)
	if q.problem != nil {
		return nil, q.problem
	}
	err = db.read(ctx, func(tx querier) error {
		out, err = k.find(ctx, tx, where, q.args...)
		return err
	})
	return out, err
}

// Records returns the records that exist among ids, also withdrawn ones.
func (db *DB) Records(ctx context.Context, kind bonbogi.Kind, ids []string) (out []bonbogi.Record, err error) {
	k, err := keeperOf(kind)
	if err != nil {
		return nil, err
	}
	ids = slices.DeleteFunc(unique(ids), func(id string) bool { return !bonbogi.ValidID(id) })
	err = db.read(ctx, func(q querier) error {
		return inBatches(ids, func(batch []any) error {
			found, err := k.find(ctx, q, "id IN ("+marks(1, len(batch))+")", batch...)
			out = append(out, found...)
			return err
		})
	})
	return out, err
}
