package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// handing is a sentence that says that a ministry or province brings to others what municipalities have made.
type handing struct {
	sentence int
	by, to   bonbogi.Party // to is zero if the sentence does not count those who get it
	written  string
}

// handingOn reads who brings what others have made to whom: 교육부는 … 3종을 130개 자치단체에 보급한다.
func (st *story) handingOn(sent sentence) (h handing, ok bool) {
	v, found := handsOn.next(st.s, sent.span)
	if !found || v.told.ofNoun() || st.main == nil {
		return h, false
	}
	h.sentence = sent.no
	rows := st.takerRows(sent.span)
	for _, r := range rows {
		switch {
		case len(r.named) > 0 && isSubject(r.josa) && (r.named[0].central() || r.named[0].only() != nil && r.named[0].only().Level == bonbogi.Province):
			h.by, h.written = st.party(r.named[0]), r.named[0].written(st.s)
		case r.set.end > 0 && slices.Contains([]string{"에", "로", "으로", "에도"}, r.josa) && r.after <= v.start:
			ok = true
			if r.n > 0 {
				set := r.set.of(st.s)
				h.to = bonbogi.Party{Name: set, Type: bonbogi.PartyGroup, Count: int64(r.n)}
			}
		}
	}
	if h.by.IsZero() && st.main.Level == bonbogi.Province && !slices.ContainsFunc(rows, func(r takerRow) bool { return isSubject(r.josa) && len(r.named) > 0 }) {
		h.by = st.mainParty()
	}
	return h, ok && !h.by.IsZero()
}

// handed reads the list of what is brought to others: 가람시의 ‘물길콜’, 새별시 ‘햇살콜’.
func (st *story) handed(sent sentence, h handing) []Fact {
	s := st.s
	if sent.no-h.sentence > 2 || sent.no > h.sentence && !containsAny(sent.of(s), "대상은", "시스템은", "사례는", "프로그램은", "이다.", "등이다", "등입니다") {
		return nil
	}
	var out []Fact
	for _, p := range st.ownedIn(sent) {
		if len(st.quotesIn(p.span)) == 0 && !hasSuffix(s[:p.start], "‘", "“") {
			continue
		}
		origin, to, written := st.party(p.owner), h.to, h.to.Name
		if to.IsZero() {
			to, written = h.by, h.written
		}
		if !origin.Same(h.by) {
			out = append(out, st.adoption(strings.TrimSpace(p.name), origin, to, written, bonbogi.AdoptionShared, st.adoptedOn(sent), 0.55, sent.span))
		}
	}
	return out
}
