package block

import (
	"math"

	"github.com/bonbogi/bonbogi"
)

// Slots is how many governments one block has room for.
const Slots = 4096

// Block is what was observed of one indicator in one period, a slot a government. It ends with the last slot
// of which anything was said. A column that nobody fills is nil, all others are of one length.
type Block struct {
	Values       []float64        // NaN where there is none
	Statuses     []bonbogi.Status // NoObservation where nothing was said; nil: Normal beside every value
	Low, High    []float64
	Numerators   []float64
	Denominators []float64
	Notes        map[int]string // by slot
}

// Len is the number of slots.
func (b *Block) Len() int { return len(b.Values) }

// Status is the status of a slot; NoObservation also behind the end.
func (b *Block) Status(slot int) bonbogi.Status {
	switch {
	case slot >= len(b.Values):
		return bonbogi.NoObservation
	case b.Statuses != nil:
		return b.Statuses[slot]
	case b.Values[slot] == b.Values[slot]:
		return bonbogi.Normal
	}
	return bonbogi.NoObservation
}

// CopyStatuses writes the statuses of all slots into dst, which is at least as long.
func (b *Block) CopyStatuses(dst []bonbogi.Status) {
	if b.Statuses != nil {
		copy(dst, b.Statuses)
		return
	}
	for i, v := range b.Values {
		dst[i] = implied(v)
	}
}

// Figure is what a slot holds; one of NoObservation also behind the end.
func (b *Block) Figure(slot int) bonbogi.Figure {
	f := bonbogi.NoFigure(b.Status(slot), "")
	if f.Status == bonbogi.NoObservation {
		return f
	}
	f.Value, f.Note = b.Values[slot], b.Notes[slot]
	for i, column := range b.bounds() {
		if *column != nil {
			*figureBounds(&f)[i] = (*column)[slot]
		}
	}
	return f
}

// Set puts a figure into a slot below Slots, and makes the block longer where it must. A figure of NoObservation
// empties the slot.
func (b *Block) Set(slot int, f bonbogi.Figure) {
	b.grow(slot + 1)
	if f.Status == bonbogi.NoObservation {
		f = bonbogi.NoFigure(bonbogi.NoObservation, "")
	}
	implied := bonbogi.NoObservation
	if f.Value == f.Value {
		implied = bonbogi.Normal
	}
	if b.Statuses == nil && f.Status != implied {
		statuses := make([]bonbogi.Status, len(b.Values))
		for i := range statuses {
			statuses[i] = b.Status(i)
		}
		b.Statuses = statuses
	}
	b.Values[slot] = f.Value
	if b.Statuses != nil {
		b.Statuses[slot] = f.Status
	}
	for i, column := range b.bounds() {
		v := *figureBounds(&f)[i]
		if *column == nil && v == v {
			*column = appendNaN(nil, len(b.Values))
		}
		if *column != nil {
			(*column)[slot] = v
		}
	}
	delete(b.Notes, slot)
	if f.Note != "" {
		if b.Notes == nil {
			b.Notes = map[int]string{}
		}
		b.Notes[slot] = f.Note
	}
}

// SetValue is Set with a plain value.
func (b *Block) SetValue(slot int, v float64) {
	if b.Statuses != nil || b.Low != nil || b.High != nil || b.Numerators != nil || b.Denominators != nil || b.Notes != nil {
		b.Set(slot, bonbogi.FigureOf(v))
		return
	}
	for len(b.Values) <= slot {
		b.Values = append(b.Values, math.NaN())
	}
	b.Values[slot] = v
}

// Reset empties the block and keeps the memory of its values.
func (b *Block) Reset() { *b = Block{Values: b.Values[:0]} }

// grow makes all columns at least n long.
func (b *Block) grow(n int) {
	more := n - len(b.Values)
	if more <= 0 {
		return
	}
	b.Values = appendNaN(b.Values, more)
	if b.Statuses != nil {
		b.Statuses = append(b.Statuses, make([]bonbogi.Status, more)...)
	}
	for _, column := range b.bounds() {
		if *column != nil {
			*column = appendNaN(*column, more)
		}
	}
}

// bounds are the columns of numbers beside the values, in the order of figureBounds.
func (b *Block) bounds() [4]*[]float64 {
	return [4]*[]float64{&b.Low, &b.High, &b.Numerators, &b.Denominators}
}

func figureBounds(f *bonbogi.Figure) [4]*float64 {
	return [4]*float64{&f.Low, &f.High, &f.Numerator, &f.Denominator}
}

func appendNaN(column []float64, n int) []float64 {
	nan := math.NaN()
	for range n {
		column = append(column, nan)
	}
	return column
}
