package ingest

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// maxProblems is how many things wrong with a table of definitions are told at once.
const maxProblems = 20

const byteOrderMark = "\ufeff"

// DefinitionHeader names the columns of a table of indicator definitions.
func DefinitionHeader() []string {
	var names []string
	for _, c := range definitionCells(&bonbogi.Indicator{}) {
		names = append(names, c.column)
	}
	return names
}

// DefinitionRow is an indicator as a row of such a table: what ReadDefinitions reads.
func DefinitionRow(i bonbogi.Indicator) []string {
	var row []string
	for _, c := range definitionCells(&i) {
		row = append(row, c.written)
	}
	return row
}

// ReadDefinitions reads indicator definitions from CSV in UTF-8, a row an indicator: the columns of
// DefinitionHeader in any order, of which id and name must be there. An empty cell or a column that is not
// there claims least: no direction, context, yearly, not rankable, no interval. Topics and sources are set
// apart by semicolons.
//
// All that is wrong is told at once, as bonbogi.Problems whose Field is the line and the column:
// "line 18, direction". The sources of a definition are those that its row names; it may have none, so the
// caller gives it one before it is stored.
func ReadDefinitions(r io.Reader) ([]bonbogi.Indicator, error) {
	buffered := bufio.NewReader(r)
	if begin, err := buffered.Peek(len(byteOrderMark)); err == nil && string(begin) == byteOrderMark {
		buffered.Discard(len(byteOrderMark)) // which Excel writes
	}
	in := csv.NewReader(buffered)
	in.FieldsPerRecord = -1
	header, err := in.Read()
	if err == io.EOF {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "definitions_empty", "the table is empty; its first line names the columns: %s", strings.Join(DefinitionHeader(), ","))
	}
	if err != nil {
		return nil, unreadable(err)
	}
	header = slices.Clone(header)
	if err := definitionHeader(header); err != nil {
		return nil, err
	}
	var out []bonbogi.Indicator
	var problems bonbogi.Problems
	lines := map[string]int{} // of the IDs
	for {
		row, err := in.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, unreadable(err)
		}
		line, _ := in.FieldPos(0)
		if len(row) == 1 && strings.TrimSpace(row[0]) == "" {
			continue
		}
		i, wrong := definition(header, row)
		if first := lines[i.ID]; first != 0 && i.ID != "" {
			wrong = append(wrong, &bonbogi.Error{Code: bonbogi.Invalid, Field: "id", Rule: "definition_twice", Message: fmt.Sprintf("%s is defined on line %d already", i.ID, first)})
		}
		lines[i.ID] = line
		for _, p := range wrong {
			problems = append(problems, inLine(fmt.Sprintf("line %d, %s", line, p.Field), p))
		}
		if len(problems) >= maxProblems {
			break
		}
		out = append(out, i)
	}
	if len(problems) > 0 {
		return nil, problems[:min(len(problems), maxProblems)]
	}
	if len(out) == 0 {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "definitions_empty", "the table has a header and no definitions below it")
	}
	return out, nil
}

func unreadable(err error) error {
	if e, ok := errors.AsType[*csv.ParseError](err); ok {
		return &bonbogi.Error{Code: bonbogi.Invalid, Field: fmt.Sprintf("line %d", e.Line), Rule: "definitions_csv",
			Message: fmt.Sprintf("this is no CSV (%v); see whether a quotation mark is left open", e.Err)}
	}
	return fmt.Errorf("ingest: read definitions: %w", err)
}

// definitionHeader refuses a header from which nothing, or something else, would be read.
func definitionHeader(header []string) error {
	known := DefinitionHeader()
	for at, name := range header {
		switch header[at] = strings.ToLower(strings.TrimSpace(name)); {
		case !slices.Contains(known, header[at]):
			return definitionsColumn("definitions_column", "%.100q is no column of definitions; the columns are %s", name, strings.Join(known, ","))
		case slices.Contains(header[:at], header[at]):
			return definitionsColumn("definitions_column_twice", "the column %s stands twice", header[at])
		}
	}
	for _, name := range []string{"id", "name"} {
		if !slices.Contains(header, name) {
			return definitionsColumn("definitions_column_missing", "the column %s is missing; the columns are %s", name, strings.Join(known, ","))
		}
	}
	return nil
}

func definitionsColumn(rule, format string, args ...any) error {
	return inLine("line 1", bonbogi.Errorf(bonbogi.Invalid, rule, format, args...))
}

// inLine says where a refusal is about.
func inLine(field string, e *bonbogi.Error) *bonbogi.Error {
	e.Field = field
	return e
}

// definition reads one row, and says what is wrong with it.
func definition(header, row []string) (bonbogi.Indicator, bonbogi.Problems) {
	i := bonbogi.Indicator{Direction: bonbogi.NoDirection, Measure: bonbogi.MeasureContext, Frequency: bonbogi.Yearly, Interval: bonbogi.IntervalNone}
	var wrong bonbogi.Problems
	if len(row) != len(header) {
		return i, bonbogi.Problems{inLine("row", bonbogi.Errorf(bonbogi.Invalid, "definitions_row", "there are %d cells for %d columns", len(row), len(header)))}
	}
	cells := definitionCells(&i)
	for at, cell := range row {
		cell = strings.TrimSpace(cell)
		if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@", rune(cell[1])) {
			cell = cell[1:] // the mark by which a download keeps a spreadsheet from computing
		}
		if cell == "" {
			continue
		}
		of := slices.IndexFunc(cells, func(c definitionCell) bool { return c.column == header[at] })
		if err := cells[of].read(cell); err != nil {
			wrong = append(wrong, &bonbogi.Error{Code: bonbogi.Invalid, Field: header[at], Rule: "number", Message: err.Error()})
		}
	}
	checked := i
	if len(checked.Sources) == 0 {
		checked.Sources = []bonbogi.Citation{{Source: "later"}} // the caller gives it
	}
	if problems, ok := errors.AsType[bonbogi.Problems](checked.Validate()); ok {
		wrong = append(wrong, problems...)
	}
	return i, wrong
}

// definitionCell ties a column to a field.
type definitionCell struct {
	column  string
	written string
	read    func(string) error
}

func definitionCells(i *bonbogi.Indicator) []definitionCell {
	return []definitionCell{
		word("id", &i.ID), word("name", &i.Name), word("name_en", &i.NameEn),
		word("definition", &i.Definition), word("definition_en", &i.DefinitionEn), word("unit", &i.Unit), word("unit_en", &i.UnitEn),
		word("direction", &i.Direction), word("measure", &i.Measure),
		{"decimals", strconv.Itoa(i.Decimals), func(s string) (err error) {
			if i.Decimals, err = strconv.Atoi(s); err != nil {
				err = fmt.Errorf("%.100q is no whole number", s)
			}
			return err
		}},
		word("frequency", &i.Frequency), yes("rankable", &i.Rankable), word("interval", &i.Interval),
		{"per", factor(i.Per), func(s string) (err error) {
			if i.Per, err = strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64); err != nil {
				err = fmt.Errorf("%.100q is no number", s)
			}
			return err
		}},
		word("publisher", &i.Publisher), word("licence", &i.Licence), word("url", &i.URL), word("version", &i.Version),
		{"topics", strings.Join(i.Topics, "; "), func(s string) error { i.Topics = listed(s); return nil }},
		yes("simulated", &i.Simulated),
		{"sources", strings.Join(citedIDs(i.Sources), "; "), func(s string) error {
			for _, id := range listed(s) {
				i.Sources = append(i.Sources, bonbogi.Citation{Source: id})
			}
			return nil
		}},
	}
}

func word[S ~string](column string, to *S) definitionCell {
	return definitionCell{column, string(*to), func(s string) error { *to = S(s); return nil }}
}

func yes(column string, to *bool) definitionCell {
	return definitionCell{column, strconv.FormatBool(*to), func(s string) error {
		switch strings.ToLower(s) {
		case "true", "yes", "y", "1", "예":
			*to = true
		case "false", "no", "n", "0", "아니요":
			*to = false
		default:
			return fmt.Errorf("%.100q is neither true nor false", s)
		}
		return nil
	}}
}

func factor(per float64) string {
	if per == 0 {
		return ""
	}
	return strconv.FormatFloat(per, 'g', -1, 64)
}

// listed takes apart what stands in one cell.
func listed(s string) (out []string) {
	for part := range strings.SplitSeq(s, ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func citedIDs(citations []bonbogi.Citation) (ids []string) {
	for _, c := range citations {
		ids = append(ids, c.Source)
	}
	return ids
}
