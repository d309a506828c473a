package block

import (
	"encoding/binary"
	"math"
)

// Mixed numbers are written each in its own way, because they are of different indicators, or because one in many is
// no short decimal: a byte that says how, and up to eight that follow it.
//
//	high four bits   0 to 12: a whole number divided by ten to this power
//	                 13, 14: a whole number times a thousand, a million
//	                 15: the bits of a float64
//	low four bits    how many bytes follow
//
// The whole number has its sign in the lowest bit.
const (
	mixedDecimals = 12
	mixedThousand = 13
	mixedMillion  = 14
	mixedRaw      = 15
)

// mixedTimes and mixedPowers are by what a whole number is multiplied and divided.
var (
	mixedTimes  = [16]float64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1e3, 1e6, 1}
	mixedPowers = [16]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1, 1, 1}
)

// mix finds the shortest form of every number that is present, and says how many bytes all of them take.
func (p *Packer) mix() (size int) {
	p.mixed = p.mixed[:0]
	for _, v := range p.present {
		m := mixedOf(v)
		p.mixed = append(p.mixed, m)
		size += 1 + int(m.head&15)
	}
	return size
}

// mixedNumber is a number as it is written.
type mixedNumber struct {
	head byte
	bits uint64
}

func mixedOf(v float64) mixedNumber {
	for e := range mixedDecimals + 1 {
		power := powers[e]
		if !decimal(v, power) {
			continue
		}
		m := int64(math.RoundToEven(v * power))
		if e == 0 && m%1000 == 0 && m != 0 {
			e, m = mixedThousand, m/1000
			if m%1000 == 0 {
				e, m = mixedMillion, m/1000
			}
		}
		bits := uint64(m<<1) ^ uint64(m>>63)
		return mixedNumber{byte(e<<4 | byteLength(bits)), bits}
	}
	return mixedNumber{mixedRaw<<4 | 8, math.Float64bits(v)}
}

// byteLength is how many bytes hold the bits.
func byteLength(bits uint64) (n int) {
	for ; bits > 0; bits >>= 8 {
		n++
	}
	return n
}

// appendMixed writes what mix has found.
func (p *Packer) appendMixed(dst []byte) []byte {
	for _, m := range p.mixed {
		dst = append(dst, m.head)
		dst = binary.LittleEndian.AppendUint64(dst, m.bits)
		dst = dst[:len(dst)-8+int(m.head&15)]
	}
	return dst
}

// unpackMixed fills dst with the numbers of body.
func unpackMixed(dst []float64, body []byte) error {
	for i := range dst {
		if len(body) == 0 {
			return damaged("it ends after %d of %d numbers", i, len(dst))
		}
		head := body[0]
		length := int(head & 15)
		if length > 8 || len(body) <= length {
			return damaged("it ends within a number")
		}
		var bits uint64
		if len(body) > 8 {
			bits = binary.LittleEndian.Uint64(body[1:]) & (1<<(8*length) - 1)
		} else {
			var last [8]byte
			copy(last[:], body[1:1+length])
			bits = binary.LittleEndian.Uint64(last[:])
		}
		body = body[1+length:]
		if head>>4 == mixedRaw {
			if bits&infinite == infinite {
				return damaged("a number of it is none")
			}
			dst[i] = math.Float64frombits(bits)
			continue
		}
		m := int64(bits>>1) ^ -int64(bits&1)
		dst[i] = float64(m) * mixedTimes[head>>4] / mixedPowers[head>>4]
	}
	if len(body) > 0 {
		return damaged("%d bytes follow its numbers", len(body))
	}
	return nil
}
