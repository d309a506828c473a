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
