package ingest

import (
	"strconv"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// years reads from which year to which a text goes, 2023/24 or 2015~2017, and with how many digits it says the last.
func years(s string) (first, last, digits int) {
	g := fiscal.FindStringSubmatch(strings.ToLower(s))
	if g == nil {
		return 0, 0, 0
	}
	first, _ = strconv.Atoi(g[1])
	last, _ = strconv.Atoi(g[2])
	if len(g[2]) == 2 {
		last += first / 100 * 100
		if last < first {
			last += 100
		}
	}
	return first, last, len(g[2])
}

// season is the year in which one begins that lies in two, as those of budgets and schools do: 2023/24, 2023학년도.
func season(s string) (begins int, ok bool) {
	if g := school.FindStringSubmatch(s); g != nil {
		begins, _ = strconv.Atoi(g[1])
		return begins, true
	}
	first, last, digits := years(s)
	return first, digits > 0 && last == first+1
}

// readSeason reads such a year, if it is known on which day it begins.
func (p periods) readSeason(s string) when {
	if begins, ok := season(s); ok && !p.starts.IsZero() {
		return span(bonbogi.Date{Year: begins, Month: p.starts.Month, Day: p.starts.Day}, "P1Y")
	}
	return when{}
}

// readRange reads a period from one day, month or year to another: 20250331~20250406, 2015~2017.
func (p periods) readRange(s string) when {
	if first, last, digits := years(s); digits > 0 {
		if last > first && last-first < 100 && digits == 4 && (last > first+1 || strings.Contains(s, "~")) {
			return span(bonbogi.Date{Year: first, Month: 1, Day: 1}, "P"+strconv.Itoa(last-first+1)+"Y")
		}
		return when{}
	}
	from, to, found := strings.Cut(s, "~")
	if !found {
		return when{}
	}
	a, b := p.read(from), p.read(to)
	if a.period.IsZero() || b.period.IsZero() || b.period.Last().Compare(a.period.First()) <= 0 {
		return when{}
	}
	return between(a.period.First(), b.period.Last())
}

// between is the period of whole months if the days allow it, else of days.
func between(first, last bonbogi.Date) when {
	if first.Day == 1 && last == (bonbogi.Date{Year: last.Year, Month: last.Month}).Last() {
		return span(first, "P"+strconv.Itoa(12*(last.Year-first.Year)+last.Month-first.Month+1)+"M")
	}
	return span(first, "P"+strconv.Itoa(dayNumber(last)-dayNumber(first)+1)+"D")
}

func span(first bonbogi.Date, length string) when {
	d, err := bonbogi.SpanPeriod(first, length)
	if err != nil {
		return when{}
	}
	return when{period: d}
}

// dayNumber counts days, so that two of them can be taken from each other.
func dayNumber(d bonbogi.Date) int {
	a := (14 - d.Month) / 12
	y, m := d.Year+4800-a, d.Month+12*a-3
	return d.Day + (153*m+2)/5 + 365*y + y/4 - y/100 + y/400 - 32045
}
