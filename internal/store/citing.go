package store

import (
	"context"
	"fmt"

	"github.com/bonbogi/bonbogi"
)

// Citing returns every fact drawn from a source, also withdrawn ones, by kind and then by ID.
func (db *DB) Citing(ctx context.Context, source string) (out []bonbogi.Fact, err error) {
	err = db.read(ctx, func(q querier) error {
		out = []bonbogi.Fact{}
		if !bonbogi.ValidID(source) {
			return nil
		}
		for _, kind := range factKinds {
			k, err := keeperOf(kind)
			if err != nil {
				return err
			}
			found, err := k.find(ctx, q, `id IN (SELECT record FROM citations WHERE source = $1 AND kind = $2) ORDER BY id`,
				source, string(kind))
			if err != nil {
				return err
			}
			for _, r := range found {
				fact, ok := r.(bonbogi.Fact)
				if !ok {
					return fmt.Errorf("store: %s is no fact", kind)
				}
				out = append(out, fact)
			}
		}
		return nil
	})
	return out, err
}

// Counts returns how many records of each kind stand.
func (db *DB) Counts(ctx context.Context) (map[bonbogi.Kind]int, error) {
	counts := make(map[bonbogi.Kind]int, len(bonbogi.Kinds))
	err := db.read(ctx, func(q querier) error {
		for _, kind := range bonbogi.Kinds {
			k, err := keeperOf(kind)
			if err != nil {
				return err
			}
			var n int
			err = q.QueryRowContext(ctx, "SELECT COUNT(*) FROM "+k.tableName()+" WHERE withdrawn = FALSE").Scan(&n)
			if err != nil {
				return fmt.Errorf("count: %w", err)
			}
			counts[kind] = n
		}
		return nil
	})
	return counts, err
}

// Empty reports whether nothing was ever stored.
func (db *DB) Empty(ctx context.Context) (bool, error) {
	var stored bool
	err := db.view().QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM revisions)").Scan(flag{&stored})
	return !stored, db.explain(err)
}
