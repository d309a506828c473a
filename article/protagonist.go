package article

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// protagonist is the body or person whom the headline is about, if it is not the government itself:
// 가람시 자원봉사센터 …, 새솔여고 김하늘 교사, …
func (st *story) protagonist(body *story) bonbogi.Party {
	if len(st.sentences) == 0 {
		return bonbogi.Party{}
	}
	sent := st.sentences[0]
	s := st.s
	begin := sent.start
	if strings.HasPrefix(s[begin:], "“") { // a headline may begin with what somebody says
		if i := strings.Index(s[begin:sent.end], "”"); i > 0 {
			begin = skip(s, begin+i+len("”"), sent.end)
		}
	}
	begin += len(s[begin:sent.end]) - len(strings.TrimLeft(s[begin:sent.end], "… ▲"))
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if m.start-begin > 12 {
			break
		}
		if m.typ != bonbogi.PartyGovernment && m.typ != bonbogi.PartyForeign && len(m.govs) > 0 && !m.central() {
			return st.party(m)
		}
	}
	if ms := st.mentionsIn(sent.span); len(ms) > 0 && ms[0].start == begin && ms[0].josa == "" && ms[0].office.end == 0 {
		if name := ownName(s, ms[0].end, sent.end); name != "" && actsIn(body.s, name) {
			return bonbogi.Party{Name: name, Type: bonbogi.PartyInstitution}
		}
	}
	head := s[begin:sent.end]
	if i := strings.IndexAny(head, ",…‘“"); i > 0 && i < 70 {
		ws := words(s, trim(s, span{begin, begin + i}))
		if len(ws) == 0 {
			return bonbogi.Party{}
		}
		w := ws[len(ws)-1]
		if j := lastJosa(s, w); j == "은" || j == "는" || isNominative(j) {
			w.end -= len(j)
		}
		if x, ok := st.named(span{begin, begin + i}, w); ok {
			return x.party
		}
	}
	return bonbogi.Party{}
}

// ownName is the name that a headline gives behind the government's: 가람시 다정제과, …
func ownName(s string, from, end int) string {
	rest := s[from:end]
	i := strings.IndexAny(rest, ",‘")
	if i <= 1 || i > 50 || rest[0] != ' ' {
		return ""
	}
	name := strings.TrimSpace(rest[:i])
	ws := strings.Fields(name)
	if len(ws) == 0 || len(ws) > 3 || runes(name) < 3 {
		return ""
	}
	for _, w := range ws {
		if isVerbal(w) || isOpener(w) || isDigit(w[0]) || endsLikeScheme(w) || hasSuffix(w, "성과", "군정", "시정", "농정", "정책", "분야", "평가", "관광", "농업", "재정", "민선", "년", "최초", "전국", "관리", "안전", "기관", "공무원", "대응", "추진", "수상", "선정") || headOf(w) != "" {
			return ""
		}
	}
	return ws[len(ws)-1]
}

// actsIn reports whether a body with this name is the subject of something in the text.
func actsIn(s, name string) bool {
	for _, j := range []string{"는 ", "은 ", "이 ", "가 "} {
		if strings.Contains(s, name+j) {
			return true
		}
	}
	return false
}
