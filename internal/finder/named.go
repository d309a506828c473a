package finder

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/registry"
)

// putNamed indexes anew the records beside which the full names of changed governments stand, and returns what is to be
// indexed of the governments themselves, with those below them: 경기도 stands in the full names of its cities. A correction
// that is withdrawn leaves the bundled one.
func (f *Finder) putNamed(ctx context.Context, w writer, changed []string) ([]bonbogi.Record, error) {
	named := below(w.names, changed)
	for _, kind := range Kinds[1:] {
		for some := range slices.Chunk(named, batch) {
			if err := f.putOf(ctx, w, kind, some); err != nil {
				return nil, err
			}
		}
	}
	var out []bonbogi.Record
	for _, id := range named {
		if g, ok := w.names.Get(id); ok {
			out = append(out, g)
		}
	}
	return out, nil
}

// putOf indexes anew the records of a kind in which one of the governments takes part.
func (f *Finder) putOf(ctx context.Context, w writer, kind bonbogi.Kind, governments []string) error {
	for after := ""; ; {
		records, err := f.store.RecordsOf(ctx, kind, governments, after, batch)
		if err != nil {
			return err
		}
		docs, err := w.documents(ctx, records)
		if err != nil {
			return err
		}
		if err := f.index.Load().Put(ctx, docs...); err != nil {
			return fmt.Errorf("finder: %w", err)
		}
		if len(records) < batch {
			return nil
		}
		after = records[len(records)-1].RecordID()
	}
}

// below are the governments with all that belong to them, directly or not, in the order of their IDs.
func below(names *registry.Registry, governments []string) []string {
	found := map[string]bool{}
	for _, id := range governments {
		found[id] = true
	}
	for grown := true; grown; {
		grown = false
		for _, g := range names.All() {
			if !found[g.ID] && len(g.Forms) > 0 && found[g.Current().Parent] {
				found[g.ID], grown = true, true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}
