package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// idOf finds the id in a line that may be broken or cut off after it, so that the error can be told of
// the article that it is about.
func idOf(line []byte) (id json.RawMessage, ok bool) {
	d := json.NewDecoder(bytes.NewReader(line))
	if start, err := d.Token(); err != nil || start != json.Delim('{') {
		return nil, false
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, false
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, false
		}
		if s, _ := name.(string); strings.EqualFold(s, "id") {
			return value, utf8.Valid(value)
		}
	}
	return nil, false
}
