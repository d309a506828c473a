package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/block"
)

// ImportObservations saves records (the source, new indicators) and merges the slices with what is stored, all in
// one transaction: after it, or after a crash at any moment, all of it is there or nothing. A figure that breaks a
// rule is refused, with its place, and so is the whole. The slices are asked for once, in their order, and may be used
// again after each; the error of one ends the import. No two of them may say different things of the same government,
// indicator and period. An import that changes no figure is not recorded, and id is empty; so it is with DryRun.
func (db *DB) ImportObservations(ctx context.Context, c Change, imp Import, records []bonbogi.Record,
	slices iter.Seq2[*bonbogi.Slice, error]) (id string, n Counts, err error) {
	if err := c.validate(); err != nil {
		return "", n, err
	}
	id = "import-" + db.letters()
	begun := false
	for range 5 { // of two writers that wait for each other one begins again, as long as nothing was asked for
		n = Counts{}
		err = db.writeOn(ctx, func(tx *sql.Tx, conn *sql.Conn) error {
			im, err := db.beginImport(ctx, tx, conn, c, imp, id, records)
			if err != nil {
				return err
			}
			begun = true
			n, err = im.run(slices)
			if err == nil && imp.DryRun {
				err = errDryRun
			}
			return err
		})
		if begun || !isDeadlock(err) {
			break
		}
	}
	if errors.Is(err, errDryRun) {
		return "", n, nil
	}
	if err != nil || n.New+n.Revised == 0 {
		id = ""
	}
	return id, n, err
}

// errDryRun undoes an import that was only to be counted.
var errDryRun = errors.New("store: counted, and not stored")

// run takes all slices.
func (im *importer) run(all iter.Seq2[*bonbogi.Slice, error]) (Counts, error) {
	im.start()
	defer im.lane.close()
	for s, err := range all {
		if err == nil {
			err = im.ctx.Err()
		}
		if err == nil {
			err = im.add(s)
		}
		if err != nil {
			return Counts{}, err
		}
	}
	if err := im.flush(); err != nil {
		return Counts{}, err
	}
	if !im.imp.DryRun {
		if err := im.turn(); err != nil {
			return Counts{}, err
		}
	}
	return im.counts, im.lane.now(im.conclude)
}

// add merges one slice with what is stored.
func (im *importer) add(s *bonbogi.Slice) error {
	if s.Len() == 0 {
		return nil
	}
	if s.Period.IsZero() {
		return bonbogi.Errorf(bonbogi.Invalid, "period", "observations of %s have no period; give it", s.Indicator)
	}
	if err := im.spread(s); err != nil {
		return err
	}
	indicator, err := im.indicator(s.Indicator)
	if err != nil {
		return err
	}
	period := s.Period.String()
	for _, number := range im.touched {
		key := blockKey{indicator, period, number}
		changed, err := im.put(key, s, im.open[number])
		if err != nil {
			return err
		}
		if changed {
			im.tiles[tileOf(key)] = true
		}
	}
	return nil
}

// indicator gives the number of an indicator, which must be on record, and looks which blocks of it are there.
func (im *importer) indicator(id string) (int64, error) {
	number, isNew := im.indicators.give(id)
	if im.listed[number] {
		return number, nil
	}
	im.listed[number] = true
	return number, im.lane.now(func() error {
		if isNew {
			if _, err := im.db.lookUp(im.ctx, im.tx, "indicators", id); err != nil {
				return inField(err, "indicator")
			}
		}
		return im.listBlocks(number)
	})
}

func (im *importer) listBlocks(indicator int64) error {
	rows, err := im.tx.QueryContext(im.ctx, "SELECT period, block FROM observation_blocks WHERE indicator = $1", indicator)
	if err != nil {
		return fmt.Errorf("read observation_blocks: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		key := blockKey{indicator: indicator}
		if err := rows.Scan(&key.period, &key.block); err != nil {
			return fmt.Errorf("read observation_blocks: %w", err)
		}
		im.blocks[key] = false
	}
	return rows.Err()
}

// put stores what a slice says for one block.
func (im *importer) put(key blockKey, s *bonbogi.Slice, b *block.Block) (changed bool, err error) {
	mine, there := im.blocks[key]
	if there {
		return im.revise(key, mine, s, b)
	}
	im.blocks[key] = true
	im.counts.New += present(b)
	packed := im.packer.Pack(b)
	values, size := packedValues(&packed)
	return true, im.addRow(size, append([]any{key.period, key.block, key.indicator, im.number, im.number}, values...))
}

// addRow has a new block written after the numbers that it rests on.
func (im *importer) addRow(size int, row []any) error {
	if im.fresh.size+size+64 >= bulkSize {
		if err := im.flushNumbers(); err != nil {
			return err
		}
	}
	return im.fresh.add(size, row)
}

// flush has written what waits.
func (im *importer) flush() error {
	if err := im.flushNumbers(); err != nil {
		return err
	}
	return im.fresh.flush()
}

func (im *importer) flushNumbers() error {
	for _, g := range []*giver{im.governments, im.indicators} {
		if err := g.flush(im.ctx, im.tx, im.lane); err != nil {
			return err
		}
	}
	return nil
}

func present(b *block.Block) (n int) {
	for slot := range b.Len() {
		if b.Status(slot) != bonbogi.NoObservation {
			n++
		}
	}
	return n
}
