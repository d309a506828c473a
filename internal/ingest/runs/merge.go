package runs

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"iter"
)

// readSize is how much of a run is in memory while the runs are merged; many runs share less.
const (
	readSize  = 1 << 20
	mergeSize = 64 << 20
)

// All gives out the records in the order of their numbers, once all buffers are done. A record may be used until
// the next one.
func (s *Sorter) All(ctx context.Context) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		s.spare = scratch{}
		t := newTree(s)
		for n := 0; ; n++ {
			if n&0xFFFF == 0 && ctx.Err() != nil {
				yield(nil, ctx.Err())
				return
			}
			record, err := t.next()
			if err == io.EOF {
				return
			}
			if !yield(record, err) || err != nil {
				return
			}
		}
	}
}

// cursor reads one run.
type cursor struct {
	file     io.ReaderAt
	from, to int64
	buffer   []byte
	ready    []byte // not given out yet
	width    int
}

// head is the number of the next record; ok is false at the end of the run.
func (c *cursor) head() (number uint64, ok bool, err error) {
	if len(c.ready) == 0 {
		if c.from >= c.to {
			return 0, false, nil
		}
		c.ready = c.buffer[:min(int64(len(c.buffer)), c.to-c.from)]
		if _, err := c.file.ReadAt(c.ready, c.from); err != nil {
			return 0, false, fmt.Errorf("runs: temporary file: %w", err)
		}
		c.from += int64(len(c.ready))
	}
	return binary.LittleEndian.Uint64(c.ready), true, nil
}

// tree finds the least of the heads of all runs: a tournament in which each inner node holds the loser (tree of
// losers; Knuth, volume 3, 5.4.1).
type tree struct {
	cursors []cursor
	heads   []uint64
	ended   []bool
	losers  []int
	winner  int
	started bool
}

func newTree(s *Sorter) *tree {
	t := &tree{cursors: make([]cursor, len(s.runs)), heads: make([]uint64, len(s.runs)), ended: make([]bool, len(s.runs)), losers: make([]int, len(s.runs))}
	size := min(readSize, mergeSize/max(len(s.runs), 1))
	size = max(size/s.width, 1) * s.width
	for i, r := range s.runs {
		t.cursors[i] = cursor{from: r.from, to: r.to, ready: r.records, width: s.width}
		if r.records == nil {
			t.cursors[i].file, t.cursors[i].buffer = s.file, make([]byte, size)
		}
	}
	return t
}

// next returns the record with the least number, or io.EOF.
func (t *tree) next() ([]byte, error) {
	if len(t.cursors) == 0 {
		return nil, io.EOF
	}
	if !t.started {
		t.started = true
		for i := range t.cursors {
			if err := t.read(i); err != nil {
				return nil, err
			}
		}
		t.winner = t.play(1)
	} else {
		c := &t.cursors[t.winner]
		c.ready = c.ready[c.width:]
		if err := t.read(t.winner); err != nil {
			return nil, err
		}
		t.replay()
	}
	if t.ended[t.winner] {
		return nil, io.EOF
	}
	c := &t.cursors[t.winner]
	return c.ready[:c.width:c.width], nil
}

func (t *tree) read(i int) error {
	number, ok, err := t.cursors[i].head()
	t.heads[i], t.ended[i] = number, !ok
	return err
}

// beats reports whether the head of run a comes before that of run b.
func (t *tree) beats(a, b int) bool {
	switch {
	case t.ended[a]:
		return false
	case t.ended[b]:
		return true
	}
	return t.heads[a] < t.heads[b] || t.heads[a] == t.heads[b] && a < b
}

// play plays the matches below a node for the first time and returns the winner. The leaves are the nodes from
// the number of runs on.
func (t *tree) play(node int) int {
	n := len(t.cursors)
	if node >= n {
		return node - n
	}
	a, b := t.play(2*node), t.play(2*node+1)
	if !t.beats(a, b) {
		a, b = b, a
	}
	t.losers[node] = b
	return a
}

// replay plays the matches of the last winner again, from its leaf up.
func (t *tree) replay() {
	w := t.winner
	for node := (w + len(t.cursors)) / 2; node > 0; node /= 2 {
		if t.beats(t.losers[node], w) {
			w, t.losers[node] = t.losers[node], w
		}
	}
	t.winner = w
}
