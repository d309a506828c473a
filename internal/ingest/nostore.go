package ingest

import (
	"context"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// NoStore stands for a database that is not there yet: all is new, and nothing is kept.
type NoStore struct{}

// IndicatorsByID finds none.
func (NoStore) IndicatorsByID(context.Context, []string) (map[string]bonbogi.Indicator, error) {
	return nil, nil
}

// SourcesByID finds none.
func (NoStore) SourcesByID(context.Context, []string) (map[string]bonbogi.Source, error) {
	return nil, nil
}

// ImportObservations counts.
func (NoStore) ImportObservations(_ context.Context, _ store.Change, _ store.Import, _ []bonbogi.Record, slices Slices) (string, store.Counts, error) {
	var n store.Counts
	for s, err := range slices {
		if err != nil {
			return "", n, err
		}
		n.New += s.Len()
	}
	return "", n, nil
}
