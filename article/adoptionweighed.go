package article

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

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
	pairs, err := st.adoptionPairs(ctx, title, spoken)
	if err != nil {
		return nil, err
	}
	type both struct{ origin, adopter string }
	likely := map[both]float64{}
	best := map[string]adoptionPair{} // of each adopter
	var order []string
	for _, p := range pairs {
		key, right := named(p.adopter), p.right()
		who := both{named(p.origin), key}
		likely[who] = max(likely[who], right)
		if slices.Contains(p.signs, "origin: taken from") || slices.Contains(p.signs, "origin: first") {
			likely[who] = 1 // the text says whose it is
		}
		if old, ok := best[key]; !ok || right > old.right() {
			if best[key] = p; !ok {
				order = append(order, key)
			}
		}
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
				if signs := of.takerSigns(sent, rows, i, spoken); signs != nil {
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
	headline := headlineSigns(title)
	var local, first []string // who can be the origin, and of whom it is said
	for _, key := range keys {
		if said[key][0].who != nil && !said[key][0].who.isCentral() {
			local = append(local, key)
		}
		if slices.ContainsFunc(said[key], func(o originSign) bool { return slices.Contains(o.signs, "first") }) {
			first = append(first, key)
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
				if m != nil && m.typ == bonbogi.PartyForeign && said[key][0].who != nil {
					continue // goods go abroad, too
				}
				if key == self || m != nil && related(said[key][0].who, m.only()) {
					continue // a province brings what it has to its own towns
				}
				q := p
				q.origin = said[key][0].party
				q.signs = append(slices.Clone(t.signs), pairSigns(said[key], said[self], t.sent, t.row.start, m != nil && m.only() == st.main)...)
				for _, o := range said[key] {
					q.practice = cmp.Or(q.practice, o.practice)
				}
				q.signs = append(q.signs, headline...)
				if len(first) > 0 && !slices.Contains(first, key) {
					q.signs = append(q.signs, "another is first")
				}
				if n := len(local); n == 1 && local[0] == key || n == 2 && slices.Contains(local, key) && slices.Contains(local, self) {
					q.signs = append(q.signs, "no other origin")
				}
				if slices.ContainsFunc(said[self], func(o originSign) bool { return o.sentence < 0 }) {
					q.signs = append(q.signs, "adopter in headline")
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

// firstQuoted is the first name in quotation marks that can be a practice's.
func (st *story) firstQuoted() string {
	for _, q := range st.quotes {
		if in := q.of(st.s); !q.speech && namesPractice(in) {
			return in
		}
	}
	return ""
}

// headlineSigns are what a headline says of what the article tells.
func headlineSigns(title *story) []string {
	var out []string
	for sign, words := range map[string][]string{
		"headline: taken":  {"도입", "들여", "시행", "채택", "받아들", "제정"},
		"headline: spread": {"확산", "전국", "퍼", "번지", "잇따", "줄줄이", "전파", "보급", "확대", "이어"},
		"headline: copied": {"본떠", "본뜬", "벤치마킹", "배워", "배운", "따라", "원조", "같은", "서 온", "가져", "모델"},
		"headline: prize":  {"상", "선정", "최우수", "평가"},
		"headline: visit":  {"방문", "견학", "찾아", "발길", "시찰", "다녀"},
		"headline: begins": {"개소", "개장", "개관", "문 열", "운영", "시작", "출범", "첫선", "선보"},
	} {
		if containsAny(title.s, words...) {
			out = append(out, sign)
		}
	}
	slices.Sort(out) // the map has no order
	return out
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

// related reports whether one of two governments lies in the other, the state left out.
func related(a, b *gov) bool {
	return a != nil && b != nil && !b.isCentral() && (a.above[b.ID] || b.above[a.ID])
}

// pairSigns are what the text says of an origin and an adopter, and where: of is the origin's, own the adopter's.
func pairSigns(of, own []originSign, sent sentence, at int, mainTakes bool) []string {
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
	adopter := "adopter: "
	if mainTakes { // of what it now has much is told
		adopter = "main adopter: "
	}
	for _, o := range own {
		for _, sign := range o.signs {
			if sign != "main" && sign != "title" {
				add(adopter + sign)
			}
		}
	}
	return out
}
