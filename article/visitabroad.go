package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// studyAbroad says that a journey abroad is made to learn.
var studyAbroad = slices.Concat(taught, []string{"벤치마킹", "견학", "시찰", "선진", "우수사례", "우수 사례", "비교연수", "공무국외", "국외연수", "해외연수", "해외출장", "국외출장"})

// abroadWords are the countries and cities that the reader knows.
var abroadWords = byFirstLetter(slices.Concat(countries, citiesAbroad))

// withAbroad adds the countries and cities abroad to which a sentence says that somebody goes to learn: 베트남의 우수사례를 보러,
// 도쿄와 요코하마를 찾아.
func (v *visits) withAbroad(sent sentence, ms []mention) []mention {
	in := sent.of(v.s)
	if v.hosted || !v.learns && !containsAny(in, studyAbroad...) || !journey(in) {
		return ms
	}
	abroad := slices.Concat(abroadIn(v.s, sent.span), v.townsAbroad(sent))
	abroad = slices.DeleteFunc(abroad, func(a mention) bool {
		return slices.ContainsFunc(ms, func(m mention) bool { return m.start <= a.start && a.start < m.end })
	})
	if len(abroad) == 0 {
		return ms
	}
	out := slices.Concat(ms, abroad)
	slices.SortFunc(out, func(a, b mention) int { return a.start - b.start })
	return out
}

// townsAbroad are the towns that no list knows: behind their country (일본 미도리시를), and where a text tells of a journey abroad
// those that end like one (다케오시 도서관을).
func (v *visits) townsAbroad(sent sentence) []mention {
	var out []mention
	far := containsAny(v.s, "국외", "해외", "일본", "유럽", "연수단")
	ws := words(v.s, sent.span)
	for i, w := range ws {
		j := agreeing(strings.TrimRight(w.of(v.s), ","))
		name := span{w.start, w.start + len(strings.TrimSuffix(strings.TrimRight(w.of(v.s), ","), j))}
		stem := name.of(v.s)
		behind := i > 0 && countryAt(v.s, ws[i-1].start) == ws[i-1].of(v.s)
		switch {
		case runes(stem) < 3 || !isHangul(stem) || cityAt(v.s, w.start) > 0 || v.g.at(v.s, w.start) != nil || countryAt(v.s, w.start) != "":
		case behind && (hasSuffix(stem, "시", "현", "주", "마치") || (rolePlaying(j) || isLink(j)) && !hasSuffix(stem, nounsAbroad...)):
			out = append(out, mention{span: span{ws[i-1].start, name.end}, name: name, typ: bonbogi.PartyForeign, josa: j})
		case far && hasSuffix(stem, "시", "현", "마치") && !hasSuffix(stem, "도시", "전시", "표시", "일시", "게시", "감시", "실시", "제시", "고시", "공시", "실현", "표현", "구현", "재현", "출현", "역시", "다시", "잠시", "동시", "즉시", "당시", "증시", "택시"):
			out = append(out, mention{span: name, name: name, typ: bonbogi.PartyForeign, josa: j})
		}
	}
	return out
}

// nounsAbroad are last words of what may stand behind a country and is no town.
var nounsAbroad = []string{"연수", "축제", "사례", "정부", "기업", "도시", "방문", "시찰", "견학", "현지", "단", "공무원", "측", "정책", "시스템", "대사관", "학교", "대학", "시장", "농가", "관광객", "여행", "출장", "전역", "각지", "등지", "사람", "문화", "음식", "제품", "선진지", "벤치마킹", "탐방", "답사", "일정", "기관", "의회", "국회", "관계자", "전문가", "지역", "마을", "농업", "산업", "기술", "모델", "방식", "제도", "교류", "회사", "업체", "박람회", "관광", "행정", "교육", "복지", "환경", "농촌", "여러", "곳곳", "등", "공연", "협회", "대사", "총영사관", "영사관", "국립공원", "박물관", "미술관", "도서관"}
