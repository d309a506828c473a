package registry

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// ResolveIn finds the government that a row of a table means: by the name in it, or the code or ID, and
// by what the column of the larger unit says (서울특별시 beside 중구), which may be empty. "소계" and its
// like mean that larger unit itself.
//
// Of a period, or a date that is not exact, what held on the last day counts, else on the first. If
// nothing was called so then, a government that was on another day answers, and the result says so (OtherDay):
// tables are written backwards with the names of today. A branch office means none: its figures are
// those of a part.
func (r *Registry) ResolveIn(query, parent string, on When) Result {
	if !readable(query) || !readable(parent) {
		return Result{}
	}
	query, parent = unit(strings.TrimSpace(query), strings.TrimSpace(parent))
	if i, ok := r.at[query]; ok {
		return r.byIDOn(i, on)
	}
	names, past := parse(query)
	names, above := append(names, past...), readings(parent)
	if name, code := cutNumber(query); len(names) > 0 && len(name) < len(query) && !r.isName(names) {
		return agreeing(r.ResolveIn(name, parent, on), r.ResolveCode("", code, on))
	}
	if isNumber(query) {
		return r.codeIn(query, above, on)
	}
	return r.nameIn(names, above, on)
}

// totals stand in the place of a name, or after it, where a row is about a unit as a whole.
var totals = []string{"소계", "합계", "총계", "계", "전체", "total", "subtotal"}

func isTotal(s string) bool { return slices.Contains(totals, key(s)) }

// unit is the name of a row and of the larger unit beside it without what only says that it is a whole.
func unit(query, parent string) (string, string) {
	switch {
	case parent != "" && (isTotal(query) || query == "본청"):
		query, parent = parent, ""
	default:
		end := strings.TrimRight(query, ")] ")
		if i := strings.LastIndexAny(end, "([ "); i > 0 && isTotal(end[i:]) {
			query = strings.TrimSpace(query[:i])
		}
	}
	if isTotal(parent) || key(parent) == "전국" {
		parent = ""
	}
	return query, parent
}

func (r *Registry) byIDOn(i int, on When) Result {
	for _, day := range daysOf(on) {
		if m := r.byID(i, day); len(m) > 0 {
			return Result{Matches: m}
		}
	}
	return Result{Near: r.byID(i, bonbogi.Date{})}
}

// codeIn is what a code of any scheme means within the larger unit.
func (r *Registry) codeIn(code string, above []string, on When) Result {
	found := r.ResolveCode("", code, on)
	if len(above) == 0 || len(found.Matches) == 0 {
		return found
	}
	ever := search{Registry: r}
	larger := ever.first(above)
	inside := slices.DeleteFunc(slices.Clone(found.Matches), func(m Match) bool {
		return !ever.within(ref{gov: r.at[m.Government.ID]}, larger)
	})
	if len(inside) == 0 {
		return Result{Near: found.Matches}
	}
	return Result{Matches: inside, OtherDay: found.OtherDay}
}

func (r *Registry) nameIn(names, above []string, on When) Result {
	days := daysOf(on)
	for _, day := range days {
		s := search{r, day, false}
		if m := s.choose(s.inside(names, above)); len(m) > 0 {
			return Result{Matches: m}
		}
		if len(above) == 0 && len(names) > 0 {
			if m := s.office(names[0], true); len(m) > 0 { // 전국
				return Result{Matches: m}
			}
		}
	}
	ever := search{Registry: r}
	refs := ever.inside(names, above)
	if !on.IsZero() {
		for _, day := range days {
			if m := r.existing(r.asBearers(refs), day); len(m) > 0 {
				return Result{Matches: m, OtherDay: true}
			}
		}
	}
	if m := ever.choose(refs); len(m) > 0 {
		return Result{Near: m}
	}
	return Result{Near: search{r, days[0], false}.nearby(names)}
}

// When is the time of a value: a bonbogi.Date or a bonbogi.Period. Zero means no particular time.
type When interface {
	IsZero() bool
	First() bonbogi.Date
	Last() bonbogi.Date
}

// daysOf are the days of a period that count, the first to ask for first.
func daysOf(on When) []bonbogi.Date {
	if last, first := on.Last(), on.First(); last != first {
		return []bonbogi.Date{last, first}
	}
	return []bonbogi.Date{on.First()}
}

// inside finds the forms that the names mean, within what the names of the larger unit mean, or that unit
// itself: 세종특별자치시 stands in both columns.
func (s search) inside(names, above []string) []ref {
	if len(above) == 0 {
		return s.first(names)
	}
	larger := s.first(above)
	if len(larger) == 0 {
		return nil
	}
	for _, k := range names {
		refs := slices.DeleteFunc(s.named(k, nil), func(to ref) bool { return !s.within(to, larger) })
		if len(refs) == 0 {
			refs = s.named(k, larger)
		}
		if len(refs) > 0 {
			return refs
		}
	}
	return nil
}

func (s search) within(to ref, larger []ref) bool {
	return has(larger, to.gov) || s.belongs(to, larger)
}

func (s search) first(names []string) []ref {
	for _, k := range names {
		if refs := s.named(k, nil); len(refs) > 0 {
			return refs
		}
	}
	return nil
}

// asBearers are the forms as the days on which they held.
func (r *Registry) asBearers(refs []ref) []bearer {
	out := make([]bearer, len(refs))
	for i, to := range refs {
		f := r.govs[to.gov].Forms[to.form]
		out[i] = bearer{to.gov, f.From, f.To}
	}
	return out
}
