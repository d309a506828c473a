// Package runs sorts records that are more than the memory holds: each goroutine fills a buffer, a full buffer is
// sorted and appended to a temporary file as a run, and at the end the runs are merged (external merge sort; Knuth,
// The Art of Computer Programming, volume 3, 5.4). What fits into the buffers never touches the disk.
package runs

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"sync"
)

// Sorter sorts records of one width by their first eight bytes, a number with its low byte first. The order of
// records with the same number is not defined.
type Sorter struct {
	width int
	room  int // records of a buffer

	mu    sync.Mutex // holds the file and the room to sort in
	file  *os.File
	size  int64
	runs  []run
	spare scratch
}

// run is a sorted part of the file, or of the memory.
type run struct {
	from, to int64
	records  []byte // nil: in the file
}

// New makes a sorter for records of a width, at least eight bytes. Each buffer takes so many bytes of memory.
func New(width, memory int) *Sorter {
	return &Sorter{width: width, room: max(memory/width, 2)}
}

// Buffer takes records from one goroutine.
type Buffer struct {
	sorter  *Sorter
	records []byte
	last    uint64
	mixed   bool // the records are not in order
}

// Buffer returns a new one.
func (s *Sorter) Buffer() *Buffer { return &Buffer{sorter: s} }

// Add returns the place of a record with the number, to be filled at once with what follows the number.
func (b *Buffer) Add(number uint64) ([]byte, error) {
	w := b.sorter.width
	if len(b.records) == b.sorter.room*w {
		if err := b.spill(); err != nil {
			return nil, err
		}
	}
	if len(b.records)+w > cap(b.records) {
		grown := make([]byte, len(b.records), min(max(4*cap(b.records), 1024*w), b.sorter.room*w))
		copy(grown, b.records)
		b.records = grown
	}
	b.mixed = b.mixed || number < b.last
	b.last = number
	at := len(b.records)
	b.records = b.records[:at+w]
	binary.LittleEndian.PutUint64(b.records[at:], number)
	return b.records[at+8 : at+w], nil
}

// spill writes the records to the file in order.
func (b *Buffer) spill() error {
	s := b.sorter
	s.mu.Lock()
	defer s.mu.Unlock()
	sorted := b.records
	if b.mixed {
		sorted = s.spare.sort(b.records, s.width)
	}
	if s.file == nil {
		var err error
		if s.file, err = os.CreateTemp("", "bonbogi-runs-*"); err != nil {
			return fmt.Errorf("runs: temporary file: %w", err)
		}
		_ = os.Remove(s.file.Name()) // where that is possible it is gone even if the program is killed
	}
	if _, err := s.file.WriteAt(sorted, s.size); err != nil {
		return fmt.Errorf("runs: temporary file: %w", err)
	}
	s.runs = append(s.runs, run{from: s.size, to: s.size + int64(len(sorted))})
	s.size += int64(len(sorted))
	b.records, b.mixed, b.last = b.records[:0], false, 0
	return nil
}

// Done hands over what is left in the buffer, which may not be used any more.
func (b *Buffer) Done() error {
	if len(b.records) == 0 {
		return nil
	}
	s := b.sorter
	s.mu.Lock()
	inMemory := s.file == nil
	s.mu.Unlock()
	if !inMemory { // the room is needed for merging
		err := b.spill()
		b.records = nil
		return err
	}
	if b.mixed {
		b.records = new(scratch).sort(b.records, s.width)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.runs = append(s.runs, run{records: b.records})
	b.records = nil
	return nil
}

// Close removes the file.
func (s *Sorter) Close() error {
	if s.file == nil {
		return nil
	}
	err := errors.Join(s.file.Close(), gone(os.Remove(s.file.Name())))
	s.file = nil
	return err
}

func gone(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}
