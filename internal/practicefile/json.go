package practicefile

import (
	"encoding/json"
	"errors"
	"io"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// decode reads JSON; a mistake is told with its line.
func decode(s string) (any, error) {
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber() // as they are written
	var doc any
	err := d.Decode(&doc)
	if err == nil {
		if _, more := d.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("something follows the end")
		}
	}
	if err == nil {
		return settled(doc, -5) // a graph, a service and a literal stand around the fields of a practice
	}
	at := d.InputOffset()
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		at = e.Offset
	}
	before := s[:min(int(at), len(s))]
	r := new(reading)
	line := strings.Count(before, "\n") + 1
	r.wrong(&position{line, max(len([]rune(before[strings.LastIndexByte(before, '\n')+1:])), 1)}, "", "file_json", "this is no JSON (%s); look at the commas, brackets and quotation marks", shorten(err.Error()))
	return nil, r.err()
}

// settled is v as a practice.yml could hold it: no deeper, without names that cannot be written there, and with numbers
// of a length that numbers have.
func settled(v any, depth int) (_ any, err error) {
	if depth > maxDepth {
		return nil, tooDeep()
	}
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if !plainName(key) {
				return nil, bonbogi.Errorf(bonbogi.Invalid, "file_key", "has a name that is no plain word; write NAME: VALUE")
			}
			if version, ok := value.(json.Number); ok && key == "@version" {
				v[key], err = version.Float64() // what reads JSON-LD compares it
			} else {
				v[key], err = settled(value, depth+1)
			}
			if err != nil {
				return nil, err
			}
		}
	case []any:
		for i := range v {
			if v[i], err = settled(v[i], depth+1); err != nil {
				return nil, err
			}
		}
	case json.Number:
		if !isNumber.MatchString(v.String()) {
			return v.String(), nil
		}
	}
	return v, nil
}

// mostWork bounds how long the words of JSON-LD are looked up: to a second or two.
const mostWork = 10_000_000

// lookUp is how many times longer it takes to look a word up than to copy it.
const lookUp = 10

// work counts the words that the reader of JSON-LD copies and looks up: at each context, those that are known there.
// known is how many are known around v, scoped how many of them stand in contexts of single words, which may be read at
// any value.
func work(v any, known, scoped int) (total int) {
	if scoped > 0 {
		total = known + lookUp*scoped
	}
	switch v := v.(type) {
	case map[string]any:
		if context, ok := v["@context"]; ok {
			words, within := wordsIn(context)
			known, scoped = known+words, scoped+within
			total += known + lookUp*words
		}
		for key, value := range v {
			if key != "@context" {
				total += work(value, known, scoped)
			}
		}
	case []any:
		for _, e := range v {
			total += work(e, known, scoped)
		}
	}
	return total
}

// wordsIn counts the words that a context explains, and those among them that stand in contexts of single words.
func wordsIn(context any) (words, scoped int) {
	switch c := context.(type) {
	case string:
		return len(published), 0
	case map[string]any:
		for key, e := range c {
			words++
			if _, isText := e.(string); isText && key != "@import" && key != "@context" {
				continue
			}
			n, within := wordsIn(e)
			words, scoped = words+n, scoped+within
			if key == "@context" {
				scoped += n + 1 - within
			}
		}
	case []any:
		for _, e := range c {
			n, within := wordsIn(e)
			words, scoped = words+n+1, scoped+within
		}
	}
	return words, scoped
}
