package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// destinations open a list of those who are visited.
var destinations = []string{"곳은", "대상은", "대상지는", "방문지는", "견학지는", "행선지는", "목적지는", "방문 기관은", "방문기관은", "견학 장소는", "일정은", "코스는"}

// companions open a list of those who came along.
var companions = []string{"함께한 곳은", "함께한 지자체는", "함께 간 곳은", "동행한 곳은", "동행한 지자체는", "참여한 곳은", "참가한 곳은", "참여 지자체는", "참가 지자체는"}

// rowInSentence is a row of bodies as it stands in its sentence.
type rowInSentence struct {
	*visits
	run
	sent   sentence
	runs   []run
	i      int
	main   bool   // the main government is in it
	before string // what the sentence says before it
	behind string // what it says behind the row's particle
	near   string // the beginning of that
}

// part decides by the particle and the verb behind it.
func (v *visits) part(sent sentence, runs []run, i int) part {
	r := rowInSentence{visits: v, run: runs[i], sent: sent, runs: runs, i: i}
	r.main = slices.ContainsFunc(r.members, func(m *mention) bool { return v.ofMain(m) && m.typ == bonbogi.PartyGovernment })
	r.before = v.s[sent.start:r.members[0].start]
	r.behind = strings.TrimLeft(v.s[r.end:sent.end], " ")
	r.near = clipped(r.behind, 130)
	if p := r.inList(); p != partNone {
		return p
	}
	if r.firm() {
		return partNone
	}
	switch {
	case isObject(r.josa):
		return r.object()
	case r.josa == "으로" || r.josa == "로":
		return r.direction()
	case r.josa == "에" || r.josa == "에는" || r.josa == "에도":
		return r.goal()
	case strings.HasPrefix(r.josa, "에서"):
		return r.place()
	case isSubject(r.josa):
		return r.subject()
	case r.josa == "":
		return r.bare()
	}
	return partNone
}

// inList reads rows of which the sentence says before or behind them that they are visited, or come: 방문지는 새별시, 다솔군이다;
// 새별시 등의 발길이 이어진다.
func (r rowInSentence) inList() part {
	last := r.members[len(r.members)-1]
	after := r.s[last.end:r.sent.end]
	before := strings.TrimRight(r.before, " ")
	switch {
	case !r.main && !isSubject(r.josa) && containsAny(before, destinations...) && (r.josa != "에서" || hasSuffix(before, destinations...) || !strings.Contains(before, " ")):
		return partHost
	case hasSuffix(before, "방문지로", "대상지로"):
		return partHost
	case !r.hosted && containsAny(before, companions...):
		return partGuest
	case !r.main && r.byDay(r.sent, r.run):
		return partGuest
	case r.hosted && !r.main && !r.sent.heading() && strings.HasPrefix(after, " 등") && (containsAny(clipped(after, 160), crowdNouns...) || containsAny(clipped(after, 160), "발길", "행렬")):
		return partGuest
	}
	return partNone
}

// byDay reports whether a row is an item of a list of guests, each behind its day: ▲ 2월 14일 새별시의회 ▲ 2월 20일 다솔군 농정과.
func (v *visits) byDay(sent sentence, r run) bool {
	before := v.s[sent.start:r.members[0].start]
	at := strings.LastIndex(before, "▲")
	if !v.hosted || !v.learns || at < 0 {
		return false
	}
	item := before[at+len("▲"):]
	ws := strings.Fields(item)
	return len(ws) > 1 && runes(item) < 24 && onlyTime(strings.Join(ws[:2], " "))
}

// crowdNouns say that visits of those who stand before them go on: 등의 벤치마킹이, 등 지자체의 방문도.
var crowdNouns = func() (out []string) {
	for _, n := range visitNouns {
		out = append(out, n+"이", n+"도", n+" 행렬")
	}
	return out
}()

// object: 새별시를 찾았다, 새별시를 비롯해, 새별시 공무원들을 맞았다.
func (r rowInSentence) object() part {
	switch {
	case containsAny(clipped(r.near, 24), "데리고", "이끌고", "인솔", "대동"):
		return partNone
	case hasPrefix(r.near, "시작으로", "비롯", "필두로", "포함"): // 새별시를 시작으로 다솔군이 찾았다
		if r.hosted && !r.main || (!r.main || !r.hosted) && r.guestsBehind(r.sent, r.runs, r.i) || !r.hosted && r.allOfMain(r.members) {
			return partGuest
		}
		return partHost
	case hasPrefix(r.near, "대상으로") && containsAny(r.before, "방문은", "견학은", "벤치마킹은", "시찰은", "답사는", "연수는"):
		return partHost
	case containsAny(r.near, welcoming...):
		return partGuest
	case seeks(r.s[r.members[len(r.members)-1].end:r.end], r.near):
		return partNone
	case r.members[0].typ == bonbogi.PartyForeign && r.members[len(r.members)-1].josa == "의" && !goes(clipped(r.near, 60)):
		return partNone // 일본의 사례를 나눴다
	case containsAny(r.near, goingVerbs...):
		return partHost
	}
	return partNone
}

// direction: 새별시로 떠났다.
func (r rowInSentence) direction() part {
	if hasPrefix(r.near, "꼽", "불리", "알려", "이름난", "선정", "평가", "거듭", "떠오") { // 선진지로 꼽히는
		return partNone
	}
	if goes(r.near) || containsAny(r.near, "견학", "벤치마킹", "연수", "떠", "다녀", "향", "발길") || hasPrefix(r.near, "가 ", "가서", "이동해", "자리를 옮", "옮겨") {
		return partHost
	}
	return partNone
}

// goal: 새별시에 와, but not 새별시에 이어: those came before, if others came after them.
func (r rowInSentence) goal() part {
	switch {
	case hasPrefix(r.near, "이어", "이은"):
		if r.main {
			return partNone
		}
		earlier := onlyTime(lastWord(r.before)) || containsAny(clipped(r.near, 30), "번째", " 데")
		if r.hosted && earlier {
			return partGuest // 3월 새별시에 이어 4월 다솔군이
		}
		return partNone
	case hasPrefix(r.near, "따르면", "의하면", "비해"), r.members[0].typ == bonbogi.PartyForeign && hasPrefix(r.near, "도착"):
		return partNone
	}
	return partHost
}

// place: what is done at a place is done there by others, if it does not say that they came from there.
func (r rowInSentence) place() part {
	if r.contains(r.runs, r.i) {
		return partNone // 강원에서 강릉 … 을
	}
	others := false // some other row is the host by its particle
	for k, o := range r.runs {
		if k != r.i && isObject(o.josa) && containsAny(clipped(r.s[o.end:r.sent.end], 75), goingVerbs...) {
			others = true
		}
	}
	guestsNamed := slices.ContainsFunc(r.runs, func(o run) bool { return isSubject(o.josa) && !slices.ContainsFunc(o.members, r.ofMain) })
	switch {
	case r.hosted && hasPrefix(r.near, "열린", "열리", "개최"):
		return partNone // an event elsewhere
	case containsAny(clipped(r.near, 60), " 씨가", " 씨는", " 씨도", "참가자"):
		return partNone // 새별시에서 온 김하늘 씨가
	case containsAny(r.before, nounsOfVisits...) && hasPrefix(r.near, "있었", "열렸", "진행됐", "이뤄졌", "이루어졌", "펼쳐졌", "실시됐"):
		return partHost // 다솔군 주민자치회의 견학이 … 새별시에서 있었다
	case r.hosted && !r.main && r.allOfMain(r.members):
		return partHost // in its own library
	case !(r.main && r.hosted) && r.sends(" "+r.near):
		return partGuest
	case r.hosted && !r.main && !others && r.studiesAt(r.sent, r.run, clipped(r.behind, 400)):
		return partHost // 직원 열 명이 새별시에서 … 살펴보고
	case r.hosted && !r.main || others && len(r.guests) == 0 && (r.i == 0 || !isSubject(r.runs[0].josa)):
		return partGuest
	case r.main && guestsNamed:
		return partHost // 새터면 주민자치회가 가람시에서: only the host is a government
	case !r.hosted && !r.main || containsAny(r.near, "벤치마킹", "견학", "교육", "연수", "답사", "간담", "설명", "살", "배"):
		return partHost
	}
	return partNone
}

// subject: who acts goes, but for the host, who tells of it, and things.
func (r rowInSentence) subject() part {
	switch {
	case r.owns() != partNone:
		return r.owns()
	case r.josa == "도" && !r.hosted && !r.main && len(r.runs) == 1 && goes(strings.Join(strings.Fields(r.near)[:min(1, len(strings.Fields(r.near)))], " ")):
		return partHost // 다음 달에는 다솔군도 찾을 계획이다
	case r.main && r.hosted || r.aboutThing(r.run):
		return partNone
	case r.reports():
		if r.ofOwn() {
			return partNone
		}
		return partHost
	}
	return partGuest
}

// reports: 가람시는 새별시가 … 찾아왔다고 밝혔다.
func (r rowInSentence) reports() bool {
	if r.josa != "은" && r.josa != "는" || r.i > 0 || !containsAny(r.behind, "다고 ", "라고 ") || !containsAny(r.behind, "밝혔", "전했", "알렸", "말했", "했다", "설명했") {
		return false
	}
	for _, o := range r.runs[r.i+1:] {
		if m := o.members[0]; isNominative(o.josa) && m.only() != r.members[0].only() && !r.aboutThing(o) {
			return goesItself(r.s[o.end:r.sent.end])
		}
	}
	return false
}

// ofOwn reports whether the one of whom the first row of a sentence tells is its own body, named without its town.
func (r rowInSentence) ofOwn() bool {
	return len(r.runs) > 1 && r.ownBodyAt(r.runs[1].members[0])
}

// bare: rows without a particle, in headlines, in brackets and before 등.
func (r rowInSentence) bare() part {
	last := r.members[len(r.members)-1]
	switch {
	case r.sent.heading():
		return r.headingPart(r.sent, r.run)
	case strings.HasSuffix(r.before, "(") && strings.HasPrefix(r.s[r.members[0].end:], ")") && !r.main:
		return partHost
	case hasPrefix(r.s[last.end:r.sent.end], " 등", ", ", "등 ") && !r.main && r.hosted:
		return partGuest
	case hasPrefix(r.s[last.end:r.sent.end], " 등", ", ", "등 ") && !r.main:
		return partHost
	}
	return partNone
}

// studiesAt reports whether people of whom the sentence spoke before learn at a place, and came to nobody: 수강생들이
// 새별시에서 배웠다. Who comes from a place comes to another: 새별시에서 공무원들이 찾았다.
func (v *visits) studiesAt(sent sentence, r run, near string) bool {
	if !containsAny(near, "살펴", "견학", "배우", "배웠", "둘러", "벤치마킹", "토론", "익혔", "들었", "듣고", "받았") || containsAny(sent.of(v.s), "방문했", "찾아왔", "찾았", "찾아", "다녀갔") {
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
