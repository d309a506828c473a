package article

import "strings"

// What stands around a name says whether it is one of a practice. Signs add up; a name with a telling last noun needs one
// more, a name without it two.

// running are the stems of what a government does with a practice.
var running = []string{"운영", "추진", "시행", "도입", "구축", "조성", "지원", "실시", "개발", "지급", "제공", "출시", "확대", "마련", "설치", "선보", "진행", "제정", "발행", "가동", "개설", "신설", "개소", "개관", "개장", "개원", "개통", "출범", "보급", "육성", "만들", "만든", "둔 ", "두어", "두었", "뒀", "꾸렸", "세웠", "깔", "놓", "꾸리", "꾸려", "꾸린", "내놓", "세우", "세워", "띄우", "띄운", "띄워", "펴", "펼치", "펼쳐", "열", "벌이", "벌여", "이어", "제작", "개편", "기획", "창안", "고안", "개최", "착수", "공급", "모집", "신청", "활성화", "배달", "배송", "완료", "마무리", "성료", "채용", "체결", "홍보", "소개", "완공", "준공", "건립", "편성", "발굴", "늘리", "늘려", "늘린", "착공", "기공", "고도화"}

// welcomed are the stems of what becomes of it.
var welcomed = []string{"호응", "인기", "자리매김", "자리 잡", "자리잡", "주목", "눈길", "성과", "효과", "만족", "박수", "호평", "인정", "운영", "시행", "출범", "문을 열", "문을 연", "본격", "개막", "개통", "확대", "선정", "수상", "꼽", "정착", "도입", "추진", "시작", "완료", "마무리", "성료", "지급", "제공", "열린", "열리", "열렸", "배출", "뽑", "상을", "금상", "은상", "대상", "우수", "조성", "마련", "진행", "기여", "이바지", "높이", "돕", "한몫", "이끌", "밑거름", "힘이", "보탬"}

// praised are the words with which a sentence says why somebody did well.
var praised = []string{"점수", "인정", "호평", "평가받", "평가를 받", "평가돼", "평가됐", "좋은 평", "좋게", "높이 평가", "높게 평가", "후한", "한몫", "밑거름", "힘이 됐", "힘이 되", "힘입어", "덕에", "덕분", "비결", "원동력", "주효", "돋보", "눈에 띄", "두드러", "이끌어 냈", "이끌어냈", "견인", "크게 작용", "결실", "열매", "꼽혔", "꼽혀", "꼽힌", "보탬이 됐", "바탕이 됐", "바탕이 되", "빛났", "빛을 발"}

// definitions end a sentence that says what something is: … 돕는 사업이다.
var definitions = []string{"사업", "제도", "서비스", "프로그램", "정책", "시책", "시설", "공간", "축제", "교육", "과정", "방식", "시스템", "플랫폼", "체계", "조직", "돌봄", "곳", "브랜드", "모델", "프로젝트", "캠페인", "행사", "공연", "수단", "장치", "산책로", "강좌", "활동", "운동", "보험", "펀드", "것"}

// signs is how much speaks for a name in a sentence, from what stands before it and behind it; sp leaves quotation marks out.
func (st *story) signs(sent sentence, sp span, quoted bool) float64 {
	before, after := st.s[sent.start:sp.start], st.s[sp.end:sent.end]
	if quoted {
		before, after = strings.TrimSuffix(strings.TrimSuffix(before, "‘"), "“"), strings.TrimPrefix(strings.TrimPrefix(after, "’"), "”")
	}
	if quoted {
		after = behindRow(after)
	}
	if tail := tailOf(strings.TrimLeft(after, " ")); quoted && tail != "" { // ‘물길’ 사업을 추진
		after = strings.TrimLeft(after, " ")[len(tail):]
	}
	if !quoted && acts(before, after) {
		return -1
	}
	score := signsBehind(after, quoted) + signsBefore(before) + merit(before, after)
	if quoted && strings.HasSuffix(before, " ") && (hasSuffix(strings.TrimRight(before, " "), whichEnds...) || adnominal(lastWord(before))) {
		score += 0.6 // 빈 가게를 내주는 ‘물길 서가’
	}
	return score
}

// whichEnds are the ends of verbs before the noun of which they say what it does; those with a particle's look are left out.
var whichEnds = []string{
	"하는", "주는", "되는", "있는", "없는", "가는", "보는", "여는", "쓰는", "피는", "드는", "키는", "누는", "우는", "리는", "기는", "치는", "내는", "르는", "잡는", "읽는", "걷는", "먹는", "막는", "돕는", "묶는", "찾는", "받는", "담는", "꾸는", "푸는", "짓는", "싣는", "잇는", "배는", "알리는", "꺼내는", "맺는", "넣는", "놓는", "심는",
	"한", "된", "던", "른", "린", "긴", "준", "바꾼", "가꾼", "세운", "배운", "채운", "만든", "낸", "킨", "친", "꾸민", "높인", "줄인", "붙인", "보인", "모인", "살핀", "펼친", "이은", "지은", "묶은", "모은", "엮은", "심은", "넣은", "놓은", "섞은", "심어진", "만들어진", "알려진", "불리는", "진",
}

// behindRow is what stands behind a row of names in quotation marks, of which the first has been read: ‘물길 배’와 ‘물길 차’를 띄웠다.
func behindRow(after string) string {
	for range mostPractices {
		rest := strings.TrimLeft(after, " ,·")
		for _, link := range []string{"와 ", "과 ", "와‘", "과‘", "및 "} {
			if strings.HasPrefix(rest, link) {
				rest = strings.TrimLeft(rest[len("와"):], " ")
			}
		}
		end := strings.Index(rest, "’")
		if !strings.HasPrefix(rest, "‘") || end < 0 {
			break
		}
		after = rest[end+len("’"):]
	}
	return after
}

// acts reports whether the name is one of a body that says or gives something: 물길센터는 … 했다고 밝혔다.
func acts(before, after string) bool {
	return isSubject(particle(after, 0)) && !containsAny(before, "은 ", "는 ") &&
		containsAny(after, "고 밝혔", "고 전했", "고 말했", "고 설명", "기탁했", "기부했", "전달했")
}

// merit is what it adds that a sentence tells of a prize or of praise: 점수를 얻은 것은 물길 교실 운영; 우수는 ‘물길 교실’.
func merit(before, after string) float64 {
	if hasSuffix(strings.TrimRight(before[strings.LastIndexAny(before, ",.")+1:], " "), "상은", "우수는", "장려는", "대상은", "우수상은", "금상은") {
		return 0.6
	}
	switch in := before + after; {
	case containsAny(in, praised...):
		return 0.5
	case containsAny(in, "수상", "최우수", "장관상", "표창", "대상을"):
		return 0.3
	}
	return 0
}

// naming are nouns before what is called so, even without quotation marks: 대표브랜드 물길미, 지역화폐 물길페이.
var naming = []string{"브랜드", "캐릭터", "마스코트", "배달앱", "챗봇", "지역화폐", "소통망", "애칭"}

// signsBefore are those of what leads to a name: 대표 쌀인 ‘물길미’, 수업 아카이브 ‘물길터’, 전국 최초로 시행한 ‘물길콜’.
func signsBefore(before string) float64 {
	score := 0.0
	before = strings.TrimRight(before, " ")
	word := lastWord(before)
	if stem, ok := strings.CutSuffix(word, "인"); ok && isSchemeWord(stem) {
		score += 1
	} else if ok && runes(word) > 2 {
		score += 0.6
	}
	if hasSuffix(word, naming...) {
		score += 0.7
	}
	if strings.HasSuffix(before, "▲") {
		score += 0.6
	}
	near := before[clip(before, max(0, len(before)-60)):]
	if strings.Contains(near, "최초") || containsAny(near, "중점", "역점", "공약", "특수시책", "자체 사업", "자체 개발", "대표 ", "도입한", "시행한", "추진한", "운영한", "추진 중인", "운영 중인", "운영하는", "추진하는", "시행하는", "개발한", "만든", "꼽힌", "선보인", "이름의", "내놓은", "조성한", "추진해 온", "운영해 온", "펼치는", "도입해") {
		score += 0.4
	}
	return score
}

// signsBehind are those of what is said of a name.
func signsBehind(after string, quoted bool) float64 {
	after = strings.TrimPrefix(after, " ")
	if strings.HasPrefix(after, "(") {
		if i := strings.IndexByte(after, ')'); i > 0 && i < 60 {
			if quoted && isSchemeWord(after[1:i]) { // ‘물길이’(인공지능 챗봇)
				return 0.8
			}
			after = strings.TrimPrefix(after[i+1:], " ")
		}
	}
	j := ""
	if !hasPrefix(after, "이동", "도입", "도내", "이용", "가동", "로컬") {
		j = particle(after, 0)
	}
	rest := strings.TrimLeft(after[len(j):], " ")
	clause := rest
	if i := strings.IndexByte(clause, ','); i > 0 && i > 40 {
		clause = clause[:i]
	}
	clause = clipped(clause, 150)
	switch {
	case j == "" && hasPrefix(rest, running...):
		return 0.7
	case j == "" && strings.HasPrefix(rest, "일환"), j == "의" && strings.HasPrefix(rest, "일환"):
		return 0.8
	case j == "" && hasPrefix(rest, "참여", "수강", "이용", "수료", "성과", "대상자", "참가", "회원", "가맹점", "페이백", "2기", "3기"):
		return 0.4
	case isObject(j) && containsAny(clause, running...):
		return 0.7
	case isObject(j) && hasPrefix(rest, "통해", "활용", "통한", "바탕", "중심", "비롯", "발표", "소개", "찾", "이용"):
		return 0.5
	case isTopic(j) && defined(rest):
		return 1.1
	case isSubject(j) && containsAny(clause, welcomed...):
		return 0.5
	case (j == "으로" || j == "로") && containsAny(clause, "상을", "대상", "우수", "수상", "선정", "인정", "평가", "호평", "박수", "늘렸", "줄였", "높였", "되살", "이끌", "거뒀", "얻", "금상", "은상", "동상", "장관상", "표창"):
		return 0.6
	case (j == "으로" || j == "로") && hasPrefix(rest, "탈바꿈", "재탄생", "변신", "새 단장", "새단장", "거듭나"):
		return 0.6
	case isTopic(j) && hasPrefix(rest, "단순한", "단순히", "올해", "매년", "지난"):
		return 0.4
	case j == "" && strings.HasPrefix(rest, "같은"), j == "처럼":
		return 0.6
	case j == "" && hasPrefix(rest, "등 ", "등의 ", "등을", "등이", "등으로"):
		if tellsOfKind(clause) {
			return 0.8
		}
		return 0.4
	case isLink(j) && containsAny(clause, running...):
		return 0.4
	case j == "" && strings.HasPrefix(rest, "▲"):
		return 0.3
	case j == "" && strings.HasPrefix(rest, ",") && containsAny(rest, " 등을", " 등 ", " 등으로", " 등의 ") && containsAny(rest, running...):
		if tellsOfKind(rest) {
			return 0.6
		}
		return 0.4
	case (j == "에서" || j == "에") && quoted:
		return 0.1
	}
	return 0
}

// tellsOfKind reports whether a list ends with what its members are and that they are run: 물길 교실 등 다양한 사업을 추진한다.
func tellsOfKind(clause string) bool {
	_, kind, ok := strings.Cut(" "+clause, " 등")
	return ok && containsAny(kind, running...) && containsAny(kind, "사업", "프로그램", "시책", "정책", "서비스", "제도", "시설", "인프라", "콘텐츠")
}

// defined reports whether a sentence goes on to say that its topic is a scheme: … 이동을 돕는 사업이다.
func defined(rest string) bool {
	rest = strings.ReplaceAll(clipped(rest, 300), "’", "")
	for _, end := range []string{"이다", "이며", "이라", "다.", "으로,", "로,", "으로 ", "을 말한다", "를 말한다", "입니다", "인데", "이자", "다"} {
		for at := range places(rest, end) {
			if hasSuffix(rest[:at], definitions...) && (end != "으로 " && end != "다" || at > 24) {
				return true
			}
		}
	}
	return false
}
