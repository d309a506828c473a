package store

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold is text as lists are searched: composed, in small letters.
func fold(s string) string { return strings.ToLower(norm.NFC.String(s)) }

// pattern is the LIKE pattern that finds words anywhere in folded text; "" finds everything.
func pattern(words string) string {
	words = strings.TrimSpace(words)
	if words == "" {
		return ""
	}
	escaped := strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(fold(words))
	return "%" + escaped + "%"
}

// Essence is what two writings of the same name share: letters and digits, without case and width.
func Essence(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return r
		}
		return -1
	}, strings.ToLower(norm.NFKC.String(name)))
}

// unique returns the values without repetition and without "".
func unique(values []string) []string {
	seen := map[string]bool{"": true}
	var out []string
	for _, v := range values {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

// inBatches calls f with so many values at a time as a statement may have arguments.
func inBatches(values []string, f func([]any) error) error {
	const size = 500
	for len(values) > 0 {
		n := min(size, len(values))
		batch := make([]any, n)
		for i, v := range values[:n] {
			batch[i] = v
		}
		if err := f(batch); err != nil {
			return err
		}
		values = values[n:]
	}
	return nil
}
