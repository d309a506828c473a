package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestEveryOrderHasTheSameRows(t *testing.T) {
	var first []string
	for _, order := range []string{"indicator", "government", "mixed"} {
		dir := t.TempDir()
		if err := (country{governments: 7, indicators: 6, years: 3, order: order}).write(dir); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(dir, "observations.csv"))
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(b)), "\n")
		slices.Sort(lines)
		if first == nil {
			first = lines
		}
		if len(slices.Compact(lines)) != 7*6*3+1 || !slices.Equal(lines, first) {
			t.Errorf("%s: %d different rows, or others than before", order, len(slices.Compact(lines)))
		}
	}
	if err := (country{order: "none"}).write(t.TempDir()); err == nil {
		t.Error("an unknown order is taken")
	}
}
