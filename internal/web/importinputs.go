package web

import (
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest"
)

// pick is a choice among names that are shown as they are.
func pick(name string, to *string, choices []string) *input {
	return &input{Name: name, Kind: "pick", Choices: choices, Value: *to, read: func(_ *call, in *input) error { *to = in.Value; return nil }}
}

// spanInput is which rows are the header.
func spanInput(name string, to *ingest.Span) *input {
	in := &input{Name: name, Kind: "text"}
	if !to.IsZero() {
		in.Value = to.String()
	}
	in.read = func(_ *call, in *input) (err error) {
		*to = ingest.Span{}
		if in.Value != "" {
			*to, err = ingest.ParseSpan(in.Value)
		}
		return err
	}
	return in
}

// levelsInput is a list of rows of the header.
func levelsInput(name string, to *ingest.Numbers) *input {
	var written []string
	for _, n := range *to {
		written = append(written, strconv.Itoa(n))
	}
	return &input{Name: name, Kind: "text", Value: strings.Join(written, ", "), read: func(_ *call, in *input) error {
		*to = nil
		for _, word := range strings.FieldsFunc(in.Value, func(r rune) bool { return r == ',' || r == ' ' }) {
			n, err := readNumber(word)
			if err != nil {
				return err
			}
			*to = append(*to, int(*n))
		}
		return nil
	}}
}

// decimalsInput is how many decimals are shown; nothing leaves that to the values.
func decimalsInput(name string, to **int) *input {
	in := &input{Name: name, Kind: "number"}
	if *to != nil {
		in.Value = strconv.Itoa(**to)
	}
	in.read = func(_ *call, in *input) error {
		n, err := readNumber(in.Value)
		if err != nil {
			return err
		}
		*to = nil
		if n != nil {
			*to = new(int(*n))
		}
		return nil
	}
	return in
}

// sourceDate is the day on which the table was published.
func sourceDate(name string, to *string) *input {
	return &input{Name: name, Kind: "date", Value: *to, read: func(c *call, in *input) error {
		_, err := c.pastDay(in.Value)
		*to = in.Value
		if _, bad := bonbogi.ParseDate(in.Value); bad != nil {
			*to = ""
		}
		return err
	}}
}
