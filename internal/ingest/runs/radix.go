package runs

import (
	"encoding/binary"
	"math/bits"
)

// scratch is room to sort in, used again and again.
type scratch struct {
	keys, otherKeys     []uint64
	places, otherPlaces []uint32
	out                 []byte
}

const (
	digitBits = 11 // the counts of a digit stay in the fastest memory
	digits    = 1 << digitBits
)

// sort returns the records in order, in memory of its own: from the last digit of their numbers to the first, as many
// as differ (radix sort by least significant digit; Knuth, volume 3, 5.2.5).
func (s *scratch) sort(records []byte, width int) []byte {
	n := len(records) / width
	s.grow(n, len(records))
	keys, places := s.keys[:n], s.places[:n]
	var differ uint64
	for i := range keys {
		keys[i] = binary.LittleEndian.Uint64(records[i*width:])
		places[i] = uint32(i)
		differ |= keys[i] ^ keys[0]
	}
	other, otherPlaces := s.otherKeys[:n], s.otherPlaces[:n]
	for shift := 0; shift < bits.Len64(differ); shift += digitBits {
		if differ>>shift&(digits-1) == 0 {
			continue
		}
		var count [digits]uint32
		for _, k := range keys {
			count[k>>shift&(digits-1)]++
		}
		at := uint32(0)
		for d, c := range count {
			count[d] = at
			at += c
		}
		for i, k := range keys {
			d := k >> shift & (digits - 1)
			other[count[d]], otherPlaces[count[d]] = k, places[i]
			count[d]++
		}
		keys, other, places, otherPlaces = other, keys, otherPlaces, places
	}
	out := s.out[:len(records)]
	for i, p := range places {
		copy(out[i*width:(i+1)*width], records[int(p)*width:])
	}
	return out
}

func (s *scratch) grow(n, size int) {
	if cap(s.keys) < n {
		s.keys, s.otherKeys = make([]uint64, n), make([]uint64, n)
		s.places, s.otherPlaces = make([]uint32, n), make([]uint32, n)
	}
	if cap(s.out) < size {
		s.out = make([]byte, size)
	}
}
