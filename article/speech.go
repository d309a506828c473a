package article

import (
	"sort"
)

// speakers are officials whose word counts for what their government has seen.
var speakers = []string{"관계자", "시장", "군수", "구청장", "도지사", "지사", "국장", "과장", "팀장", "소장", "담당관", "단장", "실장"}

// followedInSpeech reads what an official says of those who took a practice up: in speech people mostly wish, so only what
// was done counts, and for less than in the words of the text.
func (st *story) followedInSpeech(sent sentence, before *pioneer, about string) []Fact {
	var out []Fact
	from := sort.Search(len(st.quotes), func(i int) bool { return st.quotes[i].start >= sent.start })
	for _, q := range st.quotes[from:] {
		if q.start >= sent.end {
			break
		}
		if !q.speech || q.end > sent.end {
			continue
		}
		said := st.t.s[q.start:q.end]
		if !containsAny(said, "시작했", "벤치마킹해", "벤치마킹한 뒤", "본떠", "도입했", "받아들였", "들여왔", "채택했", "확산됐", "확산되고", "퍼졌", "퍼지고") {
			continue
		}
		around := st.s[sent.start:q.start] + clipped(st.s[q.end:sent.end], 60)
		if !containsAny(said, nationalFirsts...) && !containsAny(around, speakers...) {
			continue
		}
		told := *st
		told.s = st.t.s
		told.mentions = believe(told.g.mentions(told.s, q.span), st.known)
		told.settle()
		for _, part := range sentences(told.s, []line{{span: q.span, role: roleBody}}) {
			part.no = sent.no
			for _, f := range told.follow(part, before, about) {
				f.Confidence -= 0.1
				out = append(out, f)
			}
		}
	}
	return out
}
