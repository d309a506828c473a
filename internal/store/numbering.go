package store

import (
	"context"
	"fmt"
	"sync/atomic"

	"github.com/bonbogi/bonbogi/internal/block"
)

// numbering are the small numbers that IDs have in packed blocks: from 0 on, in the order of first use. A number that
// was stored never changes, so what is known is kept from one question to the next.
type numbering struct {
	table, number, id string // where they stand
	known             atomic.Pointer[known]
}

// known are IDs by their numbers, and back. It never changes.
type known struct {
	ids []string
	of  map[string]int64
}

// id is the ID of a number, for people who read an error: also of one that was never given.
func (k *known) id(number int64) string {
	if number < 0 || number >= int64(len(k.ids)) {
		return fmt.Sprintf("number %d", number)
	}
	return k.ids[number]
}

// checkBlock finds a block, one of so many slots, that is about numbers that were never given.
func (k *known) checkBlock(number, width int64, b *block.Block) error {
	if given := int64(len(k.ids)); number < 0 || number > given/width || number*width+int64(b.Len()) > given {
		return &block.Damage{What: fmt.Sprintf("it is about more than the %d that are there", given)}
	}
	return nil
}

func governmentNumbers() *numbering {
	return &numbering{table: "observed_governments", number: "place", id: "government"}
}

func indicatorNumbers() *numbering {
	return &numbering{table: "observed_indicators", number: "number", id: "indicator"}
}

// read returns at least the numbers that q sees.
func (n *numbering) read(ctx context.Context, q querier) (*known, error) {
	var count int
	err := q.QueryRowContext(ctx, "SELECT COALESCE(MAX("+n.number+") + 1, 0) FROM "+n.table).Scan(&count)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", n.table, err)
	}
	if k := n.known.Load(); k != nil && len(k.ids) >= count {
		return k, nil
	}
	ids, err := column1(ctx, q, "SELECT "+n.id+" FROM "+n.table+" ORDER BY "+n.number)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", n.table, err)
	}
	if len(ids) != count {
		return nil, faultf("the numbers of %s have gaps", n.table)
	}
	k := &known{ids: ids, of: make(map[string]int64, count)}
	for i, id := range ids {
		k.of[id] = int64(i)
	}
	return k, nil
}

// keep is read where q sees nothing but what was committed; what was read there is kept.
func (n *numbering) keep(ctx context.Context, q querier) (*known, error) {
	k, err := n.read(ctx, q)
	if err == nil && k != n.known.Load() {
		n.known.Store(k)
	}
	return k, err
}
