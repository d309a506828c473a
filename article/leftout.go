package article

import (
	"slices"
	"strings"
)

// Nouns that a sentence about others may have as its object though it speaks of what was spoken of before: what is done with it,
// what was got of it, how many of it there are.
var (
	doings   = []string{"문", "뒤", "운영", "시행", "가동", "도입", "실시", "추진", "운행", "이용", "제공", "접수", "신청", "발행", "지급", "설치", "공사", "착공", "개소", "개관", "개통", "개장", "출범", "서비스", "시범", "시범운영", "시범사업", "준비", "첫발", "첫선", "첫걸음", "첫 삽", "삽", "대열", "물결", "흐름", "바통", "발걸음", "보급", "확산", "배포", "적용", "이전", "합류", "행렬", "닻", "돛", "깃발", "막", "테이프", "현판", "간판"}
	means    = []string{"예산", "조례", "이름", "도면", "설계도", "설계", "표준안", "자료", "기술", "노하우", "경험", "허락", "동의", "승인", "협약", "업무협약", "계약", "글자", "무늬", "내용", "규칙", "규정", "점수표", "그림", "재료", "명칭", "간판", "소스", "소스코드", "프로그램", "강사", "교재", "교본", "양식", "서식", "디자인", "틀", "형식", "규모", "범위", "요금", "부지", "터", "자리", "인력", "장비", "사업비", "국비", "도비", "군비", "시비", "비용", "계획", "조직", "전담팀", "팀"}
	premises = []string{"시설", "공간", "건물", "장소", "기구", "기관", "장치", "설비", "과정", "행사", "대회", "축제", "센터", "곳", "개소", "군데", "대", "호점", "호", "지점"}
)

// leavesOut reports whether a sentence leaves out what it tells of, or says only that it is the same: then it goes on about the
// practice that was spoken of before. 새별시는 지난달, 다솔군은 이달부터 시작했다; 새별시에 같은 시설이 들어섰다.
func (st *story) leavesOut(sent sentence, practice string) bool {
	s := st.s
	named := squash(practice)
	for _, w := range words(s, sent.span) {
		word := strings.Trim(w.of(s), ",.‘’“”·")
		if slices.Contains([]string{"같은", "똑같은", "닮은", "많은"}, word) {
			continue
		}
		j := lastJosa(word, span{0, len(word)})
		if hasSuffix(word, "라는", "다는", "하는", "되는", "있는", "없는", "같은") || isTopic(j) && runes(word) == 2 {
			continue
		}
		if !isObject(j) && !isNominative(j) && !isTopic(j) && j != "도" || !agrees(strings.TrimSuffix(word, j), j) {
			continue
		}
		noun := strings.TrimSuffix(strings.Trim(strings.TrimSuffix(word, j), "‘’“”"), "들")
		if st.namesTaker(w) || saysWhen(noun) || strings.Contains(named, squash(noun)) && runes(noun) > 1 || hasPrefix(noun, "이것", "그것") || noun == "이" || noun == "그" || noun == "것" {
			if isObject(j) && st.namesTaker(w) {
				return false
			}
			continue
		}
		before := s[max(sent.start, clip(s, w.start-30)):w.start]
		switch {
		case containsAny(before, "같은 ", "똑같은 ", "비슷한 ", "닮은 ", "동일한 ", "유사한 ") || hasSuffix(before, "이 ", "그 ", "이런 ", "이러한 ", "해당 "):
		case hasSuffix(noun, "시군", "시·군", "지자체", "자치단체", "시군구", "자치구", "지방정부", "지방자치단체", "도시", "곳", "개소"):
			if !doesWhatTakersDo(before) {
				return false
			}
		case isObject(j) && hasSuffix(before, "두 ", "세 ", "네 ", "다섯 ", "여섯 ", "한 ") && slices.Contains(premises, noun):
		case endsWithNoun(before, named):
			return false // 피해 사례를
		case slices.Contains(generalNouns, noun) && (isObject(j) || !isVerbal(noun)), isObject(j) && (slices.Contains(doings, noun) || slices.Contains(means, noun)):
		default:
			return false
		}
	}
	return true
}

// doesWhatTakersDo reports whether those who are counted are said to have done what takers do, if a clause before them says what they did:
// 이를 운영하는 지자체는, and not 시와 협약한 지자체는.
func doesWhatTakersDo(before string) bool {
	ws := words(before, span{0, len(before)})
	if len(ws) == 0 || !hasSuffix(before, "한 ", "는 ", "은 ", "된 ", "인 ") {
		return true
	}
	last := ws[len(ws)-1]
	for _, class := range []verbs{takesUp, doesSo} {
		if v, ok := class.next(before, span{last.start, len(before)}); ok && v.told.ofNoun() {
			return true
		}
	}
	return lastJosa(before, last) != "" || hasSuffix(before, "지은 ", "연 ", "깐 ", "중인 ", "있는 ")
}

// endsWithNoun reports whether a stretch ends with a noun that says more of the one behind it, and is no part of the name of the practice.
func endsWithNoun(before, named string) bool {
	ws := words(before, span{0, len(before)})
	if len(ws) == 0 {
		return false
	}
	word := ws[len(ws)-1].of(before)
	return !strings.ContainsAny(word, ",.’”") && !isVerbal(word) && !saysWhen(word) && !isDigit(word[0]) && !strings.Contains(named, squash(word)) && !hasSuffix(word, "시", "군", "구", "도", "서", "만", "라", "로", "해", "씩") && !slices.Contains(adverbs, word)
}

// adverbs stand before an object and say nothing of it.
var adverbs = []string{"이미", "벌써", "함께", "각각", "모두", "먼저", "직접", "다시", "새로", "처음", "속속", "줄줄이", "나란히", "똑같이", "거의", "자체", "동시에", "차례로", "곧", "또", "또한", "역시", "지난", "오는", "올", "등", "및", "앞다퉈", "너도나도", "본격", "전면", "일부", "공동", "최근", "이후", "뒤이어", "이어", "마저", "잇따라", "잇달아", "두", "세", "네"}

// silentOn reports whether a sentence goes on about a practice that was named before it.
func (st *story) silentOn(sent sentence, practice string) bool {
	if st.namedIn == sent.no {
		practice = ""
	}
	return st.leavesOut(sent, practice)
}

// namesTaker reports whether a word is one of the names of a government, or a part of one.
func (st *story) namesTaker(w span) bool {
	for _, m := range st.mentionsIn(w) {
		if m.typ != "" {
			return true
		}
	}
	return false
}

// saysWhen reports whether a noun says when.
func saysWhen(noun string) bool {
	if i := len(noun) - len(strings.TrimLeft(noun, "0123456789")); i > 0 {
		return hasPrefix(noun[i:], "년", "월", "일", "~", "분기")
	}
	return hasPrefix(noun, "지난", "올해", "올봄", "올여름", "올가을", "올겨울", "작년", "재작년", "내년", "이듬해", "다음", "이달", "최근", "현재", "지금", "이제", "오늘", "그해", "같은 해", "이후", "그 뒤", "요즘", "요사이", "당시", "상반기", "하반기", "이번", "새해", "앞서", "연말", "연초", "금년", "전년", "그동안")
}
