package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"
	msqlite "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/bonbogi/bonbogi"
)

// engine is what runs the SQL. The statements are the same; opening, refusing and backing up differ.
type engine string

const (
	sqlite   engine = "sqlite"
	postgres engine = "postgres"
)

// explain turns what an engine says about disks, rights and locks into a refusal that a person can act
// on. Other errors stay as they are.
func (db *DB) explain(err error) error {
	if err == nil || errors.Is(err, sql.ErrTxDone) || errors.Is(err, context.Canceled) || bonbogi.CodeOf(err) != "" {
		return err
	}
	if e, ok := errors.AsType[*msqlite.Error](err); ok {
		return explainSQLite(db.location, e, err)
	}
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		switch e.Code {
		case "53100":
			return bonbogi.Errorf(bonbogi.Refused, "disk_full", "the disk of the database %s is full; make room there and try again. Nothing of this change was stored", db.location)
		case "42501":
			return bonbogi.Errorf(bonbogi.Refused, "rights", "the user may not do this in the database %s (%s); let the user create and change tables there", db.location, e.Message)
		case "25006":
			return bonbogi.Errorf(bonbogi.Refused, "read_only", "the database %s takes no changes (%s); connect to the primary server", db.location, e.Message)
		}
	}
	if errors.Is(err, syscall.ENOSPC) {
		return bonbogi.Errorf(bonbogi.Refused, "disk_full", "the disk with %s is full; make room and try again. Nothing was written", db.location)
	}
	return fmt.Errorf("store: %w", err)
}

func explainSQLite(path string, e *msqlite.Error, err error) error {
	refuse := func(rule, format string) error {
		return bonbogi.Errorf(bonbogi.Refused, rule, format, path)
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_FULL:
		return errDiskFull(path)
	case sqlite3.SQLITE_READONLY:
		return refuse("read_only", "the database %s cannot be written; let this user write the file and its folder")
	case sqlite3.SQLITE_CANTOPEN:
		return refuse("cannot_open", "the database %s cannot be opened; see whether its folder exists and this user may write there")
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return refuse("busy", "another program holds the database %s; wait until it is done and try again")
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return refuse("damaged", "the database %s is damaged; restore the last backup into a new file (bonbogi restore)")
	case sqlite3.SQLITE_IOERR:
		return refuse("disk", "the database %s cannot be read or written; see whether its disk is full or broken, and try again")
	}
	return fmt.Errorf("store: %w", err)
}

func errDiskFull(path string) error {
	return bonbogi.Errorf(bonbogi.Refused, "disk_full", "the disk with the database %s is full; make room and try again. Nothing of this change was stored", path)
}

// isDamage reports whether a file turned out to be no sound SQLite database.
func isDamage(err error) bool {
	e, ok := errors.AsType[*msqlite.Error](err)
	return ok && (e.Code()&0xff == sqlite3.SQLITE_NOTADB || e.Code()&0xff == sqlite3.SQLITE_CORRUPT)
}

// isDeadlock reports whether PostgreSQL ended a transaction for the sake of another one.
func isDeadlock(err error) bool {
	e, ok := errors.AsType[*pgconn.PgError](err)
	return ok && (e.Code == "40P01" || e.Code == "40001")
}

// brokenRule says which rule of the tables a statement broke; "" if the error is another one.
func brokenRule(err error) string {
	code := ""
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		code = e.Code
	}
	if e, ok := errors.AsType[*msqlite.Error](err); ok {
		code = fmt.Sprint(e.Code())
	}
	switch code {
	case "23505", fmt.Sprint(sqlite3.SQLITE_CONSTRAINT_UNIQUE), fmt.Sprint(sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY):
		return "a row is there twice"
	case "23503", fmt.Sprint(sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY):
		return "a row refers to a record that is not there"
	case "23502", fmt.Sprint(sqlite3.SQLITE_CONSTRAINT_NOTNULL):
		return "a column is missing"
	}
	return ""
}
