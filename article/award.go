package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// group is what a sentence tells of one contest, or of several with one grade.
type group struct {
	contests []contest
	rank     *grade
	honour   *grade
	more     []grade // further ranks in the same contest
	earlier  bool    // told in passing: 지난해 장려상에 이어
	orphan   bool    // no contest is named
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

// found is an award as one sentence tells it.
type found struct {
	Award
	kind      bonbogi.Kind
	span      span
	sent      sentence
	explicit  bool // the recipient stands in the sentence
	named     bool // the contest is named and is one by its name
	received  bool // a verb says that it was received
	earlier   bool
	agency    bool
	orphan    bool    // no contest is named in the sentence
	context   contest // what the text spoke of before
	marked    bool    // its grade stands in quotation marks
	inherited bool    // its contest is that of a sentence before
}

// awards reads what one sentence tells of prizes.
func (st *story) awards(sent sentence) []found {
	s := st.s
	if !containsAny(sent.of(s), "상", "선정", "우수", "인증", "표창", "평가", "대회", "유공", "장려", "포장", "훈장", "어워") {
		return nil
	}
	gs := grades(s, sent.span, st.quotes)
	cs := st.contests(sent.span, gs)
	if len(gs)+len(cs) == 0 && !strings.Contains(sent.of(s), "수상자") {
		return nil
	}
	gs = slices.DeleteFunc(gs, func(g grade) bool {
		return slices.ContainsFunc(cs, func(c contest) bool { return c.whole && g.start >= c.start && g.end <= c.end })
	})
	if in := sent.of(s); strings.Contains(in, "수상자") && !sent.heading() && len(gs) == 0 {
		var out []found
		for _, who := range st.people(sent.span) {
			f := found{kind: bonbogi.KindAward, span: who.span, sent: sent, received: true, explicit: true, orphan: true}
			f.Recipient = who.party
			c := st.contest
			if len(cs) > 0 {
				c = &cs[0]
			}
			if c != nil {
				f.Name, f.Period, f.named, f.orphan, f.inherited = c.name, c.period, c.strong, false, len(cs) == 0
				if p := st.mainParty(); p.Name != "" && strings.HasPrefix(c.name, p.Name) { // 가람시민상
					f.Conferrer, f.GivenByGovernment = p, isGovernment(p)
				}
			}
			out = append(out, f)
		}
		if len(out) > 0 {
			return out
		}
	}
	groups := assemble(s, gs, cs)
	for i := range cs {
		if cs[i].strong && !sent.heading() {
			st.contest = &cs[i]
		}
	}
	subs := st.subjects(sent.span, sent.heading())
	var out []found
	for i := range groups {
		g := &groups[i]
		end := sent.end
		if i+1 < len(groups) {
			end = groups[i+1].start
		}
		out = append(out, st.ofGroup(sent, g, subs, span{g.end, end})...)
	}
	return out
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
		case cur.graded() && !joins(s, cur, g):
			if g.weak {
				return
			}
			gap := s[min(cur.end, g.start):g.start]
			if cur.rank != nil && !g.honour && strings.Contains(gap, "이어") {
				cur.earlier = true
			}
			open(group{contests: cur.contests, orphan: cur.orphan})
		case !cur.graded() && g.weak && g.start-cur.end > 60:
			return
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
	return isLink(bare) || bare == "·" || bare == "및" || bare == "," && len(cur.contests) == 1
}

// ofGroup turns a group into awards, one for each contest and grade.
func (st *story) ofGroup(sent sentence, g *group, subs []subject, tail span) []found {
	s := st.s
	rest := s[g.end:sent.end]
	verb := firstOf(rest, receiving)
	give := firstOf(rest, giving)
	inside := containsAny(g.of(s), "선정", "수상", "받", "뽑혀", "차지")
	received := verb >= 0 || inside
	given := give >= 0 && (verb < 0 || give < verb) && !inside
	heading := sent.heading()
	if heading && containsAny(sent.of(s), headingReceiving...) {
		received = true
	}
	if hasPrefix(strings.TrimLeft(rest, "’” "), "수상자") && heading {
		return nil
	}
	if bare := strings.TrimLeft(rest, "’” "); hasPrefix(bare, "을 수상한 데", "을 받은 데", "를 수상한 데", "을 받은 것", "을 수상한 것", "을 받은 바", "을 수상한 바", "을 받은 이후", "을 받은 뒤") {
		received = true
	} else if hasPrefix(bare, "을 수상한 ", "수상자", " 수상자", "출신", "을 받은 ", "를 수상한 ") && !strings.Contains(s[g.end:sent.end], "것") && !heading {
		// who has a prize and now does something else
		if !containsAny(rest, "받았", "선정됐", "수상했", "밝혔") {
			return nil
		}
	}
	if containsAny(rest, notYet...) && !containsAny(rest, "받았", "선정됐", "수상했", "차지했") {
		return nil
	}
	var out []found
	contests := g.contests
	if len(contests) == 0 {
		contests = []contest{{}}
	}
	ranks := []*grade{g.rank}
	for i := range g.more {
		ranks = append(ranks, &g.more[i])
	}
	to := g.end
	if verb >= 0 && g.end+verb <= tail.end {
		to += verb
	}
	var people []subject
	if j := particle(s, g.end+len(s[g.end:])-len(strings.TrimLeft(s[g.end:], "’”"))); isTopic(j) {
		people = st.people(span{g.end, tail.end}) // … 표창은 이보람 위원, 박고운 위원이 수상했다
	}
	if g.graded() {
		if w := st.winnersBehind(g, tail); len(w) > 0 {
			people = w
			received = true
		}
	}
	if !received && !given && len(people) == 0 && !(heading && g.graded() && len(g.contests) > 0) {
		return nil
	}
	for ci, c := range contests {
		for ri, rank := range ranks {
			if len(ranks) == len(contests) && len(ranks) > 1 && ri != ci {
				continue // 각각
			}
			f := found{kind: bonbogi.KindAward, span: span{c.start, g.end}, sent: sent, received: received, earlier: g.earlier, agency: c.agency, orphan: g.orphan}
			if c.end == 0 {
				f.span = g.span
			}
			if runes(c.name) <= 5 && isGradeWord(c.name) && c.inner.end == 0 && headOf(c.name) == "" {
				continue
			}
			f.Name, f.Period, f.named = c.name, c.period, c.strong
			f.Recipient, f.explicit = st.recipient(subs, to)
			if p, ok := st.beforePrize(sent, f.span.start); ok && heading {
				f.Recipient, f.explicit = p, true
			}
			if p, ok := st.bracketed(sent, rank); ok {
				f.Recipient, f.explicit = p, true
			}
			var row []subject
			if w, ok := st.winner(subs, to); ok && f.Recipient.Same(w.party) && isGovernment(w.party) && !w.self {
				if row = st.rowBefore(sent, w); len(row) < 2 {
					row = nil
				}
			}
			if st.contest != nil {
				f.context = *st.contest
			}
			f.Grade = gradeText(rank, g.honour)
			f.marked = rank != nil && hasSuffix(s[:rank.start], "‘", "“")
			f.Conferrer = st.conferrer(sent.span, c, g.honour, f.Recipient, heading)
			if rank != nil && rank.own && g.orphan && !f.explicit {
				continue
			}
			if rank != nil && rank.other && (isGovernment(f.Recipient) || !f.explicit) {
				continue // 우수마을: the village, whichever it is
			}
			if c.end > 0 {
				f.complete(s, c, rank)
			}
			if rank == nil && g.honour == nil && !isPrize(c.name) && !hasPrefix(strings.TrimLeft(rest, "’” "), "수상", "을 수상", "를 수상", "부문 수상", "획득", "을 획득", "을 받", "을 통과", "통과") && c.inner.end == 0 {
				continue
			}
			if f.Name == "" && g.honour != nil && g.honour.giver.end > 0 {
				f.Name = g.honour.text
			}
			if f.Grade == "" && strings.HasSuffix(f.Name, prizeEnd) && received {
				f.Grade = prizeEnd
			}
			f.Streak = streak(s[max(sent.start, f.span.start-40):min(sent.end, g.end+40)])
			if f.Period == "" {
				f.Period = year(s[max(sent.start, clip(s, f.span.start-30)):f.span.start])
			}
			f.For = plainQuotes(st.reason(sent.span, f.span.start, c.field))
			f.GivenByGovernment = given
			if f.Conferrer.Same(st.mainParty()) && st.main != nil && (g.honour != nil && g.honour.giver.end > 0 || given) {
				f.GivenByGovernment = true
				if f.Recipient.Same(f.Conferrer) || !f.explicit {
					continue
				}
			}
			winners := people
			if len(winners) == 0 && row != nil {
				winners = row
			}
			if len(winners) == 0 {
				f.grantedBy(st)
				out = append(out, f)
			}
			for _, who := range winners {
				w := f
				w.Recipient, w.explicit = who.party, true
				if who.party.Type == bonbogi.PartyPerson {
					w.orphan, w.span = false, who.span
				}
				w.grantedBy(st)
				out = append(out, w)
			}
		}
	}
	return out
}

// complete adds to the name what stands between a name in quotation marks and 대상: such names as
// ‘대한민국 마을기록’대상 begin with the country and end with the prize.
func (f *found) complete(s string, c contest, rank *grade) {
	if rank == nil || rank.text != prizeEnd || !c.quoted || c.strong {
		return
	}
	gap := s[min(c.end, rank.start):rank.start]
	if strings.Trim(gap, "’” ") == "" && hasPrefix(c.name, "대한민국", "한국", "전국", "올해의") {
		f.Name += " " + prizeEnd
	}
}

func gradeText(rank, honour *grade) string {
	switch {
	case rank != nil:
		return rank.text
	case honour != nil:
		return honour.text
	}
	return ""
}

// isPrize reports whether a contest is a prize by its name, so that it needs no grade: 국제도시상.
func isPrize(name string) bool {
	switch h := headOf(name); h {
	case "유공", "유공기관", "어워드", "어워즈", "관광의 별", "포상":
		return true
	default:
		return strings.HasSuffix(h, "상") || strings.HasSuffix(name, "상") && runes(name) > 4
	}
}
