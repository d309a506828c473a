package search

import (
	"context"
	"math"
)

const (
	countedExactly = 2000 // documents of the rarest term that are looked at one by one
	sampledWindows = 32
)

// total returns how many documents have every word of the plan, and whether that was estimated from some of the windows.
func (v *view) total(ctx context.Context, p *plan, q Query) (int, bool, error) {
	if len(p.every) == 0 {
		return 0, false, nil
	}
	type counted struct {
		part    *part
		allowed bitmap
		lists   []list
	}
	var parts []counted
	exact, windows, rarest := 0, 0, 0
	for _, part := range v.parts {
		lists, ok, err := part.lists(p.every)
		if err != nil {
			return 0, false, err
		}
		if !ok {
			continue
		}
		allowed, err := part.allowed(q)
		if err != nil {
			return 0, false, err
		}
		c := counted{part, allowed, lists}
		if len(c.lists) == 1 && c.allowed == nil {
			exact += c.lists[0].count
			continue
		}
		parts = append(parts, c)
		windows += (part.docs + window - 1) / window
		rarest += c.lists[0].count
	}
	if rarest <= countedExactly {
		for i := range parts {
			n, err := countAll(parts[i].lists, parts[i].allowed)
			if err != nil {
				return 0, false, err
			}
			exact += n
		}
		return exact, false, nil
	}
	step := max(1, windows/sampledWindows)
	seen, found, at := 0, 0, step/2
	for i := range parts {
		c := &parts[i]
		n := (c.part.docs + window - 1) / window
		for ; at < n; at += step {
			if err := ctx.Err(); err != nil {
				return 0, false, err
			}
			var room [window / 64]uint64
			k, err := permitted(&room, uint32(at*window), uint32(min((at+1)*window, c.part.docs)), c.allowed, c.lists)
			if err != nil {
				return 0, false, err
			}
			found += k
			seen++
		}
		at -= n
	}
	if seen == 0 {
		return exact, true, nil
	}
	if step == 1 {
		return exact + found, false, nil
	}
	return exact + rounded(float64(found)*float64(windows)/float64(seen)), true, nil
}

// rounded keeps two digits: more would say more than a sample knows.
func rounded(f float64) int {
	if f < 100 {
		return int(math.Round(f))
	}
	unit := math.Pow(10, math.Floor(math.Log10(f))-1)
	return int(math.Round(f/unit) * unit)
}

// countAll counts the documents that are in all lists, of which the first is the shortest.
func countAll(lists []list, allowed bitmap) (n int, err error) {
	l := &lists[0]
	for i := range l.blocks() {
		if err := l.load(i); err != nil {
			return 0, err
		}
	documents:
		for _, doc := range l.block.docs[:l.block.n] {
			if allowed != nil && !allowed.has(int(doc)) {
				continue
			}
			for j := range lists[1:] {
				v, err := lists[1+j].impact(doc)
				if err != nil {
					return 0, err
				}
				if v == 0 {
					continue documents
				}
			}
			n++
		}
	}
	return n, nil
}
