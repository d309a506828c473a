package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// bulk writes many rows of a table through a lane, a few megabytes at a time: by COPY on PostgreSQL.
type bulk struct {
	lane    *lane
	write   func(rows [][]any) error
	pending [][]any
	size    int
}

// bulkSize is how many bytes of packed columns are written at once.
const bulkSize = 4 << 20

func (db *DB) newBulk(ctx context.Context, tx *sql.Tx, conn *sql.Conn, l *lane, table string, columns ...string) *bulk {
	if db.engine == postgres {
		return &bulk{lane: l, write: func(rows [][]any) error { return copyRows(ctx, conn, table, columns, rows) }}
	}
	var insert *sql.Stmt // closed with the transaction
	return &bulk{lane: l, write: func(rows [][]any) (err error) {
		if insert == nil {
			insert, err = tx.PrepareContext(ctx, "INSERT INTO "+table+" ("+strings.Join(columns, ", ")+") VALUES ("+marks(1, len(columns))+")")
		}
		for i := 0; err == nil && i < len(rows); i++ {
			_, err = insert.ExecContext(ctx, rows[i]...)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", table, err)
		}
		return nil
	}}
}

// copyRows is COPY, which the pool of connections does not offer.
func copyRows(ctx context.Context, conn *sql.Conn, table string, columns []string, rows [][]any) error {
	err := conn.Raw(func(driver any) error {
		c, ok := driver.(*stdlib.Conn)
		if !ok {
			return fmt.Errorf("%T is no connection to PostgreSQL", driver)
		}
		_, err := c.Conn().CopyFrom(ctx, pgx.Identifier{table}, columns, pgx.CopyFromRows(rows))
		return err
	})
	if err != nil {
		return fmt.Errorf("copy into %s: %w", table, err)
	}
	return nil
}

// add takes a row whose packed columns have so many bytes.
func (b *bulk) add(size int, row []any) error {
	b.pending, b.size = append(b.pending, row), b.size+size+64
	if b.size < bulkSize {
		return nil
	}
	return b.flush()
}

// flush has written what was added, before all that comes after.
func (b *bulk) flush() error {
	rows := b.pending
	b.pending, b.size = nil, 0
	if len(rows) == 0 {
		return nil
	}
	return b.lane.later(func() error { return b.write(rows) })
}
