package registry

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// nearCount is how many near names an answer has at most.
const nearCount = 5

// neighbour is a name taken apart for comparison.
type neighbour struct {
	letters []rune // Hangul as jamo: 안앙 and 안양 differ in one letter, not in one of two
	bag     uint64 // which letters occur, to discard most names without comparing them
	to      ref
}

func (r *Registry) neighbours() []neighbour {
	var out []neighbour
	for i, g := range r.govs {
		for j, f := range g.Forms {
			for s := range spellings(g.Level, f) {
				l := letters(key(s))
				if j+1 < len(g.Forms) && f.Name == g.Forms[j+1].Name || len(l) < 4 {
					continue
				}
				out = append(out, neighbour{l, bag(l), ref{i, j}})
			}
		}
	}
	return out
}

// nearby returns what the query can have meant: first what bears the name on another day, then what has
// a name like it.
func (s search) nearby(keys []string) []Match {
	for _, k := range slices.Clone(keys) {
		if stem, ok := withoutBody(k); ok {
			keys = append(keys, stem)
		}
	}
	var out []Match
	add := func(matches []Match) {
		for _, m := range matches {
			seen := slices.ContainsFunc(out, func(o Match) bool { return o.Government.ID == m.Government.ID })
			if !seen && len(out) < nearCount {
				out = append(out, m)
			}
		}
	}
	if !s.on.IsZero() {
		always := search{s.Registry, bonbogi.Date{}, s.past}
		for _, m := range always.answer(keys) {
			if f, ok := m.Government.FormOn(s.on); ok {
				m.Form = f
			}
			add([]Match{m})
		}
	}
	add(s.answer(keys))
	for _, k := range keys {
		add(s.nearest(k))
	}
	for _, k := range keys {
		add(s.beginning(k))
	}
	return out
}

// bodies follow the name of a government where one of its parts, or the person at its head, is meant.
// What is left of the ending belongs to the name: 안양시장 is the head of 안양시.
var bodies = []struct{ ending, left string }{
	{"교육지원청", ""}, {"교육청", ""}, {"의회", ""}, {"의원", ""}, {"구청장", "구"}, {"시장", "시"}, {"군수", "군"},
	{"도지사", "도"}, {"지사", ""}, {"장관", ""}, {"청", ""},
}

// withoutBody takes the council, the mayor or the town hall for the government, for near names alone:
// they are not the same, but whoever asks for them is close to it.
func withoutBody(k string) (string, bool) {
	for _, b := range bodies {
		if stem, ok := strings.CutSuffix(k, b.ending); ok && stem != "" {
			return stem + b.left, true
		}
	}
	return "", false
}

// beginning returns the governments whose names begin with the key, today's and the shortest first:
// Richmond can be Richmond upon Thames.
func (s search) beginning(k string) []Match {
	asked := letters(k)
	if len(asked) < 4 { // two syllables of Hangul; less says too little
		return nil
	}
	var hits []neighbour
	for _, n := range s.near() {
		if len(n.letters) > len(asked) && slices.Equal(n.letters[:len(asked)], asked) && (s.on.IsZero() || s.form(n.to).HoldsOn(s.on)) {
			hits = append(hits, n)
		}
	}
	past := func(n neighbour) int {
		if s.form(n.to).To.IsZero() {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(hits, func(a, b neighbour) int {
		return cmp.Or(past(a)-past(b), len(a.letters)-len(b.letters))
	})
	out := make([]Match, len(hits))
	for i, n := range hits {
		out[i] = Match{s.govs[n.to.gov], s.form(n.to)}
	}
	return out
}

// nearest returns the governments whose names differ least from the key, or from what follows the name
// of a government above them; failing that, from what follows it, wherever it is.
func (s search) nearest(k string) []Match {
	if m := s.nearestWithin(k, nil); len(m) > 0 {
		return m
	}
	rest := ""
	for i := range k {
		if i == 0 {
			continue
		}
		if heads := s.filter(s.names[k[:i]], nil); len(heads) > 0 {
			if m := s.nearestWithin(k[i:], heads); len(m) > 0 {
				return m
			}
			rest = k[i:]
		}
	}
	if rest == "" {
		return nil
	}
	return s.nearestWithin(rest, nil)
}

func (s search) nearestWithin(k string, heads []ref) []Match {
	asked := letters(k)
	limit := min(1+len(asked)/6, 3)
	sum := bag(asked)
	type found struct{ distance, at int }
	var hits []found
	names := s.near()
	row := make([]int, 0, 64)
	for i, n := range names {
		if d := len(n.letters) - len(asked); d > limit || -d > limit || bits.OnesCount64(n.bag^sum) > 2*limit {
			continue
		}
		if !s.on.IsZero() && !s.form(n.to).HoldsOn(s.on) || heads != nil && !s.belongs(n.to, heads) {
			continue
		}
		if d := distance(asked, n.letters, row); d <= limit {
			past := 0
			if !s.form(n.to).To.IsZero() {
				past = 1
			}
			hits = append(hits, found{2*d + past, i})
		}
	}
	slices.SortStableFunc(hits, func(a, b found) int { return a.distance - b.distance })
	var out []Match
	seen := map[int]bool{}
	for _, h := range hits {
		to := names[h.at].to
		if !seen[to.gov] && len(out) < nearCount {
			seen[to.gov] = true
			out = append(out, Match{s.govs[to.gov], s.form(to)})
		}
	}
	return out
}

// letters takes Hangul syllables apart into their two or three letters.
func letters(k string) []rune {
	out := make([]rune, 0, len(k))
	for _, c := range k {
		if c < 0xAC00 || c > 0xD7A3 {
			out = append(out, c)
			continue
		}
		n := c - 0xAC00
		out = append(out, 0x1100+n/588, 0x1161+n%588/28)
		if final := n % 28; final > 0 {
			out = append(out, 0x11A7+final)
		}
	}
	return out
}

func bag(letters []rune) (b uint64) {
	for _, c := range letters {
		b |= 1 << (uint(c) * 37 % 64)
	}
	return b
}

// distance is the number of letters to change, add or leave out (Levenshtein 1966); row is room to work in.
func distance(a, b []rune, row []int) int {
	row = row[:0]
	for j := range len(b) + 1 {
		row = append(row, j)
	}
	for i, ca := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, cb := range b {
			cost := diagonal
			if ca != cb {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
