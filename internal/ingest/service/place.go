package service

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// place is where the files of a Data Package are: in a folder, of which nothing leads out, or at an address.
type place struct {
	root   *os.Root
	base   *url.URL
	name   string // of the descriptor
	secret string // for files at the address
	pages  *Pages
}

// placeOf finds the descriptor: the file itself, or datapackage.json in a folder.
func placeOf(q Query, pages *Pages) (place, error) {
	const usual = "datapackage.json"
	if q.File == "" {
		if q.URL == "" {
			return place{}, wrongQuery("datapackage: give the address of the package with --url, or its folder")
		}
		base, err := parseURL(q.URL)
		if err == nil && !strings.HasSuffix(base.Path, ".json") {
			base = base.JoinPath(usual)
		}
		return place{base: base, name: usual, secret: q.secret(""), pages: pages}, err
	}
	dir, name := filepath.Split(q.File)
	if info, err := os.Stat(q.File); err != nil {
		return place{}, fmt.Errorf("datapackage: %w", err)
	} else if info.IsDir() {
		dir, name = q.File, usual
	}
	root, err := os.OpenRoot(cmp.Or(dir, "."))
	if err != nil {
		return place{}, fmt.Errorf("datapackage: %w", err)
	}
	return place{root: root, name: name, pages: pages}, nil
}

func (p place) close() error {
	if p.root == nil {
		return nil
	}
	return p.root.Close()
}

// address is where the package is on the web, for people.
func (p place) address() string {
	if p.base == nil {
		return ""
	}
	return p.base.String()
}

// open opens a file of the package once check finds it good. A path leads from the descriptor downwards; it may be a whole
// address instead.
func (p place) open(ctx context.Context, name string, limit int64, check func(io.Reader) error) (io.ReadCloser, error) {
	if strings.Contains(name, "://") {
		return p.fetch(ctx, name, limit, check)
	}
	if name == "" || path.IsAbs(name) || strings.Contains("/"+name, "/.") || strings.Contains(name, `\`) {
		return nil, badReply("the path %q leads out of the package, or to a hidden file; it must lead from datapackage.json downwards", name)
	}
	if p.root == nil {
		if name == p.name {
			return p.fetch(ctx, p.base.String(), limit, check)
		}
		at, err := p.base.Parse((&url.URL{Path: name}).String())
		if err != nil {
			return nil, badReply("the path %q is none", name)
		}
		return p.fetch(ctx, at.String(), limit, check)
	}
	f, err := p.root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	if err = check(f); err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

func (p place) fetch(ctx context.Context, address string, limit int64, check func(io.Reader) error) (io.ReadCloser, error) {
	r := Request{URL: address, Accept: "*/*", Limit: limit, Bytes: limit == fileLimit}
	if to, err := url.Parse(address); err == nil && p.base != nil && to.Scheme == p.base.Scheme && to.Host == p.base.Host {
		r.Secret = p.secret
	}
	return p.pages.Get(ctx, r, check)
}
