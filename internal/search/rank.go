package search

import (
	"cmp"
	"slices"
)

const (
	rankedLetters = 20_000 // of a body are read to rank it
	nearLetters   = 6      // words that stand no further apart count as neighbours

	// These were chosen by the headings of the press releases as queries for texts without their headings (docs/search.md).
	nearWeight  = 0.2  // of words that stand together
	firstWeight = 2    // of the score by impacts, in which pairs of syllables count that no word of the query has whole
	lacking     = 0.25 // what is left of the score of a document that has hardly any of the query
	partsWeight = 0.6  // of a compound whose parts stand apart
)

// passes reports whether a document has every phrase and no excluded word.
func (p *plan) passes(m, without *matcher, d Document) bool {
	texts := append([]string{d.Title, d.Body}, d.Names...)
	for i, u := range p.units {
		if u.phrase && !slices.ContainsFunc(texts, func(s string) bool { return m.has(i, s) }) {
			return false
		}
	}
	for i := range p.without {
		if slices.ContainsFunc(texts, func(s string) bool { return without.has(i, s) }) {
			return false
		}
	}
	return true
}

// has reports whether a text has a unit.
func (m *matcher) has(unit int, text string) bool {
	m.read(text, maxLetters)
	for pi, p := range m.patterns {
		if p.unit == unit && !p.part && len(m.spans[pi]) > 0 {
			return true
		}
	}
	return false
}

// ranked is a document with what was found in it.
type ranked struct {
	doc   Document
	score float64
	cover float64 // how much of the query it has, by weight, 0 to 1
	exact bool    // its title or a name is the query
}

// rank reads the text of a document and scores it: BM25F over title, names and body, more for words that stand together, for
// a title that says little else, and most for the title or name itself. ok is false if it lacks a phrase or has an excluded word.
func (p *plan) rank(m, without *matcher, d Document, first float32) (ranked, bool) {
	limit := rankedLetters
	if p.strict() {
		limit = maxLetters
		if !p.passes(m, without, d) {
			return ranked{}, false
		}
	}
	n := len(p.units)
	tf := make([]float64, n)
	half, share := make([]float64, n), make([]float64, n)
	out := ranked{doc: d}
	var all float64
	for _, u := range p.units {
		all += u.weight
	}
	heading := 0.0
	for _, s := range append([]string{d.Title}, d.Names...) {
		m.read(s, titleLetters)
		out.exact = out.exact || slices.Equal(m.letters.r, p.name) && len(p.name) > 0 || p.initials && m.exactInitials()
		c := m.counts(p.units)
		have, full := 0.0, m.share()
		for j, u := range p.units {
			tf[j] = max(tf[j], titleWeight*c.whole[j])
			half[j] = max(half[j], titleWeight*c.parts[j])
			share[j] = max(share[j], c.share[j])
			if c.whole[j] > 0 {
				have += u.weight
			} else {
				have += u.weight * apart(c.share[j])
			}
		}
		together := m.together(p.units)
		heading = max(heading, have*(0.3+0.5*full*full)+0.5*together)
	}
	m.read(d.Body, limit)
	c := m.counts(p.units)
	near := nearWeight * m.together(p.units)
	k := saturation(len(m.letters.words) * 2)
	for j, u := range p.units {
		f, has := tf[j]+c.whole[j], 1.0
		if f == 0 {
			has = apart(max(share[j], c.share[j]))
			f = (half[j] + c.parts[j]) * has
		}
		out.score += u.weight * f / (f + k)
		out.cover += u.weight * has
	}
	if all > 0 {
		out.cover /= all
	}
	out.score = (out.score+near+heading)*(lacking+(1-lacking)*out.cover) + firstWeight*float64(first)
	if out.exact {
		out.score += 3*all + 10
		out.cover = 1
	}
	return out, true
}

// apart is how much the parts of a compound are worth where they do not stand together and only a share of them is there.
func apart(share float64) float64 { return partsWeight * share * share }

// share is which part of the letters was found.
func (m *matcher) share() float64 {
	if len(m.letters.r) == 0 {
		return 0
	}
	var found bitmap
	found = found.grow(len(m.letters.r))
	for _, spans := range m.spans {
		for _, s := range spans {
			for i := s.from; i < s.to; i++ {
				found.set(i)
			}
		}
	}
	return float64(found.count()) / float64(len(m.letters.r))
}

// together is the weight of the units that stand beside the one before them.
func (m *matcher) together(units []unit) (sum float64) {
	var before []span
	last := -1
	for pi, p := range m.patterns {
		if p.part || p.other {
			continue
		}
		spans := m.spans[pi]
		if last >= 0 && p.unit == last+1 {
			least := 1 << 30
			for i, j := 0, 0; i < len(before) && j < len(spans); {
				gap := spans[j].from - before[i].to
				if gap < 0 {
					j++
					continue
				}
				least = min(least, gap)
				i++
			}
			if least <= nearLetters {
				sum += min(units[last].weight, units[p.unit].weight) / (1 + float64(least)/4)
			}
		}
		before, last = spans, p.unit
	}
	return sum
}

// exactInitials reports whether initial consonants are those of the whole text.
func (m *matcher) exactInitials() bool {
	for pi, p := range m.patterns {
		if p.script == jamo {
			for _, s := range m.spans[pi] {
				if s.from == 0 && s.to == len(m.letters.r) {
					return true
				}
			}
		}
	}
	return false
}

// order sorts the best first; named is the kind whose documents go first where the query is their name.
func order(found []ranked, named string) {
	slices.SortStableFunc(found, func(a, b ranked) int {
		if a.exact && b.exact && (a.doc.Kind == named) != (b.doc.Kind == named) {
			if a.doc.Kind == named {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.doc.ID, b.doc.ID))
	})
}
