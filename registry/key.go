package registry

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longest is how many characters a query may have; no name with all its parents comes near it.
const longest = 100

// key is a name without what people vary: letter case, spaces, hyphens, dots, full-width letters,
// decomposed Hangul.
func key(s string) string {
	if !norm.NFKC.IsNormalString(s) {
		s = norm.NFKC.String(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, c := range s {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			b.WriteRune(unicode.ToLower(c))
		}
	}
	return b.String()
}

// former are the marks with which people say that they mean what was: (구)광주광역시, 옛 마산시.
var former = []string{"(구)", "[구]", "(舊)", "(옛)", "구 ", "舊 ", "옛 ", "former "}

// parse takes a query apart: whether the former bearer of the name is meant, and the key.
func parse(query string) (k string, past bool) {
	if len(query) > 4*longest || !utf8.ValidString(query) {
		return "", false
	}
	s := strings.TrimSpace(norm.NFKC.String(query))
	lower := strings.ToLower(s)
	for _, mark := range former {
		if strings.HasPrefix(lower, mark) && len(lower) == len(s) {
			s, past = s[len(mark):], true
			break
		}
	}
	// English puts the smaller place first: Manan-gu, Anyang-si.
	if parts := strings.Split(s, ","); len(parts) > 1 && s[0] < utf8.RuneSelf {
		var b strings.Builder
		for i := len(parts) - 1; i >= 0; i-- {
			b.WriteString(parts[i])
		}
		s = b.String()
	}
	k = key(s)
	if utf8.RuneCountInString(k) > longest {
		return "", false
	}
	return code(k), past
}

// code brings Korean codes to five digits: 41 and 4100000000 mean 41000. Other keys stay as they are.
func code(k string) string {
	for i := range len(k) {
		if k[i] < '0' || k[i] > '9' {
			return k
		}
	}
	switch {
	case len(k) == 2:
		return k + "000"
	case len(k) == 10 && strings.HasSuffix(k, "00000"):
		return k[:5]
	}
	return k
}
