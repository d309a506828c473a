package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/block"
)

// importer merges slices with what is stored.
type importer struct {
	db     *DB
	ctx    context.Context // of the one import that it is made for
	tx     *sql.Tx
	conn   *sql.Conn
	change Change
	imp    Import
	id     string
	number int64

	lane        *lane
	fresh       *bulk // blocks that were not there
	governments *giver
	indicators  *giver
	blocks      map[blockKey]bool // of the indicators that were asked for; true: made by this import
	listed      map[int64]bool    // these indicators
	tiles       map[tile]bool     // what of the profiles has to be made anew
	open        []*block.Block    // by their numbers: what the slice says
	touched     []int64           // those of open that hold something
	names       []string          // those of the last slice
	translated  []int64           // their places; -1: not asked for yet
	packer      block.Packer
	counts      Counts
}

// beginImport saves the records and notes the import. One import waits here for the other.
func (db *DB) beginImport(ctx context.Context, tx *sql.Tx, conn *sql.Conn, c Change, imp Import, id string, records []bonbogi.Record) (*importer, error) {
	if db.engine == postgres { // on SQLite there is one writer
		if _, err := tx.ExecContext(ctx, "LOCK TABLE imports IN SHARE ROW EXCLUSIVE MODE"); err != nil {
			return nil, fmt.Errorf("import: %w", err)
		}
	}
	if err := db.spend(ctx, tx, c, []string{id}); err != nil {
		return nil, err
	}
	if err := db.saveAll(ctx, tx, c, records); err != nil {
		return nil, err
	}
	im, err := db.newImporter(ctx, tx, conn)
	if err != nil {
		return nil, err
	}
	im.change, im.imp, im.id = c, imp, id
	return im, im.note()
}

func (db *DB) newImporter(ctx context.Context, tx *sql.Tx, conn *sql.Conn) (im *importer, err error) {
	im = &importer{db: db, ctx: ctx, tx: tx, conn: conn, blocks: map[blockKey]bool{}, listed: map[int64]bool{}, tiles: map[tile]bool{}}
	if im.governments, err = newGiver(ctx, tx, db.places); err != nil {
		return nil, err
	}
	im.indicators, err = newGiver(ctx, tx, db.indicators)
	return im, err
}

// start makes the lane on which all that follows is written; whoever calls it closes that.
func (im *importer) start() {
	im.lane = newLane()
	im.fresh = im.db.newBulk(im.ctx, im.tx, im.conn, im.lane, "observation_blocks",
		append([]string{"period", "block", "indicator", "created", "import"}, packedColumns...)...)
}
