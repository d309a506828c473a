package service

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
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

// file opens one file of the table, unpacked and in UTF-8.
func (r *resource) file(ctx context.Context, at place, name string, rows *resourceRows) (io.Reader, error) {
	f, err := at.open(ctx, name, fileLimit, r.verify)
	if err != nil {
		return nil, err
	}
	rows.closers = append(rows.closers, f)
	from := io.Reader(bufio.NewReaderSize(f, 64<<10))
	bare, _, _ := strings.Cut(name, "?")
	switch {
	case r.Compression == "gz" || r.Compression == "gzip" || strings.HasSuffix(bare, ".gz"):
		unpacked, err := gzip.NewReader(from)
		if err != nil {
			return nil, badReply("%s is not packed with gzip (%v)", name, err)
		}
		from = io.LimitReader(unpacked, fileLimit)
	case r.Compression != "" && r.Compression != "no":
		return nil, badReply("%s is packed with %s; only gzip is read: unpack it", name, r.Compression)
	}
	switch encoding := strings.ToLower(r.Encoding); encoding {
	case "", "utf-8", "utf8", "utf-8-sig":
	case "cp949", "ms949", "uhc":
		from, err = charset("euc-kr", from)
	default:
		from, err = charset(encoding, from)
	}
	if err != nil {
		return nil, err
	}
	text := bufio.NewReaderSize(from, 64<<10)
	if start, err := text.Peek(3); err == nil && string(start) == "\ufeff" {
		if _, err := text.Discard(3); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	return &lineGuard{from: text}, nil
}

// verify compares a file with the size and checksum that the descriptor gives.
func (r *resource) verify(file io.Reader) error {
	if len(r.Path) != 1 || r.Bytes == 0 && r.Hash == "" {
		return nil
	}
	name, want, cut := strings.Cut(r.Hash, ":")
	if !cut {
		name, want = "md5", r.Hash
	}
	var sum hash.Hash
	switch name {
	case "sha1":
		sum = sha1.New()
	case "sha256":
		sum = sha256.New()
	case "sha512":
		sum = sha512.New()
	default:
		sum = md5.New()
	}
	n, err := io.Copy(sum, file)
	switch {
	case err != nil:
		return fmt.Errorf("read the file: %w", err)
	case r.Bytes > 0 && n != r.Bytes:
		return passing{badReply("the file has %d bytes, and should have %d; it broke off or was changed: try again later", n, r.Bytes)}
	case r.Hash != "" && slices.Contains([]string{"md5", "sha1", "sha256", "sha512"}, name) && !strings.EqualFold(hex.EncodeToString(sum.Sum(nil)), want):
		return passing{badReply("the file is not the one that datapackage.json describes (its %s differs); try again later", name)}
	}
	return nil
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
	return row, err
}

func (t *resourceRows) close() (err error) {
	for _, c := range t.closers {
		err = errors.Join(err, c.Close())
	}
	return err
}

// inline reads rows that stand in the descriptor: a list of lists with the header first, or a list of objects.
func inline(data []byte) (header []string, rows [][]string, err error) {
	var lists [][]loosely
	if json.Unmarshal(data, &lists) == nil {
		for i, l := range lists {
			row := make([]string, len(l))
			for j, v := range l {
				row[j] = string(v)
			}
			if i == 0 {
				header = row
				continue
			}
			rows = append(rows, row)
		}
		return header, rows, nil
	}
	var objects []map[string]loosely
	if err := parseJSON(data, &objects); err != nil {
		return nil, nil, err
	}
	for _, o := range objects {
		for name := range o {
			if !slices.Contains(header, name) {
				header = append(header, name)
			}
		}
	}
	slices.Sort(header)
	for _, o := range objects {
		row := make([]string, len(header))
		for i, name := range header {
			row[i] = string(o[name])
		}
		rows = append(rows, row)
	}
	return header, rows, nil
}

// longestLine is what a row of a table may have; a cell of 1 MB has room.
const longestLine = 16 << 20

// lineGuard refuses lines that would fill the memory.
type lineGuard struct {
	from io.Reader
	line int
}

func (g *lineGuard) Read(p []byte) (int, error) {
	n, err := g.from.Read(p)
	if at := bytes.LastIndexByte(p[:n], '\n'); at >= 0 {
		g.line = n - at - 1
	} else if g.line += n; g.line > longestLine {
		return 0, badReply("a line is longer than %d MB; this is no table", longestLine>>20)
	}
	return n, err
}
