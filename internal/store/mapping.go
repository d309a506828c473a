package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// mapping says how records of one kind lie in the database: one table with a column a field, and rows in
// other tables for what a record has several of.
type mapping[T bonbogi.Record] struct {
	kind     bonbogi.Kind
	table    string
	meta     func(*T) *bonbogi.Meta // nil for a noun that carries none
	setID    func(*T, string)       // where meta is nil
	fields   func(*T) []field       // the columns besides those of Meta
	children []child[T]
	refers   func(*T) []referral                 // records of other kinds that must exist
	search   func(*T) []string                   // the words by which lists find it
	former   func(record []byte) ([]byte, error) // brings the JSON of a record by an older program up to date; nil: nothing changed
}

// revived reads a record as the history holds it, also from before a migration.
func (m mapping[T]) revived(record []byte) (t T, err error) {
	if m.former != nil {
		if record, err = m.former(record); err != nil {
			return t, err
		}
	}
	err = json.Unmarshal(record, &t)
	return t, err
}

// changed reports whether older programs wrote such a record otherwise.
func (m mapping[T]) changed() bool { return m.former != nil }

// referral names a record that another one refers to, and the field that does.
type referral struct {
	field string
	kind  bonbogi.Kind
	id    string
}

// child says how one of the lists of a record lies in a table of its own, a row an element.
type child[T any] struct {
	table  string
	parent string       // the column that holds the record's ID
	kind   bonbogi.Kind // of the record, where the table serves several kinds; else ""
	len    func(*T) int
	fields func(*T, int) []field // of element i; the list grows by one if i is its length
	move   func(to, from *T)     // appends the list of from to that of to
}

// childOf makes a child from the list and the fields of one element.
func childOf[T, E any](table, parent string, list func(*T) *[]E, fields func(*E) []field) child[T] {
	return child[T]{
		table:  table,
		parent: parent,
		len:    func(t *T) int { return len(*list(t)) },
		fields: func(t *T, i int) []field {
			l := list(t)
			if i == len(*l) {
				*l = append(*l, *new(E))
			}
			return fields(&(*l)[i])
		},
		move: func(to, from *T) { *list(to) = append(*list(to), *list(from)...) },
	}
}

// citations is the child that every fact has.
func citations[T any](kind bonbogi.Kind, list func(*T) *[]bonbogi.Citation) child[T] {
	c := childOf("citations", "record", list, func(c *bonbogi.Citation) []field {
		return []field{
			textField("source", &c.Source),
			textField("quote", &c.Quote),
			textField("place", &c.Place),
			textField("part", &c.In),
			numberField("start_at", &c.Start),
			numberField("end_at", &c.End),
			textField("entered_by", &c.By),
		}
	})
	c.kind = kind
	return c
}

// columns are the fields of Meta, those of the record, and the words by which lists find it.
func (m mapping[T]) columns(t *T, meta *bonbogi.Meta) []field {
	out := []field{
		textField("id", &meta.ID),
		numberField("revision", &meta.Revision),
		flagField("withdrawn", &meta.Withdrawn),
		momentField("created_at", &meta.CreatedAt),
		momentField("updated_at", &meta.UpdatedAt),
	}
	out = append(out, m.fields(t)...)
	if m.search != nil {
		out = append(out, derivedText("search", fold(strings.Join(m.search(t), "\n"))))
	}
	return out
}

// metaOf is the record's Meta, or one made from its ID for a noun that carries none.
func (m mapping[T]) metaOf(t *T) *bonbogi.Meta {
	if m.meta != nil {
		return m.meta(t)
	}
	return &bonbogi.Meta{ID: (*t).RecordID()}
}

func names(fields []field) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.column
	}
	return out
}

func without(fields []field, uses ...use) []field {
	return slices.DeleteFunc(slices.Clone(fields), func(f field) bool { return slices.Contains(uses, f.use) })
}

// marks writes n placeholders from $first on: "$3, $4, $5".
func marks(first, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "$%d", first+i)
	}
	return b.String()
}
