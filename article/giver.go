package article

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// given reads who gave prizes to whom, in a sentence that says so: 한빛도는 가람시와 새별시를 최우수기관으로 선정했다,
// 가람시장은 ‘시민상’을 김하늘 씨에게 수여했다.
func (st *story) given(sent sentence) (giver bonbogi.Party, to []subject) {
	s := st.s
	chosen := containsAny(sent.of(s), "선정", "뽑았")
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		switch {
		case m.glued || m.typ != bonbogi.PartyGovernment:
		case giver.IsZero() && isSubject(m.josa):
			giver = st.party(m)
		case giver.IsZero() || m.central():
		case isObject(m.josa) && chosen, m.josa == "에", m.josa == "에게":
			for _, x := range st.rowBefore(sent, subject{m.span, st.party(m), false}) {
				if !x.party.Same(giver) {
					to = append(to, x)
				}
			}
		}
	}
	if len(to) > 0 {
		return giver, to
	}
	for _, w := range words(s, sent.span) {
		if stem, ok := strings.CutSuffix(w.of(s), "에게"); ok {
			if x, ok := st.named(sent.span, span{w.start, w.start + len(stem)}); ok {
				to = append(to, x)
			}
		}
	}
	if giver.IsZero() {
		giver = st.mainParty()
	}
	return giver, to
}
