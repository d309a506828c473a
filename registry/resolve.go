package registry

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Result is what a query can mean. One match is an answer, several are an ambiguous query, none comes
// with near names.
type Result struct {
	Matches []Match
	Near    []Match // names like the one asked for, nearest first, at most five

	// OtherDay says that nothing was called so on the day asked for: the matches were on another day, and
	// existed on that one.
	OtherDay bool

	// Part says that the code is one of a part, a 동 or a branch office, of those that are near.
	Part bool
}

// Match is a government, and its form that the query means.
type Match struct {
	Government bonbogi.Government
	Form       bonbogi.Form
}

// ref is a form of a government under one of its names.
type ref struct {
	gov, form int
}

func (r *Registry) index() {
	r.names = make(map[string][]ref, 8*len(r.govs))
	add := func(k string, to ref) {
		if k == "" {
			return
		}
		for _, have := range r.names[k] {
			if have.gov == to.gov && have.form == to.form {
				return
			}
		}
		r.names[k] = append(r.names[k], to)
	}
	for i, g := range r.govs {
		for j, f := range g.Forms {
			add(key(f.Code), ref{i, j})
			for _, further := range f.Codes {
				_, code, _ := strings.Cut(further, ":")
				add(key(code), ref{i, j})
			}
			for s := range spellings(g.Level, f) {
				add(key(s), ref{i, j})
			}
		}
	}
	r.offices = make(map[string][]other, 2*len(r.others))
	for _, o := range r.others {
		for _, k := range []string{o.code, key(o.name), key(o.name[strings.LastIndex(o.name, " ")+1:])} {
			if !slices.Contains(r.offices[k], o) {
				r.offices[k] = append(r.offices[k], o)
			}
		}
	}
}

// Resolve finds the governments that a query can mean: a name in Korean or English, short or whole, with
// or without the governments above it, a code, or an ID. A day limits it to what held then; without one
// the forms of today come before those of the past.
func (r *Registry) Resolve(query string, on bonbogi.Date) Result {
	if i, ok := r.at[strings.TrimSpace(query)]; ok {
		return Result{Matches: r.byID(i, on)}
	}
	keys, past := parse(query)
	if name, code := cutNumber(query); len(keys) > 0 && len(name) < len(query) && !r.isName(keys) {
		return agreeing(r.Resolve(name, on), r.Resolve(code, on))
	}
	if len(past) > 0 {
		s := search{r, on.First(), true}
		if matches := s.answer(past); len(matches) > 0 {
			return Result{Matches: matches}
		}
	}
	s := search{r, on.First(), false}
	if matches := s.answer(keys); len(matches) > 0 {
		return Result{Matches: matches}
	}
	if len(past) > 0 {
		keys = past
	}
	return Result{Near: s.nearby(keys)}
}

// isName reports whether something is called so as a whole, with its number: 9 de Julio.
func (r *Registry) isName(keys []string) bool { return len(r.names[keys[0]]) > 0 }

// agreeing is what a name and the code beside it both mean. A number that is no code, as that of a footnote, does
// not count.
func agreeing(name, code Result) Result {
	if len(code.Matches) == 0 {
		return name
	}
	both := slices.DeleteFunc(slices.Clone(name.Matches), func(m Match) bool {
		return !slices.ContainsFunc(code.Matches, func(c Match) bool { return c.Government.ID == m.Government.ID })
	})
	if len(both) == 0 {
		near := append(slices.Clone(code.Matches), name.Matches...)
		return Result{Near: near[:min(len(near), nearCount)]}
	}
	return Result{Matches: both, OtherDay: name.OtherDay}
}

func (r *Registry) byID(i int, on bonbogi.Date) []Match {
	g := r.govs[i]
	at := len(g.Forms) - 1
	if !on.IsZero() {
		at = r.formOn(i, on.First())
	}
	return r.add(nil, i, at)
}

// choose keeps one form of each government: today's if it bears the name, else the last that did. Where
// a government of today bears the name, those of the past step back.
func (s search) choose(refs []ref) []Match {
	best := make(map[int]ref, len(refs))
	present := false
	for _, to := range refs {
		if s.past && s.form(to).To.IsZero() {
			continue
		}
		present = present || s.form(to).To.IsZero()
		if have, ok := best[to.gov]; !ok || to.form > have.form {
			best[to.gov] = to
		}
	}
	chosen := make([]ref, 0, len(best))
	for _, to := range best {
		if !present || !s.on.IsZero() || s.form(to).To.IsZero() {
			chosen = append(chosen, to)
		}
	}
	gone := func(to ref) bool { return !s.govs[to.gov].Exists() }
	if s.past && slices.ContainsFunc(chosen, gone) { // 옛 광주 is the city that is no more, not 광주군
		chosen = slices.DeleteFunc(chosen, func(to ref) bool { return !gone(to) })
	}
	slices.SortFunc(chosen, func(a, b ref) int {
		return cmp.Or(s.rank(a)-s.rank(b), cmp.Compare(s.form(a).Code, s.form(b).Code), a.gov-b.gov)
	})
	out := make([]Match, len(chosen))
	for i, to := range chosen {
		out[i] = Match{s.govs[to.gov], spell(s.govs[to.gov].Forms, to.form)}
	}
	return out
}

// spell is the whole time in which name, code and parent stayed as they are in the form at i: a form also
// ends where the government takes over another, which nobody who asks for a name or a code means.
func spell(forms []bonbogi.Form, i int) bonbogi.Form {
	f := forms[i]
	same := func(a, b, c bonbogi.Form) bool {
		_, changed := change(a, b)
		return !changed && a.To == b.From && slices.Equal(c.Aliases, f.Aliases)
	}
	for k := i + 1; k < len(forms) && same(forms[k-1], forms[k], forms[k]); k++ {
		f.To = forms[k].To
	}
	for k := i - 1; k >= 0 && same(forms[k], forms[k+1], forms[k]); k-- {
		f.From, f.Predecessors = forms[k].From, forms[k].Predecessors
	}
	return f
}

// rank orders matches from the whole country down.
func (s search) rank(to ref) int { return slices.Index(bonbogi.Levels, s.govs[to.gov].Level) }
