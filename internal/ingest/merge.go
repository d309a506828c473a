package ingest

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"

	"github.com/bonbogi/bonbogi"
)

// maxSame is how many rows may say something about the same government, indicator and period.
const maxSame = 1_000_000

// slices merges the items of all workers and gives out one slice for each indicator and period. What is said twice
// counts once and is unchanged; where two say different things, all are rejected.
func (r *running) slices(ctx context.Context) Slices {
	return func(yield func(*bonbogi.Slice, error) bool) {
		b := builder{running: r}
		for record, err := range r.sorter.All(ctx) {
			if err == nil {
				i := readItem(record)
				if len(b.same) > 0 && i.key != b.same[0].key {
					if err = b.settle(); err == nil && i.key>>governmentBits != b.key>>governmentBits && !b.give(yield) {
						return
					}
				}
				if len(b.same) == maxSame {
					err = bonbogi.Errorf(bonbogi.Invalid, "mapping_same", "more than %d rows say something about the same government, indicator and period; is a column missing in the mapping?", maxSame)
				}
				b.same = append(b.same, i)
				b.key = i.key
			}
			if err != nil {
				yield(nil, err)
				return
			}
		}
		if err := b.settle(); err != nil {
			yield(nil, err)
			return
		}
		b.give(yield)
	}
}

// builder puts items into a slice.
type builder struct {
	*running
	same  []item // of one government, indicator and period
	key   uint64 // of the last item
	slice *bonbogi.Slice
	given int // observations
}

// settle decides what counts of items with the same key.
func (b *builder) settle() error {
	if len(b.same) == 0 {
		return nil
	}
	same := b.same
	b.same = b.same[:0]
	if len(same) > 1 {
		slices.SortFunc(same, func(i, j item) int { return cmp.Or(i.row-j.row, i.column-j.column) })
		if at := slices.IndexFunc(same, func(i item) bool { return !i.same(same[0]) }); at > 0 {
			return b.rejectAll(same, at)
		}
		b.result.Unchanged += len(same) - 1
	}
	b.add(same[0])
	return nil
}

// rejectAll rejects all rows that say something of the same, since they differ.
func (b *builder) rejectAll(same []item, at int) error {
	for _, i := range same {
		other := same[0]
		if i.same(other) {
			other = same[at]
		}
		there := b.shop.rejectOf(other, b.written(other), nil)
		why := remark("reject_twice", "is said twice and differently: the same government, indicator and period has %s in row %d", there.Value, there.Row)
		if err := b.reject(b.shop.rejectOf(i, b.written(i), why)); err != nil {
			return err
		}
	}
	return nil
}

// written is the value as a number, or the sign that stood in its place.
func (b *builder) written(i item) string {
	if i.status.HasValue() {
		return strconv.FormatFloat(i.value, 'f', -1, 64)
	}
	if i.mark > 0 {
		return b.shop.marks.get(i.mark)
	}
	return i.status.String()
}

// add appends an item to the slice of its indicator and period.
func (b *builder) add(i item) {
	if b.slice == nil {
		b.slice = b.empty(i)
	}
	s := b.slice
	at := len(s.Government)
	s.Government = append(s.Government, int32(i.government()))
	s.Values = append(s.Values, i.value)
	if i.status != bonbogi.Normal && s.Statuses == nil {
		s.Statuses = slices.Repeat([]bonbogi.Status{bonbogi.Normal}, at)
	}
	if s.Statuses != nil {
		s.Statuses = append(s.Statuses, i.status)
	}
	for _, c := range []struct {
		column *[]float64
		value  float64
	}{{&s.Low, i.low}, {&s.High, i.high}, {&s.Numerators, i.numerator}, {&s.Denominators, i.denominator}} {
		if *c.column == nil && !math.IsNaN(c.value) {
			*c.column = slices.Repeat([]float64{math.NaN()}, at)
		}
		if *c.column != nil {
			*c.column = append(*c.column, c.value)
		}
	}
	if note := b.shop.noteOf(i); note != "" {
		if s.Notes == nil {
			s.Notes = map[int]string{}
		}
		s.Notes[at] = note
	}
}

// empty begins the slice of an item.
func (b *builder) empty(i item) *bonbogi.Slice {
	return &bonbogi.Slice{Indicator: b.shop.labels.all[i.indicator()].ID, Period: b.shop.periods.get(i.period()), Names: b.shop.governments.ids}
}

// give hands the slice over, and reports whether another is wanted.
func (b *builder) give(yield func(*bonbogi.Slice, error) bool) bool {
	s := b.slice
	b.slice = nil
	if s == nil {
		return true
	}
	b.given += s.Len()
	b.job.Progress(readShare + (1-readShare)*float64(b.given)/float64(max(b.items, 1)))
	return yield(s, nil)
}
