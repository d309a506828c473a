package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// followed: 새별시, 온새미시 등 14개 도시로 퍼졌다, 33개 지자체가 도입, 다른 지자체들이 속속 도입.
func (st *story) followed(sent sentence, spoken string) []Fact {
	s := st.s
	in := sent.of(s)
	if containsAny(in, hoped...) && !containsAny(in, "확산되고 있", "확산됐", "도입했", "도입해 운영", "뒤따르") {
		return nil
	}
	set, setSpan, n := unnamed(s, sent.span)
	verbFrom := setSpan.end
	var named []*mention
	ms := st.mentionsIn(sent.span)
	joint := false // 새별시와 다솔군이: who comes before does the same
	for i := len(ms) - 1; i >= 0; i-- {
		m := &ms[i]
		if m.glued || m.only() == st.main && m.typ == bonbogi.PartyGovernment || m.central() && m.govs[0].Level != bonbogi.Ministry || m.typ != bonbogi.PartyGovernment {
			continue
		}
		next := strings.TrimLeft(s[m.end:sent.end], " ")
		if setSpan.end > 0 && m.end <= setSpan.start && strings.TrimSpace(s[m.end:setSpan.start]) == "" { // 한빛도 8개 시·군
			set, setSpan.start = s[m.start:setSpan.end], m.start
			continue
		}
		listed := !m.central() && setSpan.end > 0 && m.end <= setSpan.start && setSpan.start-m.end < 60
		taker := takesOver(m, next)
		if taker && m.govs[0].Level == bonbogi.Province && containsAny(in, "성공", "확산", "벤치마킹", "이어") && setSpan.start > m.end {
			set, setSpan, n = "", span{}, 0 // the province for its 22 towns
		}
		joins := joint && (isLink(m.josa) || m.josa == "" && strings.HasPrefix(next, ","))
		joint = false
		before := s[m.end:max(m.end, setSpan.start)] // what stands between it and the set
		apart := setSpan.end == 0 || m.start > setSpan.end || containsAny(before, "도입했", "도입해", "시작했")
		also := hasSuffix(m.josa, "도") && len(st.quotesIn(span{sent.start, m.start})) > 0
		inRow := listed && (m.josa == "" || isLink(m.josa))
		if joins || inRow || taker && apart && (also || containsAny(in, spreading...)) {
			named = slices.Insert(named, 0, m)
			joint = taker || joins
			verbFrom = max(verbFrom, m.end)
		}
	}
	if setSpan.end > 0 && st.main.Level == bonbogi.Province && containsAny(set, "시군", "시·군") && !strings.Contains(set, "전국") {
		setSpan, set = span{}, "" // a province extends its own scheme
	}
	if len(named) == 0 && setSpan.end == 0 {
		return nil
	}
	rest := clipped(s[verbFrom:sent.end], 110)
	if !containsAny(rest, takenOver...) {
		return nil
	}
	if containsAny(rest, "도입할", "문의") && n == 0 {
		return nil
	}
	practice, _ := st.practiceOf(sent, min(verbFrom, sent.end), spoken)
	if practice == "" {
		return nil
	}
	sp := sent.span
	var out []Fact
	date := bonbogi.Date{}
	form := bonbogi.AdoptionUnknown
	for _, m := range named {
		how := form
		if m.central() {
			how = bonbogi.AdoptionNational
		}
		out = append(out, st.adoption(practice, st.mainParty(), st.party(m), m.written(s), how, date, 0.72, sp))
	}
	if setSpan.end > 0 && (n > 0 || len(named) == 0) {
		p := bonbogi.Party{Name: set, Type: bonbogi.PartyGroup, Count: int64(n)}
		c := 0.66
		if len(named) > 0 || n == 0 {
			c = 0.5
		}
		out = append(out, st.adoption(practice, st.mainParty(), p, setSpan.of(s), form, date, c, sp))
	}
	return out
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
func unnamed(s string, sp span) (name string, at span, n float64) {
	in := sp.of(s)
	for _, w := range sets {
		for from := 0; ; {
			i := strings.Index(in[from:], w)
			if i < 0 {
				break
			}
			i += from
			from = i + len(w)
			before := strings.TrimRight(in[:i], " ")
			begin := i
			for _, u := range []string{"여 개", "여개", "개"} {
				stem, ok := strings.CutSuffix(before, u)
				if !ok {
					continue
				}
				d := len(stem)
				for d > 0 && (isDigit(stem[d-1]) || stem[d-1] == ',') {
					d--
				}
				if d == len(stem) {
					break
				}
				if n, _ = count(in, d); n > 0 {
					begin = d
				}
				break
			}
			if begin < i {
				if strings.HasSuffix(strings.TrimRight(in[:begin], " "), "전국") {
					begin = strings.LastIndex(in[:begin], "전국")
				}
				return in[begin : i+len(w)], span{sp.start + begin, sp.start + i + len(w)}, n
			}
			if w == "곳" || w == "도시" {
				continue
			}
			for _, u := range []string{"다른", "타", "전국"} {
				if strings.HasSuffix(before, u) && hasPrefix(in[i+len(w):], "들이 속속", "가 속속", "에서도 도입", "들이 도입", "가 도입", "로 확산", "들도 도입", "에서 도입", "에서 속속", "들이 잇따라 도입", "가 잇따라 도입") {
					begin = len(before) - len(u)
					return in[begin : i+len(w)], span{sp.start + begin, sp.start + i + len(w)}, 0
				}
			}
		}
	}
	return "", span{}, 0
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
