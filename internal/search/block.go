package search

import (
	"encoding/binary"
	"math/bits"
)

// blockSize is how many postings are packed and read together.
const blockSize = 128

// blockMost is the most bytes that a block takes: two widths, documents of 32 bits, impacts, a check.
const blockMost = 2 + blockSize*4 + blockSize + 2

// appendBlock appends postings (document and impact) that follow the document before; before is -1 at the beginning of a list.
func appendBlock(b []byte, postings []uint32, before int64) []byte {
	start := len(b)
	var wide, high uint32
	prev := before
	for _, p := range postings {
		doc := int64(p >> impactBits)
		wide |= uint32(doc - prev - 1)
		high |= p & impactMost
		prev = doc
	}
	w, h := bits.Len32(wide), bits.Len32(high)
	b = append(b, byte(w), byte(h))
	var acc uint64
	n := 0
	push := func(v uint32, width int) {
		acc |= uint64(v) << n
		n += width
		for n >= 8 {
			b = append(b, byte(acc))
			acc >>= 8
			n -= 8
		}
	}
	flush := func() {
		if n > 0 {
			b = append(b, byte(acc))
			acc, n = 0, 0
		}
	}
	prev = before
	for _, p := range postings {
		doc := int64(p >> impactBits)
		push(uint32(doc-prev-1), w)
		prev = doc
	}
	flush()
	for _, p := range postings {
		push(p&impactMost, h)
	}
	flush()
	return binary.LittleEndian.AppendUint16(b, uint16(checksum(b[start:])))
}

// block is a block unpacked.
type block struct {
	n       int
	docs    [blockSize]uint32
	impacts [blockSize]uint8
}

// readBlock unpacks n postings from b, and returns how many bytes they take. Documents are below limit.
func (x *block) read(b []byte, n int, before int64, limit int) (int, error) {
	if len(b) < 4 || b[0] > 32 || b[1] > impactBits {
		return 0, damaged("a block of postings is none")
	}
	w, h := uint(b[0]), uint(b[1])
	docBytes, impactBytes := (n*int(w)+7)/8, (n*int(h)+7)/8
	size := 2 + docBytes + impactBytes + 2
	if len(b) < size {
		return 0, damaged("a block of postings is cut")
	}
	if uint16(checksum(b[:size-2])) != binary.LittleEndian.Uint16(b[size-2:]) {
		return 0, damaged("a block of postings has the wrong checksum")
	}
	x.n = n
	unpack(b[2:2+docBytes], w, x.docs[:n])
	var impacts [blockSize]uint32
	unpack(b[2+docBytes:size-2], h, impacts[:n])
	doc := before
	for i := range n {
		doc += int64(x.docs[i]) + 1
		x.docs[i] = uint32(doc)
		x.impacts[i] = uint8(impacts[i])
	}
	if doc >= int64(limit) {
		return 0, damaged("a block of postings names document %d of %d", doc, limit)
	}
	return size, nil
}

// unpack reads numbers of w bits.
func unpack(b []byte, w uint, out []uint32) {
	if w == 0 {
		clear(out)
		return
	}
	mask := uint64(1)<<w - 1
	bit := uint(0)
	i := 0
	for ; i < len(out) && int(bit>>3)+8 <= len(b); i++ {
		out[i] = uint32(binary.LittleEndian.Uint64(b[bit>>3:]) >> (bit & 7) & mask)
		bit += w
	}
	if i == len(out) {
		return
	}
	// Less than eight bytes are left: they are read from a copy that is long enough.
	var rest [16]byte
	base := min(bit>>3, uint(len(b)))
	copy(rest[:], b[base:])
	for ; i < len(out); i++ {
		at := bit - base*8
		out[i] = uint32(binary.LittleEndian.Uint64(rest[at>>3:]) >> (at & 7) & mask)
		bit += w
	}
}
