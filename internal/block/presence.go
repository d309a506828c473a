package block

import (
	"encoding/binary"
	"math/bits"
)

// How a column says which slots it has something for.
const (
	presentAll    = 0 // every slot
	presentBitmap = 1 // a bit a slot, the lowest of a byte first
	presentList   = 2 // the number of slots and each of them, 16 bits
)

// appendPresence writes which of n slots are present, in ascending order, as shortly as possible.
func appendPresence(dst []byte, present []uint16, n int) []byte {
	switch {
	case len(present) == n:
		return append(dst, presentAll)
	case 2+2*len(present) < (n+7)/8:
		dst = binary.LittleEndian.AppendUint16(append(dst, presentList), uint16(len(present)))
		for _, slot := range present {
			dst = binary.LittleEndian.AppendUint16(dst, slot)
		}
		return dst
	}
	dst = append(dst, presentBitmap)
	start := len(dst)
	dst = append(dst, make([]byte, (n+7)/8)...)
	for _, slot := range present {
		dst[start+int(slot)/8] |= 1 << (slot % 8)
	}
	return dst
}

// presence is which slots are present; all of them if bitmap and list are nil.
type presence struct {
	n, count int
	bitmap   []byte
	list     []byte
}

// openPresence reads what appendPresence wrote, and returns what follows it.
func openPresence(body []byte, n int) (p presence, rest []byte, err error) {
	p.n = n
	if len(body) == 0 {
		return p, nil, damaged("it does not say which slots are present")
	}
	rest = body[1:]
	switch body[0] {
	case presentAll:
		p.count = n
		return p, rest, nil
	case presentBitmap:
		return p.openBitmap(rest)
	case presentList:
		return p.openList(rest)
	}
	return p, nil, damaged("the presence of its slots is written in an unknown way (%d)", body[0])
}

func (p presence) openBitmap(rest []byte) (presence, []byte, error) {
	length := (p.n + 7) / 8
	if len(rest) < length {
		return p, nil, damaged("it ends within the bits of its slots")
	}
	p.bitmap, rest = rest[:length], rest[length:]
	for _, b := range p.bitmap {
		p.count += bits.OnesCount8(b)
	}
	if last := p.n - 1; p.bitmap[last/8]>>(last%8) != 1 {
		return p, nil, damaged("it does not end with a slot that is present")
	}
	return p, rest, nil
}

func (p presence) openList(rest []byte) (presence, []byte, error) {
	if len(rest) < 2 {
		return p, nil, damaged("it ends within the list of its slots")
	}
	p.count = int(binary.LittleEndian.Uint16(rest))
	rest = rest[2:]
	if p.count == 0 || len(rest) < 2*p.count {
		return p, nil, damaged("it ends within the list of its slots")
	}
	p.list, rest = rest[:2*p.count], rest[2*p.count:]
	before := -1
	for i := range p.count {
		slot := int(binary.LittleEndian.Uint16(p.list[2*i:]))
		if slot <= before {
			return p, nil, damaged("slot %d follows slot %d in its list", slot, before)
		}
		before = slot
	}
	if before != p.n-1 {
		return p, nil, damaged("it does not end with a slot that is present")
	}
	return p, rest, nil
}

// each calls f with every slot that is present, and its place among them.
func (p presence) each(f func(i, slot int)) {
	switch {
	case p.list != nil:
		for i := range p.count {
			f(i, int(binary.LittleEndian.Uint16(p.list[2*i:])))
		}
	case p.bitmap != nil:
		i := 0
		for at, b := range p.bitmap {
			for ; b != 0; b &= b - 1 {
				f(i, 8*at+bits.TrailingZeros8(b))
				i++
			}
		}
	default:
		for i := range p.n {
			f(i, i)
		}
	}
}

// spread moves the first count numbers to their slots, and puts NaN between them. numbers has room for n.
func (p presence) spread(numbers []float64, nan float64) {
	if p.count == p.n {
		return
	}
	// From the end on, so that none is overwritten before it was moved.
	next := p.n
	move := func(i, slot int) {
		for next--; next > slot; next-- {
			numbers[next] = nan
		}
		numbers[slot] = numbers[i]
	}
	if p.list != nil {
		for i := p.count - 1; i >= 0; i-- {
			move(i, int(binary.LittleEndian.Uint16(p.list[2*i:])))
		}
	} else {
		i := p.count - 1
		for at := len(p.bitmap) - 1; at >= 0; at-- {
			for b := p.bitmap[at]; b != 0; {
				bit := 7 - bits.LeadingZeros8(b)
				b &^= 1 << bit
				move(i, 8*at+bit)
				i--
			}
		}
	}
	for next--; next >= 0; next-- {
		numbers[next] = nan
	}
}
