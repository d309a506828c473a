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
	ms := v.withAbroad(sent, v.withBodies(sent, v.withOwn(sent, v.mentionsIn(sent.span))))
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
	v.byMonths(out)
	for i := range out {
		out[i].role = v.part(sent, out, i)
	}
	v.cutOff(sent, out)
	v.named(sent, out)
	v.whoWent(out)
	v.received(sent, out)
	return out
}

// whoWent reads a clause that says of a body where it went: 가람시를 다녀간 새별시는. What else the sentence tells is no visit.
func (v *visits) whoWent(runs []run) {
	for i := 0; i+1 < len(runs); i++ {
		last := runs[i].members[len(runs[i].members)-1]
		gap := strings.TrimSpace(v.s[last.end:runs[i+1].members[0].start])
		if stem, ok := strings.CutPrefix(gap, "을 "); !isObject(last.josa) || !ok && !strings.HasPrefix(gap, "를 ") || len(strings.Fields(stem)) > 3 || !hasSuffix(gap, "다녀간", "찾은", "방문한", "견학한", "벤치마킹한", "둘러본") {
			continue
		}
		clause := len(v.s)
		for _, w := range []string{"며, ", "고, ", "며 ", "으나 "} {
			if k := strings.Index(v.s[runs[i+1].end:], w); k >= 0 {
				clause = min(clause, runs[i+1].end+k)
			}
		}
		for k := range runs {
			if runs[k].members[0].start < clause || !isSubject(runs[k].josa) || v.idle(runs, k) {
				runs[k].role = partNone
			} else {
				runs[k].role = partGuest
			}
		}
		runs[i].role, runs[i+1].role = partHost, partGuest
		return
	}
}

// cutOff gives the towns of a list that breaks off before its verb the part of hosts: 의원 9명은 새별시 ‘물길관’, 다솔군 ‘푸른숲’, 온
func (v *visits) cutOff(sent sentence, runs []run) {
	in := strings.TrimRight(sent.of(v.s), " …")
	if v.hosted || !v.learns || sent.heading() || hasSuffix(in, ".", "다", "!", "?") || len(runs) == 0 || sent.no+1 < len(v.sentences) && v.sentences[sent.no+1].role == roleBody {
		return
	}
	named := 0
	for _, r := range runs {
		if r.role == partNone && r.josa == "" && !v.allOfMain(r.members) {
			named += len(r.members)
		}
	}
	for i := range runs {
		if named > 1 && runs[i].role == partNone && runs[i].josa == "" && !v.allOfMain(runs[i].members) && containsAny(v.s[sent.start:runs[i].members[0].start], delegates...) {
			runs[i].role = partHost
		}
	}
}

// idle reports whether what follows a row tells of no visit: 새별시도 11월부터 물길버스를 운영한다.
func (v *visits) idle(runs []run, i int) bool {
	end := runs[i].end + len(clipped(v.s[runs[i].end:], 160))
	if k := strings.IndexAny(v.s[runs[i].end:end], ".\n"); k >= 0 {
		end = runs[i].end + k
	}
	return !containsAny(v.s[runs[i].end:end], "둘러", "방문", "찾", "견학", "시찰", "살펴", "살폈", "벤치마킹", "다녀", "배우", "배웠")
}

// received gives rows their parts in 가람시는 새별시의회 방문단을 맞이했다: whoever receives is the host.
func (v *visits) received(sent sentence, runs []run) {
	for i := 1; i < len(runs); i++ {
		if runs[i].role != partGuest || isSubject(runs[i].josa) {
			continue
		}
		welcomed := isObject(runs[i].josa) && hasPrefix(strings.TrimLeft(v.s[runs[i].end:sent.end], " "), "맞아 ", "맞이", "맞았")
		if near := clipped(v.s[runs[i].members[0].start:sent.end], 160); !welcomed && !containsAny(near, "단을 맞", "명을 맞", "의원을 맞", "일행을 맞", "방문을 받", "방문을 맞", "을 맞이", "를 맞이") {
			continue
		}
		for k := range runs[:i] {
			if isSubject(runs[k].josa) {
				runs[k].role = partHost
			}
		}
	}
}

// inRow reports whether only words of a list stand between two bodies.
func (v *visits) inRow(end int, m *mention) bool {
	gap := v.s[end:m.start]
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
		case isPersonalName(word) && i == len(ws)-1: // 가람시장과 이바다 다솔군수
		case hasSuffix(word, "은", "는", "을", "를", "에", "에서", "에는", "이", "가", "고", "며", "해", "한", "으로", "로", "했다"):
			return false
		}
	}
	return link
}

// roleJosa is the particle at the end of the phrase that a body begins: 가람시 로컬푸드 새터점에서.
func roleJosa(s string, m *mention, end int) (string, int) {
	if m.josa != "" && m.josa != "의" && !isLink(m.josa) && m.josa != "만" && m.josa != "나" && !strings.HasPrefix(s[min(m.end+len(m.josa), end):end], " 등") {
		return m.josa, m.end + len(m.josa)
	}
	for i, w := range unquoted(s, words(s, span{m.end, end})) {
		word := w.of(s)
		if i > 9 {
			break
		}
		if strings.HasSuffix(word, ")") || hasSuffix(word, "에", "에는", "은", "는") && onlyTime(word) {
			continue
		}
		trimmed := strings.TrimRight(word, ",)")
		j := lastJosa(s, span{w.start, w.start + len(trimmed)})
		if rolePlaying(j) && (isVerbal(trimmed) || len(j) > 3) {
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

// destinations open a list of those who are visited.
var destinations = []string{"곳은", "대상은", "대상지는", "방문지는", "견학지는", "행선지는", "목적지는", "방문 기관은", "방문기관은", "견학 장소는", "일정은", "코스는"}

var goingVerbs = []string{"방문", "다녀왔", "다녀온", "다녀갔", "다녀간", "찾", "벤치마킹", "견학", "둘러", "답사", "시찰", "탐방", "배우", "배워", "살펴", "살폈", "살피", "돌아", "들러", "들렀", "본받", "보려", "보러", "보고자", "알아보", "향했", "익히", "익혔"}

// part decides by the particle and the verb behind it.
func (v *visits) part(sent sentence, runs []run, i int) part {
	r := runs[i]
	s := v.s
	rest := s[r.end:sent.end]
	near := clipped(rest, 130)
	main := slices.ContainsFunc(r.members, func(m *mention) bool { return v.ofMain(m) && m.typ == bonbogi.PartyGovernment })
	others := false // some other row is the host by its particle
	for k, o := range runs {
		if k != i && isObject(o.josa) && containsAny(clipped(s[o.end:sent.end], 75), goingVerbs...) {
			others = true
		}
	}
	if before := s[sent.start:r.members[0].start]; !main && containsAny(before, destinations...) && !isSubject(r.josa) {
		if k := strings.LastIndexByte(strings.TrimRight(before, " "), ' '); r.josa != "에서" || hasSuffix(strings.TrimRight(before, " "), destinations...) || k < 0 {
			return partHost
		}
	}
	if before := strings.TrimRight(s[sent.start:r.members[0].start], " "); hasSuffix(before, "방문지로", "대상지로") {
		return partHost
	}
	if behind := s[r.members[len(r.members)-1].end:sent.end]; v.hosted && !main && hasPrefix(behind, " 등") && containsAny(clipped(behind, 160), "의 벤치마킹이", "의 방문이", "의 견학이", "의 발길이", "의 발걸음이", "의 방문도", "의 견학도", "의 벤치마킹도") {
		return partGuest
	}
	if strings.HasPrefix(s[r.members[len(r.members)-1].end:], " 등 ") && v.hosted && !main && containsAny(s[r.members[0].start:sent.end], "벤치마킹이 이어", "방문이 이어", "견학이 이어", "발길이", "행렬이", "벤치마킹이 잇", "방문이 잇", "견학이 잇", "벤치마킹이 줄", "방문이 줄") {
		return partGuest
	}
	switch r.josa {
	case "을", "를":
		if containsAny(clipped(near, 24), "데리고", "이끌고", "인솔", "대동") {
			return partNone
		}
		if hasPrefix(strings.TrimLeft(near, " "), "시작으로", "비롯", "필두로", "포함") { // 새별시를 시작으로 다솔군이 찾았다
			if !main && v.hosted || (!main || !v.hosted) && v.guestsBehind(sent, runs, i) || !v.hosted && v.allOfMain(r.members) {
				return partGuest
			}
			return partHost
		}
		if hasPrefix(strings.TrimLeft(near, " "), "대상으로") && containsAny(s[sent.start:r.members[0].start], "방문은", "견학은", "벤치마킹은", "시찰은", "답사는", "연수는") {
			return partHost
		}
		if containsAny(near, "초청", "맞아", "맞이", "맞았", "맞은 ", "안내", "환영했") {
			return partGuest
		}
		if containsAny(near, goingVerbs...) {
			return partHost
		}
		if containsAny(near, "비롯", "시작으로", "포함") {
			return partGuest
		}
	case "으로", "로":
		if containsAny(near, "견학", "벤치마킹", "연수", "떠", "다녀", "향", "발길") || hasPrefix(strings.TrimLeft(near, " "), "가 ", "가서", "이동해", "자리를 옮", "옮겨") {
			return partHost
		}
	case "에", "에는", "에도":
		if hasPrefix(strings.TrimLeft(near, " "), "이어", "따르면", "의하면", "비해", "이은") { // 새별시에 이어 다솔군이: another visit
			if v.hosted && !main && hasPrefix(strings.TrimLeft(near, " "), "이어") && onlyTime(lastWord(s[sent.start:r.members[0].start])) {
				return partGuest // 3월 새별시에 이어 4월 다솔군이
			}
			return partNone
		}
		return partHost
	case "에서", "에서는", "에서도":
		if v.contains(runs, i) {
			return partNone // 강원에서 강릉 … 을
		}
		if before := s[sent.start:r.members[0].start]; containsAny(before, nounsOfVisits...) && hasPrefix(strings.TrimLeft(near, " "), "있었", "열렸", "진행됐", "이뤄졌", "이루어졌", "펼쳐졌", "실시됐") {
			return partHost // 다솔군 주민자치회의 견학이 … 새별시에서 있었다
		}
		if v.hosted && !main && v.allOfMain(r.members) {
			return partHost // in its own library
		}
		if !(main && v.hosted) && v.sends(near) {
			return partGuest
		}
		if v.hosted && !main && !others && v.studiesAt(sent, r, clipped(rest, 400)) {
			return partHost // 직원 열 명이 새별시에서 … 살펴보고
		}
		if !main && (r.members[0].glued || v.ledBefore(sent, runs, i)) {
			return partHost // 직원 열한 명이 새별시에서
		}
		if v.hosted && !main || others && v.guest == nil && (i == 0 || !isSubject(runs[0].josa)) {
			return partGuest
		}
		if main && slices.ContainsFunc(runs, func(o run) bool { return isSubject(o.josa) && !slices.ContainsFunc(o.members, v.ofMain) }) {
			return partHost // 새터면 주민자치회가 가람시에서: only the host is a government
		}
		if !v.hosted && !main || containsAny(near, "벤치마킹", "견학", "교육", "연수", "답사", "간담", "설명", "살", "배") {
			return partHost
		}
	case "은", "는", "이", "가", "도", "께서":
		if r.josa == "도" && !v.hosted && !main && len(runs) == 1 && hasPrefix(strings.TrimLeft(near, " "), "찾", "방문", "둘러", "견학", "들", "다녀") {
			return partHost // 다음 달에는 다솔군도 찾을 계획이다
		}
		if main && v.hosted || v.aboutThing(r) {
			return partNone
		}
		return partGuest
	case "":
		if sent.heading() {
			return v.headingPart(sent, r)
		}
		if hasSuffix(s[:r.members[0].start], "(") && strings.HasPrefix(s[r.members[0].end:], ")") && !main {
			return partHost
		}
		if strings.HasPrefix(rest, " 등") || strings.HasPrefix(rest, ", ") || strings.HasPrefix(rest, "등 ") {
			if v.hosted && !main {
				return partGuest
			}
			if !v.hosted && !main {
				return partHost
			}
		}
	}
	return partNone
}

// studiesAt reports whether people of whom the sentence spoke before learn at a place, and came to nobody: 수강생들이
// 새별시에서 배웠다. Who comes from a place comes to another: 새별시에서 공무원들이 찾았다.
func (v *visits) studiesAt(sent sentence, r run, near string) bool {
	if !containsAny(near, "살펴", "견학", "배우", "배웠", "둘러", "벤치마킹", "토론", "익혔") || containsAny(sent.of(v.s), "방문했", "찾아왔", "찾았", "찾아", "다녀갔") {
		return false
	}
	for _, w := range words(v.s, span{sent.start, r.members[0].start}) {
		if j := lastJosa(v.s, w); isNominative(j) || isTopic(j) {
			if stem := strings.TrimSuffix(w.of(v.s), j); hasSuffix(stem, "들", "명", "단", "원", "생", "팀", "과", "구", "시", "군", "회") {
				return true
			}
		}
	}
	return false
}

// guestsBehind reports whether others than the main government come behind a row: 새별시를 비롯해 다솔군 공무원들이.
func (v *visits) guestsBehind(sent sentence, runs []run, i int) bool {
	for _, r := range runs[i+1:] {
		if isNominative(r.josa) && !slices.ContainsFunc(r.members, v.ofMain) {
			return true
		}
	}
	for _, w := range words(v.s, span{runs[i].end, sent.end}) {
		j := lastJosa(v.s, w)
		if isNominative(j) && hasSuffix(strings.TrimSuffix(strings.TrimSuffix(w.of(v.s), j), "들"), officials...) {
			return true
		}
	}
	return false
}

// headingPart: 새별시의회, 물길 지도 배우러; 다솔군 꽃길 모임.
func (v *visits) headingPart(sent sentence, r run) part {
	after := v.s[r.members[len(r.members)-1].end:sent.end]
	if strings.HasPrefix(after, ",") && r.members[0].start-sent.start < 30 {
		if slices.ContainsFunc(r.members, v.ofMain) && v.hosted {
			return partNone
		}
		return partGuest
	}
	return partNone
}

// sends reports whether what follows 에서 says who came from there: 새별시에서 직원 일곱 명이 찾아왔다.
func (v *visits) sends(near string) bool {
	i := firstOf(near, []string{"명이 ", "명도 ", "직원들이 ", "직원이 ", "공무원들이 ", "공무원이 ", "의원들이 ", "위원들이 ", "방문단이 ", "견학단이 ", "관계자들이 ", "관계자가 ", "회원들이 "})
	if i < 0 {
		return false
	}
	between, behind := near[:i], near[i:]
	return !containsAny(between, "을 ", "를 ", "에서 ") || containsAny(between, "를 포함해", "을 포함해", "를 비롯", "을 비롯") && containsAny(behind, "찾", "왔", "방문", "다녀갔", "와 ")
}

// groups of people whose town goes without saying
var delegates = []string{"명이 ", "명은 ", "직원들이 ", "직원들은 ", "공무원들이 ", "공무원들은 ", "위원들이 ", "위원들은 ", "의원들이 ", "의원들은 ", "회원들이 ", "회원들은 ", "일행은 ", "이들은 ", "수강생들이 ", "수강생들은 "}

// ledBefore reports whether a group that is not named acts before a row: 교육과 직원 열한 명이 새별시에서.
func (v *visits) ledBefore(sent sentence, runs []run, i int) bool {
	for k, o := range runs {
		if k != i && isSubject(o.josa) {
			return false
		}
	}
	return containsAny(v.s[sent.start:runs[i].members[0].start], delegates...)
}

// contains reports whether a row names the province of another.
func (v *visits) contains(runs []run, i int) bool {
	if len(runs[i].members) != 1 || runs[i].members[0].only() == nil {
		return false
	}
	id := runs[i].members[0].only().ID
	for k, r := range runs {
		for _, m := range r.members {
			if x := m.only(); k != i && x != nil && x.above[id] {
				return true
			}
		}
	}
	return false
}
