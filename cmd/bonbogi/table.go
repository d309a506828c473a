package main

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/korean"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
)

// table is a CSV file of somebody's own that a question is asked about without a database.
type table struct {
	file   string
	header []string
	rows   [][]string
	lines  []int // where each row begins
}

// largestTable is how many bytes a table may have, unpacked.
const largestTable = 1 << 30

// readTable reads a CSV file with a header; - is standard input. It may be packed with gzip, begin with a
// byte-order mark, and be UTF-8 or CP949.
func (p *program) readTable(ctx context.Context, file string) (*table, error) {
	from := io.Reader(interruptible{ctx, p.Stdin})
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, pathless(err))
		}
		defer f.Close()
		from = interruptible{ctx, f}
	}
	text, err := tableText(from)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, pathless(err))
	}
	t := &table{file: file}
	rows := csv.NewReader(bytes.NewReader(text))
	rows.Comma = separator(text)
	if t.header, err = rows.Read(); errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: is empty; a table begins with a line that names its columns", file)
	}
	for err == nil {
		var row []string
		if row, err = rows.Read(); err == nil && strings.Join(row, "") != "" {
			line, _ := rows.FieldPos(0)
			t.rows, t.lines = append(t.rows, row), append(t.lines, line)
		}
	}
	if !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for i, name := range t.header {
		t.header[i] = strings.TrimSpace(name)
	}
	return t, nil
}

// separator is what stands between columns: a comma, or where the first line has none a tab or a semicolon.
func separator(text []byte) rune {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	for _, r := range ",\t;" {
		if bytes.ContainsRune(first, r) {
			return r
		}
	}
	return ','
}

// tableText unpacks and decodes.
func tableText(from io.Reader) ([]byte, error) {
	buffered := bufio.NewReaderSize(from, 1<<16)
	from = buffered
	if magic, _ := buffered.Peek(2); string(magic) == "\x1f\x8b" {
		z, err := gzip.NewReader(buffered)
		if err != nil {
			return nil, fmt.Errorf("unpack: %w", err)
		}
		from = z
	}
	text, err := io.ReadAll(io.LimitReader(from, largestTable+1))
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, errors.New("the packed file ends before its end; fetch it again")
	case err != nil:
		return nil, err
	case len(text) > largestTable:
		return nil, bonbogi.Errorf(bonbogi.Refused, "too_large", "has more than %d MB; leave out what is not needed", largestTable>>20)
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if utf8.Valid(text) {
		return text, nil
	}
	text, err = korean.EUCKR.NewDecoder().Bytes(text)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "encoding", "is neither UTF-8 nor CP949; save it as UTF-8")
	}
	return text, nil
}

// column is the number of a column by its name.
func (t *table) column(name string) (int, error) {
	i := slices.Index(t.header, name)
	switch {
	case i < 0:
		return 0, bonbogi.Errorf(bonbogi.NotFound, "no_column", "%s has no column %q; %s", t.file, name, nearOnes(name, t.header))
	case slices.Contains(t.header[i+1:], name):
		return 0, bonbogi.Errorf(bonbogi.Invalid, "ambiguous", "%s has several columns %q; give each a name of its own", t.file, name)
	}
	return i, nil
}

// ids reads a column in which every row must have a name of its own.
func (t *table) ids(column int) ([]string, error) {
	ids, line := make([]string, len(t.rows)), make(map[string]int, len(t.rows))
	for i, row := range t.rows {
		id := strings.TrimSpace(row[column])
		if id == "" {
			return nil, bonbogi.Errorf(bonbogi.Invalid, "required", "%s line %d: no %s; give the row one, or take it out", t.file, t.lines[i], t.header[column])
		}
		if before, ok := line[id]; ok {
			return nil, bonbogi.Errorf(bonbogi.Invalid, "duplicate", "%s line %d: %s %q stands on line %d already; keep one of the two", t.file, t.lines[i], t.header[column], id, before)
		}
		ids[i], line[id] = id, t.lines[i]
	}
	return ids, nil
}

// numbers reads a column as `import` reads values; what is no number is NaN. A column without any is refused.
func (t *table) numbers(column int) ([]float64, error) {
	values, some := make([]float64, len(t.rows)), false
	for i, row := range t.rows {
		value, ok := ingest.ReadNumber(row[column])
		if !ok {
			value = math.NaN()
		}
		values[i] = value
		some = some || ok
	}
	if !some {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "number", "%s: there is no number in the column %q", t.file, t.header[column])
	}
	return values, nil
}

// nearOnes names the three that are spelt most like what was asked for.
func nearOnes(asked string, all []string) string {
	if len(all) == 0 {
		return "there are none"
	}
	type near struct {
		name    string
		letters int
	}
	best := make([]near, 0, 4)
	for _, name := range all {
		n := near{name, distance(asked, name)}
		at, _ := slices.BinarySearchFunc(best, n, func(a, b near) int {
			return cmp.Or(cmp.Compare(a.letters, b.letters), strings.Compare(a.name, b.name))
		})
		best = slices.Insert(best, at, n)[:min(len(best)+1, 3)]
	}
	names := make([]string, len(best))
	for i, n := range best {
		names[i] = strconv.Quote(n.name)
	}
	return "near are: " + strings.Join(names, ", ")
}
