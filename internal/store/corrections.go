package store

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/block"
)

// Correction is a figure that was there and was revised.
type Correction struct {
	Indicator  string
	Government string
	Period     bonbogi.Period
	Before     bonbogi.Figure
	After      bonbogi.Figure
	Import     string // ID of the import that revised it
	Who, Why   string
	At         time.Time
}

// CorrectionFilter chooses corrections; what is empty does not count.
type CorrectionFilter struct {
	Indicator  string
	Government string
	Limit      int // 0: DefaultLimit, All: no limit
	Offset     int
}

// Corrections lists figures that were there and were revised, the newest first.
func (db *DB) Corrections(ctx context.Context, f CorrectionFilter) (page Page[Correction], err error) {
	page.Items, page.Limit, page.Offset = []Correction{}, f.Limit, max(f.Offset, 0)
	if page.Limit == 0 {
		page.Limit = DefaultLimit
	}
	err = db.read(ctx, func(q querier) error {
		r := &correctionReader{q: q, skip: page.Offset, left: page.Limit, imports: map[int64]ImportRecord{}}
		var err error
		if r.places, err = db.places.keep(ctx, q); err != nil {
			return err
		}
		if r.indicators, err = db.indicators.keep(ctx, q); err != nil {
			return err
		}
		if err := r.read(ctx, f); err != nil {
			return err
		}
		page.Items, page.Total = append(page.Items, r.found...), r.total
		return nil
	})
	return page, err
}

// correctionReader reads a page of corrections from the changes.
type correctionReader struct {
	q                  querier
	places, indicators *known
	skip, left         int // left is below 0 for all
	total              int
	found              []Correction
	imports            map[int64]ImportRecord
}

// revisedBlock is a change of a block with revised figures.
type revisedBlock struct {
	blockKey
	number  int64 // of the import
	revised int
}

func (r *correctionReader) read(ctx context.Context, f CorrectionFilter) error {
	if f.Indicator == "" && f.Government == "" {
		return r.readAll(ctx)
	}
	where, args, slot := "revised > 0", []any(nil), everySlot
	if f.Indicator != "" {
		number, ok := r.indicators.of[f.Indicator]
		if !ok {
			return nil
		}
		args = append(args, number)
		where += fmt.Sprintf(" AND indicator = $%d", len(args))
	}
	if f.Government != "" {
		place, ok := r.places.of[f.Government]
		if !ok {
			return nil
		}
		slot = int(place % block.Slots)
		args = append(args, place/block.Slots)
		where += fmt.Sprintf(" AND block = $%d", len(args))
	}
	return r.readWhere(ctx, slot, where, args...)
}

// readAll reads a page of all. Imports that lie before or behind it are not looked into.
func (r *correctionReader) readAll(ctx context.Context) error {
	imports, err := importsWhere(ctx, r.q, "revised_figures > 0 ORDER BY number DESC", []use{heavy})
	if err != nil {
		return err
	}
	for _, imp := range imports {
		if r.left == 0 || r.skip >= imp.Revised {
			r.total, r.skip = r.total+imp.Revised, max(0, r.skip-imp.Revised)
			continue
		}
		if err := r.readWhere(ctx, everySlot, "revised > 0 AND import = (SELECT number FROM imports WHERE id = $1)", imp.ID); err != nil {
			return err
		}
	}
	return nil
}

// everySlot stands where no government was asked for.
const everySlot = -1

func (r *correctionReader) readWhere(ctx context.Context, slot int, where string, args ...any) error {
	changed, err := r.changed(ctx, where, args)
	if err != nil {
		return err
	}
	for _, c := range changed {
		// Changes before and behind the page need not be looked into, if all of their figures count.
		if slot == everySlot && (r.left == 0 || r.skip >= c.revised) {
			r.total, r.skip = r.total+c.revised, max(0, r.skip-c.revised)
			continue
		}
		if err := r.take(ctx, c, slot); err != nil {
			return err
		}
	}
	return nil
}

func (r *correctionReader) changed(ctx context.Context, where string, args []any) (out []revisedBlock, err error) {
	rows, err := r.q.QueryContext(ctx, "SELECT indicator, period, block, import, revised FROM observation_changes WHERE "+where+
		" ORDER BY import DESC, indicator, period, block", args...)
	if err != nil {
		return nil, fmt.Errorf("read observation_changes: %w", err)
	}
	defer func() { err = cmp.Or(err, rows.Close()) }()
	for rows.Next() {
		var c revisedBlock
		if err := rows.Scan(&c.indicator, &c.period, &c.block, &c.number, &c.revised); err != nil {
			return nil, fmt.Errorf("read observation_changes: %w", err)
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// take takes the corrections that a change made: of one slot, or of every one.
func (r *correctionReader) take(ctx context.Context, c revisedBlock, only int) error {
	slots, before, err := r.readChange(ctx, c)
	if err != nil {
		return err
	}
	var after *block.Block
	for i, slot := range slots {
		if before.Status(i) == bonbogi.NoObservation || only != everySlot && int(slot) != only {
			continue
		}
		r.total++
		if r.skip > 0 || r.left == 0 {
			r.skip = max(0, r.skip-1)
			continue
		}
		if after == nil {
			if after, err = r.state(ctx, c); err != nil {
				return err
			}
		}
		if err := r.add(ctx, c, int(slot), before.Figure(i), after.Figure(int(slot))); err != nil {
			return err
		}
		r.left--
	}
	return nil
}

// readChange reads what stood in a block before a change.
func (r *correctionReader) readChange(ctx context.Context, c revisedBlock) (slots []uint16, before *block.Block, err error) {
	found, err := changesWhere(ctx, r.q, "indicator = $1 AND period = $2 AND block = $3 AND import = $4", c.indicator, c.period, c.block, c.number)
	if err != nil || len(found) == 0 {
		return nil, &block.Block{}, err
	}
	slots, before, err = unpackChange(found[0].slots, &found[0].packed)
	return slots, before, explainDamage("observation_changes", r.indicators.id(c.indicator), c.period, c.block, err)
}

// state is a block as it stood after a change.
func (r *correctionReader) state(ctx context.Context, c revisedBlock) (after *block.Block, err error) {
	err = observed(ctx, r.q, r.places, r.indicators.id(c.indicator), c.number, "indicator = $1 AND period = $2 AND block = $3",
		[]any{c.indicator, c.period, c.block}, func(_ blockKey, b *block.Block) error {
			after = b // the only one, so nothing is read over it
			return nil
		})
	if err == nil && after == nil {
		err = faultf("a change of %s in %s has no block", r.indicators.id(c.indicator), c.period)
	}
	return after, err
}

func (r *correctionReader) add(ctx context.Context, c revisedBlock, slot int, before, after bonbogi.Figure) error {
	imp, known := r.imports[c.number]
	if !known {
		found, err := importsWhere(ctx, r.q, "number = $1", []use{heavy}, c.number)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return faultf("a change of %s in %s was made by no import", r.indicators.id(c.indicator), c.period)
		}
		imp = found[0]
		r.imports[c.number] = imp
	}
	period, err := periodOf(c.period)
	if err != nil {
		return err
	}
	place := int(c.block)*block.Slots + slot
	if place >= len(r.places.ids) {
		return faultf("a change of %s in %s is about place %d, which is none", r.indicators.id(c.indicator), c.period, place)
	}
	r.found = append(r.found, Correction{Indicator: r.indicators.id(c.indicator), Government: r.places.ids[place], Period: period,
		Before: before, After: after, Import: imp.ID, Who: imp.Who, Why: imp.Why, At: imp.At})
	return nil
}
