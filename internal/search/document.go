package search

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/bonbogi/bonbogi"
)

// Document is what can be found.
type Document struct {
	ID    string   // unique in the index: "practices/abc"
	Kind  string   // "government", "practice", …: a filter
	Title string   // the heading
	Names []string // other names, in any script: searched like the title
	Body  string   // the text; of the first 200,000 letters alone words are found

	Governments []string // a filter: the governments that it is about
	Topics      []string // a filter
	Year        int      // a filter; 0 if it has none
}

// Limits of a document. What is longer is an error, except for the body, which is cut.
const (
	maxID      = 1000
	maxTitle   = 20_000
	maxNames   = 200
	maxBody    = 4 << 20 // bytes that are kept
	maxFilters = 1000
)

// clean returns the document as it is kept: valid UTF-8 in composed form, a body of bounded length.
func (d Document) clean() (Document, error) {
	if d.ID == "" || len(d.ID) > maxID || !validText(d.ID) {
		return d, bonbogi.Errorf(bonbogi.Invalid, "search_document_id", "a document to be found needs an ID of 1 to %d bytes of text, not %q", maxID, clip(d.ID, 60))
	}
	if len(d.Names) > maxNames || len(d.Governments) > maxFilters || len(d.Topics) > maxFilters {
		return d, bonbogi.Errorf(bonbogi.Invalid, "search_document_size", "document %s has too many names, governments or topics to be found by", d.ID)
	}
	d.Kind = plain(d.Kind)
	d.Title = plain(clip(d.Title, maxTitle))
	d.Body = plain(clip(d.Body, maxBody))
	d.Names = plainAll(d.Names)
	d.Governments = plainAll(d.Governments)
	d.Topics = plainAll(d.Topics)
	return d, nil
}

func plainAll(given []string) []string {
	if len(given) == 0 {
		return nil
	}
	out := make([]string, len(given))
	for i, s := range given {
		out[i] = plain(clip(s, maxTitle))
	}
	return out
}

// plain returns valid text in the composed form of Unicode.
func plain(s string) string {
	if isPlain(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	if norm.NFC.IsNormalString(s) {
		return s
	}
	return norm.NFC.String(s)
}

// isPlain reports whether a text has only such letters as are composed whatever stands beside them: most Korean text.
func isPlain(s string) bool {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case isHangul(r), 0xA0 <= r && r < 0x300, 0x2002 <= r && r < 0x20D0, 0x2190 <= r && r < 0x2300, 0x2400 <= r && r < 0x2A00,
			0x3001 <= r && r <= 0x3020, 0x3131 <= r && r <= 0x318E, 0x4E00 <= r && r <= 0x9FFF, 0xFF01 <= r && r <= 0xFF5E:
		default:
			return false
		}
		i += size
	}
	return true
}

func validText(s string) bool { return plain(s) == s && !strings.ContainsRune(s, 0) }

// clip returns at most n bytes of s and cuts no letter.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}
