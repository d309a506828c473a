package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"unicode/utf8"
)

// ErrDamaged says that files of an index are not as they were written. Whoever feeds the index makes it anew (Rebuild).
var ErrDamaged = errors.New("the search index is damaged")

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrDamaged, fmt.Sprintf(format, args...))
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func updateChecksum(sum uint32, b []byte) uint32 { return crc32.Update(sum, castagnoli, b) }

func checksum(b []byte) uint32 { return crc32.Checksum(b, castagnoli) }

// appendRecord appends the document as it is kept: its fields, and a checksum.
func appendRecord(b []byte, d Document) []byte {
	start := len(b)
	b = binary.AppendVarint(b, int64(d.Year))
	b = appendText(b, d.ID)
	b = appendText(b, d.Kind)
	b = appendText(b, d.Title)
	for _, list := range [][]string{d.Names, d.Governments, d.Topics} {
		b = binary.AppendUvarint(b, uint64(len(list)))
		for _, s := range list {
			b = appendText(b, s)
		}
	}
	b = appendText(b, d.Body)
	return binary.LittleEndian.AppendUint32(b, checksum(b[start:]))
}

// readRecord is the opposite of appendRecord.
func readRecord(b []byte) (Document, error) {
	var d Document
	if len(b) < 4 || checksum(b[:len(b)-4]) != binary.LittleEndian.Uint32(b[len(b)-4:]) {
		return d, damaged("a document has the wrong checksum")
	}
	r := fieldReader{b: b[:len(b)-4]}
	d.Year = int(r.varint())
	d.ID, d.Kind, d.Title = r.text(), r.text(), r.text()
	for _, list := range []*[]string{&d.Names, &d.Governments, &d.Topics} {
		n := r.uvarint()
		if n > uint64(len(r.b)) {
			return d, damaged("a document has an impossible list")
		}
		for range n {
			*list = append(*list, r.text())
		}
	}
	d.Body = r.text()
	if r.bad || len(r.b) != 0 {
		return d, damaged("a document is cut")
	}
	return d, nil
}

type fieldReader struct {
	b   []byte
	bad bool
}

func (r *fieldReader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *fieldReader) varint() int64 {
	v, n := binary.Varint(r.b)
	if n <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

// raw returns a text as it is packed.
func (r *fieldReader) raw() []byte {
	n := r.uvarint()
	if n > uint64(len(r.b)) {
		r.bad, r.b = true, nil
		return nil
	}
	b := r.b[:n]
	r.b = r.b[n:]
	return b
}

func (r *fieldReader) text() string {
	s, ok := unpackText(r.raw())
	r.bad = r.bad || !ok
	return s
}

// appendText appends the length in bytes of the packed text, and the text: Hangul syllables take two bytes, 0x80 plus the
// higher bits of their number and the lower ones; everything else is UTF-8, which never begins with 0x80 to 0xBF.
func appendText(b []byte, s string) []byte {
	n := 0
	for _, c := range s {
		if isHangul(c) {
			n += 2
		} else {
			n += utf8.RuneLen(c)
		}
	}
	b = binary.AppendUvarint(b, uint64(n))
	for _, c := range s {
		switch {
		case c < utf8.RuneSelf:
			b = append(b, byte(c))
		case isHangul(c):
			b = append(b, 0x80|byte((c-hangulFirst)>>8), byte(c-hangulFirst))
		default:
			b = utf8.AppendRune(b, c)
		}
	}
	return b
}

func unpackText(b []byte) (string, bool) {
	out := make([]byte, 0, len(b)*3/2+3)
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c < 0x80:
			out = append(out, c)
			i++
		case c < 0xC0:
			if i+1 >= len(b) {
				return "", false
			}
			h := rune(c&0x7F)<<8 | rune(b[i+1])
			if h >= hangulCount {
				return "", false
			}
			h += hangulFirst
			out = append(out, byte(0xE0|h>>12), byte(0x80|h>>6&0x3F), byte(0x80|h&0x3F))
			i += 2
		default:
			r, size := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && size <= 1 {
				return "", false
			}
			out = append(out, b[i:i+size]...)
			i += size
		}
	}
	return string(out), true
}
