package web

import (
	"reflect"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/spread"
)

// branch is one place in the tree of a practice: a body, or several of which the same is told, with the
// adoptions by which it got there.
type branch struct {
	Parties   []bonbogi.Party    `json:"parties"`
	Adoptions []bonbogi.Adoption `json:"adoptions,omitempty"` // of the first of several bodies
	IDs       []string           `json:"adoption_ids,omitempty"`
	Branches  []*branch          `json:"branches,omitempty"`

	Origin   bool `json:"origin,omitempty"`
	Unlinked bool `json:"unlinked,omitempty"` // others took it from here, but no record says how it came here

	More    int                       `json:"-"` // branches that are not shown
	Started bonbogi.Date              `json:"-"` // of the origin
	Sources map[string]bonbogi.Source `json:"-"`
}

// Weak reports whether nothing shows that the practice was taken over: one side alone claims to have been
// first, or it was announced, rejected or given up.
func (b *branch) Weak() bool {
	for _, a := range b.Adoptions {
		if a.Form.TakenOver() {
			return false
		}
	}
	return len(b.Adoptions) > 0
}

// lineage draws the tree of a practice from its adoptions.
func lineage(p bonbogi.Practice, adoptions []bonbogi.Adoption, sources map[string]bonbogi.Source) *branch {
	parties := map[string]bonbogi.Party{partyKey(p.Owner): p.Owner}
	byID := map[string]bonbogi.Adoption{}
	takings := make([]spread.Taking, len(adoptions))
	for i, a := range adoptions {
		parties[partyKey(a.Origin)], parties[partyKey(a.Adopter)] = a.Origin, a.Adopter
		byID[a.ID] = a
		takings[i] = spread.Taking{ID: a.ID, From: partyKey(a.Origin), To: partyKey(a.Adopter), Date: a.Date.String(), Name: a.Adopter.Name}
	}
	var grow func(n *spread.Node) *branch
	grow = func(n *spread.Node) *branch {
		b := &branch{Parties: []bonbogi.Party{parties[n.ID]}, Sources: sources}
		for _, t := range append(n.Takings, n.Loops...) {
			b.Adoptions = append(b.Adoptions, byID[t.ID])
			b.IDs = append(b.IDs, t.ID)
		}
		b.Unlinked = len(b.Adoptions) == 0
		for _, child := range n.Children {
			b.join(grow(child))
		}
		return b
	}
	root := grow(spread.Tree(partyKey(p.Owner), takings))
	root.Origin, root.Unlinked, root.Started = true, false, p.Started
	return root
}

// join hangs a branch under b, or adds its body to a neighbour of which just the same is told: that six
// cities began together is one thing to read, not six.
func (b *branch) join(child *branch) {
	if len(b.Branches) > 0 {
		last := b.Branches[len(b.Branches)-1]
		if len(last.Branches)+len(child.Branches) == 0 && len(last.Adoptions) == 1 && len(child.Adoptions) == 1 &&
			sameTold(last.Adoptions[0], child.Adoptions[0]) {
			last.Parties = append(last.Parties, child.Parties...)
			last.IDs = append(last.IDs, child.IDs...)
			return
		}
	}
	b.Branches = append(b.Branches, child)
}

// shown is the branch with no more than limit branches at each place.
func (b *branch) shown(limit int) *branch {
	cut := *b
	cut.Branches = nil
	for i, child := range b.Branches {
		if i == limit {
			cut.More = len(b.Branches) - limit
			break
		}
		cut.Branches = append(cut.Branches, child.shown(limit))
	}
	return &cut
}

// sameTold reports whether two adoptions differ in nothing but the adopter.
func sameTold(a, b bonbogi.Adoption) bool {
	a.Meta, b.Meta = bonbogi.Meta{}, bonbogi.Meta{}
	a.Adopter, b.Adopter = bonbogi.Party{}, bonbogi.Party{}
	return reflect.DeepEqual(a, b)
}

// partyKey tells parties apart. Two counted groups of the same name and number are taken for one.
func partyKey(p bonbogi.Party) string {
	if p.Government != "" && p.Type == bonbogi.PartyGovernment {
		return p.Government
	}
	return string(p.Type) + " " + p.Name
}
