package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// mainRole counts in how many sentences the main government is visited, less those in which it goes.
func (st *story) mainRole() int {
	n := 0
	for i := range st.mentions {
		m := &st.mentions[i]
		if m.only() == nil || m.only() != st.main {
			continue
		}
		near := clipped(st.s[m.end:], 330)
		if k := strings.IndexAny(near, ".\n"); k >= 0 {
			near = near[:k]
		}
		j, _ := roleJosa(st.s, m, m.end+len(near))
		if behind := strings.TrimLeft(near, " 을를"); hasPrefix(behind, "비롯", "포함") { // 가람시장을 비롯한 공무원들이 … 찾았다
			if containsAny(near, "을 찾", "를 찾", "을 방문", "를 방문", "다녀왔", "벤치마킹했", "견학했") {
				n -= 3
			}
			continue
		}
		switch {
		case (isObject(j) || j == "에") && containsAny(near, "방문", "찾았", "찾아", "다녀갔", " 와 ", "왔"):
			n += 3
		case isSubject(j) && containsAny(near, "벤치마킹했", "벤치마킹을 했", "견학했", "를 방문", "을 방문", "를 찾", "을 찾", "로 떠", "에서 벤치마킹", "다녀왔"):
			n -= 3
		}
	}
	return n
}

// isHosted tells whether the main government receives visitors in this article or sends them.
func (st *story) isHosted(whole string) bool {
	n := st.mainRole() + st.othersRole()
	for _, w := range []string{"다녀갔", "다녀간", "찾아왔", "찾아와", "발길", "잇따", "줄을 잇", "줄이어", "쇄도", "에 와 ", "벤치마킹 대상", "벤치마킹하기 위해 방문", "찾는", "배우러 ", "명소", "이어져", "행렬", "꼬리를 문", "꼬리를 물", "러 왔", "방문이 이어", "견학이 이어", "벤치마킹이 이어", "쏟아", "러시"} {
		n += strings.Count(whole, w)
	}
	for _, w := range []string{"다녀왔", "다녀온", "견학을 실시", "견학을 마", "견학을 진행", "벤치마킹에 나", "시찰에 나", "견학에 나", "연수에 나", "답사에 나", "탐방에 나", "길에 올", "길을 나섰", "벤치마킹을 실시", "떠났", "떠난다", "벤치마킹단", "견학을 다녀", "벤치마킹을 다녀", "접목할 방안", "벤치마킹할 계획"} {
		n -= 2 * strings.Count(whole, w)
	}
	n -= strings.Count(whole, "벤치마킹했다") + strings.Count(whole, "견학했다")
	return n > 0
}

// othersRole counts in how many sentences other governments come, less those in which they are visited.
func (st *story) othersRole() int {
	n := 0
	for _, sent := range st.sentences {
		come, visited, acts := false, false, false
		for i, ms := 0, st.mentionsIn(sent.span); i < len(ms); i++ {
			m := &ms[i]
			if m.start < sent.start || m.glued || m.typ != bonbogi.PartyForeign && m.only() == nil || m.central() {
				continue
			}
			j, end := roleJosa(st.s, m, sent.end)
			near := st.s[end:sent.end]
			switch {
			case m.only() == st.main && m.typ != bonbogi.PartyForeign:
				acts = acts || isSubject(j)
			case isNominative(j) || j == "은" || j == "는" || hasPrefix(j, "에서") && containsAny(clipped(near, 90), "명이 ", "들이 "):
				come = come || containsAny(near, "방문했", "방문해", "찾았", "찾아", "다녀갔", "견학했", "벤치마킹했", "둘러봤", "러 왔", "명이 왔", " 와 ")
			case isObject(j) && (hasPrefix(strings.TrimLeft(near, " "), "맞아 ", "맞이", "맞았", "초청") || containsAny(clipped(near, 60), "단을 맞", "명을 맞")):
				come, acts = true, false
			case isObject(j) || j == "으로" || j == "로":
				visited = visited || containsAny(clipped(near, 90), "방문", "찾았", "찾아", "다녀", "견학", "떠났", "떠난", "향했")
			}
		}
		switch {
		case come && !visited && !acts:
			n += 2
		case visited && !come:
			n -= 2
		}
	}
	return n
}

// officials are those who travel for their government.
var officials = []string{"의원", "공무원", "직원", "관계자"}

// otherErrands are what officials travel for besides learning.
var otherErrands = []string{"일손", "봉사", "복구", "피해", "위문", "위로", "성금", "참배", "헌화", "추모", "조문", "대회", "축제", "경기에", "경기를", "경기장", "국회의원", "교육에", "연수에", "판매", "홍보", "간담회"}

// formalErrands are what a sentence without a word of learning may tell of instead.
var formalErrands = []string{"협약", "감사를", "감사에", "종합감사", "점검", "판촉", "조문", "분향", "체결", "격려", "시상", "준공", "착공", "개막", "개회", "기념식", "참석", "축하", "전달", "직거래", "특산물", "투자", "서명", "건의", "면담을 갖고 예산"}

// official reports whether officials of one government looked at something of another: 가람시의회 의원들은 새별시를 찾아
// 물길을 둘러봤다, 다솔군 공무원들이 가람시 물길센터를 찾았다.
func (v *visits) official(sent sentence, runs []run) bool {
	in := sent.of(v.s)
	if !containsAny(in, officials...) || !containsAny(in, "찾아", "찾았", "방문", "둘러") || containsAny(in, otherErrands...) {
		return false
	}
	looked := containsAny(in, "둘러봤", "둘러보고", "둘러봤으며", "살펴봤", "살펴보고")
	guest, host := false, false
	for _, r := range runs {
		m := r.members[len(r.members)-1]
		after := clipped(v.s[m.name.end:sent.end], 60)
		guest = guest || r.role == partGuest && (m.typ == bonbogi.PartyCouncil || containsAny(after, officials...))
		host = host || r.role == partHost && (looked || isObject(r.josa) && hasSuffix(strings.TrimSuffix(v.s[m.name.end:r.end], r.josa), "센터", "단지"))
	}
	return guest && host
}

// plain reports whether a sentence of an article about learning says who visited whom, and no other errand: 가람시 물길과가
// 새별시를 방문했다.
func (v *visits) plain(sent sentence, runs []run) bool {
	in := sent.of(v.s)
	if !v.learns || containsAny(in, formalErrands...) || containsAny(in, otherErrands...) || containsAny(in, otherTrips...) || !containsAny(in, "방문", "찾았", "찾아", "다녀", "둘러", "살펴", "살폈", "맞이", "맞아", "설명을 들", "설명을 듣") {
		return false
	}
	guest, host := false, false
	for _, r := range runs {
		guest = guest || r.role == partGuest
		host = host || r.role == partHost
	}
	main := v.hosted && slices.ContainsFunc(runs, func(r run) bool { return slices.ContainsFunc(r.members, v.ofMain) })
	if host && !v.hosted && containsAny(in, "방문", "찾았", "찾아", "들러") && containsAny(in, "둘러", "살펴", "살폈", "설명을 듣", "설명을 들", "현황을", "사례를", "노하우") {
		return true
	}
	foreign := slices.ContainsFunc(runs, func(r run) bool { return r.role == partGuest && r.members[0].typ == bonbogi.PartyForeign })
	return guest && (host || main || foreign) || host && !v.hosted && containsAny(in, "방문지는", "견학지는", "대상지는")
}

// cameHere: … 시를 찾았다, 군에 와.
func (v *visits) cameHere(sent sentence) bool {
	for _, w := range words(v.s, sent.span) {
		if j, ok := v.isSelf(w); ok && (isObject(j) || j == "에") && containsAny(clipped(v.s[w.end:sent.end], 40), "찾", "방문", " 와 ", "왔") {
			return true
		}
	}
	return false
}
