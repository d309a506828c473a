package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"fmt"

	"github.com/bonbogi/bonbogi/internal/block"
)

// insertChange writes what stood in the slots of a block before an import changed them, in the order of slots. Of
// revised of them anything had been said.
func insertChange(ctx context.Context, tx *sql.Tx, key blockKey, number int64, slots []uint16, revised int, was *block.Packed) error {
	values, _ := packedValues(was)
	_, err := tx.ExecContext(ctx, "INSERT INTO observation_changes (indicator, period, block, import, revised, slots, "+packedList+
		") VALUES ("+marks(1, 6+len(values))+")",
		append([]any{key.indicator, key.period, key.block, number, revised, block.AppendSlots(nil, slots)}, values...)...)
	if err != nil {
		return fmt.Errorf("write observation_changes: %w", err)
	}
	return nil
}

// unpackChange reads the slots and what stood in them, by position.
func unpackChange(list []byte, packed *block.Packed) (slots []uint16, before *block.Block, err error) {
	if slots, err = block.UnpackSlots(list); err != nil {
		return nil, nil, &block.Damage{Column: "slots", What: err.Error()}
	}
	if before, err = packed.Unpack(); err != nil {
		return nil, nil, err
	}
	if before.Len() > len(slots) {
		return nil, nil, &block.Damage{Column: "slots", What: fmt.Sprintf("it has %d slots for %d figures", len(slots), before.Len())}
	}
	return slots, before, nil
}

// storedChange is what an import has changed of a block, as it is stored.
type storedChange struct {
	blockKey
	number  int64 // of the import
	revised int
	slots   []byte
	packed  block.Packed
}

// changesWhere reads changes.
func changesWhere(ctx context.Context, q querier, where string, args ...any) (out []storedChange, err error) {
	err = eachChange(ctx, q, where, args, func(c *storedChange) error {
		kept := *c
		kept.slots, kept.packed = bytes.Clone(c.slots), c.packed.Clone()
		out = append(out, kept)
		return nil
	})
	return out, err
}

// eachChange gives changes to f, which must not keep what is packed.
func eachChange(ctx context.Context, q querier, where string, args []any, f func(*storedChange) error) (err error) {
	rows, err := q.QueryContext(ctx, "SELECT indicator, period, block, import, revised, slots, "+packedList+" FROM observation_changes WHERE "+where, args...)
	if err != nil {
		return fmt.Errorf("read observation_changes: %w", err)
	}
	defer func() { err = cmp.Or(err, rows.Close()) }()
	var c storedChange
	targets := append([]any{&c.indicator, &c.period, &c.block, &c.number, &c.revised, (*sql.RawBytes)(&c.slots)}, packedTargets(&c.packed)...)
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return fmt.Errorf("read observation_changes: %w", err)
		}
		if err := f(&c); err != nil {
			return err
		}
	}
	return rows.Err()
}
