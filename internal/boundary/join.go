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

// Resolve says which government a code or name means. ok is false where it means none, or not one alone.
type Resolve func(value string) (id string, ok bool)

// Join is how a layer goes with governments.
type Join struct {
	Layer  string
	Key    string // the property
	Joined int    // areas that have a government
	Areas  int    // areas in all
}

// Detect tries each property of each layer, and returns what joins best first. Of those that join equally
// many areas, the ones with fewer areas left over come first.
func Detect(layers []Layer, resolve Resolve) []Join {
	var out []Join
	for _, l := range layers {
		for _, key := range l.Keys() {
			j := Join{Layer: l.Name, Key: key}
			for _, f := range l.Features {
				if len(f.Polygons) == 0 {
					continue
				}
				j.Areas++
				if v, ok := f.Properties[key]; ok {
					if _, ok := resolve(v); ok {
						j.Joined++
					}
				}
			}
			if j.Joined > 0 {
				out = append(out, j)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Join) int {
		if a.Joined != b.Joined {
			return b.Joined - a.Joined
		}
		return a.Areas - b.Areas
	})
	return out
}

// ByKey joins areas to governments by one property.
func ByKey(key string, resolve Resolve) func(Feature) string {
	return func(f Feature) string {
		if id, ok := resolve(f.Properties[key]); ok {
			return id
		}
		return ""
	}
}
