package boundary

import (
	"embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// Tile is the place of a government on a map of equal squares, counted from the upper left corner.
type Tile struct{ Column, Row int }

// data/README.md says where the places come from.
//
//go:embed data/*.csv
var files embed.FS

// KoreanMunicipalities are tiles of the cities, counties and districts of Korea that have a government of their
// own, with 세종 and the two cities of 제주, by ID. Those that went up in another in July 2026 share the tile of
// one that followed them, so that older years have their map too. The caller must not change it.
func KoreanMunicipalities() map[string]Tile { return municipalities() }

// KoreanProvinces are tiles of the provinces, those that became one in July 2026 too.
func KoreanProvinces() map[string]Tile { return provinces() }

var (
	municipalities = sync.OnceValue(func() map[string]Tile { return mustReadTiles("data/korea-municipalities.csv") })
	provinces      = sync.OnceValue(func() map[string]Tile { return mustReadTiles("data/korea-provinces.csv") })
)

func mustReadTiles(name string) map[string]Tile {
	out, err := readTiles(name)
	if err != nil {
		panic(err) // the tests read the same files: this cannot happen in a built program
	}
	return out
}

func readTiles(name string) (map[string]Tile, error) {
	text, err := files.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("boundary: %w", err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("boundary: %s: %w", name, err)
	}
	out := make(map[string]Tile, len(rows))
	for i, row := range rows[1:] {
		column, err1 := strconv.Atoi(row[1])
		down, err2 := strconv.Atoi(row[2])
		if err1 != nil || err2 != nil || column < 0 || down < 0 {
			return nil, fmt.Errorf("boundary: %s line %d: %s and %s are no place", name, i+2, row[1], row[2])
		}
		out[row[0]] = Tile{column, down}
	}
	return out, nil
}
