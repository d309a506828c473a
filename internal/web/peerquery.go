package web

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/learn"
)

// model reads a model from the address: a preset, or indicators with their weights, and what is changed of it.
//
//	?preset=general
//	?indicators=population,area:2&method=mahalanobis&population=population&low=0.5&high=2&size=20
func (c *call) model(presets []bonbogi.PeerModel) (m bonbogi.PeerModel, err error) {
	q := c.URL.Query()
	m = bonbogi.PeerModel{Method: bonbogi.Euclidean, Size: learn.PeersByDefault}
	if m.Variables, err = readVariables(q.Get("indicators")); err != nil {
		return m, err
	}
	if len(m.Variables) == 0 {
		i := 0
		if name := q.Get("preset"); name != "" {
			if i = slices.IndexFunc(presets, func(p bonbogi.PeerModel) bool { return p.Preset == name }); i < 0 {
				return m, bonbogi.Errorf(bonbogi.NotFound, "no_preset", "there is no preset %q", name)
			}
		}
		if len(presets) == 0 {
			return m, bonbogi.Errorf(bonbogi.NotFound, "no_context", "there are no values of any circumstances yet; import some of population, area or age, defined as context")
		}
		m = presets[i]
	}
	m.Method = cmp.Or(bonbogi.PeerMethod(q.Get("method")), m.Method)
	if !slices.Contains(bonbogi.PeerMethods, m.Method) {
		return m, bonbogi.Errorf(bonbogi.Invalid, "unknown_value", "%q is no method", m.Method)
	}
	size, err := c.number("size", 1, 400)
	if err != nil {
		return m, err
	}
	m.Size = cmp.Or(size, m.Size)
	return m, c.band(&m)
}

// band reads the limits of population: an indicator and the factors of the own value between which a peer lies.
func (c *call) band(m *bonbogi.PeerModel) error {
	q := c.URL.Query()
	if q.Has("population") {
		m.Population, m.PopulationLow, m.PopulationHigh = typed(q.Get("population")), 0, 0
	}
	for name, to := range map[string]*float64{"low": &m.PopulationLow, "high": &m.PopulationHigh} {
		if s := typed(q.Get(name)); s != "" {
			factor, err := strconv.ParseFloat(s, 64)
			if err != nil || !(factor >= 0 && factor <= 1e6) {
				return &bonbogi.Error{Code: bonbogi.Invalid, Field: name, Rule: "range", Message: s + " is no factor: write 0.5, or 2"}
			}
			*to = factor
		}
	}
	if m.Population == "" {
		m.PopulationLow, m.PopulationHigh = 0, 0
	}
	return nil
}

// readVariables reads a,b:2: indicators, with a weight where it is not 1.
func readVariables(s string) (out []bonbogi.PeerVariable, err error) {
	for part := range strings.SplitSeq(s, ",") {
		id, weight, weighted := strings.Cut(strings.TrimSpace(part), ":")
		if id == "" {
			continue
		}
		v := bonbogi.PeerVariable{Indicator: id, Weight: 1}
		if weighted {
			if v.Weight, err = strconv.ParseFloat(weight, 64); err != nil || !(v.Weight >= 0 && v.Weight <= 1e6) {
				return nil, bonbogi.Errorf(bonbogi.Invalid, "peer_weight", "%q is no weight of %s; give a number from 0", weight, id)
			}
		}
		out = append(out, v)
	}
	return out, nil
}

func writeVariables(variables []bonbogi.PeerVariable) string {
	parts := make([]string, len(variables))
	for i, v := range variables {
		parts[i] = v.Indicator
		if v.Weight != 1 {
			parts[i] += ":" + strconv.FormatFloat(v.Weight, 'g', -1, 64)
		}
	}
	return strings.Join(parts, ",")
}

// modelValues are the parameters by which an address names a model.
func modelValues(m bonbogi.PeerModel) url.Values {
	v := url.Values{}
	if m.Preset != "" {
		v.Set("preset", m.Preset)
	} else {
		v.Set("indicators", writeVariables(m.Variables))
	}
	if m.Method == bonbogi.Mahalanobis {
		v.Set("method", string(m.Method))
	}
	if m.Population != "" {
		v.Set("population", m.Population)
		for name, factor := range map[string]float64{"low": m.PopulationLow, "high": m.PopulationHigh} {
			if factor > 0 {
				v.Set(name, strconv.FormatFloat(factor, 'g', -1, 64))
			}
		}
	}
	v.Set("size", strconv.Itoa(m.Size))
	return v
}
