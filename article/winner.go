package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// winnersBehind are the governments that a text names behind a grade: 최우수상에 가람시, 대상은 다솔군이,
// 대상(다솔군), ▲우수상 새별시, 별하군.
func (st *story) winnersBehind(g *group, tail span) []subject {
	s := st.s
	at := min(g.end, tail.end)
	rest := strings.TrimLeft(s[at:tail.end], "’”")
	lead := ""
	for _, p := range []string{"에는 ", "에 ", "은 ", "는 ", "으로는 ", "으로 ", "로 ", "(", ": ", " : ", " "} {
		if strings.HasPrefix(rest, p) {
			lead = p
			break
		}
	}
	if lead == "" {
		return nil
	}
	at = tail.end - len(rest) + len(lead)
	last := g.start
	if g.rank != nil {
		last = g.rank.start
	}
	if lead == " " && !strings.HasSuffix(strings.TrimRight(s[:last], " "), "▲") {
		return nil
	}
	var out []subject
	ms := st.mentionsIn(span{at, tail.end})
	for i := range ms {
		m := &ms[i]
		if gap := s[at:max(at, m.start)]; m.start < at || len(gap) > 8 || strings.Trim(gap, " ,·‘’와과및▲") != "" {
			break
		}
		if m.typ != bonbogi.PartyGovernment || m.glued || m.josa == "" && personBehind(s[m.end:tail.end]) {
			break
		}
		if lead == "(" && st.isAbove(m.span) && st.main != nil && st.main.above[m.only().ID] {
			break // 최우수상(한빛도): who gave it
		}
		if !m.central() { // 금상은 관세청과 가람시
			out = append(out, subject{m.span, st.party(m), false})
		}
		at = m.end
		if m.josa != "" {
			at += len(m.josa)
			if !isLink(m.josa) {
				break
			}
		}
	}
	if len(out) > 0 && lead != "(" && containsAny(s[at:tail.end], "주관", "주최") && strings.Contains(clipped(s[at:tail.end], 40), "주") {
		return nil
	}
	return out
}

// rowOf are the governments that won together, if the one that acts is the last of a row.
func (st *story) rowOf(sent sentence, f found, subs []subject, to int) []subject {
	if row := st.jointEntry(sent, f, to); len(row) > 1 {
		return row
	}
	w, ok := st.winner(subs, to)
	if !ok || !isGovernment(w.party) || !f.Recipient.Same(w.party) {
		return nil
	}
	if row := st.rowBefore(sent.start, w); len(row) > 1 && st.mentionAt(w.start) != nil {
		return row
	}
	return st.together(sent, w, f.span, to)
}

// rowBefore are the governments that are named, from a place on, in a row with the one that won: 새별시와 별하군이 우수상을.
func (st *story) rowBefore(from int, last subject) []subject {
	s := st.s
	out := []subject{last}
	ms := st.mentionsIn(span{from, last.start})
	for i := len(ms) - 1; i >= 0; i-- {
		m := &ms[i]
		gap := strings.TrimSpace(s[m.end:max(m.end, out[0].start)])
		if m.typ != bonbogi.PartyGovernment || m.central() || m.glued || !isRow(gap) {
			break
		}
		out = append([]subject{{m.span, st.party(m), false}}, out...)
	}
	return out
}

// jointEntry are the governments of which a sentence says that they did together what won: 가람시와 새별시가 함께 꾸린 물길동맹이
// 최우수상을.
func (st *story) jointEntry(sent sentence, f found, to int) []subject {
	s := st.s
	to = min(to, sent.end)
	for _, r := range st.rows(span{sent.start, to}) {
		if len(r.members) < 2 || !isNominative(r.josa) || f.explicit && isGovernment(f.Recipient) && !slices.ContainsFunc(r.members, func(m subject) bool { return m.party.Same(f.Recipient) }) && !f.Recipient.Same(st.mainParty()) {
			continue
		}
		ws := words(s, span{min(r.end, to), to})
		if len(ws) < 2 || !hasPrefix(ws[0].of(s), "함께", "공동", "손잡", "힘을", "협력", "연합") {
			continue
		}
		for _, w := range ws[1:min(len(ws), 4)] {
			if hasSuffix(w.of(s), "한", "낸", "꾸린", "만든", "추진한", "운영한", "기획한", "조성한", "일군", "펼친", "벌인", "연", "세운", "내놓은", "하는", "운영하는", "추진하는") {
				return r.members
			}
		}
	}
	return nil
}

// isRow reports whether only words of a list stand between two governments.
func isRow(gap string) bool {
	gap = strings.TrimRight(gap, ",")
	return len(gap) <= 8 && strings.Trim(gap, " ,·와과및") == "" || slices.Contains([]string{"를 비롯해", "을 비롯해", "를 비롯한", "을 비롯한", "와 함께", "과 함께", "에 이어"}, gap)
}

// together are the governments of which a sentence says that they won with the one that acts: 가람시는 새별시, 다솔군과
// 함께 ‘물길대상’에서 최우수상을. What they did together (함께 추진한) is something else.
func (st *story) together(sent sentence, first subject, prize span, to int) []subject {
	s := st.s
	ms := st.mentionsIn(span{first.end, to})
	for i := range ms {
		m := &ms[i]
		rest, ok := strings.CutPrefix(s[m.end+len(m.josa):sent.end], " 함께 ")
		if !ok || !isLink(m.josa) || m.typ != bonbogi.PartyGovernment || m.central() || m.glued || !st.wonNext(span{sent.end - len(rest), sent.end}, prize) {
			continue
		}
		row := st.rowBefore(first.end, subject{m.span, st.party(m), false})
		return append([]subject{first}, row...)
	}
	return nil
}

// wonNext reports whether the prize, or that it was won, is the next thing that is told: nothing was done before it.
func (st *story) wonNext(sp, prize span) bool {
	s := st.s
	if hasPrefix(sp.of(s), "선정", "뽑", "수상", "받", "최우수", "우수", "대상", "장려", "금상", "은상", "동상", "나란히") {
		return true
	}
	if prize.start < sp.start {
		return false
	}
	for _, w := range words(s, span{sp.start, prize.start}) {
		word := strings.Trim(w.of(s), "‘“")
		if word != "" && isVerbal(word) && hostWord(word) == "" && !isNominative(lastJosa(s, w)) {
			return false
		}
	}
	return true
}

// grantedBy makes the province that tells of the prizes of its towns their giver, if nobody else is named.
func (f *found) grantedBy(st *story) {
	if st.main == nil || !st.tells || st.main.Level != bonbogi.Province || !f.Conferrer.IsZero() && !f.Conferrer.Same(st.mainParty()) {
		return
	}
	if x := st.g.byID[f.Recipient.Government]; x != nil && x.above[st.main.ID] {
		f.Conferrer, f.GivenByGovernment = st.mainParty(), true
	}
}
