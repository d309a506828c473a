package search

import "unicode/utf8"

// A text can be asked for syllables while it is packed: most documents that have the pairs of a phrase and not the phrase are told
// so, without being unpacked.

// mayHave reports whether a record has all phrases, as far as the syllables tell with which each begins.
func (p *plan) mayHave(record []byte) bool {
	for _, u := range p.units {
		n := 0
		for n < len(u.whole) && isHangul(u.whole[n]) {
			n++
		}
		if u.phrase && n > 0 && !recordMayHave(record, u.whole[:n]) {
			return false
		}
	}
	return true
}

func recordMayHave(record []byte, r []rune) bool {
	f := fieldReader{b: record[:max(0, len(record)-4)]}
	f.varint()
	f.raw()
	f.raw()
	if packedMayHave(f.raw(), r) {
		return true
	}
	for list := range 3 {
		for range min(f.uvarint(), maxFilters) {
			if s := f.raw(); list == 0 && packedMayHave(s, r) {
				return true
			}
		}
	}
	return packedMayHave(f.raw(), r) || f.bad // what is damaged is told by whoever unpacks it
}

// packedMayHave reports whether syllables stand in a packed text in a row, whatever else stands between them. Of a text with Chinese
// characters, which are read as syllables, it cannot tell and reports true.
func packedMayHave(b []byte, r []rune) bool {
	n := r[0] - hangulFirst
	high, low := 0x80|byte(n>>8), byte(n)
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c < utf8.RuneSelf:
			i++
		case c < 0xC0:
			if c == high && i+1 < len(b) && b[i+1] == low && packedFollow(b[i+2:], r[1:]) {
				return true
			}
			i += 2
		case c < 0xE0:
			i += 2
		case c < 0xF0:
			if 0xE3 <= c && c <= 0xEF && !(c == 0xE3 && i+1 < len(b) && b[i+1] == 0x80) { // beyond punctuation
				return true
			}
			i += 3
		default:
			return true
		}
	}
	return false
}

func packedFollow(b []byte, r []rune) bool {
	for i := 0; len(r) > 0; {
		if i >= len(b) {
			return false
		}
		switch c := b[i]; {
		case c < utf8.RuneSelf:
			i++
		case c < 0xC0:
			n := r[0] - hangulFirst
			if i+1 >= len(b) || c != 0x80|byte(n>>8) || b[i+1] != byte(n) {
				return false
			}
			r = r[1:]
			i += 2
		case c < 0xE0:
			i += 2
		case c < 0xF0:
			i += 3
		default:
			i += 4
		}
	}
	return true
}
