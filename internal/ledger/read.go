package ledger

import (
	"context"
	"encoding/csv"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"golang.org/x/text/unicode/norm"
)

// MaxRows is how many rows a ledger may have: that of the busiest government over all years has a few thousand.
const MaxRows = 20_000

// What stands in merged cells is written out for each of them, and a small file can merge millions: so many cells may be
// covered, and so many bytes may the table have as text.
const (
	mostCovered = 2_000_000
	longestText = 10 << 20
)

func errTooLong() error {
	return bonbogi.Errorf(bonbogi.Invalid, "ledger_too_long", "the table has more than %d rows, or far more text than a ledger; give the ledger in parts", MaxRows)
}

// Sheet is a ledger as it was read from a table: what each of its rows says of an award.
type Sheet struct {
	Rows    []Row
	Left    []Left   // rows that are none
	Columns []string // the columns that are read, as the header calls them
	Unread  []string // and those that are not; what they say stays in the quotation
	Year    int      // of all days without one above which no year stands, as a line above the table says; 0: none
	Title   string   // what stands above the header
	Text    string   // the whole table as CSV, which the source keeps
}

// Row is what a row of a ledger says.
type Row struct {
	Number  int              // as a spreadsheet counts
	Written string           // the name of the award with what stands before it
	Award   bonbogi.Award    // without recipient and sources
	Problem *bonbogi.Error   // why it cannot be stored
	Remarks []*bonbogi.Error // what of it is not stored, or was taken otherwise than written
	Quote   string           // the row in Text
	Start   int              // where that begins and ends, in bytes
	End     int
}

// Left is a row that tells of no award.
type Left struct {
	Number int
	Why    string // total, header, heading, empty
	Text   string
}

// line is a row of a table.
type line struct {
	number     int
	cells      []string
	joined     map[int]bool // columns in which it shares a merged cell with another row
	start, end int          // in the text of the table
}

// Read reads a ledger from a table. Days lie no later than today. A table that is none is refused with a bonbogi.Error that
// says what it lacks; a row that cannot be stored is not: it says why.
func Read(ctx context.Context, f *table.File, sheet string, today bonbogi.Date) (*Sheet, error) {
	lines, text, err := linesOf(ctx, f, table.Options{Sheet: sheet})
	if err != nil {
		return nil, err
	}
	h, found := findHeader(lines)
	if !found {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "ledger_header",
			"no row names the columns of a ledger of awards; one must hold at least 수상명 and another of %s", strings.Join(Header(), ", "))
	}
	if h.year == 0 {
		h.year = yearOfFile(f, sheet)
	}
	s := &Sheet{Unread: h.unknown, Year: h.year, Title: h.above, Text: text}
	for c, head := range h.texts {
		for _, at := range h.at {
			if at == c {
				s.Columns = append(s.Columns, head)
			}
		}
	}
	r := reader{header: h, today: today}
	seen := map[string]int{}
	for _, l := range lines[h.row+1:] {
		if why := h.noAward(l); why != "" {
			s.Left = append(s.Left, Left{l.number, why, strings.Join(l.cells, " ")})
			if y := yearIn(l.heading()); y != 0 && why == "heading" {
				r.year = y // of the rows below
			}
			continue
		}
		row := r.row(l)
		row.Quote, row.Start, row.End = text[l.start:l.end], l.start, l.end
		if row.Problem == nil {
			key := fingerprint(row.Award)
			if first, twice := seen[key]; twice {
				row.Problem = bonbogi.Errorf(bonbogi.Invalid, "ledger_twice", "says the same as row %d", first)
			} else {
				seen[key] = row.Number
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s, nil
}

// yearOfFile is the year that the name of the sheet or the file says, as in 2021년 or a sheet called 2021.
func yearOfFile(f *table.File, sheet string) int {
	if f.Format == table.XLSX && sheet == "" {
		sheet, _ = f.FirstSheet() // a workbook without one was refused before
	}
	for _, name := range []string{sheet, f.Name} {
		if name = norm.NFC.String(name); strings.Contains(name, "년") || len(name) == len("2021") {
			if y := yearIn(name); y != 0 {
				return y
			}
		}
	}
	return 0
}

// fingerprint is the same for two rows that say the same. Prizes of one name from two givers are two, and so are two with
// another prize money.
func fingerprint(a bonbogi.Award) string {
	prize := ""
	if a.Prize != nil {
		prize = itoa(*a.Prize)
	}
	return strings.Join([]string{a.Name, a.For, a.Grade, a.Received.String(), itoa(a.Year), itoa(a.Round), a.Conferrer.Name, a.Organiser.Name, a.Host.Name,
		a.Department, prize}, "\x00")
}

// linesOf are the rows of the table that hold anything, and the table as CSV. What stands in a merged cell stands in each
// of the cells that it covers.
func linesOf(ctx context.Context, f *table.File, o table.Options) (lines []line, text string, err error) {
	merged, err := f.Merged(ctx, o)
	if err != nil {
		return nil, "", err
	}
	for chunk, err := range f.Rows(ctx, o) {
		if err != nil {
			return nil, "", err
		}
		err := chunk.Each(func(number int, cells [][]byte) error {
			if len(lines) >= MaxRows {
				return errTooLong()
			}
			l := line{number: number}
			for _, c := range cells {
				l.cells = append(l.cells, plainNumber(clean(string(c))))
			}
			lines = append(lines, l)
			return nil
		})
		chunk.Release()
		if err != nil {
			return nil, "", err
		}
	}
	if err := merge(lines, merged); err != nil {
		return nil, "", err
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	for i := range lines {
		lines[i].start = b.Len()
		if err := w.Write(lines[i].cells); err != nil {
			return nil, "", err
		}
		w.Flush()
		lines[i].end = b.Len() - 1 // without the line break
		if b.Len() > longestText {
			return nil, "", errTooLong()
		}
	}
	return lines, b.String(), w.Error()
}

// clean is the text of a cell on one line, composed, without what no database keeps.
func clean(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\x00", "")
	s = strings.TrimSpace(strings.TrimPrefix(norm.NFC.String(strings.Join(strings.Fields(s), " ")), "\ufeff"))
	if len(s) > 1 && s[0] == '\'' && strings.ContainsRune("=+-@", rune(s[1])) {
		s = s[1:] // what keeps a spreadsheet from taking a text for a formula
	}
	return s
}

// exponent is a number as spreadsheets store it: 5E+06.
var exponent = regexp.MustCompile(`^-?\d(\.\d+)?[eE]\+?\d{1,2}$`)

// plainNumber writes such a number as people do.
func plainNumber(s string) string {
	if !exponent.MatchString(s) {
		return s
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.Abs(v) >= 1e21 {
		return s
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// merge copies the first cell of each merged range to the others.
func merge(lines []line, merged []table.Range) error {
	covered := 0
	at := make(map[int]int, len(lines))
	for i, l := range lines {
		at[l.number] = i
	}
	for _, m := range merged {
		first, there := at[m.FirstRow]
		if !there || m.FirstColumn >= len(lines[first].cells) || m.LastColumn-m.FirstColumn > 100 || m.LastRow-m.FirstRow > MaxRows {
			continue
		}
		if covered += max(1, m.LastRow-m.FirstRow+1) * max(1, m.LastColumn-m.FirstColumn+1); covered > mostCovered {
			return errTooLong()
		}
		text := lines[first].cells[m.FirstColumn]
		for row := m.FirstRow; row <= m.LastRow; row++ {
			i, there := at[row]
			if !there {
				continue
			}
			l := &lines[i]
			for c := m.FirstColumn; c <= m.LastColumn; c++ {
				for len(l.cells) <= c {
					l.cells = append(l.cells, "")
				}
				if l.cells[c] = text; m.LastRow > m.FirstRow {
					if l.joined == nil {
						l.joined = map[int]bool{}
					}
					l.joined[c] = true
				}
			}
		}
	}
	return nil
}
