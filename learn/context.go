package learn

import "github.com/bonbogi/bonbogi"

// ContextPreset is the name of the model that Context makes.
const ContextPreset = "context"

// PeersByDefault is how many peers a model finds where nobody says.
const PeersByDefault = 20

// mostContext is how many variables people can still look through.
const mostContext = 12

// Context is the model of all circumstances that are on record: every indicator of the context, all with the same
// weight, up to twelve. It is what remains where the topics of the indicators are too few for a preset. What is
// measured goes before what is simulated, and the two are not mixed.
func Context(indicators []bonbogi.Indicator) (m bonbogi.PeerModel, ok bool) {
	m = bonbogi.PeerModel{Preset: ContextPreset, Method: bonbogi.Euclidean, Size: presetSize}
	for _, simulated := range []bool{false, true} {
		for _, i := range indicators {
			if i.Measure == bonbogi.MeasureContext && i.Simulated == simulated && !i.Withdrawn && len(m.Variables) < mostContext {
				m.Variables = append(m.Variables, bonbogi.PeerVariable{Indicator: i.ID, Weight: 1})
			}
		}
		if len(m.Variables) > 0 {
			return m, true
		}
	}
	return m, false
}

// Models are the models of peers that can be asked with the indicators there are: the presets by service area, or
// where their topics are too few, that of all circumstances.
func Models(indicators []bonbogi.Indicator) []bonbogi.PeerModel {
	models := Presets(indicators)
	if m, ok := Context(indicators); ok && len(models) == 0 {
		models = append(models, m)
	}
	return models
}
