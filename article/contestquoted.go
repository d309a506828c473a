package article

import (
	"strings"
)

// quotedContest reads words in quotation marks as a contest if they end like one, or if what follows says so.
func (st *story) quotedContest(sp span, q quoted, gs []grade) (contest, bool) {
	s := st.s
	c := contest{span: q.span, quoted: true}
	for _, g := range gs {
		if g.start >= q.start && g.end <= q.end {
			c.inner = g
		}
	}
	if hasPrefix(q.of(s), "대통령", "국무총리") && hasSuffix(strings.TrimRight(q.of(s), "()최우수상대"), "표창", "상", "대통령 ", "국무총리 ") || hasPrefix(s[min(q.end+len("’"), len(s)):sp.end], " 대표", " 회장", " 원장", " 대표이사") {
		return c, false
	}
	core := q.span
	if c.inner.end > 0 {
		switch {
		case c.inner.start <= q.start+3:
			return c, false
		case c.inner.agency && c.inner.end >= q.end-1: // ‘빗물 모으기 우수 도시’ is the name
		case c.inner.end == q.end && c.inner.text == prizeEnd && !c.inner.honour && rankIn(s, gs, q.end):
			c.whole = true // ‘올해의 소식지 대상’에서 은상
		case c.inner.end == q.end && !c.inner.honour && strings.HasSuffix(c.inner.text, "상") && c.inner.text != prizeEnd && runes(s[q.start:c.inner.start]) <= 4: // ‘군민 으뜸상’ is the name
			c.whole, c.inner = true, grade{}
		case c.inner.end == q.end && c.inner.start > q.start:
			core.end = c.inner.start
		case c.inner.start <= q.start+9:
			return c, false
		}
	}
	st.tidy(&c, core)
	after := s[min(q.end+len("’"), len(s)):sp.end]
	bare := strings.TrimPrefix(after, " ")
	if i := strings.Index(bare, " "); i > 0 && i < 30 && hasSuffix(bare[:i], "분야", "부문") && hasPrefix(bare[i+1:], "평가에서", "평가") {
		bare = bare[i+1:] // ‘마을버스’ 서면분야 평가에서
	}
	for _, h := range bracketHeads {
		if strings.HasPrefix(bare, h) && h != prizeEnd && (wordEnds(bare, len(h)) || particle(bare, len(h)) != "") && !strings.HasPrefix(bare, "평가를") {
			if !endsLikeContest(c.name) || h != "대회" && h != "심사" {
				c.name += " " + h
			}
			c.end = sp.end - len(bare) + len(h)
			c.strong = true
		}
	}
	if strings.HasPrefix(bare, "시상식") || strings.HasPrefix(bare, "포상식") {
		c.strong = true
	}
	c.summary = isSummary(bare)
	if n := runes(squash(c.name)); n < 3 || n > 50 || isGeneric(c.name) {
		return c, false
	}
	if endsLikeContest(c.name) {
		c.strong = true
	}
	c.strong = c.strong || c.whole && strings.HasSuffix(c.name, "상")
	if c.strong || c.whole || c.inner.end > 0 && runes(c.name) >= 4 {
		return c, true
	}
	if strings.HasSuffix(c.name, "상") && hasPrefix(bare, "을 수상", "을 받", "수상", "을 안", "을 시상", "을 수여", "을 건네", "을 건넸", "을 전달", "을 줬", "을 주었", "을 탔", "을 준다") {
		c.strong = true // ‘…꽃길상’을 받아
		return c, true
	}
	// ‘산불 이겨내기’대상을, ‘2023 마을 주치의’에서 우수기관
	next := nextGrade(gs, q.end)
	if next == nil {
		return c, hasPrefix(bare, "부문 수상", "분야 수상", "을 수상", "를 수상", "수상")
	}
	gap := s[min(q.end, next.start):next.start]
	if strings.HasPrefix(after, "…") { // a headline that begins with what somebody says
		return c, false
	}
	switch particle(after, 0) {
	case "와", "과":
		if !hasPrefix(strings.TrimPrefix(bare, particle(bare, 0)), " ‘") { // ‘물길콜’과 꽃길 제도가
			return c, false
		}
	case "은", "는", "이", "가", "도", "으로", "로", "을", "를": // who won, or with what
		return c, false
	}
	if w, _, _ := strings.Cut(bare, " "); hasSuffix(w, "사업으로", "정책으로", "사례로", "시책으로", "주제로", "작품으로", "프로그램으로", "프로젝트로", "서비스로", "제도로", "조례로", "모델로", "축제로") || hasPrefix(bare, "사업이", "사업은", "정책이", "정책은", "사례가", "사례는", "시책이", "프로젝트가", "를 주제", "을 주제") {
		return c, false // with what it was won
	}
	if hasSuffix(c.name, "센터", "호텔", "홀", "강당", "회의실", "회관", "광장", "공원") || hasPrefix(bare, "에서 열린", "에서 개최") {
		return c, false
	}
	return c, runes(gap) <= 4 && !strings.Contains(gap, ",") || hasPrefix(bare, "에서", "부문", "분야", "에 선정", "공모") || len(gap) < 60 && containsAny(gap, "부문", "분야") || next.agency && len(gap) < 48 && !containsAny(gap, "로 ", "을 ", "를 ", "에 ")
}

// rankIn reports whether a rank follows that was won in what ends in 대상: ‘…대상’에서 은상, ‘…대상’ 장려상, ‘…대상’ 도시
// 부문 최우수상; and not one that was won besides: ‘…대상’과 최우수상.
func rankIn(s string, gs []grade, end int) bool {
	for _, g := range gs {
		if g.start < end || g.honour {
			continue
		}
		gap := s[min(end+len("’"), g.start):g.start]
		if hasPrefix(gap, "에서", "에 참가", "에 출전", "에 나가") {
			return true
		}
		bare := strings.Trim(gap, " ‘“(")
		return !g.weak && (bare == "" && gap != "" || hasPrefix(gap, " ") && hasSuffix(strings.TrimSuffix(bare, "에서"), "부문", "분야") && len(gap) < 90)
	}
	return false
}
