package store

import (
	"context"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/block"
)

// Panel returns an indicator for governments, in the order given (nil: every one of which anything was said), over the
// periods that the view includes and in which anything was said about one of them.
func (db *DB) Panel(ctx context.Context, indicator string, governments []string, v bonbogi.View) (panel bonbogi.Panel, err error) {
	panel = bonbogi.Panel{Indicator: indicator, Periods: []bonbogi.Period{}, Governments: governments, Figures: [][]bonbogi.Figure{}}
	err = db.read(ctx, func(q querier) error {
		places, err := db.places.keep(ctx, q)
		if err != nil {
			return err
		}
		p := &panelReader{view: v, found: map[string]*panelRow{}}
		and, args := "", []any(nil)
		if governments != nil {
			p.choose(places, governments)
			and, args = p.condition()
		}
		if err := db.observed(ctx, q, places, indicator, v, and, args, p.take); err != nil {
			return err
		}
		if governments == nil {
			panel.Governments = p.everyone(places)
		}
		p.fill(&panel)
		return nil
	})
	return panel, err
}

// panelReader gathers the figures of chosen places, or of all.
type panelReader struct {
	view   bonbogi.View
	chosen map[int64][]chosenSlot // by block; nil: all slots of all blocks
	width  int                    // how many figures a row has; grows where all are taken
	found  map[string]*panelRow
}

// chosenSlot is a slot of a block, and where its figure goes.
type chosenSlot struct{ slot, to int }

// panelRow is what was found of one period; nil figures if it is not asked for.
type panelRow struct {
	period  bonbogi.Period
	figures []bonbogi.Figure
	filled  bool
}

func (p *panelReader) choose(places *known, governments []string) {
	p.chosen, p.width = map[int64][]chosenSlot{}, len(governments)
	for i, id := range governments {
		if place, ok := places.of[id]; ok {
			number := place / block.Slots
			p.chosen[number] = append(p.chosen[number], chosenSlot{int(place % block.Slots), i})
		}
	}
}

// condition is that the blocks hold chosen places.
func (p *panelReader) condition() (and string, args []any) {
	for number := range p.chosen {
		args = append(args, number)
	}
	if len(args) == 0 {
		return "AND FALSE", nil
	}
	return "AND block IN (" + marks(2, len(args)) + ")", args
}

// take takes what a block has of the chosen places.
func (p *panelReader) take(key blockKey, b *block.Block) error {
	row := p.found[key.period]
	if row == nil {
		period, err := periodOf(key.period)
		if err != nil {
			return err
		}
		row = &panelRow{period: period}
		p.found[key.period] = row
	}
	if !p.view.Includes(row.period) {
		return nil
	}
	if p.chosen == nil {
		row.grow(int(key.block)*block.Slots + b.Len())
		for slot := range b.Len() {
			row.put(int(key.block)*block.Slots+slot, b.Figure(slot))
		}
		p.width = max(p.width, len(row.figures))
		return nil
	}
	row.grow(p.width)
	for _, c := range p.chosen[key.block] {
		row.put(c.to, b.Figure(c.slot))
	}
	return nil
}

func (r *panelRow) put(i int, f bonbogi.Figure) {
	r.figures[i] = f
	r.filled = r.filled || f.Status != bonbogi.NoObservation
}

func (r *panelRow) grow(n int) {
	for len(r.figures) < n {
		r.figures = append(r.figures, figureless)
	}
}

// everyone chooses, of all places, those of which anything was said, and leaves out the figures of the others.
func (p *panelReader) everyone(places *known) (ids []string) {
	var keep []int
	for i := range p.width {
		for _, row := range p.found {
			if i < len(row.figures) && row.figures[i].Status != bonbogi.NoObservation {
				keep, ids = append(keep, i), append(ids, places.ids[i])
				break
			}
		}
	}
	for _, row := range p.found {
		row.grow(p.width)
		for to, from := range keep {
			row.figures[to] = row.figures[from]
		}
		row.figures = row.figures[:len(keep)]
	}
	return ids
}

// fill puts the rows in order.
func (p *panelReader) fill(panel *bonbogi.Panel) {
	var rows []*panelRow
	for _, row := range p.found {
		if row.filled {
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(a, b *panelRow) int { return a.period.Compare(b.period) })
	for _, row := range rows {
		panel.Periods, panel.Figures = append(panel.Periods, row.period), append(panel.Figures, row.figures)
	}
}
