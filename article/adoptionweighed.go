package article

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// likelyAdopted is the share of right ones from which on weighed pairs are proposed.
const likelyAdopted = 0.35

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

// weighed are the adoptions that no rule found and for which enough weak signs speak: who is named as the first, by whichever
// words and wherever, and who is said to have done something of the kind. found are those that the rules found; what goes
// against them is not proposed.
func (st *story) weighed(ctx context.Context, title *story, spoken string, found []Fact) ([]Fact, error) {
	best := map[string]adoptionPair{}
	var order []string
	pairs, err := st.adoptionPairs(ctx, title, spoken)
	if err != nil {
		return nil, err
	}
	for _, p := range pairs {
		key := p.adopter.Government + " " + p.adopter.Name
		if old, ok := best[key]; !ok || p.right() > old.right() {
			if best[key] = p; !ok {
				order = append(order, key)
			}
		}
	}
	var out []Fact
	for _, key := range order {
		p := best[key]
		practice := cmp.Or(p.practice, spoken, st.matter)
		if p.right() < likelyAdopted || practice == "" || slices.ContainsFunc(found, func(f Fact) bool { return against(f, p) }) {
			continue
		}
		if back, ok := best[p.origin.Government+" "+p.origin.Name]; ok && sameParty(back.origin, p.adopter) && back.right() >= p.right() {
			continue
		}
		out = append(out, p.of.adoption(practice, p.origin, p.adopter, p.written, bonbogi.AdoptionUnknown, p.of.adoptedOn(p.sent), 0.6*p.right(), p.sent.span))
	}
	return out, nil
}

// against reports whether a pair goes against what was found: another origin, its adopter or origin in the other part, or a set or the
// state besides those whom a rule found.
func against(f Fact, p adoptionPair) bool {
	a := f.Adoption
	return p.adopter.Type == bonbogi.PartyGroup || p.central || a.Adopter.Same(p.adopter) || !sameParty(a.Origin, p.origin) || sameParty(a.Adopter, p.origin) || sameParty(a.Origin, p.adopter)
}

// adoptionPairs are all who can have taken something up after another.
func (st *story) adoptionPairs(ctx context.Context, title *story, spoken string) ([]adoptionPair, error) {
	type taker struct {
		of    *story
		sent  sentence
		row   takerRow
		signs []string
	}
	var takers []taker
	for _, of := range []*story{title, st} {
		err := of.walk(ctx, func(sent sentence) {
			rows := of.takerRows(sent.span)
			if r, ok := of.unsaid(sent, rows); ok {
				rows = append(rows, r)
			}
			for i := range rows {
				if signs := of.takerSigns(sent, rows, i); signs != nil {
					takers = append(takers, taker{of, sent, rows[i], signs})
				}
			}
		})
		if err != nil {
			return nil, err
		}
	}
	if len(takers) == 0 {
		return nil, nil
	}
	said := map[string][]originSign{}
	var keys []string
	for _, of := range []*story{title, st} {
		err := of.walk(ctx, func(sent sentence) {
			for _, o := range of.originSigns(sent, spoken) {
				if said[o.key] == nil {
					keys = append(keys, o.key)
				}
				said[o.key] = append(said[o.key], o)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	var out []adoptionPair
	for _, t := range takers {
		adopters := t.row.named
		if len(adopters) == 0 {
			adopters = []*mention{nil}
		}
		for _, m := range adopters {
			p := adoptionPair{of: t.of, sent: t.sent}
			self := ""
			if m != nil {
				self, p.adopter, p.written = t.of.keyOf(m), t.of.party(m), m.written(t.of.s)
				p.central = m.central()
				if t.row.self {
					p.adopter = t.of.mainParty()
				}
			} else {
				p.written = strings.ReplaceAll(t.row.set.of(t.of.s), "의 ", " ")
				p.adopter = bonbogi.Party{Name: p.written, Type: bonbogi.PartyGroup, Count: int64(t.row.n)}
			}
			for _, key := range keys {
				if key == self || said[key][0].who != nil && m != nil && related(said[key][0].who, m.only()) {
					continue
				}
				q := p
				q.origin = said[key][0].party
				q.signs = append(slices.Clone(t.signs), pairSigns(said[key], said[self], t.sent, t.row.start)...)
				for _, o := range said[key] {
					q.practice = cmp.Or(q.practice, o.practice)
				}
				if q.practice != "" && t.of.speaksOf(t.sent, q.practice) {
					q.signs = append(q.signs, "practice named")
				}
				out = append(out, q)
			}
		}
	}
	return out, nil
}

// unsaid is the main government in a sentence in which nobody else acts: 이 사업은 가람시의 것을 본떠 만들었다.
func (st *story) unsaid(sent sentence, rows []takerRow) (takerRow, bool) {
	if sent.no < 0 || st.main == nil || st.mainParty().Type != bonbogi.PartyGovernment || slices.ContainsFunc(rows, func(r takerRow) bool {
		return isSubject(r.josa) && !isNominative(r.josa) || len(r.named) > 0 && r.named[0].only() == st.main
	}) {
		return takerRow{}, false
	}
	at := span{sent.start, sent.start}
	m := &mention{span: at, name: at, govs: []*gov{st.main}, typ: bonbogi.PartyGovernment}
	return takerRow{span: at, named: []*mention{m}, after: sent.start, self: true}, true
}

// related reports whether one of two governments lies in the other.
func related(a, b *gov) bool { return b != nil && (a.above[b.ID] || b.above[a.ID]) }

// pairSigns are what the text says of an origin and an adopter, and where: of is the origin's, own the adopter's.
func pairSigns(of, own []originSign, sent sentence, at int) []string {
	var out []string
	add := func(sign string) {
		if !slices.Contains(out, sign) {
			out = append(out, sign)
		}
	}
	nearest := math.MaxInt
	for _, o := range of {
		for _, sign := range o.signs {
			add("origin: " + sign)
			if o.sentence == sent.no && sent.no >= 0 {
				add("origin here: " + sign)
			}
		}
		switch {
		case o.sentence < 0 || sent.no < 0:
		case o.sentence == sent.no:
			nearest = 0
			if o.start < at {
				add("origin before")
			} else {
				add("origin behind")
			}
		case max(o.sentence-sent.no, sent.no-o.sentence) < max(nearest, -nearest):
			nearest = sent.no - o.sentence
		}
	}
	switch {
	case nearest == 0:
		add("same sentence")
	case nearest == math.MaxInt:
	case nearest > 2:
		add("far behind")
	case nearest > 0:
		add("close behind")
	default:
		add("ahead of origin")
	}
	for _, o := range own {
		for _, sign := range o.signs {
			if sign != "main" && sign != "title" {
				add("adopter: " + sign)
			}
		}
	}
	return out
}
