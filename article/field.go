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

// contestSpokenOf is a contest of which a sentence speaks without saying what was won: 물길 경진대회는 … 찾는 대회다, 물길 경진대회에 나가.
func (st *story) contestSpokenOf(sent sentence) *contest {
	s := st.s
	for _, w := range words(s, sent.span) {
		c, _ := st.plainContest(sent.span, w, nil)
		if c.name == "" || !c.strong || runes(squash(c.name)) < 6 {
			continue
		}
		if j := particle(s, c.end); isTopic(j) || j == "에" || j == "에서" || sent.heading() && (j == "" || j == "서") {
			return &c
		}
	}
	return nil
}
