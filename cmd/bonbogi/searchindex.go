package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"

	"github.com/bonbogi/bonbogi/internal/finder"
	"github.com/bonbogi/bonbogi/internal/store"
)

// indexFolder is where the search index of a database lies: beside its file, or for a server among what the user's programs
// keep for speed. Empty if there is no such place.
func (p *program) indexFolder(db *store.DB, database string) string {
	if !store.IsServer(database) {
		return database + ".search"
	}
	base := p.cacheFolder()
	if base == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(db.Location()))
	return filepath.Join(base, "bonbogi", "search-"+hex.EncodeToString(sum[:8]))
}

// cacheFolder is where the system wants what can be made again.
func (m *Main) cacheFolder() string {
	if base := m.Getenv("XDG_CACHE_HOME"); filepath.IsAbs(base) {
		return base
	}
	if home := m.Getenv("HOME"); home != "" && runtime.GOOS != "windows" && runtime.GOOS != "darwin" {
		return filepath.Join(home, ".cache")
	}
	base, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return base
}

// openFinder opens the search index of a database. Where it cannot be kept in files it is kept in memory.
func (p *program) openFinder(db *store.DB, database string) (*finder.Finder, error) {
	o := finder.Options{Store: db, Dir: p.indexFolder(db, database), Log: p.log}
	f, err := finder.Open(o)
	if err != nil && o.Dir != "" {
		p.log.Warn("the search index is kept in memory, because its folder cannot be used", "folder", o.Dir, "error", err)
		o.Dir = ""
		f, err = finder.Open(o)
	}
	return f, err
}

// keepIndex opens the search index of a database that is served and keeps it up to date in the background until ended is
// called.
func (p *program) keepIndex(ctx context.Context, db *store.DB, database string) (f *finder.Finder, ended func(), err error) {
	if f, err = p.openFinder(db, database); err != nil {
		return nil, nil, err
	}
	ctx, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		f.Run(ctx)
	}()
	return f, func() {
		stop()
		<-done
		if err := f.Close(); err != nil {
			p.log.Error("search index", "error", err)
		}
	}, nil
}
