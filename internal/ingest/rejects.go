package ingest

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// Reject is a value that did not come in, and why.
type Reject struct {
	Row    int    // as a spreadsheet counts, from 1
	Column string // its letter, or the name of the field
	Value  string // as it was written
	Reason *Remark
}

// Rejects writes a table of what did not fit: row, column, value, reason.
type Rejects struct{ csv *csv.Writer }

// NewRejects begins such a table. It has a header also if nothing follows.
func NewRejects(w io.Writer) (*Rejects, error) {
	r := &Rejects{csv.NewWriter(w)}
	return r, r.csv.Write([]string{"row", "column", "value", "reason"})
}

// Add writes one of them.
func (r *Rejects) Add(j Reject) error { return r.Say(j, j.Reason.String()) }

// Say writes one of them with its reason in other words.
func (r *Rejects) Say(j Reject, reason string) error {
	return r.csv.Write([]string{strconv.Itoa(j.Row), j.Column, inert(j.Value), reason})
}

// Close writes what is left.
func (r *Rejects) Close() error {
	r.csv.Flush()
	return r.csv.Error()
}

// inert keeps a spreadsheet from taking a text for a formula (OWASP, CSV injection). Signs and numbers are none.
func inert(text string) string {
	if len(text) > 1 && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		if _, ok := (numbers{'.'}).parse([]byte(text)); !ok {
			return "'" + text
		}
	}
	return text
}
