package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/block"
)

// unpacker reads all that was ever observed, as an export writes it: an indicator and a period after the other, by ID
// and name, and the governments by ID, so that it does not tell in which order the database heard of them.
type unpacker struct {
	q       querier
	places  *known
	imports map[int64]string // their IDs
}

// unpacked is what was observed of one indicator in one period.
type unpacked struct {
	indicator string
	simulated bool
	period    string
	stands    []unpackedFigure // by government
	former    []unpackedFigure // by government, the oldest first
}

// unpackedFigure is a figure of a government with the IDs of the imports that gave and replaced it.
type unpackedFigure struct {
	government string
	bonbogi.Figure
	given, replaced string
}

func newUnpacker(ctx context.Context, q querier) (*unpacker, error) {
	u := &unpacker{q: q, imports: map[int64]string{}}
	var err error
	if u.places, err = governmentNumbers().read(ctx, q); err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, "SELECT number, id FROM imports")
	if err != nil {
		return nil, fmt.Errorf("read imports: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var number int64
		var id string
		if err := rows.Scan(&number, &id); err != nil {
			return nil, fmt.Errorf("read imports: %w", err)
		}
		u.imports[number] = id
	}
	return u, rows.Err()
}

// observedIndicator is an indicator with its number in blocks.
type observedIndicator struct {
	number    int64
	id        string
	simulated bool
}

// observedIndicators are by ID.
func observedIndicators(ctx context.Context, q querier) (out []observedIndicator, err error) {
	rows, err := q.QueryContext(ctx, `SELECT o.number, o.indicator, i.simulated FROM observed_indicators o
		JOIN indicators i ON i.id = o.indicator ORDER BY o.indicator`)
	if err != nil {
		return nil, fmt.Errorf("read observed_indicators: %w", err)
	}
	defer func() { err = cmp.Or(err, rows.Close()) }()
	for rows.Next() {
		var i observedIndicator
		if err := rows.Scan(&i.number, &i.id, flag{&i.simulated}); err != nil {
			return nil, fmt.Errorf("read observed_indicators: %w", err)
		}
		out = append(out, i)
	}
	return out, rows.Err()
}

// each gives everything to f, which must not keep it.
func (u *unpacker) each(ctx context.Context, f func(*unpacked) error) error {
	indicators, err := observedIndicators(ctx, u.q)
	if err != nil {
		return err
	}
	for _, i := range indicators {
		keys, err := u.keys(ctx, i.number)
		if err != nil {
			return err
		}
		for len(keys) > 0 {
			n := 1 // blocks that are read at once: of whole periods
			for n < len(keys) && (n < blocksAtOnce || keys[n].period == keys[n-1].period) {
				n++
			}
			if err := u.unpack(ctx, i, keys[0].period, keys[n-1].period, f); err != nil {
				return err
			}
			keys = keys[n:]
		}
	}
	return nil
}

// blocksAtOnce bounds the memory.
const blocksAtOnce = 64

// keys are those of the blocks of an indicator.
func (u *unpacker) keys(ctx context.Context, indicator int64) (out []blockKey, err error) {
	rows, err := u.q.QueryContext(ctx, "SELECT period, block FROM observation_blocks WHERE indicator = $1 ORDER BY period, block", indicator)
	if err != nil {
		return nil, fmt.Errorf("read observation_blocks: %w", err)
	}
	defer func() { err = cmp.Or(err, rows.Close()) }()
	for rows.Next() {
		key := blockKey{indicator: indicator}
		if err := rows.Scan(&key.period, &key.block); err != nil {
			return nil, fmt.Errorf("read observation_blocks: %w", err)
		}
		out = append(out, key)
	}
	return out, rows.Err()
}

// unpack reads the periods from first to last.
func (u *unpacker) unpack(ctx context.Context, i observedIndicator, first, last string, f func(*unpacked) error) error {
	const where = "indicator = $1 AND period >= $2 AND period <= $3"
	blocks, err := blocksWhere(ctx, u.q, where+" ORDER BY period, block", i.number, first, last)
	if err != nil {
		return err
	}
	changes, err := changesWhere(ctx, u.q, where+" ORDER BY period, block, import", i.number, first, last)
	if err != nil {
		return err
	}
	out := &unpacked{indicator: i.id, simulated: i.simulated}
	for len(blocks) > 0 {
		out.period, out.stands, out.former = blocks[0].period, out.stands[:0], out.former[:0]
		for len(blocks) > 0 && blocks[0].period == out.period {
			n := 0 // changes of this block
			for n < len(changes) && changes[n].blockKey == blocks[0].blockKey {
				n++
			}
			if err := u.take(out, &blocks[0], changes[:n]); err != nil {
				return err
			}
			blocks, changes = blocks[1:], changes[n:]
		}
		for _, figures := range [][]unpackedFigure{out.stands, out.former} {
			slices.SortStableFunc(figures, func(a, b unpackedFigure) int { return cmp.Compare(a.government, b.government) })
		}
		if err := f(out); err != nil {
			return err
		}
	}
	return nil
}

// take takes a block apart, with what imports have changed of it, the first one first.
func (u *unpacker) take(out *unpacked, s *storedBlock, changes []storedChange) error {
	b, err := s.packed.Unpack()
	if err == nil {
		err = u.places.checkBlock(s.block, block.Slots, b)
	}
	if err != nil {
		return explainDamage("observation_blocks", out.indicator, s.period, s.block, err)
	}
	government := func(slot int) string { return u.places.ids[int(s.block)*block.Slots+slot] }
	given := map[int]int64{} // by slot, if it was not the import that made the block
	by := func(slot int) string { return u.imports[cmp.Or(given[slot], s.created)] }
	for _, c := range changes {
		slots, before, err := unpackChange(c.slots, &c.packed)
		if err != nil {
			return explainDamage("observation_changes", out.indicator, s.period, s.block, err)
		}
		for i, slot := range slots {
			if int(slot) >= b.Len() {
				return faultf("a change of %s in %s is about a place without a figure", out.indicator, s.period)
			}
			if f := before.Figure(i); f.Status != bonbogi.NoObservation {
				out.former = append(out.former, unpackedFigure{government(int(slot)), f, by(int(slot)), u.imports[c.number]})
			}
			given[int(slot)] = c.number
		}
	}
	for slot := range b.Len() {
		if f := b.Figure(slot); f.Status != bonbogi.NoObservation {
			out.stands = append(out.stands, unpackedFigure{government: government(slot), Figure: f, given: by(slot)})
		}
	}
	return nil
}
