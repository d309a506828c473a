package block

import (
	"encoding/binary"
	"math"
)

// How the numbers of a column are written.
const (
	rawNumbers      = 0 // float64, little-endian
	constantNumbers = 1 // one float64 for all
	scaledNumbers   = 2 // decimal numbers: whole numbers of one power of ten
	mixedNumbers    = 3 // each in its own way
)

// Packer packs columns; it keeps memory from one to the next. The zero value is ready for use, by one
// goroutine at a time.
type Packer struct {
	slots    []uint16
	present  []float64
	integers []int64
	mixed    []mixedNumber
}

// AppendNumbers appends a column of at most Slots numbers, NaN where there is none, in the shortest of the exact
// encodings. It ends with the last number; of none at all, nothing is appended.
func (p *Packer) AppendNumbers(dst []byte, numbers []float64) []byte {
	p.slots, p.present = p.slots[:0], p.present[:0]
	for slot, v := range numbers {
		if v == v {
			p.slots = append(p.slots, uint16(slot))
			p.present = append(p.present, v)
		}
	}
	if len(p.present) == 0 {
		return dst
	}
	n := int(p.slots[len(p.slots)-1]) + 1
	start := len(dst)
	dst = appendPresence(appendHead(dst, numbersKind, n), p.slots, n)
	return appendSum(p.appendPresent(dst), start)
}

// appendPresent writes the numbers that are present.
func (p *Packer) appendPresent(dst []byte) []byte {
	if first := math.Float64bits(p.present[0]); constant(p.present, first) {
		return binary.LittleEndian.AppendUint64(append(dst, constantNumbers), first)
	}
	s, ok := p.scale()
	if ok && s.width < mixedFrom {
		return s.append(append(dst, scaledNumbers), p.integers)
	}
	switch size := p.mix(); {
	case ok && scaleLength+s.width*len(p.present) <= size:
		return s.append(append(dst, scaledNumbers), p.integers)
	case size < 8*len(p.present):
		return p.appendMixed(append(dst, mixedNumbers))
	}
	dst = append(dst, rawNumbers)
	for _, v := range p.present {
		dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(v))
	}
	return dst
}

// mixedFrom is how many bytes scaled numbers take before it is worth a look whether mixed ones take fewer.
const mixedFrom = 4

func constant(numbers []float64, bits uint64) bool {
	for _, v := range numbers {
		if math.Float64bits(v) != bits {
			return false
		}
	}
	return true
}

// UnpackNumbers reads what AppendNumbers wrote into dst, whose memory it uses, and returns as many numbers as the
// column has slots. The error is a *Damage.
func UnpackNumbers(dst []float64, packed []byte) ([]float64, error) {
	n, body, err := open(packed, numbersKind)
	if err != nil {
		return nil, err
	}
	p, body, err := openPresence(body, n)
	if err != nil {
		return nil, err
	}
	if cap(dst) < n {
		dst = make([]float64, n)
	}
	dst = dst[:n]
	if err := unpackPresent(dst[:p.count], body); err != nil {
		return nil, err
	}
	p.spread(dst, math.NaN())
	return dst, nil
}

// unpackPresent fills dst with the numbers that are present.
func unpackPresent(dst []float64, body []byte) error {
	if len(body) == 0 {
		return damaged("it has no numbers")
	}
	encoding, body := body[0], body[1:]
	switch encoding {
	case rawNumbers:
		if len(body) != 8*len(dst) {
			return wrongLength(len(body), 8*len(dst))
		}
		for i := range dst {
			bits := binary.LittleEndian.Uint64(body[8*i:])
			if bits&infinite == infinite {
				return damaged("a number of it is none")
			}
			dst[i] = math.Float64frombits(bits)
		}
		return nil
	case constantNumbers:
		if len(body) != 8 {
			return wrongLength(len(body), 8)
		}
		bits := binary.LittleEndian.Uint64(body)
		if bits&infinite == infinite {
			return damaged("a number of it is none")
		}
		for i := range dst {
			dst[i] = math.Float64frombits(bits)
		}
		return nil
	case scaledNumbers:
		s, body, err := openScale(body)
		if err != nil {
			return err
		}
		if len(body) != s.width*len(dst) {
			return wrongLength(len(body), s.width*len(dst))
		}
		s.unpack(dst, body)
		return nil
	case mixedNumbers:
		return unpackMixed(dst, body)
	}
	return damaged("its numbers are written in an unknown way (%d)", encoding)
}

// infinite are the bits that NaN and the infinities have, and no number.
const infinite = 0x7ff << 52

func wrongLength(have, want int) error {
	return damaged("its numbers take %d bytes, and should take %d", have, want)
}
