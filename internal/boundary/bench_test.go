package boundary_test

import (
	"os"
	"testing"

	"github.com/bonbogi/bonbogi/internal/boundary"
)

func BenchmarkReadAndFitTheUnitedKingdom(b *testing.B) {
	data, err := os.ReadFile("../../../shared/data/uk-ons-local-statistics/uk-areas-topo.json")
	if err != nil {
		b.Skip("no shared folder beside the checkout: its boundaries are not read")
	}
	for b.Loop() {
		layers, err := boundary.Read(b.Context(), data)
		if err != nil {
			b.Fatal(err)
		}
		for _, l := range layers {
			if l.Name == "ltla" {
				fit(b, l.Shapes(func(f boundary.Feature) string { return f.Properties["areacd"] }), 470, 640)
			}
		}
	}
}
