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
	firsts         = append(slices.Clip(nationalFirsts), "맨 처음", "최초로", "처음으로", "처음 ", "먼저 ", "선제적", "선도적")
	begun          = []string{"시작", "도입", "시행", "들여", "만든", "만들", "개발", "선보", "추진", "운영", "설치", "제정", "내놓", "시도", "고안", "제안", "마련", "실시", "문을 연", "세운", "지급", "출범", "하고 있"}
	begunWith      = []string{"을 시작으로", "를 시작으로", "을 필두로", "를 필두로", "에서 출발", "에서 비롯", "에서 시작", "에서 성공", "에서 호응", "에서 큰 호응", "에서 좋은 반응", "에서 태어", "이 원조", "가 원조", "이 효시", "가 효시", "이 시초", "가 시초"}
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

// generalNouns are nouns that say of a practice only that it is one.
var generalNouns = []string{"제도", "사업", "정책", "방식", "시스템", "서비스", "시책", "모델", "프로그램", "것", "사례"}

// practiceMeant is the practice of which a sentence speaks. 이 보험 is what was called 주민안전보험 before; of 이 제도 and where
// the sentence names none, it is the one that the text spoke of.
func (st *story) practiceMeant(sent sentence, at int, spoken string) string {
	s := st.s
	for _, w := range words(s, span{at, min(sent.end, at+40)}) {
		if noun := strings.TrimSuffix(w.of(s), lastJosa(s, w)); w.start >= 4 && strings.HasSuffix(s[:w.start], " 이 ") && !slices.Contains(generalNouns, noun) {
			if name := st.namedBefore(sent.start, noun); name != "" {
				return name
			}
		}
	}
	for _, q := range st.quotesIn(sent.span) {
		if in := q.of(s); headOf(in) == "" && runes(squash(in)) >= 3 && runes(in) <= 30 {
			return in
		}
	}
	if spoken != "" {
		return spoken
	}
	for i := len(st.quotes) - 1; i >= 0; i-- {
		if q := st.quotes[i]; q.end < sent.start && !q.speech && headOf(q.of(s)) == "" && runes(squash(q.of(s))) >= 3 && runes(q.of(s)) <= 30 {
			return q.of(s)
		}
	}
	name, _ := st.practiceOf(sent, at, "")
	return name
}

// namedBefore is the nearest name before a place that ends in the noun and says more than it.
func (st *story) namedBefore(at int, noun string) string {
	if runes(noun) < 2 {
		return ""
	}
	s := st.s
	for end := at; end > 0; {
		i := strings.LastIndex(s[:end], noun)
		if i < 0 {
			return ""
		}
		start := i
		for start > 0 && !wordBegins(s, start) {
			start--
		}
		if after := i + len(noun); i-start >= 6 && (wordEnds(s, after) || particle(s, after) != "") {
			return s[start:after]
		}
		end = i
	}
	return ""
}

// Words that say that one thing followed from another.
var (
	following = []string{"본떠", "본떴", "본뜬", "본받", "모델을 따라", "모델로 삼", "사례를 따라", "사례를 참고", "벤치마킹해", "벤치마킹한 ", "벤치마킹하여", "계기로", "영향을 받아", "영향으로", "알려지", "알려진", "소문", "성공하자", "성공을 거두자", "성과를 내자", "호응을 얻", "뒤따라", "뒤따르", "뒤를 이", "뒤이어", "잇따라", "잇달아", "속속", "앞다퉈", "앞다투어", "너도나도", "다녀간 ", "견학한 ", "둘러본 "}
	resumed   = []string{"이 제도", "이 사업", "이 정책", "이 방식", "이 시스템", "이 서비스", "이 조례", "이 모델", "이 보험", "이 수당", "이 시책", "이 프로그램", "이를", "이것", "이후", "그 뒤", "그 후", "현재", "지금은", "이제는", "올해 기준", "지금까지"}
	reachedTo = []string{"확산됐", "확산되", "확산돼", "확산하고", "퍼졌", "퍼지", "퍼져", "번졌", "번지", "번져", "보급됐", "보급되", "보급돼", "전파됐", "전파되", "전파돼", "확대됐", "확대되", "확대돼", "이어졌", "이어지", "뻗", "넓어졌", "넓어지", "전수됐", "전수되", "도입됐", "도입되", "도입돼", "옮겨 갔", "옮겨갔"}
)

// What takers do: a stem and an ending, together as in 도입했, 시행하고 있, 따라나섰.
var (
	deeds     = []string{"도입", "시행", "운영", "실시", "채택", "제정", "가입", "동참", "합류", "가세", "이전받", "지급", "설치", "적용", "접목", "발행", "구축", "신설", "개설", "추진", "제도화", "법제화", "운행", "활용", "이용"}
	deedEnds  = []string{"했", "아 ", "해 ", "해서", "하고", "하며", "하면서", "하는 곳", "한 곳", "한 지", "됐", "되고", "되며", "되면서", "돼", "하기로", "키로", " 중", "에 들어", "에 나섰", "을 시작했", "을 확정", "을 마쳤"}
	willEnds  = []string{"한다", "된다", "합니다", "됩니다", "하게 됐", "할 예정", "할 계획"} // decided, where the sentence says after whom
	otherwise = []string{"만들었", "만들기로", "시작했", "시작됐", "따라 했", "따라했", "따라나섰", "들여왔", "들여와", "가져왔", "가져와", "사업을 하고 있", "사업을 펴고 있", "사업을 벌이고 있", "문을 열었", "선보였", "내놨", "내놓았", "받아들였", "좇고 있", "보급하기로", "보급하고 있", "확산하기로", "확대하기로", "확대했"}
)

// deed is where in a stretch somebody is said to do what was done before, or -1. decided counts what will be done, too.
func deed(in string, decided bool) int {
	best := firstOf(in, otherwise)
	for _, stem := range deeds {
		for i := range places(in, stem) {
			end := in[i+len(stem):]
			if (hasPrefix(end, deedEnds...) || decided && hasPrefix(end, willEnds...)) && (best < 0 || i < best) {
				best = i
			}
		}
	}
	return best
}

// follow reads a sentence that says who took a practice up after another: the one of whom it says itself that it was first, or
// of whom the text said so shortly before.
func (st *story) follow(sent sentence, before *pioneer, spoken string) []Fact {
	s, in := st.s, sent.of(st.s)
	if sent.heading() || containsAny(in, notTaken...) || containsAny(in, untrue...) {
		return nil
	}
	first, from, told := st.firstFor(sent, before, spoken)
	if first == nil {
		return nil
	}
	if f, ok := st.madeStandard(sent, first); ok {
		return []Fact{f}
	}
	var out []Fact
	add := func(p bonbogi.Party, written string, form bonbogi.AdoptionForm, c float64) {
		if !p.Same(first.party) {
			out = append(out, st.adoption(first.practice, first.party, p, written, form, st.adoptedOn(sent), c, sent.span))
		}
	}
	if named := st.namedAs(sent, first.who); len(named) > 0 {
		for _, t := range named {
			if t.m != nil {
				add(st.party(t.m), t.m.written(s), bonbogi.AdoptionUnknown, 0.62)
			} else {
				add(bonbogi.Party{Name: t.of(s), Type: bonbogi.PartyGroup}, t.of(s), bonbogi.AdoptionUnknown, 0.52)
			}
		}
		return out
	}
	for _, c := range st.countriesBehind(sent, from, told) {
		add(bonbogi.Party{Name: c.of(s), Type: bonbogi.PartyForeign}, c.of(s), bonbogi.AdoptionUnknown, 0.58)
	}
	for _, t := range append(st.takersBefore(sent, first, from), st.takersBehind(sent, from, first.who, told)...) {
		switch {
		case t.m != nil && t.m.central():
			add(st.party(t.m), t.m.written(s), bonbogi.AdoptionNational, 0.62)
		case t.m != nil:
			add(st.party(t.m), t.m.written(s), bonbogi.AdoptionUnknown, 0.64)
		default:
			set := t.span.of(s)
			add(bonbogi.Party{Name: set, Type: bonbogi.PartyGroup, Count: int64(t.n)}, set, bonbogi.AdoptionUnknown, 0.55)
		}
	}
	return out
}

// firstFor is the one whom those of whom a sentence tells can have followed, and from where on it tells of them. told says that
// the sentence itself names that one.
func (st *story) firstFor(sent sentence, before *pioneer, spoken string) (first *pioneer, from int, told bool) {
	if p, ok := st.pioneerOf(sent, spoken); ok {
		return &p, p.end, true
	}
	if p, ok := st.modelOf(sent, spoken); ok {
		return &p, sent.start, true
	}
	in := sent.of(st.s)
	if before != nil && sent.no-before.sentence <= 8 && (st.alsoNamed(sent, before.who) || containsAny(in, resumed...) || containsAny(in, following...) || containsAny(in, reachedTo...) || containsAny(in, standards...)) {
		return before, sent.start, false
	}
	if before == nil && spoken != "" && st.mainParty().Type == bonbogi.PartyGovernment && (containsAny(in, standards...) || containsAny(in, "벤치마킹해", "벤치마킹하여", "벤치마킹한 전국", "벤치마킹한 다른", "본떠", "본받아", "이를 따라")) {
		return &pioneer{who: st.main, party: st.mainParty(), practice: spoken}, sent.start, false
	}
	return nil, 0, false
}

// alsoNamed reports whether a sentence says of another government that it does something, too: 새별시도.
func (st *story) alsoNamed(sent sentence, first *gov) bool {
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		if m := &ms[i]; m.only() != first && !m.glued && (m.josa == "도" || m.josa == "에서도" || m.josa == "에도") {
			return true
		}
	}
	return false
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
	for _, q := range st.quotesIn(span{from, sent.end}) { // 가람시의 ‘물길콜’을 벤치마킹한, 전국에 보급하고 있다
		behind := strings.TrimPrefix(st.s[q.end:sent.end], "’")
		if q.start-from > 4 || !hasPrefix(behind, "을 ", "를 ", " ") {
			break
		}
		next := firstOf(clipped(behind, 60), following)
		return next >= 0 && next < 24 || strings.Contains(behind, "전국") && containsAny(behind, "보급하고 있", "보급하기로", "보급한다", "확산하기로", "확산하고 있", "확대하기로", "확대한다")
	}
	return false
}

// standards are what a practice can become of a ministry or the state: 교육부 ‘안심귀가 지침’의 모델이 됐다.
var standards = []string{"모델이 됐", "모델이 되었", "모델이 된", "토대가 됐", "토대가 되었", "근간이 됐", "바탕이 됐", "표준이 됐", "기준이 됐", "본보기가 됐", "시초가 됐", "효시가 됐", "밑거름이 됐", "모태가 됐", "모태가 되었"}

func (st *story) madeStandard(sent sentence, first *pioneer) (Fact, bool) {
	at := firstOf(sent.of(st.s), standards)
	if at < 0 {
		return Fact{}, false
	}
	at += sent.start
	ms := st.mentionsIn(span{sent.start, at})
	for i := len(ms) - 1; i >= 0; i-- {
		if m := &ms[i]; m.central() && (m.josa == "의" || m.josa == "") && at-m.end < 90 {
			office := &mention{span: m.name, name: m.name, govs: m.govs, typ: bonbogi.PartyGovernment}
			return st.adoption(first.practice, first.party, st.party(office), office.written(st.s), bonbogi.AdoptionNational, st.adoptedOn(sent), 0.6, sent.span), true
		}
	}
	return Fact{}, false
}

// taker is a government that took something over, or a set of them without names.
type taker struct {
	m *mention // nil: a set
	span
	n float64
}

// takersBehind are those of whom a sentence says behind from that they do what another did first. told says that the sentence
// names that other one.
func (st *story) takersBehind(sent sentence, from int, first *gov, told bool) []taker {
	s := st.s
	var out []taker
	sets := st.setsIn(span{from, sent.end})
	ms := st.mentionsIn(span{from, sent.end})
	for i := len(ms) - 1; i >= 0; i-- {
		m := &ms[i]
		if m.glued || m.typ != bonbogi.PartyGovernment || m.only() == nil || m.only() == first || m.start < from {
			continue
		}
		end, josa := m.end, m.josa
		if len(out) > 0 && out[0].m != nil && st.linked(m, out[0].m) {
			out = slices.Insert(out, 0, taker{m: m, span: m.span})
			continue
		}
		rest := strings.TrimLeft(s[end:sent.end], " ")
		if behind := s[m.end+len(josa) : sent.end]; len(out) > 0 && josa == "에" && hasPrefix(behind, " 이어") ||
			isObject(josa) && hasPrefix(behind, " 비롯", " 포함") && (len(out) > 0 || st.takesUp(sent, m.end, "가", false, told)) {
			out = slices.Insert(out, 0, taker{m: m, span: m.span}) // 새별시에 이어, 새별시를 비롯해
			continue
		}
		if josa == "" && hasPrefix(rest, "등") { // 새별시, 온새미시 등 14개 도시로
			end = sent.end - len(rest) + len("등") + len(suffixAt(rest, len("등"), "지"))
			josa = particle(s, end)
			if k := slices.IndexFunc(sets, func(t taker) bool { return t.start-end < 25 && t.start >= end-1 }); josa == "" && k >= 0 {
				end = sets[k].end
				sets = slices.Delete(sets, k, k+1)
				for _, plural := range []string{"들", ""} {
					if j := particle(s, end+len(suffixAt(s, end, plural))); j != "" {
						end, josa = end+len(suffixAt(s, end, plural)), j
						break
					}
				}
			}
		}
		if josa == "의" && st.isCopy(sent, m) {
			josa = "가"
		} else if josa == "의" || !st.takesUp(sent, end, josa, m.central(), told) || st.somethingElse(span{from, m.start}, josa) {
			continue
		}
		out = slices.Insert(out, 0, taker{m: m, span: m.span})
	}
	for _, t := range sets {
		josa := particle(s, t.end)
		end := t.end + len(suffixAt(s, t.end, "들"))
		for _, all := range []string{" 전부", " 모두", " 대부분", " 전체", " 절반", " 상당수"} { // 기초지자체 전부가
			end += len(suffixAt(s, end, all))
		}
		if josa == "" {
			josa = particle(s, end)
		}
		if st.takesUp(sent, end, josa, false, told) || josa == "의" && containsAny(clipped(s[end:sent.end], 40), "%", "절반", "대부분") && st.takesUp(sent, end+len("의"), "가", false, told) {
			out = append(out, t)
		}
	}
	return out
}

// isCopy reports whether what a government has is said to be made after another: 새별시의 ‘햇살콜’은 … 벤치마킹한 것이다.
func (st *story) isCopy(sent sentence, m *mention) bool {
	for _, q := range st.quotesIn(span{m.end, sent.end}) {
		behind := strings.TrimPrefix(st.s[q.end:sent.end], "’")
		return q.start-m.end <= 10 && hasPrefix(behind, "은 ", "는 ") && containsAny(behind, "벤치마킹한 것", "본뜬 것", "본떠 만", "따온 것", "모델로 한 것", "벤치마킹해 만")
	}
	return false
}

// somethingElse reports whether before one whom something reached stands what it was, and that was no practice: 인구가 새별시로.
func (st *story) somethingElse(sp span, josa string) bool {
	if !slices.Contains([]string{"로", "으로", "에", "까지"}, josa) {
		return false
	}
	for _, w := range words(st.s, sp) {
		noun := strings.TrimSuffix(w.of(st.s), lastJosa(st.s, w))
		if isNominative(lastJosa(st.s, w)) && !strings.HasSuffix(noun, "’") && !hasSuffix(noun, practiceHeads...) && !slices.Contains(generalNouns, noun) && st.mentionAt(w.start) == nil {
			return true
		}
	}
	return false
}

// takersBefore are those who act in a sentence that says of the one before them only what it had first: 새별시가 가람시에서 처음
// 시작된 ‘물길콜’을 도입했다.
func (st *story) takersBefore(sent sentence, first *pioneer, from int) []taker {
	if from == sent.start || deed(clipped(st.s[from:sent.end], 120), true) < 0 {
		return nil
	}
	ms := st.mentionsIn(span{sent.start, from})
	var out []taker
	for i := range ms {
		m := &ms[i]
		if m.only() == first.who {
			break
		}
		if !m.glued && m.typ == bonbogi.PartyGovernment && m.only() != nil && (isSubject(m.josa) && st.takesUp(sent, from, "가", m.central(), true) || len(out) > 0 && st.linked(out[len(out)-1].m, m)) {
			out = append(out, taker{m: m, span: m.span})
		}
	}
	return out
}

// namedAs are those of whom a sentence says that it is they: ‘물길콜’을 도입한 곳은 새별시와 다솔군 등 7곳이다.
func (st *story) namedAs(sent sentence, first *gov) []taker {
	s, in := st.s, sent.of(st.s)
	at := -1
	for _, stem := range []string{"도입한 ", "시행하는 ", "시행한 ", "운영하는 ", "운영 중인 ", "시행 중인 ", "제정한 ", "도입해 운영하는 ", "시행하고 있는 ", "운영하고 있는 "} {
		for _, who := range []string{"곳은", "지자체는", "지자체로는", "자치단체는", "시군은", "도시는", "시·군은", "곳으로는"} {
			if i := strings.Index(in, stem+who); i >= 0 {
				at = sent.start + i + len(stem+who)
			}
		}
	}
	if at < 0 {
		return nil
	}
	var out []taker
	ms := st.mentionsIn(span{at, sent.end})
	for i := range ms {
		if m := &ms[i]; !m.glued && !m.central() && m.typ == bonbogi.PartyGovernment && m.only() != nil && m.only() != first {
			out = append(out, taker{m: m, span: m.span})
		}
	}
	if len(out) == 0 && containsAny(s[at:sent.end], "늘었", "늘어났", "이른다", "달한다", "넘었", "넘는다") && containsAny(s[at:sent.end], "곳", "개") {
		for _, w := range []string{"지자체", "자치단체", "시군", "도시"} {
			if strings.HasPrefix(s[at-len(w)-len("는"):], w) {
				out = append(out, taker{span: span{at - len(w) - len("는"), at - len("는")}})
			}
		}
	}
	return out
}

// suffixAt is the suffix if it stands at i.
func suffixAt(s string, i int, suffix string) string {
	if strings.HasPrefix(s[i:], suffix) {
		return suffix
	}
	return ""
}

// takesUp reports whether whoever ends at end, in the role that the particle gives, did what was done before. The state is
// believed in what it has decided.
func (st *story) takesUp(sent sentence, end int, josa string, central, told bool) bool {
	rest := clipped(st.s[min(end, sent.end):sent.end], 240)
	at := -1
	switch josa {
	case "로", "으로", "로도", "으로도", "에", "에도", "까지":
		at = firstOf(clipped(rest, 90), reachedTo)
	case "이", "가", "도", "은", "는", "에서", "에서도", "에서는", "":
		at = deed(rest, told || central)
	}
	if at < 0 || josa == "" && at > 3 || strings.HasPrefix(josa, "에서") && (at > 60 || strings.Contains(rest[len(josa):max(at, len(josa))], "에서")) {
		return false
	}
	after := clipped(rest[at:], 60)
	if containsAny(after, hoped...) || containsAny(after, "도록", "하려", "려고", "해야", "다면") || !central && !told && containsAny(after, "계획", "예정", "방침") {
		return false
	}
	return !containsAny(rest[:at], "관계자", "살펴", "방문", "찾아", "않")
}

// setsIn are the sets of governments without names: 전국 228개 기초지자체, 모든 시군, 지자체의 90%.
func (st *story) setsIn(sp span) []taker {
	in := sp.of(st.s)
	var out []taker
	for _, w := range []string{"지방자치단체", "자치단체", "지자체", "시·군·구", "시군구", "시·군", "시군", "시·도", "시도", "도시", "자치구"} {
		for i := range places(in, w) {
			end := i + len(w)
			if slices.ContainsFunc(out, func(t taker) bool { return t.start-sp.start < end && t.end-sp.start > i }) {
				continue
			}
			before := strings.TrimRight(in[:i], " ")
			for _, kind := range []string{"기초", "광역"} {
				before = strings.TrimRight(strings.TrimSuffix(before, kind), " ")
			}
			begin, n := counted(before)
			if n == 0 {
				begin = -1
				for _, all := range []string{"전국 모든", "전국의 모든", "전국 대부분의", "대부분의", "전국 대다수", "모든", "전국의", "전국", "여러", "많은", "다른", "타", "상당수"} {
					if strings.HasSuffix(before, all) {
						begin = len(before) - len(all)
						break
					}
				}
				if begin < 0 && strings.HasPrefix(in[end:], "의 ") && containsAny(clipped(in[end:], 30), "%") {
					begin = i
				}
			}
			if begin >= 0 && n != 1 {
				out = append(out, taker{span: span{sp.start + begin, sp.start + end}, n: n})
			}
		}
	}
	return out
}
