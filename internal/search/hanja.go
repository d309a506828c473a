package search

import (
	_ "embed"
	"strings"
	"sync"
)

// hanjaText has a line for each reading: the syllable, and the characters that are read so, after the Korean collation of
// the Unicode CLDR. TestHanjaAreReadAsCLDRSortsThem makes it.
//
//go:embed hanja.txt
var hanjaText string

var hanja = sync.OnceValue(func() map[rune]rune {
	m := make(map[rune]rune, 8000)
	for line := range strings.Lines(hanjaText) {
		var sound rune
		for i, c := range strings.TrimSuffix(line, "\n") {
			if i == 0 {
				sound = c
			} else {
				m[c] = sound
			}
		}
	}
	return m
})

// reading returns the syllable that a Chinese character stands for, by the rule for initial sounds (두음법칙) if it begins a
// word: 女性 is 여성. A character without a Korean reading stays.
func reading(c rune, first bool) rune {
	s, ok := hanja()[c]
	if !ok {
		return c
	}
	if !first {
		return s
	}
	n := s - hangulFirst
	initial, vowel := n/588, n%588/28
	soft := vowel == 20 || vowel == 2 || vowel == 6 || vowel == 12 || vowel == 17 || vowel == 7 // ㅣ ㅑ ㅕ ㅛ ㅠ ㅖ
	switch {
	case (initial == 5 || initial == 2) && soft: // ㄹ, ㄴ
		return s + (11-initial)*588
	case initial == 5:
		return s - 3*588
	}
	return s
}
