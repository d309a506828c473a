package web

import (
	"bytes"
	"mime"
	"net/http"

	"github.com/bonbogi/bonbogi/internal/table"
)

// writeTable sends a table as a file: CSV, or a workbook.
func writeTable(w http.ResponseWriter, t table.Table, format string) error {
	write, contentType := t.WriteCSV, "text/csv; charset=utf-8"
	if format == "xlsx" {
		write, contentType = t.WriteXLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	return writeFile(w, t.Name+"."+format, contentType, b.Bytes())
}

// writeFile sends something to keep.
func writeFile(w http.ResponseWriter, name, contentType string, b []byte) error {
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	_, err := w.Write(b)
	return err
}

// files are the addresses of a page's table as CSV and as a workbook.
type files struct {
	CSV  string `json:"-"`
	XLSX string `json:"-"`
}

func filesOf(path, query string) files {
	return files{twin(path, query, "csv"), twin(path, query, "xlsx")}
}
