package article

import "strings"

// group is what a sentence tells of one contest, or of several with one grade.
type group struct {
	contests []contest
	rank     *grade
	honour   *grade
	more     []grade // further ranks in the same contest
	earlier  bool    // told in passing: 지난해 장려상에 이어
	orphan   bool    // no contest is named
	after    int     // where the sentence ended its story of another contest
	listed   bool    // in a list of prizes without a verb
	same     bool    // its contest is that of the grade before
	span
}

func (g *group) graded() bool { return g.rank != nil || g.honour != nil }

func (g *group) grow(sp span) {
	if g.end == 0 {
		g.span = sp
		return
	}
	g.start, g.end = min(g.start, sp.start), max(g.end, sp.end)
}

// assemble brings contests and grades together in the order of the sentence.
func assemble(s string, gs []grade, cs []contest) []group {
	var out []group
	var cur *group
	open := func(g group) {
		out = append(out, g)
		cur = &out[len(out)-1]
	}
	gi := 0
	addGrade := func(g *grade) {
		switch {
		case cur == nil:
			if g.weak {
				return
			}
			open(group{orphan: true})
		case cur.graded() && g.place:
			return
		case cur.rank != nil && cur.rank.place && !g.honour && len(cur.contests) > 0 && g.start-cur.end < 75:
			cur.rank = g // 1위를 차지해 최우수기관으로
		case cur.graded() && !joins(s, cur, g):
			if g.weak {
				return
			}
			gap := s[min(cur.end, g.start):g.start]
			if strings.Contains(gap, "에 이어") || cur.rank != nil && !g.honour && strings.Contains(gap, "이어") {
				cur.earlier = true
			}
			open(group{contests: cur.contests, orphan: cur.orphan, same: true})
		case !cur.graded() && g.weak && g.start-cur.end > 60:
			return
		case !cur.graded() && strings.ContainsAny(s[min(cur.end, g.start):g.start], listMarks) && !strings.HasPrefix(afterQuote(s[min(cur.end, g.start):g.start]), "에서"):
			open(group{orphan: true}) // of the next item
		}
		switch {
		case g.honour && cur.honour == nil:
			cur.honour = g
		case !g.honour && cur.rank == nil:
			cur.rank = g
		case !g.honour && cur.rank.agency && !g.agency:
			cur.rank = g // 우수도시로 꼽혀 은상
		case !g.honour && cur.rank.text != g.text:
			cur.more = append(cur.more, *g)
		}
		cur.grow(g.span)
	}
	for i := range cs {
		c := &cs[i]
		for gi < len(gs) && gs[gi].start < c.start {
			addGrade(&gs[gi])
			gi++
		}
		gap := ""
		if cur != nil {
			gap = s[min(cur.end, c.start):c.start]
		}
		switch {
		case cur != nil && !cur.graded() && len(cur.contests) > 0 && joined(gap):
			if last := &cur.contests[len(cur.contests)-1]; last.field == "" && !strings.ContainsAny(gap, ",‘“") {
				last.field = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(strings.Trim(gap, " ’”"), "과"), "와"))
			}
			cur.contests = append(cur.contests, *c)
			cur.grow(c.span)
		default:
			open(group{contests: []contest{*c}})
			cur.grow(c.span)
		}
	}
	for ; gi < len(gs); gi++ {
		addGrade(&gs[gi])
	}
	return out
}

// joined reports whether two contests share what follows: …도서대상 어린이책과 …낭독대회에서 금상.
func joined(gap string) bool {
	bare := strings.Trim(gap, " ’‘“”")
	return len(gap) <= 45 && (hasSuffix(bare, "과", "와", "및", ",", "·")) && !containsAny(gap, "수상", "선정", "받", "에서")
}

// joins reports whether a further grade belongs to the same prize: 우수도시로 뽑혀 총리 표창,
// 금상(농식품부 장관상), 금상과 은상을 함께.
func joins(s string, cur *group, g *grade) bool {
	if g.start < cur.end {
		return true
	}
	gap := s[cur.end:g.start]
	if len(gap) > 75 || strings.Contains(gap, "이어") {
		return false
	}
	if g.honour != (cur.rank == nil) && (cur.honour == nil || !g.honour) {
		return !strings.Contains(gap, ", ") || len(gap) < 8 && strings.Contains(gap, "’,")
	}
	if g.honour {
		return false
	}
	if cur.rank != nil && cur.rank.agency && !g.agency && containsAny(gap, "선정", "뽑혀") {
		return true
	}
	bare := strings.Trim(gap, " ’‘“”")
	if bare == "" && cur.rank != nil && cur.rank.agency && !g.agency {
		return true // 우수 지자체 장려
	}
	return isLink(bare) || bare == "·" || bare == "및" || bare == "," && len(cur.contests) == 1
}

// prize is a contest with one of its grades.
type prize struct {
	contest
	rank *grade // nil if none is told
}

// prizes are the contests of a group with each of its grades; as many grades as contests go one by one (각각).
func (g *group) prizes() []prize {
	contests := g.contests
	if len(contests) == 0 {
		contests = []contest{{}}
	}
	ranks := []*grade{g.rank}
	for i := range g.more {
		ranks = append(ranks, &g.more[i])
	}
	var out []prize
	for ci, c := range contests {
		for ri, r := range ranks {
			if len(ranks) == 1 || len(ranks) != len(contests) || ri == ci {
				out = append(out, prize{c, r})
			}
		}
	}
	return out
}

// gradeText is the grade as it is proposed: the rank, else the honour.
func gradeText(rank, honour *grade) string {
	switch {
	case rank != nil && !(rank.place && honour != nil):
		return rank.text
	case honour != nil:
		return honour.text
	}
	return ""
}
