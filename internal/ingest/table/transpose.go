package table

import (
	"context"
	"iter"
)

// maxTurned is how many cells a table may have whose columns become rows: it is held in memory.
const maxTurned = 5_000_000

// turned gives out the columns of a table as rows: the number of a row is that of the column, from 1.
func turned(ctx context.Context, rows iter.Seq2[Chunk, error], yield func(Chunk) bool) error {
	var all []row
	width, size := 0, 0
	for chunk, err := range rows {
		if err != nil {
			return err
		}
		err := chunk.Each(func(number int, cells [][]byte) error {
			r := row{number, make([][]byte, len(cells))}
			for i, c := range cells {
				r.cells[i] = append([]byte(nil), c...)
			}
			all = append(all, r)
			if width, size = max(width, len(cells)), size+len(cells); size > maxTurned || number > MaxColumns {
				return refuse("table_turned", "row %d: the table is too large for its columns to become rows; it has %d rows and %d cells at most", number, MaxColumns, maxTurned)
			}
			return nil
		})
		if err != nil {
			return err
		}
		chunk.Release()
	}
	g := gather{yield: yield}
	for c := range width {
		var cells [][]byte
		for _, r := range all {
			if c < len(r.cells) && len(r.cells[c]) > 0 {
				cells = append(append(cells, make([][]byte, r.number-1-len(cells))...), r.cells[c])
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(cells) > 0 && !g.add(row{c + 1, cells}) {
			return nil
		}
	}
	g.flush()
	return nil
}

// turn is the range where columns are rows.
func (r Range) turn() Range {
	return Range{r.FirstColumn + 1, r.FirstRow - 1, r.LastColumn + 1, r.LastRow - 1}
}
