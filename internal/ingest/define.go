package ingest

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
)

// Defined is what became of a table of definitions.
type Defined struct {
	New       int `json:"new"`
	Revised   int `json:"revised"`
	Unchanged int `json:"unchanged"`
}

// Define stores definitions, all of them or none. They cite the source, which is stored with them if it is
// new; a definition that is on record under the same id is revised, and keeps the sources that it has.
func Define(ctx context.Context, db *store.DB, c store.Change, source bonbogi.Source, definitions []bonbogi.Indicator) (Defined, error) {
	records, counts, err := Definitions(ctx, db, source.ID, definitions)
	if err != nil {
		return counts, err
	}
	if source.Revision == 0 {
		known, err := db.SourcesByID(ctx, []string{source.ID})
		if err != nil {
			return Defined{}, fmt.Errorf("ingest: look for the source: %w", err)
		}
		if _, there := known[source.ID]; !there {
			records = append([]bonbogi.Record{source}, records...)
		}
	}
	if err := db.Save(ctx, c, records...); err != nil {
		return Defined{}, fmt.Errorf("ingest: store definitions: %w", err)
	}
	return counts, nil
}

// Definitions makes records of definitions beside what is on record: each cites the source, and one that is
// there already is named as its next revision. Nothing is stored.
func Definitions(ctx context.Context, db *store.DB, source string, definitions []bonbogi.Indicator) ([]bonbogi.Record, Defined, error) {
	ids := make([]string, len(definitions))
	for n, i := range definitions {
		ids[n] = i.ID
	}
	known, err := db.IndicatorsByID(ctx, ids)
	if err != nil {
		return nil, Defined{}, fmt.Errorf("ingest: look for definitions: %w", err)
	}
	var counts Defined
	records := make([]bonbogi.Record, len(definitions))
	for n, i := range definitions {
		was, found := known[i.ID]
		i.Meta = bonbogi.Meta{ID: i.ID}
		if found {
			i.Meta = was.Meta
			i.Withdrawn = false
			i.Simulated = i.Simulated || was.Simulated // the mark is not lost by a table that does not know of it
		}
		i.Sources = slices.Concat(was.Sources, cites(was.Sources, i.Sources))
		switch {
		case found && sameDefinition(i, was):
			counts.Unchanged++
			records[n] = was
			continue
		case found:
			counts.Revised++
		default:
			counts.New++
		}
		i.Sources = slices.Concat(i.Sources, cites(i.Sources, []bonbogi.Citation{{Source: source}}))
		records[n] = i
	}
	return records, counts, nil
}

// cites are those of the citations whose source is not among the known ones.
func cites(known, citations []bonbogi.Citation) (out []bonbogi.Citation) {
	for _, c := range citations {
		if !slices.ContainsFunc(known, func(k bonbogi.Citation) bool { return k.Source == c.Source }) {
			out = append(out, c)
		}
	}
	return out
}

// sameDefinition reports whether two definitions hold the same, as the store sees it.
func sameDefinition(a, b bonbogi.Indicator) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}
