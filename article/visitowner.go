package article

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// operating are the stems of verbs for what a government does with what guests look at.
var operating = []string{"운영", "만든", "만들", "세운", "지은", "짓", "조성", "추진", "시행", "펼치", "펼친", "펴는", "꾸린", "꾸리", "가꾼", "가꾸", "갖춘", "도입", "개발", "맡은", "맡아", "맡는", "자랑하", "문을 연", "여는", "키운", "키워", "보유", "설치", "마련", "구축", "개장", "내놓", "들여온", "이끄", "이끌", "관리", "개최", "선보인", "일군", "되살린", "살린", "건립", "실시", "완공", "준공"}

// experiences are what guests hear of from those who had them.
var experiences = []string{"이야기", "사례", "과정", "경험", "비결", "노하우", "모습", "성과", "발자취", "방법", "방식", "솜씨", "길", "경과"}

// owns reads 가람시가 운영하는 물길센터에: whose it is plays the part of what it has.
func (r rowInSentence) owns() part {
	if !isNominative(r.josa) || r.i > 0 && r.runs[r.i-1].josa == "" {
		return partNone
	}
	ws := words(r.s, span{r.end, r.sent.end})
	for k, w := range ws[:min(len(ws), 5)] {
		word := w.of(r.s)
		if k+1 < len(ws) && hasSuffix(word, "온", "낸", "한", "은", "는") {
			if next := ws[k+1].of(r.s); isObject(agreeing(next)) && hasSuffix(strings.TrimSuffix(next, agreeing(next)), experiences...) && containsAny(clipped(r.s[ws[k+1].end:r.sent.end], 40), "듣", "들", "배우", "배웠", "살", "보", "봤", "나누", "나눴") {
				return partHost // 가람시장에게서 가람시가 걸어온 길을 듣고
			}
		}
		if !hasSuffix(word, "는", "은", "한", "든", "린", "낸", "운", "친", "군", "꾼", "춘", "온", "연", "중인") || !containsAny(word, operating...) && !(k > 0 && containsAny(ws[k-1].of(r.s), operating...)) {
			if goesAt(strings.Fields(word), 0) || agreeing(word) == "을" || agreeing(word) == "를" {
				return partNone
			}
			continue
		}
		thing := r
		thing.josa, thing.end = roleJosa(r.s, &mention{span: span{w.end, w.end}}, r.sent.end)
		if isSubject(thing.josa) || thing.josa == "" {
			return partNone
		}
		thing.behind = strings.TrimLeft(r.s[thing.end:r.sent.end], " ")
		thing.near = clipped(thing.behind, 130)
		if !goes(thing.near) {
			return partNone
		}
		return partHost
	}
	return partNone
}

// firm reports whether those who go are of a firm in the town that is named: 가람시의 포장기계 업체 다정산업 임직원이.
func (r rowInSentence) firm() bool {
	last := r.members[len(r.members)-1]
	return isSubject(r.josa) && last.typ == bonbogi.PartyGovernment && containsAny(r.s[last.end:max(last.end, r.end)], "업체 ", "회사 ", "㈜", "주식회사", "기업 ")
}
