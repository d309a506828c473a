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

// isListed reports whether a sentence that breaks off or has no verb lists what was won: 이 밖에 물길평가 우수, 도서관대상
// 최우수상, ….
func isListed(s string, sp span, groups []group) bool {
	in := sp.of(s)
	n := 0
	for i := range groups {
		g := &groups[i]
		if rest := strings.TrimLeft(s[g.end:sp.end], " "); rest != "" && isDigit(rest[0]) { // 금상 7명, 은상 7명
			continue
		}
		if g.graded() && len(g.contests) > 0 && !g.same {
			n++
		}
	}
	if n < 2 || containsAny(in, notYet...) || containsAny(in, untrue...) {
		return false
	}
	end := strings.TrimRight(in, " .…·,)")
	return n >= 3 || !hasSuffix(end, "다", "요", "까") || containsAny(in, "성과를", "결실을", "관왕", "등도 있", "등이 있", "등이다", "상이다", "기관이다", "쾌거", "상을 탔", "상을 받", "대표적", "눈에 띄", "눈에 띈", "손꼽", "잇따", "이어졌", "성적", "등으로 ", "거뒀", "거두")
}

// laureates are the persons whom a sentence names as 수상자 of a contest, its own or the one spoken of before.
func (st *story) laureates(sent sentence, cs []contest) []found {
	if !strings.Contains(sent.of(st.s), "수상자") {
		return nil
	}
	c := st.contest
	if len(cs) > 0 {
		c = &cs[0]
	}
	var out []found
	for _, who := range st.people(sent.span) {
		f := found{kind: bonbogi.KindAward, span: who.span, sent: sent, received: true, explicit: true, orphan: c == nil}
		f.Recipient = who.party
		if c != nil {
			f.Name, f.Period, f.named, f.inherited = c.name, c.period, c.strong, len(cs) == 0
			if p := st.mainParty(); p.Name != "" && strings.HasPrefix(c.name, p.Name) { // 가람시민상
				f.Conferrer, f.GivenByGovernment = p, isGovernment(p)
			}
		}
		out = append(out, f)
	}
	return out
}
