package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
)

// spend uses up the token of a form in the transaction that stores what the form holds. If it was used
// before, the error is *Done. On PostgreSQL a second form waits here until the first is stored or gone.
func (db *DB) spend(ctx context.Context, tx *sql.Tx, c Change, ids []string) error {
	if c.Token == "" {
		return nil
	}
	list, err := asJSON(ids)
	if err != nil {
		return err
	}
	result, err := tx.ExecContext(ctx, `INSERT INTO tokens (token, at, who, ids) VALUES ($1, $2, $3, $4)
		ON CONFLICT DO NOTHING`, c.Token, db.moment().Format(momentLayout), c.Who, list)
	if err != nil {
		return fmt.Errorf("form token: %w", err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 1 {
		return err
	}
	var stored string
	if err := tx.QueryRowContext(ctx, `SELECT ids FROM tokens WHERE token = $1`, c.Token).Scan(&stored); err != nil {
		return fmt.Errorf("form token: %w", err)
	}
	done := &Done{}
	if err := json.Unmarshal([]byte(stored), &done.IDs); err != nil {
		return fmt.Errorf("form token: %w", err)
	}
	return done
}

// Spent reports whether a form with the token was stored.
func (db *DB) Spent(ctx context.Context, token string) (spent bool, err error) {
	if err := db.view().QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM tokens WHERE token = $1)", token).Scan(flag{&spent}); err != nil {
		return false, fmt.Errorf("form token: %w", err)
	}
	return spent, nil
}
