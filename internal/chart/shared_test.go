package chart_test

import (
	"bytes"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/boundary"
	"github.com/bonbogi/bonbogi/internal/chart"
	"github.com/bonbogi/bonbogi/registry"
)

// country makes a map of made-up values of a file of boundaries.
func country(t testing.TB, file, layer, key, label string, own string, ko bool) chart.Map {
	data, err := os.ReadFile(filepath.Join("../../../shared/data", file))
	if err != nil {
		t.Skip("no shared folder beside the checkout: its boundaries are not drawn")
	}
	layers, err := boundary.Read(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(11, 12))
	m := chart.Map{Frame: frame("map", ko), Number: chart.Number{Decimals: 1, Unit: "%"}}
	for _, l := range layers {
		if l.Name != layer {
			continue
		}
		s := l.Shapes(func(f boundary.Feature) string {
			if f.Properties["end"] != "" {
				return ""
			}
			return f.Properties[key]
		})
		for _, lay := range layouts {
			width, height := chart.MapSize(lay)
			if m.Shapes[lay], err = s.Fit(t.Context(), width, height); err != nil {
				t.Fatal(err)
			}
		}
		for i, f := range l.Features {
			id := f.Properties[key]
			if f.Properties["end"] != "" {
				continue
			}
			v := bonbogi.FigureOf(math.Round(10*math.Exp(3.3+0.5*rng.NormFloat64())) / 10)
			switch i % 41 {
			case 7:
				v = bonbogi.NoFigure(bonbogi.Missing, "")
			case 19:
				v = bonbogi.NoFigure(bonbogi.NotApplicable, "")
			}
			r := chart.Peer
			if id == own {
				r, v = chart.Own, bonbogi.FigureOf(39.7)
			} else if i%100 == 31 {
				r = chart.Model
			}
			m.Areas = append(m.Areas, chart.Area{ID: id, Name: f.Properties[label], Group: f.Properties["sido"], Role: r, Figure: v})
		}
	}
	if len(m.Areas) == 0 {
		t.Fatalf("there is no layer %q", layer)
	}
	return m
}

func TestRealCountriesAreDrawnForTheEye(t *testing.T) {
	if *look == "" {
		t.Skip("no -look folder is named")
	}
	fonts, err := chart.FindFonts("")
	if err != nil {
		t.Fatal(err)
	}
	for name, m := range map[string]chart.Map{
		"map-korea":     country(t, "kr-boundaries/municipality_202406_mois_topo.json", "muni", "code", "name", "41170", true),
		"map-provinces": country(t, "kr-boundaries/sido_2018_sgis_topo_simple.json", "skorea_provinces_2018_geo", "code", "name_eng", "31", false),
		"map-geojson":   country(t, "kr-boundaries/sigungu_202406_mois.geojson", "", "cty_cd", "cty_nm", "41171", true),
		"map-sgis":      country(t, "kr-boundaries/sigungu_2018_sgis_topo_simple.json", "skorea_municipalities_2018_geo", "code", "name", "31041", true),
		"map-uk":        country(t, "uk-ons-local-statistics/uk-areas-topo.json", "ltla", "areacd", "areanm", "E06000023", false),
	} {
		for width, l := range layouts {
			for mode, dark := range map[string]bool{"": false, "-dark": true} {
				var b bytes.Buffer
				if err := m.Draw(l).PNG(t.Context(), &b, fonts, dark); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(*look, name+"-"+width+mode+".png"), b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.WriteFile(filepath.Join(*look, name+"-"+width+".svg"), m.Draw(l).SVG(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// tiles is a map of tiles of made-up values of the municipalities of Korea, or of its provinces.
func tiles(places map[string]boundary.Tile, own string, ko bool) chart.Tiles {
	rng := rand.New(rand.NewPCG(13, 14))
	m := chart.Tiles{Frame: frame("tiles", ko), Number: chart.Number{Decimals: 1, Unit: "%"}, Places: places}
	i := 0
	for _, g := range registry.Korea().All() {
		if _, ok := places[g.ID]; !ok || !g.Exists() {
			continue
		}
		n := g.Current().Name
		if !ko {
			n = g.Current().NameEn
		}
		a := chart.Area{ID: g.ID, Name: n, Label: chart.TileLabel(n), Group: g.Current().Parent, Role: chart.Peer, Figure: bonbogi.FigureOf(math.Round(10*math.Exp(3.3+0.5*rng.NormFloat64())) / 10)}
		switch {
		case g.ID == own:
			a.Role = chart.Own
		case i%53 == 20:
			a.Role = chart.Model
		case i%37 == 5:
			a.Figure = bonbogi.NoFigure(bonbogi.Missing, "")
		case i%41 == 9:
			a.Figure = bonbogi.NoFigure(bonbogi.NotApplicable, "")
		}
		i++
		m.Areas = append(m.Areas, a)
	}
	return m
}

func TestTilesOfKoreaAreDrawnForTheEye(t *testing.T) {
	if *look == "" {
		t.Skip("no -look folder is named")
	}
	for name, m := range map[string]chart.Tiles{
		"tiles-korea":        tiles(boundary.KoreanMunicipalities(), "kr-gyeonggi-anyang", true),
		"tiles-korea-en":     tiles(boundary.KoreanMunicipalities(), "kr-gyeonggi-anyang", false),
		"tiles-provinces":    tiles(boundary.KoreanProvinces(), "kr-gyeonggi", true),
		"tiles-provinces-en": tiles(boundary.KoreanProvinces(), "kr-gyeonggi", false),
	} {
		for width, l := range layouts {
			if err := os.WriteFile(filepath.Join(*look, name+"-"+width+".svg"), m.Draw(l).SVG(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
