package article

import (
	"github.com/bonbogi/bonbogi"
)

// bought: 한빛도는 가람시의 ‘…’ 앱을 사들여 쓴다.
func (st *story) bought(sent sentence, _ string) []Fact {
	s := st.s
	ms := st.mentionsIn(sent.span)
	var out []Fact
	for k := range ms {
		to := &ms[k]
		if to.josa != "의" && !isSubject(to.josa) || to.typ != bonbogi.PartyGovernment || to.glued {
			continue
		}
		near := clipped(s[to.end:sent.end], 70)
		if isSubject(to.josa) {
			near = clipped(s[to.end:sent.end], 180)
		}
		if !containsAny(near, "구매", "사들", "채택", "도입했", "도입해", "도입하기로", "확대한다", "확대했", "확대하기로") || containsAny(near, hoped...) {
			continue
		}
		for i := range ms {
			from := &ms[i]
			if i == k || from.josa != "의" || from.end > to.start && to.josa == "의" || from.typ != bonbogi.PartyGovernment || from.only() == nil || from.central() {
				continue
			}
			for _, q := range st.quotesIn(span{from.end, min(from.end+80, sent.end)}) {
				if q.start-from.end > 14 || to.start > q.end && containsAny(s[q.end:to.start], "고, ", "며, ") {
					break
				}
				out = append(out, st.adoption(q.of(s), st.party(from), st.party(to), to.written(s), bonbogi.AdoptionCopied, bonbogi.Date{}, 0.65, sent.span))
				break
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}
