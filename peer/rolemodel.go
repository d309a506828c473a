package peer

import (
	"cmp"
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// Outcome is the result of a government by which role models are found.
type Outcome struct {
	ID        string
	Value     float64 // NaN: not known
	Low, High float64 // the interval of the value; NaN: not known
}

// Reason says why a peer is a role model.
type Reason string

// The reasons.
const (
	BeyondInterval Reason = "beyond_interval" // the intervals of both are known, and lie apart
	BestQuarter    Reason = "best_quarter"    // an interval is not known; better, and in the best quarter of the group
)

// RoleModel is a comparable government that does clearly better.
type RoleModel struct {
	Outcome
	Gap    float64 // how much better, in the unit of the indicator; always over 0
	Reason Reason
	Place  int     // among the group, own included, from 1: how many do better, and one
	Group  int     // of how many with a value
	Margin float64 // BeyondInterval: how far the intervals lie apart; else NaN
}

// RoleModels returns the peers that do clearly better than own, the best first; those that do equally well
// by ID.
//
// Where the intervals of own and peer are known, clearly better means that they lie apart. That asks for more
// than a significant difference: Schenker and Gentleman (2001), On judging the significance of differences by
// examining the overlap between confidence intervals, The American Statistician 55(3). Where one of them is
// not known, nothing can be said about chance; then a role model is better and among the best quarter of the
// group, and its Reason says so. Peers without a value are passed over.
func RoleModels(own Outcome, peers []Outcome, better bonbogi.Direction) ([]RoleModel, error) {
	sign := 1.0
	switch better {
	case bonbogi.Up:
	case bonbogi.Down:
		sign = -1
	default:
		return nil, bonbogi.Errorf(bonbogi.Refused, "no_direction", "neither more nor less is better here, so nobody does better")
	}
	if !known(own.Value) {
		return nil, bonbogi.Errorf(bonbogi.Refused, "no_own_value", "%s has no value itself, so nobody can be said to do better", own.ID)
	}
	group := []float64{sign * own.Value}
	for _, p := range peers {
		if known(p.Value) {
			group = append(group, sign*p.Value)
		}
	}
	slices.Sort(group)
	var models []RoleModel
	for _, p := range peers {
		gap := sign * (p.Value - own.Value)
		if !known(p.Value) || gap <= 0 {
			continue
		}
		after, _ := slices.BinarySearchFunc(group, sign*p.Value, func(x, value float64) int {
			if x <= value {
				return -1
			}
			return 1
		})
		m := RoleModel{Outcome: p, Gap: gap, Place: len(group) - after + 1, Group: len(group), Margin: apart(own, p, sign)}
		switch {
		case m.Margin > 0:
			m.Reason = BeyondInterval
		case math.IsNaN(m.Margin) && 4*m.Place <= m.Group:
			m.Reason = BestQuarter
		default:
			continue
		}
		models = append(models, m)
	}
	slices.SortFunc(models, func(a, b RoleModel) int { return cmp.Or(cmp.Compare(b.Gap, a.Gap), cmp.Compare(a.ID, b.ID)) })
	return models, nil
}

// apart is how far the interval of a peer lies beyond that of own, towards the better; under 0 if they
// overlap, NaN if one is not known.
func apart(own, peer Outcome, sign float64) float64 {
	if !known(own.Low) || !known(own.High) || !known(peer.Low) || !known(peer.High) {
		return math.NaN()
	}
	if sign > 0 {
		return peer.Low - own.High
	}
	return own.Low - peer.High
}
