package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Backup writes the whole database, as it is at one moment, into a new file, while others read and
// write. The file is a complete SQLite database, whichever engine it comes from; Restore brings it back
// on either. It appears under its name only when it is whole.
func (db *DB) Backup(ctx context.Context, path string) error {
	if err := mustBeNew(path); err != nil {
		return err
	}
	part := path + ".part-" + db.letters()
	defer removeSQLite(part)
	if db.engine == sqlite {
		if err := vacuum(ctx, addressSQLite(db.location), part); err != nil {
			return fmt.Errorf("backup: %w", explainAt(path, err))
		}
		return explainAt(path, settle(part, path))
	}
	scratch := part + "-scratch"
	defer removeSQLite(scratch)
	if err := db.copyInto(ctx, scratch); err != nil {
		return fmt.Errorf("backup: %w", explainAt(path, err))
	}
	if err := vacuum(ctx, addressSQLite(scratch), part); err != nil {
		return fmt.Errorf("backup: %w", explainAt(path, err))
	}
	return explainAt(path, settle(part, path))
}

// copyInto copies everything, as it is at one moment, into a new SQLite file.
func (db *DB) copyInto(ctx context.Context, path string) (err error) {
	to, err := Open(ctx, path, Options{Log: db.log, Now: db.now, Random: db.random})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	return to.write(ctx, func(tx *sql.Tx) error {
		return db.read(ctx, func(q querier) error { return copyTables(ctx, q, tx) })
	})
}

// vacuum writes a clean copy of a database at one moment into a new file.
func vacuum(ctx context.Context, address, path string) error {
	from, err := sql.Open("sqlite", address)
	if err != nil {
		return err
	}
	defer from.Close()
	from.SetMaxOpenConns(1)
	_, err = from.ExecContext(ctx, "VACUUM INTO $1", path)
	return err
}

// settle gives a finished file its name, if nobody else has taken it meanwhile, and makes both last. Nobody
// may read it who may not read a database.
func settle(part, path string) error {
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("settle: %w", err)
	}
	if err := errors.Join(f.Chmod(fileMode), f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("settle: %w", err)
	}
	err = os.Link(part, path)
	switch {
	case err == nil:
		err = os.Remove(part)
	case !errors.Is(err, fs.ErrExist): // a disk without links, where two names at one moment are possible
		if err = mustBeNew(path); err == nil {
			err = os.Rename(part, path)
		}
	}
	if err != nil {
		return fmt.Errorf("settle: %w", err)
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes the names in a folder last. Windows does so by itself, and refuses to be asked.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("settle: %w", err)
	}
	return errors.Join(f.Sync(), f.Close())
}

func mustBeNew(path string) error {
	_, err := os.Lstat(path)
	switch {
	case err == nil:
		return bonbogi.Errorf(bonbogi.Refused, "exists", "%s exists already and is left as it is; name a new file", path)
	case !errors.Is(err, fs.ErrNotExist):
		return bonbogi.Errorf(bonbogi.Refused, "cannot_open", "%s cannot be written (%v); name another place", path, reason(err))
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return bonbogi.Errorf(bonbogi.Refused, "no_folder", "there is no folder %s; make it first", filepath.Dir(path))
	}
	return nil
}

// explainAt explains an error about another file than the database itself.
func explainAt(path string, err error) error { return (&DB{location: path}).explain(err) }

func errNotEmpty(location string) error {
	return bonbogi.Errorf(bonbogi.Refused, "not_empty", "the database %s holds records and is left as it is; name a new or empty one", location)
}

// Restore brings a backup back: into a new SQLite file, or an empty database of either engine. Nothing of
// it is there before all of it is.
func Restore(ctx context.Context, path, dsn string) error {
	exists, err := inspectSQLite(path)
	if err != nil {
		return err
	}
	if !exists {
		return bonbogi.Errorf(bonbogi.Refused, "no_backup", "there is no backup %s; see whether the path is right and the file is not empty", path)
	}
	folder := os.TempDir()
	if !IsServer(dsn) {
		folder = filepath.Dir(dsn)
		if err := os.MkdirAll(folder, 0o750); err != nil {
			return bonbogi.Errorf(bonbogi.Refused, "cannot_open", "the folder of %s cannot be made (%v); name another place", dsn, reason(err))
		}
	}
	scratch, err := os.MkdirTemp(folder, ".bonbogi-restore-")
	if err != nil {
		return bonbogi.Errorf(bonbogi.Refused, "cannot_open", "%s cannot be written (%v); name another place", folder, reason(err))
	}
	defer os.RemoveAll(scratch)
	copied := filepath.Join(scratch, "bonbogi.db")
	if err := copyBackup(ctx, path, copied); isDamage(err) {
		return bonbogi.Errorf(bonbogi.Refused, "damaged", "the backup %s is damaged; take another one", path)
	} else if err != nil {
		return fmt.Errorf("restore %s: %w", path, explainAt(folder, err))
	}
	if _, err := os.Lstat(dsn); !IsServer(dsn) && errors.Is(err, fs.ErrNotExist) {
		return settle(copied, dsn)
	}
	return restoreInto(ctx, copied, dsn)
}

// copyBackup makes a copy that is sound and up to date; the backup itself stays as it is.
func copyBackup(ctx context.Context, path, copied string) error {
	address := "file:" + (&url.URL{Path: path}).EscapedPath() + "?mode=ro&_pragma=busy_timeout(10000)"
	if err := vacuum(ctx, address, copied); err != nil {
		return err
	}
	db, err := Open(ctx, copied, Options{})
	if e, ok := errors.AsType[*bonbogi.Error](err); ok {
		e.Message = strings.ReplaceAll(e.Message, copied, path)
	}
	if err != nil {
		return err
	}
	found, err := column1(ctx, db.reader, `SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'
		UNION ALL SELECT 'a record in ' || "table" || ' refers to one that is not there' FROM pragma_foreign_key_check`)
	if err == nil && len(found) > 0 {
		err = fault(found[0])
	}
	if err == nil {
		err = db.read(ctx, func(q querier) error { return checkStored(ctx, q) })
	}
	err = errors.Join(err, db.Close())
	if f, ok := errors.AsType[fault](err); ok {
		return bonbogi.Errorf(bonbogi.Refused, "damaged", "the backup %s is damaged (%v); take another one. Nothing was restored", path, f)
	}
	return err
}

// checkStored checks all that is stored like what an export brings.
func checkStored(ctx context.Context, q querier) error {
	all, err := tables()
	if err != nil {
		return err
	}
	cells, err := binders()
	if err != nil {
		return err
	}
	for _, t := range all {
		if err := t.mustBeReadable(ctx, q, cells[t.name]); err != nil {
			return err
		}
	}
	if err := mustBeWhole(ctx, q); err != nil {
		return err
	}
	if err := checkObservations(ctx, q); err != nil {
		return err
	}
	for _, kind := range bonbogi.Kinds {
		k, err := keeperOf(kind)
		if err != nil {
			return err
		}
		if err := k.verify(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

// restoreInto copies everything into a database that is there already and must be empty.
func restoreInto(ctx context.Context, path, dsn string) (err error) {
	from, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	to, err := Open(ctx, dsn, Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	return to.write(ctx, func(tx *sql.Tx) error {
		if err := to.mustBeEmpty(ctx, tx); err != nil {
			return err
		}
		return from.read(ctx, func(q querier) error { return copyTables(ctx, q, tx) })
	})
}
