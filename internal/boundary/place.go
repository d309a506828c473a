package boundary

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// farthestPlace is in metres, or in degrees: no projection of the Earth has points beyond it.
const farthestPlace = 1e9

// places refuses a layer with points that cannot be places. All of it is in degrees, or all in the metres of a
// projection; what lies elsewhere than the rest would draw the rest as a dot.
func (l Layer) places() error {
	first, degrees, areas := -1, 0, 0 // the first area that is not in degrees
	largest := 0.0
	for i, f := range l.Features {
		if len(f.Polygons) == 0 {
			continue
		}
		areas++
		off := f.off()
		for _, x := range off {
			largest = max(largest, math.Abs(x))
		}
		switch {
		case off == Point{}:
			degrees++
		case !(math.Abs(off[0]) < farthestPlace && math.Abs(off[1]) < farthestPlace):
			return notAPlace(i, f, off, "no map has it")
		case first < 0:
			first = i
		}
	}
	if first < 0 {
		return nil
	}
	f := l.Features[first]
	switch off := f.off(); {
	case degrees > 0:
		return notAPlace(first, f, off, "the others are in degrees of longitude and latitude; mend its outline, or leave it out")
	case largest <= 360:
		return notAPlace(first, f, off, "there is no such latitude; if latitude stands before longitude, turn them")
	}
	return nil
}

// off is the first of its points that is no longitude and latitude; zero if all are.
func (f Feature) off() Point {
	for _, polygon := range f.Polygons {
		for _, ring := range polygon {
			for _, p := range ring {
				if !(math.Abs(p[0]) <= 360.001 && math.Abs(p[1]) <= 90.001) {
					return p
				}
			}
		}
	}
	return Point{}
}

func notAPlace(i int, f Feature, p Point, format string, args ...any) error {
	name := fmt.Sprintf("area %d", i+1)
	if keys := slices.Sorted(maps.Keys(f.Properties)); len(keys) > 0 {
		name += fmt.Sprintf(" (%s %.40q)", keys[0], f.Properties[keys[0]])
	}
	return refuse("boundary_place", "%s: the point %v, %v is no place: %s", name, p[0], p[1], fmt.Sprintf(format, args...))
}
