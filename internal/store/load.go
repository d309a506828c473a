package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
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
	all, err := tables()
	if err != nil {
		return err
	}
	cells, err := binders()
	if err != nil {
		return err
	}
	made, err := tablesOf(description.Tables)
	if err != nil {
		return err
	}
	dropped, err := droppedAfter(description.Tables)
	if err != nil {
		return err
	}
	return db.writeOn(ctx, func(tx *sql.Tx, conn *sql.Conn) error {
		if err := db.mustBeEmpty(ctx, tx); err != nil {
			return err
		}
		for _, t := range plain(all) {
			if !slices.Contains(made, t.name) {
				continue // the export is of a program that did not have it
			}
			path := filepath.Join(dir, t.name+".csv")
			rows, err := t.load(ctx, tx, path, cells[t.name], dropped[t.name])
			if err != nil {
				return err
			}
			if err := description.mustHave(t.name, path, rows); err != nil {
				return err
			}
		}
		err := db.settleLoaded(ctx, tx, description, dropped)
		if err == nil && slices.Contains(made, "observation_blocks") {
			err = db.loadObservations(ctx, tx, conn, dir, description)
		}
		if f, ok := errors.AsType[fault](err); ok {
			return bonbogi.Errorf(bonbogi.Invalid, "export_file", "the export %s is not whole or was changed: %v; export again, or correct that in its files. Nothing was loaded", dir, f)
		}
		return err
	})
}

// settleLoaded checks what was loaded, and computes the derived columns. A record of older tables may have
// gained columns since its last revision, so it is not compared; where its table has lost some, or fields hold something else
// than before, it is written as its last revision has it.
func (db *DB) settleLoaded(ctx context.Context, tx *sql.Tx, description dataPackage, dropped map[string][]string) error {
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
		if len(dropped[k.tableName()]) > 0 || description.Tables < newest && k.changed() {
			if err := k.restate(ctx, tx); err != nil {
				return err
			}
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
// the migrations give it; one that was dropped since is passed over.
func (t table) load(ctx context.Context, tx *sql.Tx, path string, cells map[string]binder, dropped []string) (rows int64, err error) {
	r, err := t.openFile(path, cells, dropped...)
	if err != nil {
		return 0, err
	}
	defer r.close()
	in := &inserter{tx: tx, table: t.name, columns: r.header()}
	for {
		row, err := r.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return 0, err
		}
		if err := in.add(ctx, row); err != nil {
			return 0, explainLoad(path, r.in.line, err)
		}
	}
	if err := in.flush(ctx); err != nil {
		return 0, explainLoad(path, r.in.line, err)
	}
	return r.rows, nil
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
	return m.set(ctx, tx, (*t).RecordID(), without(m.columns(t, m.metaOf(t)), always, heavy))
}

// set writes some columns of a row, as they are.
func (m mapping[T]) set(ctx context.Context, tx *sql.Tx, id string, fields []field) error {
	if len(fields) == 0 {
		return nil
	}
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

// restate writes every record as its last revision has it, as this program reads what older ones wrote.
func (m mapping[T]) restate(ctx context.Context, tx *sql.Tx) error {
	for last := ""; ; {
		revisions, err := column1(ctx, tx, `SELECT v.after FROM `+m.table+` r JOIN revisions v ON v.kind = $1 AND v.record = r.id AND v.number = r.revision
			WHERE r.id > $2 ORDER BY r.id LIMIT 500`, string(m.kind), last)
		if err != nil || len(revisions) == 0 {
			return err
		}
		for _, after := range revisions {
			t, err := m.revived([]byte(after))
			if err != nil {
				return faultf("the last revision of a %s after %q does not hold one: %v", m.kind, last, err)
			}
			last = t.RecordID()
			if err := m.set(ctx, tx, last, m.columns(&t, m.metaOf(&t))); err != nil {
				return err
			}
			for _, child := range m.children {
				if err := child.write(ctx, tx, &t, last, true); err != nil {
					return err
				}
			}
		}
	}
}
