package main

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// all reads the lines of a text; one that is too long is shown as "too long".
func all(text string, limit int) (got []string, err error) {
	in := lines{bufio.NewReaderSize(strings.NewReader(text), 16), limit}
	for {
		line, tooLong, err := in.next()
		switch {
		case errors.Is(err, io.EOF):
			return got, nil
		case err != nil:
			return got, err
		case tooLong:
			got = append(got, "too long")
		default:
			got = append(got, string(line))
		}
	}
}

func TestLinesPassOverWhatIsTooLong(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 200)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"a\nb\n", []string{"a", "b"}},
		{"a\r\n\nb", []string{"a", "", "b"}},
		{long + "\nb\n", []string{"too long", "b"}},
		{"a\n" + long, []string{"a", "too long"}},
		{long + "\n" + long + "\nb", []string{"too long", "too long", "b"}},
	} {
		got, err := all(c.text, 100)
		if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
			t.Errorf("%.20q: %s error %v", c.text, diff, err)
		}
	}
}

func TestLinesLoseNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(rapid.StringMatching(`[a-z가]{1,80}`), 1, 20).Draw(t, "lines")
		got, err := all(strings.Join(want, "\n"), 1000)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Fatalf("%s error %v", diff, err)
		}
	})
}
