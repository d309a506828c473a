package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentence is one sentence of the main article, or a heading or caption.
type sentence struct {
	span
	role role
	no   int // its place among the sentences of the article
}

// longestSentence is the length in bytes beyond which a stretch without a full stop is cut.
const longestSentence = 1500

// heading reports whether it is a headline or heading, where verbs are left out.
func (s sentence) heading() bool { return s.role == roleHeading || s.no < 0 }

// sentences splits the lines of an article. s is the hushed text: full stops inside speech are gone.
func sentences(s string, lines []line) []sentence {
	var out []sentence
	add := func(sp span, r role) {
		for sp.end-sp.start > longestSentence { // no sentence: keep the rules' work in bounds
			cut := clip(s, sp.start+longestSentence)
			if i := strings.LastIndexByte(s[sp.start:cut], ' '); i > 0 {
				cut = sp.start + i
			}
			if part := trim(s, span{sp.start, cut}); part.end > part.start {
				out = append(out, sentence{part, r, len(out)})
			}
			sp.start = cut
		}
		if sp = trim(s, sp); sp.end > sp.start {
			out = append(out, sentence{sp, r, len(out)})
		}
	}
	for _, l := range lines {
		from := l.start
		for i := l.start; i < l.end; i++ {
			if c := s[i]; c != '.' && c != '!' && c != '?' || !endsHere(s, l, i) {
				continue
			}
			end := i + 1
			for end < l.end && hasPrefix(s[end:], "’", "”", ")", ".", "!", "?") {
				_, w := utf8.DecodeRuneInString(s[end:])
				end += w
			}
			add(span{from, end}, l.role)
			from, i = end, end-1
		}
		add(span{from, l.end}, l.role)
	}
	return out
}

// endsHere reports whether the full stop at i ends a sentence: 다. does even without a blank behind it;
// a decimal point, an abbreviation (S.C.), a date (2025. 3. 1.) and a numbered item (1. ) do not.
func endsHere(s string, l line, i int) bool {
	prev, _ := utf8.DecodeLastRuneInString(s[l.start:i])
	next, _ := utf8.DecodeRuneInString(s[i+1 : l.end])
	if s[i] != '.' && insideName(s[i+1:l.end]) {
		return false
	}
	if prev == '다' || prev == '요' {
		return !unicode.IsDigit(next) || prev == '다'
	}
	if s[i] != '.' {
		return i+1 >= l.end || next == ' '
	}
	apart := i+1 >= l.end || next == ' ' || next == '’' || next == '”'
	return apart && (unicode.Is(unicode.Hangul, prev) || strings.ContainsRune("’”)", prev))
}

// insideName reports whether a mark stands within quotation marks that close soon: ‘물길을 걷다! 노을 물길 투어’.
func insideName(rest string) bool {
	i := strings.IndexAny(clipped(rest, 3*longestName), "‘’“”")
	return i >= 0 && hasPrefix(rest[i:], "’", "”")
}
