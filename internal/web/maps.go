package web

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/boundary"
	"github.com/bonbogi/bonbogi/internal/chart"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// drawings are outlines laid out for a map, by the file, how it is joined, and the level; made when the first map
// asks for them.
type drawings struct {
	mu   sync.Mutex
	made map[string]outlined
}

// outlined is what a map is drawn by.
type outlined struct {
	shapes [2]boundary.Drawing // by layout
	ids    []string            // of the governments that have an outline
}

// mostDrawings is how many are kept; a country has few.
const mostDrawings = 12

// outlines finds what a map of a day and a level can be drawn by; ok is false if there is none.
func (s *Site) outlines(c *call, day bonbogi.Date, level bonbogi.Level) (o outlined, b store.Boundary, ok bool, err error) {
	all, err := s.Store.Boundaries(c.Context(), false)
	if err != nil || len(all) == 0 {
		return o, b, false, err
	}
	b = all[len(all)-1] // the oldest, for days before all
	for _, x := range all {
		if x.ValidFrom.First().Compare(day) <= 0 {
			b = x
			break
		}
	}
	key := strings.Join([]string{b.ID, b.Layer, b.Property, b.Scheme, string(level)}, "\n")
	s.drawings.mu.Lock()
	defer s.drawings.mu.Unlock()
	if o, ok = s.drawings.made[key]; ok {
		return o, b, true, nil
	}
	_, layers, err := s.keptOutlines(c, b.ID)
	if err != nil {
		return o, b, false, err
	}
	layer, ok := layerOf(layers, b.Layer)
	if !ok {
		return o, b, false, nil
	}
	whose := c.whose(b)
	shapes := layer.Shapes(func(f boundary.Feature) string {
		id, _ := whose(f.Properties[b.Property])
		return c.within(id, level, b.ValidFrom)
	})
	if o, err = laidOut(c.Context(), shapes); err != nil {
		return o, b, false, err
	}
	if s.drawings.made == nil || len(s.drawings.made) >= mostDrawings {
		s.drawings.made = map[string]outlined{}
	}
	s.drawings.made[key] = o
	return o, b, true, nil
}

func laidOut(ctx context.Context, shapes boundary.Shapes) (o outlined, err error) {
	o.ids = shapes.IDs()
	for _, l := range []chart.Layout{chart.Wide, chart.Narrow} {
		width, height := chart.MapSize(l)
		if o.shapes[l], err = shapes.Fit(ctx, width, height); err != nil {
			return o, err
		}
	}
	return o, nil
}

func layerOf(layers []boundary.Layer, name string) (boundary.Layer, bool) {
	i := slices.IndexFunc(layers, func(l boundary.Layer) bool { return l.Name == name })
	if i < 0 {
		return boundary.Layer{}, false
	}
	return layers[i], true
}

// whose says which government a value of a property means, on the day from which the outlines hold.
func (c *call) whose(b store.Boundary) func(value string) (id string, ok bool) {
	return func(value string) (string, bool) {
		if strings.TrimSpace(value) == "" {
			return "", false
		}
		var found registry.Result
		if b.Scheme != "" {
			found = c.registry.ResolveCode(b.Scheme, value, b.ValidFrom)
		} else {
			found = c.registry.ResolveIn(value, "", b.ValidFrom)
		}
		if len(found.Matches) != 1 {
			return "", false
		}
		return found.Matches[0].Government.ID, true
	}
}

// within is the government of a level that one belongs to, or is; "" if there is none.
func (c *call) within(id string, level bonbogi.Level, day bonbogi.Date) string {
	for range 4 {
		g, ok := c.registry.Get(id)
		if !ok {
			return ""
		}
		if g.Level == level {
			return id
		}
		form, ok := g.FormOn(day.Last())
		if !ok {
			form = g.Current()
		}
		id = form.Parent
	}
	return ""
}

// mapOf draws areas by the outlines that hold on a day, or where there are none as tiles. It is nil where fewer
// than half of the areas would have a place. whose says by which outlines.
func (s *Site) mapOf(c *call, f chart.Frame, number chart.Number, areas []chart.Area, level bonbogi.Level, day bonbogi.Date) (p chart.Picture, whose string, err error) {
	placed := func(has func(id string) bool) bool {
		n := 0
		for _, a := range areas {
			if has(a.ID) {
				n++
			}
		}
		return n > 0 && 2*n >= len(areas)
	}
	o, b, ok, err := s.outlines(c, day, level)
	if err != nil {
		return nil, "", err
	}
	if ok && placed(func(id string) bool { _, found := slices.BinarySearch(o.ids, id); return found }) {
		return chart.Map{Frame: f, Number: number, Areas: areas, Shapes: o.shapes}, c.text("map.outlines", "name", b.Name, "publisher", b.Publisher, "licence", b.Licence), nil
	}
	tiles := boundary.KoreanMunicipalities()
	if level == bonbogi.Province {
		tiles = boundary.KoreanProvinces()
	}
	if placed(func(id string) bool { _, found := tiles[id]; return found }) {
		return chart.Tiles{Frame: f, Number: number, Areas: areas, Places: tiles}, c.text("map.tiles"), nil
	}
	return nil, "", nil
}

// area is a government on a map.
func (n names) area(id, name string, role chart.Role, figure bonbogi.Figure) chart.Area {
	a := chart.Area{ID: id, Name: name, Role: role, Figure: figure}
	if g, ok := n.site.known().Get(id); ok {
		f := g.Current()
		name := f.Name
		if n.words.Tag != "ko" && f.NameEn != "" {
			name = f.NameEn
		}
		a.Group, a.Label = f.Parent, chart.TileLabel(name)
	}
	return a
}
