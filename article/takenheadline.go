package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// takenInHeadline reads a headline that says from whom the one has what the article is about: 새별시, 가람시 ‘물길콜’ 도입; 새별시 물길콜,
// 가람시서 왔다; 새별시 물길콜 운행…시초는 가람시.
func (st *story) takenInHeadline(spoken string) []Fact {
	if st.main == nil || st.mainParty().Type != bonbogi.PartyGovernment || hasSuffix(cmp.Or(spoken, st.matter), goods...) {
		return nil
	}
	for _, sent := range st.sentences {
		in := sent.of(st.s)
		if !sent.heading() || containsAny(in, unsettled...) || containsAny(in, untrue...) || containsAny(in, "추진", "베껴", "베낀", "표절", "?", "배우자", "도입을", "가나", "하나", "될까", "견학", "방문", "찾아", "다녀") {
			continue
		}
		ms := st.actorsIn(sent.span)
		for i := range ms {
			m := &ms[i]
			if m.glued && hasPrefix(st.s[m.end:], "서 ") { // 가람시서 배웠다
				m.glued, m.josa = false, "서"
			}
			who := st.whole(m)
			if !st.canBeFirst(m) || who == st.main || who != nil && (st.main.above[who.ID] || who.above[st.main.ID]) || !st.headlineSource(sent, m) {
				continue
			}
			practice := cmp.Or(spoken, st.matter)
			if q := st.quotesIn(sent.span); len(q) > 0 {
				practice = q[0].of(st.s)
			}
			if practice == "" {
				continue
			}
			return []Fact{st.adoption(practice, st.pioneering(m), st.mainParty(), "", bonbogi.AdoptionCopied, bonbogi.Date{}, 0.45, sent.span)}
		}
	}
	return nil
}

// headlineSource reports whether a headline says of a government that the main one has something from it.
func (st *story) headlineSource(sent sentence, m *mention) bool {
	s := st.s
	before := strings.TrimRight(s[sent.start:m.start], " ")
	from := min(skip(s, m.end, sent.end), sent.end)
	rest := strings.TrimRight(s[from:sent.end], " .!’”")
	for _, noun := range ancestry {
		if hasSuffix(before, noun+"은", noun+"는") && len(strings.Fields(rest)) <= 1 {
			return true
		}
	}
	first, _, _ := strings.Cut(clauseOf(rest), "…")
	end := from + len(first)
	switch {
	case isNominative(m.josa), m.josa == "에서", m.josa == "서":
		if hasSuffix(first, "개발", "고안", "시작", "창안", "원조", "첫 도입", "첫 시행", "첫선", "처음", "설계", "발명", "시작한 것", "시작했다", "만들었다") && st.mainHeadline(sent) {
			return true
		}
		if strings.HasSuffix(m.josa, "서") {
			v, ok := comes.next(s, span{m.end, end})
			if !ok {
				v, ok = copies.next(s, span{m.end, end})
			}
			return ok && v.told >= done && strings.TrimSpace(strings.TrimPrefix(s[m.end:v.start], m.josa)) == "" || hasSuffix(first, "들여와", "가져와", "이전받아")
		}
	case m.josa == "" || m.josa == "의" || isObject(m.josa):
		v, ok := copies.next(s, span{m.end, min(sent.end, clip(s, m.end+60))})
		if ok && v.told.ofNoun() && !containsAny(v.span.of(s), "쓰", "심", "고치") && !strings.Contains(s[m.end:v.start], ",") {
			return true // 가람시 ‘물길콜’ 본뜬 ‘햇살콜’
		}
		behind := slices.ContainsFunc(st.mentionsIn(span{sent.start, m.start}), func(o mention) bool { return o.only() == st.main })
		return behind && hasPrefix(s[m.end:sent.end], " ", "의 ", "‘") && !strings.Contains(first, "등 ") && (hasSuffix(first, "도입", "도입한다", "도입했다", "들여와", "들여온다", "이식", "받아들여", "도입 운영", "도입 시행", "본떠", "벤치마킹 도입", "이어받아", "옮겨와", "공동 활용", "함께 쓴다", "따라", "본받아") || ok && (v.told == done || v.told == decided) && !containsAny(v.span.of(s), "벤치마킹", "참고", "쓰", "심"))
	}
	return false
}

// mainHeadline reports whether a headline begins with the main government.
func (st *story) mainHeadline(sent sentence) bool {
	ms := st.mentionsIn(sent.span)
	return len(ms) > 0 && ms[0].only() == st.main
}
