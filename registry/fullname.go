package registry

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/bonbogi/bonbogi"
)

// FullName is the name with those of all governments above it, the state left out: 경기도 안양시 만안구.
// Without a day it is the current form with the parents of its time. A name in Latin letters stands
// before what it belongs to. It is empty if there was no such government on the day.
func (r *Registry) FullName(id string, on bonbogi.Date) string {
	return inOrder(r.pathOn(id, on, name))
}

// FullNameEn is the English name with those of all governments above it: Manan-gu, Anyang-si, Gyeonggi-do.
func (r *Registry) FullNameEn(id string, on bonbogi.Date) string {
	return strings.Join(r.pathOn(id, on, nameEn), ", ")
}

// FullNameOf is the full name of the form that a query meant, with the parents of its time: 42110 is
// 강원도 춘천시.
func (r *Registry) FullNameOf(m Match) string {
	return inOrder(r.path(m.Form, bonbogi.Date{}, name))
}

// FullNameEnOf is the English full name of the form that a query meant.
func (r *Registry) FullNameEnOf(m Match) string {
	return strings.Join(r.path(m.Form, bonbogi.Date{}, nameEn), ", ")
}

// ClearName is the name of the form that a query meant, with those of the governments above it only where
// others are called the same: 안양시, but 부산광역시 강서구.
func (r *Registry) ClearName(m Match) string { return r.clear(m, name(m.Form), r.FullNameOf) }

// ClearNameEn is the English name of that form, told from others in the same way: Gangseo-gu, Busan.
func (r *Registry) ClearNameEn(m Match) string { return r.clear(m, nameEn(m.Form), r.FullNameEnOf) }

// ShortName is how people call a form that a query meant, in Korean: 해남 for 해남군, 경남 for 경상남도, 중구 for 중구, of
// which one syllable would be left.
func (r *Registry) ShortName(m Match) string {
	if short := shortened(m.Government.Level, m.Form.Name); len(short) > 0 {
		return short[0]
	}
	return m.Form.Name
}

func (r *Registry) clear(m Match, short string, full func(Match) string) string {
	if r.means(short, m.Government.ID) {
		return short
	}
	return full(m)
}

// means reports whether the query means this government and no other.
func (r *Registry) means(query, id string) bool {
	found := r.Resolve(query, bonbogi.Date{}).Matches
	return len(found) == 1 && found[0].Government.ID == id
}

func name(f bonbogi.Form) string   { return f.Name }
func nameEn(f bonbogi.Form) string { return cmp.Or(f.NameEn, f.Name) }

func inOrder(names []string) string {
	if len(names) > 0 && strings.ContainsFunc(names[0], func(c rune) bool { return unicode.Is(unicode.Latin, c) }) {
		return strings.Join(names, ", ")
	}
	slices.Reverse(names)
	return strings.Join(names, " ")
}

func (r *Registry) pathOn(id string, on bonbogi.Date, name func(bonbogi.Form) string) []string {
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
	return r.path(f, on, name)
}

// path lists the names from the form up to the highest below the state.
func (r *Registry) path(f bonbogi.Form, on bonbogi.Date, name func(bonbogi.Form) string) []string {
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
