package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

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
	{"운영자", bonbogi.PartyResidents}, {"운영자들", bonbogi.PartyResidents}, {"종사자", bonbogi.PartyResidents}, {"종사자들", bonbogi.PartyResidents}, {"활동가", bonbogi.PartyResidents}, {"활동가들", bonbogi.PartyResidents}, {"해설사", bonbogi.PartyResidents}, {"자치위원", bonbogi.PartyResidents}, {"자치위원들", bonbogi.PartyResidents}, {"자치회원", bonbogi.PartyResidents}, {"회원들", bonbogi.PartyResidents}, {"상인들", bonbogi.PartyResidents}, {"어업인", bonbogi.PartyResidents}, {"농가들", bonbogi.PartyResidents}, {"이장들", bonbogi.PartyResidents}, {"통장들", bonbogi.PartyResidents},
	{"수강생", bonbogi.PartyResidents}, {"생활개선회", bonbogi.PartyResidents}, {"노인회", bonbogi.PartyResidents}, {"어촌계", bonbogi.PartyResidents}, {"모니터단", bonbogi.PartyResidents}, {"참여단", bonbogi.PartyResidents},
	{"농협", bonbogi.PartyCompany}, {"축협", bonbogi.PartyCompany}, {"조합", bonbogi.PartyCompany}, {"대학교", bonbogi.PartyInstitution},
	{"병원", bonbogi.PartyInstitution}, {"의료원", bonbogi.PartyInstitution}, {"센터", bonbogi.PartyInstitution},
}

// people are those whom a body sends, told in the singular or the plural.
var people = []string{"위원", "시민기자", "운영자", "수강생", "활동가", "농업인"}

// headcount reports whether a word alone names residents of whom the text says how many came: 주민 30명은.
func headcount(s string, w span, stem string) bool {
	rest := strings.TrimPrefix(s[w.end:], " ")
	return (stem == "주민" || stem == "농업인" || stem == "이장" || stem == "통장" || stem == "상인") && len(stem) == w.end-w.start && rest != "" && isDigit(rest[0])
}

// offices are the last words of names of the government's own departments.
var offices = []string{"보건의료원", "농업기술센터", "행정복지센터", "보건소", "담당관", "사업소", "사무소", "환경연구원", "관광과", "기획단", "과", "실", "국", "팀", "읍", "면", "동"}

// leaders follow the name of a government where its head or its officials are meant.
var leaders = []string{"시장", "군수", "구청장", "도지사", "지사", "부시장", "부군수", "장관", "차관", "청장", "처장", "공무원", "관계공무원", "관계자", "관계인", "직원", "간부", "대표단", "방문단", "벤치마킹단", "견학단", "시찰단", "방문팀"}

// tail takes the word as the end of the body's name if it is one.
func (m *mention) tail(s string, w span) bool {
	j := lastJosa(s, w)
	for _, cut := range []string{"", strings.TrimPrefix(j, "과"), j} { // 농정과는
		stem := strings.TrimSuffix(w.of(s), cut)
		if one := strings.TrimSuffix(stem, "들"); hasSuffix(one, people...) {
			stem = one
		}
		end := w.start + len(stem)
		for _, b := range bodies {
			if strings.HasSuffix(stem, b.end) && (len(stem) > len(b.end) || len(b.end) > 6 || b.end == "의회" || w.start == m.end || headcount(s, w, stem)) {
				if b.end == "의회" && hasSuffix(stem, "협의회", "심의회") {
					continue
				}
				if slices.ContainsFunc(offices[:5], func(o string) bool { return strings.HasSuffix(stem, o) }) {
					break
				}
				m.typ, m.end, m.josa = b.typ, end, cut
				m.people(s)
				return true
			}
		}
		if runes(stem) > 3 && hasSuffix(stem, "예산위원", "정책위원", "참여위원", "협의체위원", "자문위원", "평가단원", "시민기자") {
			m.typ, m.end, m.josa = bonbogi.PartyResidents, end, cut
			return true
		}
		if isVillage(stem) && wordBegins(s, w.start) {
			m.typ, m.end, m.josa = bonbogi.PartyResidents, end, cut
			return true
		}
		for _, o := range offices {
			if hasSuffix(stem, "결과", "성과", "효과", "초과", "통과", "경과", "전국", "한국", "외국", "약국", "현실", "교실", "결실", "내실", "부실", "사실", "온실") {
				continue
			}
			if o == "과" && cut == "" && hasSuffix(strings.TrimSuffix(stem, o), "들", "민", "자", "인", "명", "광장", "센터", "마을", "공원", "거리", "관", "소", "길", "시장", "축제", "단지", "팀", "원", "장", "지", "회", "사업", "시설") {
				continue
			}
			if n := len(stem) - len(o); strings.HasSuffix(stem, o) && (n >= 6 || n >= 0 && len(o) > 6 || n > 0 && (o == "읍" || o == "면" || o == "동")) && (n == 0 && len(o) > 6 || wordBegins(s, w.start)) {
				m.office = span{w.start, end}
				m.end, m.josa = end, cut
				return true
			}
		}
		if j == "" {
			break
		}
	}
	return false
}

// people goes on behind an institution whose people are meant: 가람시 작은도서관 운영자들.
func (m *mention) people(s string) {
	if m.typ != bonbogi.PartyInstitution || m.josa != "" || !strings.HasPrefix(s[m.end:], " ") {
		return
	}
	word := wordAt(s, m.end+1)
	j := lastJosa(word, span{0, len(word)})
	if stem := strings.TrimSuffix(word, j); hasSuffix(stem, "운영자", "운영자들", "이용자", "이용자들", "회원", "회원들", "수강생", "수강생들", "종사자", "종사자들") {
		m.typ, m.end, m.josa = bonbogi.PartyResidents, m.end+1+len(stem), j
	}
}

// committee goes on behind a council: 가람시의회 살림위원회 is the council.
func (m *mention) committee(s string) {
	if strings.HasPrefix(s[m.end:], "(") { // 가람시의회(의장 …)는
		return
	}
	ws := words(s, span{m.end, clip(s, m.end+90)})
	for i, w := range ws {
		if i >= 3 {
			return
		}
		word := w.of(s)
		j := lastJosa(s, w)
		stem := strings.TrimSuffix(word, j)
		if (stem == "의원" || stem == "의장") && i > 0 && isPersonalName(ws[i-1].of(s)) { // 가람시의회 김하늘 의원
			return
		}
		if hasSuffix(stem, "위원회", "의원", "의원들", "연구회", "의장") {
			m.end, m.josa = w.start+len(stem), j
			return
		}
		if j != "" && j != "도" || strings.ContainsAny(word, ",.") {
			return
		}
	}
}

// townBody is a residents' body that is named by its town alone: 새터읍 주민자치회.
func townBody(s string, i int) (mention, bool) {
	word := wordAt(s, i)
	for _, t := range []string{"읍", "면", "동"} { // 새터면이장협의회
		if k := strings.Index(word, t); k >= 2*len(t) && k <= 3*len(t) && hasPrefix(word[k+len(t):], "주민자치", "이장", "통장", "체육회", "부녀회", "새마을") {
			word = word[:k+len(t)]
		}
	}
	if n := runes(word); n < 3 || n > 5 || hasSuffix(word, "따르면", "의하면", "하면", "되면", "려면", "으면", "지면", "르면", "운동", "활동", "행동", "자동", "공동") || !hasSuffix(word, "읍", "면", "동") || !hasPrefix(s[i+len(word):], " ", "주민자치", "이장", "통장", "체육회", "부녀회", "새마을") {
		return mention{}, false
	}
	m := mention{span: span{i, i + len(word)}, typ: bonbogi.PartyGovernment}
	m.name = m.span
	if rest := wordAt(s, m.end); rest != "" {
		m.tail(s, span{m.end, m.end + len(rest)})
		return m, m.typ == bonbogi.PartyResidents
	}
	m.bodyBehind(s)
	return m, m.typ == bonbogi.PartyResidents
}

// isVillage tells 새말리 from 관리 and 거리.
func isVillage(word string) bool {
	n := runes(word)
	return n >= 3 && n <= 4 && isHangul(word) && strings.HasSuffix(word, "리") &&
		!hasSuffix(word, "관리", "처리", "자리", "거리", "정리", "논리", "심리", "수리", "요리", "권리", "윤리", "물리", "승리", "유리", "분리", "비리", "대리", "총리", "살리", "나리", "항아리", "울타리", "우리", "꼬리", "머리", "병아리", "메아리", "보따리", "실마리", "마무리", "줄거리", "뿌리", "목소리", "모서리", "둘레", "갈무리", "일거리", "먹거리", "볼거리", "놀거리", "소리", "고리", "다리", "무리", "허리", "도리", "원리", "진리", "합리", "편리", "영리", "격리", "조리", "유리", "지리", "의리")
}

// attached reads letters that follow the name directly: 가람시장, 가람시의회, 가람시보건소, 가람시민.
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
	if m.typ != bonbogi.PartyGovernment || m.office.end > 0 || m.leader && !strings.HasPrefix(word, "민") {
		m.glued = false
	}
}

// bodyBehind looks in the next words for the body whose name begins with the government's.
func (m *mention) bodyBehind(s string) {
	end := len(s)
	if i := strings.IndexAny(s[m.end:], ",.\n()[]‘“”’…▲"); i >= 0 {
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
			if m.office.end > 0 && m.josa == "" && strings.HasPrefix(s[m.end:], " ") { // 가람시 새터면 주민자치회
				for k, x := range words(s, span{m.end, clip(s, min(end, m.end+50))}) {
					town := *m
					if k > 1 || !town.tail(s, x) || town.typ == bonbogi.PartyGovernment {
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
		if isVerbal(word) && !strings.HasSuffix(word, "의") || hasSuffix(word, "및", "명", "관계자와", "담당자와", "직원과", "공무원과", "회원과") {
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

// bodyAhead is for names such as 다솔군의회, whose first letter behind the name looks like a particle.
func (m *mention) bodyAhead(s string) bool {
	return hasPrefix(s[m.end:], "의회", "의원", "도서관")
}

// bracket reads the particle behind a bracket: 가람시(시장 …)는.
func (m *mention) bracket(s string) {
	if m.josa == "" && strings.HasPrefix(s[m.end:], " ‘") && m.typ != bonbogi.PartyGovernment {
		if i := strings.Index(s[m.end:], "’"); i > 0 && i < 100 { // 가람시의회 ‘… 연구회’가
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
