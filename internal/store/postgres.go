package store

import (
	"context"
	"errors"
	"fmt"
	"net"
	"runtime"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"github.com/bonbogi/bonbogi"
)

// dialTimeout is how long a server may take to answer at the start.
const dialTimeout = 10 * time.Second

func (db *DB) openPostgres(ctx context.Context, dsn string) error {
	db.engine, db.location = postgres, "postgres"
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		// The error of the parser may repeat the password.
		return bonbogi.Errorf(bonbogi.Refused, "address", "the address of the PostgreSQL database cannot be read; write postgres://user:password@host:5432/database")
	}
	db.location = fmt.Sprintf("postgres://%s/%s", net.JoinHostPort(config.Host, fmt.Sprint(config.Port)), config.Database)
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = dialTimeout
	}
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "bonbogi"
	}
	db.writer = stdlib.OpenDB(*config)
	db.reader = db.writer
	db.writer.SetMaxOpenConns(max(8, 4*runtime.NumCPU()))
	db.writer.SetMaxIdleConns(max(4, runtime.NumCPU()))
	db.writer.SetConnMaxIdleTime(5 * time.Minute)
	if err := db.writer.PingContext(ctx); err != nil {
		return bonbogi.Errorf(bonbogi.Refused, "unreachable", "no connection to %s (%s); see whether the server runs and the address, user and password are right", db.location, refusalOf(err))
	}
	if err := db.checkPostgres(ctx); err != nil {
		return db.explain(err)
	}
	return db.migrate(ctx)
}

// refusalOf says why there is no connection, in words that hold no password.
func refusalOf(err error) string {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return e.Message
	}
	if e, ok := errors.AsType[*net.DNSError](err); ok {
		return "the host " + e.Name + " is not known"
	}
	if e, ok := errors.AsType[*net.OpError](err); ok && e.Err != nil {
		return e.Err.Error()
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return "no answer"
	}
	return "the server refused"
}

// checkPostgres refuses a database that holds tables of something else, or of a newer program.
func (db *DB) checkPostgres(ctx context.Context) error {
	var tables int
	var ours bool
	err := db.reader.QueryRowContext(ctx, `SELECT COUNT(*), COALESCE(BOOL_OR(tablename = '`+schemaTable+`'), FALSE)
		FROM pg_catalog.pg_tables WHERE schemaname = current_schema()`).Scan(&tables, &ours)
	if err != nil {
		return err
	}
	if tables > 0 && !ours {
		return bonbogi.Errorf(bonbogi.Refused, "not_ours", "the database %s holds tables of another program; it was left as it is. Name a bonbogi database or an empty one", db.location)
	}
	if ours {
		_, err = db.refuseNewer(ctx, db.reader)
	}
	return err
}

// makeDomains makes the types that the migrations name alike for both engines: CTEXT, text that is sorted by
// its bytes as SQLite does, whatever the language of the database, and BLOB, bytes. Several nodes may start at once.
func (db *DB) makeDomains(ctx context.Context) error {
	for _, domain := range []string{`ctext AS TEXT COLLATE "C"`, "blob AS BYTEA"} {
		_, err := db.writer.ExecContext(ctx, `DO $$ BEGIN
			CREATE DOMAIN `+domain+`;
		EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`)
		if err != nil {
			return err
		}
	}
	return nil
}

// keepPacked has packed columns stored as they are: the engine would try in vain to make them smaller.
func (db *DB) keepPacked(ctx context.Context) error {
	columns, err := column1(ctx, db.writer, `SELECT 'ALTER TABLE ' || c.relname || ' ALTER COLUMN ' || a.attname || ' SET STORAGE EXTERNAL'
		FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
		WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.atttypid = 'blob'::regtype AND a.attstorage <> 'e' AND NOT a.attisdropped`)
	if err != nil {
		return err
	}
	for _, statement := range columns {
		if _, err := db.writer.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}
