package ingest

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
	"golang.org/x/text/unicode/norm"
)

// when is what a text says about time: a period, or a part of a year that is not named.
type when struct {
	period bonbogi.Period
	part   bonbogi.Frequency // of a year not named: Monthly, Quarterly or HalfYearly; Yearly for the whole of it
	number int               // which of them
	flag   string            // a mark on it, as in 2024(p)
}

func (w when) isZero() bool { return w.period.IsZero() && w.part == "" }

// The ways of writing a period that can be understood in more than one way, so that a mapping has to name them.
const (
	formatDotMonth   = "YYYY.M"     // 2024.1 is January: a spreadsheet can have made it of 2024.10
	formatDotQuarter = "YYYY.Q"     // 2024.1 is the first quarter
	formatQuarter    = "YYYYQ"      // 20241 is the first quarter
	formatDayFirst   = "DD/MM/YYYY" // 03/04/2024 is in April
	formatMonthFirst = "MM/DD/YYYY" // 03/04/2024 is in March
)

var periodFormats = []string{formatDotMonth, formatDotQuarter, formatQuarter, formatDayFirst, formatMonthFirst}

// periods reads periods as people write them.
type periods struct {
	format string
	as     bonbogi.Frequency // what a day stands for; empty: itself
	starts bonbogi.Date      // the month and day on which a year such as 2023/24 begins; zero: such a year is not read
}

// parse reads a period, or the part of one; it is zero if the text is neither. What can be read in two ways
// is not read unless the format decides.
func (p periods) parse(text string) when {
	s := strings.TrimSpace(norm.NFKC.String(strings.TrimRight(text, footnoteSigns+" ")))
	if len(s) > 60 {
		return when{}
	}
	if w := p.readSeason(s); !w.isZero() { // 2010-11 is no November then
		return w
	}
	if d, err := bonbogi.ParsePeriod(s); err == nil && d.Year() >= 1600 && d.Year() < 2200 {
		return p.widen(when{period: d})
	}
	s = strings.ReplaceAll(s, ". ", "-") // a spreadsheet makes no number of 2005. 10
	s = strings.ToLower(strings.Join(strings.Fields(s), ""))
	flag := ""
	if m := lettered.FindStringSubmatch(s); m != nil {
		s, flag = m[1], m[2]
	}
	if m := marks.FindStringSubmatchIndex(s); m != nil && m[0] > 0 {
		s, flag = s[:m[0]], s[m[2]:m[3]]
	}
	w := cmp.Or(p.readSeason(s), p.read(s))
	for _, behind := range []*regexp.Regexp{trailing, footnoted} {
		if short := behind.ReplaceAllString(s, ""); w.isZero() && short != s {
			w = cmp.Or(p.readSeason(short), p.read(short))
		}
	}
	if !w.isZero() {
		w.flag = flag
	}
	return p.widen(w)
}

// widen makes of a day the period that it stands for.
func (p periods) widen(w when) when {
	if p.as != "" && w.period.Frequency() == bonbogi.Daily {
		w.period = around(w.period.First(), p.as)
	}
	return w
}

// within reads a period that is the whole text, or stands at its beginning or end beside something else:
// 2026년07월_세대수. The rest is what stands beside it.
//
// A unit beside it is no more than that: 2022 (명).
func (p periods) within(text string) (w when, rest string) {
	text = formula.ReplaceAllString(text, "")
	if short, unit := cutUnit(text); unit != "" {
		if w = p.parse(short); !w.isZero() {
			return w, ""
		}
	}
	if w = p.parse(text); !w.isZero() {
		return w, ""
	}
	for i, c := range text {
		if i == 0 || !strings.ContainsRune("_ (", c) && !(c == '.' && endsInLetter(text[:i])) {
			continue
		}
		before, after := strings.TrimSpace(text[:i]), strings.Trim(text[i:], "_. ")
		if strings.HasPrefix(after, "(") && strings.HasSuffix(after, ")") {
			after = strings.Trim(after, "() ")
		}
		if w = p.parse(before); !w.period.IsZero() && after != "" && !beyond.MatchString(after) {
			return w, after
		}
		if w = p.parse(after); !w.period.IsZero() && before != "" {
			return w, before
		}
	}
	if m := joinedYear.FindStringSubmatch(text); m != nil && !beyond.MatchString(m[2]) {
		return p.parse(cmp.Or(m[1], m[4])), cmp.Or(m[2], m[3])
	}
	return when{}, ""
}

func endsInLetter(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(last)
}

func (p periods) read(s string) when {
	if w := p.readFormat(s); !w.isZero() {
		return w
	}
	for _, try := range patterns {
		if g := try.FindStringSubmatch(s); g != nil {
			if w := try.read(g); !w.isZero() {
				return w
			}
		}
	}
	if w := p.readRange(s); !w.isZero() {
		return w
	}
	for _, try := range partPatterns {
		if g := try.FindStringSubmatch(s); g != nil {
			return try.read(g)
		}
	}
	return when{}
}

// readFormat reads what only the format of the mapping makes clear.
func (p periods) readFormat(s string) when {
	switch p.format {
	case formatDotMonth:
		if g := dotted.FindStringSubmatch(s); g != nil {
			return month(g[1], g[2])
		}
	case formatDotQuarter, formatQuarter:
		if g := quarters.FindStringSubmatch(s); g != nil && (p.format == formatDotQuarter) == strings.Contains(s, ".") {
			return part(g[1], bonbogi.Quarterly, g[2])
		}
	case formatDayFirst:
		if g := slashed.FindStringSubmatch(s); g != nil {
			return day(g[3], g[2], g[1])
		}
	case formatMonthFirst:
		if g := slashed.FindStringSubmatch(s); g != nil {
			return day(g[3], g[1], g[2])
		}
	}
	return when{}
}

func year(y string) when {
	n, _ := strconv.Atoi(y)
	return when{period: bonbogi.YearPeriod(n)}
}

func month(y, m string) when {
	if m == "" {
		return when{}
	}
	return join(year(y), partOf(bonbogi.Monthly, m))
}

func part(y string, f bonbogi.Frequency, n string) when { return join(year(y), partOf(f, n)) }

func partOf(f bonbogi.Frequency, n string) when {
	i, err := strconv.Atoi(n)
	if err != nil {
		return when{}
	}
	return when{part: f, number: i}
}

func day(y, m, d string) when {
	n, err := strconv.Atoi(y + pad(m) + pad(d))
	if err != nil {
		return when{}
	}
	date, err := bonbogi.ParseDate(y + "-" + pad(m) + "-" + pad(d))
	if err != nil || n == 0 {
		return when{}
	}
	return when{period: bonbogi.DayPeriod(date)}
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

var spanish = strings.Fields("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")

// join puts a year and a part of it together, whichever comes first. Two of a kind are none.
func join(a, b when) when {
	switch {
	case b.isZero():
		return a
	case a.isZero():
		return b
	case a.part != "" && b.part == "":
		a, b = b, a
	}
	if a.period.Frequency() != bonbogi.Yearly || b.part == "" {
		return when{}
	}
	y := a.period.Year()
	w := when{flag: a.flag + b.flag}
	switch {
	case b.part == bonbogi.Yearly:
		w.period = a.period
	case b.part == bonbogi.Monthly && b.number >= 1 && b.number <= 12:
		w.period = bonbogi.MonthPeriod(y, b.number)
	case b.part == bonbogi.Quarterly && b.number >= 1 && b.number <= 4:
		w.period = bonbogi.QuarterPeriod(y, b.number)
	case b.part == bonbogi.HalfYearly && b.number >= 1 && b.number <= 2:
		w.period = bonbogi.HalfPeriod(y, b.number)
	default:
		return when{}
	}
	return w
}

// named is the number of a month by its English name or the first three letters of it, or by its Spanish name; empty for
// other words.
func named(word string) string {
	if i := slices.Index(spanish, word); i >= 0 {
		return strconv.Itoa(i + 1)
	}
	for i, m := range []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"} {
		if len(word) >= 3 && strings.HasPrefix(m, word) || word == "sept" && i == 8 {
			return strconv.Itoa(i + 1)
		}
	}
	return ""
}
