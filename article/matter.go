package article

import "strings"

// matter is the thing that an article is about: what its headline has in quotation marks, else what the text has first, else
// the word of the headline that the text repeats most.
func matter(title, body *story) string {
	for _, st := range []*story{title, body} {
		for _, q := range st.quotes {
			in := q.of(st.t.s)
			if q.speech || st == body && q.start > 600 || runes(squash(in)) < 3 || runes(in) > 20 || headOf(in) != "" || isVerbal(in) || strings.ContainsAny(in, "!?") {
				continue
			}
			return in
		}
	}
	head := title
	if len(title.sentences) == 0 {
		head = &story{s: clipped(body.s, 150)}
	}
	best, most := "", 0
	for _, w := range words(head.s, span{0, len(head.s)}) {
		word := strings.Trim(w.of(head.s), " ,.‘’“”…·")
		stem := strings.TrimSuffix(word, lastJosa(word, span{0, len(word)}))
		if runes(stem) < 3 || !isHangul(stem) || isVerbal(stem) || hasSuffix(stem, "시", "군", "구", "도", "의회") || countryAt(stem, 0) == stem || cityAt(stem, 0) == len(stem) {
			continue
		}
		if n := strings.Count(body.s, stem) * runes(stem); n > most && (head == title || n > runes(stem)) {
			best, most = stem, n
		}
	}
	if most < 3 {
		return body.lead()
	}
	return best
}

// lead is what the first sentence of a text names first, if that is no government and says more than that it is a scheme: 그림 달력의 시작은.
func (st *story) lead() string {
	s := st.s
	for _, sent := range st.sentences {
		if sent.role != roleBody {
			continue
		}
		for _, w := range words(s, sent.span) {
			j := lastJosa(s, w)
			if st.namesTaker(w) || saysWhen(w.of(s)) || j != "의" && j != "에" && !isObject(j) && !isNominative(j) && !isTopic(j) || !agrees(strings.TrimSuffix(w.of(s), j), j) {
				continue
			}
			from := phraseStart(s, sent.start, w.start)
			if ms := st.mentionsIn(span{from, w.start}); len(ms) > 0 { // 새별시도 그림 달력을
				from = skip(s, ms[len(ms)-1].end+len(ms[len(ms)-1].josa), w.end)
			}
			name := strings.Trim(s[from:max(from, w.end-len(j))], " ‘’“”▲")
			for _, does := range doings {
				name = strings.TrimSuffix(name, " "+does) // 그림 달력 운영에 들어갔다
			}
			if isPracticeName(name) && runes(name) <= 25 {
				return name
			}
		}
		return ""
	}
	return ""
}
