package ingest

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// identity is the shape of the table and the digest of its file. A service has neither.
func (j Job) identity(ctx context.Context) (shape, digest string, err error) {
	if j.Table == nil {
		return "", "", nil
	}
	if shape, err = Shape(ctx, j.Table, j.Mapping); err != nil {
		return "", "", err
	}
	digest, err = j.Table.Digest(ctx)
	return shape, digest, err
}

// name is that of the file, or the title of what a service sent.
func (r *running) name() string {
	if r.job.Table != nil {
		return r.job.Table.Name
	}
	return r.job.Mapping.Source.Title
}

// source is the record of where the values come from. The same file is the same source.
func (r *running) source() bonbogi.Source {
	m := r.job.Mapping.Source
	date, _ := bonbogi.ParseDate(m.Date)
	s := bonbogi.Source{Type: bonbogi.SourceReport, Publisher: m.Publisher, Title: cmp.Or(m.Title, r.name()), Date: date, URL: m.URL, Note: m.Note}
	s.ID = "source-table-" + fingerprint(r.digest, s.Publisher, s.Title, s.URL)[:16]
	if m.Licence != "" {
		s.Note = strings.TrimSpace(s.Note + "\nLicence: " + m.Licence)
	}
	return s
}

// records are the source and the definitions that the store does not have yet.
func (r *running) records(ctx context.Context) ([]bonbogi.Record, error) {
	source := r.source()
	sources, err := r.job.Store.SourcesByID(ctx, []string{source.ID})
	if err != nil {
		return nil, fmt.Errorf("ingest: look for the source: %w", err)
	}
	var records []bonbogi.Record
	if _, there := sources[source.ID]; !there {
		records = append(records, source)
	}
	all := r.shop.labels.all
	ids := make([]string, len(all))
	for n, l := range all {
		ids[n] = l.ID
	}
	known, err := r.job.Store.IndicatorsByID(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("ingest: look for the indicators: %w", err)
	}
	for _, l := range all {
		i, there := known[l.ID]
		if !there {
			i = l.finished(source.ID)
			i.Publisher, i.Licence = cmp.Or(i.Publisher, source.Publisher), cmp.Or(i.Licence, r.job.Mapping.Source.Licence)
		}
		if r.job.Found != nil {
			r.job.Found(Found{l.label, i, there})
		}
		if there {
			continue
		}
		if err := i.Validate(); err != nil {
			return nil, bonbogi.Errorf(bonbogi.Invalid, "mapping_define", "mapping: the indicator %q cannot be defined: %v", l.label, err)
		}
		records = append(records, i)
	}
	return records, nil
}
