package article

import "strings"

// A practice is called after what it is. These are the last nouns of such names, the wide class of them: what a government runs,
// pays, lends, opens or publishes. schemeNouns say so by themselves; broadNouns tell of many things, placeNouns are also where something takes place, and
// plainNouns are also said of what is no scheme.
var (
	schemeNouns = byLastRune(
		"프로젝트", "뉴딜", "인증제", "챌린지", "아카이브", "챗봇", "배달앱", "앱", "안전망", "복지망", "커뮤니티",
		"수당", "장려금", "축하금", "장학금", "기본소득", "활력소득", "연금", "월급제", "보험", "바우처", "쿠폰", "상품권", "카드", "페이", "패스", "이용권", "교환권", "포인트", "마일리지", "펀드", "꾸러미", "도시락", "밥상", "대책비", "생활비",
		"택시", "버스", "자전거", "셔틀", "콜", "산후조리",
		"아카데미", "학당", "사관학교", "대학원", "유학", "학기제", "인턴십", "워케이션", "살이", "살아보기", "데이", "투어", "시티투어", "마당놀이",
		"직매장", "안테나숍", "장터", "몰", "스토어", "곳간", "냉장고", "나눔터", "돌봄터", "꿈터", "배움터", "이음터", "사랑방", "책방", "부엌", "빨래방", "세탁소", "스테이션", "정거장", "정류장", "수거함", "배출함", "하우스", "하우징타운", "밸리", "벨트", "케어팜", "텃밭", "놀이터", "쉼터", "키오스크",
		"축제", "페스티벌", "영화제", "예술제", "문화제", "국악제", "음악제", "연극제", "비엔날레", "엑스포", "박람회", "레이스", "방문의 해", "오케스트라", "야시장", "야행", "김장대전",
		"통장", "적금", "교복", "등록금", "교통비", "무임승차", "환급", "페이백", "캐시백", "정기권", "주민증", "시민증", "도민증", "지역화폐", "참여예산", "옴부즈만", "옴부즈맨", "배심원단", "리빙랩", "알리미", "알림톡", "안심벨", "비상벨", "귀갓길", "쉘터", "공유주차", "킥보드", "트램", "밥차", "푸드뱅크", "푸드마켓", "푸드트럭", "플리마켓", "빨래차", "방문간호", "방문진료", "재택의료", "주치의", "공동생활홈", "셰어하우스", "공유주방", "공동급식", "민원실", "군수실", "시장실", "구청장실", "우체통", "신문고", "창구", "핫라인", "게시판", "플랜", "루트", "상담소", "처리반", "랩",
		"조례", "브랜드", "캐릭터", "요금제", "지킴이", "기동대", "서포터즈", "봉사단", "원정대", "돌보미", "해결사", "기사단", "문학상", "전정단", "어사대", "순찰대", "발굴단", "홍보단", "순찰단", "감시단", "돌봄단", "상담단", "수호대", "탐험대", "인센티브", "구독", "도서 대출", "바로대출", "달력",
	)
	broadNouns = byLastRune("마당", "사업", "서비스", "시스템", "제도", "프로그램", "플랫폼", "교실", "캠프", "클래스", "스쿨", "교육과정", "강좌", "네트워크", "콘텐츠", "코스", "컨설팅", "멘토링", "진료", "검진", "접종", "치료", "돌봄", "케어", "로봇", "드론", "매뉴얼", "지도", "맵", "보조금", "지원금", "클리닉", "커뮤니티", "마켓", "판매장", "농장", "특구", "클러스터", "스페이스", "지원단", "관제", "스피커")
	placeNouns = byLastRune("센터", "복지관", "도서관", "박물관", "미술관", "문학관", "체험관", "체험장", "문화관", "홍보관", "휴양림", "수목원", "정원", "공원", "테마파크", "야영장", "캠핑장", "카페", "식당", "야식당", "라운지", "허브", "캠퍼스", "학교", "대학", "마이스터고", "병원", "은행", "약국", "극장", "둘레길", "산책로", "산책길", "숲길", "연구소", "자원순환가게", "상점", "놀이마당", "광장", "타운", "주택", "팜", "전시관", "체육관", "산후조리원", "전망대", "물놀이장", "레일바이크", "모노레일", "출렁다리", "스카이워크", "시네마", "영화관", "원두막", "그늘막", "해변", "해수탕", "거점")
	plainNouns = byLastRune("교육", "행정", "복지", "혁신", "실천", "운동", "캠페인", "공감", "기업", "일자리", "마을", "거리", "길", "체계", "모델", "정책", "여행", "체험", "상담", "기금", "연수", "단지", "공동체", "동아리", "쌀", "한우", "숲", "급식", "방", "감면", "양성", "과정", "이벤트", "기획전", "지원", "만들기", "키우기", "가꾸기", "살리기", "찾기", "배우기", "나누기", "잇기", "걷기", "읽기", "쓰기", "지키기", "줄이기", "모으기", "심기", "해결단", "육아단", "체험단", "모니터단", "가게", "상품", "서가", "정비소", "공방", "창작소", "작업실", "이웃단", "배달", "포털", "누리집", "대전", "조성")
)

// noScheme are words that end like a scheme that is made with 제 (회수보상제, 실명제), and are none.
var noScheme = []string{"문제", "과제", "경제", "숙제", "주제", "의제", "통제", "규제", "억제", "국제", "실제", "어제", "이제", "언제", "해제", "배제", "면제", "절제", "강제", "전제", "형제", "결제", "삭제", "방제", "명제", "추모제", "위령제", "기우제", "자제", "화제", "난제", "치료제", "영양제", "소독제", "접착제"}

// ownWords make a name out of common words: nobody describes a scheme with them, one is called so.
var ownWords = []string{"찾아가는", "찾아오는", "우리동네", "우리마을", "우리 동네", "우리 마을", "행복", "희망", "꿈", "안심", "든든", "튼튼", "온기", "사랑", "함께", "달빛", "별빛", "달달", "해피", "힐링", "두드림", "드림", "클린", "에코", "그린", "톡톡", "쏙쏙", "똑똑", "천원", "천 원", "100원", "만원", "반값", "제로", "생생", "청춘", "맘", "키움", "이음", "잇다", "마실", "동행", "다함께", "다가치", "온누리", "한끼", "1004", "올케어", "원스톱", "누구나", "모두", "스마트", "글로컬", "로컬", "AI", "인공지능", "K-", "365", "24시", "나눔", "바로", "미리", "빛고을", "청정", "산타", "왕진", "무료", "무상", "0원"}

// plainWords say of a scheme only for whom or in which field it is.
var plainWords = []string{"지역", "교육", "체험", "문화", "예술", "복지", "주민", "시민", "군민", "구민", "도민", "관광", "농업", "농촌", "지원", "공공", "행정", "관련", "참여", "협력", "종합", "통합", "상호", "교류", "다채로운", "수준별", "입주", "수출", "장학", "시설물", "확대", "설치", "교체", "보급", "맞춤형", "현장", "홍보", "건강", "안전", "환경", "돌봄", "상담", "전문", "특화", "신규", "주요", "우수", "기존", "해당", "각종", "다양한", "자체", "공모", "국가", "정부", "보조", "시범", "본", "이번", "동", "전체", "세부", "일반", "기본", "학교", "청년", "어르신", "노인", "아동", "청소년", "여성", "장애인", "가족", "취약계층", "저소득층", "소상공인", "농가", "기업", "산업", "경제", "일자리", "운영", "개선", "정비", "개발", "사회", "공익", "봉사", "나눔", "기부", "모금", "공동", "협업", "온라인", "디지털", "민간", "위탁", "연계", "체류형", "평생", "심화", "기초", "실습", "이론", "직업", "진로", "상생", "혁신", "핵심", "대표", "중점", "역점", "전국", "도내", "국내", "고품질", "및", "등", "후속", "추가", "단기", "장기", "소통", "축하", "부대", "정책", "제도", "사업", "서비스", "프로그램", "시설", "공간", "스마트", "찾아가는", "특성화", "직거래", "대응", "읍면동", "농특산물", "농산물", "특산물", "장기", "전수자", "활동"}

// byLastRune sorts words by their last letter, so that few have to be compared.
func byLastRune(words ...string) map[rune][]string {
	out := map[rune][]string{}
	for _, w := range words {
		r := lastRune(w)
		out[r] = append(out[r], w)
	}
	return out
}

// sort of a last noun.
type nounSort int

const (
	noNoun nounSort = iota
	plainNoun
	placeNoun
	broadNoun
	schemeNoun
)

// schemeEnd is the noun of a scheme with which a name ends, the longest, and what sort of noun it is.
func schemeEnd(name string) (string, nounSort) {
	last := lastRune(name)
	best, sort := "", noNoun
	for _, class := range []struct {
		nouns map[rune][]string
		sort  nounSort
	}{{schemeNouns, schemeNoun}, {broadNouns, broadNoun}, {placeNouns, placeNoun}, {plainNouns, plainNoun}} {
		for _, w := range class.nouns[last] {
			if len(w) > len(best) && strings.HasSuffix(name, w) {
				best, sort = w, class.sort
			}
		}
	}
	if sort == noNoun && last == '제' { // 회수보상제, 10시 출근제
		if word := lastWord(name); runes(word) >= 3 && !hasSuffix(word, noScheme...) {
			return word, schemeNoun
		}
	}
	return best, sort
}

// isPlain reports whether a name is made of words only that say what sort of thing it is, or whose: 주민 참여 프로그램, 가람 교육.
func (st *story) isPlain(name, end string) bool {
	for w := range strings.FieldsSeq(strings.TrimSuffix(name, end)) {
		for w != "" {
			n := 0
			for _, p := range append(st.ownNames(), plainWords...) {
				if len(p) > n && strings.HasPrefix(w, p) {
					n = len(p)
				}
			}
			if n == 0 {
				return false
			}
			w = w[n:]
		}
	}
	return true
}

// endsLikeScheme reports whether a name ends with a noun of any of the sorts.
func endsLikeScheme(name string) bool {
	_, sort := schemeEnd(name)
	return sort != noNoun
}

// isSchemeWord reports whether a word says by itself that a scheme is meant.
func isSchemeWord(word string) bool {
	_, sort := schemeEnd(word)
	return sort >= placeNoun
}

// beforeBracket takes a bracket off the end of a name: 케어팜(Care Farm).
func beforeBracket(name string) string {
	if i := strings.LastIndexByte(name, '('); i > 0 && strings.HasSuffix(name, ")") {
		return strings.TrimRight(name[:i], " ")
	}
	return name
}

// describes reports whether a phrase tells what something is like rather than what it is called: 현장 중심의 맞춤형 서비스.
func describes(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if hasSuffix(w, "적", "적인", "별", "중심", "중심의", "기반", "밀착형", "맞춤형", "참여형", "수준", "분야", "대상", "의") && runes(w) > 1 {
			return true
		}
	}
	return false
}
