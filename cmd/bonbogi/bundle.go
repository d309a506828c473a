package main

import (
	"context"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/bundled"
	"github.com/bonbogi/bonbogi/internal/store"
)

// addBundled stores the bundled records that the database never had. What is there stays as people left
// it, also what they withdrew.
func addBundled(ctx context.Context, db *store.DB) error {
	records, err := bundled.Records()
	if err != nil {
		return err
	}
	var missing []bonbogi.Record
	for _, r := range records {
		_, err := db.History(ctx, r.RecordKind(), r.RecordID())
		switch {
		case bonbogi.CodeOf(err) == bonbogi.NotFound:
			missing = append(missing, r)
		case err != nil:
			return err
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return db.Save(ctx, store.Change{Who: "bonbogi", Why: "bundled records, version " + bundled.Version}, missing...)
}
