package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is a stretch of a query.
type piece struct {
	text    string
	quoted  bool
	without bool // documents must not have it
}

// maxQuery is how many bytes of a query are read; what follows is left out.
const maxQuery = 8_000

// shortQuery is how many letters a query has at most in which -word leaves out a word: headings have dashes, too.
const shortQuery = 80

// parse takes a query apart. Every text is a query.
func parse(s string) []piece {
	s = plain(clip(s, maxQuery))
	var out []piece
	var words strings.Builder
	flush := func() {
		if strings.TrimSpace(words.String()) != "" {
			out = append(out, piece{text: words.String()})
		}
		words.Reset()
	}
	short := utf8.RuneCountInString(s) <= shortQuery
	fresh := true // a blank or nothing stands before
	for s != "" {
		c, size := utf8.DecodeRuneInString(s)
		rest := s[size:]
		without := short && fresh && (c == '-' || c == '−')
		if without {
			if q, _ := utf8.DecodeRuneInString(rest); closing(q) != 0 {
				c, rest = q, rest[utf8.RuneLen(q):]
			}
		}
		if end := closing(c); end != 0 {
			if i := strings.IndexFunc(rest, func(r rune) bool { return r == end || r == '"' }); i >= 0 {
				flush()
				_, size := utf8.DecodeRuneInString(rest[i:])
				out = append(out, piece{text: rest[:i], quoted: true, without: without})
				s, fresh = rest[i+size:], true
				continue
			}
		} else if without {
			i := strings.IndexFunc(rest, unicode.IsSpace)
			if i < 0 {
				i = len(rest)
			}
			if i > 0 {
				flush()
				out = append(out, piece{text: rest[:i], quoted: true, without: true})
			}
			s = rest[i:]
			continue
		}
		words.WriteString(s[:len(s)-len(rest)])
		fresh = unicode.IsSpace(c)
		s = rest
	}
	flush()
	return out
}

// closing returns the mark that ends a quotation which begins with c, 0 if none does.
func closing(c rune) rune {
	switch c {
	case '"', '＂':
		return c
	case '“', '„', '”':
		return '”'
	case '«':
		return '»'
	case '「':
		return '」'
	case '『':
		return '』'
	}
	return 0
}
