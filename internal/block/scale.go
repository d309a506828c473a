package block

import (
	"encoding/binary"
	"math"
)

// scale says how decimal numbers are written: as base + offset, divided by a power of ten (multiplied with one if
// the exponent is negative), the offset in width bytes. Published figures have few decimals, so this takes two to four
// bytes instead of eight, and is exact: a number is written so only if it comes back with every bit.
type scale struct {
	exponent int
	base     int64
	width    int
}

// The powers of ten, all of them exact as float64.
const (
	mostDecimals = 15
	mostZeros    = 15
)

// scaleLength is how many bytes the scale itself takes.
const scaleLength = 10

// exactIntegers is below where float64 leaves out whole numbers.
const exactIntegers = 1 << 53

var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// scale finds the scale of the numbers present and fills integers; ok is false if they are no decimals, or would
// take as many bytes as they do.
func (p *Packer) scale() (s scale, ok bool) {
	for _, v := range p.present {
		for !decimal(v, powers[s.exponent]) {
			if s.exponent++; s.exponent > mostDecimals {
				return s, false
			}
		}
	}
	p.integers = p.integers[:0]
	low, high := int64(math.MaxInt64), int64(math.MinInt64)
	power := powers[s.exponent]
	for _, v := range p.present {
		if !decimal(v, power) {
			return s, false // of as many decimals as another, and too large for them
		}
		m := int64(math.RoundToEven(v * power))
		low, high = min(low, m), max(high, m)
		p.integers = append(p.integers, m)
	}
	if s.exponent == 0 {
		s.exponent = -p.zeros()
		if s.exponent < 0 {
			by := int64(powers[-s.exponent])
			low, high = low/by, high/by
		}
	}
	s.base = low
	for s.width = 1; uint64(high-low)>>(8*s.width) > 0; s.width++ {
	}
	return s, s.width < 8
}

// decimal reports whether v is a whole number divided by the power of ten, to the last bit.
func decimal(v, power float64) bool {
	x := v * power
	if !(x < exactIntegers && x > -exactIntegers) {
		return false
	}
	m := math.RoundToEven(x)
	return m/power == v && (m != 0 || !math.Signbit(v))
}

// zeros takes away the zeros in which all integers end, and returns how many they are.
func (p *Packer) zeros() (zeros int) {
	for zeros < mostZeros {
		for _, m := range p.integers {
			if m%10 != 0 {
				return zeros
			}
		}
		for i := range p.integers {
			p.integers[i] /= 10
		}
		zeros++
	}
	return zeros
}

// append writes the scale and the integers.
func (s scale) append(dst []byte, integers []int64) []byte {
	dst = append(dst, byte(int8(s.exponent)), byte(s.width))
	dst = binary.LittleEndian.AppendUint64(dst, uint64(s.base))
	// Eight bytes are written for each, of which the next one overwrites what is too much.
	end := len(dst) + s.width*len(integers)
	dst = append(dst, make([]byte, s.width*len(integers)+8-s.width)...)
	at := end - s.width*len(integers)
	for _, m := range integers {
		binary.LittleEndian.PutUint64(dst[at:], uint64(m-s.base))
		at += s.width
	}
	return dst[:end]
}

// openScale reads the scale and returns what follows it.
func openScale(body []byte) (s scale, rest []byte, err error) {
	if len(body) < scaleLength {
		return s, nil, damaged("it ends within its scale")
	}
	s.exponent, s.width, s.base = int(int8(body[0])), int(body[1]), int64(binary.LittleEndian.Uint64(body[2:]))
	if s.exponent > mostDecimals || s.exponent < -mostZeros || s.width < 1 || s.width > 7 || s.base <= -exactIntegers || s.base >= exactIntegers {
		return s, nil, damaged("its scale is none: %d bytes from %d, divided by ten to the power of %d", s.width, s.base, s.exponent)
	}
	return s, body[scaleLength:], nil
}

// unpack fills dst with the numbers of body, which has width bytes for each.
func (s scale) unpack(dst []float64, body []byte) {
	power, times := 1.0, 1.0
	if s.exponent > 0 {
		power = powers[s.exponent]
	} else {
		times = powers[-s.exponent]
	}
	whole := max(0, len(dst)-8/s.width) // of these, eight bytes can be read at once
	mask := uint64(1)<<(8*s.width) - 1
	at := 0
	for i := range dst[:whole] {
		m := s.base + int64(binary.LittleEndian.Uint64(body[at:])&mask)
		dst[i] = float64(m) * times / power
		at += s.width
	}
	for i := whole; i < len(dst); i++ {
		var last [8]byte
		copy(last[:], body[at:at+s.width])
		dst[i] = float64(s.base+int64(binary.LittleEndian.Uint64(last[:]))) * times / power
		at += s.width
	}
}
