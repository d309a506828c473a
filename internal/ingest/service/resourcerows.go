package service

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// resourceRows are the rows of a resource below its header.
type resourceRows struct {
	header  []string
	dialect dialect
	reader  *csv.Reader
	row     int
	closers []io.Closer
	rest    []func() (io.Reader, error) // further files of the same table
	further bool                        // a further file was just begun
	given   [][]string                  // in place of a reader: rows that stand in the descriptor
}

// open opens the table of a resource and reads its header.
func (r *resource) open(ctx context.Context, at place) (rows *resourceRows, err error) {
	rows = &resourceRows{}
	if rows.dialect, err = r.Dialect.withFormat(r); err != nil {
		return nil, err
	}
	switch data := bytes.TrimSpace(r.Data); {
	case len(r.Path) > 0:
		for _, name := range r.Path {
			rows.rest = append(rows.rest, func() (io.Reader, error) { return r.file(ctx, at, name, rows) })
		}
	case len(data) > 0 && data[0] == '"':
		var text string
		if err := parseJSON(data, &text); err != nil {
			return nil, err
		}
		rows.rest = append(rows.rest, func() (io.Reader, error) { return strings.NewReader(text), nil })
	case len(data) > 0:
		rows.header, rows.given, err = inline(data)
		return rows, err
	default:
		return nil, badReply("it has neither path nor data")
	}
	if err := rows.begin(r.Schema); err != nil {
		return nil, errors.Join(err, rows.close())
	}
	return rows, nil
}

// begin opens the first file and reads the header, which is the schema where the file has none.
func (t *resourceRows) begin(s schema) error {
	if err := t.nextFile(); err != nil {
		return err
	}
	numbers := t.dialect.headerRows()
	if len(numbers) == 0 {
		for _, f := range s.Fields {
			t.header = append(t.header, f.Name)
		}
		return nil
	}
	var rows [][]string
	for last := slices.Max(numbers); t.row < last; {
		row, err := t.read()
		if err == io.EOF {
			return badReply("the table ends before its header in row %d", last)
		}
		if err != nil {
			return err
		}
		if slices.Contains(numbers, t.row) {
			rows = append(rows, slices.Clone(row))
		}
	}
	t.header = t.dialect.join(rows)
	return nil
}

// nextFile goes on with the next file of the table; io.EOF if there is none.
func (t *resourceRows) nextFile() error {
	if len(t.rest) == 0 {
		return io.EOF
	}
	from, err := t.rest[0]()
	if err != nil {
		return err
	}
	t.rest = t.rest[1:]
	t.reader, err = t.dialect.reader(from)
	return err
}

// next returns the next row, which the one after it overwrites.
func (t *resourceRows) next() ([]string, error) {
	if t.reader == nil {
		if len(t.given) == 0 {
			return nil, io.EOF
		}
		row := t.given[0]
		t.given = t.given[1:]
		return row, nil
	}
	for {
		row, err := t.read()
		if err == io.EOF {
			if err := t.nextFile(); err != nil {
				return nil, err
			}
			t.further = true
			continue
		}
		if again := t.further && slices.Equal(row, t.header); again {
			t.further = false // some repeat the header in each file
			continue
		}
		t.further = false
		if err != nil || slices.Contains(t.dialect.CommentRows, t.row) {
			if err == nil {
				continue
			}
			return nil, err
		}
		if null := t.dialect.NullSequence; null != nil {
			for i := range row {
				if row[i] == *null {
					row[i] = ""
				}
			}
		}
		return row, nil
	}
}

func (t *resourceRows) read() ([]string, error) {
	row, err := t.reader.Read()
	if bad, ok := errors.AsType[*csv.ParseError](err); ok {
		return nil, unfit{bonbogi.Errorf(bonbogi.Refused, "service_reply", "line %d: %v: the table breaks off there, or is damaged", bad.Line, bad.Err)}
	}
	t.row++
	if err == nil {
		err = legible(t.reader, row)
	}
	return row, err
}

func (t *resourceRows) close() (err error) {
	for _, c := range t.closers {
		err = errors.Join(err, c.Close())
	}
	return err
}
