package block

import (
	"testing"

	"github.com/bonbogi/bonbogi"
)

// FuzzUnpack reads what anybody could have put into the database. Seven columns lie in one input, each behind its
// length; the right checksum is put under each, so that the rest is put to the test.
func FuzzUnpack(f *testing.F) {
	for _, packed := range samples() {
		var all []byte
		for _, c := range packed.columns() {
			all = append(append(all, byte(len(*c.packed)), byte(len(*c.packed)>>8)), *c.packed...)
		}
		f.Add(all)
	}
	f.Fuzz(func(t *testing.T, all []byte) {
		var packed Packed
		for _, c := range packed.columns() {
			if len(all) < 2 {
				break
			}
			n := min(int(all[0])|int(all[1])<<8, len(all)-2)
			if n > 0 {
				*c.packed = resummed(all[2 : 2+n])
			}
			all = all[2+n:]
		}
		b, err := packed.Unpack()
		if err != nil {
			return
		}
		if b.Len() > Slots {
			t.Fatalf("a block of %d slots", b.Len())
		}
		var p Packer
		again := p.Pack(b)
		c, err := again.Unpack()
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		for slot := range Slots {
			if !identical(b.Figure(slot), c.Figure(slot)) {
				t.Fatalf("slot %d was %+v and is %+v", slot, b.Figure(slot), c.Figure(slot))
			}
		}
	})
}

func FuzzUnpackSlots(f *testing.F) {
	f.Add(AppendSlots(nil, []uint16{1, 3, 4095}))
	f.Add(AppendSlots(nil, []uint16{0, 1, 2}))
	f.Fuzz(func(t *testing.T, packed []byte) {
		slots, err := UnpackSlots(resummed(packed))
		if err == nil && (len(slots) == 0 || len(slots) > Slots) {
			t.Fatalf("%d slots", len(slots))
		}
	})
}

// resummed is the column with the checksum that its bytes have.
func resummed(packed []byte) []byte {
	if len(packed) < sumLength {
		return packed
	}
	return appendSum(packed[:len(packed)-sumLength:len(packed)-sumLength], 0)
}

// samples are blocks in every encoding.
func samples() []Packed {
	var b, c, d Block
	for i := range 40 {
		f := bonbogi.FigureOf(float64(i) / 10)
		f.Low, f.High = f.Value-0.25, f.Value+1.0/3
		b.Set(i, f)
		c.Set(100*i, bonbogi.Figure{Value: 7, Numerator: float64(1000 * i), Denominator: 3, Low: f.Low, High: f.High, Status: bonbogi.Provisional})
		d.Set(i, bonbogi.NoFigure(bonbogi.Missing, []string{"조사하지 않음", "비공개"}[i%2]))
	}
	d.Set(3, bonbogi.FigureOf(3))
	var p Packer
	return []Packed{p.Pack(&b), p.Pack(&c), p.Pack(&d)}
}
