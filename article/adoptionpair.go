package article

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// mostOrigins is how many governments are looked at as the one that had something first.
const mostOrigins = 40

// possibleOrigin is all that a text says of a government that can be said of who had a practice first.
type possibleOrigin struct {
	who       *gov
	party     bonbogi.Party
	practice  string
	signs     []string // anywhere
	sentences []int    // that name it, without the headline
	here      map[int]originHere
	headline  bool
	first     bool // it is said to have been first
}

// originHere is what one sentence says of it.
type originHere struct {
	signs         []string
	before, after int // where it is first and last named
}

// hears adds what a sentence says.
func (p *possibleOrigin) hears(o originSign) {
	p.practice = cmp.Or(p.practice, o.practice)
	p.first = p.first || slices.Contains(o.signs, "first")
	p.headline = p.headline || o.sentence < 0
	for _, sign := range o.signs {
		if !slices.Contains(p.signs, sign) {
			p.signs = append(p.signs, sign)
		}
	}
	if o.sentence < 0 {
		return
	}
	h, ok := p.here[o.sentence]
	if !ok {
		h.before = o.start
		p.sentences = append(p.sentences, o.sentence)
	}
	h.after = o.start
	for _, sign := range o.signs {
		if !slices.Contains(h.signs, sign) {
			h.signs = append(h.signs, sign)
		}
	}
	p.here[o.sentence] = h
}

// nearest is how far behind the nearest sentence that names it another one stands; negative ahead of it. ok is false if none does.
func (p *possibleOrigin) nearest(sentence int) (distance int, ok bool) {
	if len(p.sentences) == 0 {
		return 0, false
	}
	at := sort.SearchInts(p.sentences, sentence)
	if at == len(p.sentences) {
		return sentence - p.sentences[at-1], true
	}
	if ahead := sentence - p.sentences[at]; at == 0 || -ahead < sentence-p.sentences[at-1] {
		return ahead, true
	}
	return sentence - p.sentences[at-1], true
}

// possibleTaker is a row of governments of which a sentence says something that those can be said of who took something up.
type possibleTaker struct {
	of    *story
	sent  sentence
	row   takerRow
	signs []string
}

// eachPair calls do for all who can have taken something up after another. The signs of a pair hold until the next one.
func (st *story) eachPair(ctx context.Context, title *story, spoken string, do func(adoptionPair)) error {
	takers, err := st.possibleTakers(ctx, title, spoken)
	if err != nil || len(takers) == 0 {
		return err
	}
	origins, keys, err := st.possibleOrigins(ctx, title, spoken)
	if err != nil {
		return err
	}
	local, first := 0, false
	for _, key := range keys {
		if origins[key].isLocal() {
			local++
		}
		first = first || origins[key].first
	}
	headline := headlineSigns(title)
	var signs []string
	for i, t := range takers {
		if i%64 == 0 && ctx.Err() != nil {
			return fmt.Errorf("article: stopped while reading: %w", ctx.Err())
		}
		for _, m := range t.members() {
			p := adoptionPair{of: t.of, sent: t.sent}
			p.adopter, p.written = t.of.takerParty(&t.row, m)
			self := &possibleOrigin{}
			if m != nil {
				p.central = m.central()
				self = cmp.Or(origins[t.of.keyOf(m)], self)
			}
			for _, key := range keys {
				o := origins[key]
				if o == self || m != nil && (m.typ == bonbogi.PartyForeign && o.who != nil || related(o.who, m.only())) {
					continue // goods go abroad, too, and a province brings what it has to its own towns
				}
				p.origin, p.practice = o.party, o.practice
				signs = pairSigns(append(append(signs[:0], t.signs...), headline...), o, self, t.sent, t.row.start, m != nil && m.only() == st.main)
				if first && !o.first {
					signs = append(signs, "another is first")
				}
				if o.isLocal() && (local == 1 || local == 2 && self.isLocal()) {
					signs = append(signs, "no other origin")
				}
				if p.practice != "" && t.of.speaksOf(t.sent, p.practice) {
					signs = append(signs, "practice named")
				}
				p.signs = signs
				do(p)
			}
		}
	}
	return nil
}

// isLocal reports whether it is a municipality or province of the country.
func (p *possibleOrigin) isLocal() bool { return p.who != nil && !p.who.isCentral() }

// possibleTakers are the rows that can have taken something up.
func (st *story) possibleTakers(ctx context.Context, title *story, spoken string) ([]possibleTaker, error) {
	var out []possibleTaker
	for _, of := range []*story{title, st} {
		err := of.walk(ctx, func(sent sentence) {
			rows := of.takerRows(sent.span)
			if r, ok := of.unsaid(sent, rows); ok {
				rows = append(rows, r)
			}
			for i := range rows {
				if signs := of.takerSigns(sent, rows, i, spoken); signs != nil {
					out = append(out, possibleTaker{of, sent, rows[i], signs})
				}
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// members are the governments of a row; one nil for a set without names.
func (t *possibleTaker) members() []*mention {
	if len(t.row.named) == 0 {
		return []*mention{nil}
	}
	return t.row.named
}

// possibleOrigins are the governments that can have had something first, and their keys in the order of the text.
func (st *story) possibleOrigins(ctx context.Context, title *story, spoken string) (origins map[string]*possibleOrigin, keys []string, err error) {
	origins = map[string]*possibleOrigin{}
	for _, of := range []*story{title, st} {
		err := of.walk(ctx, func(sent sentence) {
			for _, o := range of.originSigns(sent, spoken) {
				p := origins[o.key]
				if p == nil {
					p = &possibleOrigin{who: o.who, party: o.party, here: map[int]originHere{}}
					if origins[o.key] = p; len(keys) < mostOrigins {
						keys = append(keys, o.key)
					}
				}
				p.hears(o)
			}
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return origins, keys, nil
}

// takerParty is a member of a row as a party, and how it is written.
func (st *story) takerParty(r *takerRow, m *mention) (p bonbogi.Party, written string) {
	switch {
	case m == nil:
		written = strings.ReplaceAll(r.set.of(st.s), "의 ", " ")
		return bonbogi.Party{Name: written, Type: bonbogi.PartyGroup, Count: int64(r.n)}, written
	case r.self:
		return st.mainParty(), ""
	}
	return st.party(m), m.written(st.s)
}

// pairSigns adds to some signs what the text says of an origin and an adopter, and where. at is where the adopter is named.
func pairSigns(signs []string, o, own *possibleOrigin, sent sentence, at int, mainTakes bool) []string {
	for _, sign := range o.signs {
		signs = append(signs, "origin: "+sign)
	}
	if h, ok := o.here[sent.no]; ok && sent.no >= 0 {
		for _, sign := range h.signs {
			signs = append(signs, "origin here: "+sign)
		}
		if h.before < at {
			signs = append(signs, "origin before")
		}
		if h.after >= at {
			signs = append(signs, "origin behind")
		}
	}
	if distance, ok := o.nearest(sent.no); ok && sent.no >= 0 {
		switch {
		case distance == 0:
			signs = append(signs, "same sentence")
		case distance > 2:
			signs = append(signs, "far behind")
		case distance > 0:
			signs = append(signs, "close behind")
		default:
			signs = append(signs, "ahead of origin")
		}
	}
	adopter := "adopter: "
	if mainTakes { // of what it now has much is told
		adopter = "main adopter: "
	}
	for _, sign := range own.signs {
		if sign != "main" && sign != "title" {
			signs = append(signs, adopter+sign)
		}
	}
	if own.headline {
		signs = append(signs, "adopter in headline")
	}
	return signs
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
