package article

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// agencyContest is what stands before 우수기관: 겨울철 눈 치우기 우수기관.
func (st *story) agencyContest(sp span, g grade) (contest, bool) {
	if !g.agency {
		return contest{}, false
	}
	s := st.s
	end := g.start
	start := phraseStart(s, sp.start, end)
	for _, m := range st.mentionsIn(span{start, end}) {
		if m.typ == bonbogi.PartyGovernment && m.end < end && m.name.start >= start && (isSubject(m.josa) || m.start == start && m.only() == st.main) {
			start = m.end + len(m.josa)
		}
	}
	c := contest{span: trim(s, span{start, end}), agency: true}
	st.tidy(&c, c.span)
	for {
		cut := strings.TrimSpace(c.name)
		for _, t := range append(st.province(), "전국", "도내", "최종", "부문", "분야", "관련", "정부", "등") {
			cut = strings.TrimSpace(strings.TrimSuffix(cut, t))
		}
		if cut == c.name {
			break
		}
		c.name = cut
	}
	c.end = g.start
	if isGeneric(c.name) || hasSuffix(c.name, "의", "가운데", " 중", " 중에서", " 중에") {
		return c, false
	}
	if m := st.mentionEnding(c.end - len(" ")); m != nil && m.name.start == c.start {
		return c, false // 국토교통부 우수기관
	}
	n := runes(squash(c.name))
	return c, n >= 4 && n <= 40
}

// isSummary reports whether what follows counts what was won rather than naming it: … 평가 53개 부문에서.
func isSummary(after string) bool {
	n, end := number(after, skip(after, 0, len(after)), len(after))
	return end > 0 && n > 2 && hasPrefix(after[end:], "개 부문", "개 분야", "건", "개 상", "관왕")
}
