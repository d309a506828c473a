package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// pioneer is who had a practice first, as a text says it once for all that follows: 2015년 가람시에서 처음 시작된 이 제도는.
type pioneer struct {
	who      *gov // nil for one abroad
	party    bonbogi.Party
	with     []bonbogi.Party // those who had it first together with it
	practice string
	sentence int
	start    int     // where it is named
	end      int     // behind the words that say so; from there on a sentence can tell of others
	sure     float64 // what speaks for it
	copied   bool    // the sentence says that it was a model: 가람시의 ‘물길콜’을 본떠
	owner    bool    // the sentence says whose it is that somebody took over: 가람시의 ‘물길콜’을 도입했다
	frame    int     // the sentence that says that many followed, after which they are named
	made     bool    // it made the thing; nobody says that others followed
	presumed bool    // nobody says so: it is the one of whose practice the text tells
}

// surelyFirst is how much speaks for a pioneer of whom a text says so itself.
const surelyFirst = 0.25

// Words of the one who was first.
var (
	nationalFirsts = []string{"전국 최초", "국내 최초", "전국 첫", "국내 첫", "나라 첫", "세계 첫", "전국에서 처음", "전국 처음", "국내에서 처음", "국내 처음", "전국에서 가장 먼저", "가장 먼저", "맨 먼저", "제일 먼저", "전국 지자체 최초", "전국 지자체 가운데", "전국 지자체 중", "전국 지방자치단체 중", "전국 지방자치단체 가운데", "지자체 가운데", "지자체 중 ", "전국 기초", "전국 광역", "우리나라 최초", "우리나라에서 처음", "세계 최초", "대한민국 최초", "권에서 처음", "권 최초", "도내 최초", "도내에서 처음", "도내 처음"}
	firsts         = []string{"최초", "전국 첫", "국내 첫", "나라 첫", "세계 첫", "첫 번째로", "처음", "맨 먼저", "가장 먼저", "제일 먼저", "맨 처음", "가장 일찍", "먼저 ", "앞장서", "일찍이", "일찌감치", "선제적", "선도적", "앞서 "}
	origins        = []string{"원조", "맏이", "맏형", "시조", "선구", "1호", "효시", "시초", "시발점", "출발점", "발상지", "발원지", "진원지", "종주", "작품", "발명품", "창작품", "아이디어다", "본고장", "첫 사례", "첫 테이프"}
	begunWith      = []string{"을 시작으로", "를 시작으로", "을 필두로", "를 필두로", "을 기점으로", "를 기점으로", "을 출발점으로", "를 출발점으로", "에서 물꼬", "에서 큰 호응", "에서 좋은 반응", "에서 성공", "발 ‘", "발 “", "발(發)"}
)

// pioneerOf is the government of which a sentence says that it was first. Where no other is named it is the main one, but only
// if it was the first of the country: who does something for the first time is no pioneer.
func (st *story) pioneerOf(sent sentence, spoken string) (pioneer, bool) {
	for _, told := range []func(sentence) (pioneer, span, bool, bool){st.beginner, st.firstOfAll} {
		p, verb, relative, ok := told(sent)
		if !ok {
			continue
		}
		p.sentence = sent.no
		p.practice = cmp.Or(st.practiceTold(sent, verb, relative, spoken), st.matter)
		return p, true
	}
	return pioneer{}, false
}

// canBeFirst reports whether a mention is one municipality or province, or its council.
func (st *story) canBeFirst(m *mention) bool {
	if m.typ == bonbogi.PartyForeign {
		return st.isAbroad(m)
	}
	return (!m.glued || isCopula(st.s[m.end:]) || strings.HasPrefix(st.s[m.end:], "입니다")) && !m.central() && (m.typ == bonbogi.PartyGovernment || m.typ == bonbogi.PartyCouncil) && st.sole(m) != nil && st.sole(m).only() != nil
}

// pioneering is the government of a mention: what its council made is its own.
func (st *story) pioneering(m *mention) bonbogi.Party {
	if m = cmp.Or(st.sole(m), m); m.typ == bonbogi.PartyCouncil {
		return bonbogi.Party{Government: m.only().ID, Name: st.fullName(m.only(), m.name.of(st.s)), Type: bonbogi.PartyGovernment}
	}
	return st.party(m)
}

// whole is the government that a mention means; nil for one abroad.
func (st *story) whole(m *mention) *gov {
	if one := st.sole(m); one != nil {
		return one.only()
	}
	return nil
}

// beginner is the one with whom a sentence says that something began: 가람시를 시작으로, 가람시에서 출발한, 가람시가 원조다.
func (st *story) beginner(sent sentence) (p pioneer, verb span, relative, ok bool) {
	s := st.s
	if containsAny(sent.of(s), "우기", "우긴", "서로 원조", "원조 논란", "원조 다툼", "원조라고 주장") {
		return pioneer{}, span{}, false, false
	}
	ms := st.actorsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if m.glued && m.bare && m.typ == bonbogi.PartyGovernment && m.only() != nil { // 가람물길자전거는 … 원조다
			word := wordAt(s, m.start)
			if j := lastJosa(word, span{0, len(word)}); (isTopic(j) || isNominative(j)) && containsAny(clauseOf(s[m.end:sent.end]), origins...) {
				p := pioneer{who: m.only(), party: st.party(m), sure: 0.25, end: m.start + len(word)}
				return p, span{p.end, p.end}, false, true
			}
		}
		if !st.canBeFirst(m) {
			continue
		}
		p := pioneer{who: st.whole(m), party: st.pioneering(m), start: m.start, sure: 0.3}
		rest := s[m.end:sent.end]
		if before := strings.TrimRight(s[sent.start:m.start], " "); hasSuffix(before, "원조인", "원조", "발상지인", "발상지", "시초인", "효시인", "본고장인", "본고장", "선구자인", "원조격인") { // 물길자전거의 원조인 가람시는
			p.end = m.end
			return p, span{m.start, m.start}, false, true
		}
		for _, w := range begunWith {
			if strings.HasPrefix(rest, w) && !(isObject(m.josa) && st.brings(span{sent.start, m.start})) {
				p.end = m.end + len(w)
				p.end += len(wordAt(s, p.end))
				return p, span{m.end, p.end}, hasSuffix(s[:p.end], "된", "한", "인", "둔") || strings.HasPrefix(w, "발"), true
			}
		}
		if m.josa == "에서" && !containsAny(s[sent.start:m.start], nowadays...) { // 가람시에서 비롯한
			from := m.end + len(m.josa)
			near := span{from, min(sent.end, clip(s, from+45))}
			v, found := begins.next(s, near)
			if made, ok := makes.next(s, near); ok && made.told.ofNoun() && (!found || made.start < v.start) {
				v, found = made, true
			}
			if found && !containsAny(s[from:v.start], ",", "에서") && v.told >= done {
				p.end = v.end + len(wordAt(s, v.end))
				return p, span{v.start, p.end}, v.told.ofNoun(), true
			}
		}
		if m.josa == "에" && hasPrefix(s[m.end+len(m.josa):], " 처음", " 최초로", " 가장 먼저", " 맨 먼저", " 첫") { // 가람시에 처음 생긴
			v, found := spreads.next(s, span{m.end, min(sent.end, clip(s, m.end+60))})
			if found && v.told == relates {
				p.end = v.end + len(wordAt(s, v.end))
				return p, span{v.start, p.end}, true, true
			}
		}
		if before := wordStemBefore(s, sent.start, m.start); slices.Contains([]string{"다", "이다", "입니다", "였다", "이었다"}, wordAt(s, m.end)) && (hasSuffix(before, origins...) || hasSuffix(before, "곳", "지자체", "도시", "주인공") && containsAny(s[sent.start:m.start], firsts...)) {
			p.end = sent.end // 물길자전거의 본고장은 가람시다
			return p, span{m.start, m.start}, false, true
		}
		if isNominative(m.josa) || isTopic(m.josa) || m.josa == "의" {
			near := clauseOf(clipped(rest, 60))
			if at := firstOf(near, origins); at >= 0 && hasPrefix(near[at:], origins...) {
				p.end = m.end + at
				return p, span{m.start, m.start}, false, true
			}
		}
	}
	return pioneer{}, span{}, false, false
}

// brings reports whether a government is what a sentence tells of before a place: 한빛도는 새별시를 시작으로 … 조성했다 tells of its own.
func (st *story) brings(sp span) bool {
	return slices.ContainsFunc(st.mentionsIn(sp), func(m mention) bool { return m.typ == bonbogi.PartyGovernment && isTopic(m.josa) })
}

// wordStemBefore is the word before a place, with a province between left out, without its particle.
func wordStemBefore(s string, from, at int) string {
	ws := words(s, span{from, at})
	if len(ws) == 0 {
		return ""
	}
	return wordStem(ws[len(ws)-1].of(s))
}

// firstOfAll is the one that did something first: 가람시가 전국 최초로 도입한, 가람시에서 처음 시작된.
func (st *story) firstOfAll(sent sentence) (p pioneer, verb span, relative, ok bool) {
	s, in := st.s, sent.of(st.s)
	first := firstOf(in, firsts)
	if first < 0 {
		return p, span{}, false, false
	}
	at := sent.start + first
	v, found := makes.next(s, span{at, min(sent.end, at+110)})
	if !found || strings.Count(s[at:v.start], ",") > 1 {
		return p, span{}, false, false
	}
	for !v.told.ofNoun() { // 처음 개발해 운영하는
		next, more := makes.next(s, span{v.end, min(sent.end, v.end+30)})
		if !more || strings.Contains(s[v.end:next.start], ",") || next.told < done {
			break
		}
		v = next
	}
	ofTheCountry := containsAny(s[max(sent.start, clip(s, at-30)):min(sent.end, at+len("가장 먼저"))], nationalFirsts...)
	p.end = v.end + len(wordAt(s, v.end))
	relative = v.told.ofNoun()
	since := hasPrefix(s[p.end:sent.end], " 이후", " 뒤", " 이래", " 후 ", " 데 이어") // 가람시가 처음 시행한 이후
	if rest := s[p.end:sent.end]; strings.HasPrefix(rest, " 중인") || strings.HasPrefix(rest, " 온 ") {
		p.end += len(" 온")
		relative = true
	}
	if relative { // 처음 만든 가람시의 물길콜
		if m := st.mentionAt(skip(s, p.end, sent.end)); m != nil && st.canBeFirst(m) && (m.josa == "의" || m.josa == "") && p.end < m.start {
			p.who, p.party, p.sure, p.end = st.whole(m), st.pioneering(m), 0.3, m.end+len(m.josa)
			return p, span{v.start, p.end}, true, true
		}
	}
	rows := st.takerRows(span{sent.start, v.start})
	for i := len(rows) - 1; i >= 0; i-- {
		r := &rows[i]
		if len(r.named) == 0 || at-r.end > 120 {
			continue
		}
		if r.josa == "도" {
			return p, span{}, false, false // 새별시도 … 처음: it has what others had before
		}
		behind := r.start > at // 전국 최초로 가람시가 만든
		if !r.named[0].central() && (isSubject(r.josa) || strings.HasPrefix(r.josa, "에서") && !behind || r.josa == "의" && hasPrefix(s[at:], "선제적", "선도적")) {
			p.who, p.party, p.sure = r.named[0].only(), st.pioneering(r.named[0]), 0.2
			if ofTheCountry {
				p.sure = 0.3
			}
			for _, m := range r.named[1:] {
				p.with = append(p.with, st.pioneering(m))
			}
			p.start = r.start
			return p, span{v.start, p.end}, relative, relative || since || ofTheCountry || p.who == nil || strings.HasPrefix(s[at:], "선제적") || v.part != actionNoun && st.othersBehind(sent, p.end) // not: 올해 처음 도입했다
		}
	}
	ms := st.mentionsIn(span{sent.start, v.start})
	for i := len(ms) - 1; i >= 0; i-- {
		if m := &ms[i]; m.typ == bonbogi.PartyCouncil && st.canBeFirst(m) && isSubject(m.josa) {
			p.who, p.party, p.sure = st.whole(m), st.pioneering(m), 0.25
			return p, span{v.start, p.end}, relative, relative || ofTheCountry
		}
	}
	if !ofTheCountry || st.main == nil || st.mainParty().Type != bonbogi.PartyGovernment || containsAny(in[:first], "정부", "국가") {
		return p, span{}, false, false
	}
	p.who, p.party, p.sure = st.main, st.mainParty(), 0.25
	return p, span{v.start, p.end}, relative, true
}

// othersBehind reports whether a sentence goes on, behind a place, to tell of others: 가람시가 먼저 도입했고 새별시가 …
func (st *story) othersBehind(sent sentence, from int) bool {
	return slices.ContainsFunc(st.takerRows(span{from, sent.end}), func(r takerRow) bool {
		return r.n > 0 || len(r.named) > 0 && r.named[0].only() != nil && r.named[0].only().isLocal() && (isSubject(r.josa) || slices.Contains([]string{"에", "에도", "에서도", "로", "으로"}, r.josa))
	})
}

// is reports whether a mention is the one who had it first.
func (p *pioneer) is(st *story, m *mention) bool {
	if p.who != nil || m.typ == bonbogi.PartyForeign {
		return p.who != nil && st.whole(m) == p.who || p.who == nil && sameCity(m.name.of(st.s), p.party.Name)
	}
	return false
}

// sameCity compares names of cities: 파리, 파리시.
func sameCity(a, b string) bool {
	return strings.TrimSuffix(a, "시") == strings.TrimSuffix(b, "시")
}

// isAbroad reports whether a mention is a city or country abroad, and no body from there.
func (st *story) isAbroad(m *mention) bool {
	return slices.ContainsFunc(st.abroad, func(o mention) bool { return o.start == m.start && o.end == m.end })
}

// began reports whether a mention is one of those who had it first.
func (p *pioneer) began(m *mention) bool {
	return m.only() != nil && slices.ContainsFunc(p.with, func(o bonbogi.Party) bool { return o.Government == m.only().ID })
}
