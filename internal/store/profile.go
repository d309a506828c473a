package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/block"
)

// Profiles returns what was observed about governments over all indicators, in the order given. All share Indicators,
// in the order in which the database first heard of them, and Periods: those that the view includes and of which
// anything was said about at least one of them.
func (db *DB) Profiles(ctx context.Context, governments []string, v bonbogi.View) (profiles []bonbogi.Profile, err error) {
	err = db.read(ctx, func(q querier) error {
		places, err := db.places.keep(ctx, q)
		if err != nil {
			return err
		}
		indicators, err := db.indicators.keep(ctx, q)
		if err != nil {
			return err
		}
		p := newProfileReader(places, indicators, governments)
		if err := p.read(ctx, q, v); err != nil {
			return err
		}
		profiles = p.profiles(governments)
		return nil
	})
	return profiles, err
}

// profileReader gathers rows of profile_blocks.
type profileReader struct {
	indicators *known
	ids        []string      // of the governments whose place is known
	places     []int64       // theirs
	row        map[int64]int // index into places
	said       []bool        // of the indicators, whether anything was
	periods    []profilePeriod
}

// profilePeriod holds a matrix, a government a row and an indicator a column.
type profilePeriod struct {
	period   bonbogi.Period
	values   []float64
	statuses []bonbogi.Status
}

func newProfileReader(places, indicators *known, governments []string) *profileReader {
	p := &profileReader{indicators: indicators, row: map[int64]int{}, said: make([]bool, len(indicators.ids))}
	for _, id := range governments {
		place, ok := places.of[id]
		if _, twice := p.row[place]; ok && !twice {
			p.row[place] = len(p.places)
			p.places, p.ids = append(p.places, place), append(p.ids, id)
		}
	}
	return p
}

// read reads all periods of the view.
func (p *profileReader) read(ctx context.Context, q querier, v bonbogi.View) error {
	if len(p.places) == 0 {
		return nil
	}
	last, err := lastImport(ctx, q, v.AsOf)
	if err != nil {
		return err
	}
	periods, err := allPeriods(ctx, q)
	if err != nil {
		return err
	}
	for _, period := range periods {
		if !v.Includes(period) {
			continue
		}
		m := p.matrix(period)
		if err := p.fill(ctx, q, &m); err != nil {
			return err
		}
		p.periods = append(p.periods, m)
	}
	if err := p.undo(ctx, q, last); err != nil {
		return err
	}
	p.periods = slices.DeleteFunc(p.periods, func(m profilePeriod) bool { return !p.note(m) })
	return nil
}

// matrix is one of which nothing was said yet.
func (p *profileReader) matrix(period bonbogi.Period) profilePeriod {
	n := len(p.places) * len(p.said)
	m := profilePeriod{period: period, values: make([]float64, n), statuses: make([]bonbogi.Status, n)}
	for i := range m.values {
		m.values[i] = math.NaN()
	}
	return m
}

// fill reads what stands.
func (p *profileReader) fill(ctx context.Context, q querier, m *profilePeriod) error {
	args := make([]any, len(p.places))
	for i, place := range p.places {
		args[i] = place
	}
	for batch := range slices.Chunk(args, 500) {
		if err := p.fillBatch(ctx, q, m, batch); err != nil {
			return err
		}
	}
	return nil
}

func (p *profileReader) fillBatch(ctx context.Context, q querier, m *profilePeriod, places []any) (err error) {
	rows, err := q.QueryContext(ctx, "SELECT place, block, value, status FROM profile_blocks WHERE period = $1 AND place IN ("+marks(2, len(places))+")",
		append([]any{m.period.String()}, places...)...)
	if err != nil {
		return fmt.Errorf("read profile_blocks: %w", err)
	}
	defer func() { err = cmp.Or(err, rows.Close()) }()
	var b block.Block
	period := m.period.String()
	for rows.Next() {
		var place, group int64
		var packed block.Packed
		if err := rows.Scan(&place, &group, (*sql.RawBytes)(&packed.Value), (*sql.RawBytes)(&packed.Status)); err != nil {
			return fmt.Errorf("read profile_blocks: %w", err)
		}
		row, first := p.row[place], int(group)*profileWidth
		err := packed.UnpackInto(&b)
		if err == nil {
			err = p.indicators.checkBlock(group, profileWidth, &b)
		}
		if err != nil {
			return explainDamage("profile_blocks", "the government "+p.ids[row], period, group, err)
		}
		at := row*len(p.said) + first
		copy(m.values[at:], b.Values)
		b.CopyStatuses(m.statuses[at:])
	}
	return rows.Err()
}

// note notes the indicators of which anything was said in a period, and reports whether there is one.
func (p *profileReader) note(m profilePeriod) (any bool) {
	for row := range slices.Chunk(m.statuses, len(p.said)) {
		for i, s := range row {
			if s != bonbogi.NoObservation {
				p.said[i], any = true, true
			}
		}
	}
	return any
}

// profiles are the rows of the matrices, with the indicators of which anything was said.
func (p *profileReader) profiles(governments []string) []bonbogi.Profile {
	indicators, periods := []string{}, []bonbogi.Period{}
	var columns []int
	for i, said := range p.said {
		if said {
			columns, indicators = append(columns, i), append(indicators, p.indicators.ids[i])
		}
	}
	for _, m := range p.periods {
		periods = append(periods, m.period)
	}
	out := make([]bonbogi.Profile, len(governments))
	for i, id := range governments {
		out[i] = bonbogi.Profile{Government: id, Indicators: indicators, Periods: periods,
			Values: make([][]float64, len(periods)), Statuses: make([][]bonbogi.Status, len(periods))}
		row := slices.Index(p.ids, id)
		for k, m := range p.periods {
			out[i].Values[k], out[i].Statuses[k] = m.row(row, len(p.said), columns)
		}
	}
	return out
}

// row takes columns of a row; a government that is not known has none.
func (m *profilePeriod) row(row, width int, columns []int) (values []float64, statuses []bonbogi.Status) {
	if row >= 0 && len(columns) == width {
		return m.values[row*width : (row+1)*width : (row+1)*width], m.statuses[row*width : (row+1)*width : (row+1)*width]
	}
	values, statuses = make([]float64, len(columns)), make([]bonbogi.Status, len(columns))
	for to, column := range columns {
		values[to] = math.NaN()
		if row >= 0 {
			values[to], statuses[to] = m.values[row*width+column], m.statuses[row*width+column]
		}
	}
	return values, statuses
}

// allPeriods are all that have observations, oldest first. It goes from one to the next in the index.
func allPeriods(ctx context.Context, q querier) ([]bonbogi.Period, error) {
	found, err := column1(ctx, q, `WITH RECURSIVE found (period) AS (
			SELECT MIN(period) FROM observation_blocks
			UNION ALL
			SELECT (SELECT MIN(b.period) FROM observation_blocks b WHERE b.period > found.period) FROM found WHERE found.period IS NOT NULL)
		SELECT period FROM found WHERE period IS NOT NULL`)
	if err != nil {
		return nil, fmt.Errorf("read observation_blocks: %w", err)
	}
	return sortedPeriods(found)
}
