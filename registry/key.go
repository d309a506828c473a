package registry

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longest is how many characters a query may have; no name with all its parents comes near it.
const longest = 100

// key is a name without what people vary: letter case, spaces, hyphens, dots, full-width letters,
// decomposed Hangul. Letters that come together when a space goes are composed too.
func key(s string) string {
	s = composed(s)
	var b strings.Builder
	b.Grow(len(s))
	for _, c := range s {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			b.WriteRune(unicode.ToLower(c))
		}
	}
	return composed(b.String())
}

func composed(s string) string {
	if norm.NFKC.IsNormalString(s) {
		return s
	}
	return norm.NFKC.String(s)
}

// readable tells what can be a name from what is too long, or no text.
func readable(s string) bool { return len(s) <= 4*longest && utf8.ValidString(s) }

// former are the marks with which people say that they mean what was: (구)광주광역시, 옛 마산시.
var former = []string{"(구)", "[구]", "(舊)", "(옛)", "구 ", "舊 ", "옛 ", "former "}

// parse takes a query apart: the keys that it can be, and those of what follows a mark of the past if it
// begins with one.
func parse(query string) (keys, past []string) {
	if !readable(query) {
		return nil, nil
	}
	s := strings.TrimSpace(norm.NFKC.String(query))
	lower := strings.ToLower(s)
	for _, mark := range former {
		if strings.HasPrefix(lower, mark) && len(lower) == len(s) {
			past = readings(s[len(mark):])
			break
		}
	}
	return readings(s), past
}

// readings are the keys of a name as it is written and, with commas or brackets, of its parts the other
// way round: English puts the larger place last (Manan-gu, Anyang-si), and so does 고성군(강원).
func readings(s string) []string {
	k := key(s)
	if k == "" || utf8.RuneCountInString(k) > longest {
		return nil
	}
	if parts := strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(",()[]", c) }); len(parts) > 1 {
		slices.Reverse(parts)
		return []string{k, key(strings.Join(parts, " "))}
	}
	if len(k) == 10 && isNumber(k) && code(k) == k {
		return []string{k, k[:5]} // a 동, 읍 or 면 lies in the 시군구 of its first five digits
	}
	return []string{code(k)}
}

// cutNumber parts a name from the number before it, or in brackets behind it: 서울특별시 종로구 (1111000000),
// 11110 종로구. One of fewer than five digits only counts the rows, or leads to a footnote, and is no code.
func cutNumber(s string) (name, code string) {
	s = strings.TrimSpace(s)
	name = s
	if open := strings.LastIndexAny(s, "(["); open > 0 && strings.HasSuffix(s, ")") || open > 0 && strings.HasSuffix(s, "]") {
		name, code = s[:open], strings.TrimSpace(s[open+1:len(s)-1])
	} else if i := strings.IndexAny(s, " ._)"); i > 0 {
		name, code = s[i+1:], s[:i]
	}
	switch {
	case code == "" || !isNumber(code):
		return s, ""
	case len(code) < 5:
		code = ""
	}
	return strings.TrimSpace(name), code
}

func isNumber(k string) bool {
	return !strings.ContainsFunc(k, func(c rune) bool { return c < '0' || c > '9' })
}

// code brings Korean codes to five digits: 41 and 4100000000 mean 41000. Other keys stay as they are.
func code(k string) string {
	switch {
	case !isNumber(k):
		return k
	case len(k) == 2:
		return k + "000"
	case len(k) == 10 && strings.HasSuffix(k, "00000"):
		return k[:5]
	}
	return k
}
