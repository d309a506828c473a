package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

func (m mapping[T]) tableName() string { return m.table }

func (m mapping[T]) save(ctx context.Context, db *DB, tx *sql.Tx, c Change, r bonbogi.Record) error {
	t, ok := r.(T)
	if !ok {
		p, isPointer := any(r).(*T)
		if !isPointer || p == nil {
			return fmt.Errorf("store: %T is no %s", r, m.kind)
		}
		t = *p
	}
	return m.put(ctx, db, tx, c, &t, *m.metaOf(&t))
}

func (m mapping[T]) withdraw(ctx context.Context, db *DB, tx *sql.Tx, c Change, id string, revision int) error {
	t, err := m.one(ctx, tx, id)
	if err != nil {
		return err
	}
	meta := *m.metaOf(t)
	meta.Revision, meta.Withdrawn = revision, true
	return m.put(ctx, db, tx, c, t, meta)
}

// put writes a record whose Meta is as the caller wants it: the revision it changes, 0 for a new one.
func (m mapping[T]) put(ctx context.Context, db *DB, tx *sql.Tx, c Change, t *T, meta bonbogi.Meta) error {
	before, stored, err := m.stored(ctx, tx, meta.ID)
	if err != nil {
		return err
	}
	if m.meta == nil {
		meta.Revision = stored.Revision // this noun carries none to compare
	}
	if meta.Revision != stored.Revision {
		return changedMeanwhile(m.kind, meta, stored.Revision)
	}
	now := db.moment()
	meta.CreatedAt, meta.UpdatedAt = cmp.Or(stored.CreatedAt, now), stored.UpdatedAt
	m.setMeta(t, meta)
	if before != nil && meta.Withdrawn == stored.Withdrawn && m.same(t, before) {
		return nil
	}
	if err := m.check(ctx, db, tx, t, meta); err != nil {
		return err
	}
	meta.Revision, meta.UpdatedAt = stored.Revision+1, now
	m.setMeta(t, meta)
	if err := m.writeRow(ctx, tx, t, meta); err == errTaken {
		return m.taken(ctx, tx, t, meta)
	} else if err != nil {
		return err
	}
	if m.kind == bonbogi.KindSource && meta.Withdrawn {
		if err := m.unused(ctx, tx, meta.ID); err != nil {
			return err
		}
	}
	for _, child := range m.children {
		if err := child.write(ctx, tx, t, meta.ID, before != nil); err != nil {
			return err
		}
	}
	return m.revise(ctx, tx, c, t, meta)
}

// stored reads what is there: nil and zero if nothing is.
func (m mapping[T]) stored(ctx context.Context, tx *sql.Tx, id string) (*T, bonbogi.Meta, error) {
	t, err := m.one(ctx, tx, id)
	if bonbogi.CodeOf(err) == bonbogi.NotFound {
		return nil, bonbogi.Meta{}, nil
	}
	if err != nil {
		return nil, bonbogi.Meta{}, err
	}
	meta := *m.metaOf(t)
	if m.meta == nil {
		own := []field{numberField("revision", &meta.Revision), flagField("withdrawn", &meta.Withdrawn),
			momentField("created_at", &meta.CreatedAt), momentField("updated_at", &meta.UpdatedAt)}
		err = tx.QueryRowContext(ctx, "SELECT "+strings.Join(names(own), ", ")+" FROM "+m.table+" WHERE id = $1", id).
			Scan(targets(own)...)
	}
	return t, meta, err
}

func (m mapping[T]) setMeta(t *T, meta bonbogi.Meta) {
	if m.meta != nil {
		*m.meta(t) = meta
	}
}

// same reports whether two records hold the same.
func (m mapping[T]) same(a, b *T) bool {
	x, errX := asJSON(*a)
	y, errY := asJSON(*b)
	return errX == nil && errY == nil && x == y
}

func changedMeanwhile(kind bonbogi.Kind, meta bonbogi.Meta, stored int) error {
	switch {
	case stored == 0:
		return bonbogi.Errorf(bonbogi.NotFound, "no_record", "there is no %s %q to change", kind, meta.ID)
	case meta.Revision == 0:
		return bonbogi.Errorf(bonbogi.Conflict, "id_taken", "there is a %s %q already; change that one, or take another id", kind, meta.ID)
	}
	return bonbogi.Errorf(bonbogi.Conflict, "changed_meanwhile",
		"somebody changed %s %s meanwhile (it is at revision %d now); load it again and repeat the change", kind, meta.ID, stored)
}

// taken says why a row could not be written: another writer came first with a revision, the ID, or the
// text of a source.
func (m mapping[T]) taken(ctx context.Context, tx *sql.Tx, t *T, meta bonbogi.Meta) error {
	if source, ok := any(*t).(bonbogi.Source); ok {
		if other, err := sourceWith(ctx, tx, source.Text); err != nil {
			return err
		} else if other != "" && other != meta.ID {
			return &bonbogi.Error{Code: bonbogi.Conflict, Field: "text", Rule: "same_text",
				Message: fmt.Sprintf("source %s has the same text already; use that one", other)}
		}
	}
	_, stored, err := m.stored(ctx, tx, meta.ID)
	if err != nil {
		return err
	}
	meta.Revision--
	return changedMeanwhile(m.kind, meta, stored.Revision)
}

// writeRow inserts revision 1 and updates the row for later ones. The revision in the condition, not the
// look before, is what keeps two writers apart on PostgreSQL.
func (m mapping[T]) writeRow(ctx context.Context, tx *sql.Tx, t *T, meta bonbogi.Meta) error {
	fields := m.columns(t, &meta)
	args, err := values(fields)
	if err != nil {
		return err
	}
	columns := names(fields)
	var statement string
	if meta.Revision == 1 {
		statement = "INSERT INTO " + m.table + " (" + strings.Join(columns, ", ") + ") VALUES (" +
			marks(1, len(columns)) + ") ON CONFLICT DO NOTHING"
	} else {
		set := make([]string, len(columns))
		for i, column := range columns {
			set[i] = fmt.Sprintf("%s = $%d", column, i+1)
		}
		if other, err := m.twin(ctx, tx, t, meta.ID); err != nil || other {
			return cmp.Or(err, errTaken)
		}
		statement = fmt.Sprintf("UPDATE %s SET %s WHERE id = $1 AND revision = $%d", m.table, strings.Join(set, ", "), len(args)+1)
		args = append(args, meta.Revision-1)
	}
	result, err := tx.ExecContext(ctx, statement, args...)
	if err != nil {
		return fmt.Errorf("write %s: %w", m.table, err)
	}
	n, err := result.RowsAffected()
	if err != nil {
		return fmt.Errorf("write %s: %w", m.table, err)
	}
	if n == 0 {
		return errTaken
	}
	return nil
}

// twin reports whether another source has the text of this one: an update has no ON CONFLICT.
func (m mapping[T]) twin(ctx context.Context, tx *sql.Tx, t *T, id string) (bool, error) {
	source, ok := any(*t).(bonbogi.Source)
	if !ok {
		return false, nil
	}
	other, err := sourceWith(ctx, tx, source.Text)
	return other != "" && other != id, err
}

// errTaken says that another writer came first: with the same ID, the same text, or a later revision.
var errTaken = errors.New("store: taken meanwhile")

// revise writes the revision.
func (m mapping[T]) revise(ctx context.Context, tx *sql.Tx, c Change, t *T, meta bonbogi.Meta) error {
	after, err := asJSON(*t)
	if err != nil {
		return fmt.Errorf("revision of %s %s: %w", m.kind, meta.ID, err)
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO revisions (kind, record, number, at, who, why, after)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		string(m.kind), meta.ID, meta.Revision, meta.UpdatedAt.Format(momentLayout), c.Who, c.Why, after)
	if err != nil {
		return fmt.Errorf("revision of %s %s: %w", m.kind, meta.ID, err)
	}
	return nil
}

// write replaces the rows of a record, keeping the order of the list.
func (c child[T]) write(ctx context.Context, tx *sql.Tx, t *T, id string, replace bool) error {
	key, keys := []string{c.parent}, []any{id}
	if c.kind != "" {
		key, keys = append(key, "kind"), append(keys, string(c.kind))
	}
	if replace {
		statement := "DELETE FROM " + c.table + " WHERE " + c.parent + " = $1"
		if c.kind != "" {
			statement += " AND kind = $2"
		}
		if _, err := tx.ExecContext(ctx, statement, keys...); err != nil {
			return fmt.Errorf("write %s: %w", c.table, err)
		}
	}
	for i := range c.len(t) {
		fields := c.fields(t, i)
		args, err := values(fields)
		if err != nil {
			return err
		}
		columns := slices.Concat(key, []string{"position"}, names(fields))
		_, err = tx.ExecContext(ctx, "INSERT INTO "+c.table+" ("+strings.Join(columns, ", ")+") VALUES ("+
			marks(1, len(columns))+")", slices.Concat(keys, []any{i}, args)...)
		if err != nil {
			return fmt.Errorf("write %s: %w", c.table, err)
		}
	}
	return nil
}
