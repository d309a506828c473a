package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
)

// conferrer finds who gives a prize: in the honour itself (농식품부장관상), before the contest
// (환경부가 주최한), behind 로부터, or at the head of the contest's name (한빛도 … 낭독대회).
func (st *story) conferrer(sent span, c contest, honour *grade, recipient bonbogi.Party, heading bool) bonbogi.Party {
	if p, ok := st.hostBefore(span{sent.start, max(c.start, sent.start)}); ok && !p.Same(recipient) {
		return p
	}
	if c.giver.end > 0 {
		return st.bodyAt(c.giver)
	}
	if p, ok := st.ownerBefore(sent, c, heading); ok && !p.Same(recipient) {
		return p
	}
	if honour != nil && honour.giver.end > 0 {
		return st.bodyAt(honour.giver)
	}
	if p, ok := st.from(sent); ok {
		return p
	}
	if ws := words(st.s, span{sent.start, max(c.start, sent.start)}); c.end > 0 && len(ws) > 0 {
		if last := strings.Trim(ws[len(ws)-1].of(st.s), "‘“"); hostWord(last) != "" && strings.HasSuffix(last, "한") {
			ms := st.mentionsIn(span{sent.start, c.start})
			for _, m := range slices.Backward(ms) { // 가람시가 … 진행한 문학상
				if isNominative(m.josa) && m.typ == bonbogi.PartyGovernment {
					return st.party(&m)
				}
			}
		}
	}
	for _, m := range st.mentionsIn(span{sent.start, max(c.start, sent.start)}) {
		if m.josa == "에서는" && st.isAbove(m.span) && m.only().ID != recipient.Government {
			return st.party(&m)
		}
	}
	if c.end == 0 {
		return bonbogi.Party{}
	}
	if p, ok := st.giverInBrackets(span{c.end, sent.end}); ok {
		return p
	}
	if p, ok := st.hostBehind(span{c.end, sent.end}); ok {
		return p
	}
	if word, _, ok := strings.Cut(c.name, " "); ok && runes(word) >= 4 && hasSuffix(word, "학회", "협회", "재단", "연구원", "신문", "일보", "공사", "공단", "진흥원", "위원회", "포럼", "연합회", "협의회", "중앙회", "본부") && !hasPrefix(c.name[len(word):], " 및 ", " 등 ") && st.g.at(c.name, 0) == nil { // 한국물길학회 정책대상
		return bonbogi.Party{Name: word, Type: bonbogi.PartyInstitution}
	}
	if x := st.g.at(c.name, 0); x != nil && !x.bare && len(x.govs) == 1 && strings.HasPrefix(c.name[len(x.word):], " ") {
		if p := (bonbogi.Party{Government: x.govs[0].ID, Name: x.govs[0].nameOn(st.published, x.word), Type: bonbogi.PartyGovernment}); !p.Same(recipient) && x.govs[0].Level != bonbogi.Country {
			return p
		}
	}
	return bonbogi.Party{}
}

// ownerBefore is the body directly before a name in quotation marks: 환경부의 ‘…’, 한국합창협회 ‘…’.
func (st *story) ownerBefore(sent span, c contest, heading bool) (bonbogi.Party, bool) {
	s := st.s
	if c.start <= sent.start || heading {
		return bonbogi.Party{}, false
	}
	end := c.start
	for end > sent.start && (s[end-1] == ' ' || hasSuffix(s[:end], "‘", "“")) {
		_, w := utf8.DecodeLastRuneInString(s[:end])
		end -= w
	}
	own := suffixOf(s[sent.start:end], "의")
	if own == "" {
		if in := suffixOf(s[sent.start:end], "에서"); in != "" && hasSuffix(s[sent.start:end-len(in)], "부", "청", "처", "협회", "공단", "공사", "재단", "은행", "위원회") { // 환경부에서 ‘물길평가’ 장려상을
			return st.bodyEnding(sent.start, end-len(in))
		}
	}
	if !c.quoted && own == "" {
		return bonbogi.Party{}, false
	}
	end -= len(own)
	if strings.HasSuffix(s[:end], ",") {
		return bonbogi.Party{}, false
	}
	if m := st.mentionEnding(end); m != nil && (m.josa == "" || m.josa == "의") {
		return st.party(m), m.typ != bonbogi.PartyGovernment || m.central() || m.only() != nil && m.only().Level == bonbogi.Province
	}
	return st.bodyEnding(sent.start, end)
}

// giverInBrackets reads who gives a prize in brackets directly behind its contest or its grade: ‘…평가’(행정안전부 주관), 대상(환경부).
func (st *story) giverInBrackets(sp span) (bonbogi.Party, bool) {
	s := st.s
	open := strings.IndexByte(clipped(sp.of(s), 60), '(')
	if open < 0 || strings.ContainsAny(s[sp.start:sp.start+open], ",▲△;") {
		return bonbogi.Party{}, false
	}
	in := span{sp.start + open + 1, sp.end}
	end := strings.IndexByte(in.of(s), ')')
	if end < 0 {
		return bonbogi.Party{}, false
	}
	in.end = in.start + end
	ws := words(s, in)
	for len(ws) > 0 && hostWord(ws[len(ws)-1].of(s)) != "" {
		ws = ws[:len(ws)-1]
	}
	if len(ws) == 0 {
		return bonbogi.Party{}, false
	}
	at := ws[len(ws)-1]
	if len(ws) == 1 {
		if m := st.mentionAt(at.start); m != nil && m.typ == bonbogi.PartyGovernment && m.end == at.end && !m.central() && m.only() != nil && m.only().Level != bonbogi.Province {
			return bonbogi.Party{}, false // who won
		}
	}
	return st.bodyEnding(in.start, at.end)
}

// hostBehind reads an explanation behind the contest's name: ‘…상’은 한국합창협회가 … 주는 상이다.
func (st *story) hostBehind(sp span) (bonbogi.Party, bool) {
	s := st.s
	ws := words(s, sp)
	for i := 0; i < len(ws) && i < 6; i++ {
		j := lastJosa(s, ws[i])
		if !isNominative(j) && j != "에서" {
			continue
		}
		for k := i + 1; k < len(ws) && k <= i+10; k++ {
			if h := hostWord(ws[k].of(s)); h == "주최" || h == "주관" || h == "수여" || h == "공동" || h == "시행" || h == "실시" {
				return st.bodyEnding(sp.start, ws[i].end-len(j))
			}
		}
		return bonbogi.Party{}, false
	}
	return bonbogi.Party{}, false
}

// from reads “환경부로부터”.
func (st *story) from(sp span) (bonbogi.Party, bool) {
	i := strings.Index(sp.of(st.s), "로부터")
	if i < 0 {
		return bonbogi.Party{}, false
	}
	end := sp.start + i
	end -= len(suffixOf(st.s[sp.start:end], "으"))
	return st.bodyEnding(sp.start, end)
}

func (st *story) mentionEnding(end int) *mention {
	ms := st.mentionsIn(span{max(0, end-1), end})
	for i := range ms {
		if m := &ms[i]; m.end == end || m.name.end == end {
			return m
		}
	}
	return nil
}

// bodyEnding is the body whose name ends at end: a government, or a phrase that ends like the name of one.
func (st *story) bodyEnding(from, end int) (bonbogi.Party, bool) {
	if m := st.mentionEnding(end); m != nil {
		return st.first(from, m), true
	}
	s := st.s
	if strings.HasSuffix(s[from:end], ")") { // …연대(대표 김하늘, 이보람)가
		if i := strings.LastIndexByte(s[from:end], '('); i > 0 {
			end = from + i
		}
		if m := st.mentionEnding(end); m != nil {
			return st.first(from, m), true
		}
	}
	begin := end
	for begin > from && s[begin-1] != ' ' {
		begin--
	}
	start := phraseStart(s, from, begin)
	name := strings.Trim(s[start:end], " ‘’“”,▲·")
	if i := strings.IndexByte(name, '('); i > 0 {
		name = strings.TrimSpace(name[:i])
	}
	for _, held := range []string{"주최·", "주관·"} { // 환경부 주최·물길재단 주관
		name = strings.TrimPrefix(name, held)
	}
	name = withoutTime(name)
	n := runes(name)
	if n < 2 || n > 30 || ordinal(name) > 0 || !hasSuffix(name, conferring...) {
		return bonbogi.Party{}, false
	}
	ms := st.mentionsIn(span{from, start})
	for i := range ms { // 교육부와 …협회가
		if m := &ms[i]; isLink(m.josa) && start-m.end <= 5 {
			return st.party(m), true
		}
	}
	return bonbogi.Party{Name: name, Type: bonbogi.PartyInstitution}, true
}

// withoutTime is a name without the words of time that stand before it: 지난 6월 한국합창협회.
func withoutTime(name string) string {
	ws := strings.Fields(name)
	for len(ws) > 1 && isTime(ws[0]) {
		ws = ws[1:]
	}
	return strings.Join(ws, " ")
}

// isTime reports whether a word says when: 지난, 6월, 2024년도.
func isTime(word string) bool {
	if slices.Contains([]string{"지난", "지난해", "지난달", "최근", "올해", "이번", "오는", "작년"}, word) {
		return true
	}
	other := func(r rune) bool { return unicode.IsLetter(r) && !strings.ContainsRune("년월일도", r) }
	return isDigit(word[0]) && hasSuffix(word, "년", "월", "일", "년도") && !strings.ContainsFunc(word, other)
}

// conferring are the ends of names of bodies that give prizes.
var conferring = []string{"부", "청", "처", "원", "회", "단", "공사", "공단", "재단", "연구소", "진흥원", "신문", "일보", "방송", "신문사", "조선", "경제", "투데이", "뉴스", "센터", "본부", "대학교", "은행", "연합", "연맹", "포럼", "그룹", "조합", "아카데미", "기구", "네트워크", "㈜", "사", "처장", "장관", "운동본부", "시민단체", "연대", "조정실", "학회", "미디어", "타임스", "데일리", "저널", "매일", "오가니제이션"}

// first is the first of several givers that are joined: 교육부와 한국합창협회에서.
func (st *story) first(from int, m *mention) bonbogi.Party {
	before := m
	ms := st.mentionsIn(span{from, m.start})
	for i := range ms {
		x := &ms[i]
		if (isLink(x.josa) || strings.HasPrefix(st.s[x.end:], "·")) && m.start-x.end <= 5 {
			before = x
			break
		}
	}
	return st.party(before)
}

// bodyAt is the body in a stretch, by its official name if it is a government.
func (st *story) bodyAt(sp span) bonbogi.Party {
	if m := st.mentionAt(sp.start); m != nil && m.name.start == sp.start {
		p := st.party(m.government())
		if m.name.end == sp.end || !m.glued {
			return p
		}
	}
	name := sp.of(st.s)
	if n := st.g.at(st.s, sp.start); n != nil && len(n.govs) == 1 && len(n.word) >= len(name) {
		return bonbogi.Party{Government: n.govs[0].ID, Name: n.govs[0].nameOn(st.published, n.word), Type: bonbogi.PartyGovernment}
	}
	return bonbogi.Party{Name: name, Type: bonbogi.PartyInstitution}
}
