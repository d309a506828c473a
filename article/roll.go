package article

import (
	"slices"
	"strings"
	"unicode"
)

// pairing is a grade with those to whom a list gives it: 대상은 가람시, 최우수상은 새별시와 다솔군.
type pairing struct {
	rank    grade
	winners []subject
	end     int
}

// honourIs reports whether an honour stands in brackets behind the grade: 대상(대통령상)에 가람시.
func (p pairing) honourIs(s string, honour grade) bool {
	return honour.start > p.rank.end && strings.Trim(s[p.rank.end:honour.start], "’” ") == "("
}

// roll reads a sentence, or a line, as a list of grades and their winners. Each grade stands directly before its winners
// or directly behind them; who was taken by one is not offered to the next. One pair alone is a list only if it is all
// that the line says.
func (st *story) roll(sent sentence) []pairing {
	if sent.no < 0 || len(st.mentionsIn(sent.span)) == 0 {
		return nil
	}
	ranks := rollRanks(st.s, sent.span)
	if len(ranks) == 0 {
		return nil
	}
	rows := st.rows(sent.span)
	var out []pairing
	ri := 0
	for i := range ranks {
		r := &ranks[i]
		for ri < len(rows) && rows[ri].end <= r.start && !(rows[ri].end+75 > r.start && st.backward(rows[ri], r)) {
			ri++
		}
		switch {
		case ri < len(rows) && rows[ri].start >= r.end && strings.ContainsAny(clipped(st.s[r.end:rows[ri].start], 12), listMarks): // 대상은 △물길 가람시 △꽃길 새별시
			end := sent.end
			if i+1 < len(ranks) {
				end = ranks[i+1].start
			}
			p := pairing{rank: *r}
			for ; ri < len(rows) && rows[ri].end <= end; ri++ {
				p.winners, p.end = append(p.winners, rows[ri].members...), rows[ri].end
			}
			if len(p.winners) > 1 {
				out = append(out, p)
			}
		case ri == len(rows):
		case rows[ri].end <= r.start: // the loop stopped at a row that belongs to this grade
			out = append(out, pairing{*r, rows[ri].members, r.end})
			ri++
		case rows[ri].start >= r.end && rows[ri].start-r.end < 75 && isForward(st.s[r.end:rows[ri].start]):
			out = append(out, pairing{*r, rows[ri].members, rows[ri].end})
			ri++
		}
	}
	if len(out) == 0 {
		out = st.atTheEnd(sent, ranks)
	} else if len(out) == 1 && !isWholeLine(st.s, sent.span, out[0]) && !wonBehind(st.s, sent.span, out[0]) && !(st.contest != nil && out[0].rank.start == sent.start && isCopula(st.s[out[0].end:])) && !wonTogether(st.s, sent.span, out[0]) || len(out) > 1 && sameGrade(out) {
		return nil
	}
	return out
}

// atTheEnd reads a grade whose winner stands behind what it did: 대상은 물길을 새로 낸 가람시가 차지했다, 우수상은 … 새별시에
// 돌아갔다.
func (st *story) atTheEnd(sent sentence, ranks []grade) []pairing {
	s := st.s
	rows := st.rows(sent.span)
	var out []pairing
	for i, r := range ranks {
		if !hasPrefix(afterQuote(s[r.end:sent.end]), "은 ", "는 ", "의 영예는 ") {
			continue
		}
		to := sent.end
		if i+1 < len(ranks) {
			to = ranks[i+1].start
		}
		for _, w := range rows {
			if w.start < r.end || w.end > to {
				continue
			}
			rest := strings.TrimLeft(s[w.end:sent.end], " ")
			given := (w.josa == "에" || w.josa == "에게") && (hasPrefix(rest, "돌아") || strings.HasPrefix(rest, ",") && containsAny(s[w.end:sent.end], "돌아"))
			if given || isNominative(w.josa) && hasPrefix(rest, winning...) {
				out = append(out, pairing{r, w.members, w.end})
				break
			}
		}
	}
	return out
}

// sameGrade reports whether all pairs are of the one grade that a text is as likely to use for something else: 지원 대상.
func sameGrade(ps []pairing) bool {
	return !slices.ContainsFunc(ps, func(p pairing) bool { return p.rank.text != prizeEnd })
}

// rollRanks are the ranks of a stretch as lists write them, with or without 상: 우수에는, 최우수 2곳.
func rollRanks(s string, sp span) []grade {
	var out []grade
	for i := sp.start; i < sp.end; i++ {
		if s[i] < 0x80 {
			continue
		}
		if g, ok := honourAt(s, sp, i); ok && (g.start == sp.start || s[g.start-1] != '(') && (isTopic(particle(s, g.end)) || hasPrefix(s[g.end:sp.end], wonBy...)) { // 국무총리상은 가람시와 새별시에
			g.honour = false
			out = append(out, g)
			i = g.end - 1
			continue
		}
		if !wordBegins(s, i) {
			continue
		}
		for _, r := range rankWords {
			if r.grade == "" || !strings.HasPrefix(s[i:sp.end], r.word) {
				continue
			}
			g := grade{span: span{i, i + len(r.word)}, text: r.grade}
			if !strings.HasSuffix(r.word, "상") {
				g.end = tailEnd(s, sp, g.end)
			}
			if (wordEnds(s, g.end) || particle(s, g.end) != "" || isCopula(s[g.end:sp.end]) || hasPrefix(s[g.end:sp.end], "에는", "은", "으로는")) && !(r.word == prizeEnd && isTarget(s, sp, g.span)) {
				out = append(out, g)
				i = g.end - 1
			}
			break
		}
	}
	return out
}

// tailEnd is the end of 최우수 with what makes it longer: 최우수상, 최우수 기관, 최우수 시·군.
func tailEnd(s string, sp span, at int) int {
	from := at
	if strings.HasPrefix(s[at:sp.end], " ") {
		from++
	}
	for _, t := range rankTails {
		if end := from + len(t); strings.HasPrefix(s[from:sp.end], t) && t != "마을" && t != "학교" && t != "대학" && (wordEnds(s, end) || particle(s, end) != "") {
			return end
		}
	}
	return at
}

// isTarget reports whether 대상 means those whom something is for: 점검 대상: 가람시.
func isTarget(s string, sp, at span) bool {
	before := strings.TrimRight(s[sp.start:at.start], " ‘“")
	return hasPrefix(s[at.end:sp.end], "으로", "이 되", "이 된", "지", "자") || before != "" && unicode.IsLetter(lastRune(before)) && !hasSuffix(before, "부문별", "분야별", "에서", "결과", "시는", "군은", "구는", "도는", "시가", "군이", "구가", "도가", "시를", "군을", "구를", "평가", "대회", "에", "에게", "각각", "인", "전", "데", "고", "며", "해", "은", "는", "로", "시", "군", "구")
}

// rolled turns the pairs of a list into awards. What the list does not name is the contest of the sentence, or the one
// spoken of before.
func (st *story) rolled(sent sentence, pairs []pairing, gs []grade, cs []contest, subs []subject) []found {
	s := st.s
	if len(cs) == 0 && st.contest == nil || notWon(sent.of(s)) {
		return nil
	}
	how := telling{received: true, verb: -1, rest: s[pairs[len(pairs)-1].end:sent.end]}
	var out []found
	for i := range pairs {
		p := &pairs[i]
		g := group{orphan: true, rank: &p.rank}
		var c contest
		for k := range cs {
			if cs[k].end <= p.rank.start || len(cs) == 1 {
				c, g.orphan = cs[k], false
			}
		}
		if !g.orphan {
			g.contests = []contest{c}
		}
		g.span = span{min(p.rank.start, p.winners[0].start), p.end}
		f, ok := st.award(sent, &g, how, prize{c, &p.rank}, subs, p.end)
		f.explicit, f.span = true, g.span
		if i := slices.IndexFunc(gs, func(g grade) bool { return g.honour && p.honourIs(s, g) }); i >= 0 {
			f.Honour = gs[i].text
		}
		if !ok && !f.Recipient.Same(f.Conferrer) {
			continue
		}
		if f.Conferrer.IsZero() {
			f.Conferrer = st.announcer(sent, p.winners, p.winners[0].start)
		}
		f.GivenByGovernment = f.Conferrer.Same(st.mainParty()) && isGovernment(f.Conferrer)
		out = append(out, st.shared(f, p.winners)...)
	}
	return out
}

// withRanks adds the ranks of a list to the grades of a sentence that do not have them yet.
func withRanks(gs []grade, roll []pairing) []grade {
	for _, p := range roll {
		if !slices.ContainsFunc(gs, func(g grade) bool { return g.start < p.rank.end && g.end > p.rank.start }) {
			gs = append(gs, p.rank)
		}
	}
	slices.SortStableFunc(gs, func(a, b grade) int { return a.start - b.start })
	return gs
}
