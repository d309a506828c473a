package store

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/block"
)

// now is the number of an import that never comes: all that is stored counts.
const now = math.MaxInt64

// lastImport is the number of the last import that counts.
func lastImport(ctx context.Context, q querier, asOf time.Time) (number int64, err error) {
	if asOf.IsZero() {
		return now, nil
	}
	err = q.QueryRowContext(ctx, "SELECT COALESCE(MAX(number), 0) FROM imports WHERE at <= $1", asOf.UTC().Format(momentLayout)).Scan(&number)
	if err != nil {
		return 0, fmt.Errorf("read imports: %w", err)
	}
	return number, nil
}

// storedBlock is a block as it stands.
type storedBlock struct {
	blockKey
	created, last int64 // numbers of imports
	packed        block.Packed
}

// blocksWhere reads blocks as they stand.
func blocksWhere(ctx context.Context, q querier, where string, args ...any) (out []storedBlock, err error) {
	err = eachBlock(ctx, q, where, args, func(b *storedBlock) error {
		kept := *b
		kept.packed = b.packed.Clone()
		out = append(out, kept)
		return nil
	})
	return out, err
}

// eachBlock gives blocks to f as they stand. It must not keep what is packed.
func eachBlock(ctx context.Context, q querier, where string, args []any, f func(*storedBlock) error) (err error) {
	rows, err := q.QueryContext(ctx, "SELECT indicator, period, block, created, import, "+packedList+" FROM observation_blocks WHERE "+where, args...)
	if err != nil {
		return fmt.Errorf("read observation_blocks: %w", err)
	}
	defer func() { err = cmp.Or(err, rows.Close()) }()
	var b storedBlock
	targets := append([]any{&b.indicator, &b.period, &b.block, &b.created, &b.last}, packedTargets(&b.packed)...)
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return fmt.Errorf("read observation_blocks: %w", err)
		}
		if err := f(&b); err != nil {
			return err
		}
	}
	return rows.Err()
}

// observed reads the blocks of an indicator that where chooses, as they were after the import last, and gives each to f,
// which must not keep it.
func observed(ctx context.Context, q querier, places *known, indicator string, last int64, where string, args []any, f func(blockKey, *block.Block) error) error {
	b := &block.Block{}
	unpack := func(s *storedBlock) error {
		if s.created > last {
			return nil
		}
		err := s.packed.UnpackInto(b)
		if err == nil && s.last > last {
			err = undo(ctx, q, indicator, s.blockKey, last, b)
		}
		if err == nil {
			err = places.checkBlock(s.block, block.Slots, b)
		}
		if err != nil {
			return explainDamage("observation_blocks", indicator, s.period, s.block, err)
		}
		return f(s.blockKey, b)
	}
	if last == now {
		return eachBlock(ctx, q, where, args, unpack)
	}
	// The connection cannot be asked for the changes before it has told all blocks.
	stored, err := blocksWhere(ctx, q, where, args...)
	for i := range stored {
		if err == nil {
			err = unpack(&stored[i])
		}
	}
	return err
}

// undo takes back what imports after the last one have changed of a block, the newest first.
func undo(ctx context.Context, q querier, indicator string, key blockKey, last int64, b *block.Block) error {
	later, err := changesWhere(ctx, q, "indicator = $1 AND period = $2 AND block = $3 AND import > $4 ORDER BY import DESC",
		key.indicator, key.period, key.block, last)
	if err != nil {
		return err
	}
	for _, c := range later {
		slots, before, err := unpackChange(c.slots, &c.packed)
		if err != nil {
			return explainDamage("observation_changes", indicator, key.period, key.block, err)
		}
		for i, slot := range slots {
			b.Set(int(slot), before.Figure(i))
		}
	}
	return nil
}

// indicatorAt and governmentAt are for people who read an error.
func (im *importer) indicatorAt(number int64) string { return im.indicators.id(number) }

func (im *importer) governmentAt(place int64) string { return im.governments.id(place) }

func (g *giver) id(number int64) string {
	if number < int64(len(g.stored.ids)) {
		return g.stored.ids[number]
	}
	for id, n := range g.given {
		if n == number {
			return id
		}
	}
	return fmt.Sprint(number)
}

// figureless is an observation of which nothing was said.
var figureless = bonbogi.NoFigure(bonbogi.NoObservation, "")
