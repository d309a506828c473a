package search

import "math/bits"

// bitmap is a set of small numbers.
type bitmap []uint64

func (b bitmap) has(i int) bool { return b[i>>6]&(1<<(i&63)) != 0 }
func (b bitmap) set(i int)      { b[i>>6] |= 1 << (i & 63) }

// grow returns the bitmap with room for n numbers.
func (b bitmap) grow(n int) bitmap {
	for len(b)*64 < n {
		b = append(b, 0)
	}
	return b
}

func (b bitmap) count() (n int) {
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}
