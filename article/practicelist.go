package article

import (
	"cmp"
	"slices"
	"strings"
)

// nameList gathers the names of a text: what speaks for one is added up over its places.
type nameList struct {
	names []candidate
	at    map[string]int // by their letters
}

func (l *nameList) add(cs ...candidate) {
	if l.at == nil {
		l.at = map[string]int{}
	}
	for _, c := range cs {
		key := squash(c.name)
		i, known := l.at[key]
		if !known {
			l.at[key] = len(l.names)
			l.names = append(l.names, c)
			continue
		}
		l.names[i].join(c)
	}
}

// again is what another place of a name adds.
const again = 0.3

// join adds another place of the same name; the body spells a name out that the title shortens.
func (c *candidate) join(o candidate) {
	low := min(c.score, o.score)
	c.score = max(c.score, o.score) + again + low/4
	if low < -0.4 {
		c.score += low
	}
	if c.owner.IsZero() && squash(c.name) == squash(o.name) {
		c.owner = o.owner
	}
	if c.st.in == InTitle && o.st.in != InTitle {
		c.name, c.written, c.st, c.span = o.name, o.written, o.st, o.span
	}
}

// mostMerged is how many of the names are compared with each other.
const mostMerged = 60

// merged are the names with most speaking for them, one for each practice: what a longer or differently spaced name also calls is joined.
func (l *nameList) merged() []candidate {
	slices.SortStableFunc(l.names, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	var out []candidate
	for _, c := range l.names[:min(len(l.names), mostMerged)] {
		i := slices.IndexFunc(out, func(o candidate) bool { return sameScheme(o.name, c.name) })
		if i < 0 {
			out = append(out, c)
			continue
		}
		out[i].join(c)
	}
	return out
}

// sameScheme reports whether two names are of one scheme: alike, or one shortens the other by leaving out words.
func sameScheme(a, b string) bool {
	a, b = withoutBrackets(a), withoutBrackets(b)
	return alike(a, b) >= 0.75 || shortens(a, b) || shortens(b, a)
}

// shortens reports whether every word of a name stands in a longer one.
func shortens(short, long string) bool {
	long = squash(long)
	if runes(squash(short)) < 4 {
		return false
	}
	for w := range strings.FieldsSeq(short) {
		at := strings.Index(long, squash(w))
		if at < 0 {
			return false
		}
		long = long[at:]
	}
	return true
}

// withoutBrackets leaves out what stands in brackets.
func withoutBrackets(name string) string {
	before, rest, ok := strings.Cut(name, "(")
	if _, after, closed := strings.Cut(rest, ")"); ok && closed {
		return before + withoutBrackets(after)
	}
	return name
}
