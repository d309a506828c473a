package article

import (
	"slices"

	"github.com/bonbogi/bonbogi"
)

// studyAbroad says that a journey abroad is made to learn.
var studyAbroad = []string{"벤치마킹", "견학", "시찰", "선진", "우수사례", "우수 사례", "배우", "비교연수", "공무국외", "국외연수", "해외연수"}

// withAbroad adds the countries and cities abroad to which a sentence says that somebody goes to learn: 베트남의 우수사례를 보러.
func (v *visits) withAbroad(sent sentence, ms []mention) []mention {
	in := sent.of(v.s)
	if v.hosted || !containsAny(in, studyAbroad...) || !journey(in) {
		return ms
	}
	var abroad []mention
	for _, w := range words(v.s, sent.span) {
		c := countryAt(v.s, w.start)
		if c == "" || slices.ContainsFunc(ms, func(m mention) bool { return m.start <= w.start && w.start < m.end }) {
			continue
		}
		m := mention{span: span{w.start, w.start + len(c)}, typ: bonbogi.PartyForeign}
		m.name = m.span
		m.josa = particle(v.s, m.end)
		if rest := v.s[m.end:sent.end]; m.josa == "" && hasPrefix(rest, " ") { // 일본 미도리시를
			next := wordAt(v.s, m.end+1)
			j := lastJosa(next, span{0, len(next)})
			if stem := next[:len(next)-len(j)]; runes(stem) >= 3 && hasSuffix(stem, "시", "현", "주") {
				m.name = span{m.end + 1, m.end + 1 + len(stem)}
				m.end, m.josa = m.name.end, j
			}
		}
		abroad = append(abroad, m)
	}
	if len(abroad) == 0 {
		return ms
	}
	out := slices.Concat(ms, abroad)
	slices.SortFunc(out, func(a, b mention) int { return a.start - b.start })
	return out
}
