// Package spread tells how practices travel. It takes plain values and knows no database: whoever has a
// list of who took what from whom can use it.
package spread

import (
	"cmp"
	"slices"
)

// Taking is one taking over of a practice.
type Taking struct {
	ID   string // of the record
	From string // from whom it was taken; empty if that is not known
	To   string // who took it
	Date string // ISO 8601, as precise as it is known; empty if it is not
	Name string // what To is called: the order among those of one date
}

// Node is a body in the lineage of a practice.
type Node struct {
	ID       string
	Takings  []Taking // how it came here, the first first; none at the root, nor where no record says it
	Loops    []Taking // said to have come from itself or from a body below: shown, but no branch
	Children []*Node
}

// Tree is the lineage of a practice: who took it from whom, from its origin root down. Each body is one
// node, at the place of its earliest taking that leads back to the root. A body whose origin no taking knows
// hangs under the root; so does one of which others took it while nothing says how it came there. Nodes
// of one parent are ordered by date, those without a date last, then by name.
//
// Every taking is at exactly one node: that of its To. Claims that go round in a circle are cut, and are
// in Loops where they were cut.
func Tree(root string, takings []Taking) *Node {
	takings = slices.Clone(takings)
	slices.SortStableFunc(takings, earlier)
	b := builder{root: root, nodes: map[string]*Node{}, top: map[string]string{}, parent: map[string]string{}}
	b.add(root)
	for _, t := range takings {
		n := b.add(t.To)
		n.Takings = append(n.Takings, t)
	}
	for _, t := range takings { // those of whom no record says how it came to them
		if t.From != "" {
			b.add(t.From)
		}
	}
	for _, id := range b.order[1:] {
		b.place(b.nodes[id])
	}
	for _, id := range b.order {
		b.part(b.nodes[id])
	}
	for _, id := range b.order[1:] {
		p := b.nodes[b.parent[id]]
		p.Children = append(p.Children, b.nodes[id])
	}
	for _, n := range b.nodes {
		slices.SortStableFunc(n.Children, func(x, y *Node) int { return earlier(x.first(), y.first()) })
	}
	return b.nodes[root]
}

func earlier(a, b Taking) int {
	return cmp.Or(unknownLast(a.Date, b.Date), cmp.Compare(a.Name, b.Name), cmp.Compare(a.To, b.To), cmp.Compare(a.ID, b.ID))
}

func unknownLast(a, b string) int {
	if (a == "") != (b == "") {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}

// first is the taking by which a node is ordered among its siblings.
func (n *Node) first() Taking {
	if all := slices.Concat(n.Takings, n.Loops); len(all) > 0 {
		return all[0]
	}
	return Taking{To: n.ID, Name: n.ID}
}

type builder struct {
	root   string
	order  []string // of appearance, the root first
	nodes  map[string]*Node
	parent map[string]string
	top    map[string]string // a body above it in its tree so far: the way to the topmost
}

func (b *builder) add(id string) *Node {
	if b.nodes[id] == nil {
		b.nodes[id] = &Node{ID: id}
		b.order = append(b.order, id)
	}
	return b.nodes[id]
}

// place hangs a node under the origin of its first taking that does not lead back to the node itself.
// While it is not placed it is the topmost of its own tree, so a taking closes a circle just when the
// topmost of its origin is the node.
func (b *builder) place(n *Node) {
	p := b.root
	for _, t := range n.Takings {
		if t.From != "" && b.topmost(t.From) != n.ID {
			p = t.From
			break
		}
	}
	b.parent[n.ID], b.top[n.ID] = p, p
}

func (b *builder) topmost(id string) string {
	for b.top[id] != "" {
		if up := b.top[b.top[id]]; up != "" {
			b.top[id] = up // the way is shorter next time
		}
		id = b.top[id]
	}
	return id
}

// part moves the takings of a node that come from below into Loops.
func (b *builder) part(n *Node) {
	loops := func(t Taking) bool {
		return t.From != "" && t.From != b.parent[n.ID] && b.below(t.From, n.ID)
	}
	for _, t := range n.Takings {
		if loops(t) {
			n.Loops = append(n.Loops, t)
		}
	}
	n.Takings = slices.DeleteFunc(n.Takings, loops)
}

// below reports whether id is the node above or stands somewhere below it.
func (b *builder) below(id, above string) bool {
	for ; id != above; id = b.parent[id] {
		if id == b.root {
			return false
		}
	}
	return true
}
