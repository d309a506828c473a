package article

import (
	"slices"
	"strings"
)

// What takers do: a stem and an ending, together as in 도입했, 시행하고 있, 따라나섰.
var (
	deeds     = []string{"도입", "시행", "운영", "실시", "채택", "제정", "가입", "동참", "합류", "가세", "이전받", "지급", "설치", "적용", "접목", "발행", "구축", "신설", "개설", "추진", "제도화", "법제화", "운행", "활용", "이용", "참여"}
	deedEnds  = []string{"했", "아 ", "해 ", "해서", "하고", "하며", "하면서", "하는 곳", "한 곳", "한 지", "됐", "되고", "되며", "되면서", "돼", "하기로", "키로", " 중", "에 들어", "에 나섰", "을 시작했", "을 확정", "을 마쳤"}
	willEnds  = []string{"한다", "된다", "합니다", "됩니다", "하게 됐", "할 예정", "할 계획"} // decided, where the sentence says after whom
	otherwise = []string{"만들었", "만들기로", "시작했", "시작됐", "따라 했", "따라했", "따라나섰", "들여왔", "들여와", "가져왔", "가져와", "사업을 하고 있", "사업을 펴고 있", "사업을 벌이고 있", "문을 열었", "선보였", "내놨", "내놓았", "받아들였", "좇고 있", "보급하기로", "보급하고 있", "확산하기로", "확대하기로", "확대했",
		"들여온", "받아들여", "쓰고 있", "쓰기 시작", "함께 쓴", "나눠 쓰", "가져다 쓰", "따르고 있", "따라 만들", "본떠 만들", "뛰어들었", "펴고 있", "벌이고 있", "두고 있", "세웠", "열고 있", "옮겨 심", "뿌리내렸", "자리 잡았"}
)

// deed is where in a stretch somebody is said to do what was done before, or -1. decided counts what will be done, too.
func deed(in string, decided bool) int {
	best := firstOf(in, otherwise)
	if i := firstOf(in, []string{"준비하고 있", "준비 중"}); decided && i >= 0 && (best < 0 || i < best) {
		best = i
	}
	for _, stem := range deeds {
		for i := range places(in, stem) {
			end := in[i+len(stem):]
			if (hasPrefix(end, deedEnds...) || decided && hasPrefix(end, willEnds...)) && (best < 0 || i < best) {
				best = i
			}
		}
	}
	return best
}

// takesUp reports whether whoever ends at end, in the role that the particle gives, did what was done before. The state is
// believed in what it has decided.
func (st *story) takesUp(sent sentence, end int, josa string, central, told bool) bool {
	rest := clipped(st.s[min(end, sent.end):sent.end], 240)
	at := -1
	switch josa {
	case "로", "으로", "로도", "으로도", "에", "에도", "까지":
		at = firstOf(clipped(rest, 90), slices.Concat(reachedTo, givenTo))
	case "이", "가", "도", "은", "는", "에서", "에서도", "에서는", "":
		at = deed(rest, told || central)
	}
	if at < 0 || josa == "" && at > 3 || strings.HasPrefix(josa, "에서") && (at > 60 || strings.Contains(rest[len(josa):max(at, len(josa))], "에서")) {
		return false
	}
	after, _, _ := strings.Cut(clipped(rest[at:], 60), ", ") // the next clause tells of something else
	if containsAny(after, hoped...) || containsAny(after, "도록", "하려", "려고", "해야", "다면") || !central && !told && containsAny(after, "계획", "예정", "방침") {
		return false
	}
	return !containsAny(rest[:at], "관계자", "살펴", "방문", "찾아", "않")
}
