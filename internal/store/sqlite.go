package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"github.com/bonbogi/bonbogi"
)

// applicationID stands in the header of our SQLite files: "bonb".
const applicationID = 0x626f6e62

// fileMode keeps a database, and a backup of it, from others on the machine.
const fileMode = 0o640

func (db *DB) openSQLite(ctx context.Context, path string) error {
	db.engine, db.location = sqlite, path
	if path == "" {
		return bonbogi.Errorf(bonbogi.Refused, "no_path", "no database is named; give the path of a file or a postgres:// address")
	}
	var err error
	if db.location, err = filepath.Abs(path); err != nil {
		return fmt.Errorf("store: %s: %w", path, err)
	}
	exists, err := inspectSQLite(db.location)
	if err != nil {
		return err
	}
	if exists {
		err = db.checkQuietly(ctx)
	} else {
		err = db.createSQLite(ctx)
	}
	if err != nil {
		return err
	}
	return db.connectSQLite(ctx, db.location)
}

// connectSQLite opens a file that bears our mark, and brings its tables up to date.
func (db *DB) connectSQLite(ctx context.Context, path string) (err error) {
	if db.reader, err = sql.Open("sqlite", addressSQLite(path, "query_only(1)")); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	// More readers than this get slower, not faster, with this engine.
	db.reader.SetMaxOpenConns(max(4, 2*runtime.NumCPU()))
	db.reader.SetMaxIdleConns(max(4, 2*runtime.NumCPU()))
	if err := db.read(ctx, func(q querier) error { return db.checkSQLite(ctx, q) }); err != nil {
		return err
	}
	if db.writer, err = sql.Open("sqlite", addressSQLite(path)+"&_txlock=immediate"); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	db.writer.SetMaxOpenConns(1)
	return db.migrate(ctx)
}

// inspectSQLite looks at the file without opening it as a database, which could change it.
func inspectSQLite(path string) (exists bool, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	refuse := func(rule, format string, args ...any) (bool, error) {
		return true, bonbogi.Errorf(bonbogi.Refused, rule, format, args...)
	}
	if err != nil {
		return refuse("cannot_open", "%s cannot be looked at (%v); name another file or let this user read the folder", path, reason(err))
	}
	if info.IsDir() {
		return refuse("folder", "%s is a folder; name a file in it, as in %s", path, filepath.Join(path, "bonbogi.db"))
	}
	if !info.Mode().IsRegular() {
		return refuse("no_file", "%s is no ordinary file; name another", path)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return refuse("cannot_open", "%s cannot be read and written (%v); let this user do so or name another file", path, reason(err))
	}
	defer f.Close()
	if info.Size() == 0 {
		return false, nil
	}
	header := make([]byte, 100)
	if n, _ := f.ReadAt(header, 0); n < len(header) || string(header[:16]) != "SQLite format 3\x00" {
		return refuse("not_sqlite", "%s is no SQLite database; it was left as it is. Name a bonbogi database or a new file", path)
	}
	if id := binary.BigEndian.Uint32(header[68:]); id != applicationID {
		return refuse("not_ours", "%s is an SQLite database of another program; it was left as it is. Name a bonbogi database or a new file", path)
	}
	return true, nil
}

// reason is the cause within an error about a file, without the path.
func reason(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

// createSQLite makes a new database. It gets its name only when its tables are made, so that programs that
// start together never meet half of one, and one that fails takes nothing from another.
func (db *DB) createSQLite(ctx context.Context) error {
	if err := os.MkdirAll(filepath.Dir(db.location), 0o750); err != nil {
		return bonbogi.Errorf(bonbogi.Refused, "cannot_open", "the folder of %s cannot be made (%v); name another place", db.location, reason(err))
	}
	if _, err := os.Lstat(db.location); err == nil { // an empty file, or a link to where there is none
		return db.explain(markSQLite(ctx, db.location))
	}
	part := db.location + ".part-" + db.letters()
	defer removeSQLite(part)
	if err := db.makeSQLite(ctx, part); err != nil {
		return db.explain(err)
	}
	if err := settle(part, db.location); err != nil && !errors.Is(err, fs.ErrExist) {
		return db.explain(err)
	}
	return nil
}

// makeSQLite makes an empty database with all tables.
func (db *DB) makeSQLite(ctx context.Context, path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return bonbogi.Errorf(bonbogi.Refused, "cannot_open", "%s cannot be made (%v); name another place or let this user write there", db.location, reason(err))
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := markSQLite(ctx, path); err != nil {
		return err
	}
	made := *db
	err = made.connectSQLite(ctx, path)
	if err == nil {
		err = intoOneFile(ctx, made.writer)
	}
	if closed := made.Close(); err == nil {
		err = closed
	}
	return err
}

// intoOneFile brings all that the write-ahead log holds into the file. Closing would do so too, but says
// nothing where it fails.
func intoOneFile(ctx context.Context, db *sql.DB) error {
	var busy, inLog, done int
	if err := db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &inLog, &done); err != nil {
		return err
	}
	if busy != 0 {
		return errors.New("store: a new database is in use before it is whole")
	}
	return nil
}

// markSQLite puts our mark into a file before anything else: in a file that has it, and only there,
// tables are made.
func markSQLite(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?_pragma=busy_timeout(10000)")
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID))
	return err
}

func removeSQLite(path string) {
	for _, end := range []string{"", "-wal", "-shm", "-journal"} {
		os.Remove(path + end)
	}
}

// addressSQLite is the file with the settings of every connection, busy_timeout first so that the
// others wait for a lock too. A commit is on the disk when it is acknowledged (synchronous FULL).
func addressSQLite(path string, more ...string) string {
	journal := "journal_mode(WAL)"
	if runtime.GOOS == "windows" {
		journal = "journal_mode(DELETE)" // mapped memory of WAL has crashed there
	}
	pragmas := append([]string{"busy_timeout(10000)", journal, "synchronous(FULL)", "journal_size_limit(200000000)",
		"foreign_keys(1)", "temp_store(MEMORY)", "cache_size(-32000)"}, more...)
	v := url.Values{"_pragma": pragmas}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + v.Encode()
}

// checkQuietly checks a file without changing a byte of it, so that one that is refused stays as it is. If all
// of it is in the one file, none is made beside it either.
func (db *DB) checkQuietly(ctx context.Context) error {
	before, quiet := quietSQLite(db.location)
	if !quiet {
		return db.checkLogged(ctx)
	}
	err := db.checkAt(ctx, "mode=ro&immutable=1")
	if after, quiet := quietSQLite(db.location); !quiet || after != before {
		return nil // somebody wrote meanwhile, and what was read may be of two moments
	}
	return err
}

// checkLogged checks a file whose log was not brought into it: of a program that runs, or that was cut off. Who may
// only read leaves both as they are. What a journal has to undo first is checked when it was undone.
func (db *DB) checkLogged(ctx context.Context) error {
	if journal, err := os.Stat(db.location + "-journal"); err == nil && journal.Size() > 0 {
		return nil
	}
	return db.checkAt(ctx, "mode=ro&_pragma=busy_timeout(10000)")
}

// checkAt checks the file as a connection with the settings sees it.
func (db *DB) checkAt(ctx context.Context, settings string) error {
	from, err := sql.Open("sqlite", "file:"+(&url.URL{Path: db.location}).EscapedPath()+"?"+settings)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	defer from.Close()
	return db.explain(db.checkSQLite(ctx, from))
}

// fileState is the same as long as nobody writes into the file.
type fileState struct {
	size int64
	at   time.Time
}

// quietSQLite reports whether all of the database is in its one file.
func quietSQLite(path string) (state fileState, quiet bool) {
	info, err := os.Stat(path)
	if err != nil {
		return state, false
	}
	for _, end := range []string{"-wal", "-journal"} {
		if beside, err := os.Stat(path + end); err == nil && beside.Size() > 0 {
			return state, false
		}
	}
	return fileState{info.Size(), info.ModTime()}, true
}

// checkSQLite refuses a library that can lose pages, and a file of a newer program or without one of our tables.
func (db *DB) checkSQLite(ctx context.Context, q querier) error {
	var version string
	if err := q.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&version); err != nil {
		return err
	}
	var major, minor, patch int
	if _, err := fmt.Sscanf(version, "%d.%d.%d", &major, &minor, &patch); err != nil {
		return fmt.Errorf("sqlite version %q: %w", version, err)
	}
	if major*1_000_000+minor*1_000+patch < 3_051_003 {
		return fmt.Errorf("sqlite %s can lose pages at a checkpoint; build with 3.51.3 or later", version)
	}
	there, err := column1(ctx, q, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
	if err != nil || len(there) == 0 {
		return err // without any table it was only begun
	}
	if !slices.Contains(there, schemaTable) {
		return db.lacks(schemaTable)
	}
	stored, err := db.refuseNewer(ctx, q)
	if err != nil {
		return err
	}
	made, err := tablesOf(stored)
	if err != nil {
		return err
	}
	for _, name := range made {
		if !slices.Contains(there, name) {
			return db.lacks(name)
		}
	}
	return nil
}

func (db *DB) lacks(table string) error {
	return bonbogi.Errorf(bonbogi.Refused, "damaged", "the database %s lacks the table %s and was left as it is; restore the last backup into a new file (bonbogi restore)", db.location, table)
}
