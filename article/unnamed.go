package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// countable are those who win without being named, as they are counted: 3개 기관이, 49명이.
var countable = []string{"명", "곳", "개소", "팀", "농가", "가구", "기관", "업체", "마을", "학교", "단체", "기업", "업소", "시설", "동아리", "작품", "제품"}

// unnamedWinners reports whether a sentence says that some won whom it only counts: 관내 3개 기관이 우수기관으로 선정됐다.
func (st *story) unnamedWinners(sp span) bool {
	s := st.s
	ws := words(s, sp)
	for i, w := range ws {
		j := lastJosa(s, w)
		if !isNominative(j) && j != "도" {
			continue
		}
		stem := s[w.start : w.end-len(j)]
		if !hasSuffix(stem, countable...) {
			continue
		}
		if slices.ContainsFunc(ws[i+1:min(len(ws), i+4)], func(v span) bool {
			return hostWord(v.of(s)) != "" || hasSuffix(v.of(s), "한", "하는", "된", "인", "가운데")
		}) {
			continue // 17개 기관이 함께 벌인 평가
		}
		if isDigit(stem[0]) || i > 0 && isDigit(s[ws[i-1].start]) && hasSuffix(ws[i-1].of(s), "개", "곳", "명") {
			return true
		}
	}
	return false
}

// isOwnPrize reports whether a prize is one that a government gives to its own people, and so cannot win: 가람시 시민대상.
func (st *story) isOwnPrize(name string, who bonbogi.Party, explicit bool) bool {
	if st.main == nil || explicit && !who.Same(st.mainParty()) || !hasSuffix(name, "상") {
		return false
	}
	first, rest, _ := strings.Cut(name, " ")
	if rest == "" {
		rest = name
	}
	return hasSuffix(rest, "군민대상", "시민대상", "구민대상", "도민대상", "군민의 상", "시민의 상", "구민의 상", "도민의 상", "군민상", "시민상", "구민상", "도민상") || rest != name && first == st.main.Current().Name
}
