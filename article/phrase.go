package article

import (
	"strings"
	"unicode/utf8"
)

// nounsLikeVerbs end like a particle or an inflected verb but are nouns, so a name may go on before them.
var nounsLikeVerbs = []string{
	"평가", "국가", "참가", "농가", "증가", "전문가", "작가", "휴가", "여가", "물가", "원가", "도로", "진로", "경로", "선로", "수로", "세계로", "새로",
	"광고", "최고", "사고", "재고", "신고", "창고", "냉장고", "금고", "보고", "차고", "저장고", "학교", "성과", "효과", "결과", "학과", "회의", "주의", "협의", "심의", "논의", "민의", "합의", "올해의", "인의",
	"제한", "권한", "기한", "안전한", "건강한", "행복한", "깨끗한", "아름다운", "착한", "역할", "재해", "피해", "동해", "서해",
	"마을", "가을", "고을", "노을", "어린이", "높이", "놀이", "나들이", "아이", "우리", "도서", "부서", "보고서", "질서", "독서", "정서", "안내서", "나라",
	"찾아가는", "은행",
	"편의", "창의", "허가", "건축가", "활동가", "성악가", "사업가", "산책로", "통로", "항로", "활로",
	"북한", "남한", "무한", "최대한", "최소한", "따뜻한", "튼튼한", "쾌적한", "공정한", "청렴한", "살기좋은",
	"이해", "공해", "침해", "방해", "남해", "새해", "수해", "저해", "견해", "소방서", "경찰서", "계획서", "교과서", "인증서",
	"소아", "영아", "유아", "육아", "언어", "국어", "용어", "급여", "수여", "증여",
	"먹이", "맞이", "살이", "풀이", "깊이", "넓이", "지킴이", "돌봄이", "젊은이", "고양이", "호랑이", "송이", "꽁이", "쟁이", "둥이",
	"케어", "투어", "웨어", "미디어", "아이디어", "프론티어", "커리어", "시니어", "주니어", "페어", "스퀘어", "엔지니어", "스토어", "코리아", "아시아", "토피아", "데이", "웨이", "플레이", "제로", "히어로", "메트로", "인플루언서", "센서", "아젠다", "사과", "치과", "요가", "로고", "카페",
	"신호등", "가로등", "평등", "균등", "초등", "중등", "고등", "읍면", "화면", "측면", "체온", "수온", "바다", "참여", "기여", "경어", "단어", "영어", "분야", "기후", "노후", "방과후", "사후", "전후",
}

// verbEnds end words behind which a name begins anew.
var verbEnds = []string{
	"은", "는", "이", "가", "을", "를", "에", "에서", "에서도", "의", "으로", "로", "와", "과", "한", "된", "린", "긴", "할", "될", "던", "온", "낸", "벌인", "붙인", "높인", "보인", "울인", "고", "며", "해", "돼", "어", "아", "여", "서",
	"앞장선", "나선", "힘쓴", "애쓴", "이끈", "만든", "세운", "키운", "지킨", "펼친", "거둔", "일군", "가꾼", "뽑은",
	"등", "면", "지만", "따라", "부터", "까지", "에게", "됐다", "했다", "다", "대로", "차례", "여명", "여개",
}

// openers are words that stand before a name and do not belong to it.
var openers = []string{"지난", "이번", "최근", "올해", "오는", "이날", "또", "또한", "특히", "앞서", "한편", "아울러", "이어", "그리고", "이와", "이밖에", "이밖에도", "더불어", "매년", "올", "내년", "작년", "지난해", "현재", "이", "그", "함께", "각종", "모두", "총", "전체", "다시", "이미", "먼저", "무려", "역대", "도내", "국내", "관내", "시는", "군은", "최종", "각", "등", "주관", "주최", "후원", "선정", "수상", "동시", "연속", "대표적으로", "이후", "당시", "같은", "열린", "결과", "유일하게", "상반기", "하반기", "마지막", "처음", "처음으로"}

// phraseStart goes left from a head over the words that can belong to the same name. It returns the place
// where the name begins.
func phraseStart(s string, from, head int) int {
	at := head
	letters := 0
	for n := 0; n < 9; n++ {
		end := at
		for end > from && s[end-1] == ' ' {
			end--
		}
		if end == at && n > 0 || end <= from {
			break
		}
		begin := end
		for begin > from && s[begin-1] != ' ' && s[begin-1] != '\n' {
			begin--
		}
		word := s[begin:end]
		if i := strings.LastIndexAny(word, ",.’”)]:…‘“([/}"+listMarks); i >= 0 {
			_, w := utf8.DecodeRuneInString(word[i:])
			if i+w < len(word) && !isVerbal(word[i+w:]) && !isOpener(word[i+w:]) {
				at = begin + i + w
			}
			break
		}
		letters += runes(word)
		day := strings.HasSuffix(word, "의") && hasPrefix(s[end:], " 날", " 달", " 해") || (word == "날" || word == "달" || word == "해") && hasSuffix(s[from:begin], "의 ") // 농업인의 날 기념식
		if letters > 45 || isVerbal(word) && !day || isOpener(word) {
			break
		}
		at = begin
	}
	return at
}

func isOpener(word string) bool {
	for _, o := range openers {
		if word == o {
			return true
		}
	}
	return false
}

// isVerbal reports whether a word carries a particle or an ending, so that the next one begins something new.
func isVerbal(word string) bool {
	if hasSuffix(word, "중앙회의", "협회의", "학회의", "위원회의", "연합회의", "협의회의", "의회의", "대회의", "연구회의", "진흥회의", "별도로", "정도로", "제도로", "속도로") {
		return true
	}
	if hasSuffix(word, nounsLikeVerbs...) && !hasSuffix(word, "에서", "에서도", "까지도", "로도") {
		return false
	}
	if runes(word) == 2 && strings.HasSuffix(word, "의") && !hasPrefix(word, "시", "군", "구", "도", "그", "나", "내", "이", "저", "등", "중", "건", "곳", "번", "명", "년") {
		return false // 책의 도시
	}
	if runes(word) < 2 {
		return word != "및" && word != "·" && !isNumber(word)
	}
	return hasSuffix(word, verbEnds...) || strings.HasSuffix(word, "도") && hasSuffix(strings.TrimSuffix(word, "도"), "농협", "축협", "수협", "조합", "센터", "재단", "공단", "마을", "학교", "협회", "기업", "구청", "시청", "군청", "에서")
}
