package search

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

const (
	manifestName  = "manifest"
	segmentSuffix = ".segment"
	deadSuffix    = ".dead"
	formatVersion = 1
)

// manifest names the files of an index. It is replaced as a whole, and is the one thing that a commit changes.
type manifest struct {
	Format   int
	Mark     string
	Number   int // of the next file
	Segments []manifestSegment
}

type manifestSegment struct {
	File string
	Docs int
	Dead string `json:",omitempty"` // the file with the documents that count no more
	Gone int    `json:",omitempty"`
}

func (m manifest) bytes() []byte {
	b, _ := json.MarshalIndent(m, "", "\t") // strings and numbers always can be
	return fmt.Appendf(b, "\n%08x\n", checksum(b))
}

func parseManifest(b []byte) (manifest, error) {
	var m manifest
	b = bytes.TrimSuffix(b, []byte("\n"))
	i := bytes.LastIndexByte(b, '\n')
	if i < 0 || fmt.Sprintf("%08x", checksum(b[:i])) != string(b[i+1:]) {
		return m, damaged("its manifest has the wrong checksum")
	}
	if err := json.Unmarshal(b[:i], &m); err != nil {
		return m, damaged("its manifest: %v", err)
	}
	if m.Format != formatVersion {
		return m, damaged("it has the format %d, and this program writes %d", m.Format, formatVersion)
	}
	for _, s := range m.Segments {
		if strings.ContainsAny(s.File+s.Dead, `/\`) {
			return m, damaged("its manifest names a file elsewhere")
		}
	}
	return m, nil
}

// save writes the manifest of parts, and first the bitmaps that changed.
func (ix *Index) save(parts []*part, mark string) error {
	m := manifest{Format: formatVersion, Mark: mark}
	for _, p := range parts {
		if p.gone > 0 && p.deadIn == "" {
			name := ix.name(deadSuffix)
			if err := ix.folder.create(name, p.writeDead); err != nil {
				return err
			}
			p.deadIn = name
		}
		m.Segments = append(m.Segments, manifestSegment{p.name, p.docs, p.deadIn, p.gone})
	}
	m.Number = int(ix.number.Load())
	b := m.bytes()
	return ix.folder.create(manifestName, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	})
}

// name makes the name of the next file.
func (ix *Index) name(suffix string) string {
	return fmt.Sprintf("%06d%s", ix.number.Add(1), suffix)
}

// write makes a segment.
func (ix *Index) write(write func(io.Writer) error) (*part, error) {
	name := ix.name(segmentSuffix)
	if err := ix.folder.create(name, write); err != nil {
		return nil, err
	}
	return openPart(ix.folder, manifestSegment{File: name})
}

// openPart opens a segment and its bitmap.
func openPart(f folder, m manifestSegment) (*part, error) {
	in, size, err := f.open(m.File)
	if err != nil {
		return nil, err
	}
	s, err := openSegment(m.File, in, size)
	if err != nil {
		return nil, err
	}
	p := newPart(s)
	if m.Dead == "" {
		return p, nil
	}
	b, err := f.read(m.Dead)
	if err != nil {
		return nil, err
	}
	n := len(b) - 4
	if n != (s.docs+63)/64*8 || checksum(b[:n]) != binary.LittleEndian.Uint32(b[n:]) {
		return nil, damaged("%s has the wrong checksum", m.Dead)
	}
	p.dead = make(bitmap, n/8)
	for i := range p.dead {
		p.dead[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	p.deadIn, p.gone = m.Dead, p.dead.count()
	return p, nil
}

func (p *part) writeDead(w io.Writer) error {
	var b []byte
	for _, x := range p.dead.grow(p.docs) {
		b = binary.LittleEndian.AppendUint64(b, x)
	}
	_, err := w.Write(binary.LittleEndian.AppendUint32(b, checksum(b)))
	return err
}

// openAll opens what the manifest of a folder names, and is not open in a view already.
func openAll(f folder, already *view) (manifest, []*part, error) {
	b, err := f.read(manifestName)
	if err != nil {
		return manifest{}, nil, err
	}
	m, err := parseManifest(b)
	if err != nil {
		return m, nil, err
	}
	var parts []*part
	for _, s := range m.Segments {
		if p := already.part(s); p != nil {
			parts = append(parts, p)
			continue
		}
		p, err := openPart(f, s)
		if err != nil {
			return m, nil, err
		}
		parts = append(parts, p)
	}
	return m, parts, nil
}

// sweep removes the files that no part needs. One that cannot be removed now, because it is open, is removed another time.
// While a new generation is made, nothing is.
func (ix *Index) sweep(parts []*part) {
	if ix.again != nil {
		return
	}
	keep := map[string]bool{manifestName: true}
	for _, p := range parts {
		keep[p.name], keep[p.deadIn] = true, true
	}
	for _, p := range ix.joining {
		keep[p.name] = true
	}
	names, _ := ix.folder.list()
	for _, n := range names {
		if ours(n) && !keep[n] && !ix.writing(n) {
			_ = ix.folder.remove(n)
		}
	}
}
