package boundary

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// topology is a TopoJSON file (Bostock and Metcalf, The TopoJSON Format Specification, 2017): lines that
// areas share, and areas as lists of the numbers of lines.
type topology struct {
	Transform *struct {
		Scale     []float64 `json:"scale"`
		Translate []float64 `json:"translate"`
	} `json:"transform"`
	Arcs    []json.RawMessage       `json:"arcs"`
	Objects map[string]topoGeometry `json:"objects"`
}

type topoGeometry struct {
	Type       string                     `json:"type"`
	ID         json.RawMessage            `json:"id"`
	Properties map[string]json.RawMessage `json:"properties"`
	Geometries []topoGeometry             `json:"geometries"`
	Arcs       json.RawMessage            `json:"arcs"`
}

type topoReader struct {
	ctx      context.Context
	arcs     [][]Point
	points   int
	features int
}

func (t topology) layers(ctx context.Context) (layers []Layer, err error) {
	r := topoReader{ctx: ctx}
	if r.arcs, err = t.lines(ctx); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(t.Objects)) {
		l := Layer{Name: name}
		if l.Features, err = r.object(t.Objects[name], 0); err != nil {
			return nil, within(fmt.Sprintf("object %.60q", name), err)
		}
		layers = append(layers, l)
	}
	return layers, nil
}

// lines undoes the transform: of a quantised file the numbers are steps from point to point.
func (t topology) lines(ctx context.Context) ([][]Point, error) {
	if t.Transform != nil && (len(t.Transform.Scale) != 2 || len(t.Transform.Translate) != 2) {
		return nil, damaged("the transform needs two numbers as scale and two as translate")
	}
	n := 0
	out := make([][]Point, len(t.Arcs))
	for i, raw := range t.Arcs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		arc, err := line(raw)
		if err != nil {
			return nil, within(fmt.Sprintf("arc %d", i), err)
		}
		if n += len(arc); n > MaxPoints {
			return nil, tooManyPoints()
		}
		if t.Transform != nil {
			x, y := 0.0, 0.0
			for k, p := range arc {
				x, y = x+p[0], y+p[1]
				arc[k] = Point{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]}
			}
		}
		out[i] = arc
	}
	return out, nil
}

// object is the features of a geometry: those of a collection, or itself.
func (r *topoReader) object(g topoGeometry, depth int) ([]Feature, error) {
	if depth > maxDepth {
		return nil, damaged("collections lie more than %d deep in each other", maxDepth)
	}
	if g.Type == "GeometryCollection" && g.Properties == nil {
		var out []Feature
		for i, part := range g.Geometries {
			f, err := r.object(part, depth+1)
			if err != nil {
				return nil, inFeature(i, err)
			}
			out = append(out, f...)
		}
		return out, nil
	}
	if r.features++; r.features > MaxFeatures {
		return nil, refuse("boundary_too_large", "the file has more than %d areas", MaxFeatures)
	}
	polygons, err := r.polygons(g, depth)
	if err != nil {
		return nil, err
	}
	return []Feature{{Properties: properties(g.Properties, g.ID), Polygons: polygons}}, nil
}

func (r *topoReader) polygons(g topoGeometry, depth int) (out [][]Ring, err error) {
	var many [][][]int
	switch g.Type {
	case "Polygon":
		many = make([][][]int, 1)
		err = json.Unmarshal(g.Arcs, &many[0])
	case "MultiPolygon":
		err = json.Unmarshal(g.Arcs, &many)
	case "GeometryCollection":
		for _, part := range g.Geometries {
			features, err := r.object(part, depth+1)
			if err != nil {
				return nil, err
			}
			for _, f := range features {
				out = append(out, f.Polygons...)
			}
		}
		return out, nil
	case "", "Point", "MultiPoint", "LineString", "MultiLineString": // a type of null is a feature without a shape
		return nil, nil
	default:
		return nil, damaged("there is no geometry of type %.40q", g.Type)
	}
	if err != nil {
		return nil, damaged("the arcs of a %s are not nested as they should be (%v)", g.Type, err)
	}
	for _, polygon := range many {
		var rings []Ring
		for k, arcs := range polygon {
			if err := r.ctx.Err(); err != nil {
				return nil, err
			}
			points, err := r.stitch(arcs)
			if err != nil {
				return nil, err
			}
			if rg := ring(points); rg != nil {
				rings = append(rings, rg)
			} else if k == 0 {
				break
			}
		}
		if len(rings) > 0 {
			out = append(out, rings)
		}
	}
	return out, nil
}

// stitch joins lines end to end; one with a number below zero is ^number, run backwards.
func (r *topoReader) stitch(arcs []int) ([]Point, error) {
	var points []Point
	for _, a := range arcs {
		back := a < 0
		if back {
			a = ^a
		}
		if a >= len(r.arcs) {
			return nil, damaged("an area names arc %d, and there are %d", a, len(r.arcs))
		}
		if r.points += len(r.arcs[a]); r.points > MaxPoints {
			return nil, tooManyPoints()
		}
		from := len(points)
		points = append(points, r.arcs[a]...)
		if back {
			slices.Reverse(points[from:])
		}
		if from > 0 && from < len(points) { // the first point of a line is the last one of the line before
			points = slices.Delete(points, from, from+1)
		}
	}
	return points, nil
}
