package search

import (
	"slices"
)

const (
	hardlyAny = 100_000 // a word that fewer than one of so many documents has may be misspelt
	muchMore  = 100     // times as many documents have what it is taken for
)

// respell returns the known word that differs in one letter (a consonant or vowel of one syllable, a syllable too many or
// two that changed places) from a word that nobody knows, or hardly anybody, nil if there is none. parts is how the word would be taken
// apart: a compound may have one wrong letter in one part.
func (v *view) respell(p *plan, r []rune, parts [][]rune, has int) ([]rune, error) {
	hits, err := v.hits(r)
	if err != nil || hits > v.docs/20_000 || p.sought >= maxSought {
		return nil, err
	}
	p.sought++
	to, n, err := v.nearest(r)
	if err != nil || n > muchMore*has && n > 0 {
		return to, err
	}
	unknown, at := -1, 0
	for i, part := range parts {
		n, err := v.known(part)
		if err != nil {
			return nil, err
		}
		if n > 1 {
			continue
		}
		if unknown >= 0 {
			return nil, nil
		}
		unknown = i
	}
	if unknown < 0 || len(parts) < 2 {
		return nil, nil
	}
	for _, part := range parts[:unknown] {
		at += len(part)
	}
	part := parts[unknown]
	to, n, err = v.nearest(part)
	if err != nil || n == 0 {
		return nil, err
	}
	return slices.Concat(r[:at], to, r[at+len(part):]), nil
}

// hits returns in how many documents the rarest pair of a word is.
func (v *view) hits(r []rune) (int, error) {
	least := v.held
	for k := range pairs(r, word{to: len(r), stem: len(r)}) {
		n, err := v.count(k)
		if err != nil {
			return 0, err
		}
		least = min(least, n)
	}
	return least, nil
}

// nearest returns the best known of the words one letter away.
func (v *view) nearest(r []rune) (best []rune, most int, err error) {
	if len(r) > maxCompound {
		return nil, 0, nil
	}
	try := func(w []rune, favour int) {
		if err != nil {
			return
		}
		var n int
		if n, err = v.known(w); n >= 2 && n*favour > most {
			best, most = slices.Clone(w), n*favour
		}
	}
	w := slices.Clone(r)
	for i, c := range r {
		if !isHangul(c) {
			continue
		}
		n := c - hangulFirst
		first, vowel, last := n/588, n%588/28, n%28
		for j := range rune(19) {
			w[i] = hangulFirst + j*588 + n%588
			if j != first {
				try(w, 2)
			}
		}
		for j := range rune(21) {
			w[i] = hangulFirst + first*588 + j*28 + last
			if j != vowel {
				favour := 2
				if alike[[2]rune{min(j, vowel), max(j, vowel)}] {
					favour = 8
				}
				try(w, favour)
			}
		}
		for j := range rune(28) {
			w[i] = hangulFirst + first*588 + vowel*28 + j
			if j != last {
				try(w, 2)
			}
		}
		w[i] = c
	}
	for i := range len(r) - 1 {
		w[i], w[i+1] = w[i+1], w[i]
		try(w, 1)
		w[i], w[i+1] = w[i+1], w[i]
	}
	for i := range r { // a syllable typed twice, or one too many in a long word
		if len(r) > 3 || len(r) == 3 && i > 0 && r[i] == r[i-1] {
			try(slices.Delete(slices.Clone(r), i, i+1), 1)
		}
	}
	return best, most, err
}

// alike are vowels that sound or look like one another: ㅐ ㅔ, ㅒ ㅖ, ㅙ ㅚ, ㅙ ㅞ, ㅚ ㅞ, ㅓ ㅕ, ㅏ ㅑ, ㅗ ㅛ, ㅜ ㅠ.
var alike = map[[2]rune]bool{{1, 5}: true, {3, 7}: true, {10, 11}: true, {10, 15}: true, {11, 15}: true, {4, 6}: true, {0, 2}: true, {8, 12}: true, {13, 17}: true}

// respellLatin does the same for a word of the Latin alphabet that no document has.
func (v *view) respellLatin(p *plan, r []rune) ([]rune, error) {
	if len(r) < 4 || len(r) > 20 || slices.ContainsFunc(r, func(c rune) bool { return c < 'a' || c > 'z' }) {
		return nil, nil
	}
	n, err := v.count(hashed(wordKind, r))
	if err != nil || n > 0 || p.sought >= maxSought {
		return nil, err
	}
	p.sought++
	var best []rune
	most := 0
	try := func(w []rune) {
		if err != nil {
			return
		}
		if n, err = v.count(hashed(wordKind, w)); n > most {
			best, most = slices.Clone(w), n
		}
	}
	w := slices.Clone(r)
	for i, c := range r {
		for w[i] = 'a'; w[i] <= 'z'; w[i]++ {
			if w[i] != c {
				try(w)
			}
		}
		w[i] = c
		try(slices.Delete(slices.Clone(r), i, i+1))
		if i+1 < len(r) {
			w[i], w[i+1] = w[i+1], w[i]
			try(w)
			w[i], w[i+1] = w[i+1], w[i]
		}
	}
	for i := range len(r) + 1 {
		long := slices.Insert(slices.Clone(r), i, 'a')
		for ; long[i] <= 'z'; long[i]++ {
			try(long)
		}
	}
	return best, err
}
