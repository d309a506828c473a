package search

import (
	"math"
	"slices"
)

// known returns in how many documents a Korean word stands as a word of its own.
func (v *view) known(r []rune) (int, error) {
	if len(r) < 2 {
		return 0, nil
	}
	return v.count(hashed(vocabularyKind, r))
}

// undecided follows, in the vocabulary, a word that ends like a particle as it stands in a text: 안전귀가, 청년이.
const undecided = 0

// noun reports whether a word that ends like a particle is the noun, rather than its stem. It is if it bears particles itself
// (어린이를), or if no document has the stem but in this word, which is made of known words: 안전귀가 is 안전 and 귀가.
func (v *view) noun(whole, stem []rune) (bool, error) {
	n, err := v.known(whole)
	if err != nil {
		return false, err
	}
	m, err := v.known(stem)
	if err != nil {
		return false, err
	}
	if n >= 2 && n*50 >= m {
		return true, nil
	}
	u, err := v.known(append(slices.Clone(whole), undecided))
	if err != nil || u == 0 || m > u || len(whole) > maxCompound {
		return false, err
	}
	if n > 0 {
		return true, nil
	}
	parts, rarest, err := v.split(whole)
	return len(parts) >= 2 && rarest > 0, err
}

// compound takes a word apart if its parts are words that the documents know, and corrects what nobody knows.
func (v *view) compound(p *plan, u *unit, asTyped bool) error {
	r := u.whole
	n, err := v.known(r)
	if err != nil {
		return err
	}
	var parts [][]rune
	rarest := 0
	if len(r) >= 4 && len(r) <= maxCompound {
		if parts, rarest, err = v.split(r); err != nil {
			return err
		}
	}
	if n <= v.docs/hardlyAny && !asTyped && rarest < 2 && len(r) >= 2 {
		to, err := v.respell(p, r, parts, n)
		if err != nil {
			return err
		}
		if to != nil {
			p.correct(u, to)
			r = to
			parts = nil
			if len(r) >= 4 && len(r) <= maxCompound {
				if parts, _, err = v.split(r); err != nil {
					return err
				}
			}
		}
	}
	if len(parts) >= 2 {
		u.parts = parts
	}
	return nil
}

const (
	maxCompound = 16
	maxPart     = 6
)

// split takes a word apart so that the product of the shares that its parts have of all words is highest (a unigram model,
// as Sproat and Shih 1990 do it for Chinese). It also returns how many documents know the least known part.
func (v *view) split(r []rune) ([][]rune, int, error) {
	type step struct {
		cost float64
		from int
		df   int
	}
	all := math.Log(float64(v.docs) + 2)
	way := make([]step, len(r)+1)
	for to := 2; to <= len(r); to++ {
		way[to].cost = math.Inf(1)
		for from := max(0, to-maxPart); from <= to-2; from++ {
			if from == 1 || math.IsInf(way[from].cost, 1) || to-from == len(r) {
				continue
			}
			n, err := v.known(r[from:to])
			if err != nil {
				return nil, 0, err
			}
			cost := all - math.Log(float64(n)+0.1) + 2
			if n == 0 {
				cost += 3 * float64(to-from)
			}
			if c := way[from].cost + cost; c < way[to].cost {
				way[to] = step{c, from, n}
			}
		}
	}
	if math.IsInf(way[len(r)].cost, 1) {
		return nil, 0, nil
	}
	var parts [][]rune
	rarest := math.MaxInt
	for to := len(r); to > 0; to = way[to].from {
		parts = append([][]rune{r[way[to].from:to]}, parts...)
		rarest = min(rarest, way[to].df)
	}
	return parts, rarest, nil
}
