package finder

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

const (
	shortestEnglish = 4  // letters of a name: Osan. Shorter ones are words of other things as well
	mostEnglish     = 12 // words of a query that are looked up
)

// korean are the Korean short names of governments whose English names are words of a query: Haenam also finds texts that
// only say 해남, and so do both words of Haenam-gun. Of several names one may be part of the others: Gwangju is 광주, also that
// of 전남광주통합특별시. A word that means several with different names is left as it is.
func (w writer) korean(query string) map[string]string {
	also := map[string]string{}
	for _, written := range strings.FieldsFunc(strings.ToLower(query), func(c rune) bool { return (c < 'a' || c > 'z') && c != '-' }) {
		words := strings.FieldsFunc(written, func(c rune) bool { return c == '-' })
		whole := ""
		if len(words) == 2 && len(also) < mostEnglish {
			whole = w.shortName(strings.Join(words, "-"))
		}
		for _, word := range words {
			if _, known := also[word]; known || len(also) == mostEnglish {
				continue
			}
			if whole != "" {
				also[word] = whole
			} else if len(word) >= shortestEnglish {
				also[word] = w.shortName(word)
			}
		}
	}
	return also
}

// shortName is the Korean short name of the governments that bear an English one, or what their names have in common; empty if
// there is none.
func (w writer) shortName(english string) (short string) {
	for i, m := range w.names.Resolve(english, bonbogi.Date{}).Matches {
		switch other := w.names.ShortName(m); {
		case i == 0 || strings.Contains(short, other):
			short = other
		case !strings.Contains(other, short):
			return ""
		}
	}
	return short
}
