package learn

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// contextTopic begins a topic that says which circumstance an indicator measures: "context:age". Presets ask
// for circumstances and not for indicators, so that those of any country can take the place.
const contextTopic = "context:"

// role is a circumstance, and how much it counts.
type role struct {
	circumstance string
	weight       float64
}

// preset is a model of peers for a service area, in circumstances.
type preset struct {
	name  string
	roles []role
}

// What counts as comparable is what moves need and cost in an area and what an administration cannot change
// soon. A circumstance counts twice where the service is about it. docs/presets.md says why each stands where
// it does.
func presets() []preset {
	return []preset{
		{"general", []role{{"population", 1}, {"density", 1}, {"age", 1}, {"finance", 1}, {"industry", 0.5}, {"change", 0.5}}},
		{"welfare", []role{{"age", 2}, {"need", 2}, {"children", 1}, {"households", 1}, {"finance", 1}, {"population", 1}}},
		{"safety", []role{{"density", 2}, {"population", 1}, {"area", 1}, {"cars", 1}, {"age", 1}}},
		{"economy", []role{{"income", 2}, {"youth", 1}, {"industry", 1}, {"finance", 1}, {"population", 1}, {"change", 1}}},
		{"environment", []role{{"density", 2}, {"area", 1}, {"industry", 1}, {"population", 1}, {"income", 1}}},
	}
}

// leastRoles is how many circumstances a preset needs: with fewer, everybody is alike.
const leastRoles = 3

// presetSize is how many peers a preset finds.
const presetSize = 7

// PresetNames are the names of the presets, in the order in which a form offers them.
func PresetNames() []string {
	var names []string
	for _, p := range presets() {
		names = append(names, p.name)
	}
	return names
}

// Presets returns the models of peers by service area that can be asked with the indicators there are, each
// with a band of half to twice the own population. An indicator stands for a circumstance if it has the topic
// "context:" and the circumstance: population, area, density, change, age, youth, children, households, finance,
// income, industry, need or cars. Of several the first by ID does. A circumstance of which nothing is known is
// left out, and so is a preset with fewer than three.
//
// What is measured and what is simulated are not mixed: simulated indicators make a preset only where the
// measured ones are too few for it.
func Presets(indicators []bonbogi.Indicator) []bonbogi.PeerModel {
	measured, simulated := circumstances(indicators, false), circumstances(indicators, true)
	var out []bonbogi.PeerModel
	for _, p := range presets() {
		for _, known := range []map[string]string{measured, simulated} {
			if m := p.model(known); len(m.Variables) >= leastRoles {
				out = append(out, m)
				break
			}
		}
	}
	return out
}

// circumstances are the IDs of the indicators that stand for each circumstance.
func circumstances(indicators []bonbogi.Indicator, simulated bool) map[string]string {
	out := map[string]string{}
	for at := range indicators { // there may be thousands, too many to copy
		i := &indicators[at]
		if i.Simulated != simulated || i.Withdrawn {
			continue
		}
		for _, topic := range i.Topics {
			if name, ok := strings.CutPrefix(topic, contextTopic); ok && (out[name] == "" || i.ID < out[name]) {
				out[name] = i.ID
			}
		}
	}
	return out
}

func (p preset) model(known map[string]string) bonbogi.PeerModel {
	m := bonbogi.PeerModel{Preset: p.name, Method: bonbogi.Euclidean, Size: presetSize}
	for _, r := range p.roles {
		if id := known[r.circumstance]; id != "" {
			m.Variables = append(m.Variables, bonbogi.PeerVariable{Indicator: id, Weight: r.weight})
		}
	}
	if id := known["population"]; id != "" {
		m.Population, m.PopulationLow, m.PopulationHigh = id, 0.5, 2
	}
	return m
}
