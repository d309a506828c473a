package article

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// contest is the name of a contest, an evaluation or a prize in the text.
type contest struct {
	span           // with year and quotation marks
	name    string // without year and number
	period  string
	giver   span  // who stands before the name: 행정안전부 주관 …
	inner   grade // a grade inside the name's quotation marks
	quoted  bool
	whole   bool // what looks like a grade inside belongs to the name
	summary bool // many evaluations are counted: 기관 평가 53개 부문에서
	agency  bool // what stands before 우수기관
	strong  bool // the name says that it is a contest
	field   string
	title   bool          // only the headline speaks of it
	by      bonbogi.Party // who holds it, where a sentence is spoken of that does not say it again
}

// contests finds the contests in a sentence, given its grades.
func (st *story) contests(sp span, gs []grade) []contest {
	s := st.s
	var out []contest
	covered := func(i int) bool {
		for _, c := range out {
			if i >= c.start && i < c.end {
				return true
			}
		}
		return false
	}
	for _, q := range st.quotesIn(sp) {
		if c, ok := st.quotedContest(sp, q, gs); ok && !(len(out) > 0 && hasSuffix(c.name, "분야", "부문")) {
			out = append(out, c)
		}
	}
	inQuote := func(i int) bool {
		for _, q := range st.quotesIn(sp) {
			if i >= q.start && i < q.end {
				return true
			}
		}
		return false
	}
	for _, w := range words(s, sp) {
		if c, ok := st.plainContest(sp, w, gs); ok && !covered(c.end-1) && !covered(c.start) && !inQuote(c.end-1) {
			out = append(out, c)
		}
	}
	field := func(c contest) bool { // …발표대회에서 물길 되살리기 우수사례: no contest of its own
		for _, o := range out {
			if o.end <= c.start && c.start-o.end < 24 && !strings.ContainsAny(s[o.end:c.start], listMarks) && nextGrade(gs, o.end) != nil && nextGrade(gs, o.end).start >= c.start {
				return true
			}
		}
		return false
	}
	for _, c := range st.listedContests(sp, gs) {
		if !covered(c.end-1) && !covered(c.start) && !inQuote(c.start) {
			out = append(out, c)
		}
	}
	for _, g := range gs {
		if c, ok := st.agencyContest(sp, g); ok && !field(c) && !covered(c.end-1) && !covered(c.start) && !inQuote(c.start) {
			out = append(out, c)
		}
	}
	if len(out) == 0 && len(gs) > 0 {
		out = st.examined(sp, gs)
	}
	if len(out) == 0 && (st.contest == nil || st.contest.title) {
		if out = st.fieldsAlone(sp, gs); len(out) == 0 {
			out = st.grandPrizes(sp, gs)
		}
	}
	sortByStart(out)
	return st.withoutFields(out, gs)
}

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

// plainContest reads a contest without quotation marks that ends in the word w.
func (st *story) plainContest(sp, w span, gs []grade) (contest, bool) {
	s := st.s
	word := w.of(s)
	lead := len(word) - len(strings.TrimLeft(word, "‘“’”([▲"))
	word = word[lead:]
	if i := strings.IndexAny(word, ",.’”)(‘“…"); i >= 0 {
		word = word[:i]
	}
	begin := w.start + lead
	stem := word
	j := ""
	if !endsLikeContest(stem) {
		j = lastJosa(s, span{begin, begin + len(word)})
		stem = strings.TrimSuffix(word, j)
	}
	apart := word == prizeEnd+"에서" || word == prizeEnd && fieldFollows(s[begin+len(word):sp.end]) || word == prizeEnd+"과" && strings.Contains(clipped(s[begin+len(word):sp.end], 90), "에서") // 가람 도시 대상에서 우수상
	if apart {
		stem = prizeEnd
	}
	next := nextGrade(gs, begin+len(stem))
	named := (j == "에서" || j == "" && next != nil && next.start-begin-len(stem) <= 4) && strings.HasSuffix(stem, "상") && runes(stem) >= 3 && !hasSuffix(stem, notPrizes...) && !isHonour(stem)
	located := !endsLikeContest(stem) && !apart && !named && st.wonThere(sp, span{begin, begin + len(stem)}, j, next)
	if !endsLikeContest(stem) && !apart && !named && !located {
		return contest{}, false
	}
	end := begin + len(stem)
	for _, g := range gs {
		if begin < g.end && end > g.start {
			return contest{}, false // 대상, 우수기관 themselves
		}
	}
	if isNominative(j) { // what won: 물길 박람회가 금상을
		return contest{}, false
	}
	head := headOf(stem)
	if located {
		head = ""
	}
	if named && head == "" { // 온나라 공무원상에서 금상
		if next := nextGrade(gs, end); next == nil || next.start-end > 60 {
			return contest{}, false
		}
		head = "상"
	}
	if apart {
		head = prizeEnd
		if next := nextGrade(gs, end); next == nil || next.start-end > 60 {
			return contest{}, false
		}
	}
	after := s[end:sp.end]
	if j == "" && startsContest(after) {
		return contest{}, false // the name goes on
	}
	follows := contestFollows(head, after, nextGrade(gs, end), end)
	start := phraseStart(s, sp.start, begin)
	for _, m := range st.mentionsIn(span{start, end}) { // never begin inside a longer name, nor with who gets it
		if m.start <= start && m.end > start && isSubject(m.josa) {
			start = min(m.end+len(m.josa), begin)
		}
	}
	for _, x := range words(s, span{start, begin}) { // … 견준 2019년 시·군평가
		if y, n := leadingYear(x.of(s)); y != "" && n == len(x.of(s)) && x.start > start {
			start = x.start
		}
	}
	c := contest{span: span{start, end}, strong: len(head) > 6 || head == prizeEnd || strings.HasSuffix(head, "상")}
	st.tidy(&c, c.span)
	c.summary = isSummary(after)
	if runes(squash(c.name)) <= runes(head)+1 || isGeneric(c.name) {
		return contest{}, false
	}
	if !follows && (strings.HasPrefix(after, "을 ") || strings.HasPrefix(after, "를 ")) && hasSuffix(head, "시상식", "대회", "공모전", "어워드", "경진", "경연") {
		if c.by, _ = st.from(sp); c.by.IsZero() {
			c.by = st.announcer(sentence{span: sp}, nil, sp.end)
		}
		st.contest = &c // … 평가 시상식을 열었다: the winners follow
	}
	return c, follows
}

// contestFollows asks what is done at the contest: prizes are won at it, or it is won itself.
func contestFollows(head, after string, next *grade, end int) bool {
	if hasPrefix(after, "에서", " 결과", "에 나가", "에 출전") {
		return true
	}
	if next != nil && next.start-end <= 90 && hasPrefix(after, "를 ", "을 ") && hasPrefix(after[len("를 "):], "심사", "평가한", "평가해", "공모해", "열어", "열고", "한 결과", "벌여", "벌인", "연 결과", "치러", "치른", "실시", "진행", "통해") {
		return true // …우수사례를 심사해 최우수상 가람시
	}
	near := 60
	if next != nil && (head == prizeEnd || len(head) > 6) && containsAny(after[:min(len(after), max(0, next.start-end))], "과 ", "와 ") {
		near = 130 // …도서대상 어린이책과 …낭독대회에서 금상
	}
	if next != nil && next.agency && strings.HasSuffix(after[:max(0, min(len(after), next.start-end))], "의 ") && !strings.HasPrefix(after, "의 ") {
		return false // 물길 점검 방식은 … 관리의 우수 사례로
	}
	if next != nil && next.start-end <= near && !containsAny(after[:next.start-end], "를 ", "을 ", "다고") {
		return true
	}
	strong := head == prizeEnd || strings.HasSuffix(head, "상") || hasPrefix(head, "인증") || head == "관광의 별" || head == "어워드" || head == "유공"
	return strong && hasPrefix(strings.TrimLeft(after, "’”) "), "을 수상", "를 수상", "을 2", "을 3", "을 4", "을 5", "을 받", "수상", "에 선정", "에 뽑", "을 획득", "를 획득", "획득", "을 거머", "을 차지", ",", "등을 수상", "등으로", "에 올", "을 안", "에 이름", "으로 선정", "로 선정", "에 꼽")
}

func nextGrade(gs []grade, from int) *grade {
	for i := range gs {
		if gs[i].start >= from {
			return &gs[i]
		}
	}
	return nil
}
