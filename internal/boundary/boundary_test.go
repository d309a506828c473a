package boundary_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/boundary"
)

// Two fields side by side, a third around a lake, as GeoJSON and, with shared and reversed arcs, as TopoJSON.
const (
	fields = `{"type":"FeatureCollection","features":[
{"type":"Feature","id":7,"properties":{"code":"11","name":"서쪽","n":1.0,"x":null},"geometry":{"type":"Polygon","coordinates":[[[127,36],[128,36],[128,37],[127,37],[127,36]]]}},
{"type":"Feature","properties":{"code":"12","name":"동쪽"},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},
 {"type":"Polygon","coordinates":[[[128,36],[129,36,5.5],[129,37],[128,37],[128,36]],[[128.4,36.4],[128.4,36.6],[128.6,36.6],[128.6,36.4],[128.4,36.4]]]}]}},
{"type":"Feature","properties":{"code":"13"},"geometry":null}]}`
	fieldsTopo = `{"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[127,36]},
"arcs":[[[10,10],[0,-10]],[[10,0],[-10,0],[0,10],[10,0]],[[10,0],[10,0],[0,10],[-10,0]],[[14,4],[0,2],[2,0],[0,-2],[-2,0]]],
"objects":{"fields":{"type":"GeometryCollection","geometries":[
{"type":"Polygon","id":7,"arcs":[[0,1]],"properties":{"code":"11","name":"서쪽","n":1}},
{"type":"MultiPolygon","arcs":[[[2,0],[3]]],"properties":{"code":"12","name":"동쪽"}},
{"type":null,"properties":{"code":"13"}}]},
"lines":{"type":"LineString","arcs":[0]}}}`
)

func read(t *testing.T, s string) []boundary.Layer {
	t.Helper()
	layers, err := boundary.Read(t.Context(), []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return layers
}

func fit(t testing.TB, s boundary.Shapes, width, height float64) boundary.Drawing {
	t.Helper()
	d, err := s.Fit(t.Context(), width, height)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func byCode(f boundary.Feature) string { return f.Properties["code"] }

func TestGeoJSONAndTopoJSONOfTheSameFieldsAreDrawnTheSame(t *testing.T) {
	geo, topo := read(t, fields), read(t, fieldsTopo)
	if len(geo) != 1 || len(topo) != 1 || topo[0].Name != "fields" {
		t.Fatalf("got layers %+v and %+v", geo, topo)
	}
	for _, l := range []boundary.Layer{geo[0], topo[0]} {
		if p := l.Features[0].Properties; p["id"] != "7" || p["name"] != "서쪽" || p["n"] != "1" || p["x"] != "" {
			t.Errorf("got properties %v", p)
		}
		if len(l.Features) != 3 || len(l.Features[1].Polygons) != 1 || len(l.Features[1].Polygons[0]) != 2 || l.Features[2].Polygons != nil {
			t.Errorf("got features %+v", l.Features)
		}
	}
	a, b := fit(t, geo[0].Shapes(byCode), 200, 100), fit(t, topo[0].Shapes(byCode), 200, 100)
	if len(a.Outlines) != 2 || total(a.Outlines[1]) != total(b.Outlines[1]) || a.Width != b.Width {
		t.Errorf("drawn differently:\n%v\n%v", a, b)
	}
	// The lake is a hole: a twenty-fifth of its field.
	west, east := total(a.Outlines[0]), total(a.Outlines[1])
	if r := east / west; math.Abs(r-0.96) > 0.01 {
		t.Errorf("the field with the lake has %.3f times the area of the other, want 0.96", r)
	}
}

// total is the area that an outline fills.
func total(o boundary.Outline) float64 {
	sum := 0.0
	for _, r := range o.Rings {
		for i, p := range r {
			q := r[(i+1)%len(r)]
			sum += (p[0]*q[1] - q[0]*p[1]) / 2
		}
	}
	return math.Abs(sum)
}

func TestFilesThatAreNoneAreRefusedWithAReason(t *testing.T) {
	topo := func(rest string) string { return `{"type":"Topology",` + rest + `}` }
	for name, c := range map[string]struct{ text, rule, message string }{
		"nothing":              {"", "boundary_damaged", "cut off"},
		"cut off":              {fields[:400], "boundary_damaged", "cut off"},
		"a list":               {"[1,2]", "boundary_damaged", "JSON"},
		"another format":       {`{"type":"Style"}`, "boundary_format", "Style"},
		"points alone":         {`{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}`, "boundary_empty", "only points"},
		"a point of one":       {`{"type":"Polygon","coordinates":[[[1],[2,2],[3,3]]]}`, "boundary_damaged", "area 1: a point of an outline has 1 numbers"},
		"coordinates too flat": {`{"type":"Polygon","coordinates":[[1,2],[3,4]]}`, "boundary_damaged", "not nested"},
		"an unknown geometry":  {`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Blob"}}]}`, "boundary_damaged", "area 1: there is no geometry of type \"Blob\""},
		"a missing arc":        {topo(`"arcs":[],"objects":{"a":{"type":"Polygon","arcs":[[0]]}}`), "boundary_damaged", "names arc 0, and there are 0"},
		"a missing back arc":   {topo(`"arcs":[],"objects":{"a":{"type":"Polygon","arcs":[[-9]]}}`), "boundary_damaged", "names arc 8"},
		"a crooked transform":  {topo(`"transform":{"scale":[1],"translate":[0,0]},"arcs":[]`), "boundary_damaged", "transform"},
		"a point of null":      {`{"type":"Polygon","coordinates":[[[null,1],[2,2],[3,3]]]}`, "boundary_damaged", "area 1: the coordinates are not nested"},
		"a place of texts":     {`{"type":"Polygon","coordinates":[[["127","36"],[128,36],[128,37]]]}`, "boundary_damaged", "area 1: the coordinates are not nested"},
		"beyond all maps":      {`{"type":"Feature","properties":{"code":"11"},"geometry":{"type":"Polygon","coordinates":[[[127,36],[128,1e300],[128,37]]]}}`, "boundary_place", `area 1 (code "11"): the point 128, 1e+300 is no place`},
		"beyond all numbers":   {`{"type":"Polygon","coordinates":[[[127,36],[128,1e999],[128,37]]]}`, "boundary_place", "area 1: the point 128, +Inf is no place"},
		"one point astray":     {strings.Replace(fields, "[128,36],[129,36,5.5]", "[128,36],[12900,36,5.5]", 1), "boundary_place", `area 2 (code "12"): the point 12900, 36 is no place: the others are in degrees`},
		"latitude first":       {`{"type":"Polygon","coordinates":[[[36,127],[36,128],[37,128]]]}`, "boundary_place", "if latitude stands before longitude, turn them"},
		"an arc astray":        {topo(`"arcs":[[[0,0],[1e12,1],[1,1],[0,0]]],"objects":{"a":{"type":"Polygon","arcs":[[0]]}}`), "boundary_place", "area 1: the point 1e+12, 1 is no place"},
		"nested too deep":      {`{"type":"FeatureCollection","features":[` + strings.Repeat(`{"type":"GeometryCollection","geometries":[`, 12) + strings.Repeat("]}", 12) + `]}`, "boundary_damaged", "deep"},
		"too many commas":      {`{"type":"Polygon","coordinates":[` + strings.Repeat(",", 4*boundary.MaxPoints+1), "boundary_too_large", "points"},
		"arcs without end":     {topo(`"arcs":[[` + strings.Repeat("[1,2],", 999) + `[1,2]]],"objects":{"a":{"type":"Polygon","arcs":[[` + strings.Repeat("0,", boundary.MaxPoints/999) + `0]]}}`), "boundary_too_large", "points"},
	} {
		_, err := boundary.Read(t.Context(), []byte(c.text))
		var e *bonbogi.Error
		if p, ok := err.(*bonbogi.Error); ok {
			e = p
		}
		if e == nil || e.Rule != c.rule || !strings.Contains(e.Message, c.message) {
			t.Errorf("%s: got %v, want %s about %q", name, err, c.rule, c.message)
		}
	}
}

// winding is a country of n by n fields whose borders have many points, each field moved by none.
func winding(n int) string {
	const steps = 40
	at := func(x, y float64) string {
		return fmt.Sprintf("[%.5f,%.5f]", 127+x*0.3+0.04*math.Sin(9*x+7*y), 35+y*0.3+0.04*math.Sin(8*y-5*x))
	}
	var features []string
	for y := range n {
		for x := range n {
			var p []string
			side := func(x0, y0, x1, y1 float64) {
				for i := range steps {
					t := float64(i) / steps
					p = append(p, at(x0+(x1-x0)*t, y0+(y1-y0)*t))
				}
			}
			a, b := float64(x), float64(y)
			side(a, b, a+1, b)
			side(a+1, b, a+1, b+1)
			side(a+1, b+1, a, b+1)
			side(a, b+1, a, b)
			features = append(features, fmt.Sprintf(`{"type":"Feature","properties":{"code":"%d-%d"},"geometry":{"type":"Polygon","coordinates":[[%s,%s]]}}`, x, y, strings.Join(p, ","), p[0]))
		}
	}
	return `{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`
}

func TestNeighboursKeepTheirCommonBorder(t *testing.T) {
	d := fit(t, read(t, winding(5))[0].Shapes(byCode), 300, 300)
	if len(d.Outlines) != 25 {
		t.Fatalf("got %d outlines", len(d.Outlines))
	}
	// Each piece of a border is there once a direction, or lies at the coast.
	type piece [2]boundary.Point
	pieces, points := map[piece]int{}, 0
	for _, o := range d.Outlines {
		for _, r := range o.Rings {
			points += len(r)
			for i, p := range r {
				pieces[piece{p, r[(i+1)%len(r)]}]++
			}
		}
	}
	coast := 0.0
	for p, n := range pieces {
		if n != 1 {
			t.Errorf("the piece %v is there %d times", p, n)
		}
		if pieces[piece{p[1], p[0]}] == 0 {
			coast += math.Hypot(p[1][0]-p[0][0], p[1][1]-p[0][1])
		}
	}
	if coast > 1.15*4*300 {
		t.Errorf("the coast is %.0f long, so there are gaps between neighbours", coast)
	}
	if points > 25*160/3 {
		t.Errorf("%d of %d points are left", points, 25*160)
	}
}

func TestPartsOfOneGovernmentBecomeOne(t *testing.T) {
	layer := read(t, winding(4))[0]
	rows := layer.Shapes(func(f boundary.Feature) string { return f.Properties["code"][2:] }) // four fields each
	all := layer.Shapes(byCode)
	a, b := fit(t, rows, 300, 300), fit(t, all, 300, 300)
	if len(a.Outlines) != 4 {
		t.Fatalf("got %d outlines", len(a.Outlines))
	}
	sum := 0.0
	for _, o := range b.Outlines {
		sum += total(o)
	}
	for _, o := range a.Outlines {
		if len(o.Rings) != 1 {
			t.Errorf("%s has %d rings, want the borders within it gone", o.ID, len(o.Rings))
		}
		sum -= total(o)
	}
	if math.Abs(sum) > 300 {
		t.Errorf("the areas differ by %.0f square units", sum)
	}
}

func TestWhatIsSmallOrFarStaysToBeSeen(t *testing.T) {
	square := func(code string, x, y, side float64) string {
		return fmt.Sprintf(`{"type":"Feature","properties":{"code":%q},"geometry":{"type":"Polygon","coordinates":[[[%[2]v,%[3]v],[%[4]v,%[3]v],[%[4]v,%[5]v],[%[2]v,%[5]v],[%[2]v,%[3]v]]]}}`, code, x, y, x+side, y+side)
	}
	s := `{"type":"FeatureCollection","features":[` + strings.Join([]string{square("land", 126, 34, 3), square("town", 129.001, 35, 0.001), square("land", 131.86, 37.24, 0.002), square("land", 129.002, 34.5, 0.002)}, ",") + "]}"
	d := fit(t, read(t, s)[0].Shapes(byCode), 300, 300)
	if len(d.Outlines) != 2 || len(d.Outlines[0].Rings) != 2 || len(d.Outlines[1].Rings) != 1 {
		t.Errorf("want the town, and of the land its main part and the rock far off, not the one beside it; got %+v", d.Outlines)
	}
}

func TestKoreaAndBritainHaveTheirShape(t *testing.T) {
	// Distances as the crow flies (WGS84), in kilometres: a conformal map of a small country keeps their ratios.
	for name, c := range map[string]struct {
		a, b, c boundary.Point
		ratio   float64 // a–b to a–c
	}{
		"Seoul to Busan, to Gangneung":     {boundary.Point{126.978, 37.566}, boundary.Point{129.075, 35.180}, boundary.Point{128.876, 37.752}, 325.0 / 169.0},
		"London to Edinburgh, to Plymouth": {boundary.Point{-0.128, 51.507}, boundary.Point{-3.188, 55.953}, boundary.Point{-4.143, 50.376}, 534.0 / 310.0},
	} {
		var features []string
		for i, p := range []boundary.Point{c.a, c.b, c.c} {
			features = append(features, fmt.Sprintf(`{"type":"Feature","properties":{"code":"%d"},"geometry":{"type":"Polygon","coordinates":[[[%[2]v,%[3]v],[%[4]v,%[3]v],[%[2]v,%[5]v]]]}}`, i, p[0], p[1], p[0]+0.001, p[1]+0.001))
		}
		d := fit(t, read(t, `{"type":"FeatureCollection","features":[`+strings.Join(features, ",")+`]}`)[0].Shapes(byCode), 1000, 1000)
		distance := func(i, j int) float64 {
			p, q := d.Outlines[i].Label, d.Outlines[j].Label
			return math.Hypot(p[0]-q[0], p[1]-q[1])
		}
		if got := distance(0, 1) / distance(0, 2); math.Abs(got/c.ratio-1) > 0.015 {
			t.Errorf("%s: the ratio is %.3f on the map and %.3f on the ground", name, got, c.ratio)
		}
		if d.Outlines[0].Label[0] == d.Outlines[1].Label[0] {
			t.Errorf("%s: %+v", name, d)
		}
	}
}

func TestPlacesBeyondTheDateLineComeTogether(t *testing.T) {
	d := fit(t, read(t, `{"type":"MultiPolygon","coordinates":[[[[178,-18],[179.9,-18],[179.9,-16]]],[[[-179.9,-18],[-179,-18],[-179.9,-16]]]]}`)[0].
		Shapes(func(boundary.Feature) string { return "fiji" }), 300, 300)
	if len(d.Outlines) != 1 || d.Width > 300 || d.Height < 150 {
		t.Errorf("got %+v", d)
	}
}

func TestPropertiesThatTellMostAreasApartComeFirst(t *testing.T) {
	layer := read(t, fields)[0]
	if keys := layer.Keys(); !slices.Equal(keys, []string{"code", "name"}) {
		t.Errorf("got %v", keys)
	}
	shapes := layer.Shapes(byCode)
	if ids := shapes.IDs(); !slices.Equal(ids, []string{"11", "12"}) {
		t.Errorf("got %v", ids)
	}
	if one := shapes.Only(func(id string) bool { return id == "12" }).IDs(); !slices.Equal(one, []string{"12"}) {
		t.Errorf("got %v", one)
	}
}

func TestMetresOfAProjectionAreTakenAsTheyCome(t *testing.T) {
	layers := read(t, `{"type":"MultiPolygon","coordinates":[[[[955000,1950000],[965000,1950000],[965000,1955000],[955000,1955000]]]]}`)
	if d := fit(t, layers[0].Shapes(func(boundary.Feature) string { return "seoul" }), 100, 100); d.Width != 100 || d.Height != 50 {
		t.Errorf("drawn %v by %v", d.Width, d.Height)
	}
}

func TestReadingAndLayingOutEndWithTheirContext(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	end()
	for _, text := range []string{fields, fieldsTopo} {
		if _, err := boundary.Read(ctx, []byte(text)); !errors.Is(err, context.Canceled) {
			t.Errorf("read to the end: %v", err)
		}
	}
	if _, err := read(t, fields)[0].Shapes(byCode).Fit(ctx, 100, 100); !errors.Is(err, context.Canceled) {
		t.Errorf("laid out to the end: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(fields))
	f.Add([]byte(fieldsTopo))
	f.Add([]byte(`{"type":"MultiPolygon","coordinates":[[[[1e300,1],[2,-1e300],[3,3]]],[[[178,-18],[180,-18],[-180,-16]]]]}`))
	f.Add([]byte(`{"type":"Topology","arcs":[[[0,0],[1,1],[0,0]],[[0,0],[0,1],[1,1]]],"objects":{"a":{"type":"MultiPolygon","arcs":[[[0,1,-1]],[[-2,1,0]]]}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		layers, err := boundary.Read(t.Context(), data)
		if err != nil {
			if bonbogi.CodeOf(err) != bonbogi.Invalid {
				t.Fatalf("refused without a reason that people can act on: %v", err)
			}
			return
		}
		for _, l := range layers {
			for _, id := range []func(boundary.Feature) string{func(boundary.Feature) string { return "one" }, byCode} {
				d := fit(t, l.Shapes(id), 100, 80)
				if d.Width > 100.1 || d.Height > 80.1 {
					t.Fatalf("drawn %v by %v", d.Width, d.Height)
				}
				if b, err := json.Marshal(d); err != nil { // there is no NaN
					t.Fatalf("%v in %s", err, b)
				}
			}
		}
	})
}
