package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// officials are those who travel for their government.
var officials = []string{"의원", "공무원", "직원", "관계자"}

// otherErrands are what officials travel for besides learning.
var otherErrands = []string{"일손", "봉사", "복구", "피해", "위문", "위로", "성금", "참배", "헌화", "추모", "조문", "체육대회", "경진대회", "경기에", "경기를", "경기장", "국회의원", "교육에", "연수에", "판매 행사", "판매전", "홍보"}

// formalErrands are what a sentence without a word of learning may tell of instead.
var formalErrands = []string{"협약", "감사를", "감사에", "종합감사", "점검했", "점검을", "점검에", "판촉", "조문", "분향", "체결", "격려", "시상", "준공", "착공", "개막", "개회", "기념식", "참석", "축하", "전달", "직거래", "안전점검", "나들이", "야유회", "관광을 다녀", "여행을 다녀", "우호 ", "친선", "감사관", "감사원", "감사장", "특산물", "투자", "서명", "공식 방문", "순방", "건의", "면담을 갖고 예산"}

// plain reports whether a sentence of an article about learning says who visited whom, and no other errand: 가람시 물길과가
// 새별시를 방문했다.
func (v *visits) plain(sent sentence, runs []run) bool {
	in := sent.of(v.s)
	if !v.learns && !v.officialsWent(in, runs) && !(goes(in) && (containsAny(in+v.following(sent), glances...) || strings.Contains(in, "다녀"))) && !slices.ContainsFunc(runs, func(r run) bool { return v.welcomed(sent, r) }) || !journey(in) && !(v.hosted && strings.Contains(in, "번째")) || containsAny(in, formalErrands...) || containsAny(in, otherErrands...) || containsAny(in, otherTrips...) {
		return false
	}
	guest := slices.ContainsFunc(runs, func(r run) bool { return r.role == partGuest })
	host := slices.ContainsFunc(runs, func(r run) bool { return r.role == partHost })
	here := slices.ContainsFunc(runs, func(r run) bool { // from abroad, or received
		return r.role == partGuest && (r.members[0].typ == bonbogi.PartyForeign || v.welcomed(sent, r))
	})
	return guest && (host || v.hosted || here) || host && !v.hosted
}

// officialsWent reports whether a sentence says that officials of one government went to another, which needs no word of learning.
func (v *visits) officialsWent(in string, runs []run) bool {
	guest := slices.ContainsFunc(runs, func(r run) bool { return r.role == partGuest })
	host := slices.ContainsFunc(runs, func(r run) bool { return r.role == partHost })
	return guest && host && goes(in) && containsAny(in, officials...)
}

// following is the sentence behind one.
func (v *visits) following(sent sentence) string {
	if i := sent.no + 1; i < len(v.sentences) {
		return v.sentences[i].of(v.s)
	}
	return ""
}

// welcomed: 새별시 견학단을 맞아.
func (v *visits) welcomed(sent sentence, r run) bool {
	return isObject(r.josa) && containsAny(clipped(v.s[r.end:sent.end], 60), "맞이", "맞았", "맞아", "맞은 ", "반겼")
}

// cameHere: … 시를 찾았다, 군에 와.
func (v *visits) cameHere(sent sentence) bool {
	for _, w := range words(v.s, sent.span) {
		word := w.of(v.s)
		j, self := v.isSelf(w)
		if !self {
			j = agreeing(word)
			self = hasSuffix(strings.TrimSuffix(word, j), "시청", "군청", "구청", "도청", "청사")
		}
		if self && (isObject(j) || j == "에") && goes(clipped(v.s[w.end:sent.end], 40)) {
			return true
		}
	}
	return false
}
