package article

import (
	"slices"
	"strings"
	"unicode"

	"github.com/bonbogi/bonbogi"
)

// pairing is a grade with those to whom a list gives it: 대상은 가람시, 최우수상은 새별시와 다솔군.
type pairing struct {
	rank    grade
	winners []subject
	end     int
}

// honourIs reports whether an honour stands in brackets behind the grade: 대상(대통령상)에 가람시.
func (p pairing) honourIs(s string, honour grade) bool {
	return honour.start > p.rank.end && strings.Trim(s[p.rank.end:honour.start], "’” ") == "("
}

// roll reads a sentence, or a line, as a list of grades and their winners. Each grade stands directly before its winners
// or directly behind them; who was taken by one is not offered to the next. One pair alone is a list only if it is all
// that the line says.
func (st *story) roll(sent sentence) []pairing {
	if sent.no < 0 || len(st.mentionsIn(sent.span)) == 0 {
		return nil
	}
	ranks := rollRanks(st.s, sent.span)
	if len(ranks) == 0 {
		return nil
	}
	rows := st.rows(sent.span)
	var out []pairing
	ri := 0
	for i := range ranks {
		r := &ranks[i]
		for ri < len(rows) && rows[ri].end <= r.start && !(rows[ri].end+75 > r.start && st.backward(rows[ri], r)) {
			ri++
		}
		switch {
		case ri == len(rows):
		case rows[ri].end <= r.start: // the loop stopped at a row that belongs to this grade
			out = append(out, pairing{*r, rows[ri].members, r.end})
			ri++
		case rows[ri].start >= r.end && rows[ri].start-r.end < 75 && isForward(st.s[r.end:rows[ri].start]):
			out = append(out, pairing{*r, rows[ri].members, rows[ri].end})
			ri++
		}
	}
	if len(out) == 0 {
		out = st.atTheEnd(sent, ranks)
	} else if len(out) == 1 && !isWholeLine(st.s, sent.span, out[0]) && !wonBehind(st.s, sent.span, out[0]) && !wonTogether(st.s, sent.span, out[0]) || len(out) > 1 && sameGrade(out) {
		return nil
	}
	return out
}

// wonBehind reports whether a grade that stands before its winners is followed by what says that they won it: 우수상은
// 가람시와 새별시다, 우수상에는 가람시 등 3곳이 뽑혔다.
func wonBehind(s string, sp span, p pairing) bool {
	if p.rank.start > p.winners[0].start || !hasPrefix(afterQuote(s[p.rank.end:sp.end]), "은 ", "는 ", "에는 ", "에 ", "으로는 ", "로는 ") && countEnd(s[p.rank.end:sp.end]) == 0 {
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
var winning = []string{"선정", "뽑", "꼽", "차지", "수상", "받", "이름", "올랐", "올라", "들었", "들어", "돌아", "정해", "정했", "결정", "영예", "각각", "나란히", "안았", "탔", "거머", "최종"}

// atTheEnd reads a grade whose winner stands behind what it did: 대상은 물길을 새로 낸 가람시가 차지했다, 우수상은 … 새별시에
// 돌아갔다.
func (st *story) atTheEnd(sent sentence, ranks []grade) []pairing {
	s := st.s
	rows := st.rows(sent.span)
	var out []pairing
	for i, r := range ranks {
		if !hasPrefix(afterQuote(s[r.end:sent.end]), "은 ", "는 ", "의 영예는 ") {
			continue
		}
		to := sent.end
		if i+1 < len(ranks) {
			to = ranks[i+1].start
		}
		for _, w := range rows {
			if w.start < r.end || w.end > to {
				continue
			}
			rest := strings.TrimLeft(s[w.end:sent.end], " ")
			given := (w.josa == "에" || w.josa == "에게") && (hasPrefix(rest, "돌아") || strings.HasPrefix(rest, ",") && containsAny(s[w.end:sent.end], "돌아"))
			if given || isNominative(w.josa) && hasPrefix(rest, winning...) {
				out = append(out, pairing{r, w.members, w.end})
				break
			}
		}
	}
	return out
}

// sameGrade reports whether all pairs are of the one grade that a text is as likely to use for something else: 지원 대상.
func sameGrade(ps []pairing) bool {
	return !slices.ContainsFunc(ps, func(p pairing) bool { return p.rank.text != prizeEnd })
}

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

// rollRanks are the ranks of a stretch as lists write them, with or without 상: 우수에는, 최우수 2곳.
func rollRanks(s string, sp span) []grade {
	var out []grade
	for i := sp.start; i < sp.end; i++ {
		if s[i] < 0x80 || !wordBegins(s, i) {
			continue
		}
		for _, r := range rankWords {
			if r.grade == "" || !strings.HasPrefix(s[i:sp.end], r.word) {
				continue
			}
			g := grade{span: span{i, i + len(r.word)}, text: r.grade}
			if !strings.HasSuffix(r.word, "상") {
				g.end = tailEnd(s, sp, g.end)
			}
			if (wordEnds(s, g.end) || particle(s, g.end) != "" || hasPrefix(s[g.end:sp.end], "에는", "은", "으로는")) && !(r.word == prizeEnd && isTarget(s, sp, g.span)) {
				out = append(out, g)
				i = g.end - 1
			}
			break
		}
	}
	return out
}

// tailEnd is the end of 최우수 with what makes it longer: 최우수상, 최우수 기관, 최우수 시·군.
func tailEnd(s string, sp span, at int) int {
	from := at
	if strings.HasPrefix(s[at:sp.end], " ") {
		from++
	}
	for _, t := range rankTails {
		if end := from + len(t); strings.HasPrefix(s[from:sp.end], t) && t != "마을" && t != "학교" && t != "대학" && (wordEnds(s, end) || particle(s, end) != "") {
			return end
		}
	}
	return at
}

// isTarget reports whether 대상 means those whom something is for: 점검 대상: 가람시.
func isTarget(s string, sp, at span) bool {
	before := strings.TrimRight(s[sp.start:at.start], " ‘“")
	return hasPrefix(s[at.end:sp.end], "으로", "이 되", "이 된", "지", "자") || before != "" && unicode.IsLetter(lastRune(before)) && !hasSuffix(before, "에서", "결과", "시는", "군은", "구는", "도는", "시가", "군이", "구가", "도가", "시를", "군을", "구를", "평가", "대회", "에", "에게", "각각", "인", "전", "데", "고", "며", "해", "은", "는", "로", "시", "군", "구")
}

// row is governments that are named one after the other.
type row struct {
	span           // with the particle of the last
	josa    string // of the last
	members []subject
}

// rows are the governments of a stretch in rows: 가람시·새별시와 다솔군.
func (st *story) rows(sp span) []row {
	s := st.s
	var out []row
	ms := st.mentionsIn(sp)
	for i := range ms {
		m := &ms[i]
		if m.josa == "" && personBehind(s[m.end:sp.end]) {
			continue // 다솔군 이보람 농가가
		}
		if m.start < sp.start || m.end > sp.end || m.glued && !isCopula(s[m.end:]) || m.leader || m.typ == bonbogi.PartyForeign || m.central() {
			continue
		}
		x := subject{m.span, st.party(m), false}
		end := m.end
		if m.josa != "" && strings.HasPrefix(s[m.end:], m.josa) {
			end += len(m.josa)
		}
		if n := len(out); n > 0 && isRollGap(s[out[n-1].end:max(out[n-1].end, m.start)], out[n-1].josa) {
			out[n-1].members = append(out[n-1].members, x)
			out[n-1].end, out[n-1].josa = end, m.josa
			continue
		}
		out = append(out, row{span{m.start, end}, m.josa, []subject{x}})
	}
	return out
}

// personBehind reports whether a person, a farm or a village follows the name of its town: 이보람 농가가, 새말마을이.
func personBehind(rest string) bool {
	ws := strings.Fields(clipped(rest, 60))
	if !strings.HasPrefix(rest, " ") || len(ws) == 0 {
		return false
	}
	stem := func(w string) string { return strings.TrimSuffix(w, lastJosa(w, span{0, len(w)})) }
	if hasSuffix(stem(ws[0]), "농가", "마을", "씨") {
		return true
	}
	return len(ws) > 1 && runes(ws[0]) == 3 && isPersonalName(ws[0]) && slices.ContainsFunc(persons, func(p string) bool { return strings.HasPrefix(ws[1], p) })
}

// isCopula reports whether what follows a name ends a list with it: … 우수상은 가람시이다.
func isCopula(rest string) bool {
	return hasPrefix(rest, "이다", "이었다", "였다", "이며", "이고", "다.")
}

// isRollGap reports whether what stands between two names leaves them in one row, given the particle of the first.
func isRollGap(gap, josa string) bool {
	if field := strings.TrimSpace(gap); isNominative(josa) && strings.HasSuffix(field, ",") && len(field) < 75 { // 가람시가 도시 부문, 새별시가 농촌 부문 대상을
		return hasSuffix(strings.TrimRight(field, ","), "부문", "분야") && !strings.ContainsAny(strings.TrimRight(field, ","), ",.")
	}
	if josa != "" && !isLink(josa) {
		return false
	}
	if strings.HasPrefix(gap, "(") {
		i := strings.IndexByte(gap, ')')
		if i < 0 || i > 60 || len(rollRanks(gap, span{0, i})) > 0 {
			return false
		}
		gap = gap[i+1:]
	}
	gap = strings.Trim(gap, " ,·/△▲○●ㆍ‧・、")
	if gap = withoutLabel(gap); gap == "및" || gap == "그리고" {
		return true
	}
	return strings.Trim(gap, " :(") == ""
}

// labels are the last words of what a contest is divided into: Ⅰ그룹, 군부, 기초자치단체 부문.
var labels = []string{"그룹", "시부", "군부", "구부", "시 지역", "군 지역", "부문", "분야", "유형", "도시형", "농촌형", "도농복합형", "시", "군", "구", "광역", "기초", "권역", "광역단체", "기초단체", "광역자치단체", "기초자치단체", "자치구"}

// withoutLabel is what stands between two names without the label of a group behind which the second stands.
func withoutLabel(gap string) string {
	in := strings.TrimLeft(gap, " (")
	if runes(in) > 14 || strings.ContainsAny(in, "‘“’”") {
		return gap
	}
	head := strings.TrimRight(in, " :)")
	for _, j := range []string{"에서는", "에서", "에는", "은", "는", ""} {
		stem, ok := strings.CutSuffix(head, j)
		if !ok || !hasSuffix(stem, labels...) {
			continue
		}
		if n := len(strings.Fields(stem)); n <= 2 && !isVerbal(strings.Fields(stem)[0]) || strings.HasSuffix(stem, "그룹") {
			return ""
		}
	}
	return gap
}

// backward reports whether a grade belongs to the row that stands directly before it: 가람시와 새별시가 대상, 가람시(대상).
func (st *story) backward(r row, g *grade) bool {
	gap := st.s[r.end:g.start]
	switch {
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
	for _, w := range []string{"각각", "나란히", "공동으로", "공동", "함께", "올해", "이번에", "모두"} {
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
	for _, w := range []string{"의 영예는", "의 영광은", "의 주인공은", " 수상 기관은", " 수상 기관으로는", " 받은 곳은", " 오른 곳은", " 뽑힌 곳은", " 선정된 곳은", " 선정된 지자체는", " 각각", " 도내에서", " 전국에서", " 경우"} {
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

// rolled turns the pairs of a list into awards. What the list does not name is the contest of the sentence, or the one
// spoken of before.
func (st *story) rolled(sent sentence, pairs []pairing, gs []grade, cs []contest, subs []subject) []found {
	s := st.s
	if len(cs) == 0 && st.contest == nil || notWon(sent.of(s)) {
		return nil
	}
	how := telling{received: true, verb: -1, rest: s[pairs[len(pairs)-1].end:sent.end]}
	var out []found
	for i := range pairs {
		p := &pairs[i]
		g := group{orphan: true, rank: &p.rank}
		var c contest
		for k := range cs {
			if cs[k].end <= p.rank.start || len(cs) == 1 {
				c, g.orphan = cs[k], false
			}
		}
		if !g.orphan {
			g.contests = []contest{c}
		}
		g.span = span{min(p.rank.start, p.winners[0].start), p.end}
		f, ok := st.award(sent, &g, how, prize{c, &p.rank}, subs, p.end)
		f.explicit, f.span = true, g.span
		if i := slices.IndexFunc(gs, func(g grade) bool { return g.honour && p.honourIs(s, g) }); i >= 0 {
			f.Honour = gs[i].text
		}
		if !ok && !f.Recipient.Same(f.Conferrer) {
			continue
		}
		if f.Conferrer.IsZero() {
			f.Conferrer = st.announcer(sent, p.winners, p.winners[0].start)
		}
		f.GivenByGovernment = f.Conferrer.Same(st.mainParty()) && isGovernment(f.Conferrer)
		out = append(out, st.shared(f, p.winners)...)
	}
	return out
}

// notWon reports whether a sentence speaks of prizes that nobody has won (yet).
func notWon(in string) bool {
	return containsAny(in, untrue...) || containsAny(in, notYet...) && !containsAny(in, "받았", "선정됐", "수상했", "차지했", "뽑았", "선정했", "뽑혔")
}

// tellingOfPrizes is what somebody does who gives prizes, and then what anybody does who makes them known.
var tellingOfPrizes = []string{"선정했", "뽑았", "발표", "시상", "수여", "평가했", "열어", "열고", "열었", "연다", "선정해", "선정하", "골랐", "선정", "뽑", "평가", "공개", "밝혔", "알렸", "전했", "설명"}

// announcer is the government that a sentence tells as the one that made a list known or chose: 행정안전부는 … 선정했다.
func (st *story) announcer(sent sentence, winners []subject, to int) bonbogi.Party {
	ms := st.mentionsIn(sent.span)
	for i := range ms {
		m := &ms[i]
		if m.start >= to {
			break
		}
		if m.glued || m.typ != bonbogi.PartyGovernment || !isSubject(m.josa) || !m.central() && (m.only() == nil || m.only().Level != bonbogi.Province) {
			continue
		}
		over := m.central() || !slices.ContainsFunc(winners, func(w subject) bool {
			x := st.g.byID[w.party.Government]
			return x == nil || m.only() == nil || !x.above[m.only().ID]
		})
		verbs := tellingOfPrizes
		if winners == nil && !m.central() {
			verbs = tellingOfPrizes[:13] // it may speak of its own
		}
		if over && containsAny(sent.of(st.s), verbs...) {
			return st.party(m)
		}
	}
	return bonbogi.Party{}
}

// withRanks adds the ranks of a list to the grades of a sentence that do not have them yet.
func withRanks(gs []grade, roll []pairing) []grade {
	for _, p := range roll {
		if !slices.ContainsFunc(gs, func(g grade) bool { return g.start < p.rank.end && g.end > p.rank.start }) {
			gs = append(gs, p.rank)
		}
	}
	slices.SortStableFunc(gs, func(a, b grade) int { return a.start - b.start })
	return gs
}
