package search

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"io"
	"slices"
)

// A segment file: docs/format/search.md.
const (
	segmentMagic = "bonbogi segment 1\n"
	pageTerms    = 128 // terms in a page of the dictionary
	termSize     = 8 + 4 + 8
	pageSize     = pageTerms*termSize + 4
	idSize       = 8 + 4
	metaSize     = 8 // of a block, in a list of several
	footerSize   = 4 + 4 + 6*8 + 4 + 4
)

// term is an entry of the dictionary.
type term struct {
	key   key
	count uint32 // in how many documents it is
	at    uint64 // one document: its posting. Up to blockSize: where its block begins. More: where the list of its blocks begins
}

// segmentWriter writes a segment: all records first, then all terms by key.
type segmentWriter struct {
	w     *bufio.Writer
	at    uint64
	ends  []uint64 // where each record ends
	ids   []idHash
	terms []term
	block []byte

	// the list at hand
	pending []uint32
	before  int64
	count   uint32
	start   uint64
	meta    []byte

	postingsAt uint64
	err        error
}

type idHash struct {
	hash uint64
	doc  uint32
}

func newSegmentWriter(w io.Writer) *segmentWriter {
	s := &segmentWriter{w: bufio.NewWriterSize(w, 1<<18), pending: make([]uint32, 0, blockSize)}
	s.write([]byte(segmentMagic))
	return s
}

func (s *segmentWriter) write(b []byte) {
	if s.err == nil {
		_, s.err = s.w.Write(b)
		s.at += uint64(len(b))
	}
}

// record adds a document.
func (s *segmentWriter) record(packed []byte, id uint64) {
	s.ids = append(s.ids, idHash{id, uint32(len(s.ends))})
	s.write(packed)
	s.ends = append(s.ends, s.at)
	s.postingsAt = s.at
}

// posting adds to the list at hand, by document.
func (s *segmentWriter) posting(p uint32) {
	if len(s.pending) == blockSize {
		s.flushBlock()
	}
	s.pending = append(s.pending, p)
	s.count++
}

func (s *segmentWriter) flushBlock() {
	if len(s.meta) == 0 {
		s.start = s.at
	}
	s.block = appendBlock(s.block[:0], s.pending, s.before)
	last := s.pending[len(s.pending)-1] >> impactBits
	var most uint32
	for _, p := range s.pending {
		most = max(most, p&impactMost)
	}
	s.meta = binary.LittleEndian.AppendUint32(s.meta, last)
	s.meta = binary.LittleEndian.AppendUint16(s.meta, uint16(len(s.block)))
	s.meta = append(s.meta, byte(most), 0)
	s.before = int64(last)
	s.write(s.block)
	s.pending = s.pending[:0]
}

// end ends the list at hand, which is that of k; keys ascend.
func (s *segmentWriter) end(k key) {
	switch {
	case s.count == 0:
		return
	case s.count == 1:
		s.terms = append(s.terms, term{k, 1, uint64(s.pending[0])})
	default:
		s.flushBlock()
		at := s.start
		if s.count > blockSize {
			at = s.at
			s.write(s.meta)
			s.write(binary.LittleEndian.AppendUint32(nil, checksum(s.meta)))
		}
		s.terms = append(s.terms, term{k, s.count, at})
	}
	s.pending, s.meta, s.count, s.before = s.pending[:0], s.meta[:0], 0, -1
}

// word adds a word of the vocabulary, which has no postings. Its count may be of documents that are gone by now.
func (s *segmentWriter) word(k key, count uint32) {
	s.terms = append(s.terms, term{k, min(count, uint32(len(s.ends))), 0})
}

// close writes what lies behind the postings.
func (s *segmentWriter) close() error {
	var at [6]uint64
	at[0], at[1] = uint64(len(segmentMagic)), s.postingsAt
	at[2] = s.at
	var first, page []byte
	for t := range slices.Chunk(s.terms, pageTerms) {
		first = binary.LittleEndian.AppendUint64(first, uint64(t[0].key))
		page = page[:0]
		for _, e := range t {
			page = binary.LittleEndian.AppendUint64(page, uint64(e.key))
			page = binary.LittleEndian.AppendUint32(page, e.count)
			page = binary.LittleEndian.AppendUint64(page, e.at)
		}
		s.write(binary.LittleEndian.AppendUint32(page, checksum(page)))
	}
	at[3] = s.at
	s.write(binary.LittleEndian.AppendUint32(first, checksum(first)))
	at[4] = s.at
	for _, e := range s.ends {
		s.write(binary.LittleEndian.AppendUint64(page[:0], e))
	}
	at[5] = s.at
	slices.SortFunc(s.ids, func(a, b idHash) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.doc, b.doc)) })
	var sum uint32
	for _, id := range s.ids {
		e := binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint64(page[:0], id.hash), id.doc)
		sum = updateChecksum(sum, e)
		s.write(e)
	}
	footer := binary.LittleEndian.AppendUint32(nil, uint32(len(s.ends)))
	footer = binary.LittleEndian.AppendUint32(footer, uint32(len(s.terms)))
	for _, a := range at {
		footer = binary.LittleEndian.AppendUint64(footer, a)
	}
	footer = binary.LittleEndian.AppendUint32(footer, sum)
	s.write(binary.LittleEndian.AppendUint32(footer, checksum(footer)))
	if s.err == nil {
		s.err = s.w.Flush()
	}
	return s.err
}

// segment writes the documents of a buffer.
func (b *buffer) segment(w io.Writer) error {
	s := newSegmentWriter(w)
	s.before = -1
	from := 0
	for i, id := range b.ids {
		s.record(b.records[from:b.ends[i]], hash([]rune(id)))
		from = b.ends[i]
	}
	err := b.sorted(func(k key, count uint32, postings []uint32) error {
		if k.kind() == vocabularyKind {
			s.word(k, count)
			return s.err
		}
		for _, p := range postings {
			s.posting(p)
		}
		s.end(k)
		return s.err
	})
	if err != nil {
		return err
	}
	return s.close()
}
