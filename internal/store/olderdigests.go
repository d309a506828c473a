package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/bonbogi/bonbogi"
)

// digestOlder computes the digests of names and addresses that migration 00012 left open, which no SQL can.
func (db *DB) digestOlder(ctx context.Context) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "UPDATE sources SET address_digest = '' WHERE address_digest = '?' AND url = ''"); err != nil {
			return fmt.Errorf("digests of sources: %w", err)
		}
		err := eachOpen(ctx, tx, "SELECT id, url, NULL FROM sources WHERE address_digest = '?'", func(id, url string, _ json.RawMessage) error {
			_, err := tx.ExecContext(ctx, "UPDATE sources SET address_digest = $1 WHERE id = $2", digest(url), id)
			return err
		})
		if err != nil {
			return fmt.Errorf("digests of sources: %w", err)
		}
		err = eachOpen(ctx, tx, "SELECT id, name, extra FROM practices WHERE name_digest = '?'", func(id, name string, extra json.RawMessage) error {
			p := bonbogi.Practice{Name: name, Extra: extra}
			return practices.set(ctx, tx, id, digestsOf(&p))
		})
		if err != nil {
			return fmt.Errorf("digests of practices: %w", err)
		}
		return nil
	})
}

// eachOpen does f with the rows of a statement, some hundreds at a time: while rows are read nothing can be written.
func eachOpen(ctx context.Context, tx *sql.Tx, statement string, f func(id, text string, extra json.RawMessage) error) error {
	type row struct {
		id, text string
		extra    json.RawMessage
	}
	some := func(after string) (out []row, err error) {
		rows, err := tx.QueryContext(ctx, fmt.Sprint(statement, " AND id > $1 ORDER BY id LIMIT ", 500), after)
		if err != nil {
			return nil, err
		}
		defer rows.Close()
		for rows.Next() {
			var r row
			if err := rows.Scan(text[string]{&r.id}, text[string]{&r.text}, nullable{rawJSON{&r.extra}}); err != nil {
				return nil, err
			}
			out = append(out, r)
		}
		return out, rows.Err()
	}
	for after := ""; ; { // or each time all would be passed over that are done
		rows, err := some(after)
		if err != nil || len(rows) == 0 {
			return err
		}
		for _, r := range rows {
			if err := f(r.id, r.text, r.extra); err != nil {
				return err
			}
			after = r.id
		}
	}
}
