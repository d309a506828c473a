package article

import (
	"cmp"
	"slices"
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
	c.score = max(c.score, o.score) + again + max(0, min(c.score, o.score))/4
	if c.owner.IsZero() {
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
		i := slices.IndexFunc(out, func(o candidate) bool { return alike(beforeBracket(o.name), beforeBracket(c.name)) >= 0.75 })
		if i < 0 {
			out = append(out, c)
			continue
		}
		out[i].join(c)
	}
	return out
}
