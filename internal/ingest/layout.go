package ingest

import (
	"context"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
)

// Layout is where everything stands in a table, as a mapping says.
type Layout struct {
	Head    []HeadRow // the first rows as they are written, also those above the header
	Header  Span      // which of them name the columns
	Columns []Column

	header *header
}

// HeadRow is a row as it is written.
type HeadRow struct {
	Number int // from 1
	Cells  []string
}

// Column is a column of a table.
type Column struct {
	Letter string
	Name   string // what stands above it; its letter, if nothing does
	Ref    string // what a mapping calls it
	Role   Role
	Label  string         // of a column of values: what the header says of the indicator
	Period bonbogi.Period // of a column of values: what the header says of the period
}

// NewLayout looks where everything stands. Where the mapping does not fit the table, the error says so, and
// the layout has what is known all the same; it is nil where the table cannot be read.
func NewLayout(ctx context.Context, f *table.File, m *Mapping, rows int) (*Layout, error) {
	head, err := beginning(ctx, f, m.options(), rows)
	if err != nil {
		return nil, err
	}
	l := &Layout{}
	for _, r := range head {
		l.Head = append(l.Head, HeadRow{r.number, r.cells})
	}
	if l.header, err = readHeader(ctx, f, m); err != nil {
		return nil, err
	}
	l.Header = l.header.span
	for i, role := range l.header.roles(m) {
		l.Columns = append(l.Columns, Column{Letter: table.Letter(i), Name: l.header.name(i), Ref: l.header.reference(i), Role: role})
	}
	p, err := newPlan(m, l.header)
	if err != nil {
		return l, err
	}
	for i := range l.Columns {
		c := &l.Columns[i]
		at := slices.IndexFunc(p.values, func(v valueColumn) bool { return v.column == i })
		switch {
		case at >= 0:
			c.Label, c.Period = p.values[at].label, p.values[at].when.period
		case c.Role == RoleValue: // nothing says what stands in it
			c.Role = RoleNone
		}
	}
	return l, nil
}

// Move makes a mapping say the same of the same columns where other rows are the header.
func (l *Layout) Move(ctx context.Context, f *table.File, m *Mapping, header Span) error {
	m.Table.Header = header
	to, err := readHeader(ctx, f, m)
	if err != nil {
		return err
	}
	fields := m.singles()
	for i := range m.Skip {
		fields = append(fields, single{column: &m.Skip[i].Column})
	}
	for _, s := range fields {
		if c := l.header.this(*s.column); c >= 0 {
			*s.column = to.reference(c)
		}
	}
	for _, list := range append(m.lists(), several{columns: &m.Table.Fill}) {
		var moved Words
		for _, c := range l.header.these(*list.columns) {
			moved = append(moved, to.reference(c))
		}
		*list.columns = moved
	}
	return nil
}

// reference names a column in a mapping: by its header if that stands above no other, else by its letter.
func (h *header) reference(column int) string {
	if column < len(h.columns) && len(h.path(column)) > 0 {
		name := h.name(column)
		if c, err := h.find("", name); err == nil && c == column && len(h.every(name)) == 1 {
			return name
		}
	}
	return table.Letter(column)
}

// these are the columns that the names of a list stand for; names that stand for none are passed over.
func (h *header) these(names Words) []int {
	var out []int
	for _, name := range names {
		found := h.every(name)
		if c := h.this(name); len(found) == 0 && c >= 0 {
			found = []int{c}
		}
		out = append(out, found...)
	}
	return out
}

// this is the column with the name; -1 if there is none, or if several have it.
func (h *header) this(name string) int {
	if name == "" {
		return -1
	}
	c, err := h.find("", name)
	if err != nil {
		return -1
	}
	return c
}

// ParseSpan reads which rows are the header as a mapping says it: 1, 2-4, or 0 for none.
func ParseSpan(text string) (Span, error) {
	var s Span
	err := s.UnmarshalYAML(func(v any) error {
		*v.(*string) = text
		return nil
	})
	if s.wrong != "" || text == "" {
		err = bonbogi.Errorf(bonbogi.Invalid, "header_rows", "%.20q are no rows; write 1, or 2-4, or 0 if there is no header; it has %d rows at most", text, maxLevels)
	}
	return s, err
}

// PeriodFormats are the ways of writing a period that a mapping has to name.
func PeriodFormats() []string { return slices.Clone(periodFormats) }

// Meanings are what a sign in place of a number can mean, as a mapping writes it.
func Meanings() []string {
	return []string{bonbogi.Missing.String(), bonbogi.NotApplicable.String(), bonbogi.Suppressed.String(), signZero, signNothing}
}
