package article

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// text is an article's text in the form in which the rules read it: composed syllables, plain spaces,
// quotation marks that open and close, no invisible characters. Every place in it leads back to the
// bytes that were given.
type text struct {
	given string
	s     string
	moves []move // ascending; empty if nothing was changed
}

// move says that from byte at of the read form on, the given text lies delta bytes further on.
type move struct{ at, delta int }

// source returns the place in the given text of a place in the read form.
func (t *text) source(at int) int {
	i := sort.Search(len(t.moves), func(i int) bool { return t.moves[i].at > at })
	if i == 0 {
		return at
	}
	return min(at+t.moves[i-1].delta, len(t.given))
}

// replacement is how a character is read; ok is false if it stays as it is.
func replacement(r rune) (s string, ok bool) {
	switch r {
	case '\u00a0', '\u2002', '\u2003', '\u2007', '\u2009', '\u202f', '\u3000', '\t', '\v', '\f':
		return " ", true
	case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\r', '\\':
		return "", true
	case '\u2028', '\u2029', '\u0085':
		return "\n", true
	case '`', '´', '‛', '′':
		return "'", true
	case '″', '‶', '˝', '‟', '〃':
		return `"`, true
	case '「', '『', '〈', '《', '＜':
		return "‘", true
	case '」', '』', '〉', '》', '＞':
		return "’", true
	case '･', '•', '‧', '∙', '⋅', 'ㆍ', '・', '․':
		return "·", true
	case '△', '▲', '▶', '▷', '■', '□', '◆', '◇', '●', '○', '◎', '▪':
		return "▲", true
	case '～', '∼':
		return "~", true
	}
	switch r { // 런던市, 市는
	case '市':
		return "시", true
	case '郡':
		return "군", true
	case '區', '区':
		return "구", true
	case '道':
		return "도", true
	}
	if r >= '！' && r <= '～' { // full width ASCII
		return string(r - 0xfee0), true
	}
	return "", false
}

// writer builds the read form and remembers where everything came from.
type writer struct {
	b     strings.Builder
	t     *text
	delta int
	open  map[string]bool // quotation marks that are open on this line
	prev  rune
}

// read brings a text into the form in which the rules read it.
func read(given string) *text {
	w := writer{t: &text{given: given}, open: map[string]bool{}, prev: '\n'}
	w.b.Grow(len(given) + len(given)/16)
	if norm.NFC.IsNormalString(given) {
		for i, r := range given {
			w.put(i, r, given[i:])
		}
	} else {
		var it norm.Iter
		it.InitString(norm.NFC, given)
		for !it.Done() {
			at := it.Pos()
			for _, r := range string(it.Next()) {
				w.put(at, r, given[at:])
			}
		}
	}
	w.mark(len(given)) // a place behind the last character leads to the end
	w.t.s = w.b.String()
	return w.t
}

// mark notes that what is written next comes from byte src of the given text.
func (w *writer) mark(src int) {
	if d := src - w.b.Len(); d != w.delta {
		w.delta = d
		w.t.moves = append(w.t.moves, move{w.b.Len(), d})
	}
}

// put writes the character r, which stands at the beginning of rest.
func (w *writer) put(src int, r rune, rest string) {
	out, ok := replacement(r)
	switch {
	case ok && out == "", !ok && unicode.IsControl(r) && r != '\n':
		return
	case !ok:
		out = string(r)
	}
	rest = rest[min(utf8.RuneLen(r), len(rest)):]
	switch out {
	case "\n":
		clear(w.open)
	case "'", "‘", "’":
		out = w.turn(out, rest, "'", "‘", "’")
	case `"`, "“", "”":
		out = w.turn(out, rest, `"`, "“", "”")
	}
	w.mark(src)
	w.b.WriteString(out)
	w.prev, _ = utf8.DecodeLastRuneInString(out)
}

// turn decides whether a quotation mark opens or closes: straight ones take turns, and curly ones are
// often typed the wrong way round.
func (w *writer) turn(mark, rest, straight, opening, closing string) string {
	apart := strings.ContainsRune("\n ([▲,·", w.prev)
	followed := rest != "" && !strings.ContainsRune(" \n,.)", rune(rest[0]))
	opens := mark == opening
	switch {
	case mark == straight:
		opens = !w.open[opening]
	case mark == closing && !w.open[opening] && apart && followed:
		opens = true // ’가람’
	case mark == opening && w.open[opening] && !followed:
		opens = false // ‘가람‘
	}
	w.open[opening] = opens
	if opens {
		return opening
	}
	return closing
}
