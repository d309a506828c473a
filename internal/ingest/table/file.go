package table

import (
	"bufio"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// File is a file with a table in it. It may be read several times, one time after the other.
type File struct {
	Name   string   // without the folder
	Format Format   //
	Gzip   bool     // the table is packed
	Sheets []string // the visible sheets of a workbook, in their order

	from io.ReaderAt
	size int64
	tidy []func() error // undoes what opening did, the last first
	book *workbook
}

// Open looks what kind of table a file is. The reader is used directly if it is a file on the disk; else what
// it gives goes to a temporary file, which Close removes.
func Open(ctx context.Context, name string, r io.Reader) (*File, error) {
	f := &File{Name: filepath.Base(name)}
	if err := f.open(ctx, r); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

func (f *File) open(ctx context.Context, r io.Reader) error {
	if err := f.take(ctx, r); err != nil {
		return err
	}
	head, err := f.head()
	if err != nil {
		return err
	}
	if f.Format, err = detect(f.bare(), head); err != nil {
		return err
	}
	if f.Format != XLSX {
		return nil
	}
	if f.Gzip { // a ZIP is read from its end
		unpacked, err := f.unpacked()
		if err != nil {
			return err
		}
		f.Gzip = false
		if err := f.spool(ctx, unpacked, maxZip); err != nil {
			return err
		}
	}
	if f.book, err = openWorkbook(f.from, f.size); err != nil {
		return err
	}
	f.Sheets = f.book.visible()
	return nil
}

// bare is the name without the ending of a gzip.
func (f *File) bare() string { return strings.TrimSuffix(strings.ToLower(f.Name), ".gz") }

// take makes a file of the reader that can be read from any place.
func (f *File) take(ctx context.Context, r io.Reader) error {
	if on, ok := r.(*os.File); ok {
		if info, err := on.Stat(); err == nil && info.Mode().IsRegular() {
			f.from, f.size = on, info.Size()
			if f.size > MaxFile {
				return tooLarge(MaxFile)
			}
			return nil
		}
	}
	return f.spool(ctx, r, MaxFile)
}

// spool puts what the reader gives into a temporary file.
func (f *File) spool(ctx context.Context, r io.Reader, limit int64) error {
	t, err := os.CreateTemp("", "bonbogi-table-*")
	if err != nil {
		return fmt.Errorf("table: temporary file: %w", err)
	}
	f.tidy = append(f.tidy, func() error { return errors.Join(t.Close(), gone(os.Remove(t.Name()))) })
	_ = os.Remove(t.Name()) // where that is possible it is gone even if the program is killed
	n, err := io.Copy(t, io.LimitReader(interruptible{ctx, r}, limit+1))
	if err != nil {
		return unread(err)
	}
	if n > limit {
		return tooLarge(limit)
	}
	f.from, f.size = t, n
	return nil
}

// gone is for a file that should be removed: that it is gone already is no mistake.
func gone(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// head returns the beginning of the table, unpacked.
func (f *File) head() ([]byte, error) {
	buf := make([]byte, headSize)
	n, err := f.from.ReadAt(buf, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("table: %w", err)
	}
	if n < 2 || buf[0] != 0x1F || buf[1] != 0x8B {
		return buf[:n], nil
	}
	f.Gzip = true
	r, err := f.unpacked()
	if err != nil {
		return nil, err
	}
	n, err = io.ReadFull(r, buf)
	if err != nil { // a short table, or a file that is cut off: the next read tells
		if _, err := r.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
			return nil, unread(err)
		}
	}
	if n >= 2 && buf[0] == 0x1F && buf[1] == 0x8B {
		return nil, refuse("table_archive", "the file is packed twice; unpack it once and give what comes out")
	}
	return buf[:n], nil
}

// bytes reads the table from its beginning, unpacked. progress is told how far into the file it has come.
func (f *File) bytes(progress func(int64)) (io.Reader, error) {
	counted := &counter{from: io.NewSectionReader(f.from, 0, f.size), tell: progress}
	if !f.Gzip {
		return counted, nil
	}
	return f.gunzip(counted)
}

func (f *File) unpacked() (io.Reader, error) { return f.bytes(nil) }

func (f *File) gunzip(packed *counter) (io.Reader, error) {
	z, err := gzip.NewReader(bufio.NewReaderSize(packed, 64<<10))
	if err != nil {
		return nil, damaged("table_damaged", "the gzip file is damaged at its beginning (%v)", err)
	}
	return &bounded{from: z, packed: packed}, nil
}

// Size is how many bytes the file has.
func (f *File) Size() int64 { return f.size }

// Within reports whether the table has no more bytes than limit; a gzip is unpacked that far to see it.
func (f *File) Within(limit int64) bool {
	if !f.Gzip {
		return f.size <= limit
	}
	r, err := f.unpacked()
	if err != nil {
		return true // reading it tells what is wrong
	}
	n, _ := io.CopyN(io.Discard, r, limit+1)
	return n <= limit
}

// Digest is the SHA-256 of the file, in hexadecimal digits.
func (f *File) Digest(ctx context.Context) (string, error) {
	h := sha256.New()
	if _, err := io.Copy(h, interruptible{ctx, io.NewSectionReader(f.from, 0, f.size)}); err != nil {
		return "", unread(err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Close removes what Open made. The file that it was given stays open.
func (f *File) Close() error {
	var err error
	for i := len(f.tidy) - 1; i >= 0; i-- {
		err = errors.Join(err, f.tidy[i]())
	}
	f.tidy = nil
	return err
}
