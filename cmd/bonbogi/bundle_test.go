package main

import (
	"path/filepath"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/simulated"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

func TestTheSimulatedValuesAreStoredAsTheModelMakesThemAndOnlyOnce(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "demo.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for range 2 {
		if err := addSimulated(ctx, db); err != nil {
			t.Fatal(err)
		}
	}
	imports, err := db.Imports(ctx, 10, 0)
	if err != nil || len(imports.Items) != 1 || imports.Items[0].Source != simulated.Source().ID {
		t.Fatalf("%+v %v", imports, err)
	}
	model, err := simulated.New(registry.Korea().All(), simulated.Seed)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for want, err := range model.Slices() {
		if err != nil {
			t.Fatal(err)
		}
		n += want.Len()
		if want.Period.Year()%5 != 0 || want.Period.First().Month != 1 {
			continue // one in five is enough
		}
		got, err := db.Slice(ctx, want.Indicator, want.Period, bonbogi.View{})
		if err != nil {
			t.Fatal(err)
		}
		at := map[string]int{}
		for i, g := range got.Government {
			at[got.Names[g]] = i
		}
		if got.Len() != want.Len() {
			t.Fatalf("%s %s: %d values, want %d", want.Indicator, want.Period, got.Len(), want.Len())
		}
		for i, g := range want.Government {
			j, ok := at[want.Names[g]]
			if !ok || !got.Figure(j).Same(want.Figure(i)) {
				t.Fatalf("%s %s %s: stored %+v, made %+v", want.Indicator, want.Period, want.Names[g], got.Figure(j), want.Figure(i))
			}
		}
	}
	if imports.Items[0].New != n {
		t.Errorf("%d values are stored, %d were made", imports.Items[0].New, n)
	}
}
