package main

import (
	"context"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/bundled"
	"github.com/bonbogi/bonbogi/internal/simulated"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// addBundled stores the bundled records that the database never had. What is there stays as people left
// it, also what they withdrew.
func addBundled(ctx context.Context, db *store.DB) error {
	records, err := bundled.Records()
	if err != nil {
		return err
	}
	missing, err := neverStored(ctx, db, records)
	if err != nil || len(missing) == 0 {
		return err
	}
	return db.Save(ctx, store.Change{Who: "bonbogi", Why: "bundled records, version " + bundled.Version}, missing...)
}

// addSimulated stores the indicators that a model makes and their values, unless these values were stored
// before. Definitions that are there stay as people left them.
func addSimulated(ctx context.Context, db *store.DB) error {
	_, err := db.ImportOf(ctx, simulated.Fingerprint(simulated.Seed))
	if bonbogi.CodeOf(err) != bonbogi.NotFound {
		return err
	}
	model, err := simulated.New(registry.Korea().All(), simulated.Seed)
	if err != nil {
		return err
	}
	records, err := simulated.Records()
	if err != nil {
		return err
	}
	if records, err = neverStored(ctx, db, records); err != nil {
		return err
	}
	change := store.Change{Who: "bonbogi", Why: "simulated indicators, version " + simulated.Version}
	_, _, err = db.ImportObservations(ctx, change, store.Import{Source: simulated.Source().ID, File: "simulated", Digest: simulated.Fingerprint(simulated.Seed)},
		records, model.Slices())
	return err
}

// neverStored are the records that the database never had.
func neverStored(ctx context.Context, db *store.DB, records []bonbogi.Record) (missing []bonbogi.Record, err error) {
	for _, r := range records {
		_, err := db.History(ctx, r.RecordKind(), r.RecordID())
		switch {
		case bonbogi.CodeOf(err) == bonbogi.NotFound:
			missing = append(missing, r)
		case err != nil:
			return nil, err
		}
	}
	return missing, nil
}
