package registry

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
)

// search is one query under way.
type search struct {
	*Registry
	on   bonbogi.Date
	past bool // the former bearer of the name is meant
}

// answer returns what the first of the keys that means anything means.
func (s search) answer(keys []string) []Match {
	for _, k := range keys {
		if m := s.choose(s.named(k, nil)); len(m) > 0 {
			return m
		}
		if m := s.office(k, false); len(m) > 0 {
			return m
		}
		if m := s.ResolveCode(SchemeLofin, k, s.on); len(m.Matches) > 0 && !m.OtherDay {
			return m.Matches
		}
	}
	return nil
}

// named returns the forms that a name means, within others unless that is nil. The town hall stands for its
// town (안양시청), and 본청 for the largest that is called so: 제주본청 is not 제주시.
func (s search) named(k string, within []ref) []ref {
	if refs := s.find(k, within); len(refs) > 0 {
		return refs
	}
	for _, e := range []string{"시청", "도청", "군청", "구청"} {
		if strings.HasSuffix(k, e) {
			return s.find(strings.TrimSuffix(k, "청"), within)
		}
	}
	if stem, ok := strings.CutSuffix(k, "본청"); ok {
		return s.largest(s.find(stem, within))
	}
	return nil
}

func (s search) largest(refs []ref) []ref {
	if len(refs) == 0 {
		return nil
	}
	top := s.rank(slices.MinFunc(refs, func(a, b ref) int { return s.rank(a) - s.rank(b) }))
	return slices.DeleteFunc(refs, func(to ref) bool { return s.rank(to) != top })
}

// find returns the forms that bear the name, directly or after the names of what stands above them:
// 경기도안양시만안구 is 만안구 within 안양시 within 경기도. The longest name in front is tried first. In Latin
// letters the larger place can also come last (Manan-gu Anyang-si). What is named twice is itself: 세종특별자치시
// 세종시.
func (s search) find(k string, within []ref) []ref {
	if refs := s.filter(s.names[k], within); len(refs) > 0 {
		return refs
	}
	for i := len(k); i > 0; {
		_, size := utf8.DecodeLastRuneInString(k[:i])
		i -= size
		if i == 0 {
			break
		}
		if refs := s.under(k[:i], k[i:], within); len(refs) > 0 {
			return refs
		}
	}
	if k == "" || k[0] >= utf8.RuneSelf {
		return nil
	}
	for i := range k {
		if refs := s.under(k[i:], k[:i], within); len(refs) > 0 {
			return refs
		}
	}
	return nil
}

// under returns the forms that the rest means within those that the head means.
func (s search) under(head, rest string, within []ref) []ref {
	heads := s.filter(s.names[head], within)
	if len(heads) == 0 || rest == "" {
		return nil
	}
	if refs := s.find(rest, heads); len(refs) > 0 {
		return refs
	}
	return slices.DeleteFunc(s.filter(s.names[rest], nil), func(to ref) bool { return !has(heads, to.gov) })
}

func has(refs []ref, gov int) bool {
	return slices.ContainsFunc(refs, func(to ref) bool { return to.gov == gov })
}

func (s search) filter(refs, within []ref) []ref {
	var out []ref
	for _, to := range refs {
		if (s.on.IsZero() || s.form(to).HoldsOn(s.on)) && (within == nil || s.belongs(to, within)) {
			out = append(out, to)
		}
	}
	return out
}

func (s search) form(to ref) bonbogi.Form { return s.govs[to.gov].Forms[to.form] }

// belongs reports whether the government stood below one of the others: on the day asked for, or ever,
// since people keep writing 강원도 춘천시 and 광주광역시 동구.
func (s search) belongs(to ref, heads []ref) bool {
	above := s.over[to.gov]
	if !s.on.IsZero() {
		above = s.aboveOn(to, s.on)
	}
	for _, h := range heads {
		if slices.Contains(above, h.gov) {
			return true
		}
	}
	return false
}

func (s search) aboveOn(to ref, day bonbogi.Date) []int {
	var above []int
	for f, ok := s.form(to), true; ok && f.Parent != ""; {
		p := s.at[f.Parent]
		above = append(above, p)
		f, ok = s.govs[p].FormOn(day)
	}
	return above
}
