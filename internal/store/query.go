package store

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// The limits of a list.
const (
	DefaultLimit = 50 // where a filter gives none
	All          = -1 // no limit: downloads
)

// Page is a part of a list, and how long the whole list is.
type Page[T any] struct {
	Items  []T `json:"items"`
	Total  int `json:"total"`
	Limit  int `json:"limit"`
	Offset int `json:"offset"`
}

// query gathers the conditions of a list, its order and its place.
type query struct {
	where         []string
	args          []any
	sorts         map[string]string // what a filter may sort by → columns
	sort          string
	desc          bool
	limit, offset int
	problem       error // what was asked cannot be searched for
}

// longestText is more than anybody types; longer patterns are more than SQLite takes.
const longestText = 1000

// bind adds an argument and returns its placeholder.
func (q *query) bind(v any) string {
	if s, ok := v.(string); ok {
		q.check(s)
	}
	q.args = append(q.args, v)
	return fmt.Sprintf("$%d", len(q.args))
}

// check notes as a problem what no engine can search for.
func (q *query) check(s string) {
	if _, err := (text[string]{&s}).Value(); err != nil {
		q.problem = cmp.Or(q.problem, err)
	} else if len(s) > 3*longestText {
		q.problem = cmp.Or(q.problem, error(bonbogi.Errorf(bonbogi.Invalid, "too_long",
			"this is too long to search for; use %d letters at most", longestText)))
	}
}

// bindAll adds the values of an IN list.
func (q *query) bindAll(values []string) string {
	if len(values) == 0 {
		return "NULL" // in nothing
	}
	marks := make([]string, len(values))
	for i, v := range values {
		marks[i] = q.bind(v)
	}
	return strings.Join(marks, ", ")
}

// and adds a condition; %[1]s stands for the placeholder of v.
func (q *query) and(condition string, v any) {
	q.where = append(q.where, fmt.Sprintf(condition, q.bind(v)))
}

// digested takes the rows of which a column holds the digest of v, and those for which it was not computed yet: what is really
// the same another condition says.
func (q *query) digested(column, v string) {
	if v != "" {
		q.and(column+" IN (%[1]s, '?')", digest(v))
	}
}

func (q *query) equal(column, v string) {
	if v != "" {
		q.and(column+" = %[1]s", v)
	}
}

// part takes the rows with v somewhere in a text, by its very letters.
func (q *query) part(column, v string) {
	if v != "" {
		q.check(v)
		q.and("REPLACE("+column+", %[1]s, '') <> "+column, v)
	}
}

// word takes the rows with v in a list of words. LIKE would look at case on one engine and not on the other.
func (q *query) word(column, v string) {
	if v == "" {
		return
	}
	q.check(v)
	quoted, err := asJSON(v)
	q.problem = cmp.Or(q.problem, err)
	q.and("REPLACE("+column+", %[1]s, '') <> "+column, quoted)
}

// function takes the rows with a function of government in a list of codes, or one within it: 03 has 03.1.
func (q *query) function(column, code string) {
	if code != "" {
		q.check(code)
		q.where = append(q.where, "(REPLACE("+column+", "+q.bind(`"`+code+`"`)+", '') <> "+column+" OR REPLACE("+column+", "+q.bind(`"`+code+`.`)+", '') <> "+column+")")
	}
}

// field takes the rows with a text in an object, in a field of the name at any depth, as the writer of JSON sets it.
func (q *query) field(column, name, v string) {
	if v == "" {
		return
	}
	q.check(v)
	quoted, err := asJSON(map[string]string{name: v})
	q.problem = cmp.Or(q.problem, err)
	q.and("REPLACE("+column+", %[1]s, '') <> "+column, strings.Trim(quoted, "{}"))
}

func (q *query) flag(column string, v *bool) {
	if v != nil {
		q.and(column+" = %[1]s", *v)
	}
}

// either takes the rows with v in one of two columns. Each side says what the indexes leave out: else SQLite
// uses neither and looks through all rows.
func (q *query) either(column, other, v string) {
	if v != "" {
		q.and("("+column+" = %[1]s AND withdrawn = FALSE OR "+other+" = %[1]s AND withdrawn = FALSE)", v)
	}
}

func (q *query) year(column string, year int) {
	if year != 0 {
		q.and(column+" = %[1]s", year)
	}
}

// yearOf takes the dates of a year, which begin with its number.
func (q *query) yearOf(column string, year int) {
	if year != 0 {
		q.and(column+" >= %[1]s", fmt.Sprintf("%04d", year))
		q.and(column+" < %[1]s", fmt.Sprintf("%04d", year+1))
	}
}

// receivedIn is the condition that awards count among those of a year, as bonbogi.Award.ReceivedIn has it.
// Where no day is known, the listed year is that of the contest; the index has both columns.
func (q *query) receivedIn(table string, year int) string {
	from, to := q.bind(fmt.Sprintf("%04d", year)), q.bind(fmt.Sprintf("%04d", year+1))
	return fmt.Sprintf("(%[1]sreceived >= %[2]s AND %[1]sreceived < %[3]s OR %[1]sreceived = '' AND %[1]slisted_year = %[4]s)",
		table, from, to, q.bind(year))
}

func (q *query) text(words string) { q.textIn(`search LIKE %[1]s ESCAPE '\'`, words) }

// textIn is text with a condition of its own.
func (q *query) textIn(condition, words string) {
	q.check(words)
	if p := pattern(words); p != "" {
		q.and(condition, p)
	}
}

func (q *query) cites(kind bonbogi.Kind, source string) {
	if source != "" {
		q.and("id IN (SELECT record FROM citations WHERE kind = '"+string(kind)+"' AND source = %[1]s)", source)
	}
}

// party is the condition that the columns of prefix hold the same body, as bonbogi.Party.Same has it.
func (q *query) party(prefix string, p bonbogi.Party) string {
	if p.Government != "" {
		return prefix + "_government = " + q.bind(p.Government) + " AND " + prefix + "_type = " + q.bind(string(p.Type))
	}
	return prefix + "_government = '' AND " + prefix + "_name = " + q.bind(p.Name)
}

// order is the ORDER BY of the list; the ID comes last, so that pages never overlap.
func (q *query) order() (string, error) {
	columns, ok := q.sorts[q.sort]
	if !ok {
		return "", &bonbogi.Error{Code: bonbogi.Invalid, Field: "sort", Rule: "unknown_value",
			Message: fmt.Sprintf("this list cannot be sorted by %q", q.sort)}
	}
	terms := append(strings.Split(columns, ", "), "id")
	if q.desc {
		for i := range terms {
			terms[i] += " DESC"
		}
	}
	return strings.Join(terms, ", "), nil
}

// list reads a page and counts the whole.
func list[T bonbogi.Record](ctx context.Context, db *DB, m mapping[T], q query) (page Page[T], err error) {
	order, err := q.order()
	if err = cmp.Or(q.problem, err); err != nil {
		return page, err
	}
	where := strings.Join(append([]string{"withdrawn = FALSE"}, q.where...), " AND ")
	page.Limit, page.Offset = q.limit, max(q.offset, 0)
	if page.Limit == 0 {
		page.Limit = DefaultLimit
	}
	err = db.read(ctx, func(tx querier) error {
		count := "SELECT COUNT(*) FROM " + m.table + " WHERE " + where
		if err := tx.QueryRowContext(ctx, count, q.args...).Scan(&page.Total); err != nil {
			return fmt.Errorf("count %s: %w", m.table, err)
		}
		rows := where + " ORDER BY " + order
		if page.Limit > 0 {
			rows += fmt.Sprintf(" LIMIT %d OFFSET %d", page.Limit, page.Offset)
		}
		page.Items, err = m.listed(ctx, tx, rows, q.args...)
		return err
	})
	return page, err
}
