package ingest

import (
	"bytes"
	"cmp"
	"slices"
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

// seat is what is known of one way to name a government.
type seat struct {
	place place
	in    []located // by period; government 0 is not asked for yet, so all are one more
}

// moment is what a row says about time, and the periods that it makes with each column of values.
type moment struct {
	when when
	why  *Remark // it is not clear
	at   []int   // -1: none, 0: not asked for yet, else one more than the period
}

// title is what a row says of the indicator, and the indicators that it makes with each column of values.
type title struct {
	text string
	unit string
	at   []int // 0: not asked for yet, else one more than the indicator; -1: none
	why  *Remark
}

func (s *shop) worker(b *runs.Buffer) *worker {
	return &worker{shop: s, buffer: b, full: s.width() == fullWidth, places: map[string]*seat{}, whens: map[string]*moment{}, titles: map[string]*title{},
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
		why := w.figure(&i, text, cells, cmp.Or(m.when.flag, c.when.flag))
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
			w.rejected = append(w.rejected, Reject{number, w.columnName(i.column), string(text), why})
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

// compose joins the texts of several columns for finding what they mean together.
func (w *worker) compose(cells [][]byte, columns []int) []byte {
	switch len(columns) {
	case 0:
		return nil
	case 1:
		return cell(cells, columns[0])
	}
	w.composed = w.composed[:0]
	for _, c := range columns {
		w.composed = append(append(w.composed, cell(cells, c)...), 0x1F)
	}
	return w.composed
}

func (w *worker) seat(cells [][]byte) *seat {
	p := w.plan
	key := w.compose(cells, p.placeColumns)
	s := w.places[string(key)]
	if s == nil {
		s = &seat{place: p.place(cells)}
		w.places[string(key)] = s
	}
	return s
}

func (w *worker) moment(cells [][]byte) *moment {
	p := w.plan
	key := w.compose(cells, p.timeColumns)
	m := w.whens[string(key)]
	if m == nil {
		m = &moment{at: make([]int, len(p.values))}
		m.when, m.why = p.time(cells)
		w.whens[string(key)] = m
	}
	return m
}

func (w *worker) title(cells [][]byte) *title {
	p := w.plan
	key := w.compose(cells, p.titleColumns)
	heading := ""
	if len(p.under) > 0 {
		if text := clean(string(cell(cells, p.labels[len(p.labels)-1]))); p.under[text] {
			heading = w.heading
			key = append([]byte(heading+"\x1F"), key...)
		} else {
			w.heading = text
		}
	}
	t := w.titles[string(key)]
	if t == nil {
		t = &title{text: p.title(cells, heading), unit: clean(string(cell(cells, p.unit))), at: make([]int, len(p.values))}
		w.titles[string(key)] = t
	}
	return t
}

// locate finds the indicator, the period and the government of an item, or says why not.
func (w *worker) locate(i *item, s *seat, m *moment, t *title, v int) (why *Remark) {
	w.absent = false
	period, why := w.period(m, v)
	if why != nil {
		return why
	}
	for len(s.in) <= period {
		s.in = append(s.in, located{})
	}
	at := &s.in[period]
	if at.government == 0 && at.reason == nil {
		*at = w.governments.find(s.place, w.periods.get(period))
		at.government++ // none becomes 0 with a reason
	}
	if w.absent = at.absent; at.reason != nil {
		return at.reason
	}
	indicator, why := w.indicator(t, v)
	if why != nil {
		return why
	}
	i.key = keyOf(indicator, period, int(at.government)-1)
	for len(w.seen) <= indicator {
		w.seen = append(w.seen, seen{})
	}
	seen := &w.seen[indicator]
	seen.frequencies[w.frequencies[period]]++
	seen.decimals = max(seen.decimals, w.decimals)
	return nil
}

func (w *worker) period(m *moment, v int) (period int, why *Remark) {
	if at := m.at[v]; at > 0 {
		return at - 1, nil
	}
	if m.at[v] == 0 {
		m.at[v] = -1
		when := join(m.when, w.plan.values[v].when)
		if !when.period.IsZero() {
			n, ok := w.periods.number(when.period)
			if !ok {
				return 0, remark("reject_periods", "the table has too many periods")
			}
			for len(w.frequencies) <= n {
				w.frequencies = append(w.frequencies, 0)
			}
			w.frequencies[n] = slices.Index(bonbogi.Frequencies, when.period.Frequency())
			m.at[v] = n + 1
			return n, nil
		}
	}
	return 0, cmp.Or(m.why, remark("reject_period", "the period is not clear"))
}

func (w *worker) indicator(t *title, v int) (indicator int, why *Remark) {
	if at := t.at[v]; at > 0 {
		return at - 1, nil
	}
	if t.at[v] < 0 {
		return 0, t.why
	}
	label := t.text
	if own := w.plan.values[v].label; own != "" {
		label = strings.TrimPrefix(label+joint+own, joint)
	}
	if label == "" {
		t.at[v], t.why = -1, remark("reject_indicator", "the indicator is not named")
		return 0, t.why
	}
	n, why := w.labels.number(label, t.unit)
	if why != nil {
		t.at[v], t.why = -1, why
		return 0, why
	}
	t.at[v] = n + 1
	return n, nil
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
