package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

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

	sharesContest bool // its contest is that of the grade before
	toOfficials   bool // it is a prize for officials: 유공 공무원 표창
	institutional bool // its grade is that of a body: 우수기관
	timed         bool // words of time tell when it was won
	past          bool // before the year of the news
	unclear       bool // several won several prizes, and whose is whose is not said
}

// awards reads what one sentence tells of prizes.
func (st *story) awards(sent sentence) []found {
	s := st.s
	if !containsAny(sent.of(s), "상", "받", "선정", "우수", "인증", "표창", "평가", "대회", "유공", "장려", "포장", "훈장", "어워") {
		return nil
	}
	gs := grades(s, sent.span, st.quotes)
	roll := st.roll(sent)
	gs = withRanks(gs, roll)
	cs := st.contests(sent.span, gs)
	if len(gs)+len(cs) == 0 && (st.contest == nil || st.contest.title) {
		if c := st.contestSpokenOf(sent); c != nil {
			c.title = sent.heading()
			st.contest = c
		}
	}
	if len(gs)+len(cs) == 0 && !strings.Contains(sent.of(s), "수상자") && strings.Count(sent.of(s), ")·")+strings.Count(sent.of(s), "), ") == 0 {
		return nil
	}
	gs = slices.DeleteFunc(gs, func(g grade) bool {
		return slices.ContainsFunc(cs, func(c contest) bool { return c.whole && g.start >= c.start && g.end <= c.end })
	})
	if out := st.nameList(sent, cs, gs); len(out) > 0 {
		return out
	}
	if len(gs) == 0 && !sent.heading() {
		if out := st.laureates(sent, cs); len(out) > 0 {
			return out
		}
	}
	var out []found
	subs := st.subjects(sent.span, sent.heading())
	if out := st.sharedList(sent, gs, subs); len(out) > 0 {
		return out
	}
	if len(roll) > 0 {
		if out = st.rolled(sent, roll, gs, cs, subs); len(out) > 0 {
			gs = slices.DeleteFunc(gs, func(g grade) bool {
				return slices.ContainsFunc(roll, func(p pairing) bool {
					return g.start < p.rank.end && g.end > p.rank.start || g.honour && p.honourIs(s, g)
				})
			})
		}
	}
	groups := assemble(s, gs, cs)
	if len(out) > 0 {
		groups = slices.DeleteFunc(groups, func(g group) bool { return !g.graded() })
	}
	for i := range cs {
		if cs[i].period != "" {
			st.dated = append(st.dated, cs[i])
		}
		if c := &cs[i]; !sent.heading() && (c.strong || !c.agency && hasPrefix(afterQuote(s[c.end:sent.end]), "에서", " 결과")) {
			if c.by = st.conferrer(sent.span, *c, nil, bonbogi.Party{}, false); c.by.IsZero() {
				c.by = st.announcer(sent, nil, c.start)
			}
			st.contest = c
		}
	}
	if st.contest == nil && len(cs) == 1 && (cs[0].strong || cs[0].agency || len(gs) > 0 && gs[0].honour) {
		cs[0].title = true
		st.contest = &cs[0]
	}
	listed := isListed(s, sent.span, groups)
	for i := range groups {
		g := &groups[i]
		g.listed = listed
		end := sent.end
		if i+1 < len(groups) {
			end = groups[i+1].start
		}
		from := sent.start
		if i > 0 {
			from = groups[i-1].end
		}
		m := st.momentOf(sent, g, from)
		if i > 0 && !g.same && g.start > from {
			g.after = from
		}
		at := stretch{span{from, g.end}, span{g.end, end}, span{sent.start, groups[0].end}}
		for _, f := range st.ofGroup(sent, g, subs, at) {
			f.when(m)
			if before := clip(s, f.span.start-30); f.Period == "" && !f.timed {
				f.Period = year(s[min(max(from, before), f.span.start):f.span.start])
			}
			out = append(out, f)
		}
	}
	return st.respectively(sent, subs, out)
}

// stretch is where a sentence tells of a group.
type stretch struct {
	before span // from the end of the group before to its own end
	tail   span // from there to the beginning of the next
	lead   span // from the beginning of the sentence to the end of its first group
}

// ofGroup turns a group into awards, one for each contest, grade and winner. What the sentence tells of it ends where
// its stretch does.
func (st *story) ofGroup(sent sentence, g *group, subs []subject, at stretch) []found {
	s := st.s
	how, ok := st.tellingOf(sent, g)
	if !ok {
		return nil
	}
	behind, won := st.behind(g, at.tail)
	how.received = how.received || won
	if !how.received && !how.given && len(behind) == 0 && !(sent.heading() && g.graded() && len(g.contests) > 0) {
		return nil
	}
	to := g.end
	if how.verb >= 0 && g.end+how.verb <= at.tail.end {
		to += how.verb
	}
	var out []found
	for _, z := range g.prizes() {
		f, ok := st.award(sent, g, how, z, subs, to)
		f.Streak = streak(s[max(at.before.start, min(f.span.start, clip(s, f.span.start-40))):min(at.tail.end, g.end+40)])
		if !ok {
			continue
		}
		winners := behind
		if len(winners) == 0 {
			winners = st.rowOf(sent, f, subs, to)
		}
		if len(winners) == 0 && how.given {
			giver := st.giver(sent)
			switch to := st.receiving(sent, at); {
			case len(to) > 0:
				winners, f.Conferrer, f.GivenByGovernment = to, giver, giver.Same(st.mainParty())
			case f.explicit && isGovernment(f.Recipient) || !f.explicit && giver.Same(st.mainParty()): // who gives does not win
				continue
			}
		}
		out = append(out, st.shared(f, winners)...)
	}
	return out
}

// behind are the winners whom a sentence names behind a prize: … 표창은 이보람 위원, 박고운 위원이 수상했다. Those
// behind a grade won it even without a verb.
func (st *story) behind(g *group, tail span) (winners []subject, won bool) {
	if g.graded() {
		if w := st.winnersBehind(g, tail); len(w) > 0 {
			return w, true
		}
	}
	rest := st.s[g.end:]
	if isTopic(particle(rest, len(rest)-len(strings.TrimLeft(rest, "’”")))) {
		return st.people(span{g.end, tail.end}), false
	}
	return nil, false
}

// award is one award as the sentence tells it; ok is false if it only looks like one.
func (st *story) award(sent sentence, g *group, how telling, z prize, subs []subject, to int) (f found, ok bool) {
	s, c, rank := st.s, z.contest, z.rank
	f = found{kind: bonbogi.KindAward, span: span{c.start, g.end}, sent: sent, received: how.received, earlier: g.earlier, agency: c.agency, orphan: g.orphan, named: c.strong, sharesContest: g.same}
	if c.end == 0 {
		f.span = g.span
	}
	if st.contest != nil && !(st.contest.start >= g.end && st.contest.end <= sent.end && containsAny(s[g.end:st.contest.start], "았고", "었고", "했고", "받고", "으며", "하며")) { // not what the sentence tells of after it
		f.context = *st.contest
	}
	f.Name, f.Period, f.Grade = c.name, c.period, gradeText(rank, g.honour)
	if rank != nil && g.honour != nil {
		f.Honour = g.honour.text
	}
	f.toOfficials = g.honour != nil && hasSuffix(strings.TrimRight(s[:g.honour.start], " "), "공무원", "직원", "공직자", "유공자")
	f.institutional = rank != nil && rank.agency
	f.marked = rank != nil && hasSuffix(s[:rank.start], "‘", "“")
	f.Recipient, f.explicit = st.recipientOf(sent, f.span.start, rank, subs, to)
	if p, ok := st.personal(sent, f.span, c.name); ok && (!f.explicit || isGovernment(f.Recipient) || f.Recipient.Type == bonbogi.PartyCouncil) && !how.given {
		f.Recipient, f.explicit = p, true
	}
	if !how.given && (f.explicit && isGovernment(f.Recipient) || !f.explicit) {
		if st.unnamedWinners(span{max(sent.start, g.after), max(to, g.end)}) || st.isOwnPrize(c.name, f.Recipient, f.explicit) {
			return f, false
		}
	}
	f.Conferrer = st.conferrer(span{max(sent.start, g.after), sent.end}, c, g.honour, f.Recipient, sent.heading())
	if !f.isAward(g, z, how.rest) {
		return f, false
	}
	if c.end > 0 {
		f.complete(s, c, rank)
	}
	ofText := st.contest != nil && f.explicit && isGovernment(f.Recipient) && !f.Recipient.Same(st.mainParty()) // who else won is told of the contest of the text
	if f.Name == "" && g.honour != nil && !(ofText && rank == nil) && (g.honour.giver.end > 0 && (rank == nil || st.contest == nil) || rank == nil && st.contest == nil && !sent.heading() && hasPrefix(g.honour.text, "대통령", "국무총리", "총리")) {
		f.Name = g.honour.text
	}
	if f.Grade == "" && strings.HasSuffix(f.Name, prizeEnd) && how.received {
		f.Grade = prizeEnd
	}
	f.For = plainQuotes(st.reason(sent.span, f.span.start, c.field))
	f.GivenByGovernment = how.given
	if f.Conferrer.Same(st.mainParty()) && st.main != nil && (g.honour != nil && g.honour.giver.end > 0 || how.given) {
		f.GivenByGovernment = true
		return f, f.explicit && !f.Recipient.Same(f.Conferrer)
	}
	if f.Conferrer.IsZero() && f.explicit && isGovernment(f.Recipient) && !sent.heading() {
		if p := st.announcer(sent, []subject{{party: f.Recipient}}, f.span.start); !p.Same(f.Recipient) {
			f.Conferrer = p
		}
	}
	if f.Conferrer.Same(f.Recipient) && (g.honour == nil || g.honour.giver.end == 0) {
		f.Conferrer = bonbogi.Party{}
	}
	return f, true
}

// isAward tells a prize from words that only look like one: it has a grade, or is one by its name or by what follows.
func (f *found) isAward(g *group, z prize, rest string) bool {
	c, rank := z.contest, z.rank
	switch {
	case c.summary || f.toOfficials && isGovernment(f.Recipient):
		return false
	case runes(c.name) <= 5 && isGradeWord(c.name) && c.inner.end == 0 && headOf(c.name) == "":
		return false
	case rank != nil && rank.place && g.honour == nil && (f.sent.heading() || c.agency || !isPrize(c.name) && !hasSuffix(c.name, "평가", "대회", "심사", "경진")):
		return false // a place in a ranking, and not in a contest
	case rank != nil && rank.own && g.orphan && !f.explicit:
		return false
	case rank != nil && rank.other && (isGovernment(f.Recipient) || !f.explicit):
		return false // 우수마을: the village, whichever it is
	case rank != nil || g.honour != nil || c.inner.end > 0 || isPrize(c.name):
		return true
	}
	if hasSuffix(c.name, "인증") && firstOf(clipped(rest, 40), receiving) >= 0 {
		return true
	}
	return hasPrefix(strings.TrimLeft(rest, "’” "), "수상", "을 수상", "를 수상", "부문 수상", "획득", "을 획득", "을 받", "을 통과", "통과", "에 당선", "에도 당선", "에서 당선", "에 입상", "에서 입상", "에서도 입상")
}

// shared gives an award to each of several winners, or leaves it to the one it has.
func (st *story) shared(f found, winners []subject) []found {
	if len(winners) == 0 {
		f.grantedBy(st)
		return []found{f}
	}
	var out []found
	for _, who := range winners {
		w := f
		w.Recipient, w.explicit = who.party, true
		if w.Conferrer.IsZero() && isGovernment(who.party) && !f.sent.heading() {
			w.Conferrer = st.announcer(f.sent, []subject{who}, who.start)
		}
		if who.party.Type == bonbogi.PartyPerson {
			w.orphan, w.span = false, who.span
		}
		w.grantedBy(st)
		out = append(out, w)
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

// isPrize reports whether a contest is a prize by its name, so that it needs no grade: 국제도시상.
func isPrize(name string) bool {
	switch h := headOf(name); h {
	case "유공", "유공기관", "어워드", "어워즈", "관광의 별", "포상":
		return true
	default:
		return strings.HasSuffix(h, "상") || strings.HasSuffix(name, "상") && runes(name) > 4
	}
}
