package article

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// isCalled reports whether what stands in quotation marks is a name although it is a sentence: ‘마을에 물길을 선물하세요’ 사업.
func (st *story) isCalled(sent sentence, q quoted) bool {
	after := strings.TrimLeft(st.s[min(q.end+len("’"), len(st.s)):sent.end], " ")
	return runes(q.of(st.s)) <= 20 && hasPrefix(after, "사업", "프로젝트", "캠페인", "프로그램", "서비스", "정책", "운동", "축제")
}

// bearsName reports whether a name has the main government's short name in it, as its brands have: 가람물길쌀, 가람형 돌봄.
func (st *story) bearsName(name string) bool {
	if st.main == nil || !st.main.isLocal() {
		return false
	}
	for _, short := range shortNames(st.main.Current().Name, st.main.Level) {
		for i := range places(name, short) {
			if behind := name[i+len(short):]; wordBegins(name, i) && runes(squash(name)) > runes(short)+1 && behind != "" && !hasPrefix(behind, "시", "군", "구", "도", " ") {
				return true
			}
		}
	}
	return false
}

// longestThing is how many words the thing that a headline names may have.
const longestThing = 4

// headlineThing is what the headline names without quotation marks and the text names again: the longest such phrase.
func (st *story) headlineThing(title *story) []candidate {
	from := title
	if len(title.sentences) == 0 {
		from = st
	}
	for _, sent := range from.sentences {
		if !sent.heading() {
			continue
		}
		if c, ok := st.thingIn(from, sent); ok {
			return []candidate{c}
		}
		if sent.no > 1 {
			break
		}
	}
	return nil
}

func (st *story) thingIn(from *story, sent sentence) (candidate, bool) {
	s := from.s
	ws := words(s, sent.span)
	for n := min(longestThing, len(ws)); n > 0; n-- {
		for i := 0; i+n <= len(ws); i++ {
			name, sp := from.phrase(ws[i : i+n])
			if name == "" || !st.isThing(name) || strings.Count(st.s, name) < 2 && !(n > 1 && strings.Contains(st.s, name)) {
				continue
			}
			c := candidate{st: from, span: sp, written: name, name: respell(name), score: 1}
			if at := strings.Index(st.s, name); at >= 0 && from == st || at >= 0 {
				c.st, c.span = st, span{at, at + len(name)}
			}
			return c, true
		}
	}
	return candidate{}, false
}

// phrase is some words in a row as a name: without the particle of the last, and none of the others may have one that ends a phrase.
func (st *story) phrase(ws []span) (string, span) {
	s := st.s
	sp := span{ws[0].start, ws[len(ws)-1].end}
	for i, w := range ws {
		word := w.of(s)
		if strings.ContainsAny(word, "‘’“”,.…·()!?") && i < len(ws)-1 {
			return "", span{}
		}
		if j := lastJosa(s, w); i < len(ws)-1 && (isVerbal(word) || rolePlaying(j) && runes(word) > 3) {
			return "", span{}
		}
	}
	sp.end = sp.start + len(strings.TrimRight(sp.of(s), ",.…!? "))
	last := span{ws[len(ws)-1].start, sp.end}
	if last.end <= last.start {
		return "", span{}
	}
	if j := lastJosa(s, last); j != "" && runes(last.of(s)) > 3 && !strings.Contains("도로나", j) {
		sp.end -= len(j)
	}
	return sp.of(s), sp
}

// isThing reports whether a phrase can name something that a government runs.
func (st *story) isThing(name string) bool {
	n := runes(squash(name))
	if n < 4 || n > 22 || strings.ContainsAny(name, "‘’“”0123456789%") || isVerbal(name) || hasSuffix(name, events...) || headOf(name) != "" || isGradeWord(name) || isOpener(name) || hasSuffix(name, "행정", "복지", "교육", "혁신", "정책", "공감", "실천", "운동", "기업", "데이터", "일자리", "배우자") {
		return false
	}
	if !hasSuffix(name, practiceHeads...) && !hasSuffix(name, "접종", "검진", "소득", "연금", "월급제", "문학상", "숲", "페이", "패스", "나눔터", "돌봄터", "안전망") {
		return false
	}
	for _, m := range st.g.mentions(name, span{0, len(name)}) {
		if m.end == len(name) || m.start == 0 && m.typ != bonbogi.PartyGovernment {
			return false
		}
	}
	return !hasSuffix(name, "기관", "의원", "시장", "현장", "공원", "직원", "위원", "회장", "원장", "이장", "확대", "지원", "발전", "성장", "시민", "주민", "추진단", "공직자") && !containsAny(name, "다양한", "각종", "올해", "지난", "최초", "전국", "수상", "선정", "우수", "다진", "빛난", "이끈", "높인")
}

// honoured are what awards were given for, where the text names it.
func honoured(awards []Fact, title, body *story) []candidate {
	var out []candidate
	for _, a := range awards {
		name := strings.TrimSpace(a.Award.For)
		if n := runes(squash(name)); n < 4 || n > 28 || isVerbal(name) || hasSuffix(name, events...) {
			continue
		}
		for _, st := range []*story{body, title} {
			if at := strings.Index(st.s, name); at >= 0 && (hasSuffix(name, practiceHeads...) || strings.HasSuffix(st.s[:at], "‘")) {
				out = append(out, candidate{st: st, span: span{at, at + len(name)}, written: name, name: respell(name), score: 1.1})
				break
			}
		}
	}
	return out
}
