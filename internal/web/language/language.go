// Package language holds the texts that people read on the pages, in Korean and in English, and the
// ways in which each language writes numbers and dates.
package language

import (
	"embed"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"golang.org/x/text/language"
)

//go:embed ko.json en.json
var files embed.FS

// Tags lists the languages of the pages, the default first.
var Tags = []string{"ko", "en"}

var matcher = language.NewMatcher([]language.Tag{language.Korean, language.English})

// anything is what the package makes of "*": a program that asks, mostly, and no preference.
var anything = language.MustParse("mul")

// Words are the texts of one language.
type Words struct {
	Tag   string
	texts map[string]string
}

// Load reads the texts of one language.
func Load(tag string) (*Words, error) {
	b, err := files.ReadFile(tag + ".json")
	if err != nil {
		return nil, fmt.Errorf("language %s: %w", tag, err)
	}
	w := &Words{Tag: tag}
	if err := json.Unmarshal(b, &w.texts); err != nil {
		return nil, fmt.Errorf("language %s: %w", tag, err)
	}
	return w, nil
}

// Choose returns the tag for a reader: the remembered choice if it is one of ours, else what the
// Accept-Language header asks for.
func Choose(remembered, accept string) string {
	for _, t := range Tags {
		if remembered == t {
			return t
		}
	}
	wanted, _, err := language.ParseAcceptLanguage(accept)
	if err != nil || len(wanted) == 0 {
		return Tags[0]
	}
	if wanted[0] == anything {
		return Tags[0]
	}
	_, i, confidence := matcher.Match(wanted...)
	if confidence == language.No {
		return "en" // a reader of a third language is likelier to read English
	}
	return Tags[i]
}

// Has reports whether there is a text of that key.
func (w *Words) Has(key string) bool { _, ok := w.texts[key]; return ok }

// Keys returns every key.
func (w *Words) Keys() []string {
	keys := make([]string, 0, len(w.texts))
	for k := range w.texts {
		keys = append(keys, k)
	}
	return keys
}

// Text returns the text of a key with its {names} filled in from pairs of name and value. Numbers are
// written with separators, and a Korean particle behind a name, 은(는), takes the form that fits the value. A
// key that does not exist is returned as it is: ugly, but never empty.
func (w *Words) Text(key string, pairs ...any) string {
	text, ok := w.texts[key]
	if !ok {
		return key
	}
	if len(pairs) == 0 {
		return text
	}
	fill := make([]string, 0, len(pairs))
	for i := 0; i+1 < len(pairs); i += 2 {
		name, value := "{"+fmt.Sprint(pairs[i])+"}", w.value(pairs[i+1])
		for _, p := range particles {
			for _, quote := range []string{"", "’"} {
				if written := name + quote + p.written; strings.Contains(text, written) {
					fill = append(fill, written, value+quote+particle(value, p.written))
				}
			}
		}
		fill = append(fill, name, value)
	}
	return strings.NewReplacer(fill...).Replace(text)
}

// Count returns the text of key+".one" or key+".other" with {n} filled in.
func (w *Words) Count(key string, n int, pairs ...any) string {
	form := key + ".other"
	if n == 1 && w.Has(key+".one") {
		form = key + ".one"
	}
	return w.Text(form, append([]any{"n", n}, pairs...)...)
}

func (w *Words) value(v any) string {
	switch v := v.(type) {
	case int:
		return Number(int64(v))
	case int64:
		return Number(v)
	case *int:
		if v != nil {
			return Number(int64(*v))
		}
	case bonbogi.Date:
		return w.Date(v)
	}
	return fmt.Sprint(v)
}

// Number writes n with a comma between groups of three digits.
func Number(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

var months = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// Date writes a date as far as it is known, for people.
func (w *Words) Date(d bonbogi.Date) string {
	switch {
	case d.IsZero():
		return w.Text("date.unknown")
	case w.Tag == "ko" && d.Month == 0:
		return fmt.Sprintf("%d년", d.Year)
	case w.Tag == "ko" && d.Day == 0:
		return fmt.Sprintf("%d년 %d월", d.Year, d.Month)
	case w.Tag == "ko":
		return fmt.Sprintf("%d년 %d월 %d일", d.Year, d.Month, d.Day)
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%s %d", months[d.Month], d.Year)
	}
	return fmt.Sprintf("%d %s %d", d.Day, months[d.Month], d.Year)
}

// When writes a date with the sense in which it is meant: "2021년 9월까지".
func (w *Words) When(d bonbogi.Date, sense bonbogi.Sense) string {
	if d.IsZero() || sense == bonbogi.On || sense == "" {
		return w.Date(d)
	}
	return w.Text("when."+string(sense), "date", d)
}

// Size writes a number of bytes for people.
func (w *Words) Size(n int64) string {
	switch {
	case n < 1<<10:
		return w.Count("size.bytes", int(n))
	case n < 1<<20:
		return fmt.Sprintf("%.0f KB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}
