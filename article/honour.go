package article

import (
	"strings"
	"unicode/utf8"
)

// titlesOfGivers stand in honours, which have a giver: 한빛도지사상.
var titlesOfGivers = []string{"장관", "청장", "지사", "시장", "회장", "원장", "대통령", "총리", "교육감", "의장"}

// isCounted reports whether the words before an honour count it: 7차례 표창을 받았다 names none.
func isCounted(before string) bool {
	before = strings.TrimSuffix(strings.TrimRight(before, " ‘“'"), "의")
	for _, unit := range []string{"차례", "건", "개", "번"} {
		if n, ok := strings.CutSuffix(before, unit); ok && n != "" && (isDigit(n[len(n)-1]) || hasSuffix(n, " 두 ", " 세 ", " 네 ", " 다섯 ", " 여섯 ", " 일곱 ", " 여덟 ", " 아홉 ", " 열 ")) {
			return true
		}
	}
	return false
}

// countsPersons reports whether what follows a prize counts the persons who got it: 금상 7명.
func countsPersons(after string) bool {
	from := skip(after, 0, len(after))
	n, end := number(after, from, len(after))
	return n > 0 && hasPrefix(strings.TrimLeft(after[end:], " "), "명", "팀", "농가", "가구")
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
			if !wordEnds(s, stop) && particle(s, stop) == "" && !hasPrefix(s[stop:], "수상", "까지", "으로는 ", "에는 ") {
				continue
			}
			if countsPersons(s[stop:sp.end]) || hasPrefix(s[stop:sp.end], " 수여", "을 수여", " 시상", " 및", "을 전수", " 수상자") {
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
