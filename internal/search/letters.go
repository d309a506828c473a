package search

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// script says how the words of a run of letters are indexed.
type script uint8

const (
	blank    script = iota // no letter
	alphabet               // Latin and other alphabets, digits: whole words
	syllabic               // Hangul, Han, Kana: pairs of syllables
	jamo                   // consonants and vowels alone: ㅇㅇㅅ
)

// word is a run of letters of one script.
type word struct {
	from, to int // its letters
	stem     int // where its particle or ending begins; to if it has none
	script   script
	sure     bool // the ending cannot belong to the word
	glued    bool // no other character stands between the word before and this one
	next     bool // nothing but blanks, or nothing, stands between the word before and this one
}

// letters is a text as it is compared: small letters of normal width, Han as Hangul, without what is no letter.
type letters struct {
	r     []rune
	at    []int32 // the byte of the text at which each begins
	words []word
	text  string

	endings *endings
}

func newLetters() *letters { return &letters{endings: allEndings()} }

// read takes the text apart, at most limit letters of it.
func (l *letters) read(text string, limit int) {
	l.r, l.at, l.words, l.text = l.r[:0], l.at[:0], l.words[:0], text
	const far = 1 << 30
	run, before, gap := blank, rune(0), far // the script of the run, the letter before, what stood since: 0 nothing, 1 blanks
	start := 0
	end := func() {
		if run == blank {
			return
		}
		w := word{from: start, to: len(l.r), stem: len(l.r), script: run, glued: gap == 0, next: gap <= 1}
		if run == syllabic {
			w.stem, w.sure = l.endings.cut(l.r[w.from:w.to])
			w.stem += w.from
		}
		l.words = append(l.words, w)
		run, gap = blank, 0
	}
	for i := 0; i < len(text) && len(l.r) < limit; {
		c, size := rune(text[i]), 1
		s := blank
		switch {
		case c < utf8.RuneSelf:
			s = ascii[c]
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			} else if (c == ',' || c == '.') && run == alphabet && isDigit(before) && i+1 < len(text) && isDigit(rune(text[i+1])) {
				if c == ',' { // 1,000
					i++
					continue
				}
				s = alphabet
			}
		default:
			c, size = utf8.DecodeRuneInString(text[i:])
			if 0xAC00 <= c && c <= 0xD7A3 {
				s = syllabic
			} else if unicode.Is(unicode.Mn, c) && run != blank {
				i += size
				continue
			} else {
				c, s = fold(c, run != syllabic)
			}
		}
		if s != run {
			end()
			start, run = len(l.r), s
			if s != blank && len(l.words) == 0 {
				gap = far
			}
		}
		if s == blank {
			switch {
			case c == ' ' || c == '\u00a0' || c == '\u3000':
				gap = max(gap, 1)
			default:
				gap = far
			}
		} else {
			l.r = append(l.r, c)
			l.at = append(l.at, int32(i))
		}
		before = c
		i += size
	}
	end()
}

// ascii is the script of each character of ASCII.
var ascii = func() (a [utf8.RuneSelf]script) {
	for c := range a {
		if r := rune(c); unicode.IsLetter(r) || unicode.IsDigit(r) {
			a[c] = alphabet
		}
	}
	return a
}()

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

// fold returns the letter for which c stands, and its script. first says that a word of syllables begins with it.
func fold(c rune, first bool) (rune, script) {
	if 0xFF01 <= c && c <= 0xFF5E { // full width
		c -= 0xFEE0
	} else if c >= 0xF900 && c <= 0xFAFF || c >= 0xFFA1 && c <= 0xFFDC { // compatibility ideographs, half width jamo
		if r, size := utf8.DecodeRuneInString(norm.NFKC.String(string(c))); size > 0 {
			c = r
		}
	}
	switch {
	case c >= 0x1100 && c <= 0x1112: // consonants of decomposed Hangul, alone
		return compatibility[c-0x1100], jamo
	case c >= 0x3131 && c <= 0x318E:
		return c, jamo
	case 0x3400 <= c && c <= 0x9FFF || 0x20000 <= c && c <= 0x3FFFF:
		return reading(c, first), syllabic
	case 0x3041 <= c && c <= 0x30FF:
		return c, syllabic
	case c >= 0x1100 && c <= 0x11FF:
		return c, blank
	case unicode.IsLetter(c):
		c = unicode.ToLower(c)
		if c > utf8.RuneSelf { // Córdoba is found by cordoba
			if r, size := utf8.DecodeRuneInString(norm.NFKD.String(string(c))); size > 0 && r < utf8.RuneSelf {
				c = unicode.ToLower(r)
			}
		}
		return c, alphabet
	case unicode.IsDigit(c):
		return c, alphabet
	}
	return c, blank
}
