package ingest

import (
	"bytes"
	"cmp"
	"math"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
)

// figure reads the value in a cell and what stands beside it. The status stays NoObservation if nothing is said; why
// says what cannot be read.
//
// usual is the mark of the period, which counts if the value has none of its own.
func (w *worker) figure(i *item, text []byte, cells [][]byte, usual string) (why *Remark) {
	w.decimals = 0
	i.low, i.high, i.numerator, i.denominator = math.NaN(), math.NaN(), math.NaN(), math.NaN()
	flag := strings.TrimSpace(string(cell(cells, w.plan.status)))
	if why = w.value(i, text, &flag); why != nil {
		return why
	}
	if w.full {
		if why = w.beside(i, cells); why != nil {
			return why
		}
	}
	return w.flag(i, text, cmp.Or(flag, usual))
}

// value reads the cell itself. A flag behind the number goes to flag, unless a column has one.
func (w *worker) value(i *item, text []byte, flag *string) (why *Remark) {
	p := w.plan
	if v, decimals, ok := p.numbers.plain(text); ok {
		i.value, i.status = v, bonbogi.Normal
		w.decimals = decimals
		return nil
	}
	i.value = math.NaN()
	if len(text) == 0 {
		i.status = p.empty.Status
		return nil
	}
	folded := fold(normal(text))
	if s, ok := p.signs[folded]; ok {
		return w.sign(i, s, folded)
	}
	if mark := markedSign(folded); mark != "" {
		i.status, *flag = bonbogi.Missing, mark
		return nil
	}
	n, ok := p.numbers.parse(text)
	switch {
	case string(text) == table.NoResult:
		return remark("reject_formula", "the cell has a formula, and the file does not keep its result; open it in a spreadsheet and save it again")
	case bytes.HasPrefix(text, []byte(table.CutOff)):
		return remark("reject_cut", "the file is cut off within this cell; make it again where it comes from")
	case !ok:
		return remark("reject_number", "is no number; say in the mapping under signs: what it means, if it is a sign")
	}
	i.value, i.status, w.decimals = n.value, bonbogi.Normal, n.decimals
	switch {
	case n.rest == "":
	case isFootnote(n.rest):
		return w.mark(i, n.rest)
	case *flag == "" && hasFlag(p.flags, n.rest):
		*flag = n.rest
	default:
		return remark("reject_rest", "%q stands behind the number", n.rest)
	}
	return nil
}

func hasFlag(flags map[string]bonbogi.Status, text string) bool {
	_, ok := flags[foldFlag(text)]
	return ok
}

func (w *worker) sign(i *item, s Sign, written string) (why *Remark) {
	if s.Zero {
		i.value, i.status = 0, bonbogi.Normal
		return nil
	}
	if i.status = s.Status; s.Status == bonbogi.NoObservation {
		return nil
	}
	return w.mark(i, written)
}

func (w *worker) mark(i *item, text string) (why *Remark) {
	var ok bool
	if i.mark, ok = w.marks.number(text); !ok {
		return remark("reject_signs", "the table has more than %d different signs", maxMarks)
	}
	return nil
}

// beside reads the interval, the numerator and the denominator, and the note.
func (w *worker) beside(i *item, cells [][]byte) (why *Remark) {
	p := w.plan
	for _, n := range [...]struct {
		column int
		to     *float64
	}{{p.low, &i.low}, {p.high, &i.high}, {p.numerator, &i.numerator}, {p.denominator, &i.denominator}} {
		text := cell(cells, n.column)
		if len(text) == 0 {
			continue
		}
		if v, _, ok := p.numbers.plain(text); ok {
			*n.to = v
			continue
		}
		if _, ok := p.signs[fold(normal(text))]; ok {
			continue
		}
		v, ok := p.numbers.parse(text)
		if !ok || v.rest != "" {
			return remark("reject_beside", "in column %s %.40q is no number", table.Letter(n.column), text)
		}
		*n.to = v.value
	}
	if i.low > i.high {
		return remark("reject_interval", "the interval from %v to %v ends before it begins", i.low, i.high)
	}
	if text := cell(cells, p.note); len(text) > 0 {
		return w.note(i, noteText(text))
	}
	return nil
}

func (w *worker) note(i *item, text string) (why *Remark) {
	var ok bool
	if i.note, ok = w.notes.number(text); !ok {
		return remark("reject_notes", "the table has more than %d different notes", maxNotes)
	}
	return nil
}

// flag takes a mark beside the value into account. One that says that the value is of some kind, where there is
// none, tells why it is missing.
func (w *worker) flag(i *item, text []byte, flag string) (why *Remark) {
	if flag == "" {
		return nil
	}
	status, ok := w.plan.flags[foldFlag(flag)]
	switch {
	case !ok:
		return remark("reject_mark", "%.60q is no known mark; say in the mapping under flags: what it means", flag)
	case i.status.HasValue() && status.HasValue():
		i.status = status
		if status == bonbogi.Normal && len(flag) > 3 && i.note == 0 && w.full { // words, not a letter
			return w.note(i, noteText([]byte(flag)))
		}
	case i.status.HasValue():
		return remark("reject_mark_value", "the mark %q says that there is no value, but there is one", flag)
	case status.HasValue() && len(text) == 0 && status == bonbogi.Normal:
	case status.HasValue():
		if i.status == bonbogi.NoObservation {
			i.status = bonbogi.Missing
		}
		return w.missing(i, flag)
	default:
		i.status = status
		return w.missing(i, flag)
	}
	return nil
}

// missing keeps the mark as the reason why there is no value, if nothing else says why.
func (w *worker) missing(i *item, flag string) (why *Remark) {
	if i.note != 0 || i.mark != 0 || flag == i.status.String() { // which says no more
		return nil
	}
	return w.mark(i, flag)
}
