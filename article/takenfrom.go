package article

import (
	"cmp"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// takenFrom reads a sentence that says, be it in passing, from whom somebody has what he has: 이 사업은 새별시가 2018년 시작한 것을
// 본떴다; 군은 새별시에서 설계도를 받아 첫 삽을 떴다; 스승은 새별시다. Where nobody else is named the main government has it from there.
func (st *story) takenFrom(sent sentence, spoken string) []Fact {
	s, in := st.s, sent.of(st.s)
	if st.main == nil || st.mainParty().Type != bonbogi.PartyGovernment || sent.heading() || containsAny(in, notTaken...) || containsAny(in, untrue...) || containsAny(in, plagiarism...) || containsAny(in, "것은 아니", "것이 아니") || containsAny(in, prizeWords...) {
		return nil
	}
	if hasSuffix(st.matter, goods...) {
		return nil
	}
	ms := st.actorsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if !st.canBeFirst(m) || slices.ContainsFunc(st.quotesIn(sent.span), func(q quoted) bool { return q.start <= m.start && m.end <= q.end }) {
			continue
		}
		end, sure := st.comesFrom(sent, m)
		if sure == 0 || st.outsiderActs(span{m.end, end}) {
			continue
		}
		practice := st.practiceMeant(sent, m.end, cmp.Or(spoken, st.matter))
		if slices.Contains(generalNouns, practice) {
			practice = ""
		}
		if practice = cmp.Or(practice, spoken, st.matter, st.opens); practice == "" {
			continue
		}
		var out []Fact
		for _, taker := range st.takersOf(sent, m, end) {
			for _, origin := range append([]bonbogi.Party{st.pioneering(m)}, st.pioneersWith(sent, m)...) {
				to, written := st.mainParty(), ""
				if taker != nil {
					to, written = st.party(taker), taker.written(s)
				}
				if !to.Same(origin) {
					out = append(out, st.adoption(practice, origin, to, written, bonbogi.AdoptionCopied, st.adoptedOn(sent), sure, sent.span))
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// takersOf are those who have from the one what it had: the governments that act in the sentence, else those of whom the text went on
// to tell, else the main one, which is nil.
func (st *story) takersOf(sent sentence, from *mention, end int) []*mention {
	var out []*mention
	for _, r := range st.takerRows(sent.span) {
		if !isSubject(r.josa) && !isCopula(st.s[r.end:]) || r.start >= end && !isCopula(st.s[r.end:]) || slices.ContainsFunc(r.named, func(m *mention) bool { return m.start == from.start }) {
			continue
		}
		if len(r.named) == 0 {
			return nil // others than the main one, who are not named
		}
		if hasPrefix(st.s[r.after:], " 아닌", " 아니") || isNominative(r.josa) && r.end < from.start && st.relativeBefore(r.after, from.start) {
			continue
		}
		out = append(out, r.named...)
	}
	who := st.whole(from)
	out = slices.DeleteFunc(out, func(m *mention) bool { return m.central() || st.whole(m) == who })
	if len(out) > 0 || !st.goesWith(sent, from.start) {
		return out
	}
	if n := severalIn(st.s[sent.start:from.start]); n > 0 || st.main == who {
		return st.actedBefore(sent, from, n)
	}
	if who == nil || !st.main.above[who.ID] && !who.above[st.main.ID] {
		return []*mention{nil}
	}
	return nil
}

// severalIn is how many governments a stretch counts of which the text told before: 두 시군은.
func severalIn(in string) int {
	for n, word := range []string{"두 ", "세 ", "네 ", "다섯 "} {
		for _, noun := range []string{"시군", "시·군", "군", "시", "구", "도시", "지자체", "자치단체", "기관", "곳", "고장"} {
			if containsAny(" "+in, " "+word+noun+"은 ", " "+word+noun+"는 ", " "+word+noun+"이 ", " "+word+noun+"가 ", " "+word+noun+" 모두 ") {
				return n + 2
			}
		}
	}
	return 0
}

// actedBefore are the governments that the sentences before one said do something, as many as are counted; the nearest one if none
// are.
func (st *story) actedBefore(sent sentence, but *mention, n int) []*mention {
	var out []*mention
	for k := sent.no - 1; k >= max(0, sent.no-4) && k < len(st.sentences); k-- {
		for _, r := range st.takerRows(st.sentences[k].span) {
			for _, m := range r.named {
				if isSubject(r.josa) && !m.central() && !but.same(st, m) && !slices.ContainsFunc(out, func(o *mention) bool { return o.same(st, m) }) {
					out = append(out, m)
				}
			}
		}
		if len(out) > 0 && len(out) >= n {
			break
		}
	}
	if n > 0 && len(out) != n || n == 0 && len(out) != 1 {
		return nil
	}
	return out
}

// same reports whether two mentions mean the same government.
func (m *mention) same(st *story, o *mention) bool {
	if who := st.whole(m); who != nil {
		return who == st.whole(o)
	}
	return sameCity(m.name.of(st.s), o.name.of(st.s))
}

// relativeBefore reports whether a clause between two places belongs to the noun at its end: 새별시가 배운 가람시의 물길콜.
func (st *story) relativeBefore(from, to int) bool {
	v, ok := makes.next(st.s, span{from, to})
	return ok && v.told.ofNoun()
}
