package article

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
)

// subject is somebody who does or gets something in a sentence.
type subject struct {
	span
	party bonbogi.Party
	self  bool // the main government, by whatever name
}

// subjects finds who acts in a sentence: governments and their bodies, persons, groups, and a programme in
// quotation marks, which stands for the government that runs it. Whoever holds the contest is left out.
func (st *story) subjects(sp span, heading bool) []subject {
	s := st.s
	var out []subject
	for i := range st.mentionsIn(sp) {
		m := &st.mentionsIn(sp)[i]
		if m.glued || m.central() || m.typ == bonbogi.PartyForeign || m.end > sp.end || !isSubject(m.josa) && !(heading && headlineSubject(s, sp, m)) || hosts(s, span{m.end, sp.end}) {
			continue
		}
		out = append(out, subject{m.span, st.party(m), m.only() != nil && m.only() == st.main && m.typ == bonbogi.PartyGovernment})
	}
	for _, q := range st.quotesIn(sp) {
		after := s[min(q.end+3, len(s)):sp.end]
		if j := particle(s, min(q.end+3, len(s))); !isSubject(j) || j == "도" {
			if !hasPrefix(after, " 사업이", " 사업은", " 프로그램이", " 정책이", " 서비스가", " 서비스는") {
				continue
			}
		}
		in := q.of(s)
		if hasSuffix(in, groups...) || st.bodies[in] || hasPrefix(strings.TrimLeft(after, "은는이가 "), "기업", "업체") {
			out = append(out, subject{q.span, bonbogi.Party{Name: in, Type: bonbogi.PartyInstitution}, false})
		} else if st.main != nil && !endsLikeContest(in) {
			out = append(out, subject{q.span, st.mainParty(), true})
		}
	}
	for _, w := range words(s, sp) {
		if x, ok := st.headed(sp, w); ok {
			out = append(out, x)
			continue
		}
		if slices.ContainsFunc(out, func(x subject) bool { return w.start < x.end && w.end > x.start || w.start == x.start }) {
			continue
		}
		if j, ok := st.isSelf(w); ok && isSubject(j) {
			if !hosts(s, span{w.end, sp.end}) {
				out = append(out, subject{w, st.mainParty(), true})
			}
			continue
		}
		if x, ok := st.otherSubject(sp, w); ok && !hosts(s, span{w.end, sp.end}) {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b subject) int { return a.start - b.start })
	return out
}

// headed is a body that is named with its head: 보림제다(대표 …)가.
func (st *story) headed(sp, w span) (subject, bool) {
	s := st.s
	open := strings.IndexByte(w.of(s), '(')
	if open < 6 || !hasPrefix(s[w.start+open+1:sp.end], "대표", "회장", "위원장", "이사장", "조합장", "원장", "센터장", "단장", "소장", "관장", "교장", "총장", "사장", "이장", "지부장") {
		return subject{}, false
	}
	end := strings.IndexByte(s[w.start:sp.end], ')')
	if end < 0 || end > 80 || !isSubject(particle(s, w.start+end+1)) {
		return subject{}, false
	}
	name := strings.Trim(s[w.start:w.start+open], "‘’“”")
	if runes(name) < 3 {
		return subject{}, false
	}
	if st.bodies == nil {
		st.bodies = map[string]bool{}
	}
	st.bodies[name] = true
	if m := st.mentionEnding(w.start + open); m != nil {
		if m.typ == bonbogi.PartyGovernment {
			return subject{}, false
		}
		return subject{m.span, st.party(m), false}, true
	}
	return subject{span{w.start, w.start + open}, bonbogi.Party{Name: name, Type: bonbogi.PartyInstitution}, false}, true
}

// headlineSubject is the name before the comma of a headline: 나주시, …
func headlineSubject(s string, sp span, m *mention) bool {
	return m.start-sp.start < 40 && m.josa == "" && hasPrefix(s[m.end:sp.end], ",", " ‘", "…", "(시장", "(군수", "(구청장", "(도지사")
}

// hosts reports whether what follows a subject says that it holds the contest: … 이 주관한.
func hosts(s string, rest span) bool {
	in := rest.of(s)
	n := 0
	for _, w := range words(in, span{0, len(in)}) {
		if n++; n > 4 {
			return false
		}
		word := w.of(in)
		for _, h := range hosting {
			if tail, ok := strings.CutPrefix(word, h); ok && hasPrefix(tail, "한", "하는", "하고", "하여", "해 ", "했으며", "하며", "된") {
				return !strings.HasPrefix(tail, "된")
			}
		}
		if strings.ContainsAny(word, "‘“") {
			return false
		}
	}
	return false
}

// otherSubject is a person with a title or a group: 류진표 교사가, 세지농협 멜론공선출하회가.
func (st *story) otherSubject(sp, w span) (subject, bool) {
	s := st.s
	word := strings.TrimRight(w.of(s), ",")
	w.end = w.start + len(word)
	j := lastJosa(s, w)
	if j != "은" && j != "는" && j != "이" && j != "가" {
		return subject{}, false
	}
	stem := strings.TrimSuffix(word, j)
	return st.named(sp, span{w.start, w.start + len(stem)})
}

// named reads a person or group that ends with the word.
func (st *story) named(sp, w span) (subject, bool) {
	s := st.s
	stem := w.of(s)
	for _, p := range persons {
		if !strings.HasSuffix(stem, p) {
			continue
		}
		end := w.start
		for end > sp.start && s[end-1] == ' ' {
			end--
		}
		begin := end
		for begin > sp.start && s[begin-1] != ' ' {
			begin--
		}
		who := strings.TrimLeft(s[begin:end], ",·▲(‘’")
		if n := utf8.RuneCountInString(who); n >= 2 && n <= 4 && isHangul(who) && isName(who) {
			return subject{span{end - len(who), w.end}, bonbogi.Party{Name: who, Type: bonbogi.PartyPerson}, false}, true
		}
		who = strings.TrimSuffix(stem, p)
		if n := utf8.RuneCountInString(who); n >= 2 && n <= 4 && isHangul(who) && len(p) >= 6 && isName(who) {
			return subject{w, bonbogi.Party{Name: who, Type: bonbogi.PartyPerson}, false}, true
		}
	}
	for _, g := range groups {
		if strings.HasSuffix(stem, g) && len(stem) > len(g) {
			start := phraseStart(s, sp.start, w.start)
			if ws := words(s, span{start, w.start}); len(ws) > 2 {
				start = ws[len(ws)-2].start
			}
			name := strings.Trim(s[start:w.end], " ‘’“”▲,")
			if n := utf8.RuneCountInString(name); n < 3 || n > 30 {
				return subject{}, false
			}
			return subject{span{start, w.end}, bonbogi.Party{Name: name, Type: bonbogi.PartyInstitution}, false}, true
		}
	}
	return subject{}, false
}

// isName tells a person's name from the noun before a title: 담당 교사.
func isName(s string) bool {
	for _, no := range []string{"담당", "관계", "해당", "지역", "참여", "현장", "소속", "우수", "모범", "일반", "전체", "신규", "퇴직", "민간", "전문", "여성", "청년", "고령", "대표", "수석", "초등", "중등", "담임", "재학", "참가", "마을", "선도"} {
		if strings.HasPrefix(s, no) {
			return false
		}
	}
	if isVerbal(s) && utf8.RuneCountInString(s) > 3 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(surnames, r)
}

// surnames are the family names that all but a few Koreans bear.
const surnames = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감음빈동온호범좌팽승간상시갈단견당화창"

// beforePrize is the person directly before a prize in a headline: 박대업 국악인 ‘…문화상’ 수상.
func (st *story) beforePrize(sent sentence, at int) (bonbogi.Party, bool) {
	s := st.s
	end := at
	for end > sent.start && (s[end-1] == ' ' || strings.HasSuffix(s[:end], "‘") || strings.HasSuffix(s[:end], "“")) {
		_, w := utf8.DecodeLastRuneInString(s[:end])
		end -= w
	}
	begin := end
	for begin > sent.start && s[begin-1] != ' ' {
		begin--
	}
	if x, ok := st.named(sent.span, span{begin, end}); ok && x.party.Type == bonbogi.PartyPerson {
		return x.party, true
	}
	return bonbogi.Party{}, false
}

// ownName is the name that a headline gives behind the government's: 보성군 보림제다, …
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
		if isVerbal(w) || isOpener(w) || hasSuffix(w, practiceHeads...) || hasSuffix(w, "성과", "군정", "시정", "농정", "정책", "분야", "평가", "관광", "농업", "재정", "민선", "년", "최초", "전국", "관리", "안전", "기관", "공무원", "대응", "추진", "수상", "선정") || headOf(w) != "" {
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

// people are the persons with a title in a stretch.
func (st *story) people(sp span) []subject {
	s := st.s
	var out []subject
	for _, w := range words(s, sp) {
		word := w.of(s)
		if i := strings.IndexAny(word, ",.·(▲"); i > 0 {
			word = word[:i]
		}
		end := w.start + len(word)
		j := lastJosa(s, span{w.start, end})
		for _, cut := range []string{"", j} {
			if x, ok := st.named(sp, span{w.start, end - len(cut)}); ok && x.party.Type == bonbogi.PartyPerson {
				if len(out) == 0 || out[len(out)-1].end <= x.start {
					out = append(out, x)
				}
				break
			}
		}
	}
	return out
}

// recipient decides who got the prize whose words stand from at on: the nearest actor before, in a sentence
// without one whoever the text speaks of.
func (st *story) recipient(sent sentence, subs []subject, from, to int) (bonbogi.Party, bool) {
	var best *subject
	for i := range subs {
		if subs[i].start < to {
			best = &subs[i]
		}
	}
	if best != nil {
		return best.party, true
	}
	return bonbogi.Party{}, false
}

// bracketed is the winner before a grade in brackets: 영강동 협의체(최우수).
func (st *story) bracketed(sent sentence, rank *grade) (bonbogi.Party, bool) {
	if rank == nil || rank.start <= sent.start || st.s[rank.start-1] != '(' {
		return bonbogi.Party{}, false
	}
	s, end := st.s, rank.start-1
	for i := range st.mentionsIn(span{max(sent.start, end-1), end}) {
		if m := &st.mentionsIn(span{max(sent.start, end-1), end})[i]; m.end == end {
			return st.party(m), true
		}
	}
	begin := end
	for begin > sent.start && s[begin-1] != ' ' {
		begin--
	}
	if x, ok := st.named(sent.span, span{begin, end}); ok {
		return x.party, true
	}
	return bonbogi.Party{}, false
}

// protagonist is the body or person whom the headline is about, if it is not the government itself:
// 해남군 자원봉사센터 …, 조대여고 류진표 교사, …
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
	for i := range st.mentionsIn(sent.span) {
		m := &st.mentionsIn(sent.span)[i]
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
		if j := lastJosa(s, w); j == "은" || j == "는" || j == "이" || j == "가" {
			w.end -= len(j)
		}
		if x, ok := st.named(span{begin, begin + i}, w); ok {
			return x.party
		}
	}
	return bonbogi.Party{}
}
