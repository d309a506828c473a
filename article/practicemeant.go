package article

import (
	"slices"
	"strings"
)

// generalNouns are nouns that say of a practice only that it is one.
var generalNouns = []string{"제도", "사업", "정책", "방식", "시스템", "서비스", "시책", "모델", "프로그램", "것", "사례"}

// practiceMeant is the practice of which a sentence speaks. 이 보험 is what was called 주민안전보험 before; of 이 제도 and where
// the sentence names none, it is the one that the text spoke of.
func (st *story) practiceMeant(sent sentence, at int, spoken string) string {
	s := st.s
	for _, w := range words(s, span{at, min(sent.end, at+40)}) {
		if noun := strings.TrimSuffix(w.of(s), lastJosa(s, w)); w.start >= 4 && strings.HasSuffix(s[:w.start], " 이 ") && !slices.Contains(generalNouns, noun) {
			if name := st.namedBefore(sent.start, noun); name != "" {
				return name
			}
		}
	}
	for _, q := range st.quotesIn(sent.span) {
		if in := q.of(s); headOf(in) == "" && runes(squash(in)) >= 3 && runes(in) <= 30 {
			return in
		}
	}
	if spoken != "" {
		return spoken
	}
	for i := len(st.quotes) - 1; i >= 0; i-- {
		if q := st.quotes[i]; q.end < sent.start && !q.speech && headOf(q.of(s)) == "" && runes(squash(q.of(s))) >= 3 && runes(q.of(s)) <= 30 {
			return q.of(s)
		}
	}
	name, _ := st.practiceOf(sent, at, "")
	return name
}

// namedBefore is the nearest name before a place that ends in the noun and says more than it.
func (st *story) namedBefore(at int, noun string) string {
	if runes(noun) < 2 {
		return ""
	}
	s := st.s
	for end := at; end > 0; {
		i := strings.LastIndex(s[:end], noun)
		if i < 0 {
			return ""
		}
		start := i
		for start > 0 && !wordBegins(s, start) {
			start--
		}
		if after := i + len(noun); i-start >= 6 && (wordEnds(s, after) || particle(s, after) != "") {
			return s[start:after]
		}
		end = i
	}
	return ""
}
