package article

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestReadFormTurnsQuotationMarks(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		`'가' "나"`:             "‘가’ “나”",
		"’코로나’대상":             "‘코로나’대상",
		"‘코로나‘ 대상":            "‘코로나’ 대상",
		"「가」와 〈나〉":            "‘가’와 ‘나’",
		"가\u00a0나\u200b다\r\n": "가 나다\n",
		"2025년":               "2025년",
		"\u1100\u1161시":       "가시",
		"■ 하나 △ 둘":            "▲ 하나 ▲ 둘",
		"홑 '하나만":              "홑 ‘하나만",
	} {
		if got := read(given).s; got != want {
			t.Errorf("read(%q) = %q, want %q", given, got, want)
		}
	}
}

func TestEveryPlaceLeadsBackToTheGivenBytes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		given := rapid.StringOf(rapid.SampledFrom([]rune("가나다 abc.\n'\"‘’“”「」\u00a0\u200b\r’ᄀ\u1161\u11a8２■"))).Draw(t, "given")
		r := read(given)
		last := 0
		for at := range r.s {
			src := r.source(at)
			if src < last || src > len(given) {
				t.Fatalf("place %d leads to %d after %d", at, src, last)
			}
			if src < len(given) && !utf8.RuneStart(given[src]) {
				t.Fatalf("place %d leads into the middle of a letter", at)
			}
			last = src
		}
		if got := r.source(len(r.s)); got != len(given) {
			t.Fatalf("the end leads to %d of %d", got, len(given))
		}
	})
}

func TestPlainLettersKeepTheirPlace(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		given := rapid.StringOf(rapid.SampledFrom([]rune("가나다라 ‘’\u00a0\u200b'"))).Draw(t, "given")
		r := read(given)
		for at, c := range r.s {
			if c < '가' || c > '라' {
				continue
			}
			if src := r.source(at); !strings.HasPrefix(given[src:], string(c)) {
				t.Fatalf("%c at %d leads to %q", c, at, given[src:])
			}
		}
	})
}
