package store

import (
	"context"
	"database/sql"
	"fmt"
)

// aloneKey names the lock of PostgreSQL by which those wait for each other who look before they write: "bonbogi" in ASCII.
const aloneKey = 0x626f6e626f6769

// Alone runs f in one transaction, alone among all who call it, on either engine and in any process: what f does not find
// is not there until f has stored it. So two people who tell the same at once make one record and not twins. f uses the
// database that it is given and no other, and may run more than once; if it fails, nothing of it is stored.
func (db *DB) Alone(ctx context.Context, f func(*DB) error) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if db.engine == postgres { // SQLite has one writer at a time anyway
			if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1)", int64(aloneKey)); err != nil {
				return fmt.Errorf("wait for others who look before they write: %w", err)
			}
		}
		inside := *db
		inside.alone = tx
		return f(&inside)
	})
}
