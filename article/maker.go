package article

import (
	"cmp"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// madeAsHead is whose head is said to have made something once: 한빛도지사 시절 도입한 물길택시.
func (st *story) madeAsHead(sent sentence) (pioneer, bool) {
	s := st.s
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if m.central() || st.whole(m) == nil {
			continue
		}
		title := strings.TrimLeft(s[m.name.end:sent.end], "시도군구 ")
		rest, ok := cutAny(title, "지사", "시장", "장", "군수", "수", "구청장", "청장")
		if at := firstOf(clipped(rest, 30), []string{"시절", "때", "재임", "재직", "이던", "였던", "당시"}); !ok || at < 0 {
			continue
		}
		from := sent.end - len(rest)
		if v, found := makes.next(s, span{from, min(sent.end, clip(s, from+110))}); found {
			p := pioneer{who: st.whole(m), party: st.pioneering(m), sentence: sent.no, end: v.end + len(wordAt(s, v.end)), sure: surelyFirst}
			if p.party.Type != bonbogi.PartyGovernment {
				continue
			}
			p.practice = cmp.Or(st.practiceTold(sent, span{v.start, p.end}, v.told.ofNoun(), st.matter), st.matter)
			return p, true
		}
	}
	return pioneer{}, false
}

// cutAny cuts the first of the prefixes that stands there.
func cutAny(s string, prefixes ...string) (rest string, ok bool) {
	for _, p := range prefixes {
		if rest, ok = strings.CutPrefix(s, p); ok {
			return rest, true
		}
	}
	return s, false
}

// makerOf is who made what a sentence says others have, without having been first: 가람시와 새별시가 시작한 물길택시가 전국으로
// 번지고 있다.
func (st *story) makerOf(sent sentence, spoken string) (pioneer, bool) {
	s := st.s
	if p, ok := st.madeAsHead(sent); ok {
		return p, true
	}
	for _, r := range st.takerRows(sent.span) {
		if len(r.named) == 0 || r.named[0].central() {
			continue
		}
		m := r.named[0]
		from := r.after
		if !isNominative(r.josa) && r.josa != "에서" {
			continue
		}
		v, ok := makesForNoun(s, span{from, min(sent.end, clip(s, from+90))})
		if strings.HasPrefix(s[min(v.end, sent.end):sent.end], " 온 ") {
			v.end += len(" 온")
		}
		if !ok || !v.told.ofNoun() || strings.Contains(s[from:v.start], ", ") || len(st.mentionsIn(span{from, v.start})) > 0 {
			continue
		}
		p := pioneer{who: st.whole(m), party: st.pioneering(m), sentence: sent.no, start: r.start, end: v.end + len(wordAt(s, v.end)), sure: 0.15}
		for _, o := range r.named[1:] {
			p.with = append(p.with, st.pioneering(o))
		}
		copula := false
		if p.practice, copula = st.thingBehind(sent, p.end); p.practice == "" && copula && !pointsBack(sent.of(s)) { // 물길택시는 가람시가 시작한 사업이다
			p.practice = st.practiceTold(sent, v.span, true, spoken)
		}
		if p.practice != "" {
			return p, true
		}
		if p.practice = cmp.Or(spoken, st.matter); p.practice != "" && hasPrefix(s[p.end:sent.end], " 것이", " 것으로", " 것을", " 것인") {
			return p, true // 가람시가 고안한 것이다
		}
	}
	return pioneer{}, false
}

// makesForNoun is the verb of making that belongs to the noun behind it, past those before which it ends: 고쳐 만든, 운영해 온.
func makesForNoun(s string, sp span) (verbFound, bool) {
	v, ok := makes.next(s, sp)
	for ok && !v.told.ofNoun() {
		if hasPrefix(s[v.end:sp.end], " 온 ", "온 ", " 오던 ", "오던 ") {
			v.told = relates
			return v, true
		}
		next, more := makes.next(s, span{v.end, min(sp.end, clip(s, v.end+40))})
		if !more || strings.Contains(s[v.end:next.start], ",") {
			return v, false
		}
		v = next
	}
	return v, ok
}

// branded is who stands in the name of a practice: 광주형 일자리, 대구발 무임승차.
func (st *story) branded(sent sentence) (pioneer, bool) {
	s := st.s
	for _, w := range words(s, sent.span) {
		at := w.start + len(w.of(s)) - len(strings.TrimLeft(w.of(s), "‘“"))
		n := st.g.at(s, at)
		if n == nil || hasSuffix(n.word, "시", "군", "구", "도", "청") {
			continue
		}
		rest := s[at+len(n.word) : sent.end]
		if !hasPrefix(rest, "형 ", "표 ", "발 ", "발(發) ", "다움 ", "식 ") {
			continue
		}
		one := st.sole(&mention{span: span{at, at + len(n.word)}, name: span{at, at + len(n.word)}, govs: st.narrow(n.govs), typ: bonbogi.PartyGovernment})
		if one == nil || one.only() == nil || one.central() {
			continue
		}
		name, _ := st.thingBehind(sent, at)
		for _, q := range st.quotesIn(sent.span) {
			if q.start == at {
				name = q.of(s)
			}
		}
		if name != "" {
			return pioneer{who: one.only(), party: st.party(one), practice: name, sentence: sent.no, start: at, end: at + len(n.word), sure: 0.15}, true
		}
	}
	return pioneer{}, false
}
