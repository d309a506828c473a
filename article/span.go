package article

// span is a stretch of the read text.
type span struct{ start, end int }

func (s span) of(t string) string { return t[s.start:s.end] }

func trim(s string, sp span) span {
	for sp.start < sp.end && (s[sp.start] == ' ' || s[sp.start] == '\n') {
		sp.start++
	}
	for sp.end > sp.start && (s[sp.end-1] == ' ' || s[sp.end-1] == '\n') {
		sp.end--
	}
	return sp
}

// onLetters moves both ends off the middle of a letter.
func onLetters(s string, sp span) span { return span{clip(s, sp.start), clip(s, sp.end)} }
