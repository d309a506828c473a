package main

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"runtime"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// dataFolder is where the system wants a user's data of a program.
func (m *Main) dataFolder() (string, error) {
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
		return "", bonbogi.Errorf(bonbogi.Refused, "no_home", "this user has no home folder; say with --db which database to use")
	}
	return filepath.Join(base, "bonbogi"), nil
}

// database is the address of the database: --db, or the file in the user's data folder.
func (p *program) database() (string, error) {
	if p.DB != "" {
		return p.DB, nil
	}
	dir, err := p.dataFolder()
	return filepath.Join(dir, "bonbogi.db"), err
}

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
