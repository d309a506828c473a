package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Words behind a practice that say what others did with it.
var (
	tookOver = []string{"도입했", "도입해", "도입하고", "도입한다", "도입키로", "도입하기로", "도입하여", "채택했", "채택해", "들여와", "들여왔", "받아들여", "사들", "구매", "이전받", "넘겨받", "물려받", "확대 시행"}
	learnt   = []string{"본떠", "본뜬", "벤치마킹해", "벤치마킹하여", "벤치마킹한 ", "참고해", "참고하여"} // took over only who made something of it
)

// owned is a practice that a sentence names with the one to whom it belongs: 가람시의 ‘물길콜’.
type owned struct {
	owner *mention
	name  string
	span
	said bool // the text says whose it is: 가람시의 ‘물길콜’, 가람시가 개발한 ‘물길콜’
}

// makers are the words that say who had something first.
var makers = []string{"개발한", "만든", "시작한", "도입한", "시행한", "선보인", "고안한", "운영하는", "운영 중인", "시행하는", "시행 중인", "추진하는", "추진한", "추진 중인"}

// ownedIn are the practices of a sentence that are named with their owner.
func (st *story) ownedIn(sent sentence) []owned {
	var out []owned
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if m.glued || m.typ != bonbogi.PartyGovernment || m.only() == nil || m.central() {
			continue
		}
		from, said := m.end+len(m.josa), m.josa == "의" || strings.HasSuffix(m.josa, "로부터")
		if isNominative(m.josa) {
			from, said = st.madeBy(sent, m)
		}
		if m.josa != "" && !said {
			continue
		}
		if name, sp := st.practiceAfter(sent, m.start, from); name != "" {
			out = append(out, owned{m, name, sp, said})
		}
	}
	return out
}

// madeBy is where the practice begins of which a clause says who made it: 가람시가 처음 개발한 ‘물길콜’.
func (st *story) madeBy(sent sentence, m *mention) (from int, ok bool) {
	rest := st.s[m.end+len(m.josa) : sent.end]
	at := firstOf(rest, makers)
	if at < 0 || strings.Contains(rest[:at], ",") || len(strings.Fields(rest[:at])) > 3 {
		return 0, false
	}
	v := makers[slices.IndexFunc(makers, func(v string) bool { return strings.HasPrefix(rest[at:], v) })]
	return m.end + len(m.josa) + at + len(v), true
}

// practiceAfter is the practice that is named directly behind its owner, in quotation marks or up to a particle.
// A noun that says nothing by itself takes the owner with it, who stands at at.
func (st *story) practiceAfter(sent sentence, at, from int) (string, span) {
	s := st.s
	if quotes := st.quotesIn(span{from, sent.end}); len(quotes) > 0 {
		q := quotes[0]
		if gap := s[from:q.start]; len(gap) <= len(" ‘") && runes(squash(q.of(s))) >= 3 && headOf(q.of(s)) == "" {
			return q.of(s), q.span
		}
	}
	for i, w := range words(s, span{from, sent.end}) {
		j := lastJosa(s, w)
		if i > 4 || strings.ContainsAny(w.of(s), "‘’“”,()") {
			break
		}
		if !isObject(j) && !isTopic(j) && !isNominative(j) {
			if isVerbal(w.of(s)) {
				break
			}
			continue
		}
		sp := trim(s, span{from, w.end - len(j)})
		named := endsLikeScheme(sp.of(s)) || hasSuffix(sp.of(s), "제", "패스")
		if n := runes(squash(sp.of(s))); n >= 4 && n <= 25 && named || n >= 2 && n <= 20 && isObject(j) && st.isTakenOver(span{w.end, sent.end}) {
			if slices.Contains([]string{"모델", "방식", "사례", "제도", "사업", "시스템"}, sp.of(s)) {
				sp.start = at // 가람시 모델
			}
			return sp.of(s), sp
		}
		if !isNominative(j) { // 안심귀가 is no subject
			break
		}
	}
	return "", span{}
}

// isTakenOver reports whether what follows an object says that it was taken over: … 를 본떠, … 를 무상으로 이전받아.
func (st *story) isTakenOver(sp span) bool {
	ws := words(st.s, sp)
	for i := 0; i < len(ws) && i < 2; i++ {
		if word := ws[i].of(st.s) + " "; hasPrefix(word, tookOver...) || hasPrefix(word, learnt...) {
			return true
		}
	}
	return false
}
