// Command arrange finds the places of tiles for the municipalities of Korea, and prints them as CSV. It was run once
// for each reform: its result is internal/boundary/data/korea-municipalities.csv.
//
//	go run ./internal/boundary/arrange -key code BOUNDARIES.json > internal/boundary/data/korea-municipalities.csv
//
// The file is GeoJSON or TopoJSON with the first five digits of the 법정동코드 under the key. Only the middle of
// each area, and which areas touch, are taken from it.
package main

import (
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"
	"strconv"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/boundary"
	"github.com/bonbogi/bonbogi/registry"
)

func main() {
	log.SetFlags(0)
	key := flag.String("key", "code", "the property that holds the code")
	layer := flag.String("layer", "", "the object of a TopoJSON file; empty: the first")
	seed := flag.Uint64("seed", 1, "of the search")
	steps := flag.Int("steps", 6_000_000, "of the search")
	columns := flag.Int("columns", 14, "how wide the map may be")
	flag.Parse()
	data, err := os.ReadFile(flag.Arg(0))
	if err != nil {
		log.Fatalf("arrange: %v", err)
	}
	layers, err := boundary.Read(context.Background(), data)
	if err != nil {
		log.Fatalf("arrange: %v", err)
	}
	at := slices.IndexFunc(layers, func(l boundary.Layer) bool { return *layer == "" || l.Name == *layer })
	if at < 0 {
		log.Fatalf("arrange: there is no layer %s", *layer)
	}
	c := read(layers[at], *key)
	spread(c)
	search(c, *columns, *seed, *steps)
	log.Print(c.report())
	c.setApart()
	write(c)
}

// read joins the areas to the governments of today.
func read(l boundary.Layer, key string) *country {
	korea := registry.Korea()
	shapes := l.Shapes(func(f boundary.Feature) string {
		r := korea.ResolveCode(registry.SchemeBjd, f.Properties[key], bonbogi.MonthPeriod(2024, 6))
		if len(r.Matches) == 0 {
			log.Printf("%s %s is nobody's", f.Properties[key], f.Properties["name"])
			return ""
		}
		return r.Matches[0].Government.ID
	})
	c := &country{at: map[string]int{}}
	d, err := shapes.Fit(context.Background(), 4000, 4000)
	if err != nil {
		log.Fatalf("arrange: %v", err)
	}
	for _, o := range d.Outlines {
		if g, ok := korea.Get(o.ID); ok && g.Exists() {
			c.add(o.ID, g.Current().Parent, o.Label)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(sinceThen)) {
		p := sinceThen[id]
		g, ok := korea.Get(id)
		if !ok {
			log.Fatalf("arrange: there is no %s", id)
		}
		near, away := p.between[0], p.between[1]
		a, b := label(d, near), label(d, away)
		c.add(id, g.Current().Parent, boundary.Point{a[0] + (b[0]-a[0])*p.part, a[1] + (b[1]-a[1])*p.part})
	}
	c.touch(d)
	for _, id := range slices.Sorted(maps.Keys(sinceThen)) {
		for _, n := range sinceThen[id].touches {
			c.join(c.at[id], c.at[n])
		}
	}
	c.lonely()
	for _, g := range korea.All() {
		if _, ok := c.at[g.ID]; !ok && g.Exists() && (g.Level == bonbogi.Municipality || g.Level == bonbogi.AdminCity) && g.Current().Scheme == registry.SchemeBjd {
			log.Printf("%s %s has no place", g.ID, g.Current().Name)
		}
	}
	return c
}

// sinceThen are municipalities that are younger than the boundaries: on the way from the middle of one area to
// that of another, and what they touch.
var sinceThen = map[string]struct {
	between [2]string
	part    float64
	touches []string
}{
	"kr-incheon-jemulpo":   {[2]string{"kr-incheon-dong", "kr-incheon-michuhol"}, 0.3, []string{"kr-incheon-michuhol", "kr-incheon-seohae", "kr-incheon-yeongjong"}},
	"kr-incheon-yeongjong": {[2]string{"kr-incheon-jung", "kr-incheon-dong"}, 0, []string{"kr-incheon-ongjin", "kr-incheon-seohae"}},
	"kr-incheon-seohae":    {[2]string{"kr-incheon-seo", "kr-incheon-dong"}, 0.35, []string{"kr-incheon-geomdan", "kr-incheon-bupyeong", "kr-incheon-gyeyang"}},
	"kr-incheon-geomdan":   {[2]string{"kr-incheon-seo", "kr-gyeonggi-gimpo"}, 0.3, []string{"kr-gyeonggi-gimpo", "kr-incheon-gyeyang"}},
}

// before are the districts that were divided in July 2026, and whose tile they have in the years before.
var before = map[string]string{"kr-incheon-jung": "kr-incheon-yeongjong", "kr-incheon-dong": "kr-incheon-jemulpo", "kr-incheon-seo": "kr-incheon-seohae"}

// setApart puts islands far out where water is around their tiles: the two cities of 제주 a row below the land,
// and 울릉 to the nearest place in the east that touches no other.
func (c *country) setApart() {
	for _, id := range []string{"kr-jeju-jeju", "kr-jeju-seogwipo"} {
		c.tile[c.at[id]].Row++
	}
	taken, width := map[boundary.Tile]bool{}, 0
	ulleung := c.at["kr-gyeongbuk-ulleung"]
	for i, t := range c.tile {
		taken[t] = i != ulleung
		width = max(width, t.Column)
	}
	from := c.tile[ulleung]
	for step := range 8 {
		t := boundary.Tile{Column: width, Row: from.Row - step}
		free := !taken[t]
		for _, n := range around(t) {
			free = free && !taken[n]
		}
		if free {
			c.tile[ulleung] = t
			return
		}
	}
}

func label(d boundary.Drawing, id string) boundary.Point {
	for _, o := range d.Outlines {
		if o.ID == id {
			return o.Label
		}
	}
	log.Fatalf("arrange: the boundaries lack %s", id)
	return boundary.Point{}
}

func write(c *country) {
	w := csv.NewWriter(os.Stdout)
	rows := [][]string{{"id", "column", "row"}}
	add := func(id string, i int) {
		rows = append(rows, []string{id, strconv.Itoa(c.tile[i].Column), strconv.Itoa(c.tile[i].Row)})
	}
	for i, id := range c.ids {
		add(id, i)
	}
	for id, heir := range before {
		add(id, c.at[heir])
	}
	slices.SortFunc(rows[1:], func(a, b []string) int { return slices.Compare(a[:1], b[:1]) })
	if err := w.WriteAll(rows); err != nil {
		log.Fatal(fmt.Errorf("arrange: %w", err))
	}
}
