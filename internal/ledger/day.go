package ledger

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/bonbogi/bonbogi"
)

// The ways of writing a day, with all spaces gone and signs made points: 2021.3.5, '21.3.5, 20210305, 3.5.
var (
	fullYear   = regexp.MustCompile(`^(\d{4})(?:\.(\d{1,2}))?(?:\.(\d{1,2}))?$`)
	shortYear  = regexp.MustCompile(`^'?(\d{2})\.(\d{1,2})\.(\d{1,2})$`)
	markedYear = regexp.MustCompile(`^'(\d{2})(?:\.(\d{1,2}))?$`)
	digitsOnly = regexp.MustCompile(`^((?:19|20)\d{2})(\d{2})(\d{2})?$`)
	noYear     = regexp.MustCompile(`^(\d{1,2})(?:\.(\d{1,2}))?$`)
	weekday    = regexp.MustCompile(`\([월화수목금토일](요일)?\)|[월화수목금토일]요일`)
	clock      = regexp.MustCompile(`[ T]\d{1,2}:\d{2}(:\d{2})?$`)
	serial     = regexp.MustCompile(`^\d{5}(\.0+)?$`)
)

// dayOf reads the day, month or year in which an award was given. year is what the table says of the year, for days
// that are written without one; 0 if it does not. A number of five digits is a day as spreadsheets count them,
// from 1899-12-30 on. ok is false for what is none of these.
func dayOf(text string, year int) (d bonbogi.Date, ok bool) {
	s := clock.ReplaceAllString(strings.TrimSpace(norm.NFKC.String(text)), "")
	s = weekday.ReplaceAllString(s, "")
	if serial.MatchString(s) {
		n, _ := strconv.Atoi(s[:5])
		d := bonbogi.DateOf(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n))
		return d, d.Year >= 1950 && d.Year < 2100
	}
	named := strings.Contains(s, "월") || strings.Contains(s, "일")
	short := strings.ContainsAny(s, "’‘'`´") || strings.Contains(s, "년")
	s = strings.NewReplacer(" ", "", "-", ".", "/", ".", "년도", ".", "년", ".", "월", ".", "일", "", "’", "'", "‘", "'", "`", "'", "´", "'").Replace(s)
	s = strings.TrimRight(s, ".")
	if short && !strings.HasPrefix(s, "'") {
		if before, _, _ := strings.Cut(s, "."); len(before) == 2 {
			s = "'" + s
		}
	}
	var g []string
	switch {
	case digitsOnly.MatchString(s):
		g = digitsOnly.FindStringSubmatch(s)
	case fullYear.MatchString(s):
		g = fullYear.FindStringSubmatch(s)
	case shortYear.MatchString(s):
		g = shortYear.FindStringSubmatch(s)
	case markedYear.MatchString(s):
		g = append(markedYear.FindStringSubmatch(s), "")
	case noYear.MatchString(s) && year != 0:
		if m := noYear.FindStringSubmatch(s); m[2] != "" || named {
			g = []string{"", strconv.Itoa(year), m[1], m[2]}
		}
	}
	if g == nil {
		return d, false
	}
	d = bonbogi.Date{Year: atoi(g[1]), Month: atoi(g[2]), Day: atoi(g[3])}
	if len(g[1]) == 2 {
		if d.Year += 2000; d.Year >= 2080 {
			d.Year -= 100
		}
	}
	if g[2] != "" && d.Month == 0 || g[3] != "" && d.Day == 0 || d.Year < 1900 || d.Year > 2200 {
		return bonbogi.Date{}, false
	}
	d, err := bonbogi.ParseDate(d.String())
	return d, err == nil
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// years are those that words name: 2021년 수상실적, 2021년도, (2021).
var years = regexp.MustCompile(`(?:19|20)\d{2}`)

// yearIn is the one year that words name; 0 if they name none or several.
func yearIn(words string) int {
	found := years.FindAllString(words, -1)
	if len(found) == 0 {
		return 0
	}
	for _, y := range found[1:] {
		if y != found[0] {
			return 0
		}
	}
	return atoi(found[0])
}
