package ingest

import "slices"

// filler puts what stood above into empty cells of columns whose text stands only on the first of several rows. Where
// a column begins something new, nothing of what stood in the columns after it goes on.
type filler struct {
	columns []int
	above   []string
}

// fill changes and returns the row.
func (f *filler) fill(row []string) []string {
	if f.above == nil {
		f.above = make([]string, len(f.columns))
	}
	fresh := false
	for i, column := range f.columns {
		switch {
		case row[column] != "":
			fresh = fresh || row[column] != f.above[i]
			f.above[i] = row[column]
		case fresh:
			f.above[i] = ""
		default:
			row[column] = f.above[i]
		}
	}
	return row
}

// fillBytes is fill for a row as it was read.
func (f *filler) fillBytes(cells [][]byte) [][]byte {
	last := slices.Max(f.columns)
	if len(cells) <= last {
		cells = append(slices.Clone(cells), make([][]byte, last+1-len(cells))...)
	}
	row := make([]string, last+1)
	for _, c := range f.columns {
		row[c] = clean(string(cells[c]))
	}
	f.fill(row)
	for _, c := range f.columns {
		cells[c] = []byte(row[c])
	}
	return cells
}
