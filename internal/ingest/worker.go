package ingest

import (
	"bytes"
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest/runs"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
)

// shop is what the workers of one import share.
type shop struct {
	plan        *plan
	governments *governments
	labels      *labels
	periods     *dictionary[bonbogi.Period]
	marks       *dictionary[string] // signs in cells; 0 is none
	notes       *dictionary[string] // texts beside values; 0 is none
	columns     *dictionary[string] // names of places, where a column tells them
}

// The limits of what an item has room for.
const (
	maxMarks = 1<<markBits - 1
	maxNotes = 2_000_000
	longNote = 1000 // characters, as bonbogi.Figure has it
)

func newShop(p *plan, g *governments, l *labels) *shop {
	s := &shop{p, g, l, newDictionary[bonbogi.Period](1 << periodBits), newDictionary[string](maxMarks), newDictionary[string](maxNotes),
		newDictionary[string](1 << columnBits)}
	s.marks.number("")
	s.notes.number("")
	return s
}

// width is how wide the items of the table are.
func (s *shop) width() int {
	for _, c := range []int{s.plan.low, s.plan.high, s.plan.numerator, s.plan.denominator, s.plan.note, s.plan.status} {
		if c >= 0 {
			return fullWidth
		}
	}
	return plainWidth
}

// worker makes items of rows. Texts that it met before are found without asking the others.
type worker struct {
	*shop
	buffer *runs.Buffer
	full   bool // items have more than a value

	places   map[string]*seat
	heads    map[string]head // what names begin, where they stand above others
	province string          // that was named last
	whens    map[string]*moment
	titles   map[string]*title
	composed []byte // room for the text of a row by which the others are found

	decimals    int    // of the number that was read last
	absent      bool   // the government that was located last did not exist then
	frequencies []int  // by period: the place in bonbogi.Frequencies
	seen        []seen // by indicator

	filler              filler
	heading             string // the last label that others can be under
	rejected            []Reject
	considered, refused int
	shown               func(i item, text []byte, why *Remark) // nil: items go to the buffer
	skipped             int                                    // rows
}

func (s *shop) worker(b *runs.Buffer) *worker {
	return &worker{shop: s, buffer: b, full: s.width() == fullWidth, places: map[string]*seat{}, heads: map[string]head{}, whens: map[string]*moment{}, titles: map[string]*title{},
		filler: filler{columns: s.plan.fill}}
}

// cell is the text of a column in a row that may be shorter.
func cell(cells [][]byte, column int) []byte {
	if column < 0 || column >= len(cells) {
		return nil
	}
	return bytes.TrimSpace(cells[column])
}

// row makes items of the values in a row.
func (w *worker) row(number int, cells [][]byte) error {
	p := w.plan
	if len(p.fill) > 0 {
		cells = w.filler.fillBytes(cells)
	}
	for _, s := range p.skip {
		if s.matches(clean(string(cell(cells, s.column)))) {
			w.skipped++
			return nil
		}
	}
	longer := w.longer(cells)
	var s *seat
	var m *moment
	var t *title
	for v := range p.values {
		c := &p.values[v]
		text := cell(cells, c.column)
		if len(text) == 0 && p.status < 0 && p.empty.Status == bonbogi.NoObservation {
			continue
		}
		if s == nil {
			s, m, t = w.seat(cells), w.moment(cells), w.title(cells)
		}
		i := item{row: number, column: c.column}
		if p.columns >= 0 {
			i.column, _ = w.columns.number(string(cell(cells, p.columns)))
		}
		why := longer
		if why == nil {
			why = w.figure(&i, text, cells, cmp.Or(m.when.flag, c.when.flag))
		}
		if why == nil && i.status == bonbogi.NoObservation {
			continue // nothing is said
		}
		if why == nil {
			if why = w.locate(&i, s, m, t, v); why != nil && w.absent && !i.status.HasValue() {
				continue // that there is no value says nothing of a government that was not there
			}
		}
		w.considered++
		if w.shown != nil {
			w.shown(i, text, why)
			continue
		}
		if why != nil {
			w.refused++
			w.rejected = append(w.rejected, w.rejectOf(i, string(text), why))
			continue
		}
		rest, err := w.buffer.Add(i.key)
		if err != nil {
			return err
		}
		i.write(rest)
	}
	return nil
}

// longer says why no value of a row can be trusted that has more fields than the header: a comma too many moves all
// that stands behind it.
func (w *worker) longer(cells [][]byte) (why *Remark) {
	if n := w.plan.header.fields; n > 0 && len(cells) > n && len(bytes.TrimSpace(bytes.Join(cells[n:], nil))) > 0 {
		return remark("reject_fields", "the row has %d fields, but the header has %d; put quotation marks around what has the delimiter within it, such as 1,234", len(cells), n)
	}
	return nil
}

// rejectOf says where in the table an item stands that does not fit.
func (s *shop) rejectOf(i item, text string, why *Remark) Reject {
	if s.plan.turned {
		return Reject{i.column + 1, table.Letter(i.row - 1), text, why}
	}
	return Reject{i.row, s.columnName(i.column), text, why}
}

// columnName is the place of a value within its row.
func (s *shop) columnName(column int) string {
	switch {
	case s.plan.columns >= 0:
		return s.columns.get(column)
	case s.plan.named:
		return s.plan.header.name(column)
	}
	return table.Letter(column)
}

// finish hands over what the worker has.
func (w *worker) finish() error {
	for n, s := range w.seen {
		w.labels.note(n, s)
	}
	return w.buffer.Done()
}

// noteText shortens what stands beside a value to what a figure can hold.
func noteText(b []byte) string {
	s := clean(strings.ToValidUTF8(string(b), "\uFFFD"))
	if utf8.RuneCountInString(s) <= longNote {
		return s
	}
	return string([]rune(s)[:longNote-1]) + "…"
}
