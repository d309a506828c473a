package registry

import (
	"slices"

	"github.com/bonbogi/bonbogi"
)

// LinkKind is how one government became another.
type LinkKind string

// The kinds of links.
const (
	Renamed LinkKind = "renamed" // another name, rank or code, the same area
	Moved   LinkKind = "moved"   // it went to another province
	Merged  LinkKind = "merged"  // it went up in another, as a whole
	Split   LinkKind = "split"   // a part of it went to another, or it was divided
)

// Link leads from a government to the one before or after it; of the same ID, to its own earlier or
// later form.
type Link struct {
	Government bonbogi.Government
	Form       bonbogi.Form
	Kind       LinkKind
	On         bonbogi.Date // the day of the change
}

// Predecessors returns what the government was before and whose area came to it, oldest first.
func (r *Registry) Predecessors(id string) []Link {
	g, ok := r.Get(id)
	if !ok {
		return nil
	}
	var out []Link
	for i, f := range g.Forms {
		if i > 0 {
			if kind, changed := change(g.Forms[i-1], f); changed {
				out = append(out, Link{g, g.Forms[i-1], kind, f.From})
			}
		}
		for _, p := range f.Predecessors {
			before, _ := r.Get(p)
			out = append(out, Link{before, lastBefore(before, f.From), r.kind(before, g, f), f.From})
		}
	}
	return out
}

// Successors returns what the government became and where its area went, oldest first.
func (r *Registry) Successors(id string) []Link {
	at, ok := r.at[id]
	if !ok {
		return nil
	}
	g := r.govs[at]
	var out []Link
	for i := 1; i < len(g.Forms); i++ {
		if kind, changed := change(g.Forms[i-1], g.Forms[i]); changed {
			out = append(out, Link{g, g.Forms[i], kind, g.Forms[i].From})
		}
	}
	for _, i := range r.under[at] {
		after := r.govs[i]
		for _, f := range after.Forms {
			if slices.Contains(f.Predecessors, id) {
				out = append(out, Link{after, f, r.kind(g, after, f), f.From})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Link) int { return a.On.Compare(b.On) })
	return out
}

// PredecessorsOf are the predecessors of the form that a query meant: from which it came, and what came to
// it while it held.
func (r *Registry) PredecessorsOf(m Match) []Link {
	return slices.DeleteFunc(r.Predecessors(m.Government.ID), func(l Link) bool { return !m.Form.HoldsOn(l.On) })
}

// SuccessorsOf are the successors of the form that a query meant: what left it while it held, and what it
// became in the end.
func (r *Registry) SuccessorsOf(m Match) []Link {
	return slices.DeleteFunc(r.Successors(m.Government.ID), func(l Link) bool {
		return l.On.Compare(m.Form.From) <= 0 || !m.Form.To.IsZero() && l.On.Compare(m.Form.To) > 0
	})
}

// change tells what changed from one form of a government to the next.
func change(a, b bonbogi.Form) (LinkKind, bool) {
	switch {
	case a.Parent != b.Parent:
		return Moved, true
	case a.Name != b.Name || a.Code != b.Code:
		return Renamed, true
	}
	return "", false
}

// kind tells how the area of one government came to another in the form f.
func (r *Registry) kind(before, after bonbogi.Government, f bonbogi.Form) LinkKind {
	if _, remains := before.FormOn(f.From); remains {
		return Split
	}
	heirs := 0
	for _, i := range r.under[r.at[before.ID]] {
		for _, h := range r.govs[i].Forms {
			if h.From == f.From && slices.Contains(h.Predecessors, before.ID) {
				heirs++
			}
		}
	}
	switch {
	case heirs > 1:
		return Split
	case len(f.Predecessors) == 1 && after.Forms[0].From == f.From:
		return Renamed
	}
	return Merged
}

// lastBefore is the form that held until the day.
func lastBefore(g bonbogi.Government, day bonbogi.Date) bonbogi.Form {
	for _, f := range slices.Backward(g.Forms) {
		if f.From.Compare(day) < 0 {
			return f
		}
	}
	return g.Current()
}
