package learn

import (
	"slices"

	"github.com/bonbogi/bonbogi"
)

// candidates are the governments of the same country that existed at the end of a year and have one of the
// levels, in the order of the registry. The government that asks is always among them.
func candidates(govs Governments, own bonbogi.Government, levels []bonbogi.Level, year int) []bonbogi.Government {
	if len(levels) == 0 {
		levels = []bonbogi.Level{own.Level}
	}
	day := bonbogi.Date{Year: year, Month: 12, Day: 31}
	country := countryOf(govs, own)
	var out []bonbogi.Government
	for _, g := range govs.All() {
		if g.ID == own.ID {
			out = append(out, g)
			continue
		}
		if !slices.Contains(levels, g.Level) {
			continue
		}
		if _, exists := g.FormOn(day); exists && countryOf(govs, g) == country {
			out = append(out, g)
		}
	}
	return out
}

// countryOf is the ID of the topmost government that this one belongs to.
func countryOf(govs Governments, g bonbogi.Government) string {
	for range 10 { // no order of governments is deeper; a circle ends here
		up, ok := govs.Get(g.Current().Parent)
		if !ok {
			break
		}
		g = up
	}
	return g.ID
}
