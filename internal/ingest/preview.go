package ingest

import (
	"context"
	"errors"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/registry"
)

// Preview shows what a mapping makes of the first rows of a table.
type Preview struct {
	Columns []string // letter of each column
	Header  [][]string
	Rows    []PreviewRow
}

// PreviewRow is a row as it is written, and the values in it.
type PreviewRow struct {
	Number  int // as a spreadsheet counts
	Cells   []string
	Skipped bool // the mapping leaves it out
	Values  []PreviewValue
}

// PreviewValue is a cell with what it means, or why it does not fit.
type PreviewValue struct {
	Column     int // index
	Text       string
	Government string // ID
	Indicator  bonbogi.Indicator
	Period     bonbogi.Period
	Figure     bonbogi.Figure
	Reason     *Remark // why it would be rejected; nil if it would come in
}

// previewColumns is how many cells of a row a preview shows.
const previewColumns = 60

// NewPreview reads the first rows of a table as the mapping says. What is said twice is not looked for.
func NewPreview(ctx context.Context, f *table.File, m *Mapping, names *registry.Registry, rows int) (*Preview, error) {
	h, err := readHeader(ctx, f, m)
	if err != nil {
		return nil, err
	}
	p, err := newPlan(m, h)
	if err != nil {
		return nil, err
	}
	out := &Preview{}
	for c := range min(len(h.columns), previewColumns) {
		out.Columns = append(out.Columns, table.Letter(c))
		out.Header = append(out.Header, h.columns[c])
	}
	w := newShop(p, newGovernments(names, m.Government), newLabels(m, nil)).worker(nil)
	var row *PreviewRow
	w.shown = func(i item, text []byte, why *Remark) { row.Values = append(row.Values, w.preview(i, text, why)) }
	enough := errors.New("enough")
	for chunk, err := range f.Rows(ctx, m.options()) {
		if err != nil {
			return nil, err
		}
		err := chunk.Each(func(number int, cells [][]byte) error {
			if number < h.firstRow() {
				return nil
			}
			if len(out.Rows) == rows {
				return enough
			}
			out.Rows = append(out.Rows, PreviewRow{Number: number})
			row = &out.Rows[len(out.Rows)-1]
			for _, c := range cells[:min(len(cells), previewColumns)] {
				row.Cells = append(row.Cells, string(c))
			}
			skipped := w.skipped
			err := w.row(number, cells)
			row.Skipped = w.skipped > skipped
			return err
		})
		if errors.Is(err, enough) {
			break
		}
		if err != nil {
			return nil, err
		}
		chunk.Release()
	}
	return out, nil
}

// preview is an item in words.
func (w *worker) preview(i item, text []byte, why *Remark) PreviewValue {
	v := PreviewValue{Column: i.column, Text: string(text), Reason: why, Figure: w.figureOf(i)}
	if why == nil {
		v.Government = w.governments.ids[i.government()]
		v.Indicator = w.labels.all[i.indicator()].Indicator
		v.Period = w.periods.get(i.period())
	}
	return v
}

// figureOf is an item as a figure.
func (s *shop) figureOf(i item) bonbogi.Figure {
	return bonbogi.Figure{Value: i.value, Low: i.low, High: i.high, Numerator: i.numerator, Denominator: i.denominator, Status: i.status, Note: s.noteOf(i)}
}

// noteOf is what stands beside a value, or the sign in its place.
func (s *shop) noteOf(i item) string {
	switch {
	case i.note > 0:
		return s.notes.get(i.note)
	case i.mark > 0:
		return s.marks.get(i.mark)
	}
	return ""
}
