package article

import (
	"slices"
	"strings"
)

// generalNouns are nouns that say of a practice only that it is one.
var generalNouns = []string{"제도", "사업", "정책", "방식", "시스템", "서비스", "시책", "모델", "프로그램", "것", "사례", "조례", "앱", "기법", "기술", "지원", "대책", "방안", "시설", "운동", "보험", "수당", "조치", "실험", "시도", "행정", "장치", "플랫폼", "체계", "기준", "방법", "아이디어", "아이템", "이름", "작품", "상품", "개념", "규정", "법안", "법", "처음", "움직임", "바람", "성과", "결과", "효과", "문", "뒤", "이후", "데", "곳"}

// practiceTold is the practice of which a sentence says who had it first: what stands behind the clause that says so, or the
// object or topic of its verb; else what the text spoke of.
func (st *story) practiceTold(sent sentence, verb span, relative bool, spoken string) string {
	s := st.s
	if relative {
		name, copula := st.thingBehind(sent, verb.end)
		if name != "" {
			return name
		}
		if ws := words(s, sent.span); copula && len(ws) > 0 { // 물길터는 가람시가 처음 내놓은 그늘막이다
			if j := lastJosa(s, ws[0]); j == "은" || j == "는" {
				if name := strings.Trim(s[ws[0].start:ws[0].end-len(j)], "‘’“”"); isPracticeName(name) && st.g.at(name, 0) == nil {
					return name
				}
			}
		}
	}
	for _, q := range st.quotesIn(sent.span) { // ‘물길콜’을 처음 도입했다
		behind := strings.TrimLeft(s[q.end:sent.end], "’”")
		if q.end <= verb.start && verb.start-q.end < 90 && !relative && namesPractice(q.of(s)) && (hasPrefix(behind, "을", "를", " ") || particle(behind, 0) != "") {
			return q.of(s)
		}
	}
	if !relative {
		name := objectBefore(s, span{sent.start, verb.start})
		for _, name := range []string{name, name[strings.LastIndex(name, " ")+1:]} {
			if isPracticeName(name) && st.g.at(name, 0) == nil {
				return name
			}
		}
	}
	for _, w := range words(s, span{sent.start, verb.start}) { // 물길보험은 가람시가 처음 …
		if j := lastJosa(s, w); j == "은" || j == "는" {
			name := strings.Trim(s[phraseStart(s, sent.start, w.start):w.end-len(j)], " ‘’“”▲")
			if isPracticeName(name) && !strings.HasSuffix(s[:w.start], "이 ") && st.g.at(name, 0) == nil && endsLikeScheme(name) {
				return name
			}
			break
		}
	}
	return st.practiceMeant(sent, verb.end, spoken)
}

// isPracticeName reports whether a phrase says more of a practice than that it is one.
func isPracticeName(name string) bool {
	return !isVerbal(name) && namesPractice(name)
}

// namesPractice reports whether what stands in quotation marks can be the name of a practice.
func namesPractice(name string) bool {
	n := runes(squash(name))
	return n >= 3 && n <= 30 && !containsAny(name, "국가정책", "국책사업", "정부 사업") && !slices.Contains(generalNouns, name) && !hasPrefix(name, "것", "이 ", "그 ", "이런 ", "같은 ", "해당 ", "전국", "국내") && headOf(name) == "" && !strings.ContainsAny(name, "0123456789%") && !hasSuffix(name, "최초", "처음", "지침", "대회", "사람", "주민", "시민", "공무원", "지자체", "자치단체", "예산", "협약", "법률", "모습", "의견", "벤치마킹", "견학", "연수", "시찰", "답사", "현장", "도움", "관심", "다", "요", "자", "까", "며", "기를")
}

// thingBehind is the noun phrase that begins behind a place, up to the particle that ends it. copula says that a sentence ends
// with it: … 처음 내놓은 그늘막이다.
func (st *story) thingBehind(sent sentence, from int) (name string, copula bool) {
	s := st.s
	if quotes := st.quotesIn(span{from, sent.end}); len(quotes) > 0 {
		q := quotes[0]
		if gap := s[from:q.start]; len(gap) <= 24 && !strings.Contains(gap, ",") && namesPractice(q.of(s)) {
			return q.of(s), false
		}
	}
	from = skip(s, from, sent.end)
	ws := words(s, span{from, sent.end})
	for i, w := range ws {
		word := w.of(s)
		if i > 5 || strings.ContainsAny(word[:1], "‘“(") {
			break
		}
		end := w.end
		if k := strings.IndexAny(word, "(‘“,’”"); k > 0 {
			end = w.start + k
		}
		j := lastJosa(s, span{w.start, end})
		if end < w.end && strings.HasPrefix(s[end:], "(") { // 천원주택(월 3만원)이
			j = ""
		} else if j == "" && end == w.end {
			if isVerbal(word) && !hasSuffix(word, "형", "된", "한", "인", "는") {
				return "", hasSuffix(word, "이다", "다.", "이었다")
			}
			continue
		}
		if isNominative(j) && i+1 < len(ws) && endsLikeScheme(wordStem(ws[i+1].of(s))) { // 안심귀가 서비스를
			continue
		}
		if j == "의" || isLink(j) && i < 2 || hasSuffix(word, "마을", "고을", "가을", "노을") {
			continue
		}
		name = strings.Trim(s[from:end-len(j)], " ‘’“”")
		if strings.HasPrefix(s[end:], "’") || strings.HasPrefix(s[end:], "”") {
			name = strings.Trim(s[from:end], " ‘’“”")
		}
		if isPracticeName(name) && runes(name) <= 25 {
			return name, false
		}
		return "", false
	}
	return "", strings.HasSuffix(strings.TrimRight(sent.of(s), "."), "다")
}

// practiceMeant is the practice of which a sentence speaks. 이 보험 is what was called 주민안전보험 before; of 이 제도 and where
// the sentence names none, it is the one that the text spoke of.
func (st *story) practiceMeant(sent sentence, at int, spoken string) string {
	s := st.s
	for _, w := range words(s, span{at, min(sent.end, at+40)}) {
		if noun := strings.TrimSuffix(w.of(s), lastJosa(s, w)); w.start >= 4 && strings.HasSuffix(s[:w.start], " 이 ") {
			if name := st.namedBefore(sent.start, noun); name != "" && (spoken == "" || !slices.Contains(generalNouns[:9], noun)) {
				return name
			}
			if spoken == "" && runes(noun) >= 1 {
				return noun
			}
		}
	}
	for _, q := range st.quotesIn(sent.span) {
		if in := q.of(s); namesPractice(in) {
			return in
		}
	}
	if spoken != "" {
		return spoken
	}
	for i := len(st.quotes) - 1; i >= 0; i-- {
		if q := st.quotes[i]; q.end < sent.start && !q.speech && namesPractice(q.of(s)) {
			return q.of(s)
		}
	}
	name, _ := st.practiceOf(sent, at, "")
	return name
}

// namedBefore is the nearest name before a place that ends in the noun and says more than it.
func (st *story) namedBefore(at int, noun string) string {
	if noun == "" {
		return ""
	}
	s := st.s
	for end := at; end > 0; {
		i := strings.LastIndex(s[:end], noun)
		if i < 0 {
			return ""
		}
		start := i
		for start > 0 && !wordBegins(s, start) {
			start--
		}
		if after := i + len(noun); i-start >= 6 && (wordEnds(s, after) || particle(s, after) != "") {
			return s[start:after]
		}
		if start == i && runes(noun) == 1 && start > 4 && s[start-1] == ' ' { // 안전귀가 앱
			if from := phraseStart(s, max(0, start-60), start); from < start && isHangul(strings.ReplaceAll(strings.TrimSpace(s[from:start]), " ", "")) {
				return s[from : i+len(noun)]
			}
		}
		end = i
	}
	return ""
}
