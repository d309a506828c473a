package boundary

import (
	"context"
	"encoding/json"
	"fmt"
)

// geometry is a geometry of GeoJSON (RFC 7946), and what may be around it.
type geometry struct {
	Type        string                     `json:"type"`
	ID          json.RawMessage            `json:"id"`
	Properties  map[string]json.RawMessage `json:"properties"`
	Geometry    *geometry                  `json:"geometry"`
	Geometries  []geometry                 `json:"geometries"`
	Features    []geometry                 `json:"features"`
	Coordinates json.RawMessage            `json:"coordinates"`
}

type geoReader struct {
	ctx    context.Context
	points int
}

func (g geometry) layers(ctx context.Context) ([]Layer, error) {
	r := geoReader{ctx: ctx}
	features := g.Features
	if g.Type != "FeatureCollection" {
		features = []geometry{g}
	}
	if len(features) > MaxFeatures {
		return nil, refuse("boundary_too_large", "the file has more than %d areas", MaxFeatures)
	}
	l := Layer{Features: make([]Feature, 0, len(features))}
	for i, f := range features {
		feature, err := r.feature(f)
		if err != nil {
			return nil, inFeature(i, err)
		}
		l.Features = append(l.Features, feature)
	}
	return []Layer{l}, nil
}

func inFeature(i int, err error) error { return within(fmt.Sprintf("area %d", i+1), err) }

func (r *geoReader) feature(g geometry) (f Feature, err error) {
	if g.Type != "Feature" {
		f.Polygons, err = r.polygons(g, 0)
		return f, err
	}
	f.Properties = properties(g.Properties, g.ID)
	if g.Geometry != nil {
		f.Polygons, err = r.polygons(*g.Geometry, 0)
	}
	return f, err
}

// polygons are the areas of a geometry. Points and lines have none.
func (r *geoReader) polygons(g geometry, depth int) (out [][]Ring, err error) {
	if depth > maxDepth {
		return nil, damaged("collections lie more than %d deep in each other", maxDepth)
	}
	var many [][]json.RawMessage // of each polygon the lines
	switch g.Type {
	case "Polygon":
		many = make([][]json.RawMessage, 1)
		err = json.Unmarshal(g.Coordinates, &many[0])
	case "MultiPolygon":
		err = json.Unmarshal(g.Coordinates, &many)
	case "GeometryCollection":
		for _, part := range g.Geometries {
			p, err := r.polygons(part, depth+1)
			if err != nil {
				return nil, err
			}
			out = append(out, p...)
		}
		return out, nil
	case "Point", "MultiPoint", "LineString", "MultiLineString":
		return nil, nil
	default:
		return nil, damaged("there is no geometry of type %.40q", g.Type)
	}
	if err != nil {
		return nil, damaged("the coordinates of a %s are not nested as they should be (%v)", g.Type, err)
	}
	for _, polygon := range many {
		var rings []Ring
		for k, raw := range polygon {
			if err := r.ctx.Err(); err != nil {
				return nil, err
			}
			points, err := line(raw)
			if err != nil {
				return nil, err
			}
			if r.points += len(points); r.points > MaxPoints {
				return nil, tooManyPoints()
			}
			if rg := ring(points); rg != nil {
				rings = append(rings, rg)
			} else if k == 0 {
				break // without its outer ring there is no polygon
			}
		}
		if len(rings) > 0 {
			out = append(out, rings)
		}
	}
	return out, nil
}
