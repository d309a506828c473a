package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// standing counts in how many sentences of an article a government is visited, and in how many it goes to another.
type standing struct{ host, guest int }

func (x standing) net() int { return x.host - x.guest }

// standings reads the sentences that say by their particles alone who went where: 가람시가 새별시를 찾았다.
func (st *story) standings(title *story) map[*gov]*standing {
	out := map[*gov]*standing{}
	for _, x := range []*story{title, st} {
		for _, sent := range x.sentences {
			x.standing(sent, out)
		}
	}
	return out
}

func (st *story) standing(sent sentence, out map[*gov]*standing) {
	var ms []*mention
	for i, all := 0, st.mentionsIn(sent.span); i < len(all); i++ {
		if m := &all[i]; m.start >= sent.start && (m.typ == bonbogi.PartyForeign || m.only() != nil && m.only().isLocal() && !(m.glued && !inPlace(st.s, m))) {
			ms = append(ms, m)
		}
	}
	counted := map[*gov]bool{}
	side := partNone
	for i := len(ms) - 1; i >= 0; i-- {
		m, end := ms[i], sent.end
		if i+1 < len(ms) {
			end = ms[i+1].start
		}
		if gap := st.s[m.end:end]; i+1 == len(ms) || !(isLink(m.josa) && len(gap) < 40 || gap == "·" || gap == ", ") { // in a row with the next one
			var next *mention
			if i+1 < len(ms) {
				next = ms[i+1]
			}
			side = st.side(sent, m, end, next)
		}
		x := m.only()
		if x == nil || counted[x] || side == partNone {
			continue
		}
		if out[x] == nil {
			out[x] = &standing{}
		}
		counted[x] = true
		if side == partHost {
			out[x].host++
		} else {
			out[x].guest++
		}
	}
}

// side is the part that a name plays by its particle and what follows it, before the next name.
func (st *story) side(sent sentence, m *mention, end int, next *mention) part {
	s := st.s
	j, at := roleJosa(s, m, end)
	rest := strings.TrimLeft(s[at:sent.end], " ")
	near := clipped(rest, 200)
	if hasPrefix(rest, "비롯", "포함", "시작으로", "필두로", "이어", "이은", "따르면", "의하면", "꼽히", "꼽은", "불리", "알려", "이름난", "선정", "평가", "거듭", "떠오") {
		return partNone
	}
	switch {
	case sent.heading() && m.start-sent.start < 12 && next != nil && strings.HasPrefix(s[m.end:], ",") && (goes(near) || hasSuffix(near, visitNouns...)):
		return partGuest
	case isObject(j) && containsAny(clipped(near, 30), "맞", "초청", "안내", "대상으로"):
		return partNone
	case isObject(j) && seeks(s[m.end:at], near):
		return partNone
	case isObject(j) && goes(clipped(near, 60)):
		return partHost
	case (j == "에" || j == "에는") && containsAny(clipped(near, 90), "발길", "발걸음", "행렬", "견학", "벤치마킹", "손님"):
		return partHost
	case (j == "에" || j == "에는" || j == "로" || j == "으로") && goes(near):
		return partHost
	case (isNominative(j) || j == "은" || j == "는") && receives(near):
		return partHost
	case (j == "은" || j == "는") && next != nil && containsAny(rest, "밝혔", "전했", "알렸") && goes(rest) && nominative(s, next, sent.end):
		return partHost // 가람시는 새별시가 찾아왔다고 밝혔다
	case (isNominative(j) || j == "은" || j == "는") && goesItself(rest):
		return partGuest
	}
	return partNone
}

// ofNext reports whether a verb of a journey tells of who is named behind it: 군을 찾은 새별시, 견학을 온 새별시.
func ofNext(ws []string, i int) bool {
	if isObject(agreeing(ws[i])) && i+1 < len(ws) {
		i++
	}
	return i > 0 && hasSuffix(ws[i], "은", "온", "간", "한", "는", "던") && isObject(agreeing(ws[i-1]))
}

// receives reports whether the verb behind a subject is one of having guests.
func receives(rest string) bool {
	ws := strings.Fields(rest)
	for i, word := range ws {
		switch {
		case hasPrefix(word, "맞이", "맞았", "맞아", "맞은", "반겼", "환영"):
			return true
		case goesAt(ws, i) && !ofNext(ws, i) || i > 0 && isNominative(agreeing(word)):
			return false
		}
	}
	return false
}

// nominative reports whether a name is the subject of a clause.
func nominative(s string, m *mention, end int) bool {
	j, _ := roleJosa(s, m, end)
	return isNominative(j)
}

// goes reports whether words tell that somebody goes or comes somewhere, or learns there.
func goes(in string) bool {
	ws := strings.Fields(in)
	for i := range ws {
		if goesAt(ws, i) {
			return true
		}
	}
	return false
}

// goesItself reports whether the verb behind a subject is a verb of a journey, and nobody else's: 새별시는 가람시가 찾아왔다고 밝혔다
// tells of 가람시.
func goesItself(rest string) bool {
	ws := strings.Fields(rest)
	for i, word := range ws {
		if goesAt(ws, i) && !ofNext(ws, i) {
			return true
		}
		if i > 0 && isNominative(agreeing(word)) && !hasSuffix(word, "명이", "들이", "일행이") {
			return false
		}
	}
	return false
}

// inPlace reports whether a name is part of a longer one that says what lies there: 가람물길센터.
func inPlace(s string, m *mention) bool {
	return namesPlace(wordAt(s, m.end))
}

// words that only those use who tell of guests, and that only guests use.
var (
	hostsWords  = []string{"다녀갔", "다녀간", "찾아왔", "찾아와", "찾아오", "발길", "발걸음", "잇따", "줄을 잇", "줄이어", "줄지어", "쇄도", "에 와 ", "벤치마킹 대상", "벤치마킹하기 위해 방문", "배우러 ", "명소", "이어져", "행렬", "꼬리를 문", "꼬리를 물", "러 왔", "방문이 이어", "견학이 이어", "벤치마킹이 이어", "쏟아", "러시", "몰려", "배워 갔", "문전성시", "인기"}
	guestsWords = []string{"다녀왔", "다녀온", "견학을 실시", "견학을 마", "견학을 진행", "벤치마킹에 나", "시찰에 나", "견학에 나", "연수에 나", "답사에 나", "탐방에 나", "길에 올", "길을 나섰", "벤치마킹을 실시", "떠났", "떠난다", "벤치마킹단", "견학을 다녀", "벤치마킹을 다녀", "해외 벤치마킹", "국외 벤치마킹", "해외로", "국외로", "국외출장", "해외출장", "국외연수", "해외연수", "출장이", "귀국", "출국", "접목할 방안", "벤치마킹할 계획"}
)

// frame settles whom the visits of an article belong to: the main government, or another whom several guests visit though the
// headline names a guest first; and whether it receives or sends.
func (st *story) frame(all map[*gov]*standing, whole string) (home *gov, hosted bool) {
	of := func(x *gov) standing {
		if x == nil || all[x] == nil {
			return standing{}
		}
		return *all[x]
	}
	home = st.main
	n := 3 * of(home).net()
	for x, s := range all { // what others do
		if x != home {
			n -= max(-2, min(2, s.net()))
		}
	}
	for _, w := range hostsWords {
		n += strings.Count(whole, w)
	}
	for _, w := range guestsWords {
		n -= 2 * strings.Count(whole, w)
	}
	n -= strings.Count(whole, "벤치마킹했다") + strings.Count(whole, "견학했다")
	var guests, hosts []*gov
	for x, s := range all {
		switch {
		case s.net() < 0:
			guests = append(guests, x)
		case s.net() > 0:
			hosts = append(hosts, x)
		}
	}
	others := slices.DeleteFunc(slices.Clone(guests), func(x *gov) bool { return x == home })
	switch {
	case len(guests) > 1 && len(hosts) == 1 && of(home).net() <= 0:
		return hosts[0], true
	case len(others) > 1 && len(hosts) == 0:
		return home, true
	case len(guests) == 1 && len(hosts) > 1:
		return guests[0], false
	case of(home).net() < 0:
		return home, false
	}
	return home, n > 0
}

// turned reports whether a visit goes the other way than the sentences which say it by their particles alone.
func (v *visits) turned(guest, host bonbogi.Party, gm, hm *mention) bool {
	of := func(p bonbogi.Party, m *mention) int {
		x := v.g.byID[p.Government]
		if m != nil {
			x = m.only()
		}
		if s := v.sides[x]; x != nil && s != nil {
			return s.net()
		}
		return 0
	}
	return of(guest, gm) > 0 && of(host, hm) <= 0 || of(guest, gm) >= 0 && of(host, hm) < 0
}

// withHome is the story as told by another government than the main one.
func (st *story) withHome(home *gov) *story {
	if home == st.main {
		return st
	}
	out := *st
	out.main, out.schools = home, false
	out.mentions = slices.Clone(st.mentions)
	return &out
}
