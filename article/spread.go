package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// followed: 새별시, 온새미시 등 14개 도시로 퍼졌다, 33개 지자체가 도입, 다른 지자체들이 속속 도입.
func (st *story) followed(sent sentence, spoken string) []Fact {
	in := sent.of(st.s)
	if containsAny(in, hoped...) && !containsAny(in, "확산되고 있", "확산됐", "도입했", "도입해 운영", "뒤따르") {
		return nil
	}
	t := st.takersOf(sent)
	if t.none() {
		return nil
	}
	rest := clipped(st.s[t.end:sent.end], 110)
	if !containsAny(rest, takenOver...) || t.n == 0 && containsAny(rest, "도입할", "문의") {
		return nil
	}
	practice, _ := st.practiceOf(sent, min(t.end, sent.end), spoken)
	if practice == "" {
		return nil
	}
	var out []Fact
	for _, m := range t.named {
		form := bonbogi.AdoptionUnknown
		if m.central() {
			form = bonbogi.AdoptionNational
		}
		out = append(out, st.adoption(practice, st.mainParty(), st.party(m), m.written(st.s), form, bonbogi.Date{}, 0.72, sent.span))
	}
	if t.set.end > 0 && (t.n > 0 || len(out) == 0) {
		set := t.set.of(st.s)
		c := 0.66
		if len(out) > 0 || t.n == 0 {
			c = 0.5
		}
		p := bonbogi.Party{Name: set, Type: bonbogi.PartyGroup, Count: int64(t.n)}
		out = append(out, st.adoption(practice, st.mainParty(), p, set, bonbogi.AdoptionUnknown, bonbogi.Date{}, c, sent.span))
	}
	return out
}

// takers are the governments of which a sentence may say that they took something over.
type takers struct {
	named []*mention
	set   span    // counted or general governments; zero if there are none
	n     float64 // how many they are, 0 if that is not said
	end   int     // behind the last of all
}

func (t *takers) none() bool { return len(t.named) == 0 && t.set.end == 0 }

// takersOf finds them, the last first, since who stands before another in a row does the same.
func (st *story) takersOf(sent sentence) takers {
	s, in := st.s, sent.of(st.s)
	var t takers
	t.set, t.n = unnamed(s, sent.span)
	t.end = t.set.end
	joint := false // 새별시와 다솔군이: who comes before does the same
	ms := st.mentionsIn(sent.span)
	for i := len(ms) - 1; i >= 0; i-- {
		m := &ms[i]
		if m.glued || m.typ != bonbogi.PartyGovernment || m.only() == st.main || m.central() && m.govs[0].Level != bonbogi.Ministry {
			continue
		}
		if t.set.end > 0 && m.end <= t.set.start && strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s[m.end:t.set.start]), "도내")) == "" { // 한빛도 8개 시·군
			t.set.start = m.start
			continue
		}
		next := strings.TrimLeft(s[m.end:sent.end], " ")
		taker := takesOver(m, next)
		if _, made := st.madeThing(sent, m); made { // 새별시가 도입한 ‘물길콜’을: theirs
			continue
		}
		inRow := t.lists(m)
		if taker && m.govs[0].Level == bonbogi.Province && containsAny(in, "성공", "확산", "벤치마킹", "이어") && t.set.start > m.end {
			t.set, t.n = span{}, 0 // the province for its towns
		}
		joins := joint && (isLink(m.josa) || m.josa == "" && strings.HasPrefix(next, ","))
		acts := taker && t.apart(s, m) && (st.follows(sent, m) || containsAny(in, spreading...))
		joint = false
		if joins || inRow || acts {
			t.named = slices.Insert(t.named, 0, m)
			t.end = max(t.end, m.end)
			joint = taker || joins
		}
	}
	if set := t.set.of(s); st.main.Level == bonbogi.Province && containsAny(set, "시군", "시·군") && !strings.Contains(set, "전국") {
		t.set = span{} // a province extends its own scheme
	}
	return t
}

// lists reports whether a government is named as one of the set: 새별시, 온새미시 등 14개 도시.
func (t *takers) lists(m *mention) bool {
	return !m.central() && t.set.end > 0 && m.end <= t.set.start && t.set.start-m.end < 60 && (m.josa == "" || isLink(m.josa))
}

// apart reports whether a government does something of its own, and not what is told of the set.
func (t *takers) apart(s string, m *mention) bool {
	return t.set.end == 0 || m.start > t.set.end || containsAny(s[m.end:max(m.end, t.set.start)], "도입했", "도입해", "시작했")
}

// follows: ‘…’은 새별시도 …
func (st *story) follows(sent sentence, m *mention) bool {
	return hasSuffix(m.josa, "도") && len(st.quotesIn(span{sent.start, m.start})) > 0
}

// spreading are words of stories in which others follow.
var spreading = []string{"벤치마킹", "본떠", "이후", "뒤이어", "에 이어", "처음", "최초", "먼저", "성공하", "확산", "확대", "개발한"}

// takesOver reports whether a government is said to take something over: 새별시도 … 도입했다.
func takesOver(m *mention, next string) bool {
	near := clipped(next, 160)
	switch m.josa {
	case "에서":
		return containsAny(near, "도입하기로", "도입했")
	case "도", "이", "가", "로", "으로", "에서도":
		return containsAny(near, "도입했", "도입해", "도입한", "도입하기로", "퍼졌", "뒤따", "시행에 들어", "시작했")
	}
	return false
}

// takenOver are the verbs behind a set of governments that took something over.
var takenOver = []string{"도입했", "도입하", "도입해", "도입한", "도입이", "도입되", "도입됐", "확산되", "확산됐", "확산돼", "확대되", "확대됐", "확대돼", "로 확대", "뒤따르", "뒤따라", "퍼지고", "퍼졌", "퍼져", "전파", "보급", "시행하고", "시행 중", "운영하고", "운영 중", "구축했", "속속 도입", "채택", "로 확산", "함께 쓰", "공동 이용", "공유하", "사용하고", "활용하고"}

// unnamed finds a counted or general set of governments: 전국 14개 도시, 다른 지자체들.
func unnamed(s string, sp span) (at span, n float64) {
	in := sp.of(s)
	for _, w := range sets {
		for i := range places(in, w) {
			end := i + len(w)
			begin, n := counted(in[:i])
			if n == 0 && (w == "곳" || w == "도시") {
				continue
			}
			if n == 0 {
				begin = general(in[:i], in[end:])
			}
			if begin >= 0 {
				return trim(s, span{sp.start + begin, sp.start + end}), n
			}
		}
	}
	return span{}, 0
}

// counted reads the number with which the words before a set end, and 전국 before it.
func counted(before string) (begin int, n float64) {
	before = strings.TrimRight(before, " ")
	for _, u := range []string{"여 개", "여개", "개"} {
		stem, ok := strings.CutSuffix(before, u)
		if !ok {
			continue
		}
		d := len(stem)
		for d > 0 && (isDigit(stem[d-1]) || stem[d-1] == ',') {
			d--
		}
		n, _ = count(stem, d)
		if whole, ok := strings.CutSuffix(strings.TrimRight(stem[:d], " "), "전국"); ok {
			d = len(whole)
		}
		return d, n
	}
	return 0, 0
}

// general is where a set begins that is not counted, if the words behind it say that it took something over; else -1.
func general(before, after string) int {
	before = strings.TrimRight(before, " ")
	if hasPrefix(after, "의 약 ", "의 대부분", " 대부분이", " 대다수가", "의 절반", "의 90%", "의 80%") { // 지자체의 약 90%가
		return len(before)
	}
	for _, u := range []string{"다른", "타", "전국", "대부분의", "많은", "여러"} {
		if strings.HasSuffix(before, u) && !hasPrefix(after, "로 확산할", "로 확산하기", "로 확산시", "로 확산될") && hasPrefix(after, "들이 속속", "가 속속", "에서도 도입", "들이 도입", "가 도입", "로 확산", "들도 도입", "에서 도입", "에서 속속", "들이 잇따라 도입", "가 잇따라 도입") {
			return len(before) - len(u)
		}
	}
	return -1
}

// bought: 한빛도는 가람시의 ‘…’ 앱을 사들여 쓴다.
func (st *story) bought(sent sentence, _ string) []Fact {
	s := st.s
	ms := st.mentionsIn(sent.span)
	var out []Fact
	for k := range ms {
		to := &ms[k]
		if to.josa != "의" && !isSubject(to.josa) || to.typ != bonbogi.PartyGovernment || to.glued {
			continue
		}
		near := clipped(s[to.end:sent.end], 70)
		if isSubject(to.josa) {
			near = clipped(s[to.end:sent.end], 180)
		}
		if !containsAny(near, "구매", "사들", "채택", "도입했", "도입해", "도입하기로", "확대한다", "확대했", "확대하기로") || containsAny(near, hoped...) {
			continue
		}
		for i := range ms {
			from := &ms[i]
			if i == k || from.josa != "의" || from.end > to.start && to.josa == "의" || from.typ != bonbogi.PartyGovernment || from.only() == nil {
				continue
			}
			for _, q := range st.quotesIn(span{from.end, min(from.end+80, sent.end)}) {
				if q.start-from.end > 14 || to.start > q.end && containsAny(s[q.end:to.start], "고, ", "며, ") {
					break
				}
				out = append(out, st.adoption(q.of(s), st.party(from), st.party(to), to.written(s), bonbogi.AdoptionCopied, bonbogi.Date{}, 0.65, sent.span))
				break
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}
