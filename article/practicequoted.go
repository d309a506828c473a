package article

import (
	"slices"
	"strings"
)

// tailOf is the noun that stands behind a name in quotation marks and says what it is: ‘물길’ 교실을.
func tailOf(after string) string {
	from := 0
	for range 2 { // ‘물길’ 주민참여 프로젝트를
		word := wordAt(after, from)
		for _, stem := range []string{word, strings.TrimSuffix(word, lastJosa(word, span{0, len(word)}))} {
			if _, sort := schemeEnd(stem); sort != noNoun {
				return after[:from+len(stem)]
			}
		}
		if from += len(word); word == "" || isVerbal(word) || !strings.HasPrefix(after[from:], " ") {
			break
		}
		from++
	}
	return ""
}

// quotedPractice is the name in quotation marks, if it can be one of a practice.
func (st *story) quotedPractice(sent sentence, q quoted) (candidate, bool) {
	s := st.s
	sp := withoutEvent(s, withoutMotto(st, withoutTurn(s, q.span)))
	sp = withoutSum(s, sp)
	name := sp.of(s)
	after := s[min(q.end+3, len(s)):sent.end]
	before := s[sent.start:max(q.start-3, sent.start)]
	bare := strings.TrimLeft(after, " ")
	n := runes(squash(name))
	end, sort := schemeEnd(beforeBracket(name))
	tail := tailOf(bare) != "" || hasPrefix(bare, running...)
	said := saidToBe(after)
	if n < 3 || n > 34 || n <= runes(squash(end)) || !tail && hasSuffix(name, st.ownNames()...) || hasSuffix(lastWord(before), works...) || isEvent(name) || isContest(name) || isBody(name) && !strings.HasSuffix(name, "대학교") || isGradeWord(name) ||
		hasSuffix(strings.TrimRight(name, " !?…"), sayings...) && !st.isCalled(sent, q) && !isSchemeWord(strings.TrimSuffix(lastWord(before), "인")) ||
		hasPrefix(after, noName...) && !said || hasPrefix(bare, ofContests...) && !hasPrefix(bare, "대상지", "대상자", "대상 ") || sort < placeNoun && hasPrefix(bare, ofEvents...) || asTopic(after) || hasSuffix(strings.TrimRight(before, " "), "주제로", "슬로건인", "구호인", "표어인") {
		return candidate{}, false
	}
	c := candidate{st: st, span: sp, written: name, name: respell(name), owner: st.ownerOf(sent, q.start-len("‘")), score: 0.4 + st.signs(sent, q.span, true)}
	c.score += [...]float64{noNoun: -0.15, plainNoun: 0.4, placeNoun: 1, broadNoun: 1.2, schemeNoun: 1.2}[sort]
	if tail || said {
		c.score += 0.7
	}
	if st.bearsName(name) {
		c.score += 0.6
	} else if containsAny(name, st.ownNames()...) { // 살기좋은가람
		c.score += 0.3
	}
	if isSchemeWord(lastWord(before)) { // 물놀이터‘첨벙’
		c.score += 0.8
	}
	if strings.HasPrefix(s[q.start-min(q.start, 3):], "“") {
		c.score -= 0.3
	}
	if sort == noNoun && sent.heading() && !tail { // what a headline praises: ‘전남 1등’
		c.score -= 0.3
	}
	if sent.no < 0 {
		c.score += 0.3
		if c.score >= enough {
			c.score += 0.6
		}
	}
	return c, true
}

// sayings end what somebody says rather than a name, or what a headline praises.
var sayings = []string{"네", "다", "요", "에서", "까", "하자", "열자", "가자", "만들자", "며", "세요", "습니다", "기여", "구축", "입증", "시동", "박차", "선정", "성료", "눈길", "도약", "선도"}

// noName, ofContests and ofEvents follow what stands in quotation marks without being a practice's name.
var (
	noName     = []string{"라는", "이라는", "을 슬로건", "를 슬로건", "란 ", "이란 ", "고 ", "라고", "으로 선정", "로 선정", "에 선정", "로 떠", "로 자리", "을 비전", "를 비전", "를 목표", "을 목표"}
	ofContests = []string{"시상식", "대상", "최우수", "우수", "부문", "분야", "공모", "대회", "주제", "경진", "평가"}
	ofEvents   = []string{"보고회", "간담회", "개최", "행사", "토론회", "국회", "포럼", "세미나", "특강", "회의", "설명회", "워크숍", "공연", "뮤지컬", "연주회", "음악회", "콘서트", "전시", "협약", "업무협약", "캠핑", "결과보고", "성과", "토크", "모임", "특별전", "소장품", "사진전", "북토크"}
)

// works are what has a title.
var works = []string{"뮤지컬", "연극", "영화", "책", "도서", "저서", "시집", "소설", "노래", "드라마", "작품", "곡", "가수", "전시", "주제", "강의", "방송", "영상"}

// saidToBe reports whether it is said of what kind a name is: ‘물길 대작전’이라는 가람시 정책이.
func saidToBe(after string) bool {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(after, "이"), "라는 ")
	if !ok {
		return false
	}
	for _, w := range words(rest, span{0, len(clipped(rest, 45))}) {
		if word := w.of(rest); tailOf(word) != "" || hasPrefix(word, "이름") {
			return true
		}
	}
	return false
}

// asTopic reports whether something is talked about under a name, unless the name was entered for a prize: ‘…’을 주제로 냈다.
func asTopic(after string) bool {
	rest, topic := strings.CutPrefix(strings.TrimPrefix(strings.TrimPrefix(after, "을"), "를"), " 주제")
	return topic && !hasPrefix(strings.TrimPrefix(rest, "로 "), "냈", "내 ", "내어", "발표", "출품", "응모", "제출", "참가", "수상")
}

// withoutTurn leaves out the year and how many times: 2025년 물길 교실, 제3회 물길 축제.
func withoutTurn(s string, sp span) span {
	sp = trim(s, sp)
	if y, n := leadingYear(sp.of(s)); n > 0 && y != "" {
		sp = trim(s, span{sp.start + n, sp.end})
		if strings.HasPrefix(sp.of(s), ".") {
			sp = trim(s, span{sp.start + 1, sp.end})
		}
	}
	if strings.HasPrefix(sp.of(s), "제") {
		if n := ordinal(sp.of(s)); n > 0 {
			sp = trim(s, span{sp.start + n, sp.end})
		}
	}
	return sp
}

// withoutEvent leaves out what is held or done, if a scheme is named before it: 물길 교실 운영, 물길 아카데미 3차 수료식.
func withoutEvent(s string, sp span) span {
	name := sp.of(s)
	if !isEvent(name) && !hasSuffix(name, " 운영", " 추진", " 도입", " 시행", " 실시", " 구축", " 개최", " 확대") {
		return sp
	}
	for _, w := range slices.Backward(words(s, sp)) {
		if part := name[:w.end-sp.start]; w.end < sp.end && isSchemeWord(beforeBracket(part)) && runes(squash(part)) >= 4 {
			return span{sp.start, w.end}
		}
	}
	return sp
}

// withoutSum leaves out a bracket that says how much it costs: 물길 골목 만들기(1억 원).
func withoutSum(s string, sp span) span {
	name := sp.of(s)
	if i := strings.LastIndexByte(name, '('); i > 0 && hasSuffix(name, "원)", "개소)", "곳)", "명)") {
		sp.end = sp.start + i
	}
	return sp
}

// withoutMotto leaves out what stands before a name in the same quotation marks: 물길을 걷다! 가람 물길 투어.
func withoutMotto(st *story, sp span) span {
	s := st.s
	i := strings.LastIndexAny(sp.of(s), ",!?") + 1
	if i == 0 {
		return sp
	}
	name := trim(s, span{sp.start + i, sp.end})
	if _, sort := schemeEnd(name.of(s)); sort < placeNoun && !st.bearsName(name.of(s)) || runes(squash(name.of(s))) < 5 {
		return sp
	}
	return name
}
