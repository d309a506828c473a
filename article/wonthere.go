package article

import "strings"

// venues are the last words of places in which prizes are handed over, and of wholes of which somebody is the best.
var venues = []string{"센터", "호텔", "홀", "강당", "회의실", "회관", "광장", "공원", "청사", "시청", "도청", "군청", "구청", "국회", "킨텍스", "벡스코", "코엑스", "엑스코", "컨벤션", "대학교", "극장", "체육관", "프라자", "플라자", "리조트", "하우스", "타워", "경기장", "운동장", "전당", "캠퍼스", "문화원", "도서관", "박물관", "미술관", "연수원", "교육원", "진흥원", "연구원", "식당", "현장", "무대", "장소", "자리", "일원", "일대", "서울", "부산", "대구", "인천", "대전", "광주", "울산", "세종", "제주",
	"교례회", "중", "가운데", "전국", "도내", "시내", "국내", "관내", "권역", "지역", "그룹", "단위", "분야", "부문", "부", "지자체", "시군", "자치구", "기관", "단체", "이상", "측면", "점", "과정", "경쟁", "본선", "결선", "결승", "예선", "서류", "발표", "결과", "차원", "무렵", "곳", "속", "밖", "안", "앞", "뒤", "위", "날", "해"}

// wonThere reports whether a phrase with 에서 says at what a prize was won, whatever its last word is, because the grade is the next
// that is told: 지방재정 분석에서 나란히 최우수기관에.
func (st *story) wonThere(sp, stem span, j string, next *grade) bool {
	s := st.s
	if next == nil || next.place || j != "에서" && j != "에서는" && j != "에서도" || next.start-stem.end > 66 || hasSuffix(stem.of(s), venues...) || runes(stem.of(s)) < 2 || isDigit(s[stem.start]) {
		return false
	}
	if m := st.mentionEnding(stem.end); m != nil {
		return false // a government or a place
	}
	if start := phraseStart(s, sp.start, stem.start); len(words(s, span{start, stem.end})) < 2 && runes(stem.of(s)) < 5 {
		return false
	}
	for _, w := range words(s, span{min(stem.end+len(j), next.start), next.start}) {
		word := strings.Trim(w.of(s), "‘“’”,")
		if word != "" && isVerbal(word) && word != "나란히" && !hasSuffix(word, "연속으로", "처음으로", "최초로", "다시", "에서") && lastJosa(s, w) != "이" {
			return false
		}
	}
	return true
}

// examinedVerbs stand between what was judged and who was the best of it.
var examinedVerbs = []string{"평가해", "평가한 결과", "평가하고", "평가하여", "심사해", "심사한 결과", "점검해", "점검한 결과", "따져", "따진 결과", "견줘", "견준 결과", "살펴", "살펴본 결과", "살핀 결과", "들여다본 결과", "들여다보고", "분석해", "분석한 결과", "헤아려", "평가했", "심사했", "점검했", "견줬", "따졌"}

// examined is what was judged where no contest is named: 물길 관리 실적을 들여다본 결과 가람시가 우수기관에.
func (st *story) examined(sp span, gs []grade) []contest {
	s := st.s
	ws := words(s, sp)
	for i := 1; i < len(ws); i++ {
		next := nextGrade(gs, ws[i].start)
		j := lastJosa(s, ws[i-1])
		if !isObject(j) || !hasPrefix(s[ws[i].start:sp.end], examinedVerbs...) || next == nil || next.place || next.start-ws[i].start > 160 {
			continue
		}
		c := contest{span: span{phraseStart(s, sp.start, ws[i-1].start), ws[i-1].end - len(j)}, agency: true}
		st.tidy(&c, c.span)
		if n := runes(squash(c.name)); n >= 4 && n <= 40 && !isGeneric(c.name) && !hasSuffix(c.name, "지자체", "시군", "기관", "자치단체", "점", "등", "분야", "항목", "지표") {
			return []contest{c}
		}
	}
	return nil
}
