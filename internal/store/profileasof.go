package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/block"
)

// undo takes back what imports after the last one have changed and made: profile_blocks know only what stands.
func (p *profileReader) undo(ctx context.Context, q querier, last int64) error {
	if last == now {
		return nil
	}
	matrices := map[string]*profilePeriod{}
	for i := range p.periods {
		matrices[p.periods[i].period.String()] = &p.periods[i]
	}
	args := []any{last}
	rows := map[int64][]int{} // of the matrices, by block of observations
	for row, place := range p.places {
		if number := place / block.Slots; rows[number] == nil {
			args = append(args, number)
		}
		rows[place/block.Slots] = append(rows[place/block.Slots], row)
	}
	// The newest first, so that what stood before the first of them is what remains.
	where := "import > $1 AND block IN (" + marks(2, len(args)-1) + ") ORDER BY import DESC"
	err := eachChange(ctx, q, where, args, func(c *storedChange) error {
		m := matrices[c.period]
		if m == nil {
			return nil
		}
		slots, before, err := unpackChange(c.slots, &c.packed)
		if err != nil {
			return explainDamage("observation_changes", p.indicators.id(c.indicator), c.period, c.block, err)
		}
		for _, row := range rows[c.block] {
			if i, changed := slices.BinarySearch(slots, uint16(p.places[row]%block.Slots)); changed {
				if err := p.put(m, row, c.blockKey, before.Figure(i)); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return p.undoMade(ctx, q, last, matrices, rows)
}

// undoMade takes away what stands in blocks that were made later.
func (p *profileReader) undoMade(ctx context.Context, q querier, last int64, matrices map[string]*profilePeriod, rowsOf map[int64][]int) (err error) {
	rows, err := q.QueryContext(ctx, "SELECT indicator, period, block FROM observation_blocks WHERE created > $1", last)
	if err != nil {
		return fmt.Errorf("read observation_blocks: %w", err)
	}
	defer func() { err = cmp.Or(err, rows.Close()) }()
	for rows.Next() {
		var key blockKey
		if err := rows.Scan(&key.indicator, &key.period, &key.block); err != nil {
			return fmt.Errorf("read observation_blocks: %w", err)
		}
		if m := matrices[key.period]; m != nil {
			for _, row := range rowsOf[key.block] {
				if err := p.put(m, row, key, figureless); err != nil {
					return err
				}
			}
		}
	}
	return rows.Err()
}

// put puts what was known of an indicator into a row of a matrix.
func (p *profileReader) put(m *profilePeriod, row int, key blockKey, f bonbogi.Figure) error {
	if key.indicator < 0 || key.indicator >= int64(len(p.said)) {
		err := &block.Damage{What: fmt.Sprintf("it is of none of the %d indicators", len(p.said))}
		return explainDamage("observation_blocks", p.indicators.id(key.indicator), key.period, key.block, err)
	}
	at := row*len(p.said) + int(key.indicator)
	m.values[at], m.statuses[at] = f.Value, f.Status
	return nil
}
