package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// taker is a government that took something over, or a set of them without names.
type taker struct {
	m *mention // nil: a set
	span
	n float64
}

// takersBehind are those of whom a sentence says behind from that they do what another did first. told says that the sentence
// names that other one.
func (st *story) takersBehind(sent sentence, from int, first *gov, told bool) []taker {
	s := st.s
	var out []taker
	sets := st.setsIn(span{from, sent.end})
	ms := st.mentionsIn(span{from, sent.end})
	for i := len(ms) - 1; i >= 0; i-- {
		m := &ms[i]
		if m.glued || m.typ != bonbogi.PartyGovernment || m.only() == nil || m.only() == first || m.start < from {
			continue
		}
		end, josa := m.end, m.josa
		if len(out) > 0 && out[0].m != nil && st.linked(m, out[0].m) {
			out = slices.Insert(out, 0, taker{m: m, span: m.span})
			continue
		}
		rest := strings.TrimLeft(s[end:sent.end], " ")
		if behind := s[m.end+len(josa) : sent.end]; len(out) > 0 && josa == "에" && hasPrefix(behind, " 이어") ||
			isObject(josa) && hasPrefix(behind, " 비롯", " 포함") && (len(out) > 0 || st.takesUp(sent, m.end, "가", false, told)) {
			out = slices.Insert(out, 0, taker{m: m, span: m.span}) // 새별시에 이어, 새별시를 비롯해
			continue
		}
		if josa == "" && hasPrefix(rest, "등") { // 새별시, 온새미시 등 14개 도시로
			end = sent.end - len(rest) + len("등") + len(suffixAt(rest, len("등"), "지"))
			josa = particle(s, end)
			if k := slices.IndexFunc(sets, func(t taker) bool { return t.start-end < 25 && t.start >= end-1 }); josa == "" && k >= 0 {
				end = sets[k].end
				sets = slices.Delete(sets, k, k+1)
				for _, plural := range []string{"들", ""} {
					if j := particle(s, end+len(suffixAt(s, end, plural))); j != "" {
						end, josa = end+len(suffixAt(s, end, plural)), j
						break
					}
				}
			}
		}
		if josa == "의" && st.isCopy(sent, m) {
			josa = "가"
		} else if josa == "의" || !st.takesUp(sent, end, josa, m.central(), told) || st.somethingElse(span{from, m.start}, josa) {
			continue
		}
		out = slices.Insert(out, 0, taker{m: m, span: m.span})
	}
	for _, t := range sets {
		josa := particle(s, t.end)
		end := t.end + len(suffixAt(s, t.end, "들"))
		for _, all := range []string{" 전부", " 모두", " 대부분", " 전체", " 절반", " 상당수"} { // 기초지자체 전부가
			end += len(suffixAt(s, end, all))
		}
		if josa == "" {
			josa = particle(s, end)
		}
		if st.takesUp(sent, end, josa, false, told) || josa == "의" && containsAny(clipped(s[end:sent.end], 40), "%", "절반", "대부분") && st.takesUp(sent, end+len("의"), "가", false, told) {
			out = append(out, t)
		}
	}
	return out
}

// isCopy reports whether what a government has is said to be made after another: 새별시의 ‘햇살콜’은 … 벤치마킹한 것이다.
func (st *story) isCopy(sent sentence, m *mention) bool {
	for _, q := range st.quotesIn(span{m.end, sent.end}) {
		behind := strings.TrimPrefix(st.s[q.end:sent.end], "’")
		return q.start-m.end <= 10 && hasPrefix(behind, "은 ", "는 ") && containsAny(behind, "벤치마킹한 것", "본뜬 것", "본떠 만", "따온 것", "모델로 한 것", "벤치마킹해 만")
	}
	return false
}

// somethingElse reports whether before one whom something reached stands what it was, and that was no practice: 인구가 새별시로.
func (st *story) somethingElse(sp span, josa string) bool {
	if !slices.Contains([]string{"로", "으로", "에", "까지"}, josa) {
		return false
	}
	for _, w := range words(st.s, sp) {
		noun := strings.TrimSuffix(w.of(st.s), lastJosa(st.s, w))
		if isNominative(lastJosa(st.s, w)) && !strings.HasSuffix(noun, "’") && !hasSuffix(noun, practiceHeads...) && !slices.Contains(generalNouns, noun) && st.mentionAt(w.start) == nil {
			return true
		}
	}
	return false
}

// takersBefore are those who act in a sentence that says of the one before them only what it had first: 새별시가 가람시에서 처음
// 시작된 ‘물길콜’을 도입했다.
func (st *story) takersBefore(sent sentence, first *pioneer, from int) []taker {
	if from == sent.start || deed(clipped(st.s[from:sent.end], 120), true) < 0 {
		return nil
	}
	ms := st.mentionsIn(span{sent.start, from})
	var out []taker
	for i := range ms {
		m := &ms[i]
		if m.only() == first.who {
			break
		}
		if !m.glued && m.typ == bonbogi.PartyGovernment && m.only() != nil && (isSubject(m.josa) && st.takesUp(sent, from, "가", m.central(), true) || len(out) > 0 && st.linked(out[len(out)-1].m, m)) {
			out = append(out, taker{m: m, span: m.span})
		}
	}
	return out
}

// namedAs are those of whom a sentence says that it is they: ‘물길콜’을 도입한 곳은 새별시와 다솔군 등 7곳이다.
func (st *story) namedAs(sent sentence, first *gov) []taker {
	s, in := st.s, sent.of(st.s)
	at := -1
	for _, stem := range []string{"도입한 ", "시행하는 ", "시행한 ", "운영하는 ", "운영 중인 ", "시행 중인 ", "제정한 ", "도입해 운영하는 ", "시행하고 있는 ", "운영하고 있는 "} {
		for _, who := range []string{"곳은", "지자체는", "지자체로는", "자치단체는", "시군은", "도시는", "시·군은", "곳으로는"} {
			if i := strings.Index(in, stem+who); i >= 0 {
				at = sent.start + i + len(stem+who)
			}
		}
	}
	if at < 0 {
		return nil
	}
	var out []taker
	ms := st.mentionsIn(span{at, sent.end})
	for i := range ms {
		if m := &ms[i]; !m.glued && !m.central() && m.typ == bonbogi.PartyGovernment && m.only() != nil && m.only() != first {
			out = append(out, taker{m: m, span: m.span})
		}
	}
	if len(out) == 0 && containsAny(s[at:sent.end], "늘었", "늘어났", "이른다", "달한다", "넘었", "넘는다") && containsAny(s[at:sent.end], "곳", "개") {
		for _, w := range []string{"지자체", "자치단체", "시군", "도시"} {
			if strings.HasPrefix(s[at-len(w)-len("는"):], w) {
				out = append(out, taker{span: span{at - len(w) - len("는"), at - len("는")}})
			}
		}
	}
	return out
}

// suffixAt is the suffix if it stands at i.
func suffixAt(s string, i int, suffix string) string {
	if strings.HasPrefix(s[i:], suffix) {
		return suffix
	}
	return ""
}

// setsIn are the sets of governments without names: 전국 228개 기초지자체, 모든 시군, 지자체의 90%.
func (st *story) setsIn(sp span) []taker {
	in := sp.of(st.s)
	var out []taker
	for _, w := range []string{"지방자치단체", "자치단체", "지자체", "시·군·구", "시군구", "시·군", "시군", "시·도", "시도", "도시", "자치구", "시", "군", "구"} {
		for i := range places(in, w) {
			end := i + len(w)
			if runes(w) == 1 && (particle(in, end) == "" || !hasSuffix(strings.TrimRight(in[:i], " "), "개")) {
				continue // only 16개 시가
			}
			if slices.ContainsFunc(out, func(t taker) bool { return t.start-sp.start < end && t.end-sp.start > i }) {
				continue
			}
			before := strings.TrimRight(in[:i], " ")
			for _, kind := range []string{"기초", "광역"} {
				before = strings.TrimRight(strings.TrimSuffix(before, kind), " ")
			}
			begin, n := counted(before)
			if n == 0 {
				begin = -1
				for _, all := range []string{"전국 모든", "전국의 모든", "전국 대부분의", "대부분의", "전국 대다수", "모든", "전국의", "전국", "여러", "많은", "다른", "타", "상당수"} {
					if strings.HasSuffix(before, all) {
						begin = len(before) - len(all)
						break
					}
				}
				if begin < 0 && strings.HasPrefix(in[end:], "의 ") && containsAny(clipped(in[end:], 30), "%") {
					begin = i
				}
			}
			if begin >= 0 && n != 1 {
				out = append(out, taker{span: span{sp.start + begin, sp.start + end}, n: n})
			}
		}
	}
	return out
}
