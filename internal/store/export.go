package store

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"

	"github.com/bonbogi/bonbogi"
)

// ExportOptions are what may be wished of an export; the zero value is the plain one.
type ExportOptions struct {
	BOM     bool // begin the CSV files with a byte-order mark: Excel takes them for another encoding without it
	Parquet bool // write the observations as Parquet, too
}

// byteOrderMark is what some programs want at the begin of a text in UTF-8.
const byteOrderMark = "\ufeff"

// Export writes everything that is stored, as it is at one moment, into a new folder: a CSV file a table
// and a datapackage.json that describes them. The same records give the same bytes on either engine. The
// folder appears under its name only when it is whole.
func (db *DB) Export(ctx context.Context, dir string, o ExportOptions) error {
	if err := mustBeNewFolder(dir); err != nil {
		return err
	}
	part, err := os.MkdirTemp(filepath.Dir(filepath.Clean(dir)), ".bonbogi-export-")
	if err != nil {
		return bonbogi.Errorf(bonbogi.Refused, "cannot_open", "%s cannot be written (%v); name another place", dir, reason(err))
	}
	defer os.RemoveAll(part)
	all, err := tables()
	if err != nil {
		return err
	}
	err = db.read(ctx, func(q querier) (err error) {
		defer func() {
			if _, ok := errors.AsType[*fs.PathError](err); ok {
				err = explainAt(dir, err) // it is not the disk of the database
			}
		}()
		rows := map[string]int64{}
		for _, t := range plain(all) {
			if rows[t.name], err = t.export(ctx, q, filepath.Join(part, t.name+".csv"), o); err != nil {
				return fmt.Errorf("export: %w", err)
			}
		}
		if err := exportObservations(ctx, q, part, o, rows); err != nil {
			return fmt.Errorf("export: %w", err)
		}
		if o.Parquet {
			if err := exportParquet(ctx, q, part); err != nil {
				return fmt.Errorf("export: %w", err)
			}
		}
		description, err := describePackage(exported(all), rows, o)
		if err != nil {
			return fmt.Errorf("export: %w", err)
		}
		return writeFile(filepath.Join(part, packageFile), func(w *bufio.Writer) error {
			_, err := w.Write(description)
			return err
		})
	})
	if err != nil {
		return explainAt(dir, err)
	}
	if err := os.Chmod(part, 0o755); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	os.Remove(dir) // an empty folder, or nothing
	if err := os.Rename(part, dir); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return syncFolder(filepath.Dir(filepath.Clean(dir)))
}

// mustBeNewFolder refuses a folder in which something is.
func mustBeNewFolder(dir string) error {
	content, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(filepath.Dir(filepath.Clean(dir)), 0o755); err != nil {
			return bonbogi.Errorf(bonbogi.Refused, "cannot_open", "the folder of %s cannot be made (%v); name another place", dir, reason(err))
		}
		return nil
	case err != nil:
		return bonbogi.Errorf(bonbogi.Refused, "cannot_open", "%s cannot be used (%v); name a new folder", dir, reason(err))
	case len(content) > 0:
		return bonbogi.Errorf(bonbogi.Refused, "not_empty", "the folder %s is not empty and is left as it is; name a new one", dir)
	}
	return nil
}

// writeFile writes a file and sees that it is on the disk.
func writeFile(path string, write func(*bufio.Writer) error) (err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := bufio.NewWriterSize(f, 1<<16)
	if err := write(w); err != nil {
		return err
	}
	return errors.Join(w.Flush(), f.Sync())
}

// export writes one file and returns the number of its rows.
func (t table) export(ctx context.Context, q querier, path string, o ExportOptions) (rows int64, err error) {
	err = writeCSV(path, t, o, func(w *csv.Writer) error {
		return t.each(ctx, q, func(row []any) error {
			var cells []string
			for i, c := range t.columns {
				if !c.derived {
					cells = append(cells, c.written(row[i]))
				}
			}
			rows++
			return w.Write(cells)
		})
	})
	return rows, err
}

// writeCSV writes a file with the header of a table.
func writeCSV(path string, t table, o ExportOptions, write func(*csv.Writer) error) error {
	return writeFile(path, func(b *bufio.Writer) error {
		if o.BOM {
			b.WriteString(byteOrderMark) // what goes wrong, the writer tells at its end
		}
		w := csv.NewWriter(b)
		var header []string
		for _, c := range t.stored() {
			header = append(header, c.name)
		}
		err := w.Write(header)
		if err == nil {
			err = write(w)
		}
		w.Flush()
		return errors.Join(err, w.Error())
	})
}

// written is a value as it stands in a cell; text stands there as it is, whatever it begins with.
func (c column) written(v any) string {
	if c.figure && v == int64(0) {
		return ""
	}
	switch v := v.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return formatNumber(v)
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// formatNumber writes a number so that it comes back to the last bit, and without an exponent where people would do
// without.
func formatNumber(v float64) string {
	if a := math.Abs(v); a != 0 && (a < 1e-6 || a >= 1e21) {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// parseNumber reads what formatNumber wrote.
func parseNumber(cell string) (float64, error) {
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, fmt.Errorf("%q is no number", cell)
	}
	return v, nil
}

// parsed is the value of a cell.
func (c column) parsed(cell string) (any, error) {
	if cell == "" && c.null {
		return nil, nil
	}
	if cell == "" && c.figure {
		return int64(0), nil
	}
	switch c.kind {
	case integerColumn:
		n, err := strconv.ParseInt(cell, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("%q is no whole number", cell)
		}
		return n, nil
	case realColumn:
		return parseNumber(cell)
	case booleanColumn:
		b, err := strconv.ParseBool(cell)
		if err != nil {
			return nil, fmt.Errorf("%q is neither true nor false", cell)
		}
		return b, nil
	}
	if _, err := (text[string]{&cell}).Value(); err != nil {
		return nil, err
	}
	return cell, nil
}
