package peer

import (
	"math"
	"slices"
)

// Part is what one variable adds to the distance between a government and a peer.
type Part struct {
	Variable   string
	Own, Peer  float64 // the values, in the variable's own unit
	Difference float64 // Peer − Own
	Standard   float64 // Difference in sample standard deviations
	Share      float64 // of the squared distance
	Counted    bool    // false if the variable has no weight, or is the same everywhere
}

// Explanation takes a distance apart.
type Explanation struct {
	Distance float64
	Parts    []Part // in the order of the variables
}

// Explain takes the distance between two governments apart. Shares add to 1; where there is no distance
// there is nothing to share, and all are 0.
//
// Euclidean: shareⱼ = wⱼzⱼ²/d². Mahalanobis: shareⱼ = δⱼ(R⁻¹δ)ⱼ/d², which also adds to 1. Such a share is
// negative where a difference is one that the other differences let expect: it brings the two nearer. There
// are other ways to divide d² between correlated variables: Garthwaite and Koch (2016), Evaluating the
// contributions of individual variables to a quadratic form, Aust. N. Z. J. Stat. 58(1).
func (sp *Space) Explain(own, peer string) (Explanation, error) {
	i, err := sp.find(own)
	if err != nil {
		return Explanation{}, err
	}
	j, err := sp.find(peer)
	if err != nil {
		return Explanation{}, err
	}
	return sp.explain(i, j), nil
}

func (sp *Space) explain(own, peer int) Explanation {
	parts := make([]Part, len(sp.sample.Variables))
	for j, v := range sp.sample.Variables {
		p := Part{Variable: v.Name, Own: v.Values[own], Peer: v.Values[peer]}
		p.Difference = p.Peer - p.Own
		if sp.scale[j] > 0 {
			p.Standard, p.Counted = p.Difference/sp.scale[j], true
		}
		parts[j] = p
	}
	products := make([]float64, len(sp.used)) // of which each is a variable's part of d²
	for j, variable := range sp.used {
		products[j] = sp.root[j] * parts[variable].Standard
	}
	other := products // R⁻¹δ
	if sp.factor != nil {
		other = slices.Clone(products)
		forward(sp.factor, other)
		backward(sp.factor, other, len(other))
	}
	squares := 0.0
	for j := range products {
		products[j] *= other[j]
		squares += products[j]
	}
	if squares <= sp.tie*sp.tie {
		return Explanation{Parts: parts}
	}
	for j, variable := range sp.used {
		parts[variable].Share = products[j] / squares
	}
	return Explanation{math.Sqrt(squares), parts}
}
