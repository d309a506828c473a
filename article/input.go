package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
)

// Limit is the longest text that is read, in bytes.
const Limit = 10 << 20

// Input is an article as it was pasted or uploaded. Only Text is needed.
type Input struct {
	Title     string
	Text      string
	Publisher string
	URL       string
	Published bonbogi.Date // dates in the text are counted from it; without it they stay open
	Now       bonbogi.Date // today; a later Published is refused. Zero: not checked
}

// check refuses what cannot be read, with a reason that a person can act on.
func (in Input) check() error {
	refuse := func(field, rule, format string, args ...any) error {
		e := bonbogi.Errorf(bonbogi.Invalid, rule, format, args...)
		e.Field = field
		return e
	}
	for _, part := range []struct{ field, value string }{{"title", in.Title}, {"text", in.Text}} {
		s := part.value
		switch {
		case len(s) > Limit:
			return refuse(part.field, "too_long", "has %.1f MB; the limit is 10 MB: give one article at a time", float64(len(s))/(1<<20))
		case isBinary(s):
			return refuse(part.field, "binary", "is no text but binary data; save the document as .txt, .html, .hwpx or .docx and give that file")
		case !utf8.ValidString(s):
			return refuse(part.field, "not_utf8", "is not valid UTF-8; save the file as UTF-8 and try again")
		}
	}
	if strings.TrimSpace(in.Text) == "" {
		return refuse("text", "empty", "is empty; paste the text of a press release")
	}
	if !isKorean(in.Title + "\n" + in.Text) {
		return refuse("text", "not_korean", "has no Korean in it; only Korean press releases can be read")
	}
	if !in.Now.IsZero() && in.Published.First().Compare(in.Now.Last()) > 0 {
		return refuse("published", "future_date", "%s lies in the future; give the day on which the article was published", in.Published)
	}
	return nil
}

// isBinary reports whether s holds bytes that no text has. A page copied from a browser can hold a stray
// control character, so a few are let pass; a NUL is not. The documents of other formats are told from text by a test
// of their own (internal/document), which must let CP949 pass; this one knows UTF-8 only and needs no other package.
func isBinary(s string) bool {
	control := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == 0:
			return true
		case c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1b:
			control++
		}
	}
	return control > 8 && control > len(s)/100
}

// isKorean reports whether Korean makes up a part of the letters that is worth reading.
func isKorean(s string) bool {
	hangul, letters := 0, 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Hangul, r):
			hangul++
			letters++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return hangul > 0 && hangul*20 >= letters
}
