package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// inserter writes rows into a table, many with one statement.
type inserter struct {
	tx      *sql.Tx
	table   string
	columns []string
	clash   string // what to do with a row that is there; empty: refuse it
	args    []any
}

const rowsAtOnce = 50

func (in *inserter) add(ctx context.Context, row []any) error {
	in.args = append(in.args, row...)
	if len(in.args) >= rowsAtOnce*len(in.columns) {
		return in.flush(ctx)
	}
	return nil
}

func (in *inserter) flush(ctx context.Context) error {
	if len(in.args) == 0 {
		return nil
	}
	rows := make([]string, len(in.args)/len(in.columns))
	for i := range rows {
		rows[i] = "(" + marks(1+i*len(in.columns), len(in.columns)) + ")"
	}
	_, err := in.tx.ExecContext(ctx, "INSERT INTO "+in.table+" ("+strings.Join(in.columns, ", ")+") VALUES "+
		strings.Join(rows, ", ")+in.clash, in.args...)
	in.args = in.args[:0]
	if err != nil {
		return fmt.Errorf("write %s: %w", in.table, err)
	}
	return nil
}

// copyTables copies every row of every table.
func copyTables(ctx context.Context, from querier, to *sql.Tx) error {
	all, err := tables()
	if err != nil {
		return err
	}
	for _, t := range all {
		in := &inserter{tx: to, table: t.name, columns: t.columnNames()}
		if err := t.each(ctx, from, func(row []any) error { return in.add(ctx, row) }); err != nil {
			return err
		}
		if err := in.flush(ctx); err != nil {
			return err
		}
	}
	return nil
}

// mustBeEmpty refuses a database in which anything is stored: what is brought back never mixes with it.
func (db *DB) mustBeEmpty(ctx context.Context, q querier) error {
	all, err := tables()
	if err != nil {
		return err
	}
	for _, t := range all {
		var filled bool
		if err := q.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM "+t.name+")").Scan(flag{&filled}); err != nil {
			return fmt.Errorf("read %s: %w", t.name, err)
		}
		if filled {
			return errNotEmpty(db.location)
		}
	}
	return nil
}
