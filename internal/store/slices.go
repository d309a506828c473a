package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/block"
)

// Slice returns what was observed of an indicator in a period, for every government of which anything was said; of
// length 0 if nothing was. The governments are in the order in which the database first heard of them.
func (db *DB) Slice(ctx context.Context, indicator string, p bonbogi.Period, v bonbogi.View) (s *bonbogi.Slice, err error) {
	s = &bonbogi.Slice{Indicator: indicator, Period: p, Values: []float64{}, Government: []int32{}}
	if !v.Includes(p) {
		return s, nil
	}
	err = db.read(ctx, func(q querier) error {
		places, err := db.places.keep(ctx, q)
		if err != nil {
			return err
		}
		s.Names = places.ids
		return db.observed(ctx, q, places, indicator, v, "AND period = $2 ORDER BY block", []any{p.String()}, func(key blockKey, b *block.Block) error {
			appendBlock(s, key.block*block.Slots, b)
			return nil
		})
	})
	return s, err
}

// observed is observed for an indicator by its ID and a view of its periods.
func (db *DB) observed(ctx context.Context, q querier, places *known, indicator string, v bonbogi.View, and string, args []any, f func(blockKey, *block.Block) error) error {
	numbers, err := db.indicators.keep(ctx, q)
	if err != nil {
		return err
	}
	number, ok := numbers.of[indicator]
	if !ok {
		return nil
	}
	last, err := lastImport(ctx, q, v.AsOf)
	if err != nil {
		return err
	}
	return observed(ctx, q, places, indicator, last, "indicator = $1 "+and, append([]any{number}, args...), f)
}

// appendBlock appends the observations of a block whose first slot has this place.
func appendBlock(s *bonbogi.Slice, first int64, b *block.Block) {
	if len(s.Government) == 0 && cap(s.Government) == 0 {
		s.Government, s.Values = make([]int32, 0, len(s.Names)), make([]float64, 0, len(s.Names))
	}
	n := len(s.Government)
	for slot, v := range b.Values {
		if b.Statuses == nil && v == v || b.Statuses != nil && b.Statuses[slot] != bonbogi.NoObservation {
			s.Government = append(s.Government, int32(first)+int32(slot))
			s.Values = append(s.Values, v)
		}
	}
	slot := func(i int) int { return int(int64(s.Government[i]) - first) }
	if b.Statuses != nil || s.Statuses != nil {
		for len(s.Statuses) < n {
			s.Statuses = append(s.Statuses, bonbogi.Normal)
		}
		for i := n; i < len(s.Government); i++ {
			s.Statuses = append(s.Statuses, b.Status(slot(i)))
		}
	}
	for _, c := range []struct{ to, from *[]float64 }{{&s.Low, &b.Low}, {&s.High, &b.High}, {&s.Numerators, &b.Numerators}, {&s.Denominators, &b.Denominators}} {
		if *c.from == nil && *c.to == nil {
			continue
		}
		for len(*c.to) < n {
			*c.to = append(*c.to, figureless.Value)
		}
		for i := n; i < len(s.Government); i++ {
			v := figureless.Value
			if *c.from != nil {
				v = (*c.from)[slot(i)]
			}
			*c.to = append(*c.to, v)
		}
	}
	for i := n; i < len(s.Government) && len(b.Notes) > 0; i++ {
		if note := b.Notes[slot(i)]; note != "" {
			if s.Notes == nil {
				s.Notes = map[int]string{}
			}
			s.Notes[i] = note
		}
	}
}

// Periods returns the periods of an indicator that have observations, oldest first.
func (db *DB) Periods(ctx context.Context, indicator string) (out []bonbogi.Period, err error) {
	err = db.read(ctx, func(q querier) error {
		numbers, err := db.indicators.keep(ctx, q)
		if err != nil {
			return err
		}
		number, ok := numbers.of[indicator]
		if !ok {
			return nil
		}
		found, err := column1(ctx, q, "SELECT DISTINCT period FROM observation_blocks WHERE indicator = $1", number)
		if err != nil {
			return fmt.Errorf("read observation_blocks: %w", err)
		}
		out, err = sortedPeriods(found)
		return err
	})
	return out, err
}

func sortedPeriods(names []string) ([]bonbogi.Period, error) {
	var errs []error
	out := make([]bonbogi.Period, len(names))
	for i, name := range names {
		p, err := periodOf(name)
		out[i], errs = p, append(errs, err)
	}
	slices.SortFunc(out, bonbogi.Period.Compare)
	return out, errors.Join(errs...)
}
