package article

import (
	"slices"
	"strings"
)

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

// groups of people whose town goes without saying
var delegates = []string{"명이 ", "명은 ", "직원들이 ", "직원들은 ", "공무원들이 ", "공무원들은 ", "위원들이 ", "위원들은 ", "의원들이 ", "의원들은 ", "회원들이 ", "회원들은 ", "일행은 ", "이들은 ", "수강생들이 ", "수강생들은 "}

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
