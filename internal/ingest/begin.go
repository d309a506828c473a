package ingest

import (
	"context"
	"iter"
	"slices"

	"github.com/bonbogi/bonbogi/internal/ingest/table"
)

// options are what the mapping says about where the table is.
func (m *Mapping) options() table.Options {
	o := table.Options{Sheet: m.Table.Sheet, List: m.Table.List, Encoding: m.Table.Encoding, Turned: m.Table.Turned}
	switch m.Table.Delimiter {
	case "comma":
		o.Delimiter = ','
	case "tab":
		o.Delimiter = '\t'
	case "semicolon":
		o.Delimiter = ';'
	case "pipe":
		o.Delimiter = '|'
	}
	return o
}

// readShare is how much of the work is done when the table is read; the rest is to store it.
const readShare = 0.4

// chunks are the rows of the table, or of the one that entries make.
func (j Job) chunks(ctx context.Context) iter.Seq2[table.Chunk, error] {
	if j.Table == nil {
		return entryChunks(ctx, j.Entries)
	}
	o := j.Mapping.options()
	size := float64(max(j.Table.Size(), 1))
	o.Progress = func(done int64) { j.Progress(readShare * float64(done) / size) }
	return j.Table.Rows(ctx, o)
}

// plan finds the columns that the mapping names.
func (j Job) plan(ctx context.Context) (*plan, error) {
	if j.Table == nil {
		return entryPlan(j.Mapping)
	}
	h, err := readHeader(ctx, j.Table, j.Mapping)
	if err != nil {
		return nil, err
	}
	p, err := newPlan(j.Mapping, h)
	if err == nil && j.Table.Format == table.JSON {
		p.named = true
	}
	return p, err
}

// readHeader reads the header of a table. Without a word of the mapping it is the first row.
func readHeader(ctx context.Context, f *table.File, m *Mapping) (*header, error) {
	span := m.Table.Header
	if span.IsZero() {
		span = Span{First: 1, Last: 1}
	}
	rows, err := beginning(ctx, f, m.options(), max(span.Last, 1)+widthRows)
	if err != nil {
		return nil, err
	}
	width := 0
	var above [][]string
	for _, r := range rows {
		width = max(width, len(r.cells))
		if r.number >= span.First && r.number <= span.Last {
			for len(above) < r.number-span.First {
				above = append(above, nil) // an empty row
			}
			above = append(above, r.cells)
		}
	}
	if span == None {
		return newHeader(span, nil, width, nil), nil
	}
	for len(above) < span.rows() {
		above = append(above, nil)
	}
	merged, err := f.Merged(ctx, m.options())
	if err != nil {
		return nil, err
	}
	inHeader := slices.DeleteFunc(merged, func(r table.Range) bool { return r.LastRow < span.First || r.FirstRow > span.Last })
	h := newHeader(span, above, width, inHeader)
	if !m.Table.Turned {
		h.count(f.Format, above)
	}
	return h, nil
}

// widthRows is how many rows below the header show how wide a table is.
const widthRows = 50

// textRow is a row of a table as texts.
type textRow struct {
	number int
	cells  []string
}

// beginning reads the first rows.
func beginning(ctx context.Context, f *table.File, o table.Options, rows int) ([]textRow, error) {
	var out []textRow
	for chunk, err := range f.Rows(ctx, o) {
		if err != nil {
			return nil, err
		}
		err := chunk.Each(func(number int, cells [][]byte) error {
			if len(out) >= rows {
				return nil
			}
			r := textRow{number, make([]string, len(cells))}
			for i, c := range cells {
				r.cells[i] = string(c)
			}
			out = append(out, r)
			return nil
		})
		if err != nil {
			return nil, err
		}
		chunk.Release()
		if len(out) >= rows {
			break
		}
	}
	return out, nil
}
