package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Last words of the names of those who travel. Bodies have a name of their own; of people, the name of their town must stand before.
var (
	residentsBodies   = []string{"위원회", "협의회", "협의체", "자치회", "연합회", "연구회", "발전회", "번영회", "상인회", "부녀회", "청년회", "노인회", "지도자회", "경영인회", "생산자회", "동호회", "후계자회", "운영회", "향우회", "새마을회", "체육회", "학부모회", "입주자회", "분과회", "선도회", "개선회", "산악회", "동문회", "추진위", "자치위", "대책위", "준비위", "운영위", "사업단", "추진단", "봉사단", "이장단", "통장단", "참여단", "자문단", "기획단", "서포터즈", "작목반", "영농회", "공동체", "어촌계", "연합회원", "인회원", "농업대학", "시민대학", "자치대학", "재생대학", "모임", "동아리", "방범대", "기자단", "모니터단"}
	institutionBodies = []string{"재단", "공단", "공사", "인재개발원", "연수원", "진흥원", "연구원", "교육원", "개발원", "문화원", "의료원", "사관학교", "학교", "대학", "대학교", "교육청", "교육지원청", "지원센터", "복지관", "협회", "연맹", "상공회의소", "회의소", "관광공사", "복지센터", "가족센터", "자활센터", "체험센터", "육성센터"}
	residentsPeople   = []string{"주민", "상인", "농업인", "어업인", "임업인", "귀농인", "귀촌인", "청년", "농민", "이장", "통장", "회원", "위원", "지도자", "활동가", "해설사", "수강생", "교육생", "조합원", "농가", "운영자", "종사자", "학부모", "소상공인", "청년농", "후계농", "마을리더", "자치위원", "임원진", "대표자", "봉사자", "대표단원", "부녀회원", "작목반원", "단원"}
)

// withGuests adds those who travel and whose names the list of governments does not tell: 물길지구 주민협의체는, 가람시 딸기작목반 30여
// 명이, 새터면 주민 스무 명은. Whoever stands before a count of heads, or is the subject of a verb of a journey, travels.
func (v *visits) withGuests(sent sentence, ms []mention) []mention {
	if in := sent.of(v.s); sent.heading() || !journey(in) && !strings.Contains(in, "번째") {
		return ms
	}
	var found []mention
	for _, w := range words(v.s, sent.span) {
		m, ok := v.guestAt(sent, ms, w)
		if ok && !slices.ContainsFunc(found, func(o mention) bool { return o.start < m.end && m.start < o.end }) {
			found = append(found, m)
		}
	}
	if len(found) == 0 {
		return ms
	}
	ms = slices.DeleteFunc(slices.Clone(ms), func(m mention) bool {
		return slices.ContainsFunc(found, func(o mention) bool { return o.start < m.end && m.start < o.end })
	})
	ms = append(ms, found...)
	slices.SortFunc(ms, func(a, b mention) int { return a.start - b.start })
	return ms
}

// guestAt reads the name that ends with a word.
func (v *visits) guestAt(sent sentence, ms []mention, w span) (mention, bool) {
	word := w.of(v.s)
	if k := strings.IndexByte(word, '('); k > 0 {
		word = word[:k]
	}
	word = strings.TrimRight(word, ",")
	j := agreeing(word)
	stem := strings.TrimSuffix(strings.TrimSuffix(word, j), "들")
	members := ""
	if hasSuffix(stem, "회원", "작목반원") && runes(stem) > 3 { // 딸기연구회원 is the 딸기연구회
		stem, members = strings.TrimSuffix(stem, "원"), "원"
	}
	typ, people := guestType(stem)
	if stem == "직원" || stem == "임직원" || stem == "연구원" { // 물길협회 직원 8명
		body := strings.TrimRight(v.s[sent.start:w.start], " ")
		if t, p := guestType(lastWord(body)); t == bonbogi.PartyInstitution && !p && headsCounted(v.s[min(sent.end, w.start+len(stem)):sent.end]) {
			last := span{sent.start + len(body) - len(lastWord(body)), sent.start + len(body)}
			m := mention{span: last, typ: t}
			return v.withTown(sent, ms, m, false)
		}
	}
	m := mention{span: span{w.start, w.start + len(stem)}, typ: typ}
	after := min(sent.end, v.behindBracket(m.end+len(members)+len(suffixOf(strings.TrimSuffix(word, j), "들"))))
	j = particle(v.s, after)
	counted := j == "" && headsCounted(v.s[after:sent.end])
	switch {
	case typ == "" && (!counted || runes(stem) < 3 || !isHangul(stem) || hasSuffix(stem, nobodies...)):
		return mention{}, false
	case typ == "": // 한빛도 민원지기 40여 명
		m.typ, people = bonbogi.PartyResidents, true
	case counted:
	case isNominative(j) || j == "은" || j == "는" || j == "도":
		if !goesItself(v.s[after+len(j) : sent.end]) {
			return mention{}, false
		}
	case isLink(j) && !people:
		if next := nextSubject(v.s[after+len(j) : sent.end]); next == "" || !goesItself(next) {
			return mention{}, false
		}
	default:
		return mention{}, false
	}
	m.josa = j
	return v.withTown(sent, ms, m, people)
}

// guestType is the kind of those whose name ends with a word, and whether they are people rather than a body.
func guestType(stem string) (typ bonbogi.PartyType, people bool) {
	switch {
	case hasSuffix(stem, residentsBodies...):
		return bonbogi.PartyResidents, false
	case hasSuffix(stem, institutionBodies...) && runes(stem) > 3:
		return bonbogi.PartyInstitution, false
	case hasSuffix(stem, residentsPeople...):
		return bonbogi.PartyResidents, true
	}
	return "", false
}

// withTown finds where the name begins: with the government that stands in it or before it.
func (v *visits) withTown(sent sentence, ms []mention, m mention, people bool) (mention, bool) {
	from := v.nameStart(sent, m.start)
	m.name = span{from, m.end}
	for i := range ms {
		o := &ms[i]
		switch {
		case o.typ == bonbogi.PartyCouncil && o.start >= from && o.end <= m.start:
			return mention{}, false // members of a council
		case o.start >= from && o.end <= m.start && strings.HasSuffix(o.of(v.s), "청") && hasSuffix(m.of(v.s), "단", "팀", "반"):
			return mention{}, false // 가람시청 물길지원단: an office
		case o.end == m.end && o.typ != bonbogi.PartyGovernment:
			return mention{}, false // known already
		case o.typ == bonbogi.PartyGovernment && o.only() != nil && (o.josa == "" || o.josa == "의") && o.end <= m.end && (o.start <= from && o.end >= from || o.start == from):
			from, m.name, m.govs = o.start, o.name, o.govs
		case o.typ != bonbogi.PartyGovernment && o.josa == "" && o.start <= from && o.end > from && o.end <= m.start:
			return mention{}, false // 가람시의회 … 연구회: the council
		}
	}
	m.start = from
	if people && hasSuffix(v.s[from:m.end], " 회원", " 위원", " 임원", " 단원") { // 가람시 청년모임 회원 20명
		if end := strings.LastIndexByte(v.s[from:m.end], ' ') + from; end > m.name.end || m.govs == nil {
			m.end = end
		}
	}
	name := strings.TrimSpace(v.s[from:m.end])
	if containsAny(name, visitNouns...) || strings.ContainsAny(name, "‘’“”,[]▲·") && m.govs == nil || strings.ContainsAny(name, "‘’“”,[]▲") || runes(name) < 5 || runes(name) > 34 || isOpener(strings.Fields(name)[0]) {
		return mention{}, false
	}
	if m.govs == nil {
		own := false // the name tells a town or says what the body is for
		for _, w := range strings.Fields(name) {
			own = own || hasSuffix(w, "읍", "면", "동", "리", "마을", "지구", "구") && runes(w) > 2
		}
		if people && (!own || !hasSuffix(name, residentsPeople...)) || !people && !own && runes(name) < 6 || slices.Contains(residentsBodies, name) || slices.Contains(institutionBodies, name) {
			return mention{}, false
		}
		m.name = m.span
	}
	return m, true
}

// nameStart is where a name begins whose last word begins at head: behind a day, a source and who the body is.
func (v *visits) nameStart(sent sentence, head int) int {
	from := phraseStart(v.s, sent.start, head)
	for _, w := range words(v.s, span{from, head}) {
		if word := w.of(v.s); onlyTime(word) || hasPrefix(word, "따르면") || hasSuffix(word, "모임인", "단체인", "기구인", "조직인") {
			from = skip(v.s, w.end, head)
		}
	}
	return from
}

// nobodies are the last words before a count of heads that name no body: officials, who stand for their government, and people at large.
var nobodies = []string{"공무원", "직원", "관계자", "담당자", "담당", "의원", "간부", "시장", "군수", "구청장", "국장", "과장", "팀장", "소장", "읍장", "면장", "동장", "계장", "실무자", "실무진", "사람", "인원", "일행", "방문단", "견학단", "시찰단", "대표단", "벤치마킹단", "연수단", "참가자", "참석자", "학생", "어린이", "관광객", "방문객", "시민", "모두", "각각", "등", "총", "팀", "과", "국", "실", "소", "부서", "업무담당", "사무국", "임원", "가운데", "이상", "소속", "주무관", "공직자", "최대", "매회", "하루", "차례", "이하", "이상의"}

// nextSubject is what follows the next subject.
func nextSubject(rest string) string {
	for _, w := range words(rest, span{0, len(clipped(rest, 120))}) {
		if j := agreeing(w.of(rest)); isNominative(j) || j == "은" || j == "는" {
			return rest[w.end:]
		}
	}
	return ""
}

// behindBracket skips what stands in brackets behind a name: 물길회(회장 김하늘).
func (v *visits) behindBracket(at int) int {
	if at < len(v.s) && v.s[at] == '(' {
		if k := strings.IndexByte(v.s[at:], ')'); k > 0 && k < 80 {
			return at + k + 1
		}
	}
	return at
}

// headsCounted reports whether a number of people follows directly: 30여 명, 스무 명.
func headsCounted(rest string) bool {
	ws := strings.Fields(clipped(rest, 60))
	for i, w := range ws[:min(len(ws), 3)] {
		if k := strings.Index(w, "명"); k >= 0 {
			return i > 0 || isDigit(w[0])
		}
		if w == "" || !isDigit(w[0]) && !hasPrefix(w, "여", "열", "스무", "스물", "서른", "마흔", "쉰", "다섯", "여섯", "일곱", "여덟", "아홉", "세", "네", "두", "수십", "약") {
			return false
		}
	}
	return false
}

// ownBodyAt reports whether a body that is named without its town is the main government's, which tells of it: 시는 물길연구회가.
func (v *visits) ownBodyAt(m *mention) bool {
	if m == nil || v.main == nil || v.hosted || len(m.govs) > 0 || m.typ != bonbogi.PartyResidents {
		return false
	}
	before := v.s[max(0, clip(v.s, m.start-150)):m.start]
	before = before[strings.LastIndexAny(before, ".\n")+1:]
	for i, w := range strings.Fields(before) {
		if name := v.main.Current().Name; i < 4 && (hasPrefix(w, name+"는", name+"은") || w == v.ownUnit()+"는" || w == v.ownUnit()+"은") {
			return true
		}
	}
	return false
}
