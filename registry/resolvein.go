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
	query, parent = strings.TrimSpace(query), strings.TrimSpace(parent)
	if slices.Contains(totals, key(query)) && parent != "" {
		query, parent = parent, ""
	}
	if k := key(parent); k == "전국" || slices.Contains(totals, k) {
		parent = ""
	}
	days := daysOf(on)
	if i, ok := r.at[query]; ok {
		for _, day := range days {
			if m := r.byID(i, day); len(m) > 0 {
				return Result{Matches: m}
			}
		}
		return Result{Near: r.byID(i, bonbogi.Date{})}
	}
	if name, code := cutCode(query); code != "" {
		return agreeing(r.ResolveIn(name, parent, on), r.ResolveCode("", code, on))
	}
	names, above := readings(query), readings(parent)
	ever := search{Registry: r}
	if isNumber(query) {
		found := r.ResolveCode("", query, on)
		if larger := ever.first(above, nil); parent != "" {
			found.Matches = slices.DeleteFunc(found.Matches, func(m Match) bool {
				to := ref{gov: r.at[m.Government.ID]}
				return !has(larger, to.gov) && !ever.belongs(to, larger)
			})
		}
		return found
	}
	for _, day := range days {
		s := search{r, day, false}
		if m := s.choose(s.inside(names, above)); len(m) > 0 {
			return Result{Matches: m}
		}
		for _, k := range names {
			if m := s.office(k, true); len(m) > 0 && parent == "" {
				return Result{Matches: m}
			}
		}
	}
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

// totals are what stands in the place of a name where a row is about the larger unit as a whole.
var totals = []string{"소계", "합계", "총계", "계", "전체", "본청", "total", "subtotal"}

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
	var larger []ref
	if len(above) > 0 {
		if larger = s.first(above, nil); len(larger) == 0 {
			return nil
		}
	}
	for _, k := range names {
		refs := s.named(k, nil)
		if larger != nil {
			refs = slices.DeleteFunc(refs, func(to ref) bool { return !has(larger, to.gov) && !s.belongs(to, larger) })
			if len(refs) == 0 {
				refs = s.named(k, larger)
			}
		}
		if len(refs) > 0 {
			return refs
		}
	}
	return nil
}

func (s search) first(keys []string, within []ref) []ref {
	for _, k := range keys {
		if refs := s.named(k, within); len(refs) > 0 {
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
