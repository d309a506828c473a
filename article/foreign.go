package article

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// countries from which guests come, and from which practices are taken.
var countries = []string{
	"아세안", "동남아시아국가연합", "일본", "중국", "대만", "몽골", "베트남", "태국", "캄보디아", "라오스", "미얀마", "필리핀", "인도네시아", "말레이시아", "싱가포르", "인도", "네팔", "방글라데시", "스리랑카", "파키스탄", "부탄", "우즈베키스탄", "카자흐스탄", "키르기스스탄", "타지키스탄", "투르크메니스탄", "아제르바이잔", "조지아", "러시아", "우크라이나", "튀르키예", "터키", "이란", "이라크", "요르단", "사우디아라비아", "아랍에미리트", "이스라엘", "이집트", "모로코", "튀니지", "알제리", "에티오피아", "케냐", "우간다", "탄자니아", "르완다", "가나", "나이지리아", "세네갈", "카메룬", "콩고", "모잠비크", "남아프리카공화국", "미국", "캐나다", "멕시코", "과테말라", "온두라스", "엘살바도르", "코스타리카", "파나마", "콜롬비아", "에콰도르", "페루", "볼리비아", "파라과이", "브라질", "칠레", "아르헨티나", "도미니카공화국", "영국", "프랑스", "독일", "네덜란드", "벨기에", "스위스", "오스트리아", "이탈리아", "스페인", "포르투갈", "스웨덴", "덴마크", "노르웨이", "핀란드", "폴란드", "체코", "헝가리", "루마니아", "불가리아", "호주", "뉴질랜드", "피지", "솔로몬제도",
}

// countryNames are the countries by their first letters, the longer names first.
var countryNames = byFirstLetter(countries)

// countryAt returns the country whose name begins at i as a word of its own.
func countryAt(s string, i int) string {
	r, _ := utf8.DecodeRuneInString(s[i:])
	for _, c := range countryNames[r] {
		if strings.HasPrefix(s[i:], c) && (wordEnds(s, i+len(c)) || particle(s, i+len(c)) != "") {
			return c
		}
	}
	return ""
}

// foreignOrigin reads 덴마크 코펜하겐의 물길 지도: where a practice comes from, and what it is.
func foreignOrigin(s string, sp span) (place, practice string) {
	for _, w := range words(s, sp) {
		c := countryAt(s, w.start)
		if c == "" {
			continue
		}
		rest := s[w.start+len(c) : sp.end]
		end := strings.Index(rest, "의 ")
		if end < 0 || end > 40 {
			continue
		}
		place = strings.TrimSpace(rest[:end])
		if place == "" {
			place = c
		}
		return place, objectName(s, span{w.start + len(c) + end + len("의 "), sp.end})
	}
	return "", ""
}

// foreignGuests are the last words of names of bodies and people who come from abroad.
var foreignGuests = []string{
	"공무원", "공무원들", "공무원단", "대표단", "방문단", "연수단", "사절단", "의원단", "시찰단", "참관단", "견학단", "조사단", "교육단", "아카데미", "대학교", "정부", "의회", "협회", "부처", "위원회", "연수생", "교육생",
	"연수생들", "교육생들", "관계자", "관계자들", "관료", "관료들", "일행", "전문가", "전문가들", "지도자", "지도자들", "의원들", "장관", "차관", "주지사", "대사", "국회의장", "언론인", "기자단",
}

// foreignRow is one of several countries whose people are named together behind the last: 몽골과 네팔, 케냐의 공무원들이.
func foreignRow(s string, i, end int) (country string, josa string, ok bool) {
	c := countryAt(s, i)
	for at, last := i, c; last != ""; {
		at += len(last)
		next := ""
		for _, link := range []string{"와 ", "과 ", ", ", "·", " 및 "} {
			if rest, found := strings.CutPrefix(s[at:end], link); found {
				next = countryAt(s, end-len(rest))
				if next != "" {
					at = end - len(rest)
				}
				break
			}
		}
		if next != "" {
			last = next
			continue
		}
		if at == i+len(c) {
			return "", "", false // no row, but one country
		}
		_, whole, found := foreignBody(s, at-len(last), end)
		if !found {
			ws := words(s, span{at, clip(s, min(end, at+60))})
			if len(ws) > 0 && hasPrefix(ws[0].of(s), "등") { // 몽골, 네팔 등 3개국 공무원이
				for _, w := range ws[1:min(len(ws), 5)] {
					j := lastJosa(s, w)
					if hasSuffix(strings.TrimSuffix(w.of(s), j), foreignGuests...) {
						return c, j, true
					}
				}
			}
			return "", "", false
		}
		j := particle(s, whole.end)
		if j == "" {
			j = nextJosa(s, whole.end, end)
		}
		return c, j, true
	}
	return "", "", false
}

// foreignInner is the town that stands behind its province: 저장성(浙江省) 둥양시(東陽市).
func foreignInner(s string, from, end int) (span, bool) {
	if from < end && s[from] == '(' {
		from += strings.IndexByte(s[from:end], ')') + 1
	}
	if from >= end || s[from] != ' ' {
		return span{}, false
	}
	word := wordAt(s, from+1)
	stem := strings.TrimSuffix(word, lastJosa(word, span{0, len(word)}))
	return span{from + 1, from + 1 + len(stem)}, runes(stem) >= 3 && runes(stem) <= 8 && hasSuffix(stem, "시", "군", "구", "현")
}

// foreignBody is a guest from abroad that begins at i: 몽골 다르항시 대표단이, 케냐 공무원.
func foreignBody(s string, i, end int) (name, whole span, ok bool) {
	c := countryAt(s, i)
	if c == "" {
		return span{}, span{}, false
	}
	whole = span{i, i + len(c)}
	name = whole
	many := false
	if k := strings.Index(clipped(s[whole.end:end], 40), "개국"); k >= 0 { // 아세안 10개국의 공무원
		whole.end += k + len("개국")
		whole.end += len(suffixOf(clipped(s[whole.end:end], len("의")), "의"))
		many = true
	}
	for n, w := range words(s, span{whole.end, clip(s, min(end, whole.end+80))}) {
		word := strings.TrimRight(w.of(s), ",")
		if k := strings.IndexByte(word, '('); k > 0 {
			word = word[:k]
		}
		j := lastJosa(s, span{w.start, w.start + len(word)})
		if j == "의" && n <= 3 { // 몽골 여러 도시의 공무원, 몽골 다르항시의 연수단
			if town := strings.TrimSuffix(word, j); n == 0 && runes(town) >= 3 && hasSuffix(town, "시", "현", "주", "성", "구") {
				name = span{w.start, w.start + len(town)}
			} else if n == 0 && hasSuffix(town, "정부", "부", "처", "청", "위원회", "의회") {
				name = span{i, w.start + len(town)}
				many = true
			}
			continue
		}
		if !isVerbal(word) && !isLink(j) && !isNominative(j) && j != "은" && j != "는" {
			j = ""
		}
		if slices.Contains([]string{"상하이", "하노이", "두바이", "타이베이", "뭄바이", "치앙마이"}, word) {
			j = ""
		}
		stem := strings.TrimSuffix(word, j)
		stop := w.start + len(stem)
		if n > 0 && n < 4 && slices.Contains([]string{"시장", "부시장", "시장단", "주지사", "국회의장", "의장", "총리"}, stem) {
			place := trim(s, span{i, w.start})
			place.end -= len(suffixOf(place.of(s), "의"))
			if hasSuffix(stem, "의장") {
				place.end = stop
			}
			return place, span{i, stop}, true // 칠레 물길의 시장
		}
		switch {
		case n > 3:
			return name, whole, false
		case hasSuffix(stem, "시", "현", "주", "성", "도") && n == 0 && runes(stem) >= 3:
			if inner, ok := foreignInner(s, stop, end); ok {
				return inner, span{i, inner.end}, true
			}
			return span{w.start, stop}, span{i, stop}, true
		case hasSuffix(stem, foreignGuests...) && (name.start > i || many && name.end > i+len(c)):
			return name, span{i, stop}, true
		case hasSuffix(stem, foreignGuests...) && (many || strings.HasPrefix(s[i+len(c):], " 등 ") || strings.HasPrefix(s[i+len(c):], "의 ")):
			return span{i, i + len(c)}, span{i, stop}, true // 몽골의 고위 공무원들: the country
		case n == 0 && strings.Contains(stem, "·") && hasSuffix(stem[:strings.Index(stem, "·")], "부", "처", "청", "원", "회", "학교", "공사", "공단", "은행", "시", "현", "주"):
			one := w.start + strings.Index(stem, "·")
			return span{i, one}, span{i, stop}, true // 몽골 농업부·환경부 관계자: the first of them
		case hasSuffix(stem, foreignGuests...) && n > 0 && hasSuffix(strings.TrimSuffix(strings.TrimRight(s[i:w.start], " "), " 소속"), "부", "처", "청", "원", "위원회", "의회", "협회", "대학교", "공사", "은행"):
			return span{i, i + len(strings.TrimSuffix(strings.TrimRight(s[i:w.start], " "), " 소속"))}, span{i, stop}, true // 몽골 농업부 공무원들: the ministry
		case hasSuffix(stem, foreignGuests...):
			return span{i, stop}, span{i, stop}, true
		case j != "" || strings.HasSuffix(w.of(s), ","):
			return name, whole, false
		}
	}
	return name, whole, false
}
