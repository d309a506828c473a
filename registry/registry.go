// Package registry knows the governments: what each is called, which codes it bears and to what it
// belongs, day by day, and which government somebody means who writes "안양", "서울종로구" or 41170.
//
// The registry of Korea is bundled (Korea); another country's is read from a table (ReadCSV).
package registry

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/bonbogi/bonbogi"
)

// Registry answers questions about a set of governments. It does not change after it is built, so any
// number of goroutines may ask it; With builds a larger one.
type Registry struct {
	govs   []bonbogi.Government
	at     map[string]int
	others []other
	codes  []furtherCode // beside those of the forms

	names   map[string][]ref // by key: every name and code of every form
	bearers map[schemeCode][]bearer
	schemes []string           // whose codes are known
	offices map[string][]other // by key: codes and names that stand for no government of their own
	over    [][]int            // for each government all that it ever belonged to
	under   [][]int            // for each government all that name it as a predecessor
	near    func() []neighbour
}

// New builds a registry. It refuses governments that break a rule, share an ID, or name a parent or a
// predecessor that is not among them.
func New(govs []bonbogi.Government) (*Registry, error) { return build(govs, nil, nil) }

// With is a new registry of r and these; a government with an ID that r knows replaces it.
func (r *Registry) With(govs []bonbogi.Government) (*Registry, error) {
	all := slices.Clone(r.govs)
	at := maps.Clone(r.at)
	seen := make(map[string]bool, len(govs))
	for _, g := range govs {
		if seen[g.ID] {
			return nil, duplicate(g.ID)
		}
		seen[g.ID] = true
		if i, ok := at[g.ID]; ok {
			all[i] = g
			continue
		}
		at[g.ID] = len(all)
		all = append(all, g)
	}
	return build(all, r.others, r.codes)
}

func build(govs []bonbogi.Government, others []other, codes []furtherCode) (*Registry, error) {
	r := &Registry{govs: slices.Clone(govs), at: make(map[string]int, len(govs)), others: others, codes: codes}
	for i, g := range r.govs {
		if err := g.Validate(); err != nil {
			return nil, fmt.Errorf("registry: %s: %w", g.ID, err)
		}
		if _, ok := r.at[g.ID]; ok {
			return nil, duplicate(g.ID)
		}
		r.at[g.ID] = i
	}
	if err := r.connect(); err != nil {
		return nil, err
	}
	r.index()
	r.indexCodes()
	r.near = sync.OnceValue(r.neighbours)
	return r, nil
}

func duplicate(id string) error {
	return bonbogi.Errorf(bonbogi.Invalid, "duplicate", "the id %q is given to two governments; put all forms of one government under one id", id)
}

// connect checks every reference between governments and notes which ever stood above or before which.
func (r *Registry) connect() error {
	parents := make([][]int, len(r.govs))
	r.under = make([][]int, len(r.govs))
	for i, g := range r.govs {
		for _, f := range g.Forms {
			if f.Parent != "" {
				p, ok := r.at[f.Parent]
				if !ok {
					return unknown(g, "parent", f.Parent)
				}
				if !slices.Contains(parents[i], p) {
					parents[i] = append(parents[i], p)
				}
			}
			for _, id := range f.Predecessors {
				p, ok := r.at[id]
				if !ok {
					return unknown(g, "predecessors", id)
				}
				if !slices.Contains(r.under[p], i) {
					r.under[p] = append(r.under[p], i)
				}
			}
		}
	}
	r.over = make([][]int, len(r.govs))
	for i := range r.govs {
		above := slices.Clone(parents[i])
		for k := 0; k < len(above); k++ {
			for _, p := range parents[above[k]] {
				if !slices.Contains(above, p) {
					above = append(above, p)
				}
			}
		}
		if slices.Contains(above, i) {
			return bonbogi.Errorf(bonbogi.Invalid, "circle", "%s stands above itself; check the parents", r.govs[i].ID)
		}
		r.over[i] = above
	}
	return nil
}

func unknown(g bonbogi.Government, field, id string) error {
	return &bonbogi.Error{Code: bonbogi.Invalid, Field: field, Rule: "unknown_government",
		Message: fmt.Sprintf("%s names %q, which is not in the registry; add that government or correct the id", g.ID, id), Parts: []string{id, g.ID}}
}

// Get returns the government with the ID.
func (r *Registry) Get(id string) (bonbogi.Government, bool) {
	i, ok := r.at[id]
	if !ok {
		return bonbogi.Government{}, false
	}
	return r.govs[i], true
}

// All returns every government, past ones too, in the order of the registry. The forms are shared with
// the registry and must not be changed.
func (r *Registry) All() []bonbogi.Government { return slices.Clone(r.govs) }

// Children returns the governments that belong directly to this one today.
func (r *Registry) Children(id string) []bonbogi.Government {
	var out []bonbogi.Government
	for _, g := range r.govs {
		if g.Exists() && g.Current().Parent == id {
			out = append(out, g)
		}
	}
	return out
}
