package article

import (
	"context"
	"slices"
	"strings"

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
	ms := st.mentionsIn(sp)
	for i := range ms {
		m := &ms[i]
		if m.josa == "에서는" && st.main != nil && m.only() != nil && st.main.above[m.only().ID] {
			continue // 한빛도에서는 … 우수상을 받았다: from whom
		}
		if m.josa == "에서는" && slices.ContainsFunc(ms[i+1:], func(o mention) bool { return isSubject(st.roleOf(&o)) && !o.central() }) {
			continue // 한빛도에서는 가람시가
		}
		if m.glued || m.central() || m.typ == bonbogi.PartyForeign || m.end > sp.end || !isSubject(st.roleOf(m)) && !(heading && headlineSubject(s, sp, m)) || hosts(s, span{m.end, sp.end}) {
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
		thing := containsAny(s[max(sp.start, clip(s, q.start-40)):q.start], "정책", "시책", "사업", "사례", "프로젝트")
		if hasSuffix(in, groups...) && !thing || st.bodies[in] || hasPrefix(strings.TrimLeft(after, "은는이가 "), "기업", "업체") {
			out = append(out, subject{q.span, bonbogi.Party{Name: in, Type: bonbogi.PartyInstitution}, false})
		} else if x, ok := st.ofTown(q); ok {
			out = append(out, x)
		} else if x, ok := st.owner(sp, q); ok {
			out = append(out, x)
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
	return slices.DeleteFunc(out, func(x subject) bool { // 가람시가 한빛도가 … 들여다보는 평가에서
		return !x.self && x.party.Government != "" && slices.ContainsFunc(out, func(y subject) bool {
			town := st.g.byID[y.party.Government]
			return y.start < x.start && town != nil && isGovernment(y.party) && town.above[x.party.Government]
		})
	})
}

// roleOf is the particle of a name, or that of the count behind it: 가람시 등 3개 시군이.
func (st *story) roleOf(m *mention) string {
	if m.josa == "" && !(m.only() != nil && m.only().Level == bonbogi.Province && !strings.HasPrefix(st.s[m.end:], " 등")) { // 한빛도 11개 시군이
		if n := countEnd(st.s[m.end:]); n > 0 {
			return particle(st.s, m.end+n)
		}
	}
	return m.josa
}

// introduce notes the bodies that the text introduces with their heads, before anything is read of them.
func (st *story) introduce(ctx context.Context) error {
	return st.walk(ctx, func(sent sentence) {
		if !strings.Contains(sent.of(st.s), "(") {
			return
		}
		for _, w := range words(st.s, sent.span) {
			st.headed(sent.span, w)
		}
	})
}

// ofTown is the town with whose short name that of a product begins: in the news of a province, ‘가람마늘’ is that of 가람시.
func (st *story) ofTown(q quoted) (subject, bool) {
	n := st.g.at(st.s, q.start)
	if n == nil || len(n.govs) != 1 || n.govs[0] == st.main || st.main == nil || !n.govs[0].above[st.main.ID] || q.start+len(n.word) >= q.end {
		return subject{}, false
	}
	x := n.govs[0]
	return subject{q.span, bonbogi.Party{Government: x.ID, Name: st.fullName(x, ""), Type: bonbogi.PartyGovernment}, false}, true
}

// owner is whose thing stands in quotation marks: 으뜸농협의 ‘해오름쌀’.
func (st *story) owner(sp span, q quoted) (subject, bool) {
	s := st.s
	end := q.start - len("‘")
	for end > sp.start && s[end-1] == ' ' {
		end--
	}
	if end <= sp.start || !strings.HasSuffix(s[:end], "의") {
		return subject{}, false
	}
	end -= len("의")
	begin := end
	for begin > sp.start && s[begin-1] != ' ' {
		begin--
	}
	return st.named(sp, span{begin, end})
}

// headed is a body that is named with its head: 다정제과(대표 …)가.
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

// headlineSubject is the name before the comma of a headline: 가람시, …
func headlineSubject(s string, sp span, m *mention) bool {
	return m.start-sp.start < 40 && m.josa == "" && hasPrefix(s[m.end:sp.end], ",", " ‘", "…", "(시장", "(군수", "(구청장", "(도지사")
}

// hosts reports whether what follows a subject says that it holds the contest: … 이 주관한.
func hosts(s string, rest span) bool {
	in := rest.of(s)
	n, most := 0, 4
	if i := strings.Index(clipped(in, 120), "대상으로 "); i > 0 { // 한빛도가 도내 18개 시군을 대상으로 실시한
		most = len(strings.Fields(in[:i])) + 3
	}
	for _, w := range words(in, span{0, len(in)}) {
		if n++; n > most {
			return false
		}
		word := w.of(in)
		if word == "지원하는" { // 한빛도가 지원하는 공모에
			return true
		}
		if slices.Contains(holding, word) {
			return true
		}
		for _, h := range hosting {
			if tail, ok := strings.CutPrefix(word, h); ok && hasPrefix(tail, "한", "하는", "하고", "하여", "해 ", "했으며", "하며", "된") {
				return !strings.HasPrefix(tail, "된")
			}
		}
		if strings.ContainsAny(word, "‘“") || isNominative(lastJosa(in, w)) && !hasSuffix(word, nounsLikeVerbs...) {
			return false // somebody else does: … 씨가 …재단이 수여하는
		}
	}
	return false
}

// otherSubject is a person with a title or a group: 김하늘 교사가, 으뜸농협 딸기작목반가.
func (st *story) otherSubject(sp, w span) (subject, bool) {
	s := st.s
	word := strings.TrimRight(w.of(s), ",")
	w.end = w.start + len(word)
	j := lastJosa(s, w)
	if j != "은" && j != "는" && !isNominative(j) && !(j == "도" && runes(word) > 4 && hasSuffix(strings.TrimSuffix(word, j), "농협", "축협", "수협", "조합", "센터", "재단", "공사", "공단", "마을", "학교", "협의회", "위원회", "협의체", "팀", "병원")) {
		return subject{}, false
	}
	stem := strings.TrimSuffix(word, j)
	if isTown(stem) && st.mentionAt(w.start) == nil { // 새터1동이, 솔길면이
		return subject{span{w.start, w.start + len(stem)}, bonbogi.Party{Name: stem, Type: bonbogi.PartyInstitution}, false}, true
	}
	if st.main != nil && slices.Contains([]string{"농업기술센터", "보건소", "보건의료원", "상하수도사업소", "상수도사업소", "농업기술원", "맑은물사업소"}, stem) && st.mentionAt(w.start) == nil { // the government's own
		return subject{span{w.start, w.start + len(stem)}, st.mainParty(), true}, true
	}
	return st.named(sp, span{w.start, w.start + len(stem)})
}

// isTown reports whether a word is the name of a town or a numbered ward, which a word such as 활동 is not.
func isTown(word string) bool {
	if n := runes(word); n < 3 || n > 5 {
		return false
	}
	if stem, ok := strings.CutSuffix(word, "동"); ok {
		return isDigit(stem[len(stem)-1])
	}
	return isHangul(word) && runes(word) == 3 && hasSuffix(word, "읍", "면") && !hasSuffix(word, "화면", "장면", "측면", "국면", "방면", "정면", "표면", "전면", "지면", "단면", "라면", "냉면", "하면", "되면", "으면", "리면")
}

// recipient decides who got the prize whose words end at to: the nearest actor before; nobody in a sentence
// that names none.
func (st *story) recipient(subs []subject, to int) (bonbogi.Party, bool) {
	w, ok := st.winner(subs, to)
	return w.party, ok
}

func (st *story) winner(subs []subject, to int) (subject, bool) {
	for i := len(subs) - 1; i >= 0; i-- {
		if subs[i].start < to {
			return subs[i], true
		}
	}
	return subject{}, false
}

// recipientOf is who got the prize that begins at at: whoever stands in brackets with the grade, or directly before the
// prize of a headline, or acts.
func (st *story) recipientOf(sent sentence, at int, rank *grade, subs []subject, to int) (bonbogi.Party, bool) {
	if p, ok := st.bracketed(sent, rank); ok {
		return p, true
	}
	if sent.heading() {
		if p, ok := st.beforePrize(sent, at); ok {
			return p, true
		}
	}
	return st.recipient(subs, to)
}

// bracketed is the winner before a grade in brackets: 새터동 협의체(최우수).
func (st *story) bracketed(sent sentence, rank *grade) (bonbogi.Party, bool) {
	if rank == nil || rank.start <= sent.start || st.s[rank.start-1] != '(' {
		return bonbogi.Party{}, false
	}
	s, end := st.s, rank.start-1
	ms := st.mentionsIn(span{max(sent.start, end-1), end})
	for i := range ms {
		if m := &ms[i]; m.end == end {
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
