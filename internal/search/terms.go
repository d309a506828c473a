package search

import (
	"iter"
	"strconv"
)

const (
	maxLetters   = 200_000 // of a body
	titleLetters = 2_000   // of a title or name
	bodyWeight   = 1
	titleWeight  = 5 // a word of the title counts as often as five of the body (BM25F; Robertson, Zaragoza, Taylor 2004)

	initialsShort = 2 // initial consonants by which a word is found
	initialsLong  = 8
)

// text gives the buffer the terms of the letters that were read, and returns how many they were.
func (b *buffer) text(weight uint16) int {
	r, n := b.letters.r, 0
	var before *word
	for i := range b.letters.words {
		w := &b.letters.words[i]
		switch w.script {
		case alphabet:
			b.emit(hashed(wordKind, r[w.from:w.to]), weight)
			n++
		case syllabic:
			if before != nil && joins(*before, *w) {
				b.emit(pairOf(r[before.to-1], r[w.from]), weight)
			}
			for k := range pairs(r, *w) {
				b.emit(k, weight)
				n++
			}
			if w.stem-w.from >= 2 {
				b.emit(hashed(vocabularyKind, r[w.from:w.stem]), 1)
				if w.stem < w.to && !w.sure {
					b.undecided = append(append(b.undecided[:0], r[w.from:w.to]...), undecided)
					b.emit(hashed(vocabularyKind, b.undecided), 1)
				}
			}
		}
		before = w
	}
	return n
}

// joins reports whether two words in a row may be one compound that is written apart: the first has no particle.
func joins(a, b word) bool {
	return b.next && a.script == syllabic && b.script == syllabic && a.stem == a.to
}

// pairs are the terms of a word of syllables. What may belong to the word is indexed with it.
func pairs(r []rune, w word) iter.Seq[key] {
	return func(yield func(key) bool) {
		end := w.to
		if w.sure {
			end = w.stem
		}
		if end-w.from == 1 {
			yield(singleOf(r[w.from]))
			return
		}
		for i := w.from; i+1 < end; i++ {
			if !yield(pairOf(r[i], r[i+1])) {
				return
			}
		}
	}
}

// title gives the buffer the terms of a title or another name: of its words, the whole, and its initial consonants.
func (b *buffer) title(s string) {
	b.letters.read(s, titleLetters)
	if len(b.letters.words) == 0 {
		return
	}
	b.text(titleWeight)
	b.emit(hashed(nameKind, b.letters.r), 1)
	whole := b.initials(b.letters.r)
	if len(whole) >= initialsShort && len(whole) <= 40 {
		b.emit(hashed(initialsKind, whole), 60)
	}
	for _, w := range b.letters.words {
		if w.script != syllabic {
			continue
		}
		c := b.initials(b.letters.r[w.from:w.to])
		for n := initialsShort; n <= min(len(c), initialsLong); n++ {
			weight := uint16(1)
			if n == w.stem-w.from || n == len(c) {
				weight = 8
			}
			b.emit(hashed(initialsKind, c[:n]), weight)
		}
	}
}

// initials returns the initial consonants of the syllables, until the next call.
func (b *buffer) initials(r []rune) []rune {
	b.initial = b.initial[:0]
	for _, c := range r {
		if i := initial(c); i != 0 {
			b.initial = append(b.initial, i)
		}
	}
	return b.initial
}

// filtersOf are the terms by which documents are filtered.
func filtersOf(d Document) iter.Seq[key] {
	return func(yield func(key) bool) {
		ok := yield(filterOf('k', d.Kind))
		for _, g := range d.Governments {
			ok = ok && yield(filterOf('g', g))
		}
		for _, t := range d.Topics {
			ok = ok && yield(filterOf('t', t))
		}
		if ok && d.Year != 0 {
			yield(filterOf('y', strconv.Itoa(d.Year)))
		}
	}
}
