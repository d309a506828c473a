package boundary_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/boundary"
	"github.com/bonbogi/bonbogi/registry"
)

func TestRealBoundariesJoinTheirGovernments(t *testing.T) {
	korea := registry.Korea()
	code := func(scheme, on string) func(string) (string, bool) {
		day := bonbogi.MustPeriod(on)
		return func(v string) (string, bool) {
			r := korea.ResolveCode(scheme, v, day)
			if len(r.Matches) != 1 {
				return "", false
			}
			return r.Matches[0].Government.ID, true
		}
	}
	for _, c := range []struct {
		file, key   string
		resolve     func(value string) (id string, ok bool)
		governments int
	}{
		{"municipality_202406_mois_topo.json", "code", code(registry.SchemeBjd, "2024-06"), 229},
		{"sigungu_202406_mois_topo.json", "cty_cd", code(registry.SchemeBjd, "2024-06"), 252},
		{"sigungu_202406_mois.geojson", "cty_cd", code(registry.SchemeBjd, "2024-06"), 252},
		{"sigungu_2018_sgis_topo_simple.json", "code", code("kr-sgis", "2018"), 250},
	} {
		data, err := os.ReadFile(filepath.Join("../../../shared/data/kr-boundaries", c.file))
		if err != nil {
			t.Skip("no shared folder beside the checkout: its boundaries are not read")
		}
		layers, err := boundary.Read(t.Context(), data)
		if err != nil {
			t.Fatal(err)
		}
		shapes := layers[0].Shapes(func(f boundary.Feature) string {
			id, _ := c.resolve(f.Properties[c.key])
			return id
		})
		d := fit(t, shapes, 470, 640)
		points, lonely := 0, 0
		for _, o := range d.Outlines {
			for _, r := range o.Rings {
				points += len(r)
			}
			if len(o.Rings) == 0 {
				lonely++
			}
		}
		t.Logf("%s: %d governments, %.0f by %.0f units, %d points", c.file, len(d.Outlines), d.Width, d.Height, points)
		if len(d.Outlines) != c.governments || lonely > 0 || d.Width < 200 || d.Height < 200 {
			t.Errorf("%s: drawn %d governments, want %d", c.file, len(d.Outlines), c.governments)
		}
		// The districts of a city as the city.
		cities := fit(t, layers[0].Shapes(func(f boundary.Feature) string {
			id, _ := c.resolve(f.Properties[c.key])
			g, _ := korea.Get(id)
			if g.Level == bonbogi.District {
				return g.Current().Parent
			}
			return id
		}), 470, 640)
		for _, o := range cities.Outlines {
			if o.ID == "kr-gyeonggi-suwon" && len(o.Rings) != 1 {
				t.Errorf("%s: 수원 has %d rings, want one", c.file, len(o.Rings))
			}
		}
	}
}
