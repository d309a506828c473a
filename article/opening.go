package article

import (
	"slices"
	"strings"
)

// opening is what an article is about that names nothing in quotation marks: the best name of a practice in its headline or its first
// sentences, else what the first sentence says that somebody does: 빨래방 of 군은 3월 빨래방을 연다.
func opening(title, body *story) string {
	best := candidate{score: 0.2}
	for _, st := range []*story{title, body} {
		for i, sent := range st.sentences {
			for _, c := range st.practiceNames(sent) {
				if i < 3 && c.score > best.score {
					best = c
				}
			}
		}
		if best.name != "" {
			return best.name
		}
	}
	for _, sent := range title.sentences {
		if name := title.headlineNoun(sent); name != "" {
			return name
		}
	}
	for _, sent := range body.sentences {
		if !sent.heading() {
			return objectBefore(body.s, sent.span)
		}
	}
	return ""
}

// headlineNoun is the noun phrase behind the government with which a headline begins: 야간 책방 of 다솔군, 야간 책방 착공.
func (st *story) headlineNoun(sent sentence) string {
	ms := st.mentionsIn(sent.span)
	if len(ms) == 0 || ms[0].start-sent.start > 12 {
		return ""
	}
	var name []string
	for _, w := range words(st.s, span{ms[0].end + len(ms[0].josa), sent.end}) {
		word := strings.Trim(w.of(st.s), ",…‘’“”")
		if word == "" {
			continue
		}
		stem := wordStem(word)
		if slices.Contains(doings, word) || hasSuffix(word, "열어", "실시", "추진", "인기", "눈길", "호평", "확대", "제정", "첫선", "한다", "성과", "본격") {
			break
		}
		name = append(name, stem)
		if stem != word || len(name) > 3 || strings.ContainsAny(w.of(st.s), ",…") {
			break
		}
	}
	if joined := strings.Join(name, " "); runes(squash(joined)) > 2 && runes(joined) < 20 {
		return joined
	}
	return ""
}
