package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// thingTaken reports whether what one did or has is what a sentence says was taken over: 새별시가 하던 것을 본떴다, 새별시의 규칙을
// 가져다 쓴다.
func (st *story) thingTaken(sent sentence, m *mention, from int) (end int, ok bool) {
	s := st.s
	does := !(m.josa == "의" || m.josa == "")
	told := !does // what it does is told before the noun
	for i, w := range words(s, span{from, min(sent.end, clip(s, from+170))}) {
		if who := st.mentionAt(w.start); who != nil && who.typ == bonbogi.PartyGovernment && who.only() != st.main || i > 12 || !told && strings.HasSuffix(w.of(s), ",") {
			return 0, false
		}
		word := strings.TrimRight(w.of(s), ",")
		j := lastJosa(word, span{0, len(word)})
		stem := strings.Trim(strings.TrimSuffix(word, j), "‘’“”")
		quoted := strings.HasSuffix(strings.TrimSuffix(word, j), "’")
		if isLink(j) && stem == "것" && strings.HasPrefix(s[w.end:sent.end], " 다") {
			return 0, false // 새별시의 것과 다른 물길콜을
		}
		if told && isLink(j) && stem == "것" && hasPrefix(s[w.end:sent.end], " 같은 ", " 똑같은 ", " 동일한 ") && st.doneIn(sent, w.end, doesSo, copies) {
			return w.end, true
		}
		if told && (isObject(j) || j == "까지" || j == "도" || j == "에서" || j == "에") && (quoted || isThing(stem)) && !hasSuffix(stem, goods...) {
			if end, ok := st.takenBehind(sent, m, w.end, j != "에서" && j != "에"); ok {
				return end, true
			}
		}
		if isTopic(j) && runes(word) > 2 && !does {
			return 0, false
		}
		told = told || int(lastRune(word)-firstSyllable)%ends == endN && !hasSuffix(word, "년", "같은", "다른", "이런", "그런", "모든", "지난", "오는", "이번", "관련", "새로운", "어떤", "작년", "올해는") && (runes(word) > 1 || slices.Contains([]string{"본", "온", "쓴", "연", "낸", "든", "둔", "준", "한"}, word))
	}
	return 0, false
}

// takenBehind reports whether behind the name of a thing a sentence says that it was taken over.
func (st *story) takenBehind(sent sentence, m *mention, at int, object bool) (end int, ok bool) {
	s := st.s
	near := span{at, min(sent.end, clip(s, at+75))}
	if k := strings.Index(near.of(s), ", "); k >= 0 {
		near.end = at + k
	}
	v, found := copies.next(s, near)
	if !object && found && !hasPrefix(v.span.of(s), "착안", "영감", "힌트", "아이디어", "따오", "따온", "따와", "따왔", "본") {
		return 0, false
	}
	learnt := found && containsAny(v.span.of(s), "벤치마킹", "참고", "참조") && !v.told.ofNoun() && !strings.HasPrefix(s[v.end:], " 것") && !st.doneIn(sent, v.end, doesSo, takesUp, designs)
	if found && (!learnt || st.thingLeads(span{sent.start, m.start})) { // who only learnt has nothing yet
		switch {
		case v.told == done, v.told == decided, v.told == planned && hasTime(sent.of(s)):
			return v.end, !containsAny(clauseOf(s[v.start:sent.end]), unsettled...)
		case v.told.ofNoun():
			return v.end, endsInCopula(s[v.end:sent.end]) || st.contracted(sent, v.end) || st.leadsThing(sent, v.end) || st.doneIn(sent, v.end, doesSo, copies)
		}
	}
	if g, found := gets.next(s, near); object && found && g.told == done && g.start-at < 12 && !hasSuffix(s[:at], "지원을", "성과를", "효과를", "조치를") && st.doneIn(sent, g.end, doesSo, copies) {
		return g.end, true
	}
	if k := firstOf(near.of(s), seen); object && k >= 0 && st.doneIn(sent, at+k+3, doesSo, copies, makes) {
		return at + k, true
	}
	return 0, false
}

// unsettled are words of a clause that tells of nothing done.
var unsettled = slices.Concat(hoped, []string{"않", "못", "자고 ", "자는 ", "하라", "해야", "겠다", "말아", "주장", "요구", "논의", "고려", "싶", "예정이 없", "려고", "려면", "돌아왔", "돌아갔", "지적", "보라", "보자", "합시다", "십시오"})

// endsInCopula reports whether a clause says what something is: … 것이다, … 것으로, … 제도다.
func endsInCopula(rest string) bool {
	clause := clauseOf(rest)
	if at := strings.Index(clause, "것"); at >= 0 && at < 30 {
		return hasPrefix(clause[at+len("것"):], "이다", "이기", "이라고", "이라며", "이라 ", "으로", "이었다", "입니다", "인데", "이며", "이고", "이에요", "이죠", "이지요", "과 같", "과 다름")
	}
	clause = strings.TrimRight(clause, ". ")
	return len(strings.Fields(clause)) <= 4 && hasSuffix(clause, "이다", "입니다", "이라고", "제도다", "택시다", "이며", "으로", "로")
}

// contracted reports whether behind a place stands that it was agreed on: 공동 활용하는 협약이 12일 맺어졌다.
func (st *story) contracted(sent sentence, at int) bool {
	rest := clipped(st.s[at:sent.end], 60)
	k := firstOf(rest, agreed)
	return k >= 0 && k < 30 && containsAny(rest[k:], "맺", "체결") && !containsAny(rest, unsettled...)
}

// doneIn reports whether a sentence says behind a place that something was done or is decided.
func (st *story) doneIn(sent sentence, at int, classes ...verbs) bool {
	s := st.s
	at = min(at, sent.end)
	if containsAny(s[at:sent.end], unsettled...) {
		return false
	}
	for _, class := range classes {
		for v, ok := class.next(s, span{at, sent.end}); ok; v, ok = class.next(s, span{v.end, sent.end}) {
			if v.told == done || v.told == decided || v.told == planned && hasTime(sent.of(s)) || v.told.ofNoun() && endsInCopula(s[v.end:sent.end]) {
				return true
			}
		}
	}
	return false
}
