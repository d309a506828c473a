package ingest

import "sync"

// dictionary numbers things in the order in which they come, for any number of goroutines.
type dictionary[T comparable] struct {
	mu    sync.Mutex
	at    map[T]int
	all   []T
	limit int
}

func newDictionary[T comparable](limit int) *dictionary[T] {
	return &dictionary[T]{at: map[T]int{}, limit: limit}
}

// number returns that of the thing; ok is false if there are too many already.
func (d *dictionary[T]) number(thing T) (n int, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if n, ok := d.at[thing]; ok {
		return n, true
	}
	if len(d.all) == d.limit {
		return 0, false
	}
	n = len(d.all)
	d.at[thing] = n
	d.all = append(d.all, thing)
	return n, true
}

// get returns the thing with the number.
func (d *dictionary[T]) get(n int) T {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.all[n]
}
