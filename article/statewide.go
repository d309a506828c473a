package article

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// What a practice can become where the state takes it up, and where it can go into.
var (
	stateThings = []string{"전국 정책", "나라 정책", "국가 정책", "국가정책", "정부 정책", "국책사업", "국비 사업", "국비사업", "국책 사업", "국가 사업", "국가사업", "정부 사업", "정부사업", "전국 사업", "전국사업", "전국 단위 사업", "전국 서비스가 ", "전국 서비스로 ", "전국 단위 서비스가 ", "전국 단위 서비스로 ", "전국 공통 서비스가 ", "전국 공통 서비스로 ", "전국 앱이 ", "전국 앱으로 ", "전국 시스템이 ", "전국 시스템으로 ", "전국 플랫폼이 ", "전국 플랫폼으로 ", "전 국민 서비스가 ", "전 국민 서비스로 ", "전국 제도", "국가 제도", "나라 제도", "정부 제도", "국정과제", "국정 과제", "100대 과제", "교육과정에", "표준안", "표준모델", "표준 모델", "표준지침", "표준 지침", "표준매뉴얼", "표준 매뉴얼", "국가 표준", "국가표준", "대한민국 표준", "대한민국의 표준", "전국 표준", "법률", "법’", "법으로", "법의 ", "법은 ", "법이 ", "법을 ", "법에", "특별법", "법안", "법제", "시행령", "국회", "정부 지침", "가이드라인", "지침", "매뉴얼", "종합계획", "종합대책", "표준조례", "표준 조례", "조례 준칙", "정부가 이끄는", "정부 주도", "정부가 주도", "국가 차원에서", "정부 차원에서", "정부의 ", "전국 초등학교", "전국 중학교", "전국 학교", "전국 어린이집", "전국 보건소", "전국의 학교"}
	becomes     = verbsOf("되", "커지", "바뀌", "넓어지", "넓혀지", "확대되", "확산되", "채택되", "승격되", "격상되", "발전하", "발전되", "이어지", "자라", "거듭나", "올라서", "전환되", "편입되", "반영되", "담기", "담", "들어가", "포함되", "실리", "오르", "녹아들", "넣", "반영하", "채택하", "확대하", "확정되", "확정하", "지정되", "지정하", "삼", "만들어지", "제정되", "제정하", "통과하", "통과되", "통과시키", "개정되", "개정하", "탄생하", "낳", "이끌어내", "이끌어 내", "이끌", "제도화되", "법제화되", "제도화하", "법제화하", "시행되", "실시되", "도입되", "도입하", "시행하", "운영되", "추진되", "추진하", "자리 잡", "자리잡", "정착되", "정해지", "선정되", "선정하", "뽑히", "옮겨지", "개편되", "확대 개편되", "만들")
	standards   = []string{"모델이 ", "토대가 ", "근간이 ", "바탕이 ", "표준이 ", "기준이 ", "본보기가 ", "시초가 ", "효시가 ", "밑거름이 ", "모태가 ", "뿌리가 ", "원형이 ", "계기가 ", "출발점이 ", "디딤돌이 ", "마중물이 ", "롤모델이 ", "원조가 "}
	nationwide  = []string{"전국에서", "전국으로", "전국적으로", "전국에 ", "전국 시행", "전국 확대"}
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
	at := firstOf(in, stateThings)
	made := false
	for at >= 0 && !made {
		near := span{sent.start + at, min(sent.end, clip(s, sent.start+at+150))}
		if k := firstOf(near.of(s), standards); k >= 0 {
			near.start += k
		}
		v, ok := becomes.next(s, near)
		made = ok && !(strings.HasPrefix(in[at:], "국회") && !containsAny(in, "법률", "법안", "법이", "법은", "법’", "법을", "법의", "특별법")) && (!v.told.ofNoun() || hasPrefix(in[at:], "국회", "법") || containsAny(near.of(s), standards...)) && !containsAny(s[v.end:min(sent.end, v.end+45)], "위해", "도록", "기를", "노력")
		next := firstOf(in[at+3:], stateThings)
		if next < 0 {
			break
		}
		at += 3 + next
	}
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
		if !m.central() || hasPrefix(s[m.end+len(m.josa):], " 공모", " 평가") || isLink(m.josa) {
			continue
		}
		if !m.glued && m.typ == bonbogi.PartyGovernment && isSubject(m.josa) && strings.HasPrefix(s[m.end+len(m.josa):], " 아") {
			continue
		}
		office := m.government() // 교육부 of 교육부 방과후교실
		taker, written, c = st.party(office), office.written(s), 0.35
		break
	}
	if taker.Same(first.party) || !told && !st.speaksAbout(sent, first) && !goesOn(in) {
		return nil
	}
	var out []Fact
	for _, origin := range append([]bonbogi.Party{first.party}, first.with...) {
		out = append(out, st.adoption(first.practice, origin, taker, written, bonbogi.AdoptionNational, st.adoptedOn(sent), c+first.sure, sent.span))
	}
	return out
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
