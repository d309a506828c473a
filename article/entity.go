package article

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
)

// mention is a government in the text, or a body that bears its name: 나주시, 나주시의회, 남해군 유통지원과.
type mention struct {
	span          // all of it, with the province before and the body behind
	name   span   // the name of the government alone
	govs   []*gov // whom the name can mean
	bare   bool   // short name without 시 or 군
	typ    bonbogi.PartyType
	office span // a department or town office of the government
	leader bool // the mayor, governor or minister is named, or an official
	glued  bool // more letters follow directly that are no particle: 나주시민, 국토부령
	josa   string

	doubtful bool // may be an ordinary word or a part of one
}

func (m *mention) written(s string) string { return m.span.of(s) }

// only is the government meant if just one can be.
func (m *mention) only() *gov {
	if len(m.govs) == 1 {
		return m.govs[0]
	}
	return nil
}

// bodies are the last words of names of bodies that are not the government itself.
var bodies = []struct {
	end string
	typ bonbogi.PartyType
}{
	{"의회", bonbogi.PartyCouncil},
	{"교육지원청", bonbogi.PartyInstitution}, {"교육청", bonbogi.PartyInstitution}, {"교육원", bonbogi.PartyInstitution}, {"연수원", bonbogi.PartyInstitution},
	{"개발원", bonbogi.PartyInstitution}, {"진흥원", bonbogi.PartyInstitution}, {"연구원", bonbogi.PartyInstitution}, {"재단", bonbogi.PartyInstitution},
	{"공단", bonbogi.PartyInstitution}, {"공사", bonbogi.PartyInstitution}, {"학교", bonbogi.PartyInstitution}, {"체육회", bonbogi.PartyInstitution},
	{"문화원", bonbogi.PartyInstitution}, {"복지관", bonbogi.PartyInstitution}, {"도서관", bonbogi.PartyInstitution}, {"박물관", bonbogi.PartyInstitution},
	{"학습관", bonbogi.PartyInstitution}, {"미술관", bonbogi.PartyInstitution}, {"자원봉사센터", bonbogi.PartyInstitution}, {"지원센터", bonbogi.PartyInstitution},
	{"가족센터", bonbogi.PartyInstitution}, {"복지센터", bonbogi.PartyInstitution}, {"상공회의소", bonbogi.PartyInstitution}, {"아카데미", bonbogi.PartyInstitution},
	{"소방서", bonbogi.PartyInstitution}, {"경찰서", bonbogi.PartyInstitution}, {"조리원", bonbogi.PartyInstitution}, {"요양원", bonbogi.PartyInstitution},
	{"주민자치회", bonbogi.PartyResidents}, {"주민자치위원회", bonbogi.PartyResidents}, {"주민자치위", bonbogi.PartyResidents}, {"주민자치협의회", bonbogi.PartyResidents}, {"자치위원회", bonbogi.PartyResidents},
	{"협의체", bonbogi.PartyResidents}, {"협의회", bonbogi.PartyResidents}, {"농민회", bonbogi.PartyResidents}, {"부녀회", bonbogi.PartyResidents}, {"청년회", bonbogi.PartyResidents},
	{"연합회", bonbogi.PartyResidents}, {"이장단", bonbogi.PartyResidents}, {"통장단", bonbogi.PartyResidents}, {"새마을회", bonbogi.PartyResidents}, {"봉사단", bonbogi.PartyResidents},
	{"상인회", bonbogi.PartyResidents}, {"번영회", bonbogi.PartyResidents}, {"연구회", bonbogi.PartyResidents}, {"작목반", bonbogi.PartyResidents}, {"방범대", bonbogi.PartyResidents},
	{"추진위원회", bonbogi.PartyResidents}, {"참여위원회", bonbogi.PartyResidents}, {"추진단", bonbogi.PartyResidents}, {"위원회", bonbogi.PartyResidents}, {"공동체", bonbogi.PartyResidents},
	{"농업인", bonbogi.PartyResidents}, {"귀촌인", bonbogi.PartyResidents}, {"귀농인", bonbogi.PartyResidents}, {"주민", bonbogi.PartyResidents}, {"주민들", bonbogi.PartyResidents}, {"청년들", bonbogi.PartyResidents},
	{"도시재생대학", bonbogi.PartyResidents}, {"농업대학", bonbogi.PartyResidents}, {"주민자치대학", bonbogi.PartyResidents}, {"영농조합법인", bonbogi.PartyCompany}, {"지도자회", bonbogi.PartyResidents},
	{"농협", bonbogi.PartyCompany}, {"축협", bonbogi.PartyCompany}, {"조합", bonbogi.PartyCompany}, {"대학교", bonbogi.PartyInstitution},
	{"병원", bonbogi.PartyInstitution}, {"의료원", bonbogi.PartyInstitution}, {"센터", bonbogi.PartyInstitution},
}

// offices are the last words of names of the government's own departments.
var offices = []string{"보건의료원", "농업기술센터", "행정복지센터", "보건소", "담당관", "사업소", "사무소", "환경연구원", "관광과", "기획단", "과", "실", "국", "팀", "읍", "면", "동"}

// leaders follow the name of a government where its head or its officials are meant.
var leaders = []string{"시장", "군수", "구청장", "도지사", "지사", "부시장", "부군수", "장관", "차관", "청장", "처장", "공무원", "관계공무원", "관계자", "관계인", "직원", "간부", "대표단", "방문단", "벤치마킹단", "견학단", "시찰단", "방문팀"}

// mentions finds the governments in a stretch, and the bodies that bear their names.
func (g *gazetteer) mentions(s string, in span) []mention {
	s = s[:in.end]
	var out []mention
	for i := in.start; i < in.end; {
		_, w := utf8.DecodeRuneInString(s[i:])
		if s[i] < 0x80 || !wordBegins(s, i) {
			i += w
			continue
		}
		m, ok := g.mention(s, i)
		if !ok {
			i += w
			continue
		}
		out = append(out, m)
		i = max(m.end, i+w)
		for m.typ == bonbogi.PartyForeign { // 베트남 하이퐁시와 호치민시
			next, ok := foreignNext(g, s, m)
			if !ok {
				break
			}
			out = append(out, next)
			m, i = next, next.end
		}
	}
	return out
}

func (g *gazetteer) mention(s string, i int) (mention, bool) {
	n := g.at(s, i)
	if n == nil {
		if m, ok := foreignMention(s, i); ok {
			return m, true
		}
		return townBody(s, i)
	}
	m := mention{span: span{i, i + len(n.word)}, govs: n.govs, bare: n.bare, typ: bonbogi.PartyGovernment}
	m.name = m.span
	// a municipality behind its province, a district behind its city: 경기도 안양시 만안구
	for range 2 {
		next := m.end
		if strings.HasPrefix(s[next:], " ") {
			next++
		}
		inner, govs := g.under(s, next, m.govs)
		if inner == nil || inner.bare && !bareFits(s, next+len(inner.word)) {
			break
		}
		m.name = span{next, next + len(inner.word)}
		m.end = m.name.end
		m.govs, m.bare = govs, false
	}
	m.behind(s)
	if m.bare {
		m.doubtful = m.glued || slices.Contains(commonWords, m.name.of(s)) && m.typ == bonbogi.PartyGovernment && !m.leader
	}
	return m, true
}

// bareFits reports whether a short name behind a province can end here: 전북 전주 한옥마을, 경남 사천을.
func bareFits(s string, i int) bool { return wordEnds(s, i) || particle(s, i) != "" }

// behind reads what follows the name: a particle, an office, a body, the mayor.
func (m *mention) behind(s string) {
	if hasPrefix(s[m.end:], "청") && (wordEnds(s, m.end+3) || particle(s, m.end+3) != "") && hasSuffix(s[:m.end], "시", "군", "구", "도") {
		m.end += len("청")
	}
	defer m.bracket(s)
	if m.josa = particle(s, m.end); m.josa != "" && !m.bodyAhead(s) {
		return
	}
	if wordEnds(s, m.end) {
		m.bodyBehind(s)
		return
	}
	if m.josa != "" {
		return
	}
	m.attached(s)
}

// bracket reads the particle behind a bracket: 나주시(시장 …)는.
func (m *mention) bracket(s string) {
	if m.josa == "" && strings.HasPrefix(s[m.end:], " ‘") && m.typ != bonbogi.PartyGovernment {
		if i := strings.Index(s[m.end:], "’"); i > 0 && i < 100 { // 평택시의회 ‘… 연구회’가
			m.josa = particle(s, m.end+i+len("’"))
		}
		return
	}
	if m.josa != "" || !strings.HasPrefix(s[m.end:], "(") {
		return
	}
	if i := strings.IndexByte(s[m.end:], ')'); i > 0 && i < 80 {
		m.josa = particle(s, m.end+i+1)
	}
}

// bodyAhead is for names such as 강진군의회, whose first letter behind the name looks like a particle.
func (m *mention) bodyAhead(s string) bool {
	return hasPrefix(s[m.end:], "의회", "의원", "도서관")
}

// attached reads letters that follow the name directly: 나주시장, 나주시의회, 나주시보건소, 나주시민.
func (m *mention) attached(s string) {
	word := wordAt(s, m.end)
	for _, l := range []string{"장관", "차관", "청장", "처장", "지사", "수", "장", "부시장"} {
		rest, ok := strings.CutPrefix(word, l)
		if !ok || l == "수" && !strings.HasSuffix(s[:m.end], "군") {
			continue
		}
		if (l == "장" || l == "지사") && !hasSuffix(s[:m.end], "시", "도", "구청", "청") {
			continue
		}
		end := m.end + len(l)
		if rest == "" || particle(s, end) != "" {
			m.end, m.leader, m.josa = end, true, particle(s, end)
			return
		}
		if l == "장관" || l == "청장" || l == "처장" { // 장관상, 장관표창
			m.leader, m.glued = true, true
			return
		}
	}
	if m.tail(s, span{m.end, m.end + len(word)}) {
		if m.typ == bonbogi.PartyCouncil {
			m.committee(s)
		}
		return
	}
	m.glued = true
	m.bodyBehind(s)
	if m.typ != bonbogi.PartyGovernment || m.office.end > 0 {
		m.glued = false
	}
}

// bodyBehind looks in the next words for the body whose name begins with the government's.
func (m *mention) bodyBehind(s string) {
	end := len(s)
	if i := strings.IndexAny(s[m.end:], ",.\n()[]‘“”’…"); i >= 0 {
		end = m.end + i
	}
	for n, w := range words(s, span{m.end, clip(s, min(end, m.end+120))}) {
		if n >= 5 {
			return
		}
		word := w.of(s)
		if n == 0 && m.glued {
			word = wordAt(s, w.start)
		}
		if n <= 1 && startsLeader(word) {
			m.leader = true
			m.josa = lastJosa(s, w)
			if m.josa == "" || m.josa == "과" {
				m.josa = nextJosa(s, w.end, end)
			}
			return
		}
		if m.tail(s, w) {
			if m.typ == bonbogi.PartyCouncil {
				m.committee(s)
			}
			if m.office.end > 0 && m.josa == "" && strings.HasPrefix(s[m.end:], " ") { // 담양군 대덕면 주민자치회
				for k, x := range words(s, span{m.end, clip(s, min(end, m.end+50))}) {
					town := *m
					if k > 1 || !town.tail(s, x) {
						break
					}
					if town.typ != bonbogi.PartyGovernment {
						town.office = span{}
						*m = town
						break
					}
				}
			}
			return
		}
		if isVerbal(word) && !strings.HasSuffix(word, "의") || hasSuffix(word, "및", "명") {
			return
		}
	}
}

func startsLeader(word string) bool {
	for _, l := range leaders {
		if rest, ok := strings.CutPrefix(word, l); ok && (rest == "" || particle(word, len(l)) != "" || strings.HasPrefix(rest, "들")) {
			return true
		}
	}
	return false
}

// tail takes the word as the end of the body's name if it is one.
func (m *mention) tail(s string, w span) bool {
	for _, cut := range []string{"", lastJosa(s, w)} {
		stem := strings.TrimSuffix(w.of(s), cut)
		end := w.start + len(stem)
		for _, b := range bodies {
			if strings.HasSuffix(stem, b.end) && (len(stem) > len(b.end) || len(b.end) > 6 || w.start == m.end) {
				if b.end == "의회" && hasSuffix(stem, "협의회", "심의회") {
					continue
				}
				if slices.ContainsFunc(offices[:5], func(o string) bool { return strings.HasSuffix(stem, o) }) {
					break
				}
				m.typ, m.end, m.josa = b.typ, end, cut
				return true
			}
		}
		if isVillage(stem) && wordBegins(s, w.start) {
			m.typ, m.end, m.josa = bonbogi.PartyResidents, end, cut
			return true
		}
		for _, o := range offices {
			if o == "과" && cut == "" && hasSuffix(strings.TrimSuffix(stem, o), "광장", "센터", "마을", "공원", "거리", "관", "소", "길", "시장", "축제", "단지", "원", "장", "지", "회", "사업", "시설") {
				continue
			}
			if n := len(stem) - len(o); strings.HasSuffix(stem, o) && (n >= 6 || n >= 0 && len(o) > 6 || n > 0 && (o == "읍" || o == "면" || o == "동")) && wordBegins(s, w.start) {
				m.office = span{w.start, end}
				m.end, m.josa = end, cut
				return true
			}
		}
		if cut == "" && lastJosa(s, w) == "" {
			break
		}
	}
	return false
}

// isVillage tells 금복리 from 관리 and 거리.
func isVillage(word string) bool {
	n := utf8.RuneCountInString(word)
	return n >= 3 && n <= 4 && isHangul(word) && strings.HasSuffix(word, "리") &&
		!hasSuffix(word, "관리", "처리", "자리", "거리", "정리", "논리", "심리", "수리", "요리", "권리", "윤리", "물리", "승리", "유리", "분리", "비리", "대리", "총리", "살리", "나리", "항아리", "울타리", "우리", "꼬리", "머리", "병아리", "메아리", "보따리")
}

// committee goes on behind a council: 사천시의회 행정관광위원회 is the council.
func (m *mention) committee(s string) {
	ws := words(s, span{m.end, clip(s, m.end+90)})
	for i, w := range ws {
		if i >= 3 {
			return
		}
		word := w.of(s)
		j := lastJosa(s, w)
		stem := strings.TrimSuffix(word, j)
		if hasSuffix(stem, "위원회", "의원", "의원들", "연구회", "의장") {
			m.end, m.josa = w.start+len(stem), j
			return
		}
		if j != "" && j != "도" || strings.ContainsAny(word, ",.") {
			return
		}
	}
}

// clip moves a place back to the beginning of a letter, and into the text.
func clip(s string, i int) int {
	if i >= len(s) {
		return len(s)
	}
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// wordAt is the run of letters from i on.
func wordAt(s string, i int) string {
	end := i
	for end < len(s) && !wordEnds(s, end) {
		_, w := utf8.DecodeRuneInString(s[end:])
		end += w
	}
	return s[i:end]
}

// lastJosa is the particle with which the word ends, if taking it away leaves a word.
func lastJosa(s string, w span) string {
	word := w.of(s)
	for _, j := range josa {
		if strings.HasSuffix(word, j) && len(word)-len(j) >= 3 {
			return j
		}
	}
	return ""
}

// nextJosa is the first particle that marks a role in the next words: 직원 300여 명이.
func nextJosa(s string, from, end int) string {
	for i, w := range words(s, span{from, clip(s, min(end, from+60))}) {
		if i > 4 {
			break
		}
		switch j := lastJosa(s, w); j {
		case "은", "는", "이", "가", "을", "를", "에", "에서", "도":
			return j
		}
	}
	return ""
}

// townBody is a residents' body that is named by its town alone: 성거읍 주민자치위원회.
func townBody(s string, i int) (mention, bool) {
	word := wordAt(s, i)
	if n := utf8.RuneCountInString(word); n < 3 || n > 5 || !hasSuffix(word, "읍", "면", "동") || !strings.HasPrefix(s[i+len(word):], " ") {
		return mention{}, false
	}
	m := mention{span: span{i, i + len(word)}, typ: bonbogi.PartyGovernment}
	m.name = m.span
	m.bodyBehind(s)
	return m, m.typ == bonbogi.PartyResidents
}

// foreignMention is a guest from abroad.
func foreignMention(s string, i int) (mention, bool) {
	if countryAt(s, i) == "" {
		return mention{}, false
	}
	end := len(s)
	if k := strings.IndexAny(s[i:], ".\n"); k >= 0 {
		end = i + k
	}
	name, whole, ok := foreignBody(s, i, end)
	if !ok {
		return mention{}, false
	}
	m := mention{span: whole, name: name, typ: bonbogi.PartyForeign}
	m.josa = particle(s, m.end)
	if m.josa == "" {
		m.josa = nextJosa(s, m.end, end)
	}
	return m, true
}

// foreignNext is a further city of the country that was just named.
func foreignNext(g *gazetteer, s string, m mention) (mention, bool) {
	rest := s[m.end:]
	for _, link := range []string{"와 ", "과 ", ", ", "·"} {
		if !strings.HasPrefix(rest, link) {
			continue
		}
		at := m.end + len(link)
		word := wordAt(s, at)
		j := lastJosa(s, span{at, at + len(word)})
		stem := strings.TrimSuffix(word, j)
		if n := utf8.RuneCountInString(stem); n < 3 || n > 8 || !hasSuffix(stem, "시", "현", "주", "성") || g.at(s, at) != nil || countryAt(s, at) != "" {
			return mention{}, false
		}
		next := mention{span: span{at, at + len(stem)}, typ: bonbogi.PartyForeign, josa: j}
		next.name = next.span
		return next, true
	}
	return mention{}, false
}

// meet notes which governments are meant without doubt: a short name is believed if the text uses the full
// one as well, or if it stands in a row with others.
func meet(s string, ms []mention, known map[*gov]bool) {
	asked := map[*gov]bool{} // each name is looked for once
	for _, m := range ms {
		if m.doubtful {
			for _, x := range m.govs {
				if !known[x] && !asked[x] {
					asked[x] = true
					known[x] = strings.Contains(s, x.Current().Name)
				}
			}
		}
		if !m.doubtful && m.typ != bonbogi.PartyForeign {
			for _, x := range m.govs {
				known[x] = true
			}
		}
	}
	near := func(i, k int) bool {
		if k < 0 || k >= len(ms) || ms[k].glued || len(ms[k].govs) == 0 {
			return false
		}
		a, b := min(i, k), max(i, k)
		gap := s[ms[a].end:ms[b].start]
		return gap == "·" || gap == ", " || gap == "과 " || gap == "와 "
	}
	for i := range ms {
		if m := &ms[i]; m.doubtful && !m.glued && (near(i, i-1) || near(i, i+1)) {
			m.doubtful = false
			for _, x := range m.govs {
				known[x] = true
			}
		}
	}
}

// believe leaves out the doubtful names of governments that are not known to be meant; one that is part of a
// word (산청양수발전소) stays if it is.
func believe(ms []mention, known map[*gov]bool) []mention {
	return slices.DeleteFunc(ms, func(m mention) bool {
		return m.doubtful && !slices.ContainsFunc(m.govs, func(x *gov) bool { return known[x] })
	})
}
