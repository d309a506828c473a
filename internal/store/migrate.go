package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/bonbogi/bonbogi"
)

//go:embed migrations/*.sql
var migrations embed.FS

// schemaTable is where goose notes which migrations ran.
const schemaTable = "bonbogi_schema"

// provider runs the migrations.
func (db *DB) provider() (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	options := []goose.ProviderOption{goose.WithTableName(schemaTable), goose.WithDisableGlobalRegistry(true), goose.WithSlog(db.log)}
	dialect := goose.DialectSQLite3
	if db.engine == postgres {
		dialect = goose.DialectPostgres
		// Nodes that start together wait here for each other, a second at a time.
		locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300))
		if err != nil {
			return nil, err
		}
		options = append(options, goose.WithSessionLocker(locker))
	}
	return goose.NewProvider(dialect, db.writer, files, options...)
}

// migrate brings the tables up to date. Mostly they are, and then there is nothing to read, to lock or to write.
func (db *DB) migrate(ctx context.Context) error {
	var err error
	if !db.upToDate(ctx) {
		if err = db.runMigrations(ctx); err == nil {
			err = db.digestOlder(ctx)
		}
	}
	if err == nil && db.engine == postgres {
		err = db.keepPacked(ctx)
	}
	if err != nil && bonbogi.CodeOf(err) == "" {
		err = db.explain(fmt.Errorf("migrate %s: %w", db.location, err))
	}
	return err
}

// upToDate reports whether all migrations ran. What keeps it from being seen, the migrations tell.
func (db *DB) upToDate(ctx context.Context) bool {
	stored, err := db.refuseNewer(ctx, db.writer)
	newest, unknown := newestVersion()
	return err == nil && unknown == nil && stored == newest
}

func (db *DB) runMigrations(ctx context.Context) error {
	if db.engine == postgres {
		if err := db.makeDomains(ctx); err != nil {
			return err
		}
	}
	p, err := db.provider()
	if err != nil {
		return err
	}
	// SQLite has no lock around the whole: a process that started together with another one finds the
	// tables made when it wants to make them, and looks again.
	for range 3 {
		if _, err = p.Up(ctx); err == nil || db.engine != sqlite || ctx.Err() != nil {
			break
		}
	}
	if err != nil && strings.Contains(err.Error(), "disk is full") { // goose drops the cause of what it could not roll back
		return errDiskFull(db.location)
	}
	return err
}

// newestVersion is the number of the last migration that this program knows.
func newestVersion() (int64, error) {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil || len(files) == 0 {
		return 0, errors.Join(errors.New("store: no migrations"), err)
	}
	return goose.NumericComponent(files[len(files)-1])
}

var (
	createTable = regexp.MustCompile(`(?m)^CREATE TABLE (\w+)`)
	dropTable   = regexp.MustCompile(`(?m)^DROP TABLE (\w+)`)
	dropColumn  = regexp.MustCompile(`(?m)^ALTER TABLE (\w+) DROP COLUMN (\w+)`)
)

// tablesOf names the tables that the migrations up to version make.
func tablesOf(version int64) (names []string, err error) {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		number, err := goose.NumericComponent(file)
		if err != nil {
			return nil, err
		}
		if number > version {
			break
		}
		b, err := migrations.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for _, m := range createTable.FindAllSubmatch(b, -1) {
			names = append(names, string(m[1]))
		}
		for _, m := range dropTable.FindAllSubmatch(b, -1) {
			names = slices.DeleteFunc(names, func(name string) bool { return name == string(m[1]) })
		}
	}
	return names, nil
}

// droppedAfter names the columns that migrations after version drop, by their tables.
func droppedAfter(version int64) (map[string][]string, error) {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	dropped := map[string][]string{}
	for _, file := range files {
		number, err := goose.NumericComponent(file)
		if err != nil {
			return nil, err
		}
		if number <= version {
			continue
		}
		b, err := migrations.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for _, m := range dropColumn.FindAllSubmatch(b, -1) {
			dropped[string(m[1])] = append(dropped[string(m[1])], string(m[2]))
		}
	}
	return dropped, nil
}

// refuseNewer refuses a database that a later program has changed already, and returns the number of the
// last migration that ran on another one.
func (db *DB) refuseNewer(ctx context.Context, q querier) (int64, error) {
	var stored sql.NullInt64
	err := q.QueryRowContext(ctx, "SELECT MAX(version_id) FROM "+schemaTable+" WHERE is_applied = TRUE").Scan(&stored)
	if err != nil {
		return 0, fmt.Errorf("version of the tables: %w", err)
	}
	known, err := newestVersion()
	if err != nil {
		return 0, err
	}
	if stored.Int64 > known {
		return 0, bonbogi.Errorf(bonbogi.Refused, "newer", "the database %s was made by a newer bonbogi (tables %d, this program knows %d); install that version, or restore a backup of this one into another database",
			db.location, stored.Int64, known)
	}
	return stored.Int64, nil
}
