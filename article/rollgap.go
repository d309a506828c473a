package article

import (
	"strings"
	"unicode"
)

// wonBehind reports whether a grade that stands before its winners is followed by what says that they won it: 우수상은
// 가람시와 새별시다, 우수상에는 가람시 등 3곳이 뽑혔다.
func wonBehind(s string, sp span, p pairing) bool {
	if p.rank.start > p.winners[0].start || !hasPrefix(afterQuote(s[p.rank.end:sp.end]), "은 ", "는 ", "에는 ", "에 ", "으로는 ", "로는 ") && !hasPrefix(s[p.rank.end:sp.end], wonBy...) && countEnd(s[p.rank.end:sp.end]) == 0 {
		return false
	}
	rest := s[p.end:sp.end]
	rest = rest[countEnd(rest):]
	rest = strings.TrimPrefix(rest, particle(rest, 0))
	if isCopula(rest) {
		return p.rank.text != prizeEnd
	}
	return hasPrefix(strings.TrimLeft(rest, " "), winning...)
}

// wonBy are words behind a grade that say that its winners are named next.
var wonBy = []string{" 수상 기관으로는 ", " 수상 기관은 ", " 수상 지자체로는 ", " 수상 지자체는 ", " 수상 도시로는 "}

// wonTogether reports whether several won the one grade that stands behind them: 시부는 가람시, 군부는 다솔군이 각각 최우수를.
func wonTogether(s string, sp span, p pairing) bool {
	if len(p.winners) < 2 || p.rank.start < p.winners[0].start {
		return false
	}
	rest := afterQuote(s[p.rank.end:sp.end])
	j := particle(rest, 0)
	return (j == "을" || j == "를" || j == "에" || j == "으로" || j == "로" || j == "이" || j == "가") && hasPrefix(strings.TrimLeft(rest[len(j):], " "), winning...)
}

// winning is what follows those who won, where the grade stands before them.
var winning = []string{"선정", "뽑", "꼽", "차지", "수상", "받", "이름", "올랐", "올라", "들었", "들어", "돌아", "정해", "정했", "결정", "영예", "각각", "나란히", "안았", "탔", "거머", "최종", "가려", "나왔", "호명", "불렸", "결정", "가져", "갔다", "영광", "기쁨", "낙점", "확정", "따냈", "휩쓸", "챙", "몫"}

// isWholeLine reports whether a line says nothing but a grade and its winners: ▲최우수상(2곳): 가람시, 새별시.
func isWholeLine(s string, line span, p pairing) bool {
	if p.rank.start > p.winners[0].start || p.rank.text == prizeEnd && p.rank.start == line.start {
		return false
	}
	lead := s[line.start:p.rank.start]
	if strings.ContainsFunc(lead, unicode.IsLetter) {
		return false
	}
	tail := strings.TrimRight(s[p.end:line.end], " .)")
	return tail == "" || countEnd(tail) == len(tail) && strings.HasPrefix(strings.TrimSpace(tail), "등")
}

// backward reports whether a grade belongs to the row that stands directly before it: 가람시와 새별시가 대상, 가람시(대상).
func (st *story) backward(r row, g *grade) bool {
	gap := st.s[r.end:g.start]
	switch {
	case isLink(r.josa) && gap == "(": // 다솔군(우수)과 함께
	case r.josa == "" || isSubject(r.josa) || isObject(r.josa) || r.josa == "에" || r.josa == "에게" || r.josa == "에는":
	default:
		return false
	}
	if strings.HasPrefix(gap, "(") && len(gap) > 1 { // 가람시(시장 …)가
		i := strings.IndexByte(gap, ')')
		if i < 0 {
			return false
		}
		gap = strings.TrimPrefix(gap[i+1:], r.josa)
	}
	if n := countEnd(gap); n > 0 {
		gap = gap[n:]
		gap = strings.TrimPrefix(gap, particle(gap, 0))
	}
	for _, w := range []string{"그 뒤를 이어", "뒤를 이어", "뒤이어", "각각", "나란히", "공동으로", "공동", "함께", "올해", "이번에", "모두"} {
		gap = strings.TrimPrefix(strings.TrimLeft(gap, " "), w)
	}
	if field := strings.Trim(gap, " ‘“("); isNominative(r.josa) && hasSuffix(field, "부문", "분야") && len(field) < 60 && !strings.ContainsAny(field, ",’”") {
		return true
	}
	return strings.Trim(gap, " ‘“(") == ""
}

// isForward reports whether what stands between a grade and the row behind it gives that grade to the row: 대상에는 가람시,
// 최우수상(2곳): 가람시, 우수상의 영예는 가람시.
func isForward(gap string) bool {
	gap = strings.TrimLeft(gap, "’”")
	if strings.HasPrefix(gap, "(") && len(gap) > 1 {
		if i := strings.IndexByte(gap, ')'); i > 0 {
			gap = gap[i+1:]
		}
	}
	if n := countEnd(gap); n > 0 {
		gap = gap[n:]
	}
	if j := particle(gap, 0); j != "" && !isLink(j) && j != "의" && j != "도" {
		gap = gap[len(j):]
	}
	for _, w := range []string{"의 영예는", "의 영광은", "의 주인공은", " 수상 기관은", " 수상 기관으로는", " 수상 지자체로는", " 수상 지자체는", " 수상 도시로는", " 받은 곳은", " 오른 곳은", " 뽑힌 곳은", " 선정된 곳은", " 선정된 지자체는", "인 ", " 꼽힌", " 뽑힌", " 선정된", " 오른", " 든 ", " 이름을 올린", " 각각", " 도내에서", " 전국에서", " 경우"} {
		gap = strings.TrimPrefix(gap, w)
	}
	return strings.Trim(withoutLabel(strings.TrimLeft(gap, " :;=-–—·△▲○●‘“([")), " :;=-–—·△▲○●‘“([") == ""
}

// countEnd is the end of a count at the beginning: 등 10개 시군, 3곳, (2곳), 두 곳.
func countEnd(in string) int {
	at := len(in) - len(strings.TrimLeft(in, " ("))
	n := 0
	if rest, ok := strings.CutPrefix(in[at:], "등"); ok {
		n = at + len("등")
		at = n + len(rest) - len(strings.TrimLeft(rest, " "))
	}
	if n > 0 { // 등 한빛도 11개 시군
		if i := strings.IndexByte(in[at:], ' '); i > 0 && i <= 24 && i+at+1 < len(in) && isDigit(in[at+i+1]) && !isDigit(in[at]) {
			at += i + 1
		}
	}
	from := at
	for at < len(in) && isDigit(in[at]) {
		at++
	}
	if at == from {
		for _, w := range []string{"한", "두", "세", "네", "다섯", "여섯"} {
			if strings.HasPrefix(in[at:], w+" ") {
				at += len(w) + 1
				break
			}
		}
	}
	if at == from {
		return n
	}
	for _, unit := range []string{"개 시·군·구", "개 시군구", "개 시·군", "개 시군", "개 시도", "개 시·도", "개 자치단체", "개 지방자치단체", "개 지자체", "개 기관", "개 자치구", "개 군", "개 시", "개 구", "개소", "개 팀", "개", "팀", "건", "명", "점", "곳", "군데"} {
		if strings.HasPrefix(in[at:], unit) {
			end := at + len(unit)
			if strings.HasPrefix(in[end:], ")") {
				end++
			}
			return end
		}
	}
	return n
}

// notWon reports whether a sentence speaks of prizes that nobody has won (yet).
func notWon(in string) bool {
	return containsAny(in, untrue...) || containsAny(in, notYet...) && !containsAny(in, "받았", "선정됐", "수상했", "차지했", "뽑았", "선정했", "뽑혔")
}
