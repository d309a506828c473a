package search

// termTable numbers the keys that it is asked for: a hash table with open addressing.
type termTable struct {
	keys  []key
	slots []uint32 // number of the key plus one; 0 is free
	shift uint
}

func (t *termTable) reset() {
	t.keys = t.keys[:0]
	clear(t.slots)
}

// id returns the number of a key, the next one if it is new.
func (t *termTable) id(k key) uint32 {
	if len(t.keys)*2 >= len(t.slots) {
		t.enlarge()
	}
	mask := uint64(len(t.slots) - 1)
	for i := uint64(k) * 0x9E3779B97F4A7C15 >> t.shift; ; i = (i + 1) & mask {
		switch n := t.slots[i]; {
		case n == 0:
			t.keys = append(t.keys, k)
			t.slots[i] = uint32(len(t.keys))
			return uint32(len(t.keys) - 1)
		case t.keys[n-1] == k:
			return n - 1
		}
	}
}

func (t *termTable) enlarge() {
	bits := uint(12)
	for 1<<bits < len(t.keys)*4 {
		bits++
	}
	t.slots = make([]uint32, 1<<bits)
	t.shift = 64 - bits
	mask := uint64(len(t.slots) - 1)
	for n, k := range t.keys {
		i := uint64(k) * 0x9E3779B97F4A7C15 >> t.shift
		for t.slots[i] != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = uint32(n + 1)
	}
}
