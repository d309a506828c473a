package web

import (
	"bytes"
	"mime"
	"net/http"

	"github.com/bonbogi/bonbogi/internal/table"
)

// writeTable sends a table as a file.
func writeTable(w http.ResponseWriter, t table.Table) error {
	var b bytes.Buffer
	if err := t.WriteCSV(&b); err != nil {
		return err
	}
	return writeFile(w, t.Name+".csv", "text/csv; charset=utf-8", b.Bytes())
}

// writeFile sends something to keep.
func writeFile(w http.ResponseWriter, name, contentType string, b []byte) error {
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	_, err := w.Write(b)
	return err
}
