package block

import (
	"bytes"
	"errors"
)

// Packed is a block as it is stored, a column each; nil where there is none.
type Packed struct {
	Value, Status, Low, High, Numerator, Denominator, Note []byte
}

// column is one of the columns with its name.
type column struct {
	name   string
	packed *[]byte
}

// columns are all of them, in the order in which they are stored.
func (p *Packed) columns() []column {
	return []column{{"value", &p.Value}, {"status", &p.Status}, {"low", &p.Low}, {"high", &p.High},
		{"numerator", &p.Numerator}, {"denominator", &p.Denominator}, {"note", &p.Note}}
}

// Columns are the columns in the order in which they are stored.
func (p *Packed) Columns() (all []*[]byte) {
	for _, c := range p.columns() {
		all = append(all, c.packed)
	}
	return all
}

// Clone is a copy in memory of its own.
func (p *Packed) Clone() Packed {
	out := *p
	for _, c := range out.columns() {
		*c.packed = bytes.Clone(*c.packed)
	}
	return out
}

// Pack packs a block. What it returns is new memory.
func (p *Packer) Pack(b *Block) Packed {
	out := Packed{Value: p.AppendNumbers(nil, b.Values), Note: AppendNotes(nil, b.Notes)}
	if b.Statuses != nil {
		out.Status = AppendStatuses(nil, b.Statuses, b.Values)
	}
	for i, column := range []*[]byte{&out.Low, &out.High, &out.Numerator, &out.Denominator} {
		*column = p.AppendNumbers(nil, *b.bounds()[i])
	}
	return out
}

// Unpack reads a block. The error is a *Damage that names the column.
func (p *Packed) Unpack() (*Block, error) {
	b := &Block{}
	if err := p.UnpackInto(b); err != nil {
		return nil, err
	}
	return b, nil
}

// UnpackInto is Unpack into a block whose memory may be used again.
func (p *Packed) UnpackInto(b *Block) (err error) {
	b.Reset()
	defer func() {
		if err != nil {
			b.Reset()
		}
	}()
	if p.Value != nil {
		if b.Values, err = UnpackNumbers(b.Values, p.Value); err != nil {
			return inColumn(err, "value")
		}
	}
	if p.Status != nil {
		if b.Statuses, err = UnpackStatuses(nil, p.Status, b.Values); err != nil {
			return inColumn(err, "status")
		}
		b.Values = appendNaN(b.Values, len(b.Statuses)-len(b.Values))
	}
	for i, column := range p.columns()[2:6] {
		if *column.packed == nil {
			continue
		}
		numbers, err := UnpackNumbers(nil, *column.packed)
		if err != nil {
			return inColumn(err, column.name)
		}
		for slot, v := range numbers {
			if v == v && b.Status(slot) == 0 {
				return inColumn(damaged("it has a number for slot %d, of which nothing was said", slot), column.name)
			}
		}
		*b.bounds()[i] = appendNaN(numbers, max(0, len(b.Values)-len(numbers)))
	}
	if p.Note != nil {
		if b.Notes, err = UnpackNotes(p.Note); err != nil {
			return inColumn(err, "note")
		}
		for slot := range b.Notes {
			if b.Status(slot) == 0 {
				return inColumn(damaged("it has a note for slot %d, of which nothing was said", slot), "note")
			}
		}
	}
	return nil
}

func inColumn(err error, name string) error {
	if d, ok := errors.AsType[*Damage](err); ok {
		return &Damage{Column: name, What: d.What}
	}
	return err
}
