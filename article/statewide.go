package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// What a practice can become where the state takes it up, and where it can go into.
var (
	stateThings = slices.Concat(
		[]string{"국책사업", "국책 사업", "국정과제", "국정 과제", "100대 과제", "교육과정에", "표준안", "표준모델", "표준 모델", "표준지침", "표준 지침", "표준매뉴얼", "표준 매뉴얼", "대한민국 표준", "대한민국의 표준", "법률", "법’", "법으로", "법의 ", "법은 ", "법이 ", "법을 ", "법에", "특별법", "법안", "법제", "입법", "시행령", "시행규칙", "국회", "고시에", "고시로", "훈령", "예규", "가이드라인", "지침", "매뉴얼", "종합계획", "종합대책", "표준조례", "표준 조례", "조례 준칙", "정부가 이끄는", "정부 주도", "정부가 주도", "국가 차원에서", "정부 차원에서", "정부의 ", "전국 초등학교", "전국 중학교", "전국 학교", "전국 어린이집", "전국 보건소", "전국의 학교"},
		pairs([]string{"국가", "나라", "정부", "중앙정부"}, stateWorks),
		pairs([]string{"국가", "나라", "정부", "중앙정부", "전국"}, stateNorms),
		pairs([]string{"국비", "전국", "전국 단위", "전국 공통", "전 국민"}, pairs(stateWorks, []string{"이 ", "가 ", "으로 ", "로 "})),
	)
	stateWorks = []string{"정책", "시책", "사업", "시범사업", "시범 사업", "제도", "과제", "서비스", "앱", "시스템", "플랫폼", "프로그램"}
	stateNorms = []string{"표준", "기준으로", "기준이", "기준에", "지침", "매뉴얼", "계획에", "대책에", "규격"}
	becomes    = verbsOf("되", "커지", "바뀌", "넓어지", "넓혀지", "확대되", "확산되", "채택되", "승격되", "격상되", "발전하", "발전되", "이어지", "자라", "거듭나", "올라서", "전환되", "편입되", "반영되", "담기", "담", "들어가", "포함되", "실리", "오르", "녹아들", "넣", "반영하", "채택하", "확대하", "확정되", "확정하", "지정되", "지정하", "삼", "만들어지", "제정되", "제정하", "통과하", "통과되", "통과시키", "개정되", "개정하", "탄생하", "낳", "이끌어내", "이끌어 내", "이끌", "제도화되", "법제화되", "제도화하", "법제화하", "시행되", "실시되", "도입되", "도입하", "시행하", "운영되", "추진되", "추진하", "자리 잡", "자리잡", "정착되", "정해지", "선정되", "선정하", "뽑히", "옮겨지", "개편되", "확대 개편되", "만들", "적용되", "적용하", "쓰이", "활용되", "운용되", "세워지", "굳어지", "입법화되", "바꾸", "키우", "전환하", "이어받", "편성되", "명시되", "명시하", "명문화되", "명문화하")
	standards  = []string{"모델이 ", "토대가 ", "근간이 ", "바탕이 ", "표준이 ", "기준이 ", "본보기가 ", "시초가 ", "효시가 ", "밑거름이 ", "모태가 ", "뿌리가 ", "원형이 ", "계기가 ", "출발점이 ", "디딤돌이 ", "마중물이 ", "롤모델이 ", "원조가 "}
	nationwide = []string{"전국에서", "전국으로", "전국적으로", "전국에 ", "전국 시행", "전국 확대"}
)

// ofTheState: 가람시에서 첫발을 뗀 물길 수영은 이제 전국 정책으로 커졌다; 가람시 조례를 바탕 삼은 법이 국회를 통과했다; 교육부
// 지침의 모델이 됐다. The ministry is the taker where one is named; those who had it first together are all an origin.
func (st *story) ofTheState(sent sentence, first *pioneer, told bool) []Fact {
	if first.who == nil || st.main == nil || containsAny(first.practice, stateThings...) {
		return nil
	}
	s, in := st.s, sent.of(st.s)
	if first.presumed && st.madeByAnother(sent, first) {
		return nil
	}
	made := st.intoTheState(sent)
	if !made {
		for _, w := range nationwide { // 전국에서 시행된다
			k := strings.Index(in, w)
			if k < 0 || hasPrefix(strings.TrimLeft(in[k+len(w):], " "), "처음", "최초", "가장", "유일", "맨", "첫") {
				continue
			}
			near := span{sent.start + k, min(sent.end, clip(s, sent.start+k+60))}
			v, ok := verbsNationwide.next(s, near)
			made = made || ok && !v.told.ofNoun() && v.told != unsaid
		}
	}
	if !made {
		return nil
	}
	taker, c := st.state(), 0.3
	written := ""
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if !m.central() || hasPrefix(s[m.end+len(m.josa):], " 공모전", " 평가", " 집계", " 조사", " 자료", " 통계", " 따르면") || isLink(m.josa) {
			continue
		}
		if !m.glued && m.typ == bonbogi.PartyGovernment && isSubject(m.josa) && strings.HasPrefix(s[m.end+len(m.josa):], " 아") {
			continue
		}
		office := m.government() // 교육부 of 교육부 방과후교실
		taker, written, c = st.party(office), office.written(s), 0.35
		break
	}
	if taker.Same(first.party) || !told && !st.speaksAbout(sent, first) && !goesOn(in) && !(sent.no-first.sentence <= 4 && st.silentOn(sent, first.practice)) && !st.namesAgain(sent, first) {
		return nil
	}
	var out []Fact
	for _, origin := range append([]bonbogi.Party{first.party}, first.with...) {
		out = append(out, st.adoption(first.practice, origin, taker, written, bonbogi.AdoptionNational, st.adoptedOn(sent), c+first.sure, sent.span))
	}
	return out
}

// pairs are all words of the one row before those of the other, with a blank between them and without.
func pairs(before, behind []string) []string {
	var out []string
	for _, a := range before {
		for _, b := range behind {
			out = append(out, a+b, a+" "+b)
		}
	}
	return out
}

// intoTheState reports whether a sentence says that something became the state's or went into what it makes: 국가 시범사업이 됐다, 법률에 담겼다,
// 국토교통부 고시로 전국에 적용된다, 지금은 정부 사업이다.
func (st *story) intoTheState(sent sentence) bool {
	s, in := st.s, sent.of(st.s)
	for _, at := range st.stateThingsIn(sent) {
		thing := s[at:sent.end]
		near := span{at, min(sent.end, clip(s, at+150))}
		if k := firstOf(near.of(s), standards); k >= 0 {
			near.start += k
		}
		if containsAny(clipped(thing, 60), "출연금", "예산 심의", "교부세", "보조금") {
			continue // money for one
		}
		if firstOf(clipped(thing, 40), []string{"에 따라", "에 의해", "에 의거", "에 근거", "에 따른", "에 의한"}) >= 0 {
			continue
		}
		if strings.HasPrefix(thing, "국회") && !containsAny(in, "법률", "법안", "법이", "법은", "법’", "법을", "법의", "특별법", "법에", "법제", "입법") {
			continue
		}
		if word := strings.TrimRight(wordAt(s, at+len(wordAt(s, at))+1), "."); near.start == at && goesOn(in) && (hasSuffix(word, "사업이다", "제도다", "정책이다", "과제다") || hasSuffix(strings.TrimRight(wordAt(s, at), "."), "사업이다", "정책이다", "과제다")) {
			return true
		}
		v, ok := becomes.next(s, near)
		if !ok || v.told.ofNoun() && !hasPrefix(thing, "국회", "법") && !containsAny(near.of(s), standards...) || containsAny(s[v.end:min(sent.end, clip(s, v.end+45))], "위해", "도록", "기를", "노력") {
			continue
		}
		if hasPrefix(s[v.start:], "선정", "뽑") && !containsAny(s[at:v.start], "표준", "모델", "기준", "과제") && strings.Contains(clipped(thing, 45), "사업") {
			continue // a town was chosen for a programme
		}
		if st.townIs(sent, at) && hasPrefix(s[v.start:], "선정", "뽑", "지정", "포함", "반영", "채택") {
			continue
		}
		return true
	}
	return false
}

// stateThingsIn are the places of what is the state's in a sentence: 국가 시범사업, 국토교통부 고시.
func (st *story) stateThingsIn(sent sentence) []int {
	s, in := st.s, sent.of(st.s)
	var out []int
	for at := 0; at < len(in); {
		k := firstOf(in[at:], stateThings)
		if k < 0 {
			break
		}
		at += k
		if !strings.HasPrefix(in[at:], "법") || !hasSuffix(in[:at], "방", "해", "비", "편", "수", "기", "공", "불", "문", "요", "어", "화", "마") { // not 방법
			out = append(out, sent.start+at)
		}
		at += len("법")
	}
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		from := m.end + len(m.josa)
		if !m.central() || m.josa != "의" && m.josa != "" || from >= sent.end {
			continue
		}
		for j, w := range words(s, span{from, sent.end}) {
			word := w.of(s)
			if noun := wordStem(word); j < 3 && hasSuffix(noun, "시범사업", "사업", "정책", "시책", "제도", "기준", "표준", "과제", "모델", "대책", "계획", "고시") && slices.Contains([]string{"으로", "로", "이", "가", "의"}, word[len(noun):]) {
				out = append(out, w.start)
				break
			}
			if lastJosa(s, w) != "" {
				break
			}
		}
	}
	slices.Sort(out)
	return out
}

// townIs reports whether the last subject before a place is a town: 가람시가 국가 시범사업에 선정됐다.
func (st *story) townIs(sent sentence, at int) bool {
	ws := words(st.s, span{sent.start, at})
	for i := len(ws) - 1; i >= 0; i-- {
		if j := lastJosa(st.s, ws[i]); isTopic(j) || isNominative(j) {
			m := st.mentionAt(ws[i].start)
			return m != nil && !m.central() || slices.Contains([]string{"시", "군", "구", "도"}, wordStem(ws[i].of(st.s)))
		}
	}
	return false
}

// madeByAnother reports whether a sentence says of what it tells that somebody else than the one presumed made or runs it: 물길통신이
// 만든 ‘물길톡’이.
func (st *story) madeByAnother(sent sentence, first *pioneer) bool {
	v, ok := makes.next(st.s, sent.span)
	for ; ok && !v.told.ofNoun(); v, ok = makes.next(st.s, span{v.end, sent.end}) {
	}
	if !ok || !strings.Contains(squash(st.s[v.end:min(sent.end, clip(st.s, v.end+60))]), squash(first.practice)) {
		return false
	}
	ws := words(st.s, span{max(sent.start, clip(st.s, v.start-40)), v.start})
	for i := len(ws) - 1; i >= 0; i-- {
		if j := lastJosa(st.s, ws[i]); isNominative(j) {
			m := st.mentionAt(ws[i].start)
			return m == nil || !first.is(st, m)
		}
	}
	return false
}

// verbsNationwide say of a practice that the whole country has it because the state wants it.
var verbsNationwide = verbsOf("확대되", "시행되", "실시되", "도입되", "확대 시행되", "확대 시행하", "확대시행되", "전면 시행되", "의무화되", "운영되", "적용되", "확대 도입되", "확대 실시되")
