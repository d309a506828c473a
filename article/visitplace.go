package article

import "strings"

// places are the last words of names of what guests look at: it lies in the town that it is named after.
var placeEnds = []string{
	"발전소", "센터", "공원", "마을", "시장", "정원", "도서관", "박물관", "복지관", "학습관", "학습원", "공장", "농장", "목장", "단지", "거리", "엑스포", "박람회", "축제", "휴양림", "수목원", "농협", "로컬푸드", "직매장",
	"해변", "해수욕장", "온천", "타워", "전망대", "관광지", "체험관", "미술관", "전시관", "기념관", "과학관", "생태관", "홍보관", "문학관", "문화관", "체육관", "회관", "문화원", "캠퍼스", "파크", "랜드", "밸리", "타운", "새재", "폭포", "대교", "해안", "습지", "갯벌", "오름", "저수지", "박람회장", "축제장", "체험장",
	"전시장", "공연장", "경기장", "골프장", "운동장", "캠핑장", "야영장", "화장장", "처리장", "매립장", "소각장", "선별장", "정수장", "주차장", "놀이터", "리조트", "산성", "읍성", "향교", "서원", "고택", "한옥마을", "예술촌", "민속촌", "창작촌", "청년몰",
	"지구", "특구", "산단", "재단", "공사", "공단", "조리원", "요양원", "의료원", "숲", "숲길", "둘레길", "골목", "상점가", "출렁다리", "스카이워크", "케이블카", "모노레일", "짚라인", "집라인", "플랫폼", "아트센터", "극장", "시설", "섬", "도", "항", "호수", "호", "천", "댐", "청사",
}

// facility: 춘천시립합창단 names its city; 춘천시민 does not.
func (v *visits) facility(m *mention) bool {
	word := wordAt(v.s, m.end)
	if hasPrefix(word, "립", "도립", "시립", "군립", "구립") {
		return true
	}
	return (m.bare && m.doubtful || m.glued) && namesPlace(word)
}

// namesPlace reports whether a word, but for its particle, ends like the name of what lies in a town.
func namesPlace(word string) bool {
	stem := strings.TrimSuffix(word, lastJosa(word, span{0, len(word)}))
	return runes(stem) > 1 && hasSuffix(stem, placeEnds...)
}

// things are what a sentence may be about without anybody going anywhere.
var things = []string{"시설", "시설들", "사업", "정책", "제도", "버스", "축제", "조례", "공원", "사례", "행사", "프로그램", "시스템", "서비스", "브랜드", "관광지", "행정", "모델", "노력", "성과", "인구", "경제", "농산물", "역사", "시민", "군민", "구민", "도민"}

// goers are the last words of those who go somewhere for a body whose name stands before 의.
var goers = []string{"공무원", "직원", "의원", "위원", "위원장", "의장", "주민", "회원", "관계자", "담당자", "일행", "명", "인", "단", "팀", "과", "회", "협의체", "부서", "소장", "국장", "과장", "팀장", "시장", "군수", "구청장", "부시장", "부군수", "연수생", "교육생", "수강생", "지도자", "대표", "간부", "청년", "농가", "방문", "견학", "벤치마킹", "답사", "시찰", "발길", "발걸음", "탐방", "연수"}

// aboutThing reports whether the particle of a row stands behind a thing of a town rather than people of it: 가람시의 물길
// 시설이, 가람시 물길버스는.
func (v *visits) aboutThing(r run) bool {
	m := r.members[len(r.members)-1]
	if m.josa != "" && m.josa != "의" || !isSubject(r.josa) || r.end <= m.end+len(m.josa) {
		return false
	}
	stem := strings.TrimSuffix(strings.TrimRight(v.s[m.end+len(m.josa):r.end], ",)"), r.josa)
	stem = strings.TrimRight(strings.TrimSuffix(stem, "들"), "’”")
	if stem == "" || strings.Contains(stem, " 등 ") {
		return false
	}
	if m.josa == "의" {
		return !hasSuffix(stem, goers...)
	}
	return hasSuffix(stem, things...)
}

// gone reports whether a short name would mean a government that was no more when the article appeared: 대덕 특구.
func (v *visits) gone(m *mention) bool {
	x := m.only()
	if x == nil || !m.bare {
		return false
	}
	if v.published.IsZero() {
		return !x.Exists()
	}
	_, ok := x.FormOn(v.published.First())
	return !ok
}
