package article

import (
	"slices"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// takerNouns are nouns for those of whom a sentence says what they did and how many they are.
var takerNouns = []string{"지방자치단체", "자치단체", "지방정부", "지자체", "시군구", "시·군·구", "시군", "시·군", "자치구", "시도", "시·도", "도시", "군", "구", "곳", "나라", "국가"}

// countedTakers are those of whom a sentence says that they took something over and then how many they are: 이를 도입한 지자체는 50여 곳이
// 넘는다; 같은 조례를 만든 시군만 41곳에 이른다.
func (st *story) countedTakers(sent sentence) (bonbogi.Party, bool) {
	s := st.s
	ws := words(s, sent.span)
	for i, w := range ws {
		noun := w.of(s)
		for _, j := range []string{"만도", "만", "는", "은", "이", "가", "도", "수는", "로는", "으로는"} {
			if stem, ok := strings.CutSuffix(noun, j); ok && slices.Contains(takerNouns, stem) {
				noun = stem
				break
			}
		}
		if i == 0 || !slices.Contains(takerNouns, noun) || noun == w.of(s) && !(i+1 < len(ws) && hasPrefix(ws[i+1].of(s), "수는", "숫자는")) || !st.tookItUp(span{sent.start, w.start}) {
			continue
		}
		written, n := "", 0.0
		for _, c := range ws[i+1 : min(len(ws), i+9)] {
			word := c.of(s)
			if m, end := count(word, 0); m > 1 && end > 0 {
				more := ""
				if rest, ok := strings.CutPrefix(word[end:], "여"); ok || strings.HasPrefix(rest, "여") {
					more, end = "여 ", end+len("여")
				}
				if unit := strings.TrimLeft(s[c.start+end:sent.end], " "); hasPrefix(unit, "곳", "개", "군데") && !hasPrefix(unit, "개월", "개년", "개소") || noun == "시도" && hasPrefix(unit, "시도") {
					written, n = strconv.Itoa(int(m))+more, m
				}
			}
		}
		if rest := s[w.end:sent.end]; n < 2 || slices.ContainsFunc(st.takerRows(span{w.end, sent.end}), func(r takerRow) bool {
			return len(r.named) > 0 || isSubject(r.josa) && !strings.HasSuffix(r.set.of(s), "곳")
		}) || containsAny(rest, hoped...) || containsAny(rest, "없", "않") {
			continue
		}
		if noun == "곳" {
			noun = "지자체"
		}
		return bonbogi.Party{Name: written + "개 " + noun, Type: bonbogi.PartyGroup, Count: int64(n)}, true
	}
	return bonbogi.Party{}, false
}

// tookItUp reports whether a stretch ends with a verb that says of the noun behind it that it took something up: 같은 조례를 제정한, 이를 시행 중인, 비슷한
// 제도를 둔.
func (st *story) tookItUp(sp span) bool {
	s := st.s
	near := span{max(sp.start, clip(s, sp.end-48)), sp.end}
	in := strings.TrimRight(near.of(s), " ")
	if containsAny(in, visited...) {
		return false
	}
	if hasSuffix(in, "를 둔", "을 둔", "를 두고 있는", "을 두고 있는", "가 있는", "이 있는", "중인", "하고 있는", "를 갖춘", "을 갖춘") {
		return true
	}
	for _, class := range []verbs{takesUp, makes, doesSo} {
		for v, ok := class.next(s, near); ok; v, ok = class.next(s, span{v.end, near.end}) {
			if v.told.ofNoun() && skip(s, v.end+len(wordAt(s, v.end)), sp.end) >= sp.end {
				return true
			}
		}
	}
	return false
}
