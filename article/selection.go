package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// programmes are the last words of what one is chosen for without having won anything.
var programmes = []string{"공모사업", "공모 사업", "공모", "시범사업", "시범 사업", "시범지역", "시범도시", "시범지구", "지원사업", "지원 사업", "육성사업", "조성사업", "개선사업", "활성화사업", "정비사업", "특구", "사업", "선도지역", "선도도시", "대상지", "대상지역", "사업지", "사업자", "후보지", "예비사업", "거점", "투자선도지구", "지구", "문화도시", "법정도시", "관광도시", "친화도시", "예비도시", "스마트도시", "도시", "시장", "프로그램", "프로젝트", "상권", "펀드", "사업단", "패키지", "벨트", "클러스터", "챌린지", "뉴딜", "단지", "부지", "바우처"}

// mostChoices is how often one sentence is asked whether somebody was chosen.
const mostChoices = 4

// selections reads what one sentence tells of being chosen for programmes: 공모사업에 선정, one clause after the other.
func (st *story) selections(sent sentence, awards []found) []found {
	if len(awards) > 0 && !strings.Contains(sent.of(st.s), "공모") {
		return nil
	}
	if listed := st.funded(sent); len(listed) > 0 {
		return listed
	}
	var out []found
	for from := sent.start; len(out) < mostChoices && from < sent.end; {
		clause := sent
		clause.start = from
		at := chosenAt(clause.of(st.s))
		if at < 0 {
			break
		}
		for _, f := range st.selection(clause, at, awards) {
			if !slices.ContainsFunc(out, func(o found) bool { return alike(o.Name, f.Name) > 0.6 && sameParty(o.Recipient, f.Recipient) }) {
				out = append(out, f)
			}
		}
		from += at + len("선정")
	}
	return out
}

// selection is what a clause tells, in which somebody was chosen at a place.
func (st *story) selection(sent sentence, at int, awards []found) []found {
	s, in := st.s, sent.of(st.s)
	name, sp := st.chosenFor(sent, at)
	if name == "" || strings.HasPrefix(name, "우수") || containsAny(s[min(sp.end, sent.start+at):sent.start+at], "상에 ", "상’에 ", "상으로 ", "상’으로 ") || chosenThings(in[at:]) { // a prize
		return nil
	}
	f := found{kind: bonbogi.KindSelection, sent: sent, received: true, named: true, span: span{sp.start, min(sent.start+at+len("선정"), sent.end)}}
	owned := strings.HasSuffix(strings.TrimRight(s[sent.start:sp.start], " ‘“"), "의") // 환경부의 물길 가꾸기 사업
	c := contest{span: sp, quoted: owned || hasSuffix(s[sent.start:sp.start], "‘", "“")}
	st.tidy(&c, sp)
	f.Name, f.Period = c.name, c.period
	if slices.ContainsFunc(awards, func(a found) bool { return alike(a.Name, f.Name) > 0.6 }) {
		return nil
	}
	subs := st.subjects(sent.span, sent.heading())
	f.Recipient, f.explicit = st.recipient(subs, sent.start+at)
	if p, ok := st.personal(sent, span{sp.start, sent.start + at}, ""); ok {
		f.Recipient, f.explicit = p, true
	}
	if m := st.chosenTown(sent, at); m != nil {
		f.Recipient, f.explicit = st.party(m), true
	}
	f.Conferrer = st.conferrer(sent.span, c, nil, f.Recipient, sent.heading())
	if isDigit((f.Conferrer.Name + " ")[0]) {
		f.Conferrer = bonbogi.Party{} // a sum in brackets
	}
	if saysNothing(f.Name) {
		switch before := st.programmeBefore(sent); {
		case before != "":
			f.Name = before
		case !f.Conferrer.IsZero() && strings.HasSuffix(f.Name, "공모") && !sent.heading() && st.mentionEnding(len(strings.TrimRight(s[:sp.start], " "))) != nil:
			f.Name = lastWord(s[sent.start:sp.start]) + " 공모" // 환경부 공모
		default:
			return nil
		}
	}
	f.Streak = streak(in)
	if f.Period == "" {
		f.Period = year(s[max(sent.start, clip(s, sp.start-30)):sp.start])
	}
	return st.shared(f, st.rowOf(sent, f, subs, sent.start+at))
}

// chosenTown is the government that a clause says was chosen: 공모사업에 선정된 새별시를 찾아.
func (st *story) chosenTown(sent sentence, at int) *mention {
	rest := st.s[sent.start+at : sent.end]
	for _, v := range []string{"선정된 ", "뽑힌 "} {
		tail, ok := strings.CutPrefix(strings.TrimLeft(rest, " "), v)
		if !ok {
			continue
		}
		from := sent.end - len(tail)
		ms := st.mentionsIn(span{from, sent.end})
		if len(ms) > 0 && ms[0].start == from && ms[0].typ == bonbogi.PartyGovernment && ms[0].only() != nil && !ms[0].glued && !ms[0].central() && ms[0].josa != "의" {
			return &ms[0]
		}
	}
	return nil
}

// chosenAt is the place of 선정 if a sentence says that somebody was chosen, else -1.
func chosenAt(in string) int {
	at := strings.Index(in, "선정")
	for _, v := range []string{"선정됐", "선정되", "선정돼", "선정된", "선정에", " 선정", "뽑혔", "뽑혀", "뽑힌", "뽑히", "낙점됐", "낙점돼", "낙점되", "채택됐", "채택돼", "최종 확정됐", "최종 확정돼", "최종 확정되"} {
		if i := strings.Index(in, v); i >= 0 {
			at = i + len(v) - len(strings.TrimLeft(v, " "))
			break
		}
	}
	if at < 0 || hasPrefix(in[at:], "선정했", "선정하", "선정해", "선정할", "선정한") || !strings.HasPrefix(in[at:], "선정됐") && hasSuffix(in[:at], "를 ", "을 ", "개 ", "명 ", "명을 ") || containsAny(in[at:], notYet...) || containsAny(clipped(in[at:], 100), untrue...) ||
		containsAny(clipped(in[at:], 60), "되기 위", "되도록", "을 위해", "를 위해", "앞두고", "유력", "에 총력", "을 노") {
		return -1
	}
	return at
}

// chosenFor is the programme for which somebody was chosen, and its place: what stands before 선정, or in quotation marks
// earlier in the sentence.
func (st *story) chosenFor(sent sentence, at int) (string, span) {
	s, in := st.s, sent.of(st.s)
	end := sent.start + st.programmeEnd(in[:at])
	direct := hasPrefix(s[end:sent.start+at], "에", "으로", "로 ")
	for _, w := range []string{"공모사업에", "공모 사업에", "공모에"} { // … 공모사업에 ‘…’이 선정
		if i := strings.Index(in, w); !direct && i > 0 && i < at && strings.Contains(in[i:at], "‘") {
			if name, sp := st.programme(sent, sent.start+i+len(w)-len("에")); name != "" {
				return name, sp
			}
		}
	}
	if name, sp := st.programme(sent, end); name != "" {
		return name, sp
	}
	qs := st.quotesIn(sent.span)
	for _, q := range slices.Backward(qs) {
		after := strings.TrimLeft(s[min(q.end+len("’"), len(s)):sent.end], " ")
		if q.end < end && (hasPrefix(after, "공모", "사업에") || hasPrefix(after, "에 선정", "에 최종") && !isHonoured(q.of(s)) || isProgramme(q.of(s))) {
			return q.of(s), q.span
		}
	}
	for _, w := range programmes { // 공모사업에 새별시와 함께 선정, 공모에서 경쟁을 뚫고 선정
		for _, j := range []string{"에 ", "에서 "} {
			if i := strings.LastIndex(in[:at], w+j); i > 0 {
				return st.programme(sent, sent.start+i+len(w))
			}
		}
	}
	return "", span{}
}

// chosenThings reports whether things were chosen rather than somebody: 선정된 5개 사업.
func chosenThings(rest string) bool {
	_, what, ok := strings.Cut(clipped(rest, 24), "된 ")
	return ok && isDigit((what + " ")[0])
}

// isHonoured reports whether a name is one that a person is honoured with rather than a programme: 신지식농업인, 청백리.
func isHonoured(name string) bool { return hasSuffix(name, "인", "리", "명장", "왕", "가") }

// saysNothing reports whether a name says only that there was a call for programmes: 공모, 국가 공모사업.
func saysNothing(name string) bool {
	return slices.Contains([]string{"공모", "공모사업", "국가공모", "국가공모사업", "정부공모", "정부공모사업", "지원사업", "사업", "이공모사업", "시범사업", "이번공모", "이번공모사업", "정부부처공모사업"}, squash(name))
}

// programmeBefore is the programme that the sentence, or one of the two before it, names in quotation marks.
func (st *story) programmeBefore(sent sentence) string {
	from := sent.start
	if i := sent.no - 2; sent.no >= 0 && i < len(st.sentences) {
		from = min(from, st.sentences[max(i, 0)].start)
	}
	qs := st.quotesIn(span{from, sent.end})
	for _, q := range slices.Backward(qs) {
		if isProgramme(q.of(st.s)) && !saysNothing(q.of(st.s)) {
			return q.of(st.s)
		}
	}
	return ""
}

// programmeEnd is where the name ends that stands before 선정, without how somebody was chosen: 최종, 3년 연속, and the
// particle.
func (st *story) programmeEnd(before string) int {
	head := strings.TrimRight(before, " ")
	how := append(st.province(), "최종", "신규", "추가로", "추가", "다시", "동시", "연속", "최초로", "처음으로", "전국", "도내", "연속으로", "새로")
	for cut := ""; cut != head; {
		cut = head
		for _, w := range how {
			head = strings.TrimRight(strings.TrimSuffix(head, " "+w), " ")
		}
		if i := strings.LastIndex(head, " "); i > 0 && hasSuffix(head, "년") && isDigit(head[i+1]) && len(head)-i < 7 {
			head = strings.TrimRight(head[:i], " ")
		}
	}
	for _, j := range []string{"으로", "로", "에서", "에", "도"} {
		if stem, ok := strings.CutSuffix(head, j); ok {
			return len(stem)
		}
	}
	return len(head)
}

// programme is the phrase that ends at end if it names a programme.
func (st *story) programme(sent sentence, end int) (string, span) {
	s := st.s
	for _, q := range st.quotesIn(sent.span) {
		if q.end <= end && end-q.end <= 24 && isProgramme(strings.TrimRight(s[q.start:end], "’ ")) {
			return q.of(s), q.span
		}
	}
	if !isProgramme(s[sent.start:end]) {
		return "", span{}
	}
	begin := end
	for begin > sent.start && s[begin-1] != ' ' {
		begin--
	}
	start := phraseStart(s, sent.start, begin)
	for _, m := range st.mentionsIn(span{start, end}) {
		if isSubject(m.josa) && m.end < end {
			start = m.end + len(m.josa)
		}
	}
	sp := trim(s, span{start, end})
	for _, t := range []string{" 대상지", " 사업지"} {
		if stem, ok := strings.CutSuffix(sp.of(s), t); ok && isProgramme(stem) {
			sp.end = sp.start + len(stem)
		}
	}
	name := strings.Trim(sp.of(s), " ‘’“”,▲")
	if n := runes(squash(name)); n < 5 && !saysNothing(name) || n > 45 {
		return "", span{}
	}
	return name, sp
}

func isProgramme(name string) bool { return hasSuffix(strings.TrimSpace(name), programmes...) }
