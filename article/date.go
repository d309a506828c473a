package article

import (
	"strconv"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
)

// when is a date expression in the text.
type when struct {
	span
	date bonbogi.Date // as far as it is known
	asOf string       // as written, for 6월 기준: "06"
	base bool         // N월 기준: a day of counting, not of happening
	next bool         // 오는, 내년: not yet
	far  bool         // 부터: since then
}

// dates finds dates of happenings in a stretch. Without a publication date a day whose month is not
// written stays unknown, and so does a month whose year is not written.
func (st *story) dates(sp span) []when {
	s := st.s
	var out []when
	for i := sp.start; i < sp.end; i++ {
		if !isDigit(s[i]) || i > sp.start && (isDigit(s[i-1]) || s[i-1] == '.' || s[i-1] == ',') {
			continue
		}
		if w, ok := st.dateAt(sp, i); ok {
			out = append(out, w)
			i = w.end - 1
		}
	}
	return out
}

// dateAt reads [YYYY년] [N월] [N일] that begins with the digits at i.
func (st *story) dateAt(sp span, i int) (when, bool) {
	s := st.s
	if w, ok := dotted(s, sp, i); ok {
		return w, true
	}
	var y, m, d int
	at := i
	n, end := number(s, at, sp.end)
	if n >= 1900 && n < 2200 && strings.HasPrefix(s[end:sp.end], "년") {
		y = n
		at = skip(s, end+len("년"), sp.end)
		n, end = number(s, at, sp.end)
	}
	stop := at
	if n >= 1 && n <= 12 && end > at && strings.HasPrefix(s[end:sp.end], "월") {
		m = n
		stop = end + len("월")
		at = skip(s, stop, sp.end)
		n, end = number(s, at, sp.end)
	}
	if n >= 1 && n <= 31 && end > at && (strings.HasPrefix(s[end:sp.end], "일") && !hasPrefix(s[end:], "일간", "일 동안", "일차", "일까지 계속", "일자리") || isRange(s[end:sp.end])) {
		d = n
		stop = end
		if isRange(s[end:sp.end]) {
			_, stop = number(s, end+1, sp.end)
		}
		stop += len("일")
		stop = min(stop, sp.end)
	}
	if m == 0 && d == 0 {
		return when{}, false
	}
	w := when{span: span{i, clip(s, stop)}}
	before := s[max(sp.start, i-24):i]
	w.next = hasSuffix(strings.TrimRight(before, " "), "오는", "내년", "다음달", "다음 달")
	after := strings.TrimPrefix(s[w.end:sp.end], " ")
	w.base = hasPrefix(after, "기준", "현재", "말 기준", "말 현재")
	w.far = hasPrefix(after, "부터")
	if m > 0 && y == 0 {
		w.asOf = two(m)
	} else if m > 0 {
		w.asOf = strconv.Itoa(y) + "-" + two(m)
	}
	w.date = st.resolve(strings.TrimSpace(before), y, m, d, w.next)
	return w, true
}

// dotted reads 2024. 3. 2. and 2024.03.02.
func dotted(s string, sp span, i int) (when, bool) {
	var parts [3]int
	at := i
	for k := range parts {
		n, end := number(s, at, sp.end)
		if end == at || k == 0 && (end-at != 4 || n < 1900 || n >= 2200) || k > 0 && end-at > 2 {
			return when{}, false
		}
		parts[k], at = n, end
		if k < 2 {
			if !strings.HasPrefix(s[at:sp.end], ".") {
				return when{}, false
			}
			at = skip(s, at+1, sp.end)
		}
	}
	d := sound(bonbogi.Date{Year: parts[0], Month: parts[1], Day: parts[2]})
	if d.IsZero() {
		return when{}, false
	}
	if strings.HasPrefix(s[at:sp.end], ".") {
		at++
	}
	after := strings.TrimLeft(s[at:sp.end], " ")
	return when{span: span{i, at}, date: d, asOf: d.String()[:len("2024-03")], base: hasPrefix(after, "기준", "현재"), far: hasPrefix(after, "부터")}, true
}

// resolve completes a date from the publication date: the latest such day that is not after it, or with
// 오는 the first that is not before.
func (st *story) resolve(before string, y, m, d int, next bool) bonbogi.Date {
	p := st.published
	if y > 0 {
		return sound(bonbogi.Date{Year: y, Month: m, Day: d})
	}
	if p.IsZero() {
		return bonbogi.Date{}
	}
	switch {
	case hasSuffix(before, "재작년", "지지난해"):
		return sound(bonbogi.Date{Year: p.Year - 2, Month: m, Day: d})
	case hasSuffix(before, "지난해", "작년"):
		return sound(bonbogi.Date{Year: p.Year - 1, Month: m, Day: d})
	case hasSuffix(before, "내년"):
		return sound(bonbogi.Date{Year: p.Year + 1, Month: m, Day: d})
	case hasSuffix(before, "올해", "금년", "올"):
		return sound(bonbogi.Date{Year: p.Year, Month: m, Day: d})
	}
	if p.Month == 0 {
		return bonbogi.Date{}
	}
	if m == 0 { // a day alone
		if p.Day == 0 {
			return bonbogi.Date{}
		}
		month := time.Date(p.Year, time.Month(p.Month), 1, 0, 0, 0, 0, time.UTC)
		switch {
		case hasSuffix(before, "지난달", "지난 달", "전달"):
			month = month.AddDate(0, -1, 0)
		case hasSuffix(before, "다음달", "다음 달"):
			month = month.AddDate(0, 1, 0)
		case next && d < p.Day:
			month = month.AddDate(0, 1, 0)
		case !next && d > p.Day:
			month = month.AddDate(0, -1, 0)
		}
		return sound(bonbogi.Date{Year: month.Year(), Month: int(month.Month()), Day: d})
	}
	year := p.Year
	day := max(d, 1)
	switch {
	case next && (m < p.Month || m == p.Month && d > 0 && day < p.Day):
		year++
	case !next && (m > p.Month || m == p.Month && d > 0 && p.Day > 0 && day > p.Day):
		year--
	}
	return sound(bonbogi.Date{Year: year, Month: m, Day: d})
}

// sound is the date if it is in the calendar, else what of it is.
func sound(d bonbogi.Date) bonbogi.Date {
	if v, err := bonbogi.ParseDate(d.String()); err == nil {
		return v
	}
	return bonbogi.Date{}
}

func isRange(s string) bool {
	if !strings.HasPrefix(s, "~") && !strings.HasPrefix(s, "-") {
		return false
	}
	_, end := number(s, 1, len(s))
	return end > 1 && strings.HasPrefix(s[end:], "일")
}

func number(s string, i, end int) (n, stop int) {
	stop = i
	for stop < end && stop-i < 6 && isDigit(s[stop]) {
		n = n*10 + int(s[stop]-'0')
		stop++
	}
	return n, stop
}

func skip(s string, i, end int) int {
	for i < end && s[i] == ' ' {
		i++
	}
	return i
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// streak reads 3년 연속, 2연패, 3회 연속 수상 is none.
func streak(s string) int {
	for _, w := range []string{"년 연속", "년연속", "년째 연속", "년 연이어", "연패"} {
		for i := range places(s, w) {
			j := i
			for j > 0 && isDigit(s[j-1]) {
				j--
			}
			if n, err := strconv.Atoi(s[j:i]); err == nil && n >= 2 && n <= 50 {
				return n
			}
		}
	}
	return 0
}

// year reads a year that stands in s: 2025년, 2024년도; the last one.
func year(s string) string {
	found := ""
	for i := 0; i+4 <= len(s); i++ {
		if i > 0 && isDigit(s[i-1]) {
			continue
		}
		n, end := number(s, i, len(s))
		if end == i+4 && n >= 1990 && n < 2100 && strings.HasPrefix(s[end:], "년") {
			found = s[i:end]
		}
	}
	return found
}

// notBefore is the year of something that is still to come: a month without a year is taken as the latest that
// was, which for a plan is a year too early.
func (st *story) notBefore(sent sentence, year int) int {
	if year != 0 && year == st.published.Year-1 && !strings.Contains(sent.of(st.s), strconv.Itoa(year)) && !containsAny(sent.of(st.s), "지난해", "작년") {
		return year + 1
	}
	return year
}
