package article

import (
	"slices"
	"strings"
	"unicode"

	"github.com/bonbogi/bonbogi"
)

// tidy takes year, number, giver and field out of the words of a contest's name.
func (st *story) tidy(c *contest, sp span) {
	s := st.s
	for changed := true; changed; {
		changed = false
		sp = trim(s, sp)
		in := sp.of(s)
		if y, n := leadingYear(in); n > 0 {
			if y != "" {
				c.period = y
			}
			sp.start += n
			changed = true
			continue
		}
		if end := strings.IndexByte(in, ')'); end > 0 && in[0] == '(' && year(in[1:end]) != "" { // (2023년 실적) 시군종합평가
			sp.start += end + 1
			changed = true
			continue
		}
		if rest := withoutTime(in); rest != in && strings.HasSuffix(in, rest) { // 3월 …공모사업
			sp.start += len(in) - len(rest)
			changed = true
			continue
		}
		if hasPrefix(in, "제") {
			if n := ordinal(in); n > 0 {
				sp.start += n
				changed = true
				continue
			}
		}
		if i := strings.Index(in, " 연속 "); i > 0 && i < 10 && isDigit(in[0]) {
			sp.start += i + len(" 연속 ")
			changed = true
			continue
		}
		for _, lead := range []string{"올해 ", "결과 ", "전국 단위 ", "이번 ", "각각 ", "’", "‘", "“", "”", "주관 ", "주최 ", "주관한 ", "공동 주관 ", "및 ", "도 "} {
			if strings.HasPrefix(in, lead) {
				sp.start += len(lead)
				changed = true
				break
			}
		}
		if changed {
			continue
		}
		if m := st.mentionAt(sp.start); m != nil && m.end < sp.end && !m.glued && m.typ == bonbogi.PartyGovernment {
			rest := s[m.end:sp.end]
			switch {
			case hasPrefix(rest, " 주관", " 주최", " 선정", "에서 주관", "이 주관", "가 주관") || hasPrefix(rest, "의 ", "에서 "), m.govs[0].Level == bonbogi.Ministry && hasPrefix(rest, " "):
				c.giver = m.span
				sp.start = m.end + len(m.josa)
				changed = true
			}
		}
	}
	c.name = strings.Trim(sp.of(s), " ’‘“”,·")
	if stem, ok := strings.CutSuffix(c.name, " 시상식"); ok {
		c.name = stem
	}
	// the field is no part of the name: 올해의 소식지 대상 사진 부문
	for _, f := range []string{" 부문", " 분야"} {
		if stem, ok := strings.CutSuffix(c.name, f); ok {
			if i := strings.LastIndex(stem, " "); i > 0 && endsLikeContest(stem[:i]) {
				c.field, c.name = stem[i+1:], stem[:i]
			}
		}
	}
}

// leadingYear reads 2025년도, 2025, 2025-, 25년 at the beginning; n is how many bytes it takes.
func leadingYear(in string) (year string, n int) {
	d := 0
	for d < len(in) && isDigit(in[d]) {
		d++
	}
	if d != 4 || in[0] != '1' && in[0] != '2' {
		return "", 0
	}
	year, n = in[:4], 4
	rest := in[4:]
	for _, t := range []string{"년도", "년", "학년도", "넌"} {
		if strings.HasPrefix(rest, t) {
			n += len(t)
			return year, n
		}
	}
	if rest == "" || rest[0] == ' ' || rest[0] >= 0x80 {
		return year, n
	}
	return "", 0
}

// ordinal reads 제11회.
func ordinal(in string) int {
	rest := strings.TrimLeftFunc(strings.TrimPrefix(in, "제"), unicode.IsDigit)
	n := len(in) - len(rest)
	if n > len("제") && hasPrefix(rest, "회", "기", "차") {
		return n + len("회")
	}
	return 0
}

// headOf is the contest head with which a name ends, the longest.
func headOf(name string) string {
	best := ""
	for _, h := range contestHeads {
		if strings.HasSuffix(name, h) && len(h) > len(best) {
			best = h
		}
	}
	if best == "" && strings.HasSuffix(name, prizeEnd) && runes(name) >= 4 {
		return prizeEnd
	}
	return best
}

func endsLikeContest(name string) bool { return headOf(strings.TrimSpace(name)) != "" }

// isGeneric reports whether a name says only that there was some contest: 현장 평가, 3년 연속, 우수기관.
func isGeneric(name string) bool {
	stem := strings.TrimSpace(strings.TrimSuffix(name, headOf(name)))
	ws := strings.Fields(stem)
	if len(ws) == 0 {
		return headOf(name) == "" || runes(name) <= 5
	}
	if name == "정부합동평가" || name == "정부 합동평가" {
		return false
	}
	last := ws[len(ws)-1]
	if (last == "분야" || last == "부문") && len(ws) > 1 { // 물길 분야 평가 is one, 정량 분야 평가 none
		return headOf(name) == "평가" && slices.Contains([]string{"정량", "정성", "각", "여러", "전", "해당", "이", "두", "세", "주요", "다양한", "모든", "총"}, ws[len(ws)-2])
	}
	switch last {
	case "현장", "서면", "연말", "주요", "각종", "정량", "정성", "정량분야", "정성분야", "이번", "최종", "그룹별", "발표", "상대", "절대", "종합", "연속", "외부", "정부", "올해", "좋은", "높은", "우수한", "다양한", "여러", "전국", "최고", "긍정적", "긍정적인", "이", "본", "등", "합동", "수준", "중앙부처", "부처", "대외", "바깥", "외부기관의", "외부기관", "정부부처", "단위":
		return len(ws) == 1 || last == "주요" || last == "각종" || last == "연속" || hasSuffix(ws[len(ws)-2], "은", "는", "및") || headOf(name) == "평가" && last == "연말"
	}
	return len(ws) == 1 && (ws[0] == "우수" || ws[0] == "최우수" || ws[0] == "기관" || ws[0] == "유공")
}
