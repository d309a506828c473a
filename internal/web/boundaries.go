package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/boundary"
	"github.com/bonbogi/bonbogi/internal/chart"
	"github.com/bonbogi/bonbogi/internal/store"
)

// boundariesView is the outlines that maps can be drawn by, and the form for more.
type boundariesView struct {
	Items    []store.Boundary `json:"items"`
	Inputs   []*input         `json:"-"`
	Problem  []string         `json:"-"`
	Token    string           `json:"-"`
	Who      string           `json:"-"`
	WhoWrong string           `json:"-"`
}

// Wrong counts what is to be mended.
func (v boundariesView) Wrong() int {
	n := len(v.Problem)
	for _, in := range v.Inputs {
		if in.Problem != "" {
			n++
		}
	}
	if v.WhoWrong != "" {
		n++
	}
	return n
}

// boundaryInputs are the fields that say what outlines are and where they come from.
func boundaryInputs(b *store.Boundary) []*input {
	return []*input{short("name", &b.Name).required(), past("valid_from", &b.ValidFrom).required(), short("publisher", &b.Publisher).required(),
		short("licence", &b.Licence).required(), short("url", &b.URL)}
}

func (s *Site) boundaries(c *call) (answer, error) {
	return s.boundariesPage(c, boundariesView{Inputs: boundaryInputs(&store.Boundary{}), Token: s.newID(), Who: c.who()}, http.StatusOK)
}

func (s *Site) boundariesPage(c *call, v boundariesView, status int) (answer, error) {
	var err error
	if v.Items, err = s.Store.Boundaries(c.Context(), true); err != nil {
		return nil, err
	}
	return &page{Template: "boundaries", Title: c.text("boundaries.title"), Data: v, Status: status}, nil
}

// addBoundary takes a file of outlines. It is not in use until somebody has seen how it goes with the governments.
func (s *Site) addBoundary(c *call) (answer, error) {
	file, err := c.parts(bonbogi.Errorf(bonbogi.Invalid, "boundary_file_too_large", "the file is larger than 50 MB; simplify the outlines"))
	var b store.Boundary
	v := boundariesView{Inputs: boundaryInputs(&b), Who: c.line("who"), Token: cmp.Or(c.FormValue("token"), s.newID())}
	if _, ours := errors.AsType[*bonbogi.Error](err); err != nil && !ours {
		err = bonbogi.Errorf(bonbogi.Invalid, "form", "the form could not be read: %v", err)
	}
	for _, in := range v.Inputs {
		in.take(c, c.Form)
		if in.Required && in.Value == "" {
			in.Problem = c.text("error.required")
		}
	}
	if v.Who == "" {
		v.WhoWrong = c.text("error.required")
	}
	if err == nil && file == nil {
		err = bonbogi.Errorf(bonbogi.Invalid, "boundary_empty", "there is no file; choose one")
	}
	var layers []boundary.Layer
	if err == nil {
		layers, err = boundary.Read(c.Context(), file.data)
	}
	for _, p := range problemsIn(err) {
		v.Problem = append(v.Problem, c.message(p))
	}
	if err != nil && len(v.Problem) == 0 {
		return nil, err
	}
	if v.Wrong() > 0 {
		return s.boundariesPage(c, v, http.StatusBadRequest)
	}
	c.likeliest(&b, layers)
	b.Withdrawn = true
	id, err := s.Store.AddBoundary(c.Context(), store.Change{Who: v.Who, Token: v.Token}, b, file.data)
	if done, twice := errors.AsType[*store.Done](err); twice && len(done.IDs) > 0 {
		id, err = done.IDs[0], nil
	}
	if problems := problemsIn(err); len(problems) > 0 {
		for _, p := range problems {
			v.Problem = append(v.Problem, c.message(p))
		}
		return s.boundariesPage(c, v, http.StatusBadRequest)
	}
	if err != nil {
		return nil, err
	}
	return remembered{redirect("/boundaries/" + url.PathEscape(id)), whoCookie, v.Who}, nil
}

// likeliest chooses the layer, the property and the scheme of codes by which most governments find an area: more
// than areas, since all districts of a province find it by the province's code.
func (c *call) likeliest(b *store.Boundary, layers []boundary.Layer) {
	b.Layer, b.Property = layers[0].Name, slices.Concat(layers[0].Keys(), []string{"id"})[0]
	most := 0
	for _, l := range layers {
		for _, key := range l.Keys() {
			for _, scheme := range append(c.registry.SchemeNames(), "") {
				whose := c.whose(store.Boundary{Scheme: scheme, ValidFrom: b.ValidFrom})
				found := map[string]bool{}
				for _, f := range l.Features {
					if id, ok := whose(f.Properties[key]); ok {
						found[id] = true
					}
				}
				if len(found) > most {
					most, b.Layer, b.Property, b.Scheme = len(found), l.Name, key, scheme
				}
			}
		}
	}
	c.join(b, layers)
}

// join counts the areas that find their government.
func (c *call) join(b *store.Boundary, layers []boundary.Layer) (left []string) {
	b.Areas, b.Joined = 0, 0
	layer, ok := layerOf(layers, b.Layer)
	if !ok {
		return nil
	}
	whose := c.whose(*b)
	for _, f := range layer.Features {
		if len(f.Polygons) == 0 {
			continue
		}
		b.Areas++
		if _, ok := whose(f.Properties[b.Property]); ok {
			b.Joined++
		} else {
			left = append(left, fmt.Sprintf("%q", f.Properties[b.Property]))
		}
	}
	return left
}

// boundaryView is one file of outlines: how its areas go with governments.
type boundaryView struct {
	Boundary   store.Boundary `json:"boundary"`
	Layers     []string       `json:"layers"`
	Properties []string       `json:"properties"` // of the layer
	Schemes    []string       `json:"schemes"`
	Left       []string       `json:"not_joined"` // what stands in the property of the areas without a government
	Map        picture        `json:"-"`
	Token      string         `json:"-"`
	Who        string         `json:"-"`
}

func (s *Site) boundary(c *call) (answer, error) {
	b, layers, err := s.keptOutlines(c, c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	// What the address asks for is looked at, and not kept.
	q := c.URL.Query()
	b.Layer, b.Property = cmp.Or(q.Get("layer"), b.Layer), cmp.Or(q.Get("property"), b.Property)
	if q.Has("scheme") {
		b.Scheme = q.Get("scheme")
	}
	left := c.join(&b, layers)
	v := boundaryView{Boundary: b, Schemes: c.registry.SchemeNames(), Left: left, Token: s.newID(), Who: c.who()}
	for _, l := range layers {
		v.Layers = append(v.Layers, l.Name)
	}
	if layer, ok := layerOf(layers, b.Layer); ok {
		v.Properties = layer.Keys()
		m, err := c.outline(layer, b)
		if err != nil {
			return nil, err
		}
		v.Map = picture{m, "map", c.URL}
	}
	p := &page{Template: "boundary", Title: b.Name, Data: &v}
	if v.Map.Picture != nil {
		p.Pictures = []picture{v.Map}
	}
	return p, nil
}

// outline is a map of all areas: those of which nobody knows the government are hatched.
func (c *call) outline(layer boundary.Layer, b store.Boundary) (chart.Map, error) {
	n := names{c.site, c.words}
	whose := c.whose(b)
	areas := map[string]chart.Area{}
	i := 0
	shapes := layer.Shapes(func(f boundary.Feature) string {
		value := f.Properties[b.Property]
		if id, ok := whose(value); ok {
			areas[id] = chart.Area{ID: id, Name: n.government(id), Figure: bonbogi.FigureOf(1)}
			return id
		}
		i++
		id := fmt.Sprintf("?%d", i)
		areas[id] = chart.Area{ID: id, Name: value, Figure: bonbogi.NoFigure(bonbogi.Missing, c.text("boundary.nobody"))}
		return id
	})
	words := c.text("boundary.words", "joined", b.Joined, "areas", b.Areas)
	f := n.frame("map", bonbogi.Indicator{Publisher: b.Publisher}, b.Name, b.Licence, words)
	f.Words.OneClass = c.text("boundary.joined")
	f.Words.Statuses = map[bonbogi.Status]string{bonbogi.Missing: c.text("boundary.nobody"), bonbogi.Normal: ""}
	o, err := laidOut(c.Context(), shapes)
	m := chart.Map{Frame: f, Shapes: o.shapes}
	for _, a := range areas {
		m.Areas = append(m.Areas, a)
	}
	slices.SortFunc(m.Areas, func(a, b chart.Area) int { return cmp.Compare(a.ID, b.ID) })
	return m, err
}

// keptOutlines are outlines with what their file holds.
func (s *Site) keptOutlines(c *call, id string) (b store.Boundary, layers []boundary.Layer, err error) {
	b, file, err := s.Store.Boundary(c.Context(), id)
	if err == nil {
		layers, err = boundary.Read(c.Context(), file)
	}
	return b, layers, err
}

// useBoundary puts outlines to use, as they are joined in the form, or takes them out of use.
func (s *Site) useBoundary(c *call) (answer, error) {
	if err := c.ParseForm(); err != nil {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "form", "the form could not be read: %v", err)
	}
	b, layers, err := s.keptOutlines(c, c.PathValue("id"))
	if err != nil {
		return nil, err
	}
	b.Withdrawn = c.PostForm.Get("action") == "withdraw"
	if !b.Withdrawn {
		b.Layer, b.Property, b.Scheme = c.PostForm.Get("layer"), c.PostForm.Get("property"), c.PostForm.Get("scheme")
		c.join(&b, layers)
		if b.Joined == 0 {
			return nil, bonbogi.Errorf(bonbogi.Invalid, "boundary_nobody", "no area finds its government by the property %q; choose another", b.Property)
		}
	}
	who := c.line("who")
	if err := s.Store.UpdateBoundary(c.Context(), store.Change{Who: who}, b); err != nil {
		return nil, err
	}
	return remembered{redirect("/boundaries/" + url.PathEscape(b.ID)), whoCookie, who}, nil
}
