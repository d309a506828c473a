package service

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// descriptor is datapackage.json (Data Package 1 and 2).
type descriptor struct {
	Name         string        `json:"name"`
	Title        string        `json:"title"`
	Homepage     string        `json:"homepage"`
	Licenses     list[licence] `json:"licenses"`
	Contributors list[struct {
		Title        string   `json:"title"`
		Organization string   `json:"organization"`
		Role         string   `json:"role"` // of version 1
		Roles        []string `json:"roles"`
	}] `json:"contributors"`
	Sources list[struct {
		Title string `json:"title"`
	}] `json:"sources"`
	Resources []resource `json:"resources"`
}

type licence struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Path  string `json:"path"`
}

// resource is a table of a package.
type resource struct {
	Name        string          `json:"name"`
	Path        list[string]    `json:"path"` // several files are one table
	URL         string          `json:"url"`  // of version 0
	Data        json.RawMessage `json:"data"`
	Format      string          `json:"format"`
	MediaType   string          `json:"mediatype"`
	Encoding    string          `json:"encoding"`
	Compression string          `json:"compression"`
	Bytes       int64           `json:"bytes"`
	Hash        string          `json:"hash"`
	RawDialect  json.RawMessage `json:"dialect"` // or where it stands
	RawSchema   json.RawMessage `json:"schema"`

	Dialect dialect `json:"-"`
	Schema  schema  `json:"-"`
}

// readDescriptor reads the description of a package, with what it refers to.
func readDescriptor(ctx context.Context, at place) (d descriptor, err error) {
	if err = readInto(ctx, at, at.name, &d); err != nil {
		return d, fmt.Errorf("datapackage: %s: %w", at.name, err)
	}
	if len(d.Resources) == 0 {
		return d, badReply("datapackage: %s describes no resources", at.name)
	}
	for i := range d.Resources {
		r := &d.Resources[i]
		if r.URL != "" && len(r.Path) == 0 {
			r.Path = list[string]{r.URL}
		}
		err := refer(ctx, at, r.RawDialect, &r.Dialect)
		if err == nil {
			err = refer(ctx, at, r.RawSchema, &r.Schema)
		}
		if err != nil {
			return d, fmt.Errorf("datapackage: resource %s: %w", r.Name, err)
		}
	}
	return d, nil
}

// refer reads what is written out in raw, or what stands where raw says.
func refer(ctx context.Context, at place, raw json.RawMessage, into any) error {
	var where string
	switch {
	case len(raw) == 0:
		return nil
	case json.Unmarshal(raw, &where) == nil:
		return readInto(ctx, at, where, into)
	}
	return parseJSON(raw, into)
}

// readInto reads a JSON file of the package.
func readInto(ctx context.Context, at place, path string, into any) error {
	f, err := at.open(ctx, path, pageLimit, func(page io.Reader) error {
		b, err := readReply(page)
		if err == nil && !json.Valid(b) {
			err = notJSON(b, json.Unmarshal(b, new(any)))
		}
		return err
	})
	if err != nil {
		return err
	}
	defer f.Close()
	b, err := readReply(f)
	if err != nil {
		return err
	}
	return parseJSON(b, into)
}

// publisher is who made the package public, as far as it says so.
func (d descriptor) publisher() string {
	for _, role := range []string{"publisher", "author", "creator", ""} {
		for _, c := range d.Contributors {
			if c.Role == role || slices.Contains(c.Roles, role) {
				return cmp.Or(c.Organization, c.Title)
			}
		}
	}
	for _, s := range d.Sources {
		return s.Title
	}
	return ""
}

func (d descriptor) licence() string {
	for _, l := range d.Licenses {
		return strings.TrimSpace(cmp.Or(l.Title, l.Name, l.Path))
	}
	return ""
}
