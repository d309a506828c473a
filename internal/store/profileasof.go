package store

import (
	"cmp"
	"context"
	"fmt"
	"math"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/block"
)

// laterChange is a block that later imports have made or changed. profile_blocks know only what stands.
type laterChange struct {
	indicator, block int64
	made             bool
}

// laterChanges are those after the last import that counts, by period.
func laterChanges(ctx context.Context, q querier, last int64) (out map[string][]laterChange, err error) {
	if last == now {
		return nil, nil
	}
	rows, err := q.QueryContext(ctx, `SELECT period, indicator, block, TRUE FROM observation_blocks WHERE created > $1
		UNION ALL SELECT DISTINCT period, indicator, block, FALSE FROM observation_changes WHERE import > $1`, last)
	if err != nil {
		return nil, fmt.Errorf("read later changes: %w", err)
	}
	defer func() { err = cmp.Or(err, rows.Close()) }()
	out = map[string][]laterChange{}
	for rows.Next() {
		var period string
		var c laterChange
		if err := rows.Scan(&period, &c.indicator, &c.block, flag{&c.made}); err != nil {
			return nil, fmt.Errorf("read later changes: %w", err)
		}
		out[period] = append(out[period], c)
	}
	return out, rows.Err()
}

// undo takes back what later imports have made and changed of the matrix.
func (p *profileReader) undo(ctx context.Context, q querier, m *profilePeriod, later []laterChange, last int64) error {
	for _, c := range later {
		b := &block.Block{}
		for i, place := range p.places {
			if place/block.Slots != c.block {
				continue
			}
			at := i*len(p.said) + int(c.indicator)
			if c.made {
				m.values[at], m.statuses[at] = math.NaN(), bonbogi.NoObservation
			} else if m.statuses[at] != bonbogi.NoObservation {
				b.Set(int(place%block.Slots), bonbogi.Figure{Value: m.values[at], Status: m.statuses[at]})
			}
		}
		if c.made || b.Len() == 0 {
			continue
		}
		key := blockKey{c.indicator, m.period.String(), c.block}
		if err := undo(ctx, q, p.indicators.ids[c.indicator], key, last, b); err != nil {
			return err
		}
		for i, place := range p.places {
			if place/block.Slots == c.block {
				f := b.Figure(int(place % block.Slots))
				at := i*len(p.said) + int(c.indicator)
				m.values[at], m.statuses[at] = f.Value, f.Status
			}
		}
	}
	return nil
}
