package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
)

// Options are what the store takes from its surroundings; the zero value is ready for use.
type Options struct {
	Log    *slog.Logger     // nil: nothing is logged
	Now    func() time.Time // nil: time.Now
	Random io.Reader        // nil: crypto/rand
}

var discard = slog.New(slog.DiscardHandler)

// DB is an open database. It is safe for concurrent use, also by several processes.
type DB struct {
	engine   engine
	location string
	writer   *sql.DB // SQLite: one connection, so that writers queue here instead of failing there
	reader   *sql.DB
	alone    *sql.Tx // the one transaction of Alone; nil: each call has its own
	log      *slog.Logger
	now      func() time.Time
	random   io.Reader

	places, indicators *numbering // of governments and indicators in packed blocks
}

// Open opens the database and brings its tables up to date. dsn is the path of an SQLite file, which is
// created with its folder if it does not exist, or a postgres:// address. A database that is not ours, is
// newer than the program, or cannot be reached or written is refused, and stays as it was.
func Open(ctx context.Context, dsn string, o Options) (*DB, error) {
	db := &DB{log: o.Log, now: o.Now, random: o.Random, places: governmentNumbers(), indicators: indicatorNumbers()}
	if db.log == nil {
		db.log = discard
	}
	if db.now == nil {
		db.now = time.Now
	}
	if db.random == nil {
		db.random = rand.Reader
	}
	var err error
	if IsServer(dsn) {
		err = db.openPostgres(ctx, dsn)
	} else {
		err = db.openSQLite(ctx, dsn)
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// IsServer reports whether dsn is the address of a PostgreSQL database; else it is the path of a file.
func IsServer(dsn string) bool {
	return strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://")
}

// Close closes the database. What was acknowledged is stored already.
func (db *DB) Close() error {
	var errs []error
	if db.reader != nil && db.reader != db.writer {
		errs = append(errs, db.reader.Close())
	}
	if db.writer != nil {
		errs = append(errs, db.writer.Close())
	}
	return errors.Join(errs...)
}

// Engine is "sqlite" or "postgres".
func (db *DB) Engine() string { return string(db.engine) }

// Location says where the database is, for people: a path, or an address without a password.
func (db *DB) Location() string { return db.location }

var idLetters = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// NewID returns an ID for a new record: "award-" and ten random letters and digits.
func (db *DB) NewID(kind bonbogi.Kind) string { return string(kind) + "-" + db.letters() }

func (db *DB) letters() string {
	b := make([]byte, 7)
	if _, err := io.ReadFull(db.random, b); err != nil {
		rand.Read(b) // a given reader that ran dry; the system's own never fails
	}
	return idLetters.EncodeToString(b)[:10]
}

// moment is now as it is stored: UTC, microseconds.
func (db *DB) moment() time.Time { return db.now().UTC().Truncate(time.Microsecond) }

// querier is what reads: a transaction or a pool.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// view is what a single question is put to.
func (db *DB) view() querier {
	if db.alone != nil {
		return db.alone
	}
	return db.reader
}

// read runs f on one consistent state of the database.
func (db *DB) read(ctx context.Context, f func(querier) error) error {
	if db.alone != nil {
		return db.explain(f(db.alone))
	}
	o := &sql.TxOptions{ReadOnly: true}
	if db.engine == postgres {
		o.Isolation = sql.LevelRepeatableRead
	}
	tx, err := db.reader.BeginTx(ctx, o)
	if err != nil {
		return db.explain(err)
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return db.explain(err)
	}
	return nil
}

// patience is how often a writer begins again: with several others about the same records, one may be the victim of each in turn.
const patience = 20

// write runs f in a transaction that is stored as a whole or not at all. PostgreSQL ends one of two
// writers that wait for each other: that one begins again, so f may run more than once.
func (db *DB) write(ctx context.Context, f func(*sql.Tx) error) (err error) {
	if db.alone != nil {
		return db.explain(f(db.alone))
	}
	for range patience {
		if err = db.writeOnce(ctx, f); !isDeadlock(err) {
			return err
		}
	}
	return err
}

func (db *DB) writeOnce(ctx context.Context, f func(*sql.Tx) error) error {
	return db.writeOn(ctx, func(tx *sql.Tx, _ *sql.Conn) error { return f(tx) })
}

// writeOn is writeOnce for what needs the connection of the transaction, too.
func (db *DB) writeOn(ctx context.Context, f func(*sql.Tx, *sql.Conn) error) error {
	if db.alone != nil {
		return errors.New("store: this has a transaction of its own and is not done within another")
	}
	conn, err := db.writer.Conn(ctx)
	if err != nil {
		return db.explain(err)
	}
	defer conn.Close()
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return db.explain(err)
	}
	defer tx.Rollback()
	if err := f(tx, conn); err != nil {
		return db.explain(err)
	}
	if err := tx.Commit(); err != nil {
		return db.explain(fmt.Errorf("commit: %w", err))
	}
	return nil
}
