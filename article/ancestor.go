package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// ancestors are what a practice is to one that was made after it: the 원조 of ‘…’.
var ancestors = []string{"원조", "뿌리", "모태", "시초", "효시", "원형", "전신", "시발점", "출발점", "밑그림", "본보기", "밑거름", "근간", "토대", "바탕", "표본", "롤모델", "모델", "기초", "디딤돌", "마중물"}

// descendants are those whose practices a sentence says grew out of that of another: 가람시의 사업은 ‘한빛도 찾아가는 물길’의 원조로
// 꼽힌다; 한빛도 ‘찾아가는 물길’이 이를 본보기로 삼았다; 한빛도 시책 사업으로 뽑혔다.
func (st *story) descendants(sent sentence, first *pioneer) []*mention {
	s, in := st.s, sent.of(st.s)
	ms := st.actorsIn(sent.span)
	var out []*mention
	take := func(from, to int, acts bool) {
		for i := range ms {
			m := st.sole(&ms[i])
			if m == nil || m.start < from || m.end > to || first.is(st, m) || first.began(m) || hasPrefix(s[m.end+len(m.josa):], " 최초", " 처음", " 1호") {
				continue
			}
			named := hasSuffix(s[sent.start:m.start], "‘", "“") || strings.HasPrefix(s[m.end:], " ‘") // ‘한빛도 찾아가는 물길’
			switch {
			case acts && !isSubject(m.josa) && !named, !acts && isTopic(m.josa), m.typ != bonbogi.PartyGovernment && m.typ != bonbogi.PartyForeign && !named && !m.central():
				continue
			case m.typ != bonbogi.PartyGovernment && m.typ != bonbogi.PartyForeign:
				m = m.government()
			}
			out = append(out, m)
		}
	}
	for _, noun := range ancestors {
		for i := range places(in, noun) {
			at := sent.start + i
			before, after := strings.TrimRight(s[sent.start:at], " "), s[at+len(noun):sent.end]
			clause := sent.start + max(0, strings.LastIndex(before, ", ")+1)
			for _, w := range words(s, span{clause, at}) {
				inName := slices.ContainsFunc(st.quotesIn(sent.span), func(q quoted) bool { return q.start <= w.start && w.end <= q.end })
				if j := lastJosa(s, w); (j == "은" || j == "는") && !inName {
					clause = w.end
					break
				}
			}
			switch {
			case hasSuffix(before, "의", "의 ‘") && hasPrefix(after, "로 꼽", "로 평가", "로 불", "로 알려", "가 됐", "가 된", "가 돼", "가 되", "이 됐", "이 된", "이 돼", "이 되", "다.", "이다", "인 ", "라는", "라고", "였다", "으로 꼽", "로 인정", "으로 평가", "격"):
				take(clause, at, false)
			case hasSuffix(before, "이것을", "이를", "것을", "사업을", "제도를", "모델을", "사례를", "방식을", "’을", "’를", "”을", "”를") && hasPrefix(after, "으로 삼", "로 삼", " 삼아", " 삼았", "으로 해", "로 해", "로 만들", "으로 만들", "로 한 ", "으로 한 "):
				take(sent.start, at, true)
			}
			if len(out) > 0 {
				return out
			}
		}
	}
	for i := range ms { // 한빛도 시책 사업으로 뽑혔다
		m := &ms[i]
		rest := strings.TrimPrefix(s[min(m.end+len(m.josa), sent.end):sent.end], " ")
		if m.typ != bonbogi.PartyGovernment || m.glued || m.josa != "" && m.josa != "의" || first.is(st, m) || m.only() == nil || first.who != nil && m.only().above[first.who.ID] || !hasPrefix(rest, "시책", "정책", "특수시책", "역점", "사업으로", "제도로", "조례로", "공식 사업", "자체 사업", "전역 사업") {
			continue
		}
		at := firstOf(clipped(rest, 45), []string{"으로 ", "으로까지 ", "로 ", "에 "})
		if at < 0 || containsAny(rest[:at], "공모", "시범", "평가") {
			continue
		}
		from := sent.end - len(rest) + at
		if v, ok := becomes.next(s, span{from, min(sent.end, clip(s, from+50))}); ok && !v.told.ofNoun() {
			return []*mention{m}
		}
	}
	return nil
}
