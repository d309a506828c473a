package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// part is the part that a body plays in a visit.
type part int

const (
	partNone part = iota
	partGuest
	partHost
)

// run is several bodies that are named in a row and play the same part: 가람시와 새별시, 다솔군 직원들이.
type run struct {
	members []*mention
	role    part
	josa    string
	end     int  // behind the last word of the row
	owner   bool // 새별시의 방문
}

// runs finds the rows of a sentence and decides who comes and who is visited.
func (v *visits) runs(sent sentence) []run {
	ms := v.withAbroad(sent, v.withGuests(sent, v.withOwn(sent, v.mentionsIn(sent.span))))
	for i := len(ms) - 1; i > 0; i-- { // one name for one place
		if ms[i].start < ms[i-1].end {
			ms = slices.Delete(slices.Clone(ms), i, i+1)
		}
	}
	var out []run
	for i := range ms {
		m := &ms[i]
		if m.start < sent.start || v.gone(m) || m.glued && !v.facility(m) || m.central() && m.typ == bonbogi.PartyGovernment {
			continue
		}
		if i > 0 && m.start-ms[i-1].end <= len(" ‘") && strings.HasSuffix(v.s[:m.start], "‘") { // 가람시의회 ‘가람시 물길 모임’
			above := ms[i-1].only()
			if n := len(out); above == nil || m.only() == nil || !m.only().above[above.ID] || n == 0 {
				continue
			}
			last := &out[len(out)-1] // 한빛도 ‘다솔군 물길센터’
			if last.members[len(last.members)-1].start == ms[i-1].start {
				last.members[len(last.members)-1], last.end = m, m.end
				continue
			}
		}
		if i+1 < len(ms) && ms[i+1].glued && v.s[m.end:ms[i+1].start] == "·" { // 광주·전남지역
			continue
		}
		if n := len(out); n > 0 && v.inRow(out[n-1].end, m) {
			out[n-1].members = append(out[n-1].members, m)
			out[n-1].end = m.end
			continue
		}
		out = append(out, run{members: []*mention{m}, end: m.end})
	}
	for i := range out {
		r := &out[i]
		next := sent.end
		if i+1 < len(out) {
			next = out[i+1].members[0].start
		}
		r.josa, r.end = roleJosa(v.s, r.members[len(r.members)-1], min(next, sent.end))
	}
	for i := range out {
		out[i].role = v.part(sent, out, i)
	}
	v.cutOff(sent, out)
	v.named(sent, out)
	v.whoWent(out)
	v.received(sent, out)
	return out
}

// inRow reports whether only words of a list stand between two bodies.
func (v *visits) inRow(end int, m *mention) bool {
	gap := v.s[min(end, m.start):m.start] // a bracket may reach over the next name
	if len(gap) > 100 {
		return false
	}
	ws := words(gap, span{0, len(gap)})
	if n := len(ws); n > 1 && m.leader && runes(ws[n-1].of(gap)) == 3 { // 가람시장과 육동한 새별시장
		ws = ws[:n-1]
	}
	link := strings.ContainsAny(gap, ",·~→")
	for i, w := range ws {
		word := w.of(gap)
		switch {
		case word == "및" || word == "," || word == "그리고":
			link = true
		case hasSuffix(word, "와", "과"):
			link = true
			if i+1 < len(ws) && isVerbal(strings.TrimRight(ws[i+1].of(gap), ",")) && !isPersonalName(ws[i+1].of(gap)) && strings.Trim(ws[i+1].of(gap), "‘“(") != "" {
				return false
			}
		case hasPrefix(word, "명이", "명은", "명도") && i > 0: // 가람군수와 직원 40여 명이 다솔군을
			return false
		case isPersonalName(word) && i == len(ws)-1: // 가람시장과 이바다 다솔군수
		case hasSuffix(word, "은", "는", "을", "를", "에", "에서", "에는", "이", "가", "고", "며", "해", "한", "으로", "로", "했다"):
			return false
		}
	}
	return link
}

// roleJosa is the particle at the end of the phrase that a body begins: 가람시 로컬푸드 새터점에서.
func roleJosa(s string, m *mention, end int) (string, int) {
	from := m.end
	if k := amongOthers(s[min(m.end+len(m.josa), end):end]); m.leader && isObject(m.josa) && k > 0 {
		from += len(m.josa) + k
	} else if m.josa != "" && !(hasSuffix(m.josa, "로") && containsAny(clipped(s[m.end:end], 90), madeUp...)) && m.josa != "의" && !isLink(m.josa) && m.josa != "만" && m.josa != "나" && !strings.HasPrefix(s[min(m.end+len(m.josa), end):end], " 등") {
		at := m.end
		if strings.HasPrefix(s[at:], "(") { // 물길회(회장 김하늘)는
			at += strings.IndexByte(s[at:], ')') + 1
		}
		return m.josa, min(at+len(m.josa), max(end, m.end))
	}
	ws := unquoted(s, words(s, span{from, end}))
	for i := 0; i < min(len(ws), 14); i++ {
		w := ws[i]
		word := w.of(s)
		if i+1 < len(ws) && hasSuffix(word, "로") && containsAny(" "+ws[i+1].of(s)+" ", madeUp...) { // 공무원 스무 명으로 꾸려진 방문단이
			i++
			continue
		}
		if strings.HasSuffix(word, ")") || hasSuffix(word, "에", "에는", "은", "는") && onlyTime(word) {
			continue
		}
		trimmed := strings.TrimRight(word, ",)")
		j := lastJosa(s, span{w.start, w.start + len(trimmed)})
		if rolePlaying(j) && (isVerbal(trimmed) || len(j) > 3 || j == "도" && !endsInDo(trimmed)) && agrees(strings.TrimSuffix(trimmed, j), j) && !adnominal(trimmed) {
			return j, w.end
		}
		if trimmed == "일원" || trimmed == "일대" || strings.HasPrefix(trimmed, "일원에") || strings.HasPrefix(trimmed, "일대에") {
			return "에서", w.end
		}
		if (hasSuffix(trimmed, "찾아", "방문해", "아와", "어와", "녀와") || trimmed == "와") && i > 0 {
			break
		}
	}
	return "", m.end
}

// madeUp are the verbs that say of whom a group consists.
var madeUp = []string{" 구성된", " 구성한", " 구성돼", " 꾸려진", " 꾸린", " 이뤄진", " 이루어진", " 이룬", " 짜인", " 짠 ", " 조직된", " 결성된", " 편성된"}

// amongOthers is the length of the words with which others follow the one who is named first: 새별군수를 비롯해 직원 스무 명이.
func amongOthers(rest string) int {
	for _, w := range []string{" 비롯해", " 비롯하여", " 비롯하고", " 포함해", " 포함하여", " 필두로", " 위시해", " 위시하여", " 선두로"} {
		if strings.HasPrefix(rest, w) {
			return len(w)
		}
	}
	return 0
}

// adnominal reports whether a word that ends like a topic is a verb or adjective that describes what follows: 작은 도서관, 맡은 일.
func adnominal(word string) bool {
	first, ok := strings.CutSuffix(word, "은")
	return ok && runes(first) == 1 && strings.Contains("작많좋높낮넓좁젊깊얕맑밝짧굵늙붉푸같얻받맡맺남닮담찾쌓심앉지걸숨묻뽑잡믿읽넘웃닫돋돋갚꼽품참삼옮굶곪", first)
}

// endsInDo reports whether a noun ends like the particle 도.
func endsInDo(word string) bool {
	return hasSuffix(word, "제도", "속도", "온도", "년도", "연도", "농도", "빈도", "족도", "수도", "철도", "국도", "독도", "경기도", "라도", "상도", "청도", "강원도", "제주도") ||
		slices.Contains([]string{"정도", "시도", "용도", "지도", "의도", "태도", "구도", "기도", "보도", "각도", "고도", "강도", "선도", "유도", "주도", "부도", "인도", "한도"}, word)
}

// rolePlaying tells particles that say what part a phrase plays.
func rolePlaying(j string) bool {
	switch j {
	case "은", "는", "이", "가", "을", "를", "에", "에서", "에는", "에도", "에서도", "에서는", "으로", "로", "도", "께서":
		return true
	}
	return false
}

// unquoted leaves out the words that stand inside quotation marks or brackets, but for the last, which bears the
// particle of the whole: ‘물길을 살리는 모임’은.
func unquoted(s string, ws []span) []span {
	var out []span
	closing := ""
	for _, w := range ws {
		word := w.of(s)
		if closing != "" && !strings.Contains(word, closing) {
			continue
		}
		closing = ""
		for _, p := range [...][2]string{{"‘", "’"}, {"“", "”"}, {"(", ")"}} {
			if strings.LastIndex(word, p[0]) > strings.LastIndex(word, p[1]) {
				closing = p[1]
			}
		}
		if closing == "" {
			out = append(out, w)
		}
	}
	if closing != "" { // never closed
		return ws
	}
	return out
}
