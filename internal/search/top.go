package search

import (
	"context"
	"math/bits"
	"slices"
)

// window is how many documents are looked at together.
const window = 4096

// weighted is a term of a query: with the highest impact it adds weight to the score of a document.
type weighted struct {
	key    key
	weight float32
}

// candidate is a document with its score by impacts.
type candidate struct {
	score float32
	seg   int
	doc   uint32
}

// best keeps the k candidates with the highest scores: a heap with the lowest on top.
type best struct {
	k    int
	heap []candidate
}

// bar is what a document must exceed to get in.
func (b *best) bar() float32 {
	if len(b.heap) < b.k {
		return 0
	}
	return b.heap[0].score
}

func (b *best) push(c candidate) {
	h := b.heap
	if len(h) < b.k {
		h = append(h, c)
		for i := len(h) - 1; i > 0 && h[(i-1)/2].score > h[i].score; i = (i - 1) / 2 {
			h[i], h[(i-1)/2] = h[(i-1)/2], h[i]
		}
		b.heap = h
		return
	}
	h[0] = c
	for i := 0; ; {
		j := 2*i + 1
		if j >= len(h) {
			return
		}
		if j+1 < len(h) && h[j+1].score < h[j].score {
			j++
		}
		if h[i].score <= h[j].score {
			return
		}
		h[i], h[j] = h[j], h[i]
		i = j
	}
}

// scorer finds the best documents of one segment after the other: MaxScore (Turtle and Flood 1995) with the bounds of blocks
// (Ding and Suel 2011), a window of documents at a time as Lucene does it. In each window the lists whose bounds together
// do not reach the bar are only asked about documents that others found.
type scorer struct {
	best
	lists  []scored
	active []*scored
	acc    [window]float32
	found  [window / 64]uint64
	permit [window / 64]uint64
}

type scored struct {
	list
	add   [impactMost + 1]float32 // what each impact adds to a score
	bound float32                 // of the window
	sum   float32                 // of the bounds up to this one, in the order of bounds
}

// segment adds the documents of a segment. Each must be in allowed, if that is not nil, and have all required terms.
func (c *scorer) segment(ctx context.Context, seg int, s *segment, terms []weighted, allowed bitmap, required []list) error {
	n := 0
	for _, w := range terms {
		t, err := s.find(w.key)
		if err != nil {
			return err
		}
		if t.count == 0 {
			continue
		}
		if n == len(c.lists) {
			c.lists = append(c.lists, scored{})
		}
		l := &c.lists[n]
		if err := l.open(s, t); err != nil {
			return err
		}
		for i := range l.add {
			l.add[i] = w.weight * float32(i) / impactMost
		}
		n++
	}
	if n == 0 {
		return nil
	}
	for base := 0; base < s.docs; base += window {
		if base/window%16 == 15 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := c.window(seg, uint32(base), uint32(min(base+window, s.docs)), c.lists[:n], allowed, required); err != nil {
			return err
		}
	}
	return nil
}

// window adds the documents from base to end.
func (c *scorer) window(seg int, base, end uint32, lists []scored, allowed bitmap, required []list) error {
	c.active = c.active[:0]
	total := float32(0)
	for i := range lists {
		l := &lists[i]
		if most := l.highest(base, end); most > 0 {
			l.bound = l.add[most]
			total += l.bound
			c.active = append(c.active, l)
		}
	}
	if total <= c.bar() {
		return nil
	}
	few, err := c.permitted(base, end, allowed, required)
	if err != nil || few == 0 {
		return err
	}
	slices.SortFunc(c.active, func(a, b *scored) int {
		if a.bound < b.bound {
			return -1
		}
		return 1
	})
	sum := float32(0)
	for _, l := range c.active {
		sum += l.bound
		l.sum = sum
	}
	asked := 0 // lists that are only asked
	if few > 0 && few <= 48 {
		asked = len(c.active)
		c.found = c.permit
	} else {
		for asked < len(c.active) && c.active[asked].sum <= c.bar() {
			asked++
		}
		clear(c.found[:])
		for _, l := range c.active[asked:] {
			if err := c.accumulate(l, base, end, sum-l.bound); err != nil {
				return err
			}
		}
	}
	for i, w := range c.found {
		if few > 0 {
			w &= c.permit[i]
		}
		for ; w != 0; w &= w - 1 {
			at := i<<6 | bits.TrailingZeros64(w)
			score := c.acc[at]
			ok := true
			for j := asked - 1; j >= 0; j-- {
				l := c.active[j]
				if ok = score+l.sum > c.bar(); !ok {
					break
				}
				v, err := l.impact(base + uint32(at))
				if err != nil {
					return err
				}
				score += l.add[v]
			}
			if ok && score > c.bar() {
				c.push(candidate{score, seg, base + uint32(at)})
			}
		}
	}
	if asked < len(c.active) {
		clear(c.acc[:])
	}
	return nil
}

// highest returns the highest impact in the window, and moves the list to it.
func (l *list) highest(base, end uint32) (most uint8) {
	if !l.seek(base) {
		return 0
	}
	for i := l.i; i < len(l.last); i++ {
		if i > 0 && l.last[i-1] >= end-1 {
			break
		}
		most = max(most, l.most[i])
	}
	return most
}

// accumulate adds the impacts of a list to the window; others is what the other lists can add at most.
func (c *scorer) accumulate(l *scored, base, end uint32, others float32) error {
	for i := l.i; i < len(l.last); i++ {
		if i > 0 && l.last[i-1] >= end-1 {
			break
		}
		if l.add[l.most[i]]+others <= c.bar() {
			continue
		}
		if err := l.load(i); err != nil {
			return err
		}
		b := &l.block
		for j, doc := range b.docs[:b.n] {
			if at := doc - base; at < window {
				c.acc[at] += l.add[b.impacts[j]&impactMost]
				c.found[at>>6] |= 1 << (at & 63)
			}
		}
	}
	return nil
}

// permitted fills permit with the documents of the window that may be found and returns how many they are, -1 if any may.
func (c *scorer) permitted(base, end uint32, allowed bitmap, required []list) (int, error) {
	if allowed == nil && len(required) == 0 {
		return -1, nil
	}
	return permitted(&c.permit, base, end, allowed, required)
}

func permitted(out *[window / 64]uint64, base, end uint32, allowed bitmap, required []list) (int, error) {
	if allowed == nil {
		for i := range out {
			out[i] = ^uint64(0)
		}
		for at := end - base; at < window; at++ {
			out[at>>6] &^= 1 << (at & 63)
		}
	} else {
		n := copy(out[:], allowed[base/64:])
		clear(out[n:])
	}
	n := bitmap(out[:]).count()
	for i := range required {
		if n == 0 {
			return 0, nil
		}
		l := &required[i]
		if !l.seek(base) {
			return 0, nil
		}
		var has [window / 64]uint64
		for j := l.i; j < len(l.last); j++ {
			if j > 0 && l.last[j-1] >= end-1 {
				break
			}
			if err := l.load(j); err != nil {
				return 0, err
			}
			for _, doc := range l.block.docs[:l.block.n] {
				if at := doc - base; at < window {
					has[at>>6] |= 1 << (at & 63)
				}
			}
		}
		n = 0
		for j := range out {
			out[j] &= has[j]
			n += bits.OnesCount64(out[j])
		}
	}
	return n, nil
}
