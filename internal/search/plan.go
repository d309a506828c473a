package search

import (
	"slices"
	"strings"
)

// unit is a word of the query, or a phrase, as it is looked for in texts.
type unit struct {
	whole  []rune
	script script
	parts  [][]rune // of a compound, two or more
	other  []rune   // another name in Korean: what has it has the unit, too
	phrase bool     // in quotes: it must be there
	terms  []key    // of a phrase
	joints []key    // of a phrase: the pairs that join its words
	weight float64  // its rarity
	next   bool     // stands beside the unit before, with nothing but blanks between
	bare   bool     // has no particle
}

// plan is what is looked for.
type plan struct {
	units    []unit
	without  []unit
	name     []rune // the whole query, to compare with titles and names
	terms    []weighted
	required []key // of the phrases
	every    []key // of all units: a document with every word has them
	phrases  bool  // some unit is in quotes
	initials bool  // some unit is of initial consonants
	changed  []Correction
	sought   int // unknown words for which a likely one was sought
}

// Limits of a query.
const (
	maxUnits  = 48
	maxTerms  = 40
	maxSought = 12   // each costs thousands of look-ups
	cross     = 0.35 // the weight of pairs that join the parts of a compound
)

// plan finds out which words the query means.
func (v *view) plan(pieces []piece, q Query) (*plan, error) {
	p := &plan{}
	l := newLetters()
	for _, piece := range pieces {
		l.read(piece.text, 4000)
		if len(l.words) == 0 {
			continue
		}
		if piece.quoted {
			u := unit{whole: slices.Clone(l.r), phrase: true, script: syllabic}
			if len(l.words) == 1 {
				u.script = l.words[0].script
			}
			if piece.without {
				p.without = append(p.without, u)
				continue
			}
			p.name = append(p.name, l.r...)
			p.addPhrase(u, l)
			continue
		}
		p.name = append(p.name, l.r...)
		for _, w := range l.words {
			if len(p.units) >= maxUnits {
				break
			}
			if err := v.addWord(p, l.r, w, q); err != nil {
				return nil, err
			}
		}
	}
	return p, v.weigh(p)
}

// addPhrase adds words in quotes. Documents must have the pairs of its words; one syllable alone may be the end of a longer word.
func (p *plan) addPhrase(u unit, l *letters) {
	p.phrases = true
	for i, w := range l.words {
		if i > 0 && joins(l.words[i-1], w) {
			u.joints = append(u.joints, pairOf(l.r[w.from-1], l.r[w.from]))
		}
		if w.script == alphabet {
			u.terms = append(u.terms, hashed(wordKind, l.r[w.from:w.to]))
			continue
		}
		if w.script == syllabic {
			u.terms = slices.AppendSeq(u.terms, pairs(l.r, w))
		}
	}
	for _, k := range u.terms {
		if k.kind() != singleKind {
			p.required = append(p.required, k)
		}
	}
	p.units = append(p.units, u)
}

// addWord adds a word of the query, without its particle, taken apart, corrected.
func (v *view) addWord(p *plan, r []rune, w word, q Query) error {
	u := unit{whole: slices.Clone(r[w.from:w.to]), script: w.script, next: w.next, bare: w.stem == w.to}
	switch w.script {
	case jamo:
		c, ok := consonants(u.whole)
		if !ok || len(c) < initialsShort {
			return nil
		}
		u.whole = c[:min(len(c), 40)]
		p.initials = true
	case alphabet:
		if u.other = lettersOf(q.Also[string(u.whole)]); u.other == nil && !q.AsTyped {
			to, err := v.respellLatin(p, u.whole)
			if err != nil {
				return err
			}
			p.correct(&u, to)
		}
	case syllabic:
		stem := u.whole[:w.stem-w.from]
		if w.stem < w.to && !w.sure {
			noun, err := v.noun(u.whole, stem)
			if err != nil {
				return err
			}
			if noun {
				stem = u.whole
			}
		}
		u.whole = stem
		if err := v.compound(p, &u, q.AsTyped); err != nil {
			return err
		}
	}
	p.units = append(p.units, u)
	return nil
}

// correct puts another word in the place of the unit.
func (p *plan) correct(u *unit, to []rune) {
	if to == nil {
		return
	}
	p.changed = append(p.changed, Correction{string(u.whole), string(to)})
	p.name = []rune(strings.Replace(string(p.name), string(u.whole), string(to), 1))
	u.whole = to
}

// weigh gives each unit its rarity, and makes the terms by which documents are found.
func (v *view) weigh(p *plan) error {
	all := max(v.held, 1)
	weights := map[key]float32{}
	add := func(k key, w float64) { weights[k] = max(weights[k], float32(w)) }
	for i := range p.units {
		u := &p.units[i]
		keys, joints := u.keys()
		df := all
		counts := make([]int, len(keys))
		for j, k := range keys {
			n, err := v.count(k)
			if err != nil {
				return err
			}
			counts[j] = n
			df = min(df, n)
		}
		u.weight = rarity(df, all)
		if u.phrase {
			u.weight *= 1.5
		}
		for j, k := range keys {
			share := 1.0
			if n := len(keys); n > 1 {
				share = 1.2 / float64(n)
			}
			add(k, (0.5*u.weight+0.5*rarity(counts[j], all))*share*float64(max(1, len(u.parts))))
		}
		for _, k := range joints {
			add(k, u.weight*cross)
		}
		for _, k := range u.otherKeys() {
			n, err := v.count(k)
			if err != nil {
				return err
			}
			u.weight = min(u.weight, rarity(n, all)) // a name is no rarer because hardly anybody writes it in English
			add(k, rarity(n, all))
		}
		switch {
		case u.other != nil:
			p.every = append(p.every, u.otherKeys()...)
		case !u.phrase:
			p.every = append(p.every, keys...)
		}
		if i > 0 && u.script == syllabic && u.next && !u.phrase {
			if b := p.units[i-1]; b.script == syllabic && b.bare && !b.phrase {
				add(pairOf(b.whole[len(b.whole)-1], u.whole[0]), min(b.weight, u.weight)*cross)
			}
		}
	}
	p.every = append(p.every, p.required...)
	slices.Sort(p.every)
	p.every = slices.Compact(p.every)
	for k, w := range weights {
		p.terms = append(p.terms, weighted{k, w})
	}
	slices.SortFunc(p.terms, func(a, b weighted) int {
		if a.weight != b.weight {
			if a.weight > b.weight {
				return -1
			}
			return 1
		}
		if a.key < b.key {
			return -1
		}
		return 1
	})
	p.terms = p.terms[:min(len(p.terms), maxTerms)]
	if len(p.name) > 0 && len(p.name) <= titleLetters {
		p.terms = append(p.terms, weighted{hashed(nameKind, p.name), float32(3 * rarity(1, all))})
	}
	return nil
}

// keys are the terms that a document with the unit has, and those that it has if the unit is one compound in it.
func (u *unit) keys() (all, joints []key) {
	switch {
	case u.phrase:
		return u.terms, u.joints
	case u.script == alphabet:
		return []key{hashed(wordKind, u.whole)}, nil
	case u.script == jamo:
		return []key{hashed(initialsKind, u.whole[:min(len(u.whole), 40)])}, nil
	}
	if len(u.parts) == 0 {
		return slices.Collect(pairs(u.whole, word{to: len(u.whole), stem: len(u.whole)})), nil
	}
	at := 0
	for _, part := range u.parts {
		if at > 0 {
			joints = append(joints, pairOf(u.whole[at-1], u.whole[at]))
		}
		all = slices.AppendSeq(all, pairs(part, word{to: len(part), stem: len(part)}))
		at += len(part)
	}
	return all, joints
}

// otherKeys are the terms of the other name.
func (u *unit) otherKeys() []key {
	return slices.Collect(pairs(u.other, word{to: len(u.other), stem: len(u.other)}))
}

// lettersOf are the letters of one word; nil if the text is not one.
func lettersOf(s string) []rune {
	l := newLetters()
	if l.read(s, maxCompound); len(l.words) != 1 || l.words[0].script != syllabic {
		return nil
	}
	return slices.Clone(l.r)
}
