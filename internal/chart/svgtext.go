package chart

import (
	"strings"
	"unicode/utf8"
)

// escape writes a text so that it is nothing but text. Letters that XML does not know, and marks that turn
// the direction of what follows, are left out.
func escape(b []byte, s string) []byte {
	if plain(s) {
		return append(b, s...)
	}
	for _, r := range s {
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '"':
			b = append(b, "&#34;"...)
		case r == '\'':
			b = append(b, "&#39;"...)
		case r == '\t', r == '\n', r == '\r':
			b = append(b, ' ')
		case unprintable(r):
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7F || strings.IndexByte(`&<>"'`, c) >= 0 {
			return false
		}
	}
	return true
}

func unprintable(r rune) bool {
	return r < 0x20 || r >= 0x7F && r < 0xA0 || r >= 0xD800 && r < 0xE000 || r == 0xFFFE || r == 0xFFFF ||
		r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F || r == 0x61C
}
