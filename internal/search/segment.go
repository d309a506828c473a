package search

import (
	"encoding/binary"
	"io"
	"sort"
	"strings"
)

// segment reads a segment file. It never changes; which of its documents still count is known beside it.
type segment struct {
	name  string
	in    io.ReaderAt
	docs  int
	terms int
	at    [6]uint64 // records, postings, dictionary, its first keys, ends of records, IDs
	end   uint64    // of the IDs
	sum   uint32    // of the IDs
	first []key     // of each page of the dictionary
}

// openSegment reads of a file what tells where everything lies.
func openSegment(name string, in io.ReaderAt, size int64) (*segment, error) {
	s := &segment{name: name, in: in}
	if size < int64(len(segmentMagic))+footerSize {
		return nil, damaged("segment %s is cut", name)
	}
	magic := make([]byte, len(segmentMagic))
	footer := make([]byte, footerSize)
	if err := s.read(magic, 0); err != nil {
		return nil, err
	}
	if string(magic) != segmentMagic {
		if strings.HasPrefix(string(magic), "bonbogi segment ") {
			return nil, damaged("segment %s was written by another version of this program", name)
		}
		return nil, damaged("%s is no segment", name)
	}
	if err := s.read(footer, uint64(size)-footerSize); err != nil {
		return nil, err
	}
	n := footerSize - 4
	if checksum(footer[:n]) != binary.LittleEndian.Uint32(footer[n:]) {
		return nil, damaged("segment %s has the wrong checksum at its end", name)
	}
	s.docs = int(binary.LittleEndian.Uint32(footer))
	s.terms = int(binary.LittleEndian.Uint32(footer[4:]))
	for i := range s.at {
		s.at[i] = binary.LittleEndian.Uint64(footer[8+8*i:])
	}
	s.sum = binary.LittleEndian.Uint32(footer[8+48:])
	s.end = uint64(size) - footerSize

	pages := (s.terms + pageTerms - 1) / pageTerms
	dictionary := uint64(s.terms*termSize + 4*pages)
	fits := s.docs < 1<<(32-impactBits) && s.at[0] == uint64(len(segmentMagic)) && s.at[0] <= s.at[1] && s.at[1] <= s.at[2] &&
		s.at[3] == s.at[2]+dictionary && s.at[4] == s.at[3]+uint64(8*pages+4) && s.at[5] == s.at[4]+uint64(8*s.docs) && s.end == s.at[5]+uint64(idSize*s.docs)
	if !fits {
		return nil, damaged("the parts of segment %s do not fit together", name)
	}
	b := make([]byte, 8*pages+4)
	if err := s.read(b, s.at[3]); err != nil {
		return nil, err
	}
	if checksum(b[:8*pages]) != binary.LittleEndian.Uint32(b[8*pages:]) {
		return nil, damaged("the dictionary of segment %s has the wrong checksum", name)
	}
	s.first = make([]key, pages)
	for i := range s.first {
		s.first[i] = key(binary.LittleEndian.Uint64(b[8*i:]))
	}
	return s, nil
}

// read fills b from a place of the file.
func (s *segment) read(b []byte, at uint64) error {
	n, err := s.in.ReadAt(b, int64(at))
	if n == len(b) {
		return nil
	}
	if err == io.EOF || err == nil {
		return damaged("segment %s ends before byte %d", s.name, at+uint64(len(b)))
	}
	return damaged("segment %s: %v", s.name, err)
}

// page reads a page of the dictionary, and appends its terms.
func (s *segment) page(i int, terms []term) ([]term, error) {
	n := min(pageTerms, s.terms-i*pageTerms)
	b := make([]byte, n*termSize+4)
	if err := s.read(b, s.at[2]+uint64(i)*pageSize); err != nil {
		return nil, err
	}
	if checksum(b[:n*termSize]) != binary.LittleEndian.Uint32(b[n*termSize:]) {
		return nil, damaged("page %d of the dictionary of segment %s has the wrong checksum", i, s.name)
	}
	for e := b[:n*termSize]; len(e) > 0; e = e[termSize:] {
		terms = append(terms, term{key(binary.LittleEndian.Uint64(e)), binary.LittleEndian.Uint32(e[8:]), binary.LittleEndian.Uint64(e[12:])})
	}
	return terms, nil
}

// find looks a term up; its count is 0 if the segment does not have it.
func (s *segment) find(k key) (term, error) {
	i := sort.Search(len(s.first), func(i int) bool { return s.first[i] > k }) - 1
	if i < 0 {
		return term{}, nil
	}
	n := min(pageTerms, s.terms-i*pageTerms)
	var room [pageSize]byte
	b := room[:n*termSize+4]
	if err := s.read(b, s.at[2]+uint64(i)*pageSize); err != nil {
		return term{}, err
	}
	if checksum(b[:n*termSize]) != binary.LittleEndian.Uint32(b[n*termSize:]) {
		return term{}, damaged("page %d of the dictionary of segment %s has the wrong checksum", i, s.name)
	}
	j := sort.Search(n, func(j int) bool { return key(binary.LittleEndian.Uint64(b[j*termSize:])) >= k })
	if j == n {
		return term{}, nil
	}
	e := b[j*termSize:]
	if key(binary.LittleEndian.Uint64(e)) != k {
		return term{}, nil
	}
	t := term{k, binary.LittleEndian.Uint32(e[8:]), binary.LittleEndian.Uint64(e[12:])}
	if int(t.count) > s.docs {
		return term{}, damaged("a term of segment %s is in %d of %d documents", s.name, t.count, s.docs)
	}
	return t, nil
}

// record returns the packed document.
func (s *segment) record(doc int) ([]byte, error) {
	if doc < 0 || doc >= s.docs {
		return nil, damaged("segment %s has no document %d", s.name, doc)
	}
	var ends [16]byte
	from, to := s.at[0], uint64(0)
	if doc == 0 {
		if err := s.read(ends[8:], s.at[4]); err != nil {
			return nil, err
		}
	} else {
		if err := s.read(ends[:], s.at[4]+uint64(doc-1)*8); err != nil {
			return nil, err
		}
		from = binary.LittleEndian.Uint64(ends[:])
	}
	to = binary.LittleEndian.Uint64(ends[8:])
	if from < s.at[0] || from > to || to > s.at[1] || to-from > 8*maxBody {
		return nil, damaged("document %d of segment %s lies nowhere", doc, s.name)
	}
	b := make([]byte, to-from)
	return b, s.read(b, from)
}

// document reads a document.
func (s *segment) document(doc int) (Document, error) {
	b, err := s.record(doc)
	if err != nil {
		return Document{}, err
	}
	return readRecord(b)
}

// ids returns the hashes of the IDs of all documents, ascending.
func (s *segment) ids() ([]idHash, error) {
	b := make([]byte, s.end-s.at[5])
	if err := s.read(b, s.at[5]); err != nil {
		return nil, err
	}
	if checksum(b) != s.sum {
		return nil, damaged("the IDs of segment %s have the wrong checksum", s.name)
	}
	out := make([]idHash, s.docs)
	for i := range out {
		out[i] = readID(b[i*idSize:])
		if int(out[i].doc) >= s.docs {
			return nil, damaged("an ID of segment %s belongs to no document", s.name)
		}
	}
	return out, nil
}

func readID(b []byte) idHash {
	return idHash{binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint32(b[8:])}
}
