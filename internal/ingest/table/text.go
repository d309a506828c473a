package table

import (
	"bytes"
	"context"
	"errors"
	"io"
	"sync"
	"unicode/utf8"
)

// chunkSize is how much text a chunk has if its rows are short.
const chunkSize = 1 << 20

// textRows gives out a text in chunks of whole rows.
func (f *File) textRows(ctx context.Context, o Options, yield func(Chunk) bool) error {
	raw, err := f.bytes(o.Progress)
	if err != nil {
		return err
	}
	from, err := decode(interruptible{ctx, raw}, o.Encoding)
	if err != nil {
		return err
	}
	sample := make([]byte, headSize)
	n, err := io.ReadFull(from, sample)
	// Whether the text ends here or the file is cut off is told by the next read.
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	t := &textReader{from: from, dialect: sniff(sample[:n], n < headSize), rest: sample[:n], row: 1, buffers: &sync.Pool{}}
	if o.Delimiter != 0 {
		t.dialect = dialect{delimiter: o.Delimiter, end: t.dialect.end, keyed: t.dialect.keyed && o.Delimiter == '\t'}
	}
	for {
		c, err := t.next()
		if err != nil || c == nil || !yield(c) {
			return err
		}
	}
}

// textReader cuts a text into chunks.
type textReader struct {
	from    io.Reader
	dialect dialect
	rest    []byte // read already, the beginning of the next chunk
	row     int    // number of the next row
	blank   int    // bytes without a letter that were read last
	ended   bool
	buffers *sync.Pool
}

// next returns the next chunk, or nil after the last.
func (t *textReader) next() (*textChunk, error) {
	buf := append(t.buffer(), t.rest...)
	for {
		if err := t.fill(&buf); err != nil {
			return nil, err
		}
		end, rows := t.dialect.ends(buf)
		if t.ended {
			end = len(buf)
		}
		switch {
		case end > 0:
			t.rest = append(t.rest[:0], buf[end:]...)
			if t.blank += end; len(bytes.TrimSpace(buf[:end])) > 0 {
				t.blank = 0
			}
			if t.blank > maxBlank {
				return nil, refuse("table_blank", "more than %d MB of empty lines follow each other before row %d; take them out", maxBlank>>20, t.row)
			}
			c := &textChunk{dialect: t.dialect, first: t.row, text: buf[:end], buffers: t.buffers}
			t.row += rows
			return c, nil
		case t.ended:
			return nil, nil
		case len(buf) >= maxRow:
			return nil, refuse("table_row_long", "row %d is longer than %d MB; look whether a quotation mark is left open there", t.row, maxRow>>20)
		}
		buf = append(make([]byte, 0, min(4*cap(buf), maxRow)), buf...)
	}
}

// fill reads until the buffer is full or the text ends.
func (t *textReader) fill(buf *[]byte) error {
	b := *buf
	for !t.ended && len(b) < cap(b) {
		n, err := t.from.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if errors.Is(err, io.EOF) {
			t.ended = true
		} else if err != nil {
			return err
		}
	}
	*buf = b
	return nil
}

// buffer returns an empty one with room for more than the rest.
func (t *textReader) buffer() []byte {
	if b, ok := t.buffers.Get().(*[]byte); ok && cap(*b) > len(t.rest) {
		return (*b)[:0]
	}
	return make([]byte, 0, max(chunkSize, 2*len(t.rest)))
}

// textChunk is a number of whole rows of text.
type textChunk struct {
	dialect
	first   int
	text    []byte
	buffers *sync.Pool
}

func (c *textChunk) Each(f func(row int, cells [][]byte) error) error {
	if !utf8.Valid(c.text) {
		return c.broken()
	}
	s := scanner{dialect: c.dialect, text: c.text}
	for row := c.first; !s.done(); row++ {
		cells := s.row()
		if s.opened {
			if err := cutOff(row, cells); err != nil {
				return err
			}
		}
		if len(cells) > MaxColumns {
			return tooManyColumns(row)
		}
		filled := false
		for i, cell := range cells {
			filled = filled || len(cell) > 0
			if len(cell) > MaxCell {
				return cellTooLarge(row, i, len(cell))
			}
		}
		if !filled {
			continue
		}
		if err := f(row, cells); err != nil {
			return err
		}
	}
	return nil
}

// CutOff stands before the text of a cell in quotation marks with which the file ends, without a mark behind it.
const CutOff = "=cut off: "

// cutOff marks the last cell of a text. One that goes on over several rows has swallowed them.
func cutOff(row int, cells [][]byte) error {
	last := &cells[len(cells)-1]
	if bytes.ContainsAny(*last, "\r\n") {
		return refuse("table_quote", "the quotation mark that is opened in row %d, column %s is never closed; close it, or, if the file is cut off there, %s", row, Letter(len(cells)-1), adviceMake)
	}
	*last = append([]byte(CutOff), *last...)
	return nil
}

// broken names the first cell that is no UTF-8.
func (c *textChunk) broken() error {
	s := scanner{dialect: c.dialect, text: c.text}
	for row := c.first; !s.done(); row++ {
		for i, cell := range s.row() {
			if !utf8.Valid(cell) {
				return refuse("table_encoding_cell", "row %d, column %s: %.40q is broken UTF-8; save the table as “CSV UTF-8” again, or name its encoding in the mapping", row, Letter(i), cell)
			}
		}
	}
	return refuse("table_encoding", "the text is broken UTF-8; save the table as “CSV UTF-8” again")
}

func (c *textChunk) Release() {
	b := c.text[:0]
	c.text = nil
	c.buffers.Put(&b)
}
