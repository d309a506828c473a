package article

import (
	"cmp"
	"slices"
	"strings"
)

// comesFrom reports how sure a sentence says that somebody has from one what the text speaks of, and where the words end that say so.
func (st *story) comesFrom(sent sentence, m *mention) (end int, sure float64) {
	s := st.s
	from := min(m.end+len(m.josa), sent.end)
	rest := s[from:sent.end]
	switch {
	case isNominative(m.josa), m.josa == "에서", m.josa == "의", m.josa == "", m.josa == "서":
		if st.isAncestor(sent, m) {
			return m.end, 0.45
		}
		if m.josa == "" && !st.canOwn(sent, m) {
			return 0, 0
		}
		if end, ok := st.thingTaken(sent, m, from); ok {
			return end, 0.55
		}
		if m.josa == "의" && st.permitted(sent, from) {
			return from, 0.45
		}
		if m.josa == "에서" || m.josa == "서" {
			return st.gotThere(sent, m, from)
		}
		if isNominative(m.josa) && st.firstThere(sent, m, from) {
			return from, 0.4
		}
		if isNominative(m.josa) && st.gives(sent, from) {
			return from, 0.5
		}
	case hasSuffix(m.josa, "로부터", "에게서", "한테서"):
		return st.gotThere(sent, m, from)
	case isLink(m.josa):
		if at := firstOf(clipped(rest, 20), alikeOf[:3]); at >= 0 {
			word := strings.TrimLeft(rest[at+len(wordAt(rest, at)):], " ")
			if stem := wordStem(wordAt(word, 0)); !slices.Contains(circumstances, stem) && st.doneIn(sent, sent.end-len(word), doesSo, copies) {
				return sent.end, 0.5
			}
		}
		if at := firstOf(clipped(rest, 100), agreed); at >= 0 && (containsAny(rest, handedOver...) || st.speaksOf(sent, cmp.Or(st.matter, st.opens)) && containsAny(rest[:at], "공동")) && st.doneIn(sent, from+at, doesSo, copies) {
			return sent.end, 0.5
		}
	case isObject(m.josa):
		if v, ok := copies.next(s, span{from, min(sent.end, clip(s, from+36))}); ok && (st.topicThing(sent, m) && v.told >= done || st.doneIn(sent, v.end, doesSo, takesUp)) {
			return v.end, 0.5
		}
		if at := firstOf(clipped(rest, 36), seen); at >= 0 && st.doneIn(sent, from+at, doesSo, takesUp) {
			return from + at, 0.5
		}
		if at := firstOf(clipped(rest, 50), calledOn); at >= 0 && (containsAny(rest[at:], alikeOf...) || containsAny(rest[at:], "도입", "들여", "옮겨") || st.speaksOf(sent, cmp.Or(st.matter, st.opens))) && st.doneIn(sent, from+at+len("다녀온 "), doesSo, takesUp) {
			return sent.end, 0.45
		}
	case isTopic(m.josa):
		if st.gives(sent, from) {
			return from, 0.5
		}
	case m.josa == "처럼":
		if (containsAny(rest, alikeOf...) || st.speaksOf(sent, cmp.Or(st.matter, st.opens))) && st.doneIn(sent, from, doesSo, copies) {
			return from, 0.4
		}
	}
	return 0, 0
}

// permitted: 새별시의 허락을 받아 그림을 그대로 썼다.
func (st *story) permitted(sent sentence, from int) bool {
	near := clipped(st.s[from:sent.end], 50)
	at := firstOf(near, permitted)
	if at < 0 || strings.Contains(near[:at], ", ") {
		return false
	}
	v, ok := gets.next(st.s, span{from + at, min(sent.end, clip(st.s, from+at+40))})
	return ok && v.told == done && st.doneIn(sent, v.end, doesSo, copies)
}

// gives: 새별시는 운영 기술을 다솔군에 넘겨준다.
func (st *story) gives(sent sentence, from int) bool {
	s := st.s
	for _, m := range st.mentionsIn(span{from, sent.end}) {
		if m.only() != st.main || m.josa != "에" && m.josa != "에게" {
			continue
		}
		near := span{from, min(sent.end, clip(s, m.end+80))}
		if k := strings.Index(s[m.end:near.end], ", "); k >= 0 {
			near.end = m.end + k
		}
		v, ok := handsOn.next(s, span{m.end, near.end})
		thing := slices.ContainsFunc(words(s, near), func(w span) bool {
			return isObject(lastJosa(s, w)) && hasSuffix(wordStem(w.of(s)), knowledge...)
		})
		return ok && thing && (v.told == done || v.told == decided)
	}
	return false
}

// gotThere reports how sure it is that one was given at or by another what he needs to do the same: 새별시에서 설계도를 받아, 새별시에서
// 건너왔다.
func (st *story) gotThere(sent sentence, m *mention, from int) (end int, sure float64) {
	s := st.s
	near := span{from, min(sent.end, clip(s, from+110))}
	if k := strings.Index(near.of(s), ", "); k >= 0 {
		near.end = from + k
	}
	object := ""
	for _, w := range words(s, near) {
		word := w.of(s)
		j := lastJosa(s, w)
		if isObject(j) && object == "" {
			object = strings.Trim(strings.TrimSuffix(word, j), "‘’“”")
		}
	}
	if object != "" && !isThing(object) && !strings.Contains(squash(cmp.Or(st.matter, st.opens)), squash(object)) && object != "교육" {
		return 0, 0
	}
	if v, ok := copies.next(s, near); ok && (object != "" || st.topicThing(sent, m)) {
		if end, ok := st.takenBehind(sent, m, max(from, v.start-1), true); ok {
			return end, 0.5
		}
	}
	if v, ok := gets.next(s, near); ok && object == "" && v.told == done && st.topicIn(sent, m, knowledge) {
		return v.end, 0.5 // 아이디어는 새별시에서 얻었다
	}
	if v, ok := gets.next(s, near); ok && object != "" && (v.told == done && (st.doneIn(sent, v.end, doesSo, copies) || st.doneIn(sent, v.start, gets)) || v.told.ofNoun() && (endsInCopula(s[v.end:sent.end]) || st.doneIn(sent, v.end, doesSo, copies))) {
		return v.end, 0.5
	}
	if v, ok := comes.next(s, near); ok && st.topicThing(sent, m) && !strings.Contains(s[from:v.start], "러 ") && !containsAny(s[v.start:sent.end], unsettled...) && (v.told == done || v.told == decided || v.told.ofNoun() && endsInCopula(s[v.end:sent.end])) {
		return v.end, 0.4
	}
	return 0, 0
}

// firstThere: 이 사업은 새별시가 2018년 처음 시작한 것으로.
func (st *story) firstThere(sent sentence, m *mention, from int) bool {
	v, ok := makesForNoun(st.s, span{from, min(sent.end, clip(st.s, from+110))})
	return ok && v.told.ofNoun() && st.topicThing(sent, m) && containsAny(st.s[from:v.start], firsts...) && !strings.Contains(st.s[from:v.start], ", ") && endsInCopula(st.s[v.end:sent.end])
}

// isAncestor: 이 사업의 시초는 새별시다, 새별시가 원조다, 처음 시작한 곳은 새별시의 ‘물길콜’이다.
func (st *story) isAncestor(sent sentence, m *mention) bool {
	s := st.s
	rest := strings.TrimRight(s[m.end:sent.end], ". ")
	if isNominative(m.josa) {
		first := strings.TrimSpace(strings.TrimPrefix(rest, m.josa))
		return st.topicThing(sent, m) && hasPrefix(first, ancestry...) && hasSuffix(first, "다", "이다", "입니다", "였다", "이었다", "이에요", "예요") && len(strings.Fields(first)) == 1
	}
	if !hasSuffix(rest, "다", "이다", "입니다", "였다", "이었다", "이에요", "예요") || len(strings.Fields(rest)) > 4 || strings.Contains(rest, ", ") {
		return false
	}
	for _, w := range words(s, span{sent.start, m.start}) {
		if j := lastJosa(s, w); isTopic(j) {
			stem := wordStem(w.of(s))
			before := s[sent.start:w.start]
			if v, ok := imitates.next(s, span{max(sent.start, clip(s, w.start-24)), w.start}); ok && v.told == relates && slices.Contains([]string{"것", "곳", "대상", "사례", "모델", "제도", "사업"}, stem) {
				return true // 참고한 것은 새별시의 사례다
			}
			if slices.Contains(ancestry, stem) || hasSuffix(stem, "곳", "지자체", "도시", "주인공") && (containsAny(before, firsts...) || containsAny(before, ancestry...)) {
				return true
			}
		}
	}
	return false
}
