package ingest

import (
	"fmt"
	"strconv"
	"strings"
)

// Words are one text or a list of them.
type Words []string

// UnmarshalYAML reads a text as a list of one.
func (w *Words) UnmarshalYAML(decode func(any) error) error {
	var one string
	if err := decode(&one); err == nil {
		*w = Words{one}
		return nil
	}
	return decode((*[]string)(w))
}

// MarshalYAML writes one text as it is.
func (w Words) MarshalYAML() (any, error) {
	if len(w) == 1 {
		return w[0], nil
	}
	return []string(w), nil
}

// Numbers are one number or a list of them.
type Numbers []int

// UnmarshalYAML reads a number as a list of one.
func (n *Numbers) UnmarshalYAML(decode func(any) error) error {
	var one int
	if err := decode(&one); err == nil {
		*n = Numbers{one}
		return nil
	}
	return decode((*[]int)(n))
}

// Span is a number of rows that follow each other, from 1; the zero value is not said, and None is none.
type Span struct {
	First, Last int
	wrong       string // what was written, if that is no span
}

// None is a table without a header.
var None = Span{First: -1, Last: -1}

// UnmarshalYAML reads 1, 2-4 or 0 for none.
func (s *Span) UnmarshalYAML(decode func(any) error) error {
	var text string
	if err := decode(&text); err != nil {
		return err
	}
	first, last, found := strings.Cut(text, "-")
	if !found {
		last = first
	}
	a, errA := strconv.Atoi(strings.TrimSpace(first))
	b, errB := strconv.Atoi(strings.TrimSpace(last))
	switch {
	case errA != nil || errB != nil || a < 0 || b < a || b > maxHeaderRow || b-a >= maxLevels:
		*s = Span{wrong: text}
	case a == 0:
		*s = None
	default:
		*s = Span{First: a, Last: b}
	}
	return nil
}

// MarshalYAML writes what UnmarshalYAML reads.
func (s Span) MarshalYAML() (any, error) { return s.String(), nil }

// IsZero reports whether nothing is said.
func (s Span) IsZero() bool { return s == Span{} }

// String is the span as a mapping has it.
func (s Span) String() string {
	switch {
	case s == None:
		return "0"
	case s.First == s.Last:
		return strconv.Itoa(s.First)
	}
	return fmt.Sprintf("%d-%d", s.First, s.Last)
}

// rows is how many rows there are.
func (s Span) rows() int {
	if s.IsZero() || s == None {
		return 0
	}
	return s.Last - s.First + 1
}

// The limits of a header.
const (
	maxLevels    = 10
	maxHeaderRow = 1000
)
