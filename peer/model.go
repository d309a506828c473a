package peer

import (
	"fmt"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// Governments are those that a model is run on: columns of one length.
type Governments struct {
	IDs    []string
	Levels []bonbogi.Level
	Values map[string][]float64 // of each indicator; NaN: not known
	Titles map[string]string    // what people call the indicators, in refusals; may be nil
}

// Run is a model that was run for one government.
type Run struct {
	*Space
	Of    string
	Peers []Peer // the nearest first
	Among int    // how many could have been peers: with a place, of the right level and population
}

// Apply runs a model for one government.
//
// Only governments of the levels that the model names are looked at, and variables are standardised over
// them; if it names none, those of the level of the government. The band of population decides who may be a
// peer, and has no part in the standardisation: so the distance between two governments is the same whoever
// asks. A government whose population is not known is outside of a band.
func Apply(m bonbogi.PeerModel, g Governments, of string) (Run, error) {
	if err := g.check(); err != nil {
		return Run{}, err
	}
	own := slices.Index(g.IDs, of)
	if own < 0 {
		return Run{}, bonbogi.Errorf(bonbogi.NotFound, "peer_unknown", "%s is not among the %d governments", of, len(g.IDs))
	}
	levels := m.Levels
	if len(levels) == 0 {
		levels = []bonbogi.Level{g.Levels[own]}
	}
	var rows []int
	for i := range g.IDs {
		if i == own || slices.Contains(levels, g.Levels[i]) {
			rows = append(rows, i)
		}
	}
	s := Sample{IDs: pick(g.IDs, rows), Variables: make([]Variable, len(m.Variables))}
	for j, v := range m.Variables {
		values, ok := g.Values[v.Indicator]
		if !ok {
			return Run{}, bonbogi.Errorf(bonbogi.NotFound, "peer_no_indicator", "there are no values of %s", v.Indicator)
		}
		s.Variables[j] = Variable{v.Indicator, v.Weight, pick(values, rows), g.Titles[v.Indicator]}
	}
	space, err := New(s, m.Method)
	if err != nil {
		return Run{}, err
	}
	run := Run{Space: space, Of: of}
	own, err = space.find(of)
	if err != nil {
		return Run{}, err
	}
	among, err := band(m, g, rows, own)
	if err != nil {
		return Run{}, err
	}
	for i := range rows {
		if _, placed := space.point(i); placed && i != own && (among == nil || among[i]) {
			run.Among++
		}
	}
	run.Peers, err = space.Nearest(of, m.Size, among)
	return run, err
}

// check refuses columns of several lengths, which are a mistake of the program.
func (g Governments) check() error {
	if len(g.Levels) != len(g.IDs) {
		return fmt.Errorf("peer: %d levels of %d governments", len(g.Levels), len(g.IDs))
	}
	for indicator, values := range g.Values {
		if len(values) != len(g.IDs) {
			return fmt.Errorf("peer: %d values of %s for %d governments", len(values), indicator, len(g.IDs))
		}
	}
	return nil
}

// band says who has a population within the factors of own; nil is everybody.
func band(m bonbogi.PeerModel, g Governments, rows []int, own int) ([]bool, error) {
	if m.Population == "" || m.PopulationLow == 0 && m.PopulationHigh == 0 {
		return nil, nil
	}
	values, ok := g.Values[m.Population]
	if !ok {
		return nil, bonbogi.Errorf(bonbogi.NotFound, "peer_no_indicator", "there are no values of %s", m.Population)
	}
	population := pick(values, rows)
	if !(population[own] > 0) {
		return nil, bonbogi.Errorf(bonbogi.Refused, "peer_no_population", "the population of %s is not known, so there is no band around it; take the band out of the model, or supply the value", g.IDs[rows[own]])
	}
	return within(population, own, m.PopulationLow, m.PopulationHigh), nil
}

// within says whose value lies between low and high times that of own, both included; a factor of 0 is no
// bound, and whose value is not known is outside.
func within(values []float64, own int, low, high float64) []bool {
	inside := make([]bool, len(values))
	for i, v := range values {
		inside[i] = known(v) && v >= low*values[own] && (high == 0 || v <= high*values[own])
	}
	return inside
}

func pick[T any](from []T, rows []int) []T {
	to := make([]T, len(rows))
	for i, r := range rows {
		to[i] = from[r]
	}
	return to
}
