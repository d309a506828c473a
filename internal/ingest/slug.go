package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The letters of the Revised Romanization of Korean (2000), one by one: how a syllable sounds beside another is left
// out, so that the same word is always written the same.
var (
	initials = strings.Fields("g kk n d tt r m b pp s ss - j jj ch k t p h")
	vowels   = strings.Fields("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
	finals   = strings.Fields("- k k k n n n t l k m l l l p l m p p t t ng t t k t p t")
)

// slug is a text in small Latin letters, digits and hyphens: 세대당 인구 is sedaedang-ingu. It is empty if
// nothing of the text can be written so.
func slug(text string) string {
	var b strings.Builder
	hyphen := func() {
		if s := b.String(); s != "" && s[len(s)-1] != '-' {
			b.WriteByte('-')
		}
	}
	for _, c := range norm.NFKC.String(text) {
		switch {
		case c >= 0xAC00 && c <= 0xD7A3:
			n := int(c - 0xAC00)
			for _, letter := range []string{initials[n/588], vowels[n/28%21], finals[n%28]} {
				b.WriteString(strings.Trim(letter, "-"))
			}
		case c < 0x80 && (unicode.IsLetter(c) || unicode.IsDigit(c)):
			b.WriteRune(unicode.ToLower(c))
		case unicode.Is(unicode.Mn, c): // an accent of its own
		default:
			if plain := norm.NFD.String(string(c)); plain[0] < 0x80 && unicode.IsLetter(rune(plain[0])) {
				b.WriteString(strings.ToLower(plain[:1]))
			} else {
				hyphen()
			}
		}
		if b.Len() > longestSlug {
			break
		}
	}
	s := b.String()
	return strings.Trim(s[:min(len(s), longestSlug)], "-")
}

// longestSlug leaves room for what tells it from others in an ID of 100 characters.
const longestSlug = 80

// fingerprint is short, and the same for the same texts.
func fingerprint(texts ...string) string {
	h := sha256.New()
	for _, t := range texts {
		h.Write([]byte(t))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))
}
