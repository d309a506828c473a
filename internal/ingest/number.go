package ingest

import (
	"bytes"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// number is a cell read as a number.
type number struct {
	value    float64
	decimals int    // digits after the decimal sign as written
	rest     string // what follows the number: a flag or the sign of a footnote; "%" is no rest
}

// numbers reads numbers as people write them. decimal is the sign before the decimals, a point or a comma; the
// other of them sets thousands apart.
type numbers struct{ decimal byte }

// ReadNumber reads a number as people write it, with a point before the decimals: 9,289,778, △3.2, (1,234), 12.5%. Nothing
// may follow it.
func ReadNumber(text string) (float64, bool) {
	n, ok := numbers{'.'}.parse([]byte(text))
	return n.value, ok && n.rest == ""
}

// powers are those of ten that a float64 holds exactly; a number of at most 53 bits divided by one of them is
// rounded once, so it is the nearest (Clinger 1990).
var powers = [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// plain reads a number that is nothing but digits with at most a sign before and a decimal point among them. It
// does what parse does for these, without memory, as most cells are such.
func (n numbers) plain(b []byte) (v float64, decimals int, ok bool) {
	i := 0
	negative := len(b) > 0 && b[0] == '-'
	if negative {
		i = 1
	}
	if i == len(b) || len(b) > 18 {
		return 0, 0, false
	}
	var mantissa uint64
	point := -1
	for ; i < len(b); i++ {
		switch c := b[i]; {
		case '0' <= c && c <= '9':
			mantissa = 10*mantissa + uint64(c-'0')
		case c == n.decimal && point < 0:
			point = i
		default:
			return 0, 0, false
		}
	}
	if point >= 0 {
		decimals = len(b) - point - 1
		if decimals == 0 || point == 0 || point == 1 && negative {
			return 0, 0, false
		}
	}
	if mantissa >= 1<<53 {
		return 0, 0, false
	}
	v = float64(mantissa) / powers[decimals]
	if negative {
		v = -v
	}
	return v, decimals, true
}

// parse reads a cell as a number. What is no number in one of the known ways is none: nothing is guessed.
func (n numbers) parse(cell []byte) (number, bool) {
	s := strings.TrimSpace(normal(cell))
	s = strings.TrimPrefix(s, "'") // with which spreadsheets keep a number as text
	inside, negative := s, false
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		inside, negative = strings.TrimSpace(s[1:len(s)-1]), true
	}
	sign, size := utf8.DecodeRuneInString(inside)
	switch {
	case strings.ContainsRune("-−△▲▽▼", sign) && size > 0:
		if negative {
			return number{}, false
		}
		inside, negative = strings.TrimSpace(inside[size:]), true
	case sign == '+':
		inside = strings.TrimSpace(inside[size:])
	}
	digits, rest := n.cut(inside)
	if digits == "" {
		return number{}, false
	}
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil || math.IsInf(v, 0) {
		return number{}, false
	}
	if negative {
		v = -v
	}
	out := number{value: v, rest: strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(rest), "%"))}
	if _, after, found := strings.Cut(digits, "."); found && !strings.ContainsAny(digits, "eE") {
		out.decimals = len(after)
	}
	return out, true
}

// normal is a cell with full-width letters and spaces made narrow.
func normal(cell []byte) string {
	if bytes.IndexFunc(cell, func(c rune) bool { return c >= utf8.RuneSelf }) < 0 {
		return string(cell)
	}
	var b strings.Builder
	for _, c := range string(cell) {
		switch {
		case c >= 0xFF01 && c <= 0xFF5E:
			c -= 0xFEE0
		case c == 0x3000:
			c = ' '
		case c == 0xFEFF || c == 0x200B:
			continue
		}
		b.WriteRune(c)
	}
	return norm.NFC.String(b.String())
}

// cut returns the digits at the beginning, in the way of Go, and what follows them. Thousands must stand in
// threes; there are no digits if they do not.
func (n numbers) cut(s string) (digits, rest string) {
	var b strings.Builder
	thousands := byte(',')
	if n.decimal == ',' {
		thousands = '.'
	}
	i, group, groups := 0, 0, 0 // digits since the last mark of thousands; marks
	mark := byte(0)
	for ; i < len(s); i++ {
		c := s[i]
		if '0' <= c && c <= '9' {
			b.WriteByte(c)
			group++
			continue
		}
		width, set := 1, c                                             // what sets thousands apart: the same everywhere
		for _, space := range []string{"\u00a0", "\u2009", "\u202f"} { // those that do not break a line
			if strings.HasPrefix(s[i:], space) {
				c, width, set = thousands, len(space), ' '
			}
		}
		if c == ' ' && spaced.MatchString(s[i:]) {
			c = thousands
		}
		if c != thousands || i+width >= len(s) || s[i+width] < '0' || s[i+width] > '9' {
			break
		}
		if group > 3 || group == 0 || groups > 0 && (group != 3 || set != mark) {
			return "", s
		}
		mark = set
		i += width - 1
		group, groups = 0, groups+1
	}
	if groups > 0 && group != 3 {
		return "", s
	}
	whole := i
	if i < len(s) && s[i] == n.decimal {
		j := i + 1
		for j < len(s) && '0' <= s[j] && s[j] <= '9' {
			j++
		}
		if j > i+1 || whole > 0 {
			if j > i+1 {
				b.WriteByte('.')
				b.WriteString(s[i+1 : j])
			}
			i = j
		}
	}
	if i == 0 {
		return "", s
	}
	if e := exponent(s[i:]); e > 0 {
		b.WriteString(s[i : i+e])
		i += e
	}
	if i < len(s) && (s[i] == thousands || s[i] == n.decimal) {
		return "", s
	}
	return b.String(), s[i:]
}

// spaced is what follows digits where a plain space sets thousands apart: three digits that are no sign of a footnote.
var spaced = regexp.MustCompile(`^ \d{3}(?:[^\d)]|$)`)

// exponent is the length of an exponent at the beginning: E+05.
func exponent(s string) int {
	if len(s) < 2 || s[0] != 'e' && s[0] != 'E' {
		return 0
	}
	i := 1
	if s[i] == '+' || s[i] == '-' {
		i++
	}
	first := i
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	if i == first || i > first+3 {
		return 0
	}
	return i
}

// isFootnote reports whether what follows a number is the sign of a footnote and no more: *, ¹, 1), 주1).
func isFootnote(rest string) bool {
	rest = strings.TrimPrefix(rest, "주")
	if n := len(rest); n >= 2 && n <= 3 && rest[n-1] == ')' {
		return strings.Trim(rest[:n-1], "0123456789") == ""
	}
	return rest != "" && strings.Trim(rest, footnoteSigns) == ""
}

const footnoteSigns = "*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰"
