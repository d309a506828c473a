package service

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
)

// readDataPackage reads the tables of a Data Package (version 1 and 2) from the web or from a folder. Their fields
// are their own, so the query names the roles.
func readDataPackage(ctx context.Context, q Query, pages *Pages, about *About, yield func(ingest.Entry) bool) (err error) {
	at, err := placeOf(q, pages)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, at.close()) }()
	p, err := readDescriptor(ctx, at)
	if err != nil {
		return err
	}
	about.Title, about.Publisher, about.Licence, about.URL = cmp.Or(p.Title, p.Name), p.publisher(), p.licence(), cmp.Or(p.Homepage, at.address())
	found, offered := map[string]bool{}, []string{}
	for i := range p.Resources {
		r := &p.Resources[i]
		wanted, words, err := r.measures(q, &offered)
		if err != nil {
			return err
		}
		if len(wanted) == 0 && q.Fields[roleIndicator] == "" {
			continue
		}
		if lacking := r.Schema.lacks(q.Fields); len(r.Schema.Fields) > 0 && len(lacking) > 0 {
			if len(words) > 0 {
				return wrongQuery("datapackage: the resource %s has no field %s", r.Name, strings.Join(lacking, ", "))
			}
			continue // a list of codes, and the like
		}
		reader, err := newItems(q, about, yield, cmp.Or(p.Name, "datapackage"), r.Name)
		if err != nil {
			return err
		}
		reader.wanted, reader.column = wanted, func(field string) string { return r.Name + "/" + field }
		more, err := r.read(ctx, at, reader)
		if err != nil {
			return fmt.Errorf("datapackage: resource %s: %w", r.Name, err)
		}
		if !more {
			return nil
		}
		for _, w := range words {
			found[w] = true
		}
	}
	for _, word := range q.Indicators {
		if !found[word] && q.Fields[roleIndicator] == "" {
			return wrongQuery("datapackage: there is no field %s; there are %s", word, strings.Join(offered, ", "))
		}
	}
	return nil
}

// measures are the fields of a resource whose values are wanted: those that --indicator names as FIELD or
// RESOURCE/FIELD, or else all that are numbers and have no role. offered gathers what there would be.
func (r *resource) measures(q Query, offered *[]string) (wanted []measure, words []string, err error) {
	for _, f := range r.Schema.Fields {
		if f.isNumber() && !f.hasRole(q.Fields) {
			*offered = append(*offered, r.Name+"/"+f.Name)
		}
	}
	if q.Fields[roleIndicator] != "" {
		return nil, nil, nil
	}
	if len(q.Indicators) == 0 {
		for _, f := range r.Schema.Fields {
			if f.isNumber() && !f.hasRole(q.Fields) {
				wanted = append(wanted, measure{word: f.Name, field: f.Name, describe: f.describe})
			}
		}
		return wanted, nil, nil
	}
	for _, word := range q.Indicators {
		name, query, _ := strings.Cut(word, "?")
		resource, rest, named := strings.Cut(name, "/")
		if named {
			name = rest
		}
		f, known := r.Schema.field(name)
		if named && resource != r.Name || !known && !(named && len(r.Schema.Fields) == 0) {
			continue
		}
		c, err := parseConditions(query)
		if err != nil {
			return nil, nil, err
		}
		label := name
		if query != "" {
			label += "?" + query
		}
		wanted, words = append(wanted, measure{word: label, field: name, conditions: c, describe: f.describe}), append(words, word)
	}
	return wanted, words, nil
}

// read hands over the values of a resource.
func (r *resource) read(ctx context.Context, at place, reader *items) (more bool, err error) {
	rows, err := r.open(ctx, at)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, rows.close()) }()
	if err := reader.lacking(rows.header); err != nil {
		return false, err
	}
	fields := map[string]string{}
	for {
		row, err := rows.next()
		if err == io.EOF {
			return true, nil
		}
		if err != nil {
			return false, err
		}
		clear(fields)
		for i, name := range rows.header {
			if i < len(row) {
				fields[name] = r.Schema.value(name, row[i])
			}
		}
		if !reader.item(fields) {
			return false, nil
		}
		if reader.number%1000 == 0 && ctx.Err() != nil {
			return false, ctx.Err()
		}
	}
}

// describe completes a definition from what the schema says of a field.
func (f field) describe(i *bonbogi.Indicator) {
	i.Name = cmp.Or(f.Title, i.Name)
	i.Definition = f.Description
	i.Unit = cmp.Or(i.Unit, f.Unit)
}
