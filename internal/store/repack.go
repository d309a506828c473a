package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/block"
)

// repacker makes blocks of what an export holds, with the changes that led to them.
type repacker struct {
	*importer
	imports map[string]int64 // by ID
	marked  map[string]bool  // indicators on record; true: simulated
}

func (db *DB) newRepacker(ctx context.Context, tx *sql.Tx, conn *sql.Conn) (*repacker, error) {
	im, err := db.newImporter(ctx, tx, conn)
	if err != nil {
		return nil, err
	}
	l := &repacker{importer: im, imports: map[string]int64{}, marked: map[string]bool{}}
	if l.imports, err = column2[int64](ctx, tx, "SELECT id, number FROM imports"); err != nil {
		return nil, err
	}
	simulated, err := column2[int64](ctx, tx, "SELECT id, CASE WHEN simulated THEN 1 ELSE 0 END FROM indicators")
	if err != nil {
		return nil, err
	}
	for id, is := range simulated {
		l.marked[id] = is == 1
	}
	l.start()
	return l, nil
}

// column2 reads a statement that returns an ID and a value.
func column2[V any](ctx context.Context, q querier, statement string) (map[string]V, error) {
	rows, err := q.QueryContext(ctx, statement)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]V{}
	for rows.Next() {
		var id string
		var v V
		if err := rows.Scan(&id, &v); err != nil {
			return nil, err
		}
		out[id] = v
	}
	return out, rows.Err()
}

// history is what was said of a slot: what stands, and what stood before, the oldest first.
type history struct {
	stands *loadedFigure
	former []loadedFigure
}

// first is the number of the import that said something first.
func (h history) first() int64 {
	if len(h.former) > 0 {
		return h.former[0].given
	}
	return h.stands.given
}

// whole reports whether each figure was replaced by the one that follows, and by another one.
func (h history) whole() bool {
	next := h.stands
	for i := len(h.former) - 1; i >= 0; i-- {
		if f := &h.former[i]; f.replaced != next.given || f.Same(next.Figure) {
			return false
		} else {
			next = f
		}
	}
	return true
}

// repack packs what was observed of an indicator in a period.
func (l *repacker) repack(key figureGroup, stands, former []loadedFigure) error {
	indicator, _ := l.indicators.give(key.indicator)
	byBlock := map[int64]map[uint16]history{}
	for i := range stands {
		s := &stands[i]
		n := 0
		for n < len(former) && former[n].government == s.government {
			n++
		}
		h := history{s, former[:n]}
		former = former[n:]
		if !h.whole() {
			return faultf("the history of %s for %s in %s is not whole", key.indicator, s.government, key.period)
		}
		place, _ := l.governments.give(s.government)
		if byBlock[place/block.Slots] == nil {
			byBlock[place/block.Slots] = map[uint16]history{}
		}
		byBlock[place/block.Slots][uint16(place%block.Slots)] = h
	}
	if len(former) > 0 {
		return faultf("%s for %s in %s has a history, and no figure", key.indicator, former[0].government, key.period)
	}
	for _, number := range slices.Sorted(maps.Keys(byBlock)) {
		if err := l.store(blockKey{indicator, key.period, number}, byBlock[number]); err != nil {
			return err
		}
	}
	return nil
}

// store writes a block and what imports have changed of it after the one that made it.
func (l *repacker) store(key blockKey, histories map[uint16]history) error {
	b := &block.Block{}
	slots := slices.Sorted(maps.Keys(histories))
	created, last := int64(now), int64(0)
	for _, slot := range slots {
		h := histories[slot]
		b.Set(int(slot), h.stands.Figure)
		created, last = min(created, h.first()), max(last, h.stands.given)
	}
	changes := map[int64]*change{}
	note := func(number int64, slot uint16, was bonbogi.Figure) {
		if changes[number] == nil {
			changes[number] = &change{}
		}
		changes[number].add(int(slot), was)
	}
	for _, slot := range slots {
		h := histories[slot]
		if h.first() > created {
			note(h.first(), slot, figureless)
		}
		for _, f := range h.former {
			note(f.replaced, slot, f.Figure)
		}
	}
	packed := l.packer.Pack(b)
	values, size := packedValues(&packed)
	if err := l.addRow(size, append([]any{key.period, key.block, key.indicator, created, last}, values...)); err != nil {
		return err
	}
	l.tiles[tileOf(key)] = true
	if len(changes) == 0 {
		return nil
	}
	if err := l.flush(); err != nil { // the numbers that the changes rest on
		return err
	}
	for _, number := range slices.Sorted(maps.Keys(changes)) {
		c := changes[number]
		was := l.packer.Pack(c.before)
		err := l.lane.later(func() error {
			return insertChange(l.ctx, l.tx, key, number, c.slots, present(c.before), &was)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// finish writes the rest, and the profiles.
func (l *repacker) finish() error {
	if err := l.flush(); err != nil {
		return err
	}
	if err := l.turn(); err != nil {
		return err
	}
	if err := l.lane.now(func() error { return nil }); err != nil {
		return fmt.Errorf("load observations: %w", err)
	}
	return nil
}
