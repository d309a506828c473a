package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// fault says what is wrong with records that come from elsewhere: from an export or a backup.
type fault string

func (f fault) Error() string { return string(f) }

func faultf(format string, args ...any) error { return fault(fmt.Sprintf(format, args...)) }

// mustBeWhole looks for what the tables cannot enforce by themselves: that every record has its whole
// history, and that what names a record names one that is there.
func mustBeWhole(ctx context.Context, q querier) error {
	for _, named := range []struct {
		table, what string
		kinds       []bonbogi.Kind
	}{
		{"citations", "a citation", factKinds},
		{"revisions", "a revision", bonbogi.Kinds},
	} {
		if err := namesRecords(ctx, q, named.table, named.what, named.kinds); err != nil {
			return err
		}
	}
	if err := mustHaveHistory(ctx, q); err != nil {
		return err
	}
	nobody, err := column1(ctx, q, "SELECT record FROM revisions WHERE TRIM(who) = '' ORDER BY record LIMIT 1")
	if err != nil {
		return fmt.Errorf("check revisions: %w", err)
	}
	if len(nobody) > 0 {
		return faultf("a revision of %s does not say who made it", nobody[0])
	}
	return checkProposals(ctx, q)
}

// namesRecords finds rows of a table whose kind and record are those of no record.
func namesRecords(ctx context.Context, q querier, table, what string, kinds []bonbogi.Kind) error {
	args := make([]any, len(kinds))
	for i, kind := range kinds {
		args[i] = string(kind)
	}
	odd, err := column1(ctx, q, "SELECT kind FROM "+table+" WHERE kind NOT IN ("+marks(1, len(kinds))+") LIMIT 1", args...)
	if err != nil {
		return fmt.Errorf("check %s: %w", table, err)
	}
	if len(odd) > 0 {
		return faultf("%s is of the kind %q, which is none", what, odd[0])
	}
	for _, kind := range kinds {
		k, err := keeperOf(kind)
		if err != nil {
			return err
		}
		lost, err := column1(ctx, q, "SELECT x.record FROM "+table+" x WHERE x.kind = $1 AND NOT EXISTS (SELECT 1 FROM "+
			k.tableName()+" r WHERE r.id = x.record) ORDER BY x.record LIMIT 1", string(kind))
		if err != nil {
			return fmt.Errorf("check %s: %w", table, err)
		}
		if len(lost) > 0 {
			return faultf("%s names the %s %s, which is not there", what, kind, lost[0])
		}
	}
	return nil
}

// mustHaveHistory finds records of which a revision is lost.
func mustHaveHistory(ctx context.Context, q querier) error {
	for _, kind := range bonbogi.Kinds {
		k, err := keeperOf(kind)
		if err != nil {
			return err
		}
		lost, err := column1(ctx, q, `SELECT r.id FROM `+k.tableName()+` r LEFT JOIN
			(SELECT record, COUNT(*) AS n, MIN(number) AS first, MAX(number) AS last FROM revisions WHERE kind = $1 GROUP BY record) v
			ON v.record = r.id
			WHERE v.n IS NULL OR v.first <> 1 OR v.last <> r.revision OR v.n <> r.revision ORDER BY r.id LIMIT 1`, string(kind))
		if err != nil {
			return fmt.Errorf("check revisions: %w", err)
		}
		if len(lost) > 0 {
			return faultf("the history of the %s %s is not whole", kind, lost[0])
		}
	}
	return nil
}

// checkProposals finds proposals on which nobody could decide, or whose record is not there.
func checkProposals(ctx context.Context, q querier) error {
	there := make([]string, len(factKinds))
	kinds := make([]string, len(factKinds))
	for i, kind := range factKinds {
		k, err := keeperOf(kind)
		if err != nil {
			return err
		}
		there[i] = "EXISTS (SELECT 1 FROM " + k.tableName() + " r WHERE r.id = p.record)"
		kinds[i] = "'" + string(kind) + "'"
	}
	for _, c := range []struct{ where, wrong string }{
		{"p.state NOT IN ('open', 'accepted', 'rejected')", "has an unknown state"},
		{"p.kind NOT IN (" + strings.Join(kinds, ", ") + ")", "is of an unknown kind"},
		{"(p.state = 'accepted') <> (p.record <> '')", "is accepted without a record, or has one without being accepted"},
		{"p.record <> '' AND NOT (" + strings.Join(there, " OR ") + ")", "became a record that is not there"},
	} {
		found, err := column1(ctx, q, "SELECT p.id FROM proposals p WHERE "+c.where+" ORDER BY p.id LIMIT 1")
		if err != nil {
			return fmt.Errorf("check proposals: %w", err)
		}
		if len(found) > 0 {
			return faultf("proposal %s %s", found[0], c.wrong)
		}
	}
	return nil
}

// binders are what reads the cells of each table, by the names of its columns.
func binders() (map[string]map[string]binder, error) {
	all := map[string]map[string]binder{}
	add := func(table string, fields []field) {
		if all[table] == nil {
			all[table] = map[string]binder{}
		}
		for _, f := range fields {
			all[table][f.column] = f.bind
		}
	}
	for _, kind := range bonbogi.Kinds {
		k, err := keeperOf(kind)
		if err != nil {
			return nil, err
		}
		k.bind(add)
	}
	add("proposals", new(Proposal).fields())
	add("revisions", new(Revision).fields())
	return all, nil
}

// bind names the tables of the kind with the fields of their columns.
func (m mapping[T]) bind(add func(table string, fields []field)) {
	add(m.table, m.columns(new(T), &bonbogi.Meta{}))
	for _, c := range m.children {
		add(c.table, c.fields(new(T), 0))
	}
}

// readable refuses a value that could not be read back from its column.
func readable(b binder, v any) error {
	if b == nil {
		return nil
	}
	if err := b.Scan(v); err != nil {
		return err
	}
	_, err := b.Value()
	return err
}

// mustBeReadable finds a row with a value that could not be read.
func (t table) mustBeReadable(ctx context.Context, q querier, cells map[string]binder) error {
	return t.each(ctx, q, func(row []any) error {
		for i, c := range t.columns {
			if err := readable(cells[c.name], row[i]); err != nil {
				return faultf("table %s, row %v, column %s: %v", t.name, row[:len(t.key)], c.name, err)
			}
		}
		return nil
	})
}

// walk gives f every record of the kind, and refuses one that breaks a rule.
func (m mapping[T]) walk(ctx context.Context, q querier, f func(*T) error) error {
	for last := ""; ; {
		found, err := m.all(ctx, q, "id > $1 ORDER BY id LIMIT 500", last)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return nil
		}
		for i := range found {
			t := &found[i]
			last = (*t).RecordID()
			if err := (*t).Validate(); err != nil {
				return faultf("%s %s: %v", m.kind, last, err)
			}
			if err := f(t); err != nil {
				return err
			}
		}
	}
}

// verify refuses records of the kind that break a rule.
func (m mapping[T]) verify(ctx context.Context, q querier) error {
	return m.walk(ctx, q, func(*T) error { return nil })
}

// unrevised refuses records of the kind that are not what their last revision made of them: somebody changed
// them without saying who and why.
func (m mapping[T]) unrevised(ctx context.Context, q querier) error {
	return m.walk(ctx, q, func(t *T) error {
		have, err := asJSON(*t)
		if err != nil {
			return err
		}
		id := (*t).RecordID()
		history, err := column1(ctx, q, "SELECT after FROM revisions WHERE kind = $1 AND record = $2 ORDER BY number", string(m.kind), id)
		if err != nil {
			return fmt.Errorf("revisions of %s %s: %w", m.kind, id, err)
		}
		var last T
		for n, after := range history {
			if last, err = m.revived([]byte(after)); err != nil || last.RecordID() != id {
				return faultf("revision %d of the %s %s does not hold that record", n+1, m.kind, id)
			}
		}
		want, err := asJSON(last)
		if err == nil && have != want {
			return faultf("the %s %s is not what its last revision says", m.kind, id)
		}
		return err
	})
}
