package store

import (
	"context"

	"github.com/bonbogi/bonbogi"
)

// ImportIndicators returns the IDs of the indicators of which an import brought or changed figures, in the order of
// their first use.
func (db *DB) ImportIndicators(ctx context.Context, id string) (ids []string, err error) {
	if !bonbogi.ValidID(id) {
		return nil, nil
	}
	err = db.read(ctx, func(q querier) error {
		ids, err = column1(ctx, q, `SELECT indicator FROM observed_indicators WHERE number IN (
			SELECT indicator FROM observation_blocks WHERE created = (SELECT number FROM imports WHERE id = $1)
			UNION SELECT indicator FROM observation_changes WHERE import = (SELECT number FROM imports WHERE id = $1)) ORDER BY number`, id)
		return err
	})
	return ids, err
}
