package article

import (
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

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
		if m.end > sp.end {
			break
		}
		if m.josa == "" && personBehind(s[m.end:sp.end]) {
			continue // 다솔군 이보람 농가가
		}
		if m.start < sp.start || m.glued && !isCopula(s[m.end:]) || m.leader || m.typ == bonbogi.PartyForeign || st.main != nil && m.only() != nil && st.main.above[m.only().ID] {
			continue // nor does the province win in the news of a town
		}
		if m.central() { // a ministry among the towns does not end their row
			if n := len(out); n > 0 && isRollGap(s[out[n-1].end:max(out[n-1].end, m.start)], out[n-1].josa) {
				out[n-1].end, out[n-1].josa = m.end+len(m.josa), m.josa
			}
			continue
		}
		x := subject{m.span, st.party(m), false}
		end, josa := m.end, m.josa
		if josa != "" && strings.HasPrefix(s[m.end:], josa) {
			end += len(josa)
		} else if n := scoreEnd(s[m.end:sp.end]); n > 0 { // 가람시(94.85점)가
			josa = particle(s, m.end+n)
			end += n + len(josa)
		}
		if n := len(out); n > 0 && isRollGap(s[out[n-1].end:max(out[n-1].end, m.start)], out[n-1].josa) {
			out[n-1].members = append(out[n-1].members, x)
			out[n-1].end, out[n-1].josa = end, josa
			continue
		}
		out = append(out, row{span{m.start, end}, josa, []subject{x}})
	}
	return out
}

// scoreEnd is the end of a figure in brackets at the beginning: (94.85점).
func scoreEnd(rest string) int {
	end := strings.IndexByte(clipped(rest, 40), ')')
	if !strings.HasPrefix(rest, "(") || end < 2 || !isDigit(rest[1]) || !hasSuffix(rest[:end], "점", "%", "위", "억", "원", "건") {
		return 0
	}
	return end + 1
}

// personBehind reports whether a person, a farm or a village follows the name of its town: 이보람 농가가, 새말마을이.
func personBehind(rest string) bool {
	ws := strings.Fields(clipped(rest, 60))
	if !strings.HasPrefix(rest, " ") || len(ws) == 0 {
		return false
	}
	if in, ok := strings.CutPrefix(rest, " ‘"); ok { // 가람시 ‘새말마을’에
		if end := strings.Index(in, "’"); end > 0 && hasSuffix(in[:end], "마을", "농장", "농원", "농협", "학교", "센터", "아파트", "조합") {
			return true
		}
	}
	stem := func(w string) string { return strings.TrimSuffix(w, lastJosa(w, span{0, len(w)})) }
	for _, w := range []string{ws[0], stem(ws[0])} {
		if hasSuffix(w, "농가", "마을", "씨", "아파트", "단지", "경로당", "어린이집", "유치원", "초등학교", "중학교", "고등학교") {
			return true
		}
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
