package boundary_test

import (
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/boundary"
	"github.com/bonbogi/bonbogi/registry"
)

func TestEveryGovernmentOfKoreaHasATileOfItsOwn(t *testing.T) {
	municipalities, provinces := boundary.KoreanMunicipalities(), boundary.KoreanProvinces()
	taken := map[boundary.Tile]string{}
	for _, g := range registry.Korea().All() {
		if !g.Exists() {
			continue
		}
		switch {
		case g.Level == bonbogi.Province:
			if _, ok := provinces[g.ID]; !ok {
				t.Errorf("%s has no tile among the provinces", g.ID)
			}
			if g.ID != "kr-sejong" {
				continue
			}
		case g.Level != bonbogi.Municipality && g.Level != bonbogi.AdminCity:
			continue
		}
		tile, ok := municipalities[g.ID]
		if !ok {
			t.Errorf("%s %s has no tile", g.ID, g.Current().Name)
		} else if other, ok := taken[tile]; ok {
			t.Errorf("%s and %s have the same tile", g.ID, other)
		}
		taken[tile] = g.ID
	}
	for tile := range taken {
		if tile.Column > 13 || tile.Row > 26 {
			t.Errorf("%s lies at %v: a telephone has room for 14 columns", taken[tile], tile)
		}
	}
}

// TestTilesBeforeTheReformOfJuly2026 is about years before it: its predecessors have tiles that no other of
// their time has.
func TestTilesBeforeTheReformOfJuly2026(t *testing.T) {
	day, err := bonbogi.ParseDate("2026-06-30")
	if err != nil {
		t.Fatal(err)
	}
	for level, places := range map[bonbogi.Level]map[string]boundary.Tile{bonbogi.Municipality: boundary.KoreanMunicipalities(), bonbogi.Province: boundary.KoreanProvinces()} {
		taken, n := map[boundary.Tile]string{}, 0
		for _, g := range registry.Korea().All() {
			if _, existed := g.FormOn(day); !existed || g.Level != level {
				continue
			}
			n++
			tile, ok := places[g.ID]
			if other := taken[tile]; !ok || other != "" {
				t.Errorf("%s has no tile of its own beside %q", g.ID, other)
			}
			taken[tile] = g.ID
		}
		if n != map[bonbogi.Level]int{bonbogi.Municipality: 226, bonbogi.Province: 17}[level] {
			t.Errorf("there were %d of level %s", n, level)
		}
	}
}

// TestProvincesAreInOnePiece but for the islands that lie apart.
func TestProvincesAreInOnePiece(t *testing.T) {
	at := map[boundary.Tile]string{}
	members := map[string][]boundary.Tile{}
	for id, tile := range boundary.KoreanMunicipalities() {
		g, _ := registry.Korea().Get(id)
		if !g.Exists() || id == "kr-gyeongbuk-ulleung" {
			continue
		}
		at[tile] = g.Current().Parent
		members[g.Current().Parent] = append(members[g.Current().Parent], tile)
	}
	for province, tiles := range members {
		seen, todo := map[boundary.Tile]bool{tiles[0]: true}, tiles[:1:1]
		for len(todo) > 0 {
			t := todo[0]
			todo = todo[1:]
			for _, n := range []boundary.Tile{{Column: t.Column + 1, Row: t.Row}, {Column: t.Column - 1, Row: t.Row}, {Column: t.Column, Row: t.Row + 1}, {Column: t.Column, Row: t.Row - 1}} {
				if at[n] == province && !seen[n] {
					seen[n] = true
					todo = append(todo, n)
				}
			}
		}
		if len(seen) != len(tiles) {
			t.Errorf("of the %d tiles of %s %d hang together", len(tiles), province, len(seen))
		}
	}
}
