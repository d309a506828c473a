package article

import (
	"slices"
	"strings"
)

// Verbs with which a journey is told, by their stems as they are written before an ending. A noun of a journey
// (방문, 견학) stands for the verbs that are made with it: 방문하다, 방문에 나서다, 방문을 마치다.
var (
	// visitNouns name a visit: 새별시의 가람시 방문이 취소됐다.
	visitNouns = []string{"방문", "벤치마킹", "견학", "답사", "시찰", "탐방", "순방", "참관"}
	// calling is to go to a place or to come to it.
	calling = slices.Concat(visitNouns, []string{"찾아", "찾았", "찾은", "찾는", "찾으", "찾을 ", "찾고", "찾기 위", "찾기로", "들르", "들러", "들렀", "들른", "들릴", "다녀", "도착", "당도", "닿았", "닿은", "머물며", "머물면서", "머물렀", "머문", "묵으", "묵었", "묵고", "출장"})
	// leaving is to go away to a place.
	leaving = []string{"다녀왔", "다녀온", "다녀오", "떠난", "떠났", "떠나", "길을 나", "길에 올", "향했", "향한다", "건너갔", "건너가", "날아갔", "로 가 ", "로 간다", "로 갔", "로 가서", "보고 왔", "보고 온", "배우고 왔", "듣고 왔", "걷고 왔", "파견", "보냈", "보내 "}
	// arriving is to come to where the tale is told.
	arriving = []string{"다녀갔", "다녀간", "다녀가", "다녀들", "찾아왔", "찾아와", "찾아온", "찾아오", "몰려와", "몰려왔", "몰려들", "배워 갔", "배워갔", "배워 간", "둘러보고 갔", "보고 갔", "보고 간", "살펴보고 갔", "하고 갔", "해 갔", "건너왔", "건너와", "날아왔", "날아와", "발걸음을 했", "발을 디뎠", "문을 두드"}
	// looking is what guests do at a place.
	looking = []string{"둘러", "돌아봤", "돌아보", "돌아본", "살펴", "살폈", "살피", "살핀", "들여다", "눈여겨", "눈에 담", "훑", "돌며", "돌았", "돌면서", "뜯어보", "뜯어봤", "설명을 들", "설명을 듣", "강의를 들", "비결을 들", "노하우를 들", "운영을 들", "익히", "익혔", "본받", "보러 ", "보려", "보고자", "알아보", "알아봤", "연구하러", "현장교육", "전수받", "체험했", "조사했", "지켜봤", "살펴본"}
	// taught is to be taught at a place.
	taught = []string{"배우러", "배우기", "배우고", "배우려", "배우는", "배우며", "배워", "배웠", "배운", "배울", "배웁", "공부하", "공부했", "공부한", "공부할"}
	// receiving is to have guests.
	welcoming = []string{"맞이", "맞았", "맞아", "맞은 ", "반겼", "반갑게", "환영했", "초청", "안내했"}

	visiting   = slices.Concat(calling, leaving, arriving, looking, taught, welcoming, []string{"가는 곳", "연수에 나", "연수를 떠", "연수를 다녀", "연수를 와", "연수를 왔", "연수를 위해", "연수를 받", "연수를 했", "연수를 가", "연수를 실시", "연수를 마", "연수차", "연수했", "연수단", "발걸음", "발길", "걸음을", "연수 중", "비교연수", "현장연수"})
	goingVerbs = slices.Concat(calling, leaving, arriving, looking, taught)

	// the same by their first letters, for they are looked for in every sentence
	visitingWords = byFirstLetter(visiting)
	oneWord       = byFirstLetter(slices.Concat(calling[len(visitNouns):], taught, []string{"둘러봤", "둘러보", "둘러본", "돌아봤", "돌아보", "돌아본"}))
	withWord      = byFirstLetter(slices.Concat(leaving, arriving))
)

// holds reports whether one of the words stands in a text.
func holds(in string, words map[rune][]string) bool {
	for i, r := range in {
		for _, w := range words[r] {
			if strings.HasPrefix(in[i:], w) {
				return true
			}
		}
	}
	return false
}

// journey reports whether words tell of one.
func journey(in string) bool { return holds(in, visitingWords) || comesOrGoes(in) }

// comesOrGoes reports whether 오다 or 가다 stands in words as a verb of its own: 시청에 왔다, 배우러 온, and not 이어져 왔다.
func comesOrGoes(in string) bool {
	before := ""
	for word := range strings.FieldsSeq(in) {
		word = strings.TrimRight(word, ".,!?’”)")
		if isMotion(word) && hasSuffix(before, "에", "로", "러", "위해", "차", "이", "가", "은", "는", "함께", "들도", "명도", "까지", "곳에서", "에서", "려고", "고자", "데", "직접", "멀리", "대거", "잇따라", "날", "일", "월", "번째로", "같이", "처음", "번", "차례") {
			return true
		}
		before = word
	}
	return false
}

// motions are 오다 and 가다 with their endings.
var motions = func() map[string]bool {
	out := map[string]bool{}
	for _, stem := range []string{"왔", "갔"} {
		for _, end := range []string{"다", "고", "으며", "다고", "는데", "던", "다는", "습니다", "다가", "지만", "을"} {
			out[stem+end] = true
		}
	}
	for _, w := range []string{"와", "와서", "온", "오는", "올", "온다", "온다고", "오고", "오며", "오기", "오기도", "왔던", "와서는", "간다", "간다고", "가서", "가는"} {
		out[w] = true
	}
	return out
}()

func isMotion(word string) bool { return motions[word] }

// sought is what one looks for without going anywhere.
var sought = []string{"길", "방안", "방법", "해법", "대안", "답", "기회", "활로", "실마리", "아이디어", "전략", "돌파구", "묘책", "접점", "의미", "사례", "방향", "시책", "모델", "정책", "사업", "해답", "원인", "자리", "블루오션", "비결", "먹거리", "자원"}

// seeks reports whether 찾다 is to look for something: 새별시와 협력할 길을 찾았다.
func seeks(object, behind string) bool {
	j := agreeing(object)
	return isObject(j) && hasPrefix(behind, "찾", "함께 찾", "모색") && hasSuffix(strings.TrimSuffix(object, j), sought...)
}

// goesAt reports whether a word is a verb of a journey, or a noun of one together with the next word: 견학을 다녀왔다, but not
// 견학이 and 벤치마킹 대상.
func goesAt(ws []string, i int) bool {
	word := strings.TrimRight(ws[i], ".,!?’”)…")
	for _, n := range visitNouns {
		k := strings.Index(word, n)
		if k < 0 {
			continue
		}
		switch rest := word[k+len(n):]; {
		case hasPrefix(rest, "하", "했", "해", "한", "할", "차", "길"):
			return i+1 == len(ws) || !hasPrefix(ws[i+1], "만큼", "정도", "필요", "대상", "만한", "가치", "수 ")
		case rest == "" || rest == "을" || rest == "를" || rest == "에":
			return i+1 == len(ws) || hasPrefix(ws[i+1], "하", "했", "해", "한", "할", "마치", "마쳤", "마친", "다녀", "나서", "나섰", "나선", "떠", "실시", "진행", "가졌", "가지", "가진", "갖", "오", "왔", "온", "위해", "위한", "차", "갔", "가", "이어", "벌", "추진", "펼", "통해", "계획", "일정")
		}
		return false
	}
	if hasPrefix(word, "찾아가", "찾아라", "찾아내", "찾아냈") || i > 0 && seeks(ws[i-1], word) {
		return false
	}
	pair := word + " " // with the word before: 보고 왔다
	if i > 0 {
		pair = ws[i-1] + " " + pair
	}
	if isMotion(word) {
		return holds(pair, withWord) || i > 0 && comesOrGoes(ws[i-1]+" "+word)
	}
	return holds(word+" ", oneWord) || holds(pair, withWord)
}
