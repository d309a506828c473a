package store

import (
	"fmt"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/block"
)

// revise merges what a slice says with a block that is there. What it changes of a block that an earlier import made
// is kept as it was before.
func (im *importer) revise(key blockKey, mine bool, s *bonbogi.Slice, says *block.Block) (changed bool, err error) {
	if mine {
		if err := im.flush(); err != nil {
			return false, err
		}
	}
	var stored, before *block.Block
	var slots []uint16
	err = im.lane.now(func() (err error) {
		var last int64
		if stored, last, err = im.readBlock(key); err != nil || last != im.number || mine {
			return err
		}
		slots, before, err = im.readChange(key)
		return err
	})
	if err != nil {
		return false, err
	}
	c := change{slots: slots, before: before}
	for slot := range says.Len() {
		f, was := says.Figure(slot), stored.Figure(slot)
		switch {
		case f.Status == bonbogi.NoObservation:
		case f.Same(was):
			im.counts.Unchanged++
		case was.Status == bonbogi.NoObservation:
			im.counts.New++
			c.add(slot, was)
			stored.Set(slot, f)
		case mine || c.has(slot):
			return false, inPlace(s.Indicator, s.Period, im.governmentAt(key.block*block.Slots+int64(slot)),
				bonbogi.Errorf(bonbogi.Invalid, "twice", "stands twice among what is imported; leave one of them out"))
		default:
			im.counts.Revised++
			c.add(slot, was)
			stored.Set(slot, f)
		}
	}
	if !c.changed {
		return false, nil
	}
	return true, im.storeRevised(key, stored, &c, mine, len(slots) > 0)
}

// change gathers the slots of a block that an import changes, with what was there before.
type change struct {
	slots   []uint16
	before  *block.Block // by position in slots
	changed bool
}

func (c *change) has(slot int) bool {
	_, found := slices.BinarySearch(c.slots, uint16(slot))
	return found
}

// add takes a slot that is not among them yet.
func (c *change) add(slot int, was bonbogi.Figure) {
	c.changed = true
	if c.before == nil {
		c.before = &block.Block{}
	}
	at, _ := slices.BinarySearch(c.slots, uint16(slot))
	for i := len(c.slots); i > at; i-- {
		c.before.Set(i, c.before.Figure(i-1))
	}
	c.slots = slices.Insert(c.slots, at, uint16(slot))
	c.before.Set(at, was)
}

// storeRevised writes a block that was there and what it was before.
func (im *importer) storeRevised(key blockKey, b *block.Block, c *change, mine, again bool) error {
	packed := im.packer.Pack(b)
	was := im.packer.Pack(c.before)
	return im.lane.later(func() error {
		values, _ := packedValues(&packed)
		_, err := im.tx.ExecContext(im.ctx, `UPDATE observation_blocks SET import = $4, value = $5, status = $6, low = $7, high = $8,
			numerator = $9, denominator = $10, note = $11 WHERE period = $1 AND block = $2 AND indicator = $3`,
			append([]any{key.period, key.block, key.indicator, im.number}, values...)...)
		if err != nil {
			return fmt.Errorf("write observation_blocks: %w", err)
		}
		if mine {
			return nil // before this import there was nothing
		}
		if again {
			_, err := im.tx.ExecContext(im.ctx, "DELETE FROM observation_changes WHERE indicator = $1 AND period = $2 AND block = $3 AND import = $4",
				key.indicator, key.period, key.block, im.number)
			if err != nil {
				return fmt.Errorf("write observation_changes: %w", err)
			}
		}
		return insertChange(im.ctx, im.tx, key, im.number, c.slots, present(c.before), &was)
	})
}

// readBlock reads a block that is there, and the number of the import that changed it last.
func (im *importer) readBlock(key blockKey) (*block.Block, int64, error) {
	found, err := blocksWhere(im.ctx, im.tx, "period = $1 AND block = $2 AND indicator = $3", key.period, key.block, key.indicator)
	if err != nil {
		return nil, 0, err
	}
	if len(found) != 1 {
		return nil, 0, fmt.Errorf("store: block %d of %s in %s is gone", key.block, im.indicatorAt(key.indicator), key.period)
	}
	b, err := found[0].packed.Unpack()
	return b, found[0].last, explainDamage("observation_blocks", im.indicatorAt(key.indicator), key.period, key.block, err)
}

// readChange reads what this import has changed of a block already.
func (im *importer) readChange(key blockKey) (slots []uint16, before *block.Block, err error) {
	found, err := changesWhere(im.ctx, im.tx, "indicator = $1 AND period = $2 AND block = $3 AND import = $4", key.indicator, key.period, key.block, im.number)
	if err != nil || len(found) == 0 {
		return nil, nil, err
	}
	slots, before, err = unpackChange(found[0].slots, &found[0].packed)
	return slots, before, explainDamage("observation_changes", im.indicatorAt(key.indicator), key.period, key.block, err)
}
