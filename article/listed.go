package article

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// listedContests are what stands before the grades of a list and names no contest by its last word: 농산물 판매 최우수상, 체납액 징수
// ‘우수’, 물길 가꾸기 국무총리 표창. Where the second is one of a list, the first is too.
func (st *story) listedContests(sp span, gs []grade) []contest {
	var out []contest
	for i, g := range gs {
		if i == 0 || g.place {
			continue
		}
		gap := st.s[gs[i-1].end:max(gs[i-1].end, g.start)]
		name := strings.TrimLeft(afterQuote(gap), " ")
		if strings.HasPrefix(name, "(") { // 우수상(상금 1억 원)
			if end := strings.IndexByte(name, ')'); end > 0 {
				name = name[end+1:]
			}
		}
		bare := strings.TrimLeft(name, ", △▲·/")
		if bare == name { // …상과 …
			if bare = strings.TrimPrefix(strings.TrimPrefix(name, "과 "), "와 "); bare == name || len(strings.Fields(bare)) < 2 {
				continue
			}
		}
		if i == 1 && !hasSuffix(strings.TrimRight(st.s[sp.start:gs[0].start], " ‘“"), "에서", "에서는", "에서도", "부문", "분야") {
			if first, ok := st.listedContest(span{phraseStart(st.s, sp.start, nameEnd(st.s, gs[0].start)), gs[0].start}); ok {
				out = append(out, first)
			}
		}
		if c, ok := st.listedContest(span{g.start - len(bare), g.start}); ok {
			out = append(out, c)
		}
	}
	return out
}

// listMarks stand before the items of a list.
const listMarks = "▲△○●◆◇■□▶▷"

// nameEnd is where the words end that stand before a grade, which may stand in quotation marks.
func nameEnd(s string, at int) int { return len(strings.TrimRight(s[:at], " ‘“(")) }

// listedContest reads one of a list.
func (st *story) listedContest(sp span) (contest, bool) {
	s := st.s
	sp.end = max(sp.start, nameEnd(s, sp.end))
	sp = trim(s, sp)
	name := sp.of(s)
	if len(name) > 90 || strings.ContainsAny(name, ",‘“’”.()") || endsLikeContest(name) {
		return contest{}, false
	}
	c := contest{span: sp, agency: true}
	ws := words(s, sp)
	for i, w := range ws {
		word := w.of(s)
		stem, of := strings.CutSuffix(word, "의")
		switch {
		case i == 0 && of && st.mentionAt(w.start) == nil && hasSuffix(stem, conferring...):
			c.giver, sp.start = span{w.start, w.end - len("의")}, w.end
		case isVerbal(word) && !of:
			return contest{}, false
		}
	}
	for _, m := range st.mentionsIn(sp) {
		if m.start == sp.start && m.end >= sp.end || isSubject(m.josa) || m.only() != nil && !m.central() && m.only().Level != bonbogi.Province {
			return contest{}, false
		}
	}
	if m := st.mentionEnding(sp.end); m != nil && m.central() && m.start > sp.start && c.giver.end == 0 { // 주소정보 업무 행정안전부 기관 표창
		c.giver, sp.end = m.span, m.start
	}
	st.tidy(&c, sp)
	for cut := ""; cut != c.name; {
		cut = c.name
		for _, t := range []string{" 종합", " 전국", " 도내", " 시부", " 군부", " 기관", " 부문", " 분야"} {
			c.name = strings.TrimSuffix(c.name, t)
		}
	}
	n := runes(squash(c.name))
	return c, n >= 4 && n <= 30 && !isGeneric(c.name)
}
