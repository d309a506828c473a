package article

import (
	"cmp"
	"slices"
	"strings"
)

// outsiders are those who act in a sentence that tells nothing of what their government does.
var outsiders = []string{"주민", "시민", "군민", "구민", "도민", "의원", "의회", "기자", "업체", "회사", "기업", "대학", "교수", "학생", "씨", "방문단", "견학단", "상인", "농가", "농민", "단체", "모임", "연구회", "협회", "위원회", "관광객", "이용자", "전문가", "작가", "대표", "재료", "비용", "예산", "사고", "인구"}

// goesWith reports whether what a sentence tells before a place is told of the main government, of its people or of what it has.
func (st *story) goesWith(sent sentence, before int) bool {
	s := st.s
	for _, w := range words(s, span{sent.start, before}) {
		j := lastJosa(s, w)
		if !isTopic(j) && !isNominative(j) && j != "도" || strings.HasPrefix(w.of(s), "이") {
			continue
		}
		who, stem := st.mentionAt(w.start), strings.TrimSuffix(wordStem(w.of(s)), "들")
		if who != nil && who.only() != nil && who.only() != st.main && isTopic(j) || hasSuffix(stem, outsiders...) || isNominative(j) && who == nil && !hasSuffix(stem, officials...) && !isThing(stem) && !slices.Contains(ourselves, stem) {
			return false
		}
	}
	return true
}

// outsiderActs reports whether somebody who is no government does something in a stretch: 새별시의 한 업체가.
func (st *story) outsiderActs(sp span) bool {
	return slices.ContainsFunc(words(st.s, sp), func(w span) bool {
		return isNominative(lastJosa(st.s, w)) && hasSuffix(strings.TrimSuffix(wordStem(w.of(st.s)), "들"), outsiders...)
	})
}

// ourselves is how a government is called in its own news.
var ourselves = []string{"시", "군", "구", "도", "우리", "저희", "본청", "당국", "직원", "직원들", "시장", "군수", "구청장", "도지사"}

// topicThing reports whether what a sentence tells before a place is told of the thing that the text is about, or of nothing else.
func (st *story) topicThing(sent sentence, m *mention) bool {
	s := st.s
	for _, w := range words(s, span{sent.start, m.start}) {
		if j := lastJosa(s, w); !isTopic(j) || hasPrefix(w.of(s), "이", "그") || hasSuffix(s[sent.start:w.start], "이 ", "그 ", "이런 ", "이러한 ", "해당 ") {
			continue
		}
		stem := strings.Trim(wordStem(w.of(s)), "‘’“”")
		return isThing(stem) || slices.Contains(ancestry, stem) || strings.Contains(squash(cmp.Or(st.matter, st.opens)), squash(stem))
	}
	return true
}

// topicIn reports whether the topic of a sentence before a place is one of the nouns.
func (st *story) topicIn(sent sentence, m *mention, nouns []string) bool {
	return slices.ContainsFunc(words(st.s, span{sent.start, m.start}), func(w span) bool {
		j := lastJosa(st.s, w)
		return (isTopic(j) || j == "도") && slices.Contains(nouns, wordStem(w.of(st.s)))
	})
}

// isThing reports whether a noun is what one government can have from another.
func isThing(noun string) bool {
	return slices.Contains(generalNouns, noun) || slices.Contains(examples, noun) || hasSuffix(noun, knowledge...) || isScheme(noun)
}

// knowledge are nouns for what is handed from one to another so that he can do the same.
var knowledge = []string{"것", "노하우", "비법", "비결", "설계도", "설계", "도면", "규칙", "점수표", "채점표", "평가표", "매뉴얼", "지침", "지침서", "교재", "교안", "교육과정", "과정", "서식", "양식", "문안", "문구", "그림", "디자인", "조례", "조례안", "규정", "프로그램", "소프트웨어", "시스템", "앱", "플랫폼", "기술", "방법", "방식", "요령", "경험", "사례", "모델", "운영법", "운영 체계", "체계", "틀", "얼개", "뼈대", "원리", "기법", "아이디어", "영감", "힌트", "착상", "발상", "구상", "이름", "형식", "자료", "대본", "공법", "특허", "소스", "코드", "정책", "제도", "사업", "시책", "방안", "실험", "성공", "대회", "축제", "장터", "학교", "은행", "가게", "식당", "택시", "버스", "냉장고", "교실", "놀이터", "놀이", "음악회", "행사"}

// thingLeads reports whether a stretch tells of a thing and not of who does something: ‘물길콜’은.
func (st *story) thingLeads(sp span) bool {
	for _, w := range words(st.s, sp) {
		if j := lastJosa(st.s, w); isTopic(j) {
			stem := strings.Trim(wordStem(w.of(st.s)), "‘’“”")
			return st.mentionAt(w.start) == nil && !hasSuffix(stem, outsiders...) && (stem != wordStem(w.of(st.s)) || isThing(stem))
		}
	}
	return false
}

// leadsThing reports whether behind a place stands a thing of which the sentence goes on to tell: … 본뜬 이 사업은.
func (st *story) leadsThing(sent sentence, at int) bool {
	s := st.s
	for i, w := range words(s, span{min(at+len(wordAt(s, at)), sent.end), sent.end}) {
		if j := lastJosa(s, w); isTopic(j) || isNominative(j) {
			return isThing(strings.Trim(wordStem(w.of(s)), "‘’“”")) && !containsAny(s[w.end:sent.end], unsettled...)
		}
		if i > 3 {
			break
		}
	}
	return false
}
