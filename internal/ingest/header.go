package ingest

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"golang.org/x/text/unicode/norm"
)

// header is what stands above each column of a table: a text for every row of the header, from the top, with
// what a merged cell says above every column that it covers.
type header struct {
	span    Span
	columns [][]string // [column][level]
	fields  int        // of its longest row in a text, where every row has as many; 0: nothing tells
}

// unnamed is what a program writes where a header has no text.
var unnamed = regexp.MustCompile(`^Unnamed: \d+(_level_\d+)?$`)

// clean is the text of a cell on one line, composed.
func clean(s string) string {
	s = strings.Join(strings.Fields(strings.Trim(s, "\ufeff")), " ")
	if norm.NFC.IsNormalString(s) {
		return s
	}
	return norm.NFC.String(s)
}

func headerText(s string) string {
	if s = clean(s); unnamed.MatchString(s) {
		return ""
	}
	return s
}

// newHeader puts the rows of a header over its columns. Cells that are merged stand in the first of them alone; in a
// text nothing says how far one goes, so there it goes on to the next text, but not beyond the cell above it.
func newHeader(span Span, rows [][]string, width int, merged []table.Range) *header {
	h := &header{span: span, columns: make([][]string, width)}
	for c := range h.columns {
		h.columns[c] = make([]string, len(rows))
		for level, row := range rows {
			if c < len(row) {
				h.columns[c][level] = headerText(row[c])
			}
		}
	}
	if len(merged) > 0 {
		h.merge(merged)
	} else {
		h.spread()
	}
	if len(rows) > 1 {
		for level := range rows {
			h.unmangle(level)
		}
	}
	return h
}

// count notes how many fields the rows of the header have. In a workbook something can stand beside a table; in a text a
// longer row has a delimiter too many.
func (h *header) count(format table.Format, rows [][]string) {
	if format != table.Text {
		return
	}
	for _, r := range rows {
		h.fields = max(h.fields, len(r))
	}
}

// merge copies what stands in the first cell of a merged range to the others of its row.
func (h *header) merge(merged []table.Range) {
	for _, m := range merged {
		for row := max(m.FirstRow, h.span.First); row <= min(m.LastRow, h.span.Last); row++ {
			level := row - h.span.First
			for c := m.FirstColumn; c <= min(m.LastColumn, len(h.columns)-1); c++ {
				if first := m.FirstRow - h.span.First; first >= 0 {
					h.columns[c][level] = h.columns[m.FirstColumn][first]
				}
			}
		}
	}
}

// spread copies a text to the empty cells on its right, in all rows but the last.
func (h *header) spread() {
	for level := range h.levels() - 1 {
		for c := 1; c < len(h.columns); c++ {
			if h.columns[c][level] == "" && slices.Equal(h.columns[c][:level], h.columns[c-1][:level]) && h.below(c, level) {
				h.columns[c][level] = h.columns[c-1][level]
			}
		}
	}
}

// below reports whether something stands below the level in the column.
func (h *header) below(column, level int) bool {
	return slices.ContainsFunc(h.columns[column][level+1:], func(s string) bool { return s != "" })
}

// mangled is what a program makes of a header that is there more than once: 2005, 2005.1, 2005.2. The tenth
// becomes 2005.1 once more where it went through a spreadsheet.
var mangled = regexp.MustCompile(`^(.+)\.(\d+)$`)

// unmangle takes such numbers away, if they count from the first text on without a gap.
func (h *header) unmangle(level int) {
	for c := 0; c < len(h.columns); c++ {
		base := h.columns[c][level]
		if base == "" {
			continue
		}
		n := 0
		for c+n+1 < len(h.columns) {
			m := mangled.FindStringSubmatch(h.columns[c+n+1][level])
			want := strconv.Itoa(n + 1)
			if m == nil || m[1] != base || m[2] != want && m[2] != strings.TrimRight(want, "0") {
				break
			}
			n++
		}
		for i := 1; i <= n; i++ {
			h.columns[c+i][level] = base
		}
		c += n
	}
}

// firstRow is the number of the first row that is not above the values.
func (h *header) firstRow() int {
	if h.span == None {
		return 0
	}
	return h.span.Last + 1
}

// levels is how many rows the header has.
func (h *header) levels() int { return h.span.rows() }

// path is what stands above a column, from the top, without what is empty or said again.
func (h *header) path(column int) []string {
	var out []string
	for _, s := range h.columns[column] {
		if s != "" && (len(out) == 0 || out[len(out)-1] != s) {
			out = append(out, s)
		}
	}
	return out
}

// joint stands between the texts of a path or of a label.
const joint = " / "

// name is the path as one text, or the letter of a column without a header.
func (h *header) name(column int) string {
	if p := h.path(column); len(p) > 0 {
		return strings.Join(p, joint)
	}
	return table.Letter(column)
}

// find returns the column that a mapping names: by all that stands above it, by one of these texts, or by its letter.
func (h *header) find(field, name string) (int, error) {
	name = clean(name)
	for _, is := range []func(c int) bool{
		func(c int) bool { return strings.Join(h.path(c), joint) == name },
		func(c int) bool { return slices.Contains(h.columns[c], name) },
		func(c int) bool { return table.Letter(c) == name },
	} {
		var found []int
		for c := range h.columns {
			if is(c) {
				found = append(found, c)
			}
		}
		switch {
		case len(found) == 1:
			return found[0], nil
		case len(found) > 1:
			return -1, noColumn("mapping_column_twice", "%s: %q stands above the columns %s; name the one that is meant by its letter", field, name, letters(found))
		}
	}
	return -1, noColumn("mapping_column", "%s: there is no column %q; the columns are %s", field, name, h.list())
}

func noColumn(rule, format string, args ...any) error {
	return bonbogi.Errorf(bonbogi.Invalid, rule, "mapping: "+format, args...)
}

func letters(columns []int) string {
	var out []string
	for _, c := range columns[:min(len(columns), 10)] {
		out = append(out, table.Letter(c))
	}
	if len(columns) > 10 {
		out = append(out, "…")
	}
	return strings.Join(out, ", ")
}

// list names the columns for a message.
func (h *header) list() string {
	var out []string
	for c := range h.columns {
		if len(out) == 30 {
			out = append(out, fmt.Sprintf("… (%d in all)", len(h.columns)))
			break
		}
		out = append(out, h.name(c))
	}
	return strings.Join(out, ", ")
}

// every returns the columns that a name stands for where several may be meant: those that it stands above, or
// those of a range of letters, A:C.
func (h *header) every(name string) []int {
	name = clean(name)
	var found []int
	for c := range h.columns {
		if strings.Join(h.path(c), joint) == name || slices.Contains(h.columns[c], name) {
			found = append(found, c)
		}
	}
	from, to, ok := strings.Cut(name, ":")
	if len(found) > 0 || !ok {
		return found
	}
	first, last := table.Index(from), table.Index(to)
	for c := first; c >= 0 && c <= min(last, len(h.columns)-1); c++ {
		found = append(found, c)
	}
	return found
}
