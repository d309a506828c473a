package practicefile

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
)

// order is that of the fields in a file, by the field that they stand in; others follow by the alphabet.
var order = map[string][]string{
	"": {"practiceYmlVersion", "id", "url", "language", "name", "otherNames", "organizationUri", "owner", "department", "status", "started", "ended",
		"description", "problem", "steps", "workings", "cost", "people", "timeNeeded", "legalBasis", "partners", "conditions", "results", "aims",
		"limits", "sideEffects", "otherwise", "reusables", "software", "contact", "functions", "topics", "isBasedOn", "usedBy", "sources"},
	"owner":       {"name", "type", "count"},
	"description": {"ko", "en"},
	"language":    {"localisedName", "summary", "note"},
	"cost":        {"first", "yearly", "currency", "asStated", "funding"},
	"legalBasis":  {"title", "article", "url"},
	"aims":        {"indicator", "name", "direction", "months"},
	"reusables":   {"kind", "name", "url", "licence"},
	"software":    {"url", "publiccode"},
	"contact":     {"office", "phone", "email", "url"},
	"usedBy":      {"name", "type", "count", "organizationUri", "form", "date", "dateSense", "claimedBy"},
	"sources":     {"title", "type", "publisher", "date", "url", "quote", "place"},
}

// Write is the file as practice.yml: the same bytes for the same practice.
func Write(f File) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("# practice.yml " + Version + ": https://github.com/bonbogi/bonbogi/blob/main/docs/format/practice.md\n")
	e := yaml.NewEncoder(&b, yaml.Indent(2), yaml.IndentSequence(true), yaml.UseLiteralStyleIfMultiline(true))
	if err := e.Encode(ordered("", f.fields())); err != nil {
		return nil, fmt.Errorf("practice.yml: %w", err)
	}
	return b.Bytes(), e.Close()
}

// ordered is v as the writer of YAML takes it; under is the field that it stands in.
func ordered(under string, v any) any {
	switch v := v.(type) {
	case map[string]any:
		rank := func(key string) int {
			if i := slices.Index(order[under], key); i >= 0 {
				return i
			}
			return len(order[under])
		}
		var out yaml.MapSlice
		for key, value := range v {
			below := key
			if under == "description" {
				below = "language"
			} else if under != "" {
				below = under + "." + key // an unknown field has an order of its own
			}
			out = append(out, yaml.MapItem{Key: key, Value: ordered(below, value)})
		}
		slices.SortFunc(out, func(a, b yaml.MapItem) int {
			x, y := fmt.Sprint(a.Key), fmt.Sprint(b.Key)
			return cmp.Or(cmp.Compare(rank(x), rank(y)), cmp.Compare(x, y))
		})
		if out == nil {
			out = yaml.MapSlice{}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = ordered(under, v[i])
		}
		return out
	case json.Number:
		return number(v)
	case string:
		if awkward(v) {
			return quoted(v)
		}
		return v
	}
	return v
}

// awkward reports whether a text would not be read again as it is, or not be seen, without quotation marks and escapes.
func awkward(s string) bool {
	if hidden(s) {
		return true
	}
	if first, _ := utf8.DecodeRuneInString(s); first < utf8.RuneSelf && !unicode.IsLetter(first) && !unicode.IsDigit(first) && !strings.Contains(s, "\n") {
		return true // many a sign means something at the beginning
	}
	return strings.Contains(s, "\n") && (strings.HasPrefix(s, " ") || strings.HasPrefix(s, "\n") || strings.HasSuffix(s, "\n") || strings.Contains(s, " \n"))
}

// hidden reports whether a text has letters that cannot be seen.
func hidden(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool {
		return unicode.IsControl(c) && c != '\n' || c == '\u2028' || c == '\u2029' || c == '\ufeff' || c == unicode.ReplacementChar
	})
}

// quoted is a text in quotation marks, with the escapes of JSON, which YAML shares.
type quoted string

// MarshalYAML writes the text.
func (q quoted) MarshalYAML() ([]byte, error) { return json.Marshal(string(q)) }

// number is a number as it was written.
type number json.Number

// MarshalYAML writes the number.
func (n number) MarshalYAML() ([]byte, error) { return []byte(n), nil }
