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
// only say 해남. A word that means several with different names is left as it is.
func (w writer) korean(query string) map[string]string {
	also := map[string]string{}
	for _, word := range strings.FieldsFunc(strings.ToLower(query), func(c rune) bool { return c < 'a' || c > 'z' }) {
		if _, known := also[word]; known || len(word) < shortestEnglish || len(also) == mostEnglish {
			continue
		}
		also[word] = ""
		for i, m := range w.names.Resolve(word, bonbogi.Date{}).Matches {
			short := w.names.ShortName(m)
			if i > 0 && short != also[word] {
				short = ""
			}
			if also[word] = short; short == "" {
				break
			}
		}
	}
	return also
}
