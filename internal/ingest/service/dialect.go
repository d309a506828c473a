package service

import (
	"cmp"
	"encoding/csv"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// dialect is a Table Dialect, or the CSV Dialect before it: how a table is written.
type dialect struct {
	Header           *bool   `json:"header"`
	HeaderRows       []int   `json:"headerRows"`
	HeaderJoin       *string `json:"headerJoin"`
	CommentRows      []int   `json:"commentRows"`
	CommentChar      string  `json:"commentChar"`
	Delimiter        string  `json:"delimiter"`
	LineTerminator   string  `json:"lineTerminator"`
	QuoteChar        *string `json:"quoteChar"`
	DoubleQuote      *bool   `json:"doubleQuote"`
	EscapeChar       string  `json:"escapeChar"`
	NullSequence     *string `json:"nullSequence"`
	SkipInitialSpace bool    `json:"skipInitialSpace"`
}

// reader reads rows written in the dialect. What is not supported is refused, not misread.
func (d dialect) reader(from io.Reader) (*csv.Reader, error) {
	unsupported := func(what, value string) error {
		return badReply("the dialect has %s %q, which is not read; save the table as usual CSV", what, value)
	}
	switch {
	case utf8.RuneCountInString(d.Delimiter) > 1:
		return nil, unsupported("delimiter", d.Delimiter)
	case utf8.RuneCountInString(d.CommentChar) > 1:
		return nil, unsupported("commentChar", d.CommentChar)
	case d.QuoteChar != nil && *d.QuoteChar != `"`:
		return nil, unsupported("quoteChar", *d.QuoteChar)
	case d.DoubleQuote != nil && !*d.DoubleQuote:
		return nil, unsupported("doubleQuote", "false")
	case d.EscapeChar != "":
		return nil, unsupported("escapeChar", d.EscapeChar)
	case d.LineTerminator != "" && d.LineTerminator != "\n" && d.LineTerminator != "\r\n":
		return nil, unsupported("lineTerminator", d.LineTerminator)
	}
	r := csv.NewReader(from)
	r.ReuseRecord, r.TrimLeadingSpace = true, d.SkipInitialSpace
	if d.Delimiter != "" {
		r.Comma, _ = utf8.DecodeRuneInString(d.Delimiter)
	}
	if d.CommentChar != "" {
		r.Comment, _ = utf8.DecodeRuneInString(d.CommentChar)
	}
	return r, nil
}

// headerRows are the numbers of the rows of the header; none if there is no header.
func (d dialect) headerRows() []int {
	switch {
	case d.Header != nil && !*d.Header:
		return nil
	case len(d.HeaderRows) > 0:
		return d.HeaderRows
	}
	return []int{1}
}

// join makes one header of several rows.
func (d dialect) join(rows [][]string) []string {
	between := " "
	if d.HeaderJoin != nil {
		between = *d.HeaderJoin
	}
	var header []string
	for i := range slices.MaxFunc(rows, func(a, b []string) int { return len(a) - len(b) }) {
		var parts []string
		for _, row := range rows {
			if i < len(row) && row[i] != "" {
				parts = append(parts, row[i])
			}
		}
		header = append(header, strings.Join(parts, between))
	}
	return header
}

// withFormat is the dialect of a resource by its format, where it says nothing itself.
func (d dialect) withFormat(r *resource) (dialect, error) {
	format := strings.ToLower(r.Format)
	if format == "" && len(r.Path) > 0 {
		name, _, _ := strings.Cut(r.Path[0], "?")
		format = strings.TrimPrefix(path.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz")), ".")
	}
	switch {
	case format == "tsv" || r.MediaType == "text/tab-separated-values":
		d.Delimiter = cmp.Or(d.Delimiter, "\t")
	case format == "csv" || format == "" || format == "txt" || strings.HasPrefix(r.MediaType, "text/csv"):
	default:
		return d, badReply("the resource %s is %s; only CSV and TSV are read from packages: import the file itself with bonbogi import FILE", r.Name, format)
	}
	return d, nil
}
