package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// ownerOf is the government whose practice is named from at on: 새별시의 ‘물길콜’, or 새별시를 방문해 ‘물길콜’을 둘러봤다.
func (st *story) ownerOf(sent sentence, at int) bonbogi.Party {
	if m := st.lookedAt(sent, at); m != nil {
		return st.party(m)
	}
	if containsAny(st.s[sent.start:max(at, sent.start)], makers...) { // 새별시가 개발한 ‘물길콜’
		for _, p := range st.ownedIn(sent) {
			if p.said && p.start == at+len("‘") {
				return st.party(p.owner)
			}
		}
	}
	if m := st.runner(sent, at); m != nil {
		return st.party(m)
	}
	before := strings.TrimRight(st.s[sent.start:max(at, sent.start)], " ")
	stem, ok := strings.CutSuffix(before, "의")
	if !ok {
		return bonbogi.Party{}
	}
	if m := st.mentionEnding(sent.start + len(stem)); m != nil && m.typ == bonbogi.PartyGovernment && m.only() != nil && !m.glued {
		return st.party(m)
	}
	return bonbogi.Party{}
}

// runner is the other government of which a clause says what it runs: 새별시는 ‘물길콜’을, 너울시도 ‘들길콜’을 운영한다.
func (st *story) runner(sent sentence, at int) *mention {
	ms := st.mentionsIn(span{sent.start, max(at, sent.start)})
	for i := range slices.Backward(ms) {
		m := &ms[i]
		if !isTopic(m.josa) && m.josa != "도" || m.typ != bonbogi.PartyGovernment || m.central() || m.glued {
			continue
		}
		if m.only() == nil || m.only() == st.main || !m.only().isLocal() {
			return nil
		}
		return m
	}
	return nil
}

// lookedAt is the host whose practice guests look at, which is named from at on.
func (st *story) lookedAt(sent sentence, at int) *mention {
	if !containsAny(st.s[max(at, sent.start):sent.end], "둘러", "살펴", "견학", "벤치마킹", "시찰", "체험", "설명을 듣", "설명을 들", "배웠", "배우") {
		return nil
	}
	ms := st.mentionsIn(span{sent.start, max(at, sent.start)})
	for i := range ms {
		m := &ms[i]
		gap := st.s[m.end:max(m.end, at)]
		if m.typ == bonbogi.PartyGovernment && m.only() != nil && !m.glued && !m.central() && isObject(m.josa) && len(gap) < 60 &&
			containsAny(gap, "방문해", "방문하여", "방문하고", "찾아", "찾은 자리") {
			return m
		}
	}
	return nil
}
