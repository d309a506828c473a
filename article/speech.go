package article

import (
	"maps"
	"sort"
)

// followedInSpeech reads what somebody says in a sentence of those who took a practice up: for less than in the words of the text.
func (st *story) followedInSpeech(sent sentence, before *pioneer, about string) []Fact {
	var out []Fact
	from := sort.Search(len(st.quotes), func(i int) bool { return st.quotes[i].start >= sent.start })
	for _, q := range st.quotes[from:] {
		if q.start >= sent.end {
			break
		}
		if q.speech && q.end <= sent.end {
			out = append(out, st.said(q, sent.no, before, about)...)
		}
	}
	return out
}

// followedInInterview reads what is said in lines that hold nothing but speech, as those of broadcasts do.
func (st *story) followedInInterview(before *pioneer, about string) []Fact {
	var out []Fact
	for _, q := range st.quotes {
		at := sort.Search(len(st.sentences), func(i int) bool { return st.sentences[i].end >= q.end })
		if q.speech && (at == len(st.sentences) || st.sentences[at].start > q.start) {
			out = append(out, st.said(q, at, before, about)...)
		}
	}
	return out
}

// said reads what one stretch of speech tells. no is the place of the sentence that it stands in.
func (st *story) said(q quoted, no int, before *pioneer, about string) []Fact {
	told := *st
	told.s = st.t.s
	ms := told.g.mentions(told.s, q.span)
	told.known = maps.Clone(st.known)
	meet(told.s, ms, told.known)
	told.mentions = believe(ms, told.known)
	told.settle()
	told.abroad = abroadIn(told.s, q.span)
	var out []Fact
	for _, part := range sentences(told.s, []line{{span: q.span, role: roleBody}}) {
		part.no = no
		fs, _ := told.follow(part, before, about)
		if len(fs) == 0 {
			fs = told.takenFrom(part, about)
		}
		for _, f := range fs {
			f.Confidence -= 0.1
			out = append(out, f)
		}
		if p, ok := told.pioneerOf(part, about); ok {
			before = &p
		}
	}
	return out
}
