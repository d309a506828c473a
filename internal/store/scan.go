package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Get returns a record by its ID, also a withdrawn one; a bonbogi.Error with NotFound if there is none.
func Get[T bonbogi.Record](ctx context.Context, db *DB, id string) (T, error) {
	var none T
	found, err := db.Record(ctx, none.RecordKind(), id)
	if err != nil {
		return none, err
	}
	return found.(T), nil
}

// Record is Get where the kind is known only when the program runs.
func (db *DB) Record(ctx context.Context, kind bonbogi.Kind, id string) (found bonbogi.Record, err error) {
	k, err := keeperOf(kind)
	if err != nil {
		return nil, err
	}
	err = db.read(ctx, func(q querier) error {
		found, err = k.get(ctx, q, id)
		return err
	})
	return found, err
}

// byID returns the records that exist among ids.
func byID[T bonbogi.Record](ctx context.Context, db *DB, m mapping[T], ids []string) (map[string]T, error) {
	found := make(map[string]T, len(ids))
	err := db.read(ctx, func(q querier) error {
		return inBatches(slices.DeleteFunc(unique(ids), func(id string) bool { return !bonbogi.ValidID(id) }), func(batch []any) error {
			list, err := m.listed(ctx, q, "id IN ("+marks(1, len(batch))+")", batch...)
			for _, r := range list {
				found[r.RecordID()] = r
			}
			return err
		})
	})
	return found, err
}

func (m mapping[T]) get(ctx context.Context, q querier, id string) (bonbogi.Record, error) {
	t, err := m.one(ctx, q, id)
	if err != nil {
		return nil, err
	}
	return *t, nil
}

func (m mapping[T]) one(ctx context.Context, q querier, id string) (*T, error) {
	none := bonbogi.Errorf(bonbogi.NotFound, "no_record", "there is no %s %q", m.kind, id)
	if !bonbogi.ValidID(id) {
		return nil, none
	}
	found, err := m.all(ctx, q, "id = $1", id)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, none
	}
	return &found[0], nil
}

func (m mapping[T]) find(ctx context.Context, q querier, where string, args ...any) ([]bonbogi.Record, error) {
	found, err := m.all(ctx, q, where, args...)
	if err != nil {
		return nil, err
	}
	out := make([]bonbogi.Record, len(found))
	for i, t := range found {
		out[i] = t
	}
	return out, nil
}

// all reads the records that the text after WHERE chooses and orders.
func (m mapping[T]) all(ctx context.Context, q querier, where string, args ...any) ([]T, error) {
	return m.scan(ctx, q, []use{derived}, where, args...)
}

// listed is all without the long texts that no list shows.
func (m mapping[T]) listed(ctx context.Context, q querier, where string, args ...any) ([]T, error) {
	return m.scan(ctx, q, []use{derived, heavy}, where, args...)
}

func (m mapping[T]) scan(ctx context.Context, q querier, leave []use, where string, args ...any) (out []T, err error) {
	columns := names(without(m.columns(new(T), &bonbogi.Meta{}), leave...))
	out = []T{}
	rows, err := q.QueryContext(ctx, "SELECT "+strings.Join(columns, ", ")+" FROM "+m.table+" WHERE "+where, args...)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", m.table, err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	t, blank := new(T), *new(T)
	meta := m.metaOf(t)
	into := targets(without(m.columns(t, meta), leave...)) // of all rows, of which there may be thousands
	for rows.Next() {
		*t, *meta = blank, bonbogi.Meta{}
		if err := rows.Scan(into...); err != nil {
			return nil, fmt.Errorf("read %s: %w", m.table, err)
		}
		if m.setID != nil {
			m.setID(t, meta.ID)
		}
		out = append(out, *t)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", m.table, err)
	}
	rows.Close()
	for _, c := range m.children {
		if err := c.fill(ctx, q, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// fill reads the rows of the child that belong to the records, with one statement for many of them.
func (c child[T]) fill(ctx context.Context, q querier, records []T) error {
	byID := make(map[string]*T, len(records))
	ids := make([]string, len(records))
	for i := range records {
		id := any(records[i]).(bonbogi.Record).RecordID()
		byID[id], ids[i] = &records[i], id
	}
	columns := strings.Join(names(c.fields(new(T), 0)), ", ")
	return inBatches(ids, func(batch []any) (err error) {
		where := c.parent + " IN (" + marks(1, len(batch)) + ")"
		if c.kind != "" {
			where = "kind = '" + string(c.kind) + "' AND " + where
		}
		rows, err := q.QueryContext(ctx, "SELECT "+c.parent+", "+columns+" FROM "+c.table+
			" WHERE "+where+" ORDER BY "+c.parent+", position", batch...)
		if err != nil {
			return fmt.Errorf("read %s: %w", c.table, err)
		}
		defer func() { err = errors.Join(err, rows.Close()) }()
		for rows.Next() {
			// The parent is known only after the row was read: read it into an element of its own first.
			var id string
			spare := new(T)
			if err := rows.Scan(append([]any{&id}, targets(c.fields(spare, 0))...)...); err != nil {
				return fmt.Errorf("read %s: %w", c.table, err)
			}
			c.move(byID[id], spare)
		}
		return rows.Err()
	})
}

func targets(fields []field) []any {
	out := make([]any, len(fields))
	for i, f := range fields {
		out[i] = f.bind
	}
	return out
}
