package article

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// sharedList reads a list with marks whose items share one grade, which stands before them or behind them all: 장관상으로는 ▲물길 살리기
// (환경부) ▲꽃길 평가가 있다, ▲물길 살리기 ▲꽃길 평가 등 2개 분야에서 최우수구로 뽑혔다.
func (st *story) sharedList(sent sentence, gs []grade, subs []subject) []found {
	s := st.s
	items := marked(s, sent.span)
	if len(items) < 2 || len(gs) == 0 || notWon(sent.of(s)) {
		return nil
	}
	g := gs[len(gs)-1]
	last := &items[len(items)-1]
	switch head := gs[0]; {
	case head.end <= items[0].start && hasPrefix(afterQuote(s[head.end:sent.end]), "으로는 ", "로는 ", "은 ", "는 ", "에는 ", "으로 ", "로 ", "에 ", ": ", " ▲", " △"):
		g = head
	case g.start > last.start && !g.weak && hasSuffix(strings.TrimRight(s[last.start:g.start], " ‘“"), "분야에서", "부문에서", "평가에서", "사업에서", "업무에서", "개에서", "곳에서", "건에서"):
	default:
		return nil
	}
	for _, other := range gs { // an item with a grade of its own
		if other.start >= items[0].start && other.end <= last.start && !other.agency {
			return nil
		}
	}
	who, explicit := st.recipient(subs, items[0].start)
	var out []found
	for _, it := range items {
		name, giver := st.itemOf(it)
		c := contest{span: name, agency: true}
		st.tidy(&c, name)
		if n := runes(squash(c.name)); n < 4 || n > 45 || isGeneric(c.name) {
			continue
		}
		f := found{kind: bonbogi.KindAward, span: span{name.start, name.end}, sent: sent, received: true, explicit: explicit, agency: true}
		f.Name, f.Period, f.Grade, f.Recipient, f.Conferrer = c.name, c.period, g.text, who, giver
		if f.Conferrer.IsZero() && g.giver.end > 0 {
			f.Conferrer = st.bodyAt(g.giver)
		}
		out = append(out, f)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// marked are the items of a list in a sentence that stand behind marks.
func marked(s string, sp span) []span {
	var out []span
	for i, r := range sp.of(s) {
		if !strings.ContainsRune(listMarks, r) {
			continue
		}
		if n := len(out); n > 0 {
			out[n-1].end = sp.start + i
		}
		out = append(out, span{sp.start + i + len(string(r)), sp.end})
	}
	for i := range out {
		out[i] = trim(s, out[i])
	}
	return out
}

// itemOf is the name in an item, without its brackets and what follows, and the giver in its brackets.
func (st *story) itemOf(it span) (name span, giver bonbogi.Party) {
	s := st.s
	end := it.end
	for _, mark := range []string{"(", " 등 ", ", ", " ‘"} {
		if i := strings.Index(s[it.start:end], mark); i > 0 && (mark != "(" || strings.Contains(s[it.start+i:end], ")")) {
			if mark == "(" {
				if p, ok := st.giverInBrackets(span{it.start + i, it.end}); ok {
					giver = p
				} else if close := strings.IndexByte(s[it.start+i:end], ')'); it.start+i+close+1 < end { // 지적(토지)업무평가
					continue
				}
			}
			end = it.start + i
		}
	}
	name = trim(s, span{it.start, end})
	if j := lastJosa(s, name); (isSubject(j) || isObject(j)) && !endsLikeContest(name.of(s)) && !hasSuffix(name.of(s), nounsLikeVerbs...) {
		name.end -= len(j)
	}
	for _, t := range []string{"유공우수기관", "우수기관", "최우수기관"} {
		if stem, ok := strings.CutSuffix(name.of(s), t); ok {
			name = trim(s, span{name.start, name.start + len(stem)})
		}
	}
	return name, giver
}
