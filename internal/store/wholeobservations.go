package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/bonbogi/bonbogi/internal/block"
)

// checkObservations finds packed observations that cannot be read, or do not fit together.
func checkObservations(ctx context.Context, q querier) error {
	places, err := governmentNumbers().read(ctx, q)
	if err != nil {
		return err
	}
	indicators, err := indicatorNumbers().read(ctx, q)
	if err != nil {
		return err
	}
	b := &block.Block{}
	err = eachBlock(ctx, q, "TRUE", nil, func(s *storedBlock) error {
		err := s.packed.UnpackInto(b)
		if err == nil {
			err = places.checkBlock(s.block, block.Slots, b)
		}
		if err == nil && s.last < s.created {
			err = errors.New("it was changed before it was made")
		}
		if err == nil {
			_, err = periodOf(s.period)
		}
		if err != nil {
			return faultf("observations of %s in %s, block %d: %v", indicators.id(s.indicator), s.period, s.block, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = eachChange(ctx, q, "TRUE", nil, func(c *storedChange) error {
		slots, before, err := unpackChange(c.slots, &c.packed)
		if err == nil && (present(before) != c.revised || len(slots) == 0) {
			err = fmt.Errorf("it has %d figures, and should have %d", present(before), c.revised)
		}
		if err != nil {
			return faultf("change of %s in %s, block %d: %v", indicators.id(c.indicator), c.period, c.block, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	astray, err := column1(ctx, q, `SELECT c.period FROM observation_changes c LEFT JOIN observation_blocks b
		ON b.period = c.period AND b.block = c.block AND b.indicator = c.indicator
		WHERE b.period IS NULL OR c.import <= b.created OR c.import > b.import LIMIT 1`)
	if err != nil {
		return fmt.Errorf("check observation_changes: %w", err)
	}
	if len(astray) > 0 {
		return faultf("a change of observations in %s is not one of a block that is there", astray[0])
	}
	lost, err := column1(ctx, q, `SELECT period FROM observation_blocks WHERE indicator NOT IN (SELECT number FROM observed_indicators)
		OR created NOT IN (SELECT number FROM imports) OR import NOT IN (SELECT number FROM imports) LIMIT 1`)
	if err != nil {
		return fmt.Errorf("check observation_blocks: %w", err)
	}
	if len(lost) > 0 {
		return faultf("observations in %s are of an indicator or an import that is not there", lost[0])
	}
	return checkProfiles(ctx, q, indicators, b)
}

func checkProfiles(ctx context.Context, q querier, indicators *known, b *block.Block) (err error) {
	rows, err := q.QueryContext(ctx, "SELECT period, place, block, value, status FROM profile_blocks")
	if err != nil {
		return fmt.Errorf("check profile_blocks: %w", err)
	}
	defer func() { err = cmp.Or(err, rows.Close()) }()
	for rows.Next() {
		var period string
		var place, number int64
		var packed block.Packed
		if err := rows.Scan(&period, &place, &number, (*sql.RawBytes)(&packed.Value), (*sql.RawBytes)(&packed.Status)); err != nil {
			return fmt.Errorf("check profile_blocks: %w", err)
		}
		err := packed.UnpackInto(b)
		if err == nil {
			err = indicators.checkBlock(number, profileWidth, b)
		}
		if err != nil {
			return faultf("profile of place %d in %s, block %d: %v", place, period, number, err)
		}
	}
	return rows.Err()
}
