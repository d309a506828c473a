package article

import (
	"slices"
	"strings"
)

// withoutFields makes the names of categories what they are: the field of the contest before them, if no grade stands between:
// 물길 경진대회 ‘물길 되살리기’ 분야에서 우수상.
func (st *story) withoutFields(cs []contest, gs []grade) []contest {
	var out []contest
	for _, c := range cs {
		if st.isField(c) && c.quoted && !c.strong && !hasSuffix(c.name, "분야", "부문") && st.contest != nil && st.contest.strong && !st.contest.title && !slices.ContainsFunc(cs, func(o contest) bool { return !st.isField(o) }) {
			continue // ‘물길’ 부문에서도 금상을: of the contest spoken of
		}
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

// fieldFollows reports whether the next words name a category: … 해양치유 부문에서.
func fieldFollows(after string) bool {
	ws := strings.Fields(clipped(after, 60))
	for i := range min(3, len(ws)) {
		if hasPrefix(ws[i], "부문", "분야") || hasSuffix(ws[i], "부문", "분야", "부문에서", "분야에서") {
			return true
		}
		if isVerbal(ws[i]) {
			return false
		}
	}
	return false
}

// fieldsAlone are categories whose contest is not named: 환경부의 물길 되살리기 분야와 꽃길 가꾸기 분야 최우수상.
func (st *story) fieldsAlone(sp span, gs []grade) []contest {
	s := st.s
	var out []contest
	for _, w := range words(s, sp) {
		word := w.of(s)
		if j := particle(word, len("분야")*min(1, len(word)/len("분야"))); !hasPrefix(word, "분야", "부문") || word != "분야"+j && word != "부문"+j {
			continue
		}
		g := nextGrade(gs, w.end)
		if g == nil || g.honour || g.start-w.end > 90 {
			continue
		}
		end := w.start
		for end > sp.start && s[end-1] == ' ' {
			end--
		}
		c := contest{span: span{phraseStart(s, sp.start, w.start), end}, agency: true}
		if c.start >= c.end {
			continue
		}
		st.tidy(&c, c.span)
		if n := runes(squash(c.name)); n >= 5 && n <= 40 && !isGeneric(c.name) {
			c.end = w.end
			out = append(out, c)
		}
	}
	return out
}

// contestSpokenOf is a contest of which a sentence speaks without saying what was won: 물길 경진대회는 … 찾는 대회다, 물길 경진대회에 나가.
func (st *story) contestSpokenOf(sent sentence) *contest {
	s := st.s
	if containsAny(sent.of(s), "우수", "뽑", "선정", "가려", "골라", "골랐", "시상", "발표", "내놨", "내놓", "평가했", "심사했", "점검했", "견줬", "따졌") { // 25개 자치구의 보육 정책을 평가해 9곳을 뽑았다
		if cs := st.examined(sent.span, []grade{{span: span{sent.end, sent.end}}}); len(cs) > 0 {
			return &cs[0]
		}
	}
	for _, w := range words(s, sent.span) {
		c, _ := st.plainContest(sent.span, w, nil)
		if n := runes(squash(c.name)); n < 6 || !c.strong && n < 8 {
			continue
		}
		if j := particle(s, c.end); isTopic(j) || j == "에" || j == "에서" || sent.heading() && (j == "" || j == "서") {
			return &c
		}
	}
	return nil
}

// grandPrizes are names that end in 대상 apart: 온나라 자치발전 대상 수상.
func (st *story) grandPrizes(sp span, gs []grade) []contest {
	s := st.s
	for _, g := range gs {
		if g.text != prizeEnd || g.honour || g.start <= sp.start || s[g.start-1] != ' ' {
			continue
		}
		c := contest{span: span{phraseStart(s, sp.start, g.start), g.end}, whole: true, strong: true}
		for _, m := range st.mentionsIn(c.span) {
			if m.start <= c.start && m.end > c.start && !m.central() {
				c.start = m.end + len(m.josa)
			}
		}
		if c.start >= g.start {
			continue
		}
		st.tidy(&c, c.span)
		if n := runes(squash(c.name)); n >= 7 && n <= 40 && len(strings.Fields(c.name)) > 2 && !hasSuffix(strings.TrimSpace(strings.TrimSuffix(c.name, prizeEnd)), "부문", "분야", "종합", "평가", "지원", "교육", "점검", "사업", "조사") {
			return []contest{c}
		}
	}
	return nil
}
