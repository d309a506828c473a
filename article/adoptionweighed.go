package article

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
)

const (
	likelyAdopted = 0.3 // from which likelihood on a pair that no rule found is proposed

	// What a rule found for which so little speaks is dropped where the signs make it so unlikely.
	unsure, doubtful     = 0.5, 0.1
	barelySure, unlikely = 0.565, 0.02
)

// adoptionPair is somebody who can have taken a practice up after another, in the sentence that says so.
type adoptionPair struct {
	origin, adopter bonbogi.Party
	written         string
	practice        string
	of              *story
	sent            sentence
	central         bool // the adopter is the state
	signs           []string
}

// right is how likely it is that one of the pair took something up after the other: the logistic function of the weights of its
// signs, which were fitted on the seen texts (docs/article.md).
func (p *adoptionPair) right() float64 {
	z := adoptionWeights[""]
	for _, sign := range p.signs {
		z += adoptionWeights[sign]
	}
	return 1 / (1 + math.Exp(-z))
}

// weigh drops of the adoptions that the rules found those of which they are not sure and against which the signs speak, and adds
// those that no rule found and for which enough weak signs speak: who is named as the first, by whichever words and wherever, and
// who is said to have done something of the kind.
func (st *story) weigh(ctx context.Context, title *story, spoken string, found []Fact) ([]Fact, error) {
	type both struct{ origin, adopter string }
	likely := map[both]float64{}
	best := map[string]adoptionPair{} // of each adopter
	var order []string
	err := st.eachPair(ctx, title, spoken, func(p adoptionPair) {
		key, right := named(p.adopter), p.right()
		who := both{named(p.origin), key}
		likely[who] = max(likely[who], right)
		if slices.Contains(p.signs, "origin: taken from") || slices.Contains(p.signs, "origin: first") {
			likely[who] = 1 // the text says whose it is
		}
		if old, ok := best[key]; !ok || right > old.right() {
			p.signs = slices.Clone(p.signs)
			if best[key] = p; !ok {
				order = append(order, key)
			}
		}
	})
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(f Fact) bool {
		right, ok := likely[both{named(f.Adoption.Origin), named(f.Adoption.Adopter)}]
		return ok && f.Adoption.Adopter.Type != bonbogi.PartyGroup && (right < doubtful && f.Confidence < unsure || right < unlikely && f.Confidence < barelySure)
	})
	var out []Fact
	for _, key := range order {
		p := best[key]
		right := p.right()
		if right < likelyAdopted || hasSuffix(st.matter, goods...) || slices.ContainsFunc(found, func(f Fact) bool { return against(f, p) }) {
			continue
		}
		if back, ok := best[named(p.origin)]; ok && sameParty(back.origin, p.adopter) && back.right() >= right {
			continue
		}
		practice := cmp.Or(p.practice, spoken, st.matter, objectBefore(p.of.s, p.sent.span), st.firstQuoted())
		if practice != "" {
			out = append(out, p.of.adoption(practice, p.origin, p.adopter, p.written, bonbogi.AdoptionUnknown, p.of.adoptedOn(p.sent), 0.6*right, p.sent.span))
		}
	}
	return append(found, out...), nil
}

// named is a party in a form that can be looked up.
func named(p bonbogi.Party) string { return p.Government + " " + p.Name }

// against reports whether a pair goes against what was found: another origin, its adopter or origin in the other part, or a set or the
// state besides those whom a rule found.
func against(f Fact, p adoptionPair) bool {
	a := f.Adoption
	return p.adopter.Type == bonbogi.PartyGroup || p.central || a.Adopter.Same(p.adopter) || !sameParty(a.Origin, p.origin) || sameParty(a.Adopter, p.origin) || sameParty(a.Origin, p.adopter)
}

// firstQuoted is the first name in quotation marks that can be a practice's.
func (st *story) firstQuoted() string {
	for _, q := range st.quotes {
		if in := q.of(st.s); !q.speech && namesPractice(in) {
			return in
		}
	}
	return ""
}
