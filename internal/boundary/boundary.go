// Package boundary reads where governments lie, from GeoJSON and TopoJSON, and lays their outlines out on a
// picture of a given size: projected, simplified so that neighbours keep their common border, and joined
// to governments. It has tiles for Korea, for those who have no boundaries.
package boundary

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/bonbogi/bonbogi"
)

// What a file may have.
const (
	MaxFile     = 64 << 20
	MaxPoints   = 3_000_000 // of all outlines together
	MaxFeatures = 50_000
	maxDepth    = 8 // collections within collections
)

// Point is a place: degrees of longitude and latitude, or the metres of a projection.
type Point [2]float64

// Ring is a closed line; the last point is not the first one again.
type Ring []Point

// Feature is an area with what the file says of it.
type Feature struct {
	Properties map[string]string // texts and numbers; the id of the feature under "id", unless it has one
	Polygons   [][]Ring          // of each polygon the outer ring, then its holes
}

// Layer is a set of areas: a GeoJSON file is one, a TopoJSON file has one for each of its objects.
type Layer struct {
	Name     string
	Features []Feature
}

// Read returns the layers of a GeoJSON or TopoJSON file that have areas. A file of which the points cannot be places
// is refused, and the area named.
func Read(ctx context.Context, data []byte) ([]Layer, error) {
	if len(data) > MaxFile {
		return nil, refuse("boundary_too_large", "the file has %d MB; %d are the most; simplify the outlines, with mapshaper for example", len(data)>>20, MaxFile>>20)
	}
	// Each point takes at least one comma. Counting them costs little; reading them all would not.
	if n := bytes.Count(data, []byte(",")); n > 4*MaxPoints {
		return nil, tooManyPoints()
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	var f struct { // whichever of the two it is
		geometry
		topology
	}
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, unreadable(err)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var layers []Layer
	var err error
	switch f.geometry.Type {
	case "Topology":
		layers, err = f.topology.layers(ctx)
	case "FeatureCollection", "Feature", "GeometryCollection", "Polygon", "MultiPolygon":
		layers, err = f.geometry.layers(ctx)
	default:
		return nil, refuse("boundary_format", "the file is neither GeoJSON nor TopoJSON: its type is %.40q; export the areas as one of these", f.geometry.Type)
	}
	if err != nil {
		return nil, err
	}
	var out []Layer
	for _, l := range layers {
		if err := l.places(); err != nil {
			return nil, err
		}
		if l.areas() > 0 {
			out = append(out, l)
		}
	}
	if len(out) == 0 {
		return nil, refuse("boundary_empty", "there are no areas in the file, only points or lines; export polygons")
	}
	return out, nil
}

func (l Layer) areas() (n int) {
	for _, f := range l.Features {
		if len(f.Polygons) > 0 {
			n++
		}
	}
	return n
}

func refuse(rule, format string, args ...any) error {
	return bonbogi.Errorf(bonbogi.Invalid, rule, format, args...)
}

func tooManyPoints() error {
	return refuse("boundary_too_large", "the outlines have more than %d points; simplify them, with mapshaper for example", MaxPoints)
}

func unreadable(err error) error {
	return refuse("boundary_damaged", "the file cannot be read as JSON (%v); it may be cut off", err)
}

func damaged(format string, args ...any) error {
	return refuse("boundary_damaged", "%s", fmt.Sprintf(format, args...))
}

// within says where in the file a refusal is about.
func within(place string, err error) error {
	if e, ok := errors.AsType[*bonbogi.Error](err); ok {
		return bonbogi.Errorf(e.Code, e.Rule, "%s: %s", place, e.Message)
	}
	return fmt.Errorf("%s: %w", place, err)
}

// properties keeps texts and numbers.
func properties(raw map[string]json.RawMessage, id json.RawMessage) map[string]string {
	out := make(map[string]string, len(raw))
	put := func(key string, v json.RawMessage) {
		var s string
		var n json.Number
		if json.Unmarshal(v, &s) == nil && s != "" {
			out[key] = s
		} else if json.Unmarshal(v, &n) == nil && n != "" {
			out[key] = n.String()
			if f, err := n.Float64(); err == nil && f == math.Trunc(f) && math.Abs(f) < 1e15 {
				out[key] = strconv.FormatFloat(f, 'f', 0, 64)
			}
		}
	}
	if len(id) > 0 {
		put("id", id)
	}
	for key, v := range raw {
		put(key, v)
	}
	return out
}

// ring makes a ring of a closed line. One with fewer than three points encloses nothing, and is nil.
func ring(points []Point) Ring {
	for len(points) > 1 && points[0] == points[len(points)-1] {
		points = points[:len(points)-1]
	}
	if len(points) < 3 {
		return nil
	}
	return points
}
