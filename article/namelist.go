package article

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// nameList are the persons whom a sentence lists with where they are from, as those who got one prize: 김하늘(새터읍)·이보람(솔길면
// 이장) 등 11명이 받았다. The prize is that of the sentence, or the one spoken of before.
func (st *story) nameList(sent sentence, cs []contest, gs []grade) []found {
	s := st.s
	if sent.heading() || len(gs) > 1 || !containsAny(sent.of(s), "받았", "받는", "수상", "선정", "뽑", "시상", "수여", "영예") || notWon(sent.of(s)) {
		return nil
	}
	c := st.contest
	if len(cs) > 0 {
		c = &cs[0]
	}
	if c == nil || !strings.HasSuffix(c.name, "상") && !containsAny(c.name, "유공", "표창") {
		return nil
	}
	var out []found
	for _, sp := range listedNames(s, sent.span) {
		f := found{kind: bonbogi.KindAward, span: sp, sent: sent, received: true, explicit: true}
		f.Recipient = bonbogi.Party{Name: sp.of(s), Type: bonbogi.PartyPerson}
		f.Name, f.Period, f.named, f.inherited = c.name, c.period, c.strong, len(cs) == 0
		if len(gs) == 1 {
			f.Grade = gs[0].text
		}
		if f.Conferrer = c.by; f.Conferrer.IsZero() && st.tells {
			f.Conferrer = st.mainParty()
		}
		f.GivenByGovernment = isGovernment(f.Conferrer) && f.Conferrer.Same(st.mainParty())
		out = append(out, f)
	}
	return out
}

// listedNames are full names of three letters, each with a bracket behind it, that stand one after the other; two at least.
func listedNames(s string, sp span) []span {
	var out []span
	last := -1
	for i := sp.start; i < sp.end; i++ {
		if s[i] != '(' || i-sp.start < 9 {
			continue
		}
		name := span{i - 9, i}
		end := strings.IndexByte(s[i:sp.end], ')')
		if end < 0 || end > 120 {
			break
		}
		if wordBegins(s, name.start) && runes(name.of(s)) == 3 && isFullName(name.of(s)) && (last < 0 || isRow(strings.TrimSpace(s[last:name.start]))) {
			out = append(out, name)
			last = i + end + 1
		}
		i += end
	}
	if len(out) < 2 {
		return nil
	}
	return out
}
