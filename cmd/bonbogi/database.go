package main

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// noHome is the rule by which a default place is refused to a user without a home folder.
const noHome = "no_home"

// dataFolder is where the system wants a user's data of a program; flag is what names another place.
func (m *Main) dataFolder(flag string) (string, error) {
	base := m.Getenv("XDG_DATA_HOME")
	home, homeErr := os.UserHomeDir()
	if h := m.Getenv("HOME"); h != "" {
		home, homeErr = h, nil
	}
	switch {
	case filepath.IsAbs(base): // the standard says that a relative one is not valid
	case runtime.GOOS == "windows":
		base = m.Getenv("AppData")
	case homeErr != nil:
		base = ""
	case runtime.GOOS == "darwin":
		base = filepath.Join(home, "Library", "Application Support")
	default:
		base = filepath.Join(home, ".local", "share")
	}
	if base == "" {
		return "", bonbogi.Errorf(bonbogi.Refused, noHome, "this user has no home folder; name with %s where the data are to be", flag)
	}
	return filepath.Join(base, "bonbogi"), nil
}

// database is the address of the database: --db, or the file in the user's data folder.
func (p *program) database() (string, error) {
	if scheme, _, found := strings.Cut(p.DB, "://"); found && isScheme.MatchString(scheme) && !store.IsServer(p.DB) {
		// Not the whole address: it may hold a password.
		return "", bonbogi.Errorf(bonbogi.Refused, "engine", "--db %s://…: there is no such kind of database; give the path of a file, or the address of a PostgreSQL as postgres://user@host/database", scheme)
	}
	if p.DB != "" {
		return p.DB, nil
	}
	dir, err := p.dataFolder("--db")
	return filepath.Join(dir, "bonbogi.db"), err
}

// isScheme tells the kind of an address from the folder of a path.
var isScheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]+$`)

// open opens the database, and creates it with its folder where there is none.
func (p *program) open(ctx context.Context) (*store.DB, error) {
	database, err := p.database()
	if err != nil {
		return nil, err
	}
	return p.openAt(ctx, database)
}

func (p *program) openAt(ctx context.Context, database string) (*store.DB, error) {
	return store.Open(ctx, database, store.Options{Log: p.log, Now: p.Now, Random: rand.Reader})
}

// openExisting opens the database if there is one. Whoever only looks leaves nothing behind.
func (p *program) openExisting(ctx context.Context) (db *store.DB, found bool, err error) {
	database, err := p.database()
	if err != nil {
		return nil, false, err
	}
	if !store.IsServer(database) {
		if _, err := os.Stat(database); errors.Is(err, fs.ErrNotExist) {
			return nil, false, nil
		}
	}
	db, err = p.openAt(ctx, database)
	return db, err == nil, err
}

// readable reports whether the database is a file that this user can at least read.
func (p *program) readable() bool {
	database, err := p.database()
	if err != nil || store.IsServer(database) {
		return false
	}
	f, err := os.Open(database)
	if err != nil {
		return false
	}
	return f.Close() == nil
}

// mustExist is openExisting for those who have nothing to do without a database.
func (p *program) mustExist(ctx context.Context) (*store.DB, error) {
	db, found, err := p.openExisting(ctx)
	if err == nil && !found {
		database, _ := p.database()
		err = bonbogi.Errorf(bonbogi.NotFound, "no_database", "there is no database %s yet; name another with --db, or make one with `bonbogi serve`", database)
	}
	return db, err
}

// person is who makes a change.
type person struct {
	Who string `placeholder:"NAME" help:"Who makes the change, for the history. Without it: the user's name."`
}

func (w person) name(getenv func(string) string) string {
	if w.Who != "" {
		return w.Who
	}
	if u, err := user.Current(); err == nil {
		if u.Name != "" {
			return u.Name
		}
		return u.Username
	}
	return getenv("USER")
}
