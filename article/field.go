package article

import "strings"

// withoutFields makes the names of categories what they are: the field of the contest before them, if no grade stands between:
// 물길 경진대회 ‘물길 되살리기’ 분야에서 우수상.
func (st *story) withoutFields(cs []contest, gs []grade) []contest {
	var out []contest
	for _, c := range cs {
		if st.isField(c) && len(out) > 0 {
			last := &out[len(out)-1]
			g := nextGrade(gs, last.end)
			if last.strong && !st.isField(*last) && (g == nil || g.start >= c.start) {
				if last.field == "" {
					last.field = c.name
				}
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// isField reports whether a name is that of a category.
func (st *story) isField(c contest) bool {
	after := strings.TrimPrefix(afterQuote(st.s[c.end:]), " ")
	return hasSuffix(c.name, "분야", "부문") || hasPrefix(after, "분야", "부문") && !hasPrefix(after[len("분야"):], " 평가", " 경진", " 공모", " 유공", "별")
}
