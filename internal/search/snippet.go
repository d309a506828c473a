package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	passageLetters = 110 // of a snippet
	leadLetters    = 25  // at most, before what was found, to begin with its sentence
)

// hit is a found document as it is shown.
func (p *plan) hit(m *matcher, f ranked) Hit {
	d := f.doc
	h := Hit{ID: d.ID, Kind: d.Kind, Score: f.score, Governments: d.Governments, Topics: d.Topics, Year: d.Year}
	m.read(d.Title, titleLetters)
	titled := m.found()
	h.Title = marked(d.Title, 0, len(d.Title), m.marks())
	most := len(titled)
	for _, n := range d.Names {
		m.read(n, titleLetters)
		if k := len(m.found()); k > most {
			most = k
			h.Name = marked(n, 0, len(n), m.marks())
		}
	}
	m.read(d.Body, maxLetters)
	h.Snippet = m.passage(p.units, d.Body)
	return h
}

// found are the units that the text has.
func (m *matcher) found() []int {
	var out []int
	for pi, p := range m.patterns {
		if len(m.spans[pi]) > 0 && !slices.Contains(out, p.unit) {
			out = append(out, p.unit)
		}
	}
	return out
}

// marks are the bytes of the text that were found, ascending, none within another.
func (m *matcher) marks() []span {
	var out []span
	for _, s := range m.merged() {
		b := span{int(m.letters.at[s.from]), m.byteEnd(s.to)}
		if n := len(out); n > 0 && (out[n-1].to == b.from || m.letters.text[out[n-1].to:b.from] == " ") {
			out[n-1].to = b.to
			continue
		}
		out = append(out, b)
	}
	return out
}

// merged are the letters that were found, neighbours joined.
func (m *matcher) merged() []span {
	var all []span
	for _, spans := range m.spans {
		all = append(all, spans...)
	}
	slices.SortFunc(all, func(a, b span) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return b.to - a.to
	})
	out := all[:0]
	for _, s := range all {
		if n := len(out); n > 0 && s.from < out[n-1].to {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}

// byteEnd is where the letter before i ends.
func (m *matcher) byteEnd(i int) int {
	at := int(m.letters.at[i-1])
	_, size := utf8.DecodeRuneInString(m.letters.text[at:])
	return at + size
}

// passage is the stretch of the text with the most of the query in it.
func (m *matcher) passage(units []unit, text string) []Part {
	type find struct {
		span
		unit int
		part bool
	}
	var finds []find
	for pi, p := range m.patterns {
		if p.script == jamo {
			m.spans[pi] = m.spans[pi][:0]
		}
		for _, s := range m.spans[pi] {
			finds = append(finds, find{s, p.unit, p.part})
		}
	}
	l := m.letters
	if len(finds) == 0 {
		return cut(text, 0, m.letterEnd(passageLetters), nil)
	}
	slices.SortFunc(finds, func(a, b find) int { return a.from - b.from })
	best, from, to := -1.0, 0, 0
	seen := make([]float64, len(units))
	for i, f := range finds {
		clear(seen)
		score := 0.0
		end := f.to
		for _, g := range finds[i:] {
			if g.to > f.from+passageLetters {
				break
			}
			w := units[g.unit].weight
			if g.part {
				w *= 0.5
			}
			if w > seen[g.unit] {
				score += w - seen[g.unit]
				seen[g.unit] = w
			}
			score += 0.02 * w
			end = max(end, g.to)
		}
		if score > best {
			best, from, to = score, f.from, end
		}
	}
	// Begin with the sentence if it begins nearby, with a word otherwise.
	start := from
	for i := from; i > 0 && from-i < leadLetters; i-- {
		gap := text[l.at[i-1]:l.at[i]]
		if strings.ContainsAny(gap, " \n") {
			start = i
		}
		if strings.ContainsAny(gap, ".!?\n") {
			start = i
			break
		}
		if i == 1 {
			start = 0
		}
	}
	a := int(l.at[start])
	if start == 0 {
		a = 0
	}
	b := m.letterEnd(max(to, start+passageLetters))
	return cut(text, a, b, m.marks())
}

// letterEnd is the end of the word with the letter at i, or of the text.
func (m *matcher) letterEnd(i int) int {
	l := m.letters
	if i >= len(l.r) {
		if len(l.r) == maxLetters {
			return m.byteEnd(len(l.r))
		}
		return len(l.text)
	}
	for i < len(l.r) && l.at[i] == int32(m.byteEnd(i)) {
		i++
	}
	return m.byteEnd(i)
}

// cut is a stretch of the text with its marks, and "…" where it goes on.
func cut(text string, from, to int, marks []span) []Part {
	// Quotation marks and brackets that close belong to it.
	for i, c := range text[to:] {
		if !unicode.IsPunct(c) || i > 8 {
			break
		}
		to += len(string(c))
	}
	parts := marked(text, from, to, marks)
	if strings.TrimSpace(text[:from]) != "" {
		parts = append([]Part{{Text: "… "}}, parts...)
	}
	if strings.TrimSpace(text[to:]) != "" {
		parts = append(parts, Part{Text: " …"})
	}
	return parts
}

// marked is text[from:to] in parts, blanks and line ends as one blank.
func marked(text string, from, to int, marks []span) []Part {
	var out []Part
	add := func(a, b int, hit bool) {
		if s := oneBlank(text[a:b]); s != "" {
			out = append(out, Part{s, hit})
		}
	}
	for _, s := range marks {
		if s.to <= from || s.from >= to {
			continue
		}
		a, b := max(s.from, from), min(s.to, to)
		add(from, a, false)
		add(a, b, true)
		from = b
	}
	add(from, to, false)
	return out
}

// oneBlank makes one blank of each stretch of them, and leaves out control characters.
func oneBlank(s string) string {
	var b strings.Builder
	blank := false
	for _, c := range s {
		if unicode.IsSpace(c) || unicode.IsControl(c) {
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		}
		blank = false
		b.WriteRune(c)
	}
	return b.String()
}
