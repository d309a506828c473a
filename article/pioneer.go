package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// pioneer is who had a practice first, as a text says it once for all that follows: 2015년 가람시에서 처음 시작된 이 제도는.
type pioneer struct {
	who      *gov
	party    bonbogi.Party
	practice string
	sentence int
	end      int // behind the words that say so
}

// Words of the one who was first, and of what it did.
var (
	nationalFirsts = []string{"전국 최초", "국내 최초", "전국에서 처음", "전국 처음", "국내에서 처음", "국내 처음", "전국에서 가장 먼저", "가장 먼저", "맨 먼저", "전국 지자체 최초", "전국 지자체 가운데", "전국 지자체 중", "전국 기초", "전국 광역", "우리나라 최초", "우리나라에서 처음"}
	firsts         = append(slices.Clip(nationalFirsts), "맨 처음", "가장 일찍", "앞장서", "최초로", "처음으로", "처음 ", "먼저 ", "선제적", "선도적")
	begun          = []string{"시작", "도입", "시행", "들여", "만든", "만들", "개발", "선보", "추진", "운영", "설치", "제정", "내놓", "시도", "고안", "제안", "마련", "실시", "문을 연", "세운", "지급", "출범", "하고 있", "펴", "낸", "냈", "첫발", "첫선"}
	begunWith      = []string{"을 시작으로", "를 시작으로", "을 필두로", "를 필두로", "에서 출발", "에서 비롯", "에서 시작", "에서 성공", "에서 호응", "에서 큰 호응", "에서 좋은 반응", "에서 태어", "에서 첫발", "에서 싹", "에서 첫선", "에서 물꼬", "이 원조", "가 원조", "이 효시", "가 효시", "이 시초", "가 시초"}
)

// pioneerOf is the government of which a sentence says that it was first. Where no other is named it is the main one, but only
// if it was the first of the country: who does something for the first time is no pioneer.
func (st *story) pioneerOf(sent sentence, spoken string) (pioneer, bool) {
	p, relative, ok := st.beginner(sent)
	if !ok {
		p, relative, ok = st.makerOfWhatSpread(sent)
	}
	if !ok {
		p, relative, ok = st.firstOfAll(sent)
	}
	if !ok {
		return pioneer{}, false
	}
	p.sentence = sent.no
	behind := sent.end
	if relative {
		behind = p.end
		p.practice, _ = st.practiceAfter(sent, p.end, behind)
	}
	if p.practice == "" {
		p.practice = st.practiceMeant(sent, behind, spoken)
	}
	return p, p.practice != ""
}

// beginner is the one with whom a sentence says that something began: 가람시를 시작으로, 가람시에서 출발한.
func (st *story) beginner(sent sentence) (p pioneer, relative, ok bool) {
	s := st.s
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if !st.canBeFirst(m) {
			continue
		}
		rest := s[m.end:sent.end]
		for _, w := range begunWith {
			if strings.HasPrefix(rest, w) {
				end := m.end + len(w)
				end += len(wordAt(s, end))
				return pioneer{who: m.only(), party: st.party(m), end: end}, hasSuffix(s[:end], "된", "한", "인", "둔"), true
			}
		}
	}
	return pioneer{}, false, false
}

// makerOfWhatSpread is who made what a sentence says has spread: 가람시가 시작한 물길택시가 전국으로 번지고 있다.
func (st *story) makerOfWhatSpread(sent sentence) (p pioneer, relative, ok bool) {
	s := st.s
	if !containsAny(sent.of(s), reachedTo...) {
		return p, false, false
	}
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if !st.canBeFirst(m) || !isNominative(m.josa) && m.josa != "에서" {
			continue
		}
		if end, ok := st.madeBy(sent, m); ok && firstOf(s[end:sent.end], reachedTo) > 0 {
			return pioneer{who: m.only(), party: st.party(m), end: end}, true, true
		}
	}
	return p, false, false
}

// canBeFirst reports whether a mention is one municipality or province.
func (st *story) canBeFirst(m *mention) bool {
	return !m.glued && !m.central() && m.typ == bonbogi.PartyGovernment && m.only() != nil
}

// firstOfAll is the one that did something first: 가람시가 전국 최초로 도입한, 가람시에서 처음 시작된.
func (st *story) firstOfAll(sent sentence) (p pioneer, relative, ok bool) {
	s, in := st.s, sent.of(st.s)
	at := firstOf(in, firsts)
	if at < 0 {
		return p, false, false
	}
	at += sent.start
	done := firstOf(clipped(s[at:sent.end], 75), begun)
	if done < 0 {
		return p, false, false
	}
	ofTheCountry := hasPrefix(s[at:], nationalFirsts...)
	word := wordAt(s, at+done)
	p.end = at + done + len(word)
	relative = hasSuffix(word, "된", "한", "연", "온", "든", "인", "세운", "놓은")
	if next := wordAt(s, min(p.end+1, sent.end)); hasSuffix(word, "해", "하여") && hasSuffix(next, "하는", "한", "인") { // 처음 개발해 운영하는
		p.end += 1 + len(next)
		relative = true
	}
	ms := st.mentionsIn(span{sent.start, at})
	for i := len(ms) - 1; i >= 0; i-- {
		m := &ms[i]
		if !st.canBeFirst(m) || at-m.end > 90 {
			continue
		}
		if isSubject(m.josa) && m.josa != "도" || hasPrefix(m.josa, "에서") || m.josa == "의" && hasPrefix(s[at:], "선제적", "선도적") {
			p.who, p.party = m.only(), st.party(m)
			return p, relative, relative || ofTheCountry || strings.HasPrefix(s[at:], "선제적") // not: 올해 처음 도입했다
		}
	}
	if !ofTheCountry || st.main == nil || st.mainParty().Type != bonbogi.PartyGovernment || containsAny(in[:at-sent.start], "정부", "국가") {
		return p, false, false
	}
	p.who, p.party = st.main, st.mainParty()
	return p, relative, true
}

// modelOf is whose example a sentence says was followed: 가람시의 모델을 따라, 가람시 사례가 알려지자, 가람시를 벤치마킹해.
func (st *story) modelOf(sent sentence, spoken string) (pioneer, bool) {
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if m.glued || m.central() || m.typ != bonbogi.PartyGovernment || m.only() == nil {
			continue
		}
		if !st.isModel(sent, m) {
			continue
		}
		p := pioneer{who: m.only(), party: st.party(m), sentence: sent.no, end: m.end}
		if name, _ := st.practiceAfter(sent, m.start, m.end+len(m.josa)); name != "" {
			p.practice = name
		} else {
			p.practice = st.practiceMeant(sent, m.end, spoken)
		}
		return p, p.practice != ""
	}
	return pioneer{}, false
}

// isModel reports whether a sentence says of a government that somebody followed it or was given what it has.
func (st *story) isModel(sent sentence, m *mention) bool {
	rest := strings.TrimLeft(strings.TrimPrefix(st.s[m.end:sent.end], m.josa), " ")
	near := clipped(rest, 60)
	cue := firstOf(near, following)
	switch {
	case isObject(m.josa):
		return cue == 0
	case isLink(m.josa): // 가람시와 협약을 맺고 … 이전받아
		return containsAny(clipped(rest, 40), "협약", "협의", "협력") && containsAny(rest, "이전받", "넘겨받", "전수받", "물려받", "무상으로 받", "제공받")
	case m.josa != "의" && m.josa != "":
		return false
	}
	if thing := firstOf(near, []string{"모델", "사례", "방식", "성공", "선제적", "경험", "시도"}); thing >= 0 && cue >= thing {
		return true
	}
	from := m.end + len(m.josa)
	named := st.quotesIn(span{from, sent.end}) // 가람시의 ‘물길콜’을 벤치마킹한, 전국에 보급하고 있다
	if len(named) == 0 || named[0].start-from > 4 {
		return false
	}
	behind := strings.TrimPrefix(st.s[named[0].end:sent.end], "’")
	if !hasPrefix(behind, "을 ", "를 ", " ") {
		return false
	}
	next := firstOf(clipped(behind, 60), following)
	return next >= 0 && next < 24 || strings.Contains(behind, "전국") && containsAny(behind, "보급하고 있", "보급하기로", "보급한다", "확산하기로", "확산하고 있", "확대하기로", "확대한다")
}
