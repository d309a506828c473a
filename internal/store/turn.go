package store

import (
	"cmp"
	"database/sql"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/block"
)

// profileWidth is how many indicators one row of profile_blocks holds.
const profileWidth = 256

// tile is where blocks of observations and of profiles cross: a period, up to 4,096 governments, 256 indicators.
type tile struct {
	period string
	block  int64 // of observation_blocks
	group  int64 // of indicators: the block of profile_blocks
}

func tileOf(key blockKey) tile {
	return tile{key.period, key.block, key.indicator / profileWidth}
}

// turn makes the rows of profile_blocks anew that the import has changed: for every government of a tile, what its
// 256 indicators have in its slot.
func (im *importer) turn() error {
	columns := []string{"period", "place", "block", "value", "status"}
	t := &turner{importer: im, fresh: im.db.newBulk(im.ctx, im.tx, im.conn, im.lane, "profile_blocks", columns...),
		changed: &inserter{tx: im.tx, table: "profile_blocks", columns: columns,
			clash: " ON CONFLICT (period, place, block) DO UPDATE SET value = excluded.value, status = excluded.status"}}
	todo := slices.SortedFunc(maps.Keys(im.tiles), func(a, b tile) int {
		return cmp.Or(strings.Compare(a.period, b.period), cmp.Compare(a.block, b.block), cmp.Compare(a.group, b.group))
	})
	for len(todo) > 0 {
		n, most := 1, t.groupsAtOnce(todo[0])
		for n < len(todo) && n < most && todo[n].period == todo[0].period && todo[n].block == todo[0].block {
			n++
		}
		if err := t.turn(todo[:n]); err != nil {
			return err
		}
		todo = todo[n:]
	}
	if err := t.lane.later(func() error { return t.changed.flush(t.ctx) }); err != nil {
		return err
	}
	return t.fresh.flush()
}

// turnedSize is how many bytes of values are turned at once.
const turnedSize = 32 << 20

// groupsAtOnce is how many tiles of one period and block are turned together, so that the rows of a government lie
// together.
func (im *importer) groupsAtOnce(tl tile) int {
	places := min(block.Slots, len(im.governments.stored.ids)+len(im.governments.given)-int(tl.block)*block.Slots)
	return max(1, turnedSize/(8*profileWidth*places))
}

// turner turns tiles.
type turner struct {
	*importer
	fresh   *bulk          // rows of tiles that were not there
	changed *inserter      // those of others, on the lane
	columns []*block.Block // of one group after the other, by indicator
	values  [profileWidth]float64
	status  [profileWidth]bonbogi.Status
}

// turn turns tiles of one period and block.
func (t *turner) turn(tiles []tile) error {
	places := 0
	for i, tl := range tiles {
		if err := t.lane.now(func() error { return t.read(i, tl) }); err != nil {
			return err
		}
	}
	for _, b := range t.columns[:len(tiles)*profileWidth] {
		places = max(places, b.Len())
	}
	there, err := t.there(tiles)
	if err != nil {
		return err
	}
	for slot := range places {
		for i, tl := range tiles {
			value, status := t.pack(i, slot)
			if value == nil && status == nil {
				continue
			}
			row := []any{tl.period, tl.block*block.Slots + int64(slot), tl.group, bytesOrNull(value), bytesOrNull(status)}
			if there[i] {
				err = t.lane.later(func() error { return t.changed.add(t.ctx, row) })
			} else {
				err = t.fresh.add(len(value)+len(status), row)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// read reads the blocks of a tile, an indicator each.
func (t *turner) read(i int, tl tile) (err error) {
	for len(t.columns) < (i+1)*profileWidth {
		t.columns = append(t.columns, &block.Block{})
	}
	columns := t.columns[i*profileWidth : (i+1)*profileWidth]
	for _, b := range columns {
		b.Reset()
	}
	rows, err := t.tx.QueryContext(t.ctx, `SELECT indicator, value, status FROM observation_blocks
		WHERE period = $1 AND block = $2 AND indicator >= $3 AND indicator < $4`, tl.period, tl.block, tl.group*profileWidth, (tl.group+1)*profileWidth)
	if err != nil {
		return fmt.Errorf("read observation_blocks: %w", err)
	}
	defer func() { err = cmp.Or(err, rows.Close()) }()
	for rows.Next() {
		var indicator int64
		var packed block.Packed
		if err := rows.Scan(&indicator, (*sql.RawBytes)(&packed.Value), (*sql.RawBytes)(&packed.Status)); err != nil {
			return fmt.Errorf("read observation_blocks: %w", err)
		}
		if err := packed.UnpackInto(columns[indicator%profileWidth]); err != nil {
			return explainDamage("observation_blocks", t.indicatorAt(indicator), tl.period, tl.block, err)
		}
	}
	return rows.Err()
}

// there reports which of the tiles have rows already.
func (t *turner) there(tiles []tile) (there []bool, err error) {
	there = make([]bool, len(tiles))
	return there, t.lane.now(func() error {
		for i, tl := range tiles {
			// Once the first indicators of a group are there, so are the rows; a tile without any is cheap to look for.
			err := t.tx.QueryRowContext(t.ctx, `SELECT EXISTS (SELECT 1 FROM profile_blocks WHERE period = $1 AND place >= $2 AND place < $3 AND block = $4)`,
				tl.period, tl.block*block.Slots, (tl.block+1)*block.Slots, tl.group).Scan(flag{&there[i]})
			if err != nil {
				return fmt.Errorf("read profile_blocks: %w", err)
			}
		}
		return nil
	})
}

// pack packs what group i of indicators has in a slot.
func (t *turner) pack(i, slot int) (value, status []byte) {
	odd := false
	for k, b := range t.columns[i*profileWidth : (i+1)*profileWidth] {
		v := math.NaN()
		if slot < len(b.Values) {
			v = b.Values[slot]
		}
		t.values[k] = v
		t.status[k] = bonbogi.NoObservation
		if b.Statuses != nil {
			t.status[k] = b.Status(slot)
			odd = true
		} else if v == v {
			t.status[k] = bonbogi.Normal
		}
	}
	value = t.packer.AppendNumbers(nil, t.values[:])
	if odd {
		status = block.AppendStatuses(nil, t.status[:], t.values[:])
	}
	return value, status
}
