package service

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// scalar is a text, number or truth value of a JSON reply as it was written: services write the same field now
// with quotation marks and now without. null is the empty text.
type scalar string

// UnmarshalJSON reads any value that is no object or list.
func (s *scalar) UnmarshalJSON(b []byte) error {
	b = bytes.TrimSpace(b)
	switch {
	case len(b) == 0 || bytes.Equal(b, []byte("null")):
		*s = ""
		return nil
	case b[0] == '"' && bytes.IndexByte(b, '\\') < 0 && utf8.Valid(b): // nearly all, in a hurry
		*s = scalar(b[1 : len(b)-1])
		return nil
	case b[0] == '"':
		var text string
		err := json.Unmarshal(b, &text)
		*s = scalar(text)
		return err
	case b[0] == '{' || b[0] == '[':
		return &json.UnmarshalTypeError{Value: "object or list", Offset: 0}
	}
	*s = scalar(b)
	return nil
}

func (s scalar) trimmed() string { return strings.TrimSpace(string(s)) }

// count reads a number of things.
func (s scalar) count() (int64, error) { return strconv.ParseInt(string(s), 10, 64) }

// list is a JSON list, or the one thing that stands where a list of one was meant, or nothing.
type list[T any] []T

// UnmarshalJSON reads a list, an object, or null and the empty text as no list.
func (l *list[T]) UnmarshalJSON(b []byte) error {
	b = bytes.TrimSpace(b)
	switch {
	case len(b) == 0 || bytes.Equal(b, []byte("null")) || bytes.Equal(b, []byte(`""`)):
		*l = nil
		return nil
	case b[0] == '[':
		return json.Unmarshal(b, (*[]T)(l))
	}
	var one T
	if err := json.Unmarshal(b, &one); err != nil {
		return err
	}
	*l = list[T]{one}
	return nil
}
