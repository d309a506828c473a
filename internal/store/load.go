package store

import (
	"context"
	"database/sql"
	"encoding/json"
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
// files hold is checked like any record.
func (db *DB) Load(ctx context.Context, dir string) error {
	if err := CheckExport(dir); err != nil {
		return err
	}
	all, err := tables(ctx)
	if err != nil {
		return err
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := db.mustBeEmpty(ctx, tx); err != nil {
			return err
		}
		for _, t := range all {
			if err := t.load(ctx, tx, filepath.Join(dir, t.name+".csv")); err != nil {
				return err
			}
		}
		for _, kind := range bonbogi.Kinds {
			k, err := keeperOf(kind)
			if err != nil {
				return err
			}
			if err := k.derive(ctx, tx); err != nil {
				return err
			}
		}
		return checkRest(ctx, tx)
	})
}

// checkRest checks what is no record and has no rules of its own: no page could show a history or a proposal that
// is no JSON, and nobody could decide on a proposal in an unknown state.
func checkRest(ctx context.Context, tx *sql.Tx) error {
	for _, statement := range []string{
		`SELECT 'the revision of ' || kind || ' ' || record, after, 'open' FROM revisions`,
		`SELECT 'proposal ' || id, fact, state FROM proposals`,
	} {
		if err := checkRows(ctx, tx, statement); err != nil {
			return err
		}
	}
	return nil
}

// checkRows checks rows of what it is, its JSON and its state.
func checkRows(ctx context.Context, tx *sql.Tx, statement string) error {
	rows, err := tx.QueryContext(ctx, statement)
	if err != nil {
		return fmt.Errorf("check what was loaded: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var what, content string
		var state State
		if err := rows.Scan(&what, &content, &state); err != nil {
			return fmt.Errorf("check what was loaded: %w", err)
		}
		if !json.Valid([]byte(content)) {
			return bonbogi.Errorf(bonbogi.Invalid, "export_file", "%s is no JSON; nothing was loaded", what)
		}
		if state != Undecided && state != Accepted && state != Rejected {
			return bonbogi.Errorf(bonbogi.Invalid, "export_file", "%s has the unknown state %q; nothing was loaded", what, state)
		}
	}
	return rows.Err()
}

// load reads one file. A column that the file does not have keeps what the migrations give it.
func (t table) load(ctx context.Context, tx *sql.Tx, path string) (err error) {
	refuse := func(line int, err error) error {
		return bonbogi.Errorf(bonbogi.Invalid, "export_file", "%s line %d: %v; nothing was loaded", path, line, err)
	}
	f, err := os.Open(path)
	if err != nil {
		return bonbogi.Errorf(bonbogi.Refused, "no_export", "%s cannot be read (%v); the export is not whole", path, reason(err))
	}
	defer f.Close()
	r := newCSVReader(f)
	header, err := r.read()
	if err != nil {
		return refuse(1, errors.New("there is no header"))
	}
	header[0] = strings.TrimPrefix(header[0], "\ufeff")
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
		cells, err := r.read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return refuse(r.line, err)
		}
		if len(cells) != len(columns) {
			return refuse(r.line, fmt.Errorf("there are %d cells for %d columns", len(cells), len(columns)))
		}
		row := make([]any, len(cells))
		for i, c := range columns {
			if row[i], err = c.parsed(cells[i]); err != nil {
				return refuse(r.line, err)
			}
		}
		if err := in.add(ctx, row); err != nil {
			return explainLoad(path, r.line, err)
		}
	}
	if err := in.flush(ctx); err != nil {
		return explainLoad(path, r.line, err)
	}
	return nil
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
	for last := ""; ; {
		found, err := m.all(ctx, tx, "id > $1 ORDER BY id LIMIT 500", last)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return nil
		}
		for i := range found {
			t := &found[i]
			last = (*t).RecordID()
			if err := (*t).Validate(); err != nil {
				return bonbogi.Errorf(bonbogi.Invalid, "export_file", "%s %s: %v; nothing was loaded", m.kind, last, err)
			}
			if err := m.deriveOne(ctx, tx, t); err != nil {
				return err
			}
		}
	}
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
		return bonbogi.Errorf(bonbogi.Invalid, "export_file", "%s %s: %s; nothing was loaded", m.kind, id, rule)
	}
	return err
}
