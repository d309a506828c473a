package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/learn"
	"github.com/bonbogi/bonbogi/registry"
)

// question is the database and the registry that a question about a government is put to.
type question struct {
	db    *store.DB
	names *registry.Registry
}

// question opens the database.
func (p *program) question(ctx context.Context) (*question, error) {
	db, err := p.mustExist(ctx)
	if err != nil {
		return nil, err
	}
	names, err := withImported(ctx, db)
	if err != nil {
		db.Close()
		return nil, err
	}
	return &question{db, names}, nil
}

// government is the ID of the one government that is meant.
func (q *question) government(typed string) (string, error) {
	found := q.names.Resolve(typed, bonbogi.Date{})
	switch len(found.Matches) {
	case 1:
		return found.Matches[0].Government.ID, nil
	case 0:
		return "", notFound(q.names, typed, found.Near, bonbogi.Date{})
	}
	rows := make([]govRow, len(found.Matches))
	for i, m := range found.Matches {
		rows[i] = newGovRow(q.names, m, bonbogi.Date{})
	}
	return "", bonbogi.Errorf(bonbogi.Invalid, "ambiguous", "%q is ambiguous: %d governments are called that; %s", typed, len(rows), clearer(rows))
}

// indicator is the one indicator that is meant, by its ID or its name.
func (q *question) indicator(ctx context.Context, typed string) (bonbogi.Indicator, error) {
	if bonbogi.ValidID(typed) {
		i, err := store.Get[bonbogi.Indicator](ctx, q.db, typed)
		if err == nil || bonbogi.CodeOf(err) != bonbogi.NotFound {
			return i, err
		}
	}
	found, err := q.db.Indicators(ctx, store.IndicatorFilter{Text: typed, Limit: 20})
	if err != nil {
		return bonbogi.Indicator{}, err
	}
	var same []bonbogi.Indicator
	var near []string
	for _, i := range found.Items {
		near = append(near, fmt.Sprintf("%s (%s)", i.ID, i.Title(false)))
		if i.Name == typed || i.NameEn == typed {
			same = append(same, i)
		}
	}
	switch {
	case len(same) == 1:
		return same[0], nil
	case len(near) == 0:
		return bonbogi.Indicator{}, bonbogi.Errorf(bonbogi.NotFound, "no_indicator", "there is no indicator %q", typed)
	}
	return bonbogi.Indicator{}, bonbogi.Errorf(bonbogi.NotFound, "no_indicator", "there is no indicator %q; near are: %s", typed, strings.Join(near, ", "))
}

// peers turns governments that are named as people write them into IDs; one name that is no government may be that of
// a group, and stays.
func (q *question) peers(typed string) (string, error) {
	var ids []string
	for part := range strings.SplitSeq(typed, ",") {
		id, err := q.government(strings.TrimSpace(part))
		switch {
		case err != nil && !strings.Contains(typed, ","):
			return typed, nil
		case err != nil:
			return "", err
		}
		ids = append(ids, id)
	}
	return strings.Join(ids, ","), nil
}

// models are the models of peers that can be asked for by name.
func (q *question) models(ctx context.Context) ([]bonbogi.PeerModel, error) {
	found, err := q.db.Indicators(ctx, store.IndicatorFilter{Measure: bonbogi.MeasureContext, Limit: store.All})
	if err != nil {
		return nil, err
	}
	return learn.Models(found.Items), nil
}

// endOf is the last moment of a day in Seoul; zero for no day.
func (d day) end() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	last := d.Last()
	return time.Date(last.Year, time.Month(last.Month), last.Day+1, 0, 0, 0, 0, seoul).Add(-time.Microsecond)
}

// printCSV begins a table on standard output, with a byte-order mark if one is wanted.
func (p *program) printCSV(bom bool) (*csv.Writer, error) {
	if bom {
		if _, err := io.WriteString(p.out, "\ufeff"); err != nil {
			return nil, err
		}
	}
	return csv.NewWriter(p.out), nil
}
