package search

import (
	"slices"
)

// span is a stretch of letters.
type span struct{ from, to int }

// matcher finds the units of a plan in texts.
type matcher struct {
	letters  *letters
	patterns []pattern
	firsts   [256][]int // the patterns by the low bits of their first letters
	spans    [][]span   // of the pattern in the text that was read last
}

// pattern is a unit, or a part of one.
type pattern struct {
	r      []rune
	script script
	phrase bool
	unit   int
	part   bool
	other  bool // of the unit of the pattern before
}

func newMatcher(units []unit) *matcher {
	m := &matcher{letters: newLetters()}
	for i, u := range units {
		m.patterns = append(m.patterns, pattern{r: u.whole, script: u.script, phrase: u.phrase, unit: i})
		if u.other != nil {
			m.patterns = append(m.patterns, pattern{r: u.other, script: syllabic, unit: i, other: true})
		}
		for _, part := range u.parts {
			m.patterns = append(m.patterns, pattern{r: part, script: syllabic, unit: i, part: true})
		}
	}
	for i, p := range m.patterns {
		if p.script != jamo {
			c := p.r[0] & 255
			m.firsts[c] = append(m.firsts[c], i)
		}
	}
	m.spans = make([][]span, len(m.patterns))
	return m
}

// read finds the patterns in a text.
func (m *matcher) read(text string, limit int) {
	m.letters.read(text, limit)
	for i := range m.spans {
		m.spans[i] = m.spans[i][:0]
	}
	r := m.letters.r
	for wi := range m.letters.words {
		w := &m.letters.words[wi]
		for i := w.from; i < w.to; i++ {
			for _, pi := range m.firsts[r[i]&255] {
				p := &m.patterns[pi]
				if i+len(p.r) <= len(r) && slices.Equal(p.r, r[i:i+len(p.r)]) && m.stands(p, i, wi) {
					m.spans[pi] = append(m.spans[pi], span{i, i + len(p.r)})
				}
			}
		}
		if w.script == syllabic {
			m.initials(wi)
		}
	}
	for pi, p := range m.patterns {
		if p.other && len(m.spans[pi]) > 0 { // as if the unit itself stood there
			m.spans[pi-1] = append(m.spans[pi-1], m.spans[pi]...)
			m.spans[pi] = m.spans[pi][:0]
			slices.SortFunc(m.spans[pi-1], func(a, b span) int { return a.from - b.from })
		}
	}
}

// stands reports whether a pattern that lies at i, in the word wi, is that word or a part of it, or of a compound written apart.
func (m *matcher) stands(p *pattern, i, wi int) bool {
	words := m.letters.words
	w := words[wi]
	end := i + len(p.r)
	if w.script == alphabet && i != w.from {
		return false
	}
	if end <= w.to {
		return p.phrase && w.script == syllabic || w.script == alphabet && end == w.to ||
			w.script == syllabic && (len(p.r) > 1 || i == w.from && (end == w.stem || end == w.to))
	}
	if !p.phrase && (len(p.r) < 3 || i != w.from) {
		return false
	}
	last := w
	for ; end > w.to; w = words[wi] {
		if wi+1 == len(words) || !p.phrase && (!words[wi+1].next || w.stem != w.to) {
			return false
		}
		wi++
		last = words[wi]
	}
	return last.script == syllabic && (p.phrase || end-last.from > 1 || end == last.stem) || end == last.to
}

// initials finds initial consonants at the beginning of a word.
func (m *matcher) initials(wi int) {
	r, w := m.letters.r, m.letters.words[wi]
	for pi, p := range m.patterns {
		if p.script != jamo || w.from+len(p.r) > len(r) {
			continue
		}
		same := true
		for j, c := range p.r {
			same = same && initial(r[w.from+j]) == c
		}
		if same {
			m.spans[pi] = append(m.spans[pi], span{w.from, w.from + len(p.r)})
		}
	}
}

// counts are how often each unit stands in a text.
type counts struct {
	whole []float64
	parts []float64 // how often parts of it stand apart
	share []float64 // how many of its parts do, 0 to 1
}

func (m *matcher) counts(units []unit) counts {
	c := counts{make([]float64, len(units)), make([]float64, len(units)), make([]float64, len(units))}
	for pi, p := range m.patterns {
		if p.other {
			continue
		}
		n := 0.0
		for _, s := range m.spans[pi] {
			n += m.worth(s)
		}
		if !p.part {
			c.whole[p.unit] = n
		} else if n > 0 {
			of := float64(len(units[p.unit].parts))
			c.parts[p.unit] += n / of
			c.share[p.unit] += 1 / of
		}
	}
	return c
}

// worth is less for a find in the midst of a word.
func (m *matcher) worth(s span) float64 {
	if s.from == 0 {
		return 1
	}
	i, ok := slices.BinarySearchFunc(m.letters.words, s.from, func(w word, at int) int { return w.from - at })
	if ok {
		if w := m.letters.words[i]; s.to == w.stem || s.to == w.to {
			return 1.2
		}
		return 1
	}
	return 0.7
}
