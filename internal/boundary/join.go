package boundary

import (
	"maps"
	"slices"
)

// Keys are the properties by which the areas of a layer can be told apart, or joined: those that at least
// half of them have. The likeliest to be a code or name comes first: with the most different values.
func (l Layer) Keys() []string {
	values, count := map[string]map[string]bool{}, map[string]int{}
	for _, f := range l.Features {
		for k, v := range f.Properties {
			if values[k] == nil {
				values[k] = map[string]bool{}
			}
			values[k][v] = true
			count[k]++
		}
	}
	keys := slices.DeleteFunc(slices.Sorted(maps.Keys(count)), func(k string) bool { return 2*count[k] < len(l.Features) })
	slices.SortStableFunc(keys, func(a, b string) int { return len(values[b]) - len(values[a]) })
	return keys
}
