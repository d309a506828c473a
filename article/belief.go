package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// meet notes which governments are meant without doubt: a short name is believed if the text uses the full
// one as well, or if it stands in a row with others.
func meet(s string, ms []mention, known map[*gov]bool) {
	asked := map[*gov]bool{} // each name is looked for once
	for i := range ms {
		if m := &ms[i]; m.doubtful && !m.glued && isObject(m.josa) && hasPrefix(s[m.end+len(m.josa):], " 방문", " 견학") {
			m.doubtful = false // 성주를 방문했다: only a place is visited so
		}
		m := ms[i]
		if m.doubtful {
			for _, x := range m.govs {
				if !known[x] && !asked[x] {
					asked[x] = true
					known[x] = strings.Contains(s, x.Current().Name)
				}
			}
		}
		if !m.doubtful && m.typ != bonbogi.PartyForeign {
			for _, x := range m.govs {
				known[x] = true
			}
		}
	}
	near := func(i, k int) bool {
		if k < 0 || k >= len(ms) || ms[k].glued && !isCopula(s[ms[k].end:]) || len(ms[k].govs) == 0 {
			return false
		}
		a, b := min(i, k), max(i, k)
		gap := s[ms[a].end:ms[b].start]
		if words := strings.Fields(gap); len(words) > 0 && len(words) < 4 && len(gap) < 50 && ms[a].bare && hasSuffix(gap, "과 ", "와 ", ", ") && hasSuffix(strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(words[len(words)-1], "과"), "와"), ",’"), "공원", "센터", "도서관", "박물관", "축제", "시장", "마을", "정원", "단지") {
			return true // 화성 물길공원과 가람시 물길공원
		}
		return gap == "·" || gap == ", " || gap == "과 " || gap == "와 "
	}
	for i := range ms {
		if m := &ms[i]; m.doubtful && !m.glued && (near(i, i-1) || near(i, i+1)) {
			m.doubtful = false
			for _, x := range m.govs {
				known[x] = true
			}
		}
	}
}

// believe leaves out the doubtful names of governments that are not known to be meant; one that is part of a
// word (가람천문대) stays if it is.
func believe(ms []mention, known map[*gov]bool) []mention {
	return slices.DeleteFunc(ms, func(m mention) bool {
		return m.doubtful && !slices.ContainsFunc(m.govs, func(x *gov) bool { return known[x] })
	})
}
