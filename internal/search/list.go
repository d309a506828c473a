package search

import (
	"encoding/binary"
	"sort"
)

// list goes through the postings of a term in one segment, forward only.
type list struct {
	s     *segment
	count int
	last  []uint32
	most  []uint8  // the highest impact of each block
	at    []uint64 // where each block begins, and the last one ends

	i      int // the block at which a search for the next document begins
	loaded int // the block that is unpacked, -1 if none is
	block  block
	pos    int // in it

	room   []byte // a stretch of the file
	roomAt uint64
}

// stretch is how many bytes of a list are read at once.
const stretch = 8 << 10

// open prepares the list of a term.
func (l *list) open(s *segment, t term) error {
	*l = list{s: s, count: int(t.count), loaded: -1, last: l.last[:0], most: l.most[:0], at: l.at[:0], room: l.room[:0]}
	switch {
	case l.count == 1:
		p := uint32(t.at)
		if int(p>>impactBits) >= s.docs || t.at>>32 != 0 {
			return damaged("a term of segment %s names document %d of %d", s.name, p>>impactBits, s.docs)
		}
		l.block.n, l.block.docs[0], l.block.impacts[0] = 1, p>>impactBits, uint8(p&impactMost)
		l.loaded = 0
		l.last, l.most = append(l.last, l.block.docs[0]), append(l.most, l.block.impacts[0])
		return nil
	case l.count <= blockSize:
		if t.at < s.at[1] || t.at >= s.at[2] {
			return damaged("a term of segment %s lies nowhere", s.name)
		}
		l.at = append(l.at, t.at, min(t.at+blockMost, s.at[2]))
		if err := l.load(0); err != nil {
			return err
		}
		var most uint8
		for _, v := range l.block.impacts[:l.count] {
			most = max(most, v)
		}
		l.last, l.most = append(l.last, l.block.docs[l.count-1]), append(l.most, most)
		return nil
	}
	n := (l.count + blockSize - 1) / blockSize
	if t.at < s.at[1] || t.at+uint64(n*metaSize+4) > s.at[2] {
		return damaged("a term of segment %s lies nowhere", s.name)
	}
	b := make([]byte, n*metaSize+4)
	if err := s.read(b, t.at); err != nil {
		return err
	}
	if checksum(b[:n*metaSize]) != binary.LittleEndian.Uint32(b[n*metaSize:]) {
		return damaged("the blocks of a term of segment %s have the wrong checksum", s.name)
	}
	size := uint64(0)
	for i := range n {
		e := b[i*metaSize:]
		l.last = append(l.last, binary.LittleEndian.Uint32(e))
		l.most = append(l.most, e[6])
		l.at = append(l.at, size)
		size += uint64(binary.LittleEndian.Uint16(e[4:]))
		if e[6] > impactMost || int(l.last[i]) >= s.docs || i > 0 && l.last[i] <= l.last[i-1] {
			return damaged("the blocks of a term of segment %s are out of order", s.name)
		}
	}
	if size > t.at-s.at[1] {
		return damaged("the blocks of a term of segment %s lie nowhere", s.name)
	}
	l.at = append(l.at, size)
	for i := range l.at {
		l.at[i] += t.at - size
	}
	return nil
}

// blocks is how many there are.
func (l *list) blocks() int { return len(l.last) }

// load unpacks a block.
func (l *list) load(i int) error {
	if l.loaded == i {
		return nil
	}
	from, to := l.at[i], l.at[i+1]
	if from < l.roomAt || to > l.roomAt+uint64(len(l.room)) {
		n := to - from
		if i == l.loaded+1 || l.loaded < 0 { // one after the other
			n = max(n, min(stretch, l.at[len(l.at)-1]-from))
		}
		if uint64(cap(l.room)) < n {
			l.room = make([]byte, max(n, blockMost))
		}
		l.room, l.roomAt = l.room[:n], from
		if err := l.s.read(l.room, from); err != nil {
			l.room = l.room[:0]
			return err
		}
	}
	n := blockSize
	before := int64(-1)
	if i > 0 {
		before = int64(l.last[i-1])
	}
	if i == len(l.at)-2 {
		n = l.count - i*blockSize
	}
	if _, err := l.block.read(l.room[from-l.roomAt:to-l.roomAt], n, before, l.s.docs); err != nil {
		l.loaded = -1
		return err
	}
	l.loaded, l.pos = i, 0
	return nil
}

// seek goes to the block that would have the document and reports whether there is one.
func (l *list) seek(doc uint32) bool {
	if l.i < len(l.last) && l.last[l.i] >= doc {
		return true
	}
	step, to := 1, l.i
	for to < len(l.last) && l.last[to] < doc {
		l.i = to + 1
		to += step
		step *= 2
	}
	to = min(to, len(l.last))
	l.i += sort.Search(to-l.i, func(j int) bool { return l.last[l.i+j] >= doc })
	return l.i < len(l.last)
}

// impact returns the impact of the term in a document, 0 if it is not in it. Documents ascend from call to call.
func (l *list) impact(doc uint32) (uint8, error) {
	if !l.seek(doc) {
		return 0, nil
	}
	if err := l.load(l.i); err != nil {
		return 0, err
	}
	b := &l.block
	lo, hi := l.pos, b.n
	if lo < hi && b.docs[lo] > doc {
		if lo == 0 || b.docs[lo-1] < doc {
			return 0, nil
		}
		lo = 0
	}
	for lo < hi {
		m := (lo + hi) / 2
		if b.docs[m] < doc {
			lo = m + 1
		} else {
			hi = m
		}
	}
	l.pos = lo
	if lo < b.n && b.docs[lo] == doc {
		return b.impacts[lo], nil
	}
	return 0, nil
}
