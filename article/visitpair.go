package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// pairs makes a visit of every guest and every host that a sentence names. The side that it does not name
// is the main government, or whoever was spoken of.
func (v *visits) pairs(sent sentence, guests, hosts []*mention, here bool) {
	main := v.mainParty()
	isMain := func(m *mention) bool {
		x := m.only()
		return x != nil && x == v.main && m.typ == bonbogi.PartyGovernment
	}
	if len(guests) == 0 && len(hosts) == 0 {
		return
	}
	if len(guests) > 1 { // the main government among its guests is not one of them
		if len(hosts) == 0 {
			n := len(guests)
			topic := slices.ContainsFunc(guests, func(m *mention) bool { return isMain(m) && isTopic(m.josa) })
			guests = slices.DeleteFunc(guests, isMain)
			here = here || topic && len(guests) < n // 다솔군은 … 공무원들이 견학했다고 알렸다
		}
	}
	type side struct {
		party bonbogi.Party
		m     *mention
	}
	var gs, hs []side
	for _, m := range guests {
		gs = append(gs, side{v.body(m), m})
	}
	for _, m := range hosts {
		if m.only() == nil && m.typ == bonbogi.PartyResidents && len(hosts) > 1 {
			continue // a village of a town that the sentence names
		}
		if m.typ == bonbogi.PartyInstitution && hasSuffix(v.s[m.start:m.end], "학교") {
			continue
		}
		hs = append(hs, side{v.hostParty(m), m})
	}
	switch {
	case len(hs) == 0 && !v.hosted && containsAny(sent.of(v.s), companions...): // they went where the others did
		for _, f := range v.out {
			if !slices.ContainsFunc(hs, func(h side) bool { return h.party.Same(f.Visit.Host) }) {
				hs = append(hs, side{f.Visit.Host, nil})
			}
		}
	case len(gs) == 0 && len(v.guests) > 0 && (!v.hosted || v.refersBack(sent)) && !slices.ContainsFunc(hs, func(h side) bool { return slices.ContainsFunc(v.guests, h.party.Same) }):
		for _, p := range v.guests {
			if p.Same(main) && !v.hosted && len(hs) > 0 && hs[0].m != nil {
				p = v.ownBody(sent, hs[0].m.start)
			}
			gs = append(gs, side{p, nil})
		}
	case len(gs) == 0 && v.main != nil && !slices.ContainsFunc(hs, func(h side) bool { return v.ofMain(h.m) }) && (!v.hosted || len(hs) > 0 && hs[0].m != nil && (v.ownPeople(sent) || containsAny(clipped(sent.of(v.s), hs[0].m.start-sent.start), delegates...))):
		at := sent.end
		if len(hs) > 0 && hs[0].m != nil {
			at = hs[0].m.start
		}
		gs = []side{{v.ownBody(sent, at), nil}}
	case len(hs) == 0 && v.main != nil && (v.hosted || here || !slices.ContainsFunc(gs, func(g side) bool { return g.party.Type != bonbogi.PartyForeign })) && !slices.ContainsFunc(gs, func(g side) bool { return g.party.Same(main) || v.ofMain(g.m) }):
		hs = []side{{main, nil}}
	}
	elsewhere := func(g, h *mention) bool { // each in a clause of its own, with its own other side
		if g == nil || h == nil || v.clause(sent, g.start) == v.clause(sent, h.start) {
			return false
		}
		inClause := func(ms []*mention, of *mention) bool {
			return slices.ContainsFunc(ms, func(m *mention) bool { return v.clause(sent, m.start) == v.clause(sent, of.start) })
		}
		return inClause(hosts, g) && inClause(guests, h)
	}
	v.many = len(gs)
	for _, g := range gs {
		for _, h := range hs {
			if g.m == nil && h.m != nil && v.home != nil && slices.ContainsFunc(v.guests, g.party.Same) && h.m.only() == v.home {
				continue
			}
			if elsewhere(g.m, h.m) || g.party.Same(h.party) || g.party.Name == "" || h.party.Name == "" || g.m != nil && h.m != nil && v.sameArea(g.m, h.m) {
				continue
			}
			v.add(sent, g.party, g.m, h.party, h.m)
		}
	}
}

// refersBack reports whether a sentence goes on about guests who were named before: 이들은, 방문단은.
func (v *visits) refersBack(sent sentence) bool {
	for _, w := range words(v.s, sent.span) {
		word := w.of(v.s)
		if j := agreeing(word); (isNominative(j) || isTopic(j) || j == "에게") && hasSuffix(strings.TrimSuffix(word, j), "이들", "일행", "단", "원들", "자들", "손님들", "팀", "회", "명") || hasPrefix(word, "이들") {
			return true
		}
	}
	return false
}

// ownPeople reports whether officials without a government are the ones who go: 청소과 직원 열 명이 새별시에서 … 배웠다.
func (v *visits) ownPeople(sent sentence) bool {
	for _, w := range words(v.s, sent.span) {
		j := lastJosa(v.s, w)
		if !isNominative(j) && !isTopic(j) {
			continue
		}
		before := clipped(v.s[max(sent.start, w.start-30):w.end], 90)
		return strings.HasSuffix(strings.TrimSuffix(w.of(v.s), j), "명") && containsAny(before, officials...) || hasSuffix(strings.TrimSuffix(w.of(v.s), j), "직원들", "공무원들", "직원", "공무원")
	}
	return false
}

// ofMain reports whether a body belongs to the main government's area: its council, its residents.
func (v *visits) ofMain(m *mention) bool {
	return m != nil && m.only() != nil && m.only() == v.main
}

// allOfMain reports whether all bodies of a row are the main government's.
func (v *visits) allOfMain(row []*mention) bool {
	return !slices.ContainsFunc(row, func(m *mention) bool { return !v.ofMain(m) })
}

func (v *visits) sameArea(a, b *mention) bool {
	return a.only() != nil && a.only() == b.only()
}

// body is the party of a mention; members of a committee are the committee.
func (v *visits) body(m *mention) bonbogi.Party {
	p := v.party(m)
	if v.ownBodyAt(m) {
		p.Name = v.main.nameOn(v.published, "") + " " + p.Name
	}
	if p.Type == bonbogi.PartyResidents && strings.HasSuffix(p.Name, "위원") {
		p.Name += "회"
	}
	return p
}

// hostParty is the government whose area is visited; a council is visited as a council.
func (v *visits) hostParty(m *mention) bonbogi.Party {
	if m.typ == bonbogi.PartyCouncil || m.only() == nil {
		return v.party(m)
	}
	return v.party(m.government())
}
