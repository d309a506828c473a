package table

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"strconv"
	"strings"
)

// Range is a part of a sheet: rows from 1, columns from 0, the last ones included.
type Range struct {
	FirstRow, FirstColumn, LastRow, LastColumn int
}

// maxMerged is how many merged ranges of a sheet are looked at; they matter in its header.
const maxMerged = 20_000

// Merged lists the ranges of cells of a sheet that are merged into one. They stand behind the rows in the file,
// so this is a reading of its own, without taking the XML apart.
func (f *File) Merged(ctx context.Context, o Options) ([]Range, error) {
	if f.Format != XLSX {
		return nil, nil
	}
	s, err := f.book.find(o.Sheet)
	if err != nil {
		return nil, err
	}
	r, err := f.book.parts[s.part].Open()
	if err != nil {
		return nil, damaged("table_part", "its part %s cannot be unpacked (%v)", s.part, err)
	}
	defer func() { _ = r.Close() }() // only read from
	in := bufio.NewReaderSize(interruptible{ctx, r}, 64<<10)
	var out []Range
	for len(out) < maxMerged {
		tag, err := in.ReadSlice('>')
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			if errors.Is(err, io.EOF) {
				return out, nil
			}
			return nil, brokenPart(s.part, err)
		}
		if at := bytes.LastIndex(tag, []byte("mergeCell ")); at >= 0 {
			if m, ok := parseRange(string(tag[at:])); ok {
				if o.Turned {
					m = m.turn()
				}
				out = append(out, m)
			}
		}
	}
	return out, nil
}

// parseRange reads ref="A1:C2".
func parseRange(tag string) (Range, bool) {
	_, ref, found := strings.Cut(tag, "ref=")
	if !found || len(ref) < 2 {
		return Range{}, false
	}
	ref, _, _ = strings.Cut(ref[1:], ref[:1])
	from, to, found := strings.Cut(ref, ":")
	row, column, ok := parseCell(from)
	lastRow, lastColumn, okay := parseCell(to)
	return Range{row, column, lastRow, lastColumn}, found && ok && okay
}

func parseCell(name string) (row, column int, ok bool) {
	letters := strings.TrimRight(name, "0123456789")
	row, err := strconv.Atoi(name[len(letters):])
	column = Index(letters)
	return row, column, err == nil && column >= 0
}
