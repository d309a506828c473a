package registry

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
)

// The limits of an imported table: far above any country's, so that a wrong file is refused early.
const (
	maxRows  = 500_000
	maxBytes = 100 << 20
	maxForms = 1000
)

// columns are those of `gov import`; all but the first two may be left out of a file.
var columns = []string{"id", "name", "name_en", "level", "parent", "scheme", "code", "valid_from", "valid_to", "predecessors", "aliases", "codes"}

// ReadCSV reads a table of governments with a header line, one row a form: several rows with the same id
// are one government over time. Columns: id, name, name_en, level, parent, scheme, code, valid_from,
// valid_to, predecessors (IDs, separated by spaces or semicolons), aliases (separated by semicolons), codes of further
// schemes (scheme:code, separated by semicolons).
// An error names the line and the column.
func ReadCSV(r io.Reader) ([]bonbogi.Government, error) {
	in := &io.LimitedReader{R: r, N: maxBytes + 1}
	buf := bufio.NewReader(in)
	if bom, _ := buf.Peek(3); string(bom) == "\ufeff" {
		_, _ = buf.Discard(3)
	}
	rows := csv.NewReader(buf)
	rows.ReuseRecord = true
	t, err := readHeader(rows)
	if err != nil {
		return nil, err
	}
	for n := 0; ; n++ {
		rec, err := rows.Read()
		switch {
		case errors.Is(err, io.EOF) && in.N > 0:
			return t.finish()
		case in.N <= 0:
			return nil, bonbogi.Errorf(bonbogi.Refused, "too_large", "the file has more than %d MB; load it in parts", maxBytes>>20)
		case err != nil:
			return nil, badCSV(err)
		case n >= maxRows:
			return nil, bonbogi.Errorf(bonbogi.Refused, "too_large", "the file has more than %d rows; load it in parts", maxRows)
		}
		line, _ := rows.FieldPos(0)
		if err := t.add(rec, line); err != nil {
			return nil, err
		}
	}
}

// table collects the rows of a file.
type table struct {
	at    map[string]int // column name to its place
	govs  []bonbogi.Government
	index map[string]int
	lines []int // where each government begins
}

func readHeader(rows *csv.Reader) (*table, error) {
	head, err := rows.Read()
	if errors.Is(err, io.EOF) {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "empty", "the file is empty; its first line names the columns: %s", strings.Join(columns, ","))
	}
	if err != nil {
		return nil, badCSV(err)
	}
	t := &table{at: map[string]int{}, index: map[string]int{}}
	for i, c := range head {
		c = strings.ToLower(strings.TrimSpace(c))
		if !slices.Contains(columns, c) {
			return nil, bonbogi.Errorf(bonbogi.Invalid, "column", "line 1: there is no column %.60q; the columns are %s", c, strings.Join(columns, ","))
		}
		if _, ok := t.at[c]; ok {
			return nil, bonbogi.Errorf(bonbogi.Invalid, "column", "line 1: the column %q is there twice; leave one out", c)
		}
		t.at[c] = i
	}
	for _, c := range []string{"id", "name", "level"} {
		if _, ok := t.at[c]; !ok {
			return nil, bonbogi.Errorf(bonbogi.Invalid, "column", "line 1: the column %q is missing; the columns are %s", c, strings.Join(columns, ","))
		}
	}
	return t, nil
}

func badCSV(err error) error {
	if e, ok := errors.AsType[*csv.ParseError](err); ok {
		return bonbogi.Errorf(bonbogi.Invalid, "csv", "line %d: %v; every row needs as many fields as the header, and quotes must be closed", e.Line, e.Err)
	}
	return fmt.Errorf("registry: read table: %w", err)
}

func (t *table) add(rec []string, line int) error {
	get := func(column string) string {
		if i, ok := t.at[column]; ok {
			return strings.TrimSpace(rec[i])
		}
		return ""
	}
	bad := func(column, rule, format string, args ...any) error {
		return bonbogi.Errorf(bonbogi.Invalid, rule, "line %d, column %s: %s", line, column, fmt.Sprintf(format, args...))
	}
	for _, v := range rec {
		if !utf8.ValidString(v) {
			return bonbogi.Errorf(bonbogi.Invalid, "utf8", "line %d: %.60q is not UTF-8; save the table as “CSV UTF-8” and load it again", line, v)
		}
	}
	for _, c := range columns {
		if strings.ContainsFunc(get(c), breaks) {
			return bad(c, "control", "%.60q holds a line break, a tab or another control character; write it on one line with spaces", get(c))
		}
	}
	id, level := get("id"), bonbogi.Level(get("level"))
	switch {
	case !bonbogi.ValidID(id):
		return bad("id", "id", "%.60q is no id; use letters, digits, dots and hyphens, 100 at most", id)
	case !hasPage(id):
		return bad("id", "id", "%q can have no page: addresses of pages end in /new, .json or .csv for other things; use another id", id)
	case !slices.Contains(bonbogi.Levels, level):
		return bad("level", "unknown_value", "%.60q is no level; use one of %v", level, bonbogi.Levels)
	case get("name") == "":
		return bad("name", "required", "the name is missing; write it in the language of the country")
	}
	f := bonbogi.Form{
		Name: get("name"), NameEn: get("name_en"), Aliases: split(get("aliases"), ";"),
		Scheme: get("scheme"), Code: get("code"), Codes: split(get("codes"), ";"), Parent: get("parent"), Predecessors: split(get("predecessors"), "; "),
	}
	for _, c := range []string{"name", "name_en", "scheme", "code", "codes", "parent", "aliases"} {
		if len(get(c)) > 1000 {
			return bad(c, "too_long", "has more than 1000 bytes; shorten it")
		}
	}
	for _, p := range append([]string{f.Parent}, f.Predecessors...) {
		if p == id {
			return bad("parent", "circle", "%s names itself as parent or predecessor; name another id", id)
		}
	}
	var err error
	if f.From, err = bonbogi.ParseDate(get("valid_from")); err != nil {
		return bad("valid_from", "date", "%v", message(err))
	}
	if f.To, err = bonbogi.ParseDate(get("valid_to")); err != nil {
		return bad("valid_to", "date", "%v", message(err))
	}
	i, ok := t.index[id]
	if !ok {
		i = len(t.govs)
		t.index[id] = i
		t.govs = append(t.govs, bonbogi.Government{ID: id, Level: level})
		t.lines = append(t.lines, line)
	}
	g := &t.govs[i]
	if g.Level != level {
		return bad("level", "conflict", "%s is %q here and %q in line %d; give it the level of its last form everywhere", id, level, g.Level, t.lines[i])
	}
	if len(g.Forms) == maxForms {
		return bad("id", "too_many", "%s has more than %d forms; check the ids", id, maxForms)
	}
	g.Forms = append(g.Forms, f)
	return nil
}

// breaks reports whether the character would tear a line or a table apart. Those that only join or part
// letters, as some scripts need, do not.
func breaks(c rune) bool { return unicode.In(c, unicode.Cc, unicode.Zl, unicode.Zp) }

// hasPage reports whether the address of a page can end in the ID.
func hasPage(id string) bool {
	id = strings.ToLower(id)
	return id != "new" && !strings.HasSuffix(id, ".json") && !strings.HasSuffix(id, ".csv")
}

// finish puts the forms of each government in order and checks its rules.
func (t *table) finish() ([]bonbogi.Government, error) {
	if len(t.govs) == 0 {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "empty", "the file has a header and no rows; add one row a government")
	}
	for i, g := range t.govs {
		slices.SortStableFunc(g.Forms, func(a, b bonbogi.Form) int { return a.From.Compare(b.From) })
		if err := g.Validate(); err != nil {
			return nil, bonbogi.Errorf(bonbogi.Invalid, "government", "line %d: %s: %v; correct its rows", t.lines[i], g.ID, err)
		}
	}
	return t.govs, nil
}

func split(s, separators string) []string {
	var out []string
	for _, p := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(separators, c) }) {
		if p = strings.TrimSpace(p); p != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// message is the text of a refusal without the field, which the line already names.
func message(err error) string {
	if e, ok := errors.AsType[*bonbogi.Error](err); ok {
		return e.Message
	}
	return err.Error()
}
