package article

import (
	"cmp"
	"strings"
)

// grownTo reports whether a sentence says that those who are called after a practice came to be as many: 이제는 전국에 39개
// 물길도시가 생겼다.
func (st *story) grownTo(sent sentence, r *takerRow, first *pioneer) bool {
	s := st.s
	called := afterCount(r.set.of(s))
	practice := squash(cmp.Or(first.practice, st.matter))
	if practice == "" || !strings.Contains(practice, called) && !strings.Contains(called, practice) {
		return false
	}
	v, ok := grows.next(s, span{r.after, min(sent.end, clip(s, r.after+24))})
	return ok && (v.told == done || v.told == decided)
}

// afterCount is what is counted: 물길도시 of 전국 39개 물길도시.
func afterCount(set string) string { return set[strings.LastIndex(set, " ")+1:] }

// calledAfter is the practice after which those are called who a sentence counts and among whom it names the first: 전국에 39개
// 물길도시가 생겼고 가람시는 제1호다.
func (st *story) calledAfter(sent sentence) string {
	in := sent.of(st.s)
	if !containsAny(in, "1호", "첫 번째", "원조", "시초", "효시") {
		return ""
	}
	for _, t := range st.setsIn(sent.span) {
		if t.named {
			return afterCount(t.of(st.s))
		}
	}
	return ""
}

// grows says that there are more of something than before.
var grows = verbsOf("생기", "생겨나", "늘", "늘어나", "탄생하", "들어서", "불어나", "퍼지", "이르", "확산되", "확대되")
