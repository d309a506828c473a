package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// studyAbroad says that a journey abroad is made to learn.
var studyAbroad = slices.Concat(taught, []string{"벤치마킹", "견학", "시찰", "선진", "우수사례", "우수 사례", "비교연수", "공무국외", "국외연수", "해외연수", "해외출장", "국외출장"})

// withAbroad adds the countries and cities abroad to which a sentence says that somebody goes to learn: 베트남의 우수사례를 보러,
// 도쿄와 요코하마를 찾아.
func (v *visits) withAbroad(sent sentence, ms []mention) []mention {
	in := sent.of(v.s)
	if v.hosted || !v.learns && !containsAny(in, studyAbroad...) || !journey(in) {
		return ms
	}
	abroad := slices.Concat(abroadIn(v.s, sent.span), v.townsAbroad(sent))
	abroad = slices.DeleteFunc(abroad, func(a mention) bool {
		return slices.ContainsFunc(ms, func(m mention) bool { return m.start <= a.start && a.start < m.end })
	})
	if len(abroad) == 0 {
		return ms
	}
	out := slices.Concat(ms, abroad)
	slices.SortFunc(out, func(a, b mention) int { return a.start - b.start })
	return out
}

// townsAbroad are the towns that no list knows, behind their country: 일본 미도리시를.
func (v *visits) townsAbroad(sent sentence) []mention {
	var out []mention
	for _, w := range words(v.s, sent.span) {
		c := countryAt(v.s, w.start)
		at := w.start + len(c) + len(" ")
		if c == "" || !strings.HasPrefix(v.s[w.start+len(c):sent.end], " ") || cityAt(v.s, at) > 0 {
			continue
		}
		next := wordAt(v.s, at)
		j := lastJosa(next, span{0, len(next)})
		if stem := strings.TrimSuffix(next, j); runes(stem) >= 3 && hasSuffix(stem, "시", "현", "주") {
			name := span{at, at + len(stem)}
			out = append(out, mention{span: span{w.start, name.end}, name: name, typ: bonbogi.PartyForeign, josa: j})
		}
	}
	return out
}
