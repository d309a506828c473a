package store

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// csvReader reads CSV by RFC 4180. Unlike encoding/csv it leaves a CR before a line feed within quotes as
// it is: the places of quotations count the bytes of the text.
type csvReader struct {
	in    *bufio.Reader
	line  int // of the row that was read last
	next  int // of the row to come
	width int // of the row that was read last
}

// newCSVReader begins after a byte-order mark, if there is one.
func newCSVReader(r io.Reader) *csvReader {
	in := bufio.NewReaderSize(r, 1<<16)
	if begin, err := in.Peek(len(byteOrderMark)); err == nil && string(begin) == byteOrderMark {
		in.Discard(len(byteOrderMark))
	}
	return &csvReader{in: in, next: 1}
}

// read returns the next row, io.EOF after the last one.
func (r *csvReader) read() ([]string, error) {
	if _, err := r.in.Peek(1); err != nil {
		return nil, err
	}
	r.line = r.next
	if row := r.plainRow(); row != nil {
		return row, nil
	}
	var row []string
	for {
		cell, last, err := r.cell()
		if err != nil {
			return nil, err
		}
		if !utf8.ValidString(cell) {
			return nil, errors.New("is not UTF-8")
		}
		if row = append(row, cell); last {
			return row, nil
		}
	}
}

// plainRow reads a row without quotes that lies in the buffer as a whole, as most do, all cells in one piece of memory; nil
// if the next one is none.
func (r *csvReader) plainRow() []string {
	ahead, _ := r.in.Peek(r.in.Buffered())
	end := bytes.IndexByte(ahead, '\n')
	if end < 0 || bytes.IndexByte(ahead[:end], '"') >= 0 || bytes.IndexByte(ahead[:end], '\r') >= 0 || !utf8.Valid(ahead[:end]) {
		return nil
	}
	row := make([]string, 0, r.width)
	for rest, more := string(ahead[:end]), true; more; {
		var cell string
		cell, rest, more = strings.Cut(rest, ",")
		row = append(row, cell)
	}
	r.in.Discard(end + 1)
	r.next++
	r.width = len(row)
	return row
}

// cell reads one cell and what ends it: a comma, or the end of the row.
func (r *csvReader) cell() (cell string, last bool, err error) {
	var b strings.Builder
	quoted, within := false, false // the cell has quotes; we are between them
	for first := true; ; first = false {
		c, err := r.in.ReadByte()
		if err == io.EOF {
			if within {
				return "", true, errors.New(`a cell that begins with " does not end`)
			}
			return b.String(), true, nil
		}
		if err != nil {
			return "", true, err
		}
		if c == '\n' {
			r.next++
		}
		switch {
		case within && c == '"':
			if peek, err := r.in.Peek(1); err == nil && peek[0] == '"' {
				r.in.ReadByte()
				b.WriteByte('"')
			} else {
				within = false
			}
		case within:
			b.WriteByte(c)
		case c == '"' && first:
			quoted, within = true, true
		case c == ',':
			return b.String(), false, nil
		case c == '\n':
			return b.String(), true, nil
		case c == '\r':
			if peek, err := r.in.Peek(1); err == nil && peek[0] == '\n' {
				continue
			}
			return "", true, errors.New("a carriage return stands alone outside quotes")
		case quoted:
			return "", true, fmt.Errorf("%q follows a closing quote", c)
		default:
			b.WriteByte(c)
		}
	}
}
