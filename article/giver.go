package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// giver is who acts in a sentence that says that prizes were given: 한빛도는 가람시를 최우수기관으로 선정했다. Without
// another it is the main government.
func (st *story) giver(sent sentence) bonbogi.Party {
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		if m := &ms[i]; !m.glued && m.typ == bonbogi.PartyGovernment && isSubject(m.josa) {
			return st.party(m)
		}
	}
	for i, w := range words(st.s, sent.span) { // 한국물길공사는 가람시에 …
		j := lastJosa(st.s, w)
		if i > 8 {
			break
		}
		if !isTopic(j) && !isNominative(j) || !hasSuffix(st.s[w.start:w.end-len(j)], "공사", "공단", "재단", "협회", "학회", "진흥원", "연구원", "위원회", "중앙회", "협의회", "연합회", "신문", "일보", "본부", "포럼", "은행", "조합") {
			continue
		}
		if p, ok := st.bodyEnding(sent.start, w.end-len(j)); ok {
			return p
		}
	}
	return st.mainParty()
}

// receiving are those who get the prizes of a group. Where those of the first prize stand before it, all do: 가람시를
// 최우수기관으로, 새별시를 우수기관으로.
func (st *story) receiving(sent sentence, at stretch) []subject {
	if len(st.receivers(sent, at.lead, true)) > 0 {
		return st.receivers(sent, at.before, true)
	}
	return st.receivers(sent, at.tail, false)
}

// receivers are those of whom such a sentence says that they were chosen or given the prize beside which the stretch
// lies: 가람시와 새별시를 최우수기관으로, 다솔군에 우수상을, 김하늘 씨에게. The nearest is the last if they stand before it.
func (st *story) receivers(sent sentence, sp span, before bool) []subject {
	s := st.s
	chosen := containsAny(sent.of(s), "선정", "뽑", "정했", "정해", "골랐", "골라", "꼽", "가려", "결정", "확정", "지정")
	var rows [][]subject
	ms := st.mentionsIn(sp)
	for i := range ms {
		m := &ms[i]
		if m.start < sp.start || m.end+len(m.josa) > sp.end || m.glued || m.central() || !(isObject(st.roleOf(m)) && chosen || m.josa == "에" || m.josa == "에게" || m.josa == "에는") {
			continue
		}
		rows = append(rows, st.rowBefore(sp.start, subject{m.span, st.party(m), false}))
	}
	for _, w := range words(s, sp) {
		for _, j := range []string{"에게는", "에게", "에는", "에"} {
			stem, ok := strings.CutSuffix(w.of(s), j)
			if !ok {
				continue
			}
			if x, ok := st.named(sp, span{w.start, w.start + len(stem)}); ok {
				rows = append(rows, []subject{x})
			}
			break
		}
	}
	if len(rows) == 0 {
		return nil
	}
	slices.SortStableFunc(rows, func(a, b []subject) int { return a[0].start - b[0].start })
	if before {
		return rows[len(rows)-1]
	}
	return rows[0]
}

// tellingOfPrizes is what somebody does who gives prizes, and then what anybody does who makes them known.
var tellingOfPrizes = []string{"선정했", "뽑았", "발표", "시상", "수여", "평가했", "열어", "열고", "열었", "연다", "선정해", "선정하", "골랐", "선정", "뽑", "평가", "공개", "밝혔", "알렸", "전했", "설명"}

// announcer is the government that a sentence tells as the one that made a list known or chose: 행정안전부는 … 선정했다.
func (st *story) announcer(sent sentence, winners []subject, to int) bonbogi.Party {
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if m.start >= to {
			break
		}
		if m.glued || m.typ != bonbogi.PartyGovernment || !isSubject(m.josa) || !m.central() && (m.only() == nil || m.only().Level != bonbogi.Province) {
			continue
		}
		over := m.central() || !slices.ContainsFunc(winners, func(w subject) bool {
			x := st.g.byID[w.party.Government]
			return x == nil || m.only() == nil || !x.above[m.only().ID]
		})
		verbs := tellingOfPrizes
		if winners == nil && !m.central() {
			verbs = tellingOfPrizes[:13] // it may speak of its own
		}
		if over && containsAny(sent.of(st.s), verbs...) {
			return st.party(m)
		}
	}
	return bonbogi.Party{}
}
