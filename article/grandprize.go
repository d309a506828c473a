package article

import (
	"strings"
)

// isGrandPrize tells 대상, the first prize, from 대상, those whom something is for. It is the prize where it is won, or where
// it stands directly behind a contest and nothing is done to it.
func isGrandPrize(s string, sp span, i int) bool {
	before, after := s[sp.start:i], s[i+len(prizeEnd):sp.end]
	bare := strings.TrimLeft(after, "’”")
	own := bare != after                                                                                                                        // ‘대상’
	behind := hasSuffix(strings.TrimRight(before, " ‘“"), "에서", "부문", "분야") || strings.HasSuffix(before, "대상 ") && !wordBegins(s, i-len("대상 ")) // 물길대상 대상
	j := particle(bare, 0)
	rest := strings.TrimLeft(bare[len(j):], " ,")
	switch {
	case hasSuffix(before, "을 ", "를 ", "할 ", "원 ", "자 ", "민 ", "인 ", "생 ", "는 ", "한 ", "업 ") && !own && !winsNext(rest):
		return false
	case strings.HasPrefix(bare, "인 ") && containsAny(clipped(bare, 60), "장관상", "총리상", "대통령상", "표창"):
		return true // 대상인 환경부장관상
	case j == "으로":
		return hasPrefix(rest, "선정", "뽑", "꼽", "최종 선정") || behind && strings.HasPrefix(bare, "으로,") || own && !hasPrefix(rest, "한", "하")
	case own || behind && j == "" && strings.HasPrefix(bare, " 기관으로"), strings.TrimSpace(bare) == "", hasSuffix(strings.TrimRight(before, " "), "▲"):
		return true
	case j == "은" || j == "에는" || j == "에":
		return winsNext(rest) || containsAny(clipped(bare, 60), "차지", "수상", "선정", "돌아갔", "받았")
	case j == "과" && behind || j == "과" && containsAny(clipped(bare, 40), "상을", "상 등", "상도", "장려", "우수"):
		return true
	case isObject(j) || j == "의" || j == "까지" || j == "도":
		end := strings.IndexAny(rest, ",.")
		if end < 0 {
			end = len(rest)
		}
		return winsNext(rest) || firstOf(clipped(rest[:end], 90), receiving) >= 0 && !containsAny(rest[:end], "선정", "확대", "정하", "정해", "넓") || containsAny(clipped(rest, 120), "우수상을 각각", "장려상을 각각", "상을 안", "상을 받", "상을 수상", "상을 차지")
	}
	return j == "" && hasPrefix(bare, " 수상", " 영예", " 선정", " 획득", " 쾌거", " 차지", " 등", "·최우수", "·우수", ",", "(", "…", " 받", "!", " 등극", "이라는", " △", " ▲", "/", ";") && !hasPrefix(bare, " 선정을", " 등록", " 등급")
}

// winsNext reports whether the next words say that something was won, and how often.
func winsNext(rest string) bool {
	return hasPrefix(rest, "수상", "받", "차지", "거머", "안았", "안은", "안고", "획득", "탔", "기록", "따", "영예", "영광", "올랐", "올라", "이름", "잇따라", "연이어", "연속", "각각", "2", "3", "4", "5", "6", "7", "8", "9", "품에", "목에", "손에", "휩쓸", "가져", "챙", "주인공", "비롯")
}
