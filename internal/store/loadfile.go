package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// fileReader reads the rows of a table from its file in an export.
type fileReader struct {
	path    string
	file    *os.File
	in      *csvReader
	columns []column // in the order of the file, without those passed over
	places  []int    // where in a row of the file the columns stand
	width   int      // of a row of the file
	cells   map[string]binder
	rows    int64 // that were read
}

// openFile opens a file and reads its header.
func (t table) openFile(path string, cells map[string]binder, dropped ...string) (*fileReader, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, bonbogi.Errorf(bonbogi.Refused, "no_export", "%s cannot be read (%v); the export is not whole", path, reason(err))
	}
	r := &fileReader{path: path, file: f, in: newCSVReader(f), cells: cells}
	if err := r.readHeader(t.stored(), dropped); err != nil {
		r.close()
		return nil, err
	}
	return r, nil
}

// readHeader finds the columns of the table in the file; those that the table has no more are passed over.
func (r *fileReader) readHeader(all []column, dropped []string) error {
	header, err := r.in.read()
	if err != nil {
		return r.refuse(1, errors.New("there is no header"))
	}
	r.width = len(header)
	for i, name := range header {
		at := slices.IndexFunc(all, func(c column) bool { return c.name == name })
		if at < 0 && slices.Contains(dropped, name) {
			continue
		}
		if at < 0 || slices.Contains(header[:i], name) {
			return r.refuse(1, fmt.Errorf("the column %q is not one of this file, or stands twice", name))
		}
		r.columns, r.places = append(r.columns, all[at]), append(r.places, i)
	}
	return nil
}

func (r *fileReader) close() { r.file.Close() }

func (r *fileReader) header() []string {
	return table{columns: r.columns}.columnNames()
}

// next returns the values of the next row, in the order of columns; io.EOF after the last one.
func (r *fileReader) next() ([]any, error) {
	written, err := r.written()
	if err != nil {
		return nil, err
	}
	row := make([]any, len(r.columns))
	for i, c := range r.columns {
		if row[i], err = c.parsed(written[r.places[i]]); err == nil {
			err = readable(r.cells[c.name], row[i])
		}
		if err != nil {
			return nil, r.refuse(r.in.line, fmt.Errorf("column %s: %w", c.name, err))
		}
	}
	return row, nil
}

// written returns the cells of the next row as they are written; io.EOF after the last one.
func (r *fileReader) written() ([]string, error) {
	cells, err := r.in.read()
	if err == io.EOF {
		return nil, err
	}
	if err != nil {
		return nil, r.refuse(r.in.line, err)
	}
	if len(cells) != r.width {
		return nil, r.refuse(r.in.line, fmt.Errorf("there are %d cells for %d columns", len(cells), r.width))
	}
	r.rows++
	return cells, nil
}

// refuse says in which line something is wrong.
func (r *fileReader) refuse(line int, err error) error {
	return bonbogi.Errorf(bonbogi.Invalid, "export_file", "%s line %d: %v; correct the file or export again. Nothing was loaded", r.path, line, err)
}
