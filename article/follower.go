package article

import (
	"github.com/bonbogi/bonbogi"
	"slices"
	"strings"
)

// Words that say that one thing followed from another.
var (
	following = []string{"본떠", "본떴", "본뜬", "본받", "모델을 따라", "모델로 삼", "사례를 따라", "사례를 참고", "벤치마킹해", "벤치마킹한 ", "벤치마킹하여", "바탕 삼", "바탕으로", "토대로", "본보기로", "따라", "계기로", "영향을 받아", "영향으로", "알려지", "알려진", "소문", "성공하자", "성공을 거두자", "성과를 내자", "호응을 얻", "뒤따라", "뒤따르", "뒤를 이", "뒤이어", "잇따라", "잇달아", "속속", "앞다퉈", "앞다투어", "너도나도", "다녀간 ", "견학한 ", "둘러본 "}
	resumed   = []string{"이 제도", "이 사업", "이 정책", "이 방식", "이 시스템", "이 서비스", "이 조례", "이 모델", "이 보험", "이 수당", "이 시책", "이 프로그램", "이를", "이것", "이후", "그 뒤", "그 후", "현재", "지금은", "이제는", "올해 기준", "지금까지"}
	reachedTo = []string{"확산됐", "확산되", "확산돼", "확산하고", "퍼졌", "퍼지", "퍼져", "번졌", "번지", "번져", "보급됐", "보급되", "보급돼", "전파됐", "전파되", "전파돼", "확대됐", "확대되", "확대돼", "이어졌", "이어지", "뻗", "넓어졌", "넓어지", "전수됐", "전수되", "도입됐", "도입되", "도입돼", "옮겨 갔", "옮겨갔", "전해졌", "커졌", "뿌리내렸", "이식됐"}
	// givenTo is what the one who has a practice does for others.
	givenTo = []string{"퍼뜨려", "퍼뜨렸", "퍼뜨리고", "보급했", "보급해", "보급하고", "전수했", "전수해", "나눠 줬", "나눠 주고", "나눠줬", "무상으로 제공", "제공했", "제공하고", "이전했", "이전해", "퍼뜨린다", "적용하기로", "적용했", "적용한다", "확대하기로", "확대한다", "넓히기로", "넓혔", "넓힌다"}
)

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
	if f, ok := st.ofTheState(sent, first); ok {
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
	takers := append(st.takersBefore(sent, first, from), st.takersBehind(sent, from, first.who, told)...)
	byState := slices.ContainsFunc(st.mentionsIn(sent.span), func(m mention) bool { return m.central() && isSubject(m.josa) && !m.glued })
	for _, t := range takers {
		switch {
		case t.m == nil && byState: // the state gives it to them
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
	if before != nil && sent.no-before.sentence <= 8 && (st.alsoNamed(sent, before.who) || st.othersHave(sent, before.practice, before.who) || containsAny(in, resumed...) || containsAny(in, following...) || containsAny(in, reachedTo...) || containsAny(in, givenTo...) || containsAny(in, standards...)) {
		return before, sent.start, false
	}
	if before == nil && spoken != "" && st.mainParty().Type == bonbogi.PartyGovernment && (containsAny(in, standards...) || containsAny(in, givenTo...) || containsAny(in, "벤치마킹한 뒤", "벤치마킹한 후", "벤치마킹해", "벤치마킹하여", "벤치마킹한 전국", "벤치마킹한 다른", "본떠", "본받아", "이를 따라")) {
		return &pioneer{who: st.main, party: st.mainParty(), practice: spoken}, sent.start, false
	}
	if before == nil && spoken != "" && st.mainParty().Type == bonbogi.PartyGovernment && st.othersHave(sent, spoken, st.main) {
		return &pioneer{who: st.main, party: st.mainParty(), practice: spoken}, sent.start, false
	}
	return nil, 0, false
}

// othersHave reports whether a sentence that speaks of the practice of the main government says that the state does the same, or
// another government, too: 정부는 이 제도를 …, 새별시에도, 새별시는 ‘새별형 물길 돌봄’을.
func (st *story) othersHave(sent sentence, spoken string, first *gov) bool {
	in := sent.of(st.s)
	named := runes(squash(spoken)) >= 4 && strings.Contains(squash(in), squash(spoken))
	if !named && !containsAny(in, resumed[:10]...) && !containsAny(in, "이를 본", "이를 받아", "이를 전국", "이를 도입", "이를 국가", "이를 벤치") {
		return false
	}
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		_, theirs := st.madeBy(sent, m) // 정부가 추진 중인 ‘물길 돌봄’
		switch {
		case theirs || m.glued || m.typ != bonbogi.PartyGovernment || m.only() == nil || m.only() == first || m.only().above[first.ID]:
		case m.central() && isSubject(m.josa) && !strings.HasPrefix(st.s[m.end+len(m.josa):], " 아"):
			return true
		case named && slices.Contains([]string{"도", "에도", "에서도"}, m.josa), isSubject(m.josa) && st.ownKind(sent, m, spoken):
			return true
		}
	}
	return false
}

// ownKind reports whether a government has a kind of its own of the practice: 새별시는 ‘새별형 물길 돌봄’을.
func (st *story) ownKind(sent sentence, m *mention, spoken string) bool {
	for _, q := range st.quotesIn(span{m.end, sent.end}) {
		if in := squash(q.of(st.s)); in != squash(spoken) && strings.Contains(in, squash(spoken)) {
			return true
		}
	}
	return false
}

// alsoNamed reports whether a sentence says of another government that it does something, too: 새별시도.
func (st *story) alsoNamed(sent sentence, first *gov) bool {
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if m.only() == first || m.glued {
			continue
		}
		if m.josa == "도" || m.josa == "에서도" || m.josa == "에도" {
			return true
		}
		if at := strings.Index(st.s[m.end:sent.end], "도입"); isSubject(m.josa) && at >= 0 && at < 60 && !containsAny(st.s[m.end:m.end+at], "을 ", "를 ", ",") {
			return true // 새별시는 내년 도입을 확정했다
		}
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

// stateWide are what a practice grows into where the state takes it up, and grown the verbs behind it.
var (
	stateWide = []string{"전국 정책", "나라 정책", "국가 정책", "국가정책", "정부 정책", "국가 사업", "국가사업", "전국 사업", "전국 제도", "국가 제도", "전국 초등학교", "전국 중학교", "전국 학교", "전국 어린이집", "전국 보건소", "국정과제"}
	grown     = []string{"커졌", "됐", "되었", "돼", "거듭났", "올라섰", "자리 잡았", "자리잡았", "넓혀", "넓어졌", "확대", "확산", "채택", "반영"}
)

// ofTheState: 가람시에서 첫발을 뗀 물길 수영은 이제 전국 정책으로 커졌다; 가람시 조례를 바탕 삼은 법이 국회를 통과했다.
func (st *story) ofTheState(sent sentence, first *pioneer) (Fact, bool) {
	in := sent.of(st.s)
	made := false
	if at := firstOf(in, stateWide); at >= 0 {
		near := clipped(in[at:], 70)
		made = containsAny(near, grown...) && !containsAny(near, hoped...) && !containsAny(near, "도록", "계획", "위해", "하려")
	}
	if law := firstOf(in, []string{"법의 ", "법은 ", "법이 ", "법을 ", "법률", "법’", "법안", "국회"}); law >= 0 && !made {
		rest := in[law:]
		made = containsAny(rest, "토대가 됐", "토대가 되", "바탕이 됐", "바탕이 되", "계기가 됐", "계기가 된", "모태가 됐", "밑거름이 됐", "원조", "시초", "제정으로 이어") ||
			containsAny(in, "바탕 삼", "바탕으로", "토대로", "본떠", "본보기", "모델로", "참고") && containsAny(rest, "통과했", "통과됐", "통과시", "제정됐", "제정했", "만들어졌")
	}
	if at := firstOf(in, []string{"정부의 ", "정부 ", "교육과정에", "국가 차원"}); at >= 0 && !made {
		near := clipped(in[at:], 120)
		made = containsAny(near, "담겼", "담겨", "들어갔", "들어가는 열매", "포함됐", "포함돼", "반영됐", "반영돼") && !containsAny(near, hoped...) && !containsAny(near, "도록", "요청", "위해")
	}
	ms := st.mentionsIn(sent.span)
	if !made || slices.ContainsFunc(ms, func(m mention) bool { return m.central() && isSubject(m.josa) && !m.glued }) {
		return Fact{}, false // a ministry is read as the taker that it is
	}
	return st.adoption(first.practice, first.party, st.state(), "", bonbogi.AdoptionNational, st.adoptedOn(sent), 0.58, sent.span), true
}
