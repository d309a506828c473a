package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/table"
	"github.com/bonbogi/bonbogi/learn"
)

// modelsView is several models of peers side by side.
type modelsView struct {
	files
	Asked   asked               `json:"query"`
	Answer  *learn.ModelsAnswer `json:"answer,omitempty"`
	Refusal *refusalView        `json:"refusal,omitempty"`
	Names   map[string]string   `json:"names,omitempty"`
	Labels  []string            `json:"models,omitempty"` // of the models, in their order
	Reasons []*refusalView      `json:"-"`                // why a model has no answer
	Own     string              `json:"-"`
	Years   []int               `json:"-"`
	Year    int                 `json:"-"`
	Offered []modelChoice       `json:"-"`
	full    func(id string) string
}

// modelChoice is a model that the form offers.
type modelChoice struct {
	Spec, Name string
	Chosen     bool
}

// mostModels is how many models people can still look at side by side.
const mostModels = 6

// peerModels answers how far models agree.
//
//	?government=…&model=general&model=general~mahalanobis&model=population,area:2
func (s *Site) peerModels(c *call) (answer, error) {
	v := modelsView{Asked: c.asked(), full: func(id string) string { return c.registry.FullName(id, bonbogi.Date{}) }}
	p := &page{Template: "peer-models", Title: c.text("models.title"), Data: &v, Wide: true}
	known, err := c.facts()
	if err != nil {
		return nil, err
	}
	specs := c.URL.Query()["model"]
	specs = specs[:min(len(specs), mostModels)]
	for _, m := range known.models {
		for _, ending := range []string{"", "~" + string(bonbogi.Mahalanobis)} {
			spec := m.Preset + ending
			if len(c.URL.Query()["model"]) == 0 && len(specs) < mostModels && (ending == "" || m.Preset == known.models[0].Preset) {
				specs = append(specs, spec)
			}
			v.Offered = append(v.Offered, modelChoice{spec, c.modelName(spec), slices.Contains(specs, spec)})
		}
	}
	for _, spec := range specs {
		if !slices.ContainsFunc(v.Offered, func(m modelChoice) bool { return m.Spec == spec }) {
			v.Offered = append(v.Offered, modelChoice{spec, c.modelName(spec), true})
		}
	}
	if v.Asked.ID != "" {
		err = s.compareModels(c, &v, known, specs)
	}
	if v.Refusal, err = c.refused(err); err != nil {
		return nil, err
	}
	if v.Answer != nil {
		p.Title = c.text("models.of", "name", v.Own)
		p.Table = v.table()
		v.files = filesOf(c.URL.Path, c.URL.RawQuery)
	}
	return p, nil
}

func (s *Site) compareModels(c *call, v *modelsView, known facts, specs []string) error {
	q := learn.ModelsQuestion{Government: v.Asked.ID}
	var err error
	if q.Year, err = c.year(); err != nil {
		return err
	}
	if _, q.AsOf, err = c.asOf(); err != nil {
		return err
	}
	if q.Size, err = c.number("size", 1, 400); err != nil {
		return err
	}
	for _, spec := range specs {
		m, err := readModel(known.models, spec)
		if err != nil {
			return err
		}
		q.Models, v.Labels = append(q.Models, m), append(v.Labels, c.modelName(spec))
	}
	if len(q.Models) == 0 {
		return bonbogi.Errorf(bonbogi.NotFound, "no_context", "there are no values of any circumstances yet")
	}
	found, err := learn.CompareModels(c.Context(), known, c.registry, q)
	if err != nil {
		return err
	}
	n := names{s, c.words}
	v.Year = found.Year
	v.Answer, v.Own, v.Names = &found, n.government(v.Asked.ID), map[string]string{}
	for _, m := range found.Members {
		v.Names[m.Government] = n.government(m.Government)
	}
	for _, m := range found.Models {
		var why *refusalView
		if m.Refusal != nil {
			why = &refusalView{Rule: m.Refusal.Rule, Message: c.message(m.Refusal)}
		}
		v.Reasons = append(v.Reasons, why)
		for _, y := range m.Years {
			if !slices.Contains(v.Years, y) {
				v.Years = append(v.Years, y)
			}
		}
	}
	slices.Sort(v.Years)
	return nil
}

// readModel reads a model as an address names it: a preset or indicators with weights, and behind a tilde the
// method.
func readModel(presets []bonbogi.PeerModel, spec string) (m bonbogi.PeerModel, err error) {
	name, method, _ := strings.Cut(spec, "~")
	if i := slices.IndexFunc(presets, func(p bonbogi.PeerModel) bool { return p.Preset == name }); i >= 0 {
		m = presets[i]
	} else {
		m = bonbogi.PeerModel{Method: bonbogi.Euclidean, Size: learn.PeersByDefault}
		if m.Variables, err = readVariables(name); err != nil {
			return m, err
		}
	}
	switch bonbogi.PeerMethod(method) {
	case "":
	case bonbogi.Euclidean, bonbogi.Mahalanobis:
		m.Method = bonbogi.PeerMethod(method)
	default:
		return m, bonbogi.Errorf(bonbogi.Invalid, "unknown_value", "%q is no method", method)
	}
	return m, nil
}

// modelName is what a model is called on a page.
func (c *call) modelName(spec string) string {
	name, method, _ := strings.Cut(spec, "~")
	label := name
	if c.words.Has("preset." + name) {
		label = c.text("preset." + name)
	}
	if method == string(bonbogi.Mahalanobis) {
		label += " · " + c.text("method.short.mahalanobis")
	}
	return label
}

// Alone is the address of one of the models.
func (v *modelsView) Alone(i int) string {
	q := modelValues(v.Answer.Models[i].Model)
	q.Set("government", v.Asked.ID)
	return "/peers?" + q.Encode()
}

// Simulated reports whether a model made any of the values by which the governments were found.
func (v *modelsView) Simulated() bool {
	return v.Answer != nil && slices.ContainsFunc(v.Answer.Models, madeBySimulated)
}

func madeBySimulated(m learn.ModelAnswer) bool {
	return slices.ContainsFunc(m.Variables, func(x learn.PeerVariable) bool { return x.Definition.Simulated })
}

// most are the governments that at least half of the models have.
func (v *modelsView) most() (ids []string) {
	for _, m := range v.Answer.Members {
		if 2*m.Models >= len(v.Labels) {
			ids = append(ids, m.Government)
		}
	}
	return ids
}

// Compare is the address of a comparison with those of most models. Whole addresses come from here: html/template
// escapes what it puts behind a question mark as one value.
func (v *modelsView) Compare() string {
	return "/compare?" + url.Values{"government": {v.Asked.ID}, "peers": {strings.Join(v.most(), ",")}}.Encode()
}

// Keep is the address of the form of a new group, filled with them.
func (v *modelsView) Keep() string {
	names := make([]string, 0, len(v.Labels))
	for _, id := range v.most() {
		names = append(names, v.full(id))
	}
	return "/peersets/new?" + url.Values{"government": {v.Asked.ID}, "members": {strings.Join(names, "\n")}, "year": {strconv.Itoa(v.Year)}}.Encode()
}

func (v *modelsView) table() *table.Table {
	t := &table.Table{Name: "peer-models-" + v.Asked.ID, Header: []string{"id", "name", "models"}}
	for i, m := range v.Answer.Models {
		t.Header = append(t.Header, v.Labels[i]+simulatedSuffix(bonbogi.Indicator{Simulated: madeBySimulated(m)}))
	}
	for _, m := range v.Answer.Members {
		row := []table.Cell{table.Text(m.Government), table.Text(v.Names[m.Government]), table.Number(float64(m.Models), "")}
		for _, place := range m.Places {
			if place == 0 {
				row = append(row, table.Text(""))
				continue
			}
			row = append(row, table.Number(float64(place), ""))
		}
		t.Add(row...)
	}
	return t
}
