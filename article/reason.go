package article

import (
	"strings"
)

// reason reads what was honoured: 물놀이터 ‘첨벙’을 알차게 운영해, 빠른 눈 치우기를 인정받아.
func (st *story) reason(sent span, before int, field string) string {
	if field != "" {
		return field
	}
	s := st.s
	in := s[sent.start:max(before, sent.start)]
	at := -1
	for _, v := range []string{"인정받아", "인정 받아", "성공적으로", "평가받아", "출품해", "추진해", "진행해", "운영해"} {
		if i := strings.LastIndex(in, v); i > at {
			at = i
		}
	}
	if at < 0 {
		return ""
	}
	end := sent.start + at
	for {
		for end > sent.start && s[end-1] == ' ' {
			end--
		}
		how := strings.LastIndex(s[sent.start:end], " ") + 1
		if !hasSuffix(s[sent.start+how:end], "적으로", "하게", "리에", "있게") {
			break
		}
		end = sent.start + how
	}
	w := span{end, end}
	for w.start > sent.start && s[w.start-1] != ' ' {
		w.start--
	}
	j := lastJosa(s, w)
	if !isObject(j) {
		return ""
	}
	w.end -= len(j)
	open := strings.LastIndex(s[sent.start:w.end], "‘")
	begin := w.start
	if strings.HasSuffix(s[:w.end], "’") && open >= 0 {
		begin = sent.start + open
		for begin > sent.start && s[begin-1] != ' ' {
			begin--
		}
		return strings.TrimSpace(s[begin:w.end])
	}
	begin = phraseStart(s, sent.start, begin)
	if words := strings.Trim(s[begin:w.end], " ,▲"); !strings.ContainsAny(words, "‘’“”,") {
		return words
	}
	return ""
}

// plainQuotes writes 물놀이터‘첨벙’ as people would in a field of a form.
func plainQuotes(s string) string {
	s = strings.ReplaceAll(s, "‘", " '")
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "’", "'")), " ")
}
