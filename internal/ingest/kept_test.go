package ingest_test

import (
	"context"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/internal/store"
)

// kept is a store in memory that one can ask for what came in by the names of the indicators.
type kept struct {
	indicators map[string]bonbogi.Indicator // by ID
	figures    map[key]bonbogi.Figure
}

type key struct {
	indicator, government string // name, ID
	period                bonbogi.Period
}

func newKept() *kept {
	return &kept{map[string]bonbogi.Indicator{}, map[key]bonbogi.Figure{}}
}

func (k *kept) IndicatorsByID(context.Context, []string) (map[string]bonbogi.Indicator, error) {
	return nil, nil
}

func (k *kept) SourcesByID(context.Context, []string) (map[string]bonbogi.Source, error) {
	return nil, nil
}

func (k *kept) ImportObservations(_ context.Context, _ store.Change, _ store.Import, records []bonbogi.Record, slices ingest.Slices) (string, store.Counts, error) {
	var n store.Counts
	for _, r := range records {
		if i, ok := r.(bonbogi.Indicator); ok {
			k.indicators[i.ID] = i
		}
	}
	for s, err := range slices {
		if err != nil {
			return "", n, err
		}
		n.New += s.Len()
		for i, g := range s.Government {
			k.figures[key{k.indicators[s.Indicator].Name, s.Names[g], s.Period}] = s.Figure(i)
		}
	}
	return "", n, nil
}

// figure is what came in of an indicator with that name.
func (k *kept) figure(indicator, government, period string) bonbogi.Figure {
	return k.figures[key{indicator, government, bonbogi.MustPeriod(period)}]
}
