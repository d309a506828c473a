package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// takerRow is governments that are named together, or a set of them without names, and what they are in their sentence.
type takerRow struct {
	span
	named  []*mention
	set    span // 전국 228개 기초지자체; zero if all are named
	n      float64
	called bool // after the practice: 39개 물길도시
	josa   string
	after  int  // behind the particle
	self   bool // the main government, which the sentence does not name
}

// takerRows are the governments in a stretch, those together that are named in a row: 새별시와 다솔군, 온새미시 등 14개 도시로.
func (st *story) takerRows(sp span) []takerRow {
	s := st.s[:sp.end]
	sets := st.setsIn(sp)
	ms := st.actorsIn(sp)
	var rows []takerRow
	var row *takerRow
	place := func(from int) {
		row.josa, row.after = rowJosa(s, from)
		at := skip(s, min(from, len(s)), len(s))
		if word := wordAt(s, at); row.set.end > 0 && (word == "가운데" || word == "중") { // 전국 228개 지자체 가운데 절반이
			if end := partOf(s, at+len(word)); end > 0 {
				row.josa, row.after = rowJosa(s, end)
			}
		}
	}
	for i, k := 0, 0; i < len(ms) || k < len(sets); {
		if i < len(ms) && (k == len(sets) || ms[i].start <= sets[k].start) {
			m := &ms[i]
			i++
			if m = st.sole(m); m == nil || m.start < sp.start || !st.canTake(m) {
				continue
			}
			if row != nil && row.set.end == 0 && linksTakers(s[row.end:max(row.end, m.start)]) {
				row.named, row.end = append(row.named, m), m.end
			} else {
				rows = append(rows, takerRow{span: m.span, named: []*mention{m}})
				row = &rows[len(rows)-1]
			}
			row.end = areaEnd(s, row.end)
			place(row.end)
			continue
		}
		t := sets[k]
		k++
		if row != nil && row.set.end == 0 && t.start >= row.end {
			gap := strings.TrimSpace(s[row.end:t.start])
			last := row.named[len(row.named)-1]
			switch {
			case hasPrefix(gap, "등", "와 ", "과 ", "을 비롯", "를 비롯", "을 포함", "를 포함") && len(gap) < 40 || gap == "":
				if gap == "" && len(row.named) == 1 && last.only() != nil && last.only().Level == bonbogi.Province { // 한빛도 5개 시군, 한빛도 모든 시군
					if row.end = t.end; t.n == 0 {
						place(t.end)
						continue
					}
					row.named, t.start = nil, row.start
				}
				row.set, row.n, row.end = t.span, t.n, t.end
				place(t.end)
				continue
			case gap == "의" && len(row.named) == 1 && t.n == 0 && hasPrefix(t.of(s), "다른", "여러", "많은", "거의", "대부분", "대다수", "상당수"):
				t.start = row.start
				row.named, row.set, row.n, row.end = nil, t.span, t.n, t.end
				place(t.end)
				continue
			case (gap == "도내" || gap == "내" || gap == "안" || gap == "안의" || gap == "관내" || gap == "의") && len(row.named) == 1:
				if row.end = t.end; t.n > 0 {
					if gap == "도내" {
						t.start = row.start
					}
					row.named, row.start, row.set, row.n = nil, t.start, t.span, t.n
				}
				place(t.end)
				continue
			}
		}
		rows = append(rows, takerRow{span: t.span, set: t.span, n: t.n, called: t.named})
		row = &rows[len(rows)-1]
		place(t.end)
	}
	return rows
}

// canTake reports whether a mention is a government of which can be said that it took something over.
func (st *story) canTake(m *mention) bool {
	return !m.glued && m.typ == bonbogi.PartyGovernment && m.only() != nil || m.typ == bonbogi.PartyForeign && st.isAbroad(m)
}

// sole is the mention if it means one government; of a province and a town of the same name it is the province.
func (st *story) sole(m *mention) *mention {
	if len(m.govs) < 2 {
		return m
	}
	i := slices.IndexFunc(m.govs, func(x *gov) bool { return x.Level == bonbogi.Province })
	if i < 0 {
		return nil
	}
	one := *m
	one.govs = m.govs[i : i+1]
	return &one
}

// linksTakers reports whether what stands between two names puts them in one row: , · 와 에 이어 지난해.
func linksTakers(gap string) bool {
	gap = gap[len(bracketAt(gap)):]
	if len(gap) > 60 || gap == "" {
		return false
	}
	for _, w := range strings.FieldsFunc(gap, func(r rune) bool { return strings.ContainsRune(" ,·ㆍ、", r) }) {
		if i := len(w) - len(strings.TrimLeft(w, "0123456789")); i > 0 && hasPrefix(w[i:], "년", "월", "일") && runes(w[i:]) <= 3 {
			continue
		}
		if !slices.Contains([]string{"와", "과", "및", "에", "이어", "을", "를", "비롯해", "비롯한", "비롯하여", "포함해", "포함한", "은", "는", "이", "가", "에서", "물론", "물론이고", "뿐", "아니라", "등과", "등에", "이후", "지난해", "올해", "최근", "작년", "재작년", "내년", "이듬해", "다음", "달", "해", "지난", "지난달", "이달", "지난달부터", "이달부터", "올해부터", "내년부터", "지난해부터", "작년부터", "올해는", "내년에는", "지난해에는", "올해엔", "까지", "도", "그리고", "또", "또한"}, w) {
			return false
		}
	}
	links := []string{",", "·", "ㆍ", "와 ", "과 ", "및", "이어", "비롯", "포함", "물론", "뿐", "그리고"}
	return containsAny(gap, links...)
}

// bracketAt is the bracket with which a stretch begins: (2018년).
func bracketAt(s string) string {
	if i := strings.IndexByte(s, ')'); i > 0 && i < 60 && s[0] == '(' {
		return s[:i+1]
	}
	return ""
}

// areaEnd is the end of a name with what says that all of it is meant: 한빛도 전역.
func areaEnd(s string, end int) int {
	if end >= len(s) {
		return end
	}
	for _, all := range []string{" 전역", " 전체", " 전 지역", " 모든 지역", " 곳곳", " 모든 곳", " 모두"} {
		if strings.HasPrefix(s[end:], all) {
			return end + len(all)
		}
	}
	return end
}

// rowJosa is the particle behind a row, past 등, the number of its members and words for all of them, and where it ends.
func rowJosa(s string, end int) (josa string, after int) {
	end = min(end, len(s))
	if strings.HasPrefix(s[end:], "마다 ") { // 지자체마다
		return "가", end + len("마다")
	}
	if strings.HasPrefix(s[end:], "에서나 ") { // 전국 어느 군에서나
		return "에서", end + len("에서나")
	}
	end = areaEnd(s, end)
	if strings.HasPrefix(s[end:], "의 경우") { // 새별시의 경우 지난해 도입해
		return "는", end + len("의 경우") + len(wordAt(s, end+len("의 경우")))
	}
	end += len(bracketAt(s[end:]))
	for range 4 {
		if strings.HasPrefix(s[end:], " 역시 ") {
			return "도", end + len(" 역시")
		}
		for _, j := range []string{"으로까지", "로까지", "에까지", "에게도", "에서까지"} {
			if strings.HasPrefix(s[end:], j) && wordEnds(s, end+len(j)) {
				return "에", end + len(j)
			}
		}
		if j := particle(s, end); j != "" {
			return j, end + len(j)
		}
		at := skip(s, end, len(s))
		word := wordAt(s, at)
		switch {
		case strings.HasPrefix(s[end:], "들"):
			end += len("들")
		case hasPrefix(word, "같은") || word == "등" && !hasPrefix(s[at+len(word):], " 등"):
			if noun := nounOfAll(s, at+len(word)); noun > 0 {
				end = noun
				continue
			}
			if word != "등" {
				return "", end
			}
			end = at + len(word)
		case hasPrefix(word, "등지"):
			end = at + len("등지")
		case hasPrefix(word, "등") && runes(word) <= 4:
			end = at + len("등")
		case hasPrefix(word, "전부", "모두", "대부분", "전체", "절반", "상당수", "대다수", "여럿", "지역", "일대", "전역"):
			end = at + len(wordStem(word))
		case slices.Contains([]string{"두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"}, word) && hasPrefix(s[at+len(word):], " 곳", " 군데", " 도시", " 시군", " 지자체", " 고장", " 시", " 군", " 구"):
			end = at + len(word) + 1 + len(wordStem(wordAt(s, at+len(word)+1)))
		case word != "" && isDigit(word[0]) && hasSuffix(wordStem(word), "곳", "개", "개소"):
			end = at + len(wordStem(word))
		case word != "" && isDigit(word[0]) && hasPrefix(s[at+len(word):], " 곳"):
			end = at + len(word) + len(" 곳")
		default:
			return "", end
		}
	}
	return "", end
}

// partOf is where the words end that say how many of those before a place are meant: 절반, 여섯 곳, 70%; or 0.
func partOf(s string, at int) int {
	at = skip(s, at, len(s))
	word := wordAt(s, at)
	stem := wordStem(word)
	switch {
	case hasPrefix(stem, "절반", "대부분", "상당수", "대다수", "과반"), word != "" && isDigit(word[0]) && hasSuffix(stem, "곳", "개", "%", "퍼센트"):
		return at + len(stem)
	case slices.Contains([]string{"한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"}, word) || word != "" && isDigit(word[0]):
		if next := skip(s, at+len(word), len(s)); hasPrefix(s[next:], "곳", "개") {
			return next + len("곳")
		}
	}
	return 0
}

// nounOfAll is where the noun ends that says what all of a row are: 같은 이웃 고장, 등 유럽 곳곳의 큰 도시; or 0.
func nounOfAll(s string, from int) int {
	for i, w := range words(s, span{from, clip(s, min(len(s), from+70))}) {
		word := w.of(s)
		stem := strings.TrimSuffix(wordStem(word), "들")
		if i > 4 || strings.ContainsAny(word, ",.‘“") {
			return 0
		}
		if hasSuffix(stem, "고장", "도시", "지자체", "자치단체", "시군", "시·군", "지역", "자치구", "나라", "국가", "시·도", "시도", "지방정부", "곳", "개소", "각국", "군", "구") && (stem != word || hasSuffix(stem, "곳", "개소")) {
			if j := lastJosa(s, w); j != "의" {
				return w.start + len(strings.TrimSuffix(word, j))
			}
			continue
		}
		if j := lastJosa(s, w); isSubject(j) || isObject(j) || j == "에" || j == "으로" {
			return 0
		}
	}
	return 0
}

// wordStem is a word without its particle.
func wordStem(word string) string {
	return strings.TrimSuffix(word, lastJosa(word, span{0, len(word)}))
}
