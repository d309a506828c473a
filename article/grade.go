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
		if g, ok := rankAt(s, sp, i, qs); ok {
			out = append(out, g)
			i = g.end
			continue
		}
		i += w
	}
	return out
}

// notPrizes end in 상 and are no prizes.
var notPrizes = []string{"대상", "보상", "이상", "정상", "현상", "협상", "부상", "밥상", "세상", "영상", "인상", "향상", "상상", "시상", "예상", "환상", "손상", "위상", "비상", "화상", "회상", "일상", "항상", "책상", "가상", "기상", "수상", "관상", "배상", "변상", "형상", "초상", "우상", "최상", "통상", "포상", "감상", "단상", "명상", "증상", "참상", "출상", "최우수상", "우수상", "장려상"}

// ownPrize reads a prize of a contest's own: 교사상을 받았다, 공감상을 차지.
func ownPrize(s string, sp span, i int) (grade, bool) {
	if !wordBegins(s, i) {
		return grade{}, false
	}
	word := wordAt(s[:sp.end], i)
	for _, j := range []string{"상을", "상"} {
		stem, ok := strings.CutSuffix(word, j)
		if !ok || stem == "" || runes(stem) > 6 {
			continue
		}
		name := stem + "상"
		rest := strings.TrimLeft(s[i+len(word):sp.end], "’” ")
		if end := strings.IndexByte(rest, ')'); strings.HasPrefix(rest, "(") && end > 0 { // ‘공익상(물길 살리기)’을
			rest = strings.TrimLeft(rest[end+1:], "’” ")
		}
		if hasSuffix(name, notPrizes...) || containsAny(name, "장관", "청장", "지사", "시장", "회장", "원장", "대통령", "총리", "교육감", "의장") || !hasPrefix(rest, "수상", "받", "차지", "안", "획득", "거머", "을 받", "을 수상", "을 차지") || headOf(name) != "" {
			return grade{}, false
		}
		return grade{span: span{i, i + len(name)}, text: name, own: true}, true
	}
	return grade{}, false
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
			return g, wordEnds(s, g.end) || particle(s, g.end) != "" || hasPrefix(s[g.end:], "까지", "수상")
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
		case startsContest(rest) || hasPrefix(rest, "를", "을", "이 되", "들", "의 ", " 공유", " 발표", " 발굴", " 확산", " 전파", " 소개", " 육성"):
			return grade{}, false
		case t == "사례" || t == "사업" || t == "정책" || t == "시책":
			if !hasPrefix(rest, "로", "으로", "에", " 선정", "상", ",", " 수상", "”", " 기관") && strings.TrimSpace(rest) != "" {
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
	if !wordEnds(s, g.end) && particle(s, g.end) == "" {
		return grade{}, false
	}
	rest := s[g.end:sp.end]
	if own := strings.TrimPrefix(rest, " "); own != rest { // 최우수 기획상
		word := wordAt(own, 0)
		if stem := strings.TrimSuffix(word, lastJosa(own, span{0, len(word)})); strings.HasSuffix(stem, "상") && runes(stem) >= 3 && runes(stem) <= 6 && !hasSuffix(stem, notPrizes...) && !containsAny(stem, "장관", "청장", "지사", "시장", "회장", "원장", "대통령", "총리", "교육감", "의장") {
			g.end += 1 + len(stem)
			g.text = s[g.start:g.end]
			return g, true
		}
	}
	if strings.HasPrefix(rest, " ") && !hasPrefix(rest, " ▲", " △", " 평가", " 등급", " 선정", " 등", " 수상", " 인증") {
		return grade{}, false
	}
	if strings.HasPrefix(rest, "’ 등급") && (wordEnds(rest, len("’ 등급")) || particle(rest, len("’ 등급")) != "") { // ‘우수’ 등급을
		g.end += len("’ 등급")
		return g, true
	}
	g.weak = !(strings.HasPrefix(rest, "’") || strings.HasPrefix(rest, "”"))
	return g, true
}

// isGrandPrize tells 대상, the first prize, from 대상, those whom something is for.
func isGrandPrize(s string, sp span, i int) bool {
	before, after := s[sp.start:i], s[i+len(prizeEnd):sp.end]
	if hasSuffix(before, "을 ", "를 ", "할 ", "원 ", "자 ", "민 ", "인 ", "생 ", "는 ", "한 ", "업 ") && !hasPrefix(after, "’", "”", "을 수상", "을 받", "을 차지", "을 거머", " 수상") {
		return false
	}
	if strings.HasPrefix(after, "인 ") && containsAny(clipped(after, 60), "장관상", "총리상", "대통령상", "표창") {
		return true // 대상인 환경부장관상
	}
	if strings.HasSuffix(before, "대상 ") && !wordBegins(s, i-len("대상 ")) { // 물길대상 대상 등
		return true
	}
	if hasPrefix(after, "’", "”") {
		return !hasPrefix(after[3:], "으로 한", "으로 하")
	}
	if strings.TrimSpace(after) == "" || strings.HasSuffix(before, "▲") || strings.HasSuffix(before, "▲ ") {
		return true
	}
	if hasPrefix(after, "은 ", "에는 ", "에 ") && containsAny(clipped(after, 60), "차지", "수상", "선정", "돌아갔", "받았") {
		return true // 대상은 가람시가 차지했고
	}
	if strings.HasPrefix(after, "을,") || strings.HasPrefix(after, "을 ") && containsAny(clipped(after, 120), "우수상을 각각", "장려상을 각각") {
		return containsAny(after, "각각", "차지", "수상", "받") // 가람시가 대상을, 새별시가 우수상을 각각 받았다
	}
	for _, p := range []string{"을 ", "의 ", "에 ", "까지 "} {
		if rest, ok := strings.CutPrefix(after, p); ok {
			return hasPrefix(rest, "수상", "받", "차지", "거머", "안았", "안은", "안고", "획득", "탔", "기록", "따", "영예", "영광", "선정", "올랐", "올라", "이름", "잇따라", "연이어", "연속", "각각", "2", "3")
		}
	}
	return hasPrefix(after, " 수상", " 영예", " 선정", " 획득", " 쾌거", " 차지", " 등을 수상", "과 최우수", "과 우수", "과 장려", "·최우수", ", 최우수", ", 우수", ", ", "(", "…", " 받", "!", " 등극", "이라는")
}

// isCounted reports whether the words before an honour count it: 7차례 표창을 받았다 names none.
func isCounted(before string) bool {
	before = strings.TrimSuffix(strings.TrimRight(before, " ‘“'"), "의")
	for _, unit := range []string{"차례", "건", "개", "번"} {
		if n, ok := strings.CutSuffix(before, unit); ok && n != "" && isDigit(n[len(n)-1]) {
			return true
		}
	}
	return false
}

// honourAt reads an honour whose giver's title begins at i, or a plain one.
func honourAt(s string, sp span, i int) (grade, bool) {
	for _, p := range plainHonours {
		if strings.HasPrefix(s[i:sp.end], p) && wordBegins(s, i) && !isCounted(s[sp.start:i]) {
			end := i + len(p)
			if rest := s[end:sp.end]; (wordEnds(s, end) || particle(s, end) != "") && !hasPrefix(rest, "을 수여", "도 수여", " 수여", " 및", "과 격려", "장을 수여", " 시상", " 대상자", "을 전") {
				return grade{span: span{i, end}, text: p, honour: true}, true
			}
		}
	}
	for _, h := range honourHeads {
		if !strings.HasPrefix(s[i:sp.end], h) {
			continue
		}
		end := i + len(h)
		at := end
		if strings.HasPrefix(s[at:sp.end], " ") {
			at++
		}
		for _, t := range honourTails {
			if !strings.HasPrefix(s[at:sp.end], t) {
				continue
			}
			stop := at + len(t)
			if !wordEnds(s, stop) && particle(s, stop) == "" && !hasPrefix(s[stop:], "수상", "까지") {
				continue
			}
			if hasPrefix(s[stop:sp.end], " 수여", "을 수여", " 시상", " 및", "을 전수", " 수상자") {
				return grade{}, false
			}
			g := grade{span: span{i, stop}, honour: true}
			g.giver = giverBefore(s, sp, i)
			if g.giver.end > 0 {
				g.start = g.giver.start
			}
			if h == "대통령" || h == "국무총리" {
				g.text = h + " " + strings.TrimSpace(t)
				if t == "상" {
					g.text = h + t
				}
				g.start, g.giver = i, span{}
			} else {
				g.text = s[g.start:stop]
			}
			return g, true
		}
	}
	return grade{}, false
}

// giverBefore is the body whose head gives the honour: the letters before, or the word before.
func giverBefore(s string, sp span, i int) span {
	end := i
	begin := end
	for begin > sp.start && !wordBegins(s, begin) {
		_, w := utf8.DecodeLastRuneInString(s[:begin])
		begin -= w
	}
	if begin == end {
		for end > sp.start && s[end-1] == ' ' {
			end--
		}
		begin = end
		for begin > sp.start && !wordBegins(s, begin) {
			_, w := utf8.DecodeLastRuneInString(s[:begin])
			begin -= w
		}
		if !hasSuffix(s[begin:end], "부", "청", "처", "도", "시", "군", "구", "원", "회", "단", "공사", "위", "대학교", "은행", "중앙회", "의회") {
			return span{}
		}
	}
	return span{begin, end}
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
