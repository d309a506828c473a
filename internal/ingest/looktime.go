package ingest

import (
	"regexp"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
)

// timing is where a table tells its periods.
type timing struct {
	mapping PeriodMapping
	columns []int    // that tell the period, or tell it once more
	seasons []string // texts of years that lie in two: 2023/24
	mixed   bool     // the row of the header that has the periods says something else as well
	doubt   *Remark  // empty: it is sure
	found   bool
}

var (
	periodWords  = []string{"시점", "기간", "기준연월", "기준년월", "기준일", "기준일자", "날짜", "일자", "통계기준일", "연월", "년월", "period", "time", "date", "ym", "yyyymm", "ref date", "시기", "prd de", "time period"}
	yearWords    = []string{"연도", "년도", "년", "year", "yr", "회계연도", "기준년", "jahr", "año", "ano", "anno", "år"}
	monthWords   = []string{"월", "month", "mon", "monat", "mes"}
	quarterWords = []string{"분기", "quarter", "qtr"}
	halfWords    = []string{"반기", "half"}
)

// times finds where the periods stand: in the header, in columns, above the table, in the name of the file.
func (s *sample) times(taken []int) timing {
	if t := s.headerTimes(taken); t.found {
		return t
	}
	if t := s.columnTimes(taken); t.found {
		return t
	}
	if p := s.labelled(); !p.IsZero() {
		return timing{mapping: PeriodMapping{Fixed: p.String()}, found: true}
	}
	if text, ok := onePeriod(s.titles); ok {
		return timing{mapping: PeriodMapping{Fixed: text}, found: true, doubt: remark("doubt_period_above", "the period is taken from what stands above the table; is it right?")}
	}
	if text, ok := onePeriod([]string{s.file.Name, s.options.Sheet}); ok {
		return timing{mapping: PeriodMapping{Fixed: text}, found: true, doubt: remark("doubt_period_file", "the period is taken from the name of the file; is it right?")}
	}
	return timing{doubt: remark("doubt_period", "nothing tells the period; give it as period: fixed: 2024")}
}

// headerTimes finds the row of the header that names periods.
func (s *sample) headerTimes(taken []int) timing {
	best, share := timing{}, 0.0
	for level := range s.header.levels() {
		texts, periodic, mixed, parts := 0, map[bonbogi.Period]bool{}, 0, map[string]bool{}
		n := 0
		var years []string
		for _, c := range s.columns {
			if slices.Contains(taken, c.index) || !c.isNumeric() && c.filled > 0 {
				continue
			}
			text := s.header.columns[c.index][level]
			if text == "" {
				continue
			}
			texts++
			w, rest := lookPeriods.within(text)
			switch {
			case w.isZero():
				continue
			case !w.period.IsZero():
				periodic[w.period] = true
			default:
				parts[text] = true
			}
			n++
			years = add(years, text)
			if rest != "" {
				mixed++
			}
		}
		if n == 0 || len(periodic)+len(parts) < 2 && n < texts {
			continue
		}
		// Two years without a word are periods also among more columns of another kind: 2022년, 2023년, 증감, 증감률.
		if f := float64(n) / float64(texts); f > share && (f >= 0.5 || len(periodic) > 1 && mixed == 0) {
			share = f
			best = timing{mapping: PeriodMapping{Header: level + 1}, mixed: 2*mixed > n, seasons: seasons(years), found: true}
			if len(periodic) == 0 { // months alone: the year stands elsewhere
				rest := s.columnTimes(taken)
				text, above := onePeriod(s.titles)
				switch {
				case rest.found && rest.mapping.Column+rest.mapping.Year != "":
				case above && len(text) == len("2024"):
					best.mapping.Fixed, best.doubt = text, remark("doubt_period_above", "the period is taken from what stands above the table; is it right?")
				default:
					best.doubt = remark("doubt_year", "the header names parts of a year, and nothing tells the year; give it as period: fixed: 2024")
				}
				best.mapping.Column, best.mapping.Year, best.columns = rest.mapping.Column, rest.mapping.Year, rest.columns
			}
		}
	}
	return best
}

// columnTimes finds the columns that tell periods.
func (s *sample) columnTimes(taken []int) timing {
	var whole, years, months, quarters, halves []*column
	for _, c := range s.columns {
		if slices.Contains(taken, c.index) || c.filled == 0 {
			continue
		}
		if texts := seasons(c.order); len(texts) > 0 && !c.many {
			return timing{mapping: PeriodMapping{Column: s.reference(c.index)}, columns: []int{c.index}, seasons: texts, found: true}
		}
		isYear := c.isPeriod() && c.frequency() == bonbogi.Yearly
		switch {
		case c.isPeriod() && !isYear && (!c.isNumeric() || c.named(periodWords...) || c.named(yearWords...) || c.integers == c.filled):
			whole = append(whole, c)
		case isYear && (c.named(yearWords...) || c.named(periodWords...) || c.integers == c.filled && len(c.texts) <= 300 && !c.many):
			years = append(years, c)
		case c.isPart(12) && c.named(monthWords...):
			months = append(months, c)
		case c.isPart(4) && c.named(quarterWords...):
			quarters = append(quarters, c)
		case c.isPart(2) && c.named(halfWords...):
			halves = append(halves, c)
		}
	}
	// A day that nobody calls the period is when a row was written, not what it is about.
	if len(years) > 0 && years[0].named(slices.Concat(periodWords, yearWords)...) {
		whole = slices.DeleteFunc(whole, func(c *column) bool { return c.frequency() == bonbogi.Daily && !c.called(periodWords...) })
	}
	t := timing{found: true}
	for _, list := range [][]*column{whole, years, months, quarters, halves} {
		for _, c := range list {
			t.columns = append(t.columns, c.index)
		}
	}
	first := func(list []*column) string {
		if len(list) == 0 {
			return ""
		}
		return s.reference(list[0].index)
	}
	days := slices.IndexFunc(whole, func(c *column) bool { return c.frequency() != bonbogi.Daily })
	switch {
	case days >= 0:
		t.mapping.Column = s.reference(whole[days].index)
		t.mapping.Format = whole[days].format()
	case len(years) > 0 && len(months)+len(quarters)+len(halves) > 0:
		t.mapping.Year, t.mapping.Month, t.mapping.Quarter, t.mapping.Half = first(years), first(months), first(quarters), first(halves)
		if len(months) > 0 {
			t.mapping.Quarter, t.mapping.Half = "", ""
		}
	case len(whole) > 0:
		t.mapping.Column = s.reference(whole[0].index)
		t.mapping.As = whole[0].standsFor()
	case len(years) > 0:
		t.mapping.Column = first(years)
	default:
		return timing{}
	}
	return t
}

// lookPeriods reads also years that lie in two, although nothing said yet when they begin.
var lookPeriods = periods{starts: bonbogi.Date{Month: 4, Day: 1}}

// seasons returns the texts if all of them name years that lie in two: several, or one that is not a month as well, as
// 2010-11 is.
func seasons(texts []string) []string {
	sure := len(texts) > 1
	for _, text := range texts {
		w, _ := lookPeriods.within(text)
		plain, _ := (periods{}).within(text)
		if w.isZero() || w.period == plain.period {
			return nil
		}
		sure = sure || plain.isZero()
	}
	if !sure {
		return nil
	}
	return texts
}

// starts says on which day the years begin that lie in two. Those of Korean schools begin on the first of March (초·중등교육법,
// article 24), of British budgets on the first of April, and of British schools on the first of September.
func (p *proposing) starts() {
	m := p.Mapping
	said := strings.ToLower(strings.Join(append(slices.Clone(p.titles), p.file.Name, p.header.list(), strings.Join(p.time.seasons, " ")), " "))
	school := strings.Contains(said, "academic") || strings.Contains(said, "school") || strings.Contains(said, "pupil")
	switch {
	case strings.Contains(said, "학년"):
		m.Period.Starts = "03-01"
		return
	case school:
		m.Period.Starts = "09-01"
	default:
		m.Period.Starts = "04-01"
	}
	if p.place.mapping.Scheme != "gss" {
		p.doubt("doubt_starts", "years such as 2023/24 are taken to begin on %s; say another day under period: starts:, if that is wrong", m.Period.Starts)
	}
}

// frequency is how long the periods of a column mostly are.
func (c *column) frequency() bonbogi.Frequency {
	counts := map[bonbogi.Frequency]int{}
	var best bonbogi.Frequency
	for _, text := range c.some(lookNames) {
		f := lookPeriods.parse(text).period.Frequency()
		if counts[f]++; f != "" && counts[f] > counts[best] {
			best = f
		}
	}
	return best
}

// format is the way of writing that makes all periods of the column clear.
func (c *column) format() string {
	if slices.Contains(c.order, "") {
		return ""
	}
	one := regexp.MustCompile(`^\d{4}\.1$`)
	ten := regexp.MustCompile(`^\d{4}\.1[0-2]$`)
	if slices.ContainsFunc(c.order, one.MatchString) && slices.ContainsFunc(c.order, ten.MatchString) {
		return formatDotMonth
	}
	return ""
}

// isPart reports whether the column counts parts of a year.
func (c *column) isPart(most int) bool {
	if c.many || len(c.texts) > most+1 {
		return false
	}
	for text := range c.texts {
		w := (periods{}).parse(text)
		n, ok := readNumber(text, '.')
		if !(ok && n >= 1 && n <= float64(most)) && w.part == "" {
			return false
		}
	}
	return true
}

// standsFor is the longest period that all days of a column can stand for: where each is the first of a month, or
// each the last, the values are those of months.
func (c *column) standsFor() bonbogi.Frequency {
	if c.many || len(c.order) < 2 {
		return ""
	}
	firsts, lasts := [3]int{}, [3]int{}
	n := 0
	for _, text := range c.order {
		p := (periods{}).parse(text).period
		if p.Frequency() != bonbogi.Daily {
			return ""
		}
		n++
		d := p.First()
		for i, f := range []bonbogi.Frequency{bonbogi.Yearly, bonbogi.Quarterly, bonbogi.Monthly} {
			around := around(d, f)
			if around.First() == d {
				firsts[i]++
			}
			if around.Last() == d {
				lasts[i]++
			}
		}
	}
	for i, f := range []bonbogi.Frequency{bonbogi.Yearly, bonbogi.Quarterly, bonbogi.Monthly} {
		if firsts[i] == n || lasts[i] == n {
			return f
		}
	}
	return ""
}

// around is the period of a length in which a day lies.
func around(d bonbogi.Date, f bonbogi.Frequency) bonbogi.Period {
	switch f {
	case bonbogi.Yearly:
		return bonbogi.YearPeriod(d.Year)
	case bonbogi.HalfYearly:
		return bonbogi.HalfPeriod(d.Year, (d.Month-1)/6+1)
	case bonbogi.Quarterly:
		return bonbogi.QuarterPeriod(d.Year, (d.Month-1)/3+1)
	case bonbogi.Monthly:
		return bonbogi.MonthPeriod(d.Year, d.Month)
	}
	return bonbogi.DayPeriod(d)
}

// labelling of a period above a table: 회계연도 : 2022, Date 2022, 2023. 12. 31. 기준.
var (
	periodAhead  = regexp.MustCompile(`^[(\[※\s]*(?:회계연도|기준연도|기준년도|기준연월|기준년월|기준일자?|기준시점|시점|기간|연도|date|period|time period|year|time)\s*[:：]?\s+(.*)$`)
	periodBehind = regexp.MustCompile(`^[(\[※\s]*(.*?)\s*(?:기준|현재)[)\]\s]*$`)
)

// labelled is the period that a text above the table calls so; none if there are several. The last day of a year or of a
// month stands for it.
func (s *sample) labelled() (found bonbogi.Period) {
	for _, text := range slices.Concat(s.titles, s.above) {
		for _, label := range []*regexp.Regexp{periodAhead, periodBehind} {
			m := label.FindStringSubmatch(strings.ToLower(text))
			if m == nil {
				continue
			}
			p := (periods{}).parse(m[1]).period
			for _, f := range []bonbogi.Frequency{bonbogi.Yearly, bonbogi.Monthly} {
				if p.Frequency() == bonbogi.Daily && around(p.First(), f).Last() == p.First() {
					p = around(p.First(), f)
				}
			}
			if !p.IsZero() && !found.IsZero() && p != found {
				return bonbogi.Period{}
			}
			if !p.IsZero() {
				found = p
			}
		}
	}
	return found
}

// written finds what can be a period within a line: 2024년 12월, 2023, 202406.
var written = regexp.MustCompile(`(?:19|20)\d\d\s*년\s*\d{1,2}\s*월|(?:19|20)\d\d\s*년?\s*[1-4]/4\s*분기|(?:19|20)\d\d\s*년?\s*[1-4]\s*분기|(?:19|20)\d\d[.-](?:0[1-9]|1[0-2])\b|(?:19|20)\d\d(?:0[1-9]|1[0-2])?`)

// onePeriod is the period that lines of text tell, if they tell one and no other.
func onePeriod(lines []string) (string, bool) {
	found := map[bonbogi.Period]string{}
	for _, line := range lines {
		for _, at := range written.FindAllStringIndex(line, -1) {
			text := line[at[0]:at[1]]
			if at[0] > 0 && isDigit(line[at[0]-1]) || at[1] < len(line) && isDigit(line[at[1]]) {
				continue // a part of a longer number
			}
			if w := (periods{}).parse(text); !w.period.IsZero() {
				found[w.period] = strings.TrimSpace(text)
			}
		}
	}
	if len(found) != 1 {
		return "", false
	}
	for p := range found {
		return p.String(), true
	}
	return "", false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// reference names a column in a mapping: by its header if that stands above no other, else by its letter.
func (s *sample) reference(column int) string {
	name := s.header.name(column)
	if c, err := s.header.find("", name); err == nil && c == column && len(s.header.every(name)) <= 1 {
		return name
	}
	return table.Letter(column)
}
