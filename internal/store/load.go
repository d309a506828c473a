package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Load brings an export back into this database, which must be empty: all of it or nothing. What the
// files hold is checked like any record, and that nothing of it is missing.
func (db *DB) Load(ctx context.Context, dir string) error {
	description, err := readPackage(dir)
	if err != nil {
		return err
	}
	all, err := tables(ctx)
	if err != nil {
		return err
	}
	cells, err := binders()
	if err != nil {
		return err
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := db.mustBeEmpty(ctx, tx); err != nil {
			return err
		}
		for _, t := range all {
			path := filepath.Join(dir, t.name+".csv")
			rows, err := t.load(ctx, tx, path, cells[t.name])
			if err != nil {
				return err
			}
			if told := description.rows(t.name); told != nil && *told != rows {
				return bonbogi.Errorf(bonbogi.Invalid, "export_file", "%s has %d rows, and should have %d by %s: rows were lost or added; "+
					"export again, or write the new number there if you meant it. Nothing was loaded", path, rows, *told, packageFile)
			}
		}
		err := db.settleLoaded(ctx, tx, description)
		if f, ok := errors.AsType[fault](err); ok {
			return bonbogi.Errorf(bonbogi.Invalid, "export_file", "the export %s is not whole or was changed: %v; export again, or correct that in its files. Nothing was loaded", dir, f)
		}
		return err
	})
}

// settleLoaded checks what was loaded, and computes the derived columns. A record of older tables may have
// gained columns since its last revision, so it is not compared.
func (db *DB) settleLoaded(ctx context.Context, tx *sql.Tx, description dataPackage) error {
	if err := mustBeWhole(ctx, tx); err != nil {
		return err
	}
	newest, err := newestVersion()
	if err != nil {
		return fmt.Errorf("load: %w", err)
	}
	for _, kind := range bonbogi.Kinds {
		k, err := keeperOf(kind)
		if err != nil {
			return err
		}
		if err := k.derive(ctx, tx); err != nil {
			return err
		}
		if description.Tables == newest {
			if err := k.unrevised(ctx, tx); err != nil {
				return err
			}
		}
	}
	return nil
}

// load reads one file and returns the number of its rows. A column that the file does not have keeps what
// the migrations give it.
func (t table) load(ctx context.Context, tx *sql.Tx, path string, cells map[string]binder) (rows int64, err error) {
	refuse := func(line int, err error) (int64, error) {
		return 0, bonbogi.Errorf(bonbogi.Invalid, "export_file", "%s line %d: %v; correct the file or export again. Nothing was loaded", path, line, err)
	}
	f, err := os.Open(path)
	if err != nil {
		return 0, bonbogi.Errorf(bonbogi.Refused, "no_export", "%s cannot be read (%v); the export is not whole", path, reason(err))
	}
	defer f.Close()
	r := newCSVReader(f)
	header, err := r.read()
	if err != nil {
		return refuse(1, errors.New("there is no header"))
	}
	columns := make([]column, len(header))
	for i, name := range header {
		at := slices.IndexFunc(t.stored(), func(c column) bool { return c.name == name })
		if at < 0 || slices.Contains(header[:i], name) {
			return refuse(1, fmt.Errorf("the column %q is not one of this file, or stands twice", name))
		}
		columns[i] = t.stored()[at]
	}
	in := &inserter{tx: tx, table: t.name, columns: header}
	for {
		written, err := r.read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return refuse(r.line, err)
		}
		if len(written) != len(columns) {
			return refuse(r.line, fmt.Errorf("there are %d cells for %d columns", len(written), len(columns)))
		}
		row := make([]any, len(written))
		for i, c := range columns {
			if row[i], err = c.parsed(written[i]); err == nil {
				err = readable(cells[c.name], row[i])
			}
			if err != nil {
				return refuse(r.line, fmt.Errorf("column %s: %w", c.name, err))
			}
		}
		if err := in.add(ctx, row); err != nil {
			return 0, explainLoad(path, r.line, err)
		}
		rows++
	}
	if err := in.flush(ctx); err != nil {
		return 0, explainLoad(path, r.line, err)
	}
	return rows, nil
}

// explainLoad says which file holds rows that the tables refuse: an id that stands twice, or that refers
// to nothing.
func explainLoad(path string, line int, err error) error {
	if rule := brokenRule(err); rule != "" {
		return bonbogi.Errorf(bonbogi.Invalid, "export_file", "%s near line %d: %s; nothing was loaded", path, line, rule)
	}
	return fmt.Errorf("%s near line %d: %w", path, line, err)
}

// derive checks every record of the kind and computes the columns that are not exported.
func (m mapping[T]) derive(ctx context.Context, tx *sql.Tx) error {
	return m.walk(ctx, tx, func(t *T) error { return m.deriveOne(ctx, tx, t) })
}

func (m mapping[T]) deriveOne(ctx context.Context, tx *sql.Tx, t *T) error {
	fields := without(m.columns(t, m.metaOf(t)), always, heavy)
	if len(fields) == 0 {
		return nil
	}
	id := (*t).RecordID()
	args, err := values(fields)
	if err != nil {
		return err
	}
	set := make([]string, len(fields))
	for i, f := range fields {
		set[i] = fmt.Sprintf("%s = $%d", f.column, i+1)
	}
	_, err = tx.ExecContext(ctx, fmt.Sprintf("UPDATE %s SET %s WHERE id = $%d", m.table, strings.Join(set, ", "), len(set)+1), append(args, id)...)
	if rule := brokenRule(err); rule != "" {
		return faultf("%s %s: %s", m.kind, id, rule)
	}
	return err
}
