package article

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What the rules ask of a piece of text, whatever it says.

func hasPrefix(s string, starts ...string) bool {
	for _, p := range starts {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func hasSuffix(s string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// firstOf is the place of the first of the words that stands in s, or -1.
func firstOf(s string, words []string) int {
	best := -1
	for _, w := range words {
		if i := strings.Index(s, w); i >= 0 && (best < 0 || i < best) {
			best = i
		}
	}
	return best
}

// places are those at which a word stands in s.
func places(s, word string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for from := 0; ; {
			i := strings.Index(s[from:], word)
			if i < 0 || !yield(from+i) {
				return
			}
			from += i + len(word)
		}
	}
}

// suffixOf is the suffix if s ends with it, else nothing.
func suffixOf(s, suffix string) string {
	if strings.HasSuffix(s, suffix) {
		return suffix
	}
	return ""
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isNumber(s string) bool {
	for _, r := range s {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return s != ""
}

func isHangul(s string) bool {
	for _, r := range s {
		if r < '가' || r > '힣' {
			return false
		}
	}
	return s != ""
}

// runes counts letters.
func runes(s string) int { return utf8.RuneCountInString(s) }

// clip moves a place back to the beginning of a letter, and into the text.
func clip(s string, i int) int {
	if i >= len(s) {
		return len(s)
	}
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// clipped is the beginning of s, n bytes long or a little less: no letter is cut.
func clipped(s string, n int) string { return s[:clip(s, n)] }

// squash keeps letters and digits only, so that names can be compared however they are spaced.
func squash(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// alike compares two names by their pairs of letters: 1 is the same, 0 nothing in common. A name that the
// other contains is the same.
func alike(a, b string) float64 {
	x, y := []rune(squash(a)), []rune(squash(b))
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) >= 3 && strings.Contains(string(y), string(x)) {
		return 1
	}
	pairs := map[[2]rune]int{}
	for i := 0; i+1 < len(y); i++ {
		pairs[[2]rune{y[i], y[i+1]}]++
	}
	both := 0
	for i := 0; i+1 < len(x); i++ {
		if p := [2]rune{x[i], x[i+1]}; pairs[p] > 0 {
			pairs[p]--
			both++
		}
	}
	if len(x)+len(y) <= 2 {
		return 0
	}
	return 2 * float64(both) / float64(len(x)+len(y)-2)
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
