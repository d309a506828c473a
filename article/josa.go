package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi/internal/korean"
)

// josa are the particles that show what a noun does in its sentence, the longer ones first.
var josa = korean.Particles()

// particle returns the particle that begins at i, or "" if none does. A particle ends the word.
func particle(s string, i int) string {
	rest := s[i:]
	for _, j := range josa {
		if strings.HasPrefix(rest, j) && wordEnds(s, i+len(j)) {
			return j
		}
	}
	return ""
}

// wordEnds reports whether no letter or digit stands at i.
func wordEnds(s string, i int) bool {
	if i >= len(s) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// wordBegins reports whether no letter or digit stands before i.
func wordBegins(s string, i int) bool {
	if i <= 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// isTopic and isSubject tell who a sentence is about and who acts in it.
func isTopic(j string) bool { return j == "은" || j == "는" || j == "에서는" }
func isSubject(j string) bool {
	return isNominative(j) || j == "께서" || isTopic(j) || j == "도"
}

// isNominative and isObject tell who does what a verb says, and to what.
func isNominative(j string) bool { return j == "이" || j == "가" }
func isObject(j string) bool     { return j == "을" || j == "를" }

// isLink tells particles that put two names in a row.
func isLink(j string) bool { return j == "와" || j == "과" }

// words splits a stretch at blanks; places are those of s.
func words(s string, in span) []span {
	var out []span
	from := -1
	for i := in.start; i < in.end; i++ {
		blank := s[i] == ' ' || s[i] == '\n'
		switch {
		case !blank && from < 0:
			from = i
		case blank && from >= 0:
			out = append(out, span{from, i})
			from = -1
		}
	}
	if from >= 0 {
		out = append(out, span{from, in.end})
	}
	return out
}

// wordAt is the run of letters from i on.
func wordAt(s string, i int) string {
	end := i
	for end < len(s) && !wordEnds(s, end) {
		_, w := utf8.DecodeRuneInString(s[end:])
		end += w
	}
	return s[i:end]
}

// lastJosa is the particle with which the word ends, if taking it away leaves a word.
func lastJosa(s string, w span) string {
	word := w.of(s)
	for _, j := range josa {
		if strings.HasSuffix(word, j) && len(word)-len(j) >= 3 {
			return j
		}
	}
	return ""
}

// nextJosa is the first particle that marks a role in the next words: 직원 열두 명이.
func nextJosa(s string, from, end int) string {
	for i, w := range words(s, span{from, clip(s, min(end, from+60))}) {
		if i > 4 {
			break
		}
		switch j := lastJosa(s, w); j {
		case "은", "는", "이", "가", "을", "를", "에", "에서", "도":
			return j
		}
	}
	return ""
}

// agrees reports whether a particle can stand behind a word: 은, 이, 을, 과, 으로 want a final consonant, 는, 가, 를, 와 want none.
// So 국가 is not 국 with 가, and 마을 not 마 with 을.
func agrees(word, j string) bool {
	r := lastRune(word)
	if r < '가' || r > '힣' {
		return true
	}
	closed := (r-'가')%28 != 0
	switch j {
	case "은", "이", "을", "과", "이나":
		return closed
	case "는", "가", "를", "와", "나", "로":
		return !closed || j == "로" && (r-'가')%28 == 8
	}
	return true
}

// agreeing is the particle with which a word ends, if it can be one.
func agreeing(word string) string {
	j := lastJosa(word, span{0, len(word)})
	if j == "" || j == "도" && !endsInDo(word) || isVerbal(word) && agrees(strings.TrimSuffix(word, j), j) {
		return j
	}
	return ""
}
