package search

// termTable numbers the keys that it is asked for: a hash table with open addressing. The keys lie in the slots, too, so that
// most questions touch memory once.
type termTable struct {
	keys  []key
	slots []slot
	shift uint
}

type slot struct {
	key key
	id  uint32 // plus one; 0 is free
}

const spread = 0x9E3779B97F4A7C15 // 2⁶⁴ divided by the golden ratio (Knuth 6.4)

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
	for i := uint64(k) * spread >> t.shift; ; i = (i + 1) & mask {
		s := &t.slots[i]
		if s.key == k && s.id != 0 {
			return s.id - 1
		}
		if s.id == 0 {
			t.keys = append(t.keys, k)
			*s = slot{k, uint32(len(t.keys))}
			return s.id - 1
		}
	}
}

func (t *termTable) enlarge() {
	bits := uint(12)
	for 1<<bits < len(t.keys)*4 {
		bits++
	}
	t.slots = make([]slot, 1<<bits)
	t.shift = 64 - bits
	mask := uint64(len(t.slots) - 1)
	for n, k := range t.keys {
		i := uint64(k) * spread >> t.shift
		for t.slots[i].id != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = slot{k, uint32(n + 1)}
	}
}
