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
