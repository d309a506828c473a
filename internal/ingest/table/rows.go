package table

import (
	"context"
	"iter"
)

// Options say what a file does not say of itself; what is zero is found out.
type Options struct {
	Sheet     string // of a workbook; the first visible one that holds anything
	List      string // of JSON: the names on the way to it with dots between; the longest list
	Encoding  string // of text
	Delimiter byte   // of text
	Turned    bool   // columns are rows

	Progress func(done int64) // is told how many of the bytes of the file were read
}

// Rows reads the table from its first row to its last. It ends with the first error.
func (f *File) Rows(ctx context.Context, o Options) iter.Seq2[Chunk, error] {
	if o.Turned {
		o.Turned = false
		return func(yield func(Chunk, error) bool) {
			if err := turned(ctx, f.Rows(ctx, o), func(c Chunk) bool { return yield(c, nil) }); err != nil {
				yield(nil, err)
			}
		}
	}
	read := f.textRows
	switch f.Format {
	case XLSX:
		read = f.sheetRows
	case JSON:
		read = f.listRows
	}
	return func(yield func(Chunk, error) bool) {
		if err := read(ctx, o, func(c Chunk) bool { return yield(c, nil) }); err != nil {
			yield(nil, unread(err))
		}
	}
}

// gather puts rows that were taken apart one by one into chunks.
type gather struct {
	rows  []row
	yield func(Chunk) bool
}

// add reports whether more rows are wanted.
func (g *gather) add(r row) bool {
	g.rows = append(g.rows, r)
	return len(g.rows) < chunkRows || g.flush()
}

func (g *gather) flush() bool {
	if len(g.rows) == 0 {
		return true
	}
	c := &cells{g.rows}
	g.rows = nil
	return g.yield(c)
}
