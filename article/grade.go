package article

import (
	"strings"
	"unicode/utf8"
)

// grade is a place in a contest (최우수상, 우수기관) or an honour (대통령 표창, 장관상) in the text.
type grade struct {
	span
	text   string // as it is proposed: 최우수, 대통령 표창
	honour bool
	giver  span // of an honour: 농식품부 in 농식품부장관상
	agency bool // 우수기관, 우수 지자체: what stands before names the evaluation
	own    bool // 교사상, of which only this contest knows
	other  bool // of somebody who is no government: 우수마을
	place  bool // 1위: counts only where no grade is told
	weak   bool // bare 우수 or 최우수: counts only directly behind a contest
}

// grades finds the grades in a sentence, in order.
func grades(s string, sp span, qs []quoted) []grade {
	var out []grade
	for i := sp.start; i < sp.end; {
		_, w := utf8.DecodeRuneInString(s[i:])
		if g, ok := honourAt(s, sp, i); ok {
			out = append(out, g)
			i = g.end
			continue
		}
		if g, ok := ownPrize(s, sp, i); ok {
			out = append(out, g)
			i = g.end
			continue
		}
		if g, ok := placeAt(s, sp, i); ok {
			out = append(out, g)
			i = g.end
			continue
		}
		if g, ok := rankAt(s, sp, i, qs); ok {
			out = append(out, g)
			i = g.end
			continue
		}
		i += w
	}
	return out
}

// placeAt reads a place in an evaluation that begins at i: 1위.
func placeAt(s string, sp span, i int) (grade, bool) {
	if s[i] < '1' || s[i] > '3' || !wordBegins(s, i) || !strings.HasPrefix(s[i+1:sp.end], "위") {
		return grade{}, false
	}
	end := i + 1 + len("위")
	if !wordEnds(s, end) && particle(s, end) == "" || hasPrefix(s[end:sp.end], "와", "였던") {
		return grade{}, false
	}
	return grade{span: span{i, end}, text: s[i:end], weak: true, place: true}, true
}

// notPrizes end in 상 and are no prizes.
var notPrizes = []string{"대상", "보상", "이상", "정상", "현상", "협상", "부상", "밥상", "세상", "영상", "인상", "향상", "상상", "시상", "예상", "환상", "손상", "위상", "비상", "화상", "회상", "일상", "항상", "책상", "가상", "기상", "수상", "관상", "배상", "변상", "형상", "초상", "우상", "최상", "통상", "포상", "감상", "단상", "명상", "증상", "참상", "출상", "최우수상", "우수상", "장려상",
	"의상", "불상", "석상", "동상", "옥상", "외상", "육상", "해상", "지상", "빙상", "천상", "조상", "망상", "구상", "추상", "연상", "발상", "흉상", "평상", "입상", "좌상", "낙상", "군상", "식상", "열상", "찰과상", "조각상", "노상", "경상", "중상", "격상", "원상", "진상", "잔상", "성상", "물상", "표상", "북상", "계상", "보험상"}

// ownPrize reads a prize of a contest's own: 교사상을 받았다, 공감상을 차지; behind the name of a contest a longer one too, or one
// that stands in a row: 물길대상에서 지방체육진흥상 단체부문을, 우수상과 개선노력상 등을.
func ownPrize(s string, sp span, i int) (grade, bool) {
	if !wordBegins(s, i) {
		return grade{}, false
	}
	word := wordAt(s[:sp.end], i)
	j := lastJosa(s, span{i, i + len(word)})
	name := word
	if !strings.HasSuffix(name, "상") {
		name = strings.TrimSuffix(word, j)
	}
	n := runes(name)
	if !strings.HasSuffix(name, "상") || n < 2 || hasSuffix(name, notPrizes...) || containsAny(name, titlesOfGivers...) || headOf(name) != "" {
		return grade{}, false
	}
	g := grade{span: span{i, i + len(name)}, text: name, own: true}
	rest := strings.TrimLeft(s[i+len(word):sp.end], "’” ")
	if end := strings.IndexByte(rest, ')'); strings.HasPrefix(rest, "(") && end > 0 { // ‘공익상(물길 살리기)’을
		rest = strings.TrimLeft(rest[end+1:], "’” ")
	}
	if n <= 7 && hasPrefix(rest, "수상", "받", "차지", "안", "획득", "거머", "을 받", "을 수상", "을 차지", "을 탔", "을 탄", "을 안", "을 따", "의 기쁨", "의 영예", "의 영광", "의 쾌거", "의 결실") {
		return g, true
	}
	before := strings.TrimRight(s[sp.start:i], " ‘“")
	if n > 10 || !hasSuffix(before, "에서", "부문", "분야", "상과", "상,", "상·") {
		return grade{}, false
	}
	return g, firstOf(clipped(rest, 48), receiving) >= 0
}

// rankAt reads a rank that begins at i.
func rankAt(s string, sp span, i int, qs []quoted) (grade, bool) {
	if !wordBegins(s, i) && !hasSuffix(s[sp.start:i], "전국", "년", "분야", "부문") {
		return grade{}, false
	}
	for _, r := range rankWords {
		if !strings.HasPrefix(s[i:sp.end], r.word) {
			continue
		}
		if r.grade == "" {
			return grade{}, false
		}
		if hasSuffix(s[sp.start:i], "매우 ", "가장 ", "특히 ", "더욱 ", "보다 ") {
			return grade{}, false
		}
		g := grade{span: span{i, i + len(r.word)}, text: r.grade}
		if r.word == prizeEnd {
			return g, isGrandPrize(s, sp, i)
		}
		if strings.HasSuffix(r.word, "상") {
			if countsPersons(s[g.end:sp.end]) || isCounted(s[sp.start:i]) {
				return grade{}, false
			}
			return g, wordEnds(s, g.end) || particle(s, g.end) != "" || hasPrefix(s[g.end:], "까지", "수상", "인 ")
		}
		return tailed(s, sp, g, qs)
	}
	return grade{}, false
}

// tailed reads what makes 우수 or 최우수 a rank: 상, 기관, 지자체 … 우수한, 우수성, 우수 사례를 공유 are none.
func tailed(s string, sp span, g grade, qs []quoted) (grade, bool) {
	at := g.end
	if strings.HasPrefix(s[at:sp.end], " ") {
		at++
	}
	for _, t := range rankTails {
		if !strings.HasPrefix(s[at:sp.end], t) {
			continue
		}
		end := at + len(t)
		if t != "상" && strings.HasPrefix(s[end:sp.end], "상") {
			end += len("상")
		}
		if !wordEnds(s, end) && particle(s, end) == "" && !hasPrefix(s[end:], "선정", "수상", "표창", "인 ") {
			continue
		}
		rest := afterQuote(s[end:sp.end])
		switch {
		case strings.HasSuffix(s[at:end], "상"):
		case t == "등급" && hasPrefix(rest, "을 받", "을 획득", "을 달성", "을 차지", "을 기록", "을 거머"):
		case hasPrefix(rest, "를 ", "을 ") && hasPrefix(rest[len("을 "):], "받", "따", "수상", "차지", "획득", "거머", "안", "얻", "탔", "달성", "거뒀", "꿰"): // 우수기관을 따냈다
		case hasPrefix(rest, "의 성과", "의 영예", "의 영광", "의 결실", "의 쾌거", "의 자리"):
		case hasPrefix(rest, "를 ", "을 ") && firstOf(clipped(rest[len("을 "):], 18), receiving) >= 0: // 최우수기관을 휩쓸었다
		case startsContest(rest) || hasPrefix(rest, "를", "을", "이 되", "들", "의 ", " 공유", " 발표", " 발굴", " 확산", " 전파", " 소개", " 육성"):
			return grade{}, false
		case t == "사례" || t == "사업" || t == "정책" || t == "시책":
			if !hasPrefix(rest, "로", "으로", "에", " 선정", "상", ",", " 수상", "”", " 기관") && (strings.TrimSpace(rest) != "" || !containsAny(sp.of(s), "선정", "수상", "뽑", "꼽", "경진", "공모", "평가", "대회")) {
				return grade{}, false
			}
			if hasPrefix(rest, "로 ", "으로 ", "에 ") && !containsAny(clipped(rest, 60), "선정", "뽑", "꼽", "수상", "이름") {
				return grade{}, false
			}
		}
		g.end = end
		g.agency = t != "상" && t != "등급"
		g.other = t == "마을" || t == "학교" || t == "대학"
		return g, true
	}
	if end := chosenAs(s, sp, g.end); end > 0 {
		g.end, g.agency = end, true
		return g, true
	}
	if !wordEnds(s, g.end) && particle(s, g.end) == "" {
		return grade{}, false
	}
	rest := s[g.end:sp.end]
	if own := strings.TrimPrefix(rest, " "); own != rest { // 최우수 기획상
		word := wordAt(own, 0)
		if stem := strings.TrimSuffix(word, lastJosa(own, span{0, len(word)})); strings.HasSuffix(stem, "상") && runes(stem) >= 3 && runes(stem) <= 6 && !hasSuffix(stem, notPrizes...) && !containsAny(stem, titlesOfGivers...) {
			g.end += 1 + len(stem)
			g.text = s[g.start:g.end]
			return g, true
		}
	}
	if strings.HasPrefix(rest, " ") && !hasPrefix(rest, " ▲", " △", " 평가", " 등급", " 선정", " 등", " 수상", " 인증", " 자리를 ", " 자리에 ") {
		return grade{}, false
	}
	if strings.HasPrefix(rest, "’ 등급") && (wordEnds(rest, len("’ 등급")) || particle(rest, len("’ 등급")) != "") { // ‘우수’ 등급을
		g.end += len("’ 등급")
		return g, true
	}
	g.weak = !(strings.HasPrefix(rest, "’") || strings.HasPrefix(rest, "”"))
	return g, true
}

// chosenAs is the end of what an evaluation called its best, whatever kind of thing it is: 최우수 문화도시로 선정, 우수부서로 뽑혀,
// ‘최우수’구로. It is 0 where nobody was chosen.
func chosenAs(s string, sp span, at int) int {
	from := at + len(s[at:sp.end]) - len(strings.TrimLeft(s[at:sp.end], "’” "))
	for n, w := range words(s, span{from, min(sp.end, clip(s, from+60))}) {
		word := w.of(s)
		for _, j := range []string{"으로", "로", "에"} {
			stem, ok := strings.CutSuffix(word, j)
			if !ok || !hasSuffix(stem, "도시", "부서", "기관", "시", "군", "구", "지역", "시설", "관광지", "축제", "지자체", "정부", "센터", "보건소", "단체", "도서관", "박물관", "미술관", "의료원") {
				continue
			}
			if hasPrefix(strings.TrimLeft(s[w.start+len(word):sp.end], "’” "), "선정", "최종 선정", "뽑", "꼽", "이름", "올라", "올랐", "등극", "인정", "들") {
				return w.start + len(stem)
			}
		}
		if n == 1 || isVerbal(word) {
			break
		}
	}
	return 0
}

func afterQuote(s string) string {
	for _, q := range []string{"’", "”", ")"} {
		s = strings.TrimPrefix(s, q)
	}
	return s
}

func startsContest(rest string) bool {
	rest = strings.TrimPrefix(rest, " ")
	return hasPrefix(rest, "평가", "경진", "공모", "경연", "발표", "시상식", "선발", "콘테스트", "대회", "포상", "심사", "성과")
}
