package article

import (
	"slices"
	"strings"
)

// set is a set of governments without names.
type govSet struct {
	span
	n     float64
	named bool // after what they have: 39개 물길도시
}

// setNouns are the nouns for governments of which a text counts some or means all.
var setNouns = []string{"지방자치단체", "지방정부", "자치단체", "지자체", "시·군·구", "시군구", "시·군", "시ㆍ군", "시,군", "시군", "시·도", "시도", "도시", "자치구", "고장", "지역", "국가", "나라", "개국", "시", "군", "구"}

// setsIn are the sets of governments without names: 전국 228개 기초지자체, 모든 시군, 지자체의 90%.
func (st *story) setsIn(sp span) []govSet {
	in := sp.of(st.s)
	var out []govSet
	for _, w := range setNouns {
		for i := range places(in, w) {
			end := i + len(w)
			plain := runes(w) == 1 || w == "지역" || w == "고장" || w == "국가" || w == "나라"
			if w == "개국" { // 30여 개국
				i, w = i+len("개"), "국"
			}
			many := hasSuffix(in[:i], "여러 ", "많은 ", "이웃 ", "인근 ", "다른 ", "거의 모든 ", "대부분의 ", "전국 어느 ", "전국의 ", "웬만한 ") && w != "지역" && w != "고장"
			if plain && (particle(in, end) == "" && !hasPrefix(in[end:], "에서나 ", "들이 ", "들은 ", "들도 ", "들에 ") || !many && !hasSuffix(strings.TrimRight(in[:i], " "), "개")) || runes(w) > 1 && !wordEnds(in, end) && particle(in, end) == "" && !hasPrefix(in[end:], "들", "에선") {
				continue // only 16개 시가
			}
			if slices.ContainsFunc(out, func(t govSet) bool { return t.start-sp.start < end && t.end-sp.start > i }) {
				continue
			}
			before := strings.TrimRight(in[:i], " ")
			near := hasSuffix(before, "인근", "주변", "이웃한")
			for _, kind := range []string{"기초", "광역", "인근", "주변", "이웃한"} {
				before = strings.TrimRight(strings.TrimSuffix(before, kind), " ")
			}
			begin, n := counted(before)
			if n == 0 && (!plain || many) {
				begin = generally(before)
				if begin < 0 && near {
					begin = len(before) + len(in[len(before):i]) - len(strings.TrimLeft(in[len(before):i], " "))
				}
				if begin < 0 && strings.HasPrefix(in[end:], "마다 ") {
					begin = i
				}
				if begin < 0 && strings.HasPrefix(in[end:], "의 ") && containsAny(clipped(in[end:], 30), "%") {
					begin = i
				}
			} else if n == 0 {
				begin = -1
			}
			if begin >= 0 && n != 1 {
				if n > 0 { // a count needs no region
					out = append(out, govSet{span: span{sp.start + begin, sp.start + end}, n: n})
					continue
				}
				for _, region := range []string{"유럽", "유럽의", "아시아", "세계", "해외", "외국"} {
					if head, ok := strings.CutSuffix(strings.TrimRight(in[:begin], " "), region); ok && wordBegins(in, len(head)) {
						begin = len(head)
					}
				}
				out = append(out, govSet{span: span{sp.start + begin, sp.start + end}, n: n})
			}
		}
	}
	for i := range places(in, "곳") { // 전국 20곳
		begin, n := countedPlaces(in[:i])
		if n == 0 {
			begin, n = countedAlone(in[:i])
		}
		if n > 1 && particle(in, i+len("곳")) != "" {
			out = append(out, govSet{span: span{sp.start + begin, sp.start + i + len("곳")}, n: n})
		}
	}
	for _, noun := range []string{"지자체", "자치단체", "시군", "시·군"} { // 지자체 59곳
		for i := range places(in, noun+" ") {
			at := i + len(noun+" ")
			if n, end := number(in, at, min(at+9, len(in))); n > 1 && hasPrefix(in[end:], "곳", "개", "여 곳", "여곳") {
				end += len(wordStem(wordAt(in, end)))
				out = append(out, govSet{span: span{sp.start + i, sp.start + end}, n: float64(n)})
			}
		}
	}
	for i := range places(in, "도시") { // 39개 물길도시
		end := i + len("도시")
		head := strings.LastIndex(in[:i], " ") + 1
		if j := particle(in, end); !isSubject(j) && j != "로" || head == i || !isHangul(in[head:i]) {
			continue
		}
		if begin, n := counted(in[:head]); n > 1 {
			out = append(out, govSet{span{sp.start + begin, sp.start + end}, n, true})
		}
	}
	slices.SortFunc(out, func(a, b govSet) int { return a.start - b.start })
	return out
}

// countedPlaces reads 전국 20 before 곳: places all over the country that have something.
func countedPlaces(before string) (begin int, n float64) {
	before = strings.TrimSuffix(strings.TrimRight(before, " "), "여")
	d := len(before)
	for d > 0 && (isDigit(before[d-1]) || before[d-1] == ',') {
		d--
	}
	ahead := strings.TrimRight(before[:d], " ")
	whole, ok := strings.CutSuffix(ahead, "전국")
	if d == len(before) || !ok && !strings.HasSuffix(ahead, "전국에서") {
		return 0, 0
	}
	if n, _ = count(before, d); !ok {
		return d, n
	}
	return len(whole), n
}

// countedAlone reads 30여 before 곳, where the words before speak of governments and none of another thing that is counted: 다른
// 지자체의 문의가 이어져 지금까지 30여 곳이.
func countedAlone(before string) (begin int, n float64) {
	before = strings.TrimSuffix(strings.TrimRight(strings.TrimSuffix(strings.TrimRight(before, " "), "여"), " "), "여")
	d := len(before)
	for d > 0 && (isDigit(before[d-1]) || before[d-1] == ',') {
		d--
	}
	if d == len(before) {
		return 0, 0
	}
	ahead := strings.TrimRight(before[:d], " ")
	if word := ahead[strings.LastIndex(ahead, " ")+1:]; !slices.Contains([]string{"지금까지", "현재", "이미", "벌써", "어느새", "어느덧", "지금은", "이제", "이제는", "지금", "모두", "총", "무려", "약", "최소", "적어도", "줄잡아", "올해만", "올해까지", "지난해까지", "그동안", "그새", "이후", "뒤"}, word) && !hasSuffix(word, "지자체는", "지자체가", "자치단체는", "자치단체가", "시군은", "시군이", "시·군은", "시·군이", "지방정부는", "지방정부가") {
		return 0, 0
	}
	clause := ahead[max(0, clip(ahead, len(ahead)-120)):]
	at := -1
	for _, noun := range []string{"지자체", "자치단체", "지방정부", "시·군", "시군", "자치구"} {
		at = max(at, strings.LastIndex(clause, noun))
	}
	if at < 0 || containsAny(clause[at:], "병원", "학교", "업체", "기업", "식당", "가게", "점포", "복지관", "어린이집", "경로당", "마을", "농가", "단지", "아파트", "상가", "은행", "매장", "조합", "동아리", "정류장", "읍면동", "공원", "주민센터", "시설") {
		return 0, 0
	}
	n, _ = count(before, d)
	return d, n
}

// generally is where a set begins of which a word says that it is many or all: 다른, 전국의 모든; else -1.
func generally(before string) int {
	for _, all := range []string{"전국 모든", "전국의 모든", "전국 각지의", "전국 각지", "전국 각", "전국 곳곳", "전국 어느", "전국의 여러", "전국의 많은", "전국의 대부분", "각지의", "거의 모든", "거의 대부분의", "거의 전", "적지 않은", "숱한", "웬만한", "나머지", "수십 개", "수십여 개", "수십", "수백 개", "전국 대부분의", "전국 대부분", "대부분의", "대부분", "전국 대다수", "전국 곳곳의", "전국 여러", "도내 모든", "도내 전", "관내 전", "모든", "전국의", "전국", "여러", "많은", "수많은", "다른", "타", "상당수", "각", "이웃", "인접", "인근", "주변", "전", "서울 전", "국내", "국내의"} {
		if head, ok := strings.CutSuffix(before, all); ok && (head == "" || !wordEnds(before, len(head)) || strings.HasSuffix(head, " ")) && wordBegins(before, len(head)) {
			return len(head)
		}
	}
	return -1
}

// counted reads the number with which the words before a set end, and 전국 before it.
func counted(before string) (begin int, n float64) {
	before = strings.TrimRight(before, " ")
	for _, u := range []string{"여 개", "여개", "개", "여"} {
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

// setName is what a set of governments without a count is called, however a text puts it: 전국 지자체 of 전국 각지의 지자체.
func setName(set string) string {
	for _, all := range []string{"전국 각지의 ", "전국 각지 ", "전국 곳곳의 ", "전국 곳곳 ", "전국의 "} {
		if rest, ok := strings.CutPrefix(set, all); ok {
			return "전국 " + rest
		}
	}
	return strings.ReplaceAll(set, "의 ", " ")
}
