package ingest

import (
	"context"
	"iter"

	"github.com/bonbogi/bonbogi/internal/ingest/table"
)

// Entries are the values that a service sends, one by one.
type Entries = iter.Seq2[Entry, error]

// The columns of the table that entries make.
const (
	entryIndicator = iota
	entryCode
	entryScheme
	entryName
	entryPeriod
	entryValue
	entryStatus
	entryLow
	entryHigh
	entryNumerator
	entryDenominator
	entryNote
	entryColumn
	entryColumns
)

// entryRows is how many entries a chunk has.
const entryRows = 1024

// entryChunks makes a table of entries.
func entryChunks(ctx context.Context, entries Entries) iter.Seq2[table.Chunk, error] {
	return func(yield func(table.Chunk, error) bool) {
		var c entryChunk
		for e, err := range entries {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if c = append(c, e); len(c) == entryRows {
				if !yield(c, nil) {
					return
				}
				c = nil
			}
		}
		if len(c) > 0 {
			yield(c, nil)
		}
	}
}

type entryChunk []Entry

func (c entryChunk) Each(f func(row int, cells [][]byte) error) error {
	cells := make([][]byte, entryColumns)
	for _, e := range c {
		if e.Scheme == "" && e.Name == "" {
			e.Government, e.Name = "", e.Government // a name, or a code of any scheme
		}
		for i, text := range [entryColumns]string{
			entryIndicator: e.Indicator, entryCode: e.Government, entryScheme: e.Scheme, entryName: e.Name, entryPeriod: e.Period, entryValue: e.Value,
			entryStatus: e.Status, entryLow: e.Low, entryHigh: e.High, entryNumerator: e.Numerator, entryDenominator: e.Denominator, entryNote: e.Note,
			entryColumn: e.Column,
		} {
			cells[i] = append(cells[i][:0], text...)
		}
		if err := f(e.Row, cells); err != nil {
			return err
		}
	}
	return nil
}

func (entryChunk) Release() {}

// entryHeader is the header of the table that entries make.
func entryHeader() *header {
	h := &header{span: None}
	for range entryColumns {
		h.columns = append(h.columns, nil)
	}
	return h
}

// entryPlan is the mapping of the table that entries make, with what a mapping says of signs, of flags and of
// governments.
func entryPlan(m *Mapping) (*plan, error) {
	p, err := newPlan(&Mapping{
		Government: GovernmentMapping{Code: Words{"B"}, Name: "D", Scheme: m.Government.Scheme, Within: m.Government.Within, Level: m.Government.Level, Names: m.Government.Names},
		Period:     PeriodMapping{Column: "E", Format: m.Period.Format, As: m.Period.As, Starts: m.Period.Starts},
		Indicator:  IndicatorMapping{Columns: Words{"A"}},
		Values: ValuesMapping{Columns: Words{"F"}, Status: "G", Low: "H", High: "I", Numerator: "J", Denominator: "K", Note: "L",
			Decimal: m.Values.Decimal, Empty: m.Values.Empty},
		Signs: m.Signs, Flags: m.Flags,
	}, entryHeader())
	if err != nil {
		return nil, err
	}
	p.schemes, p.columns = entryScheme, entryColumn
	p.placeColumns = append(p.placeColumns, entryScheme)
	return p, nil
}
