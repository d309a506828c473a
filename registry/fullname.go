package registry

import (
	"slices"
	"strings"
	"unicode"

	"github.com/bonbogi/bonbogi"
)

// FullName is the name with those of all governments above it, the state left out: 경기도 안양시 만안구.
// Without a day it is the current form with the parents of its time. A name in Latin letters stands
// before what it belongs to. It is empty if there was no such government on the day.
func (r *Registry) FullName(id string, on bonbogi.Date) string {
	names := r.path(id, on, func(f bonbogi.Form) string { return f.Name })
	if len(names) == 0 {
		return ""
	}
	if strings.ContainsFunc(names[0], func(c rune) bool { return unicode.Is(unicode.Latin, c) }) {
		return strings.Join(names, ", ")
	}
	slices.Reverse(names)
	return strings.Join(names, " ")
}

// FullNameEn is the English name with those of all governments above it: Manan-gu, Anyang-si, Gyeonggi-do.
func (r *Registry) FullNameEn(id string, on bonbogi.Date) string {
	names := r.path(id, on, func(f bonbogi.Form) string {
		if f.NameEn == "" {
			return f.Name
		}
		return f.NameEn
	})
	return strings.Join(names, ", ")
}

// path lists the names from the government up to the highest below the state.
func (r *Registry) path(id string, on bonbogi.Date, name func(bonbogi.Form) string) []string {
	g, ok := r.Get(id)
	if !ok {
		return nil
	}
	on = on.First()
	f := g.Current()
	if !on.IsZero() {
		if f, ok = g.FormOn(on); !ok {
			return nil
		}
	}
	names := []string{name(f)}
	for f.Parent != "" {
		parent, _ := r.Get(f.Parent)
		if parent.Level == bonbogi.Country {
			break
		}
		f = formOver(parent, f, on)
		names = append(names, name(f))
	}
	return names
}

// formOver is the parent's form while f held: on the day, or the last that overlaps with f.
func formOver(parent bonbogi.Government, f bonbogi.Form, on bonbogi.Date) bonbogi.Form {
	if !on.IsZero() {
		if p, ok := parent.FormOn(on); ok {
			return p
		}
		return parent.Current()
	}
	for _, p := range slices.Backward(parent.Forms) {
		if f.To.IsZero() || p.From.Compare(f.To) < 0 {
			return p
		}
	}
	return parent.Current()
}
