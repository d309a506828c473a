package service

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
)

// sdmxTime writes a period as SDMX does: halves are 2024-S1.
func sdmxTime(p bonbogi.Period) string {
	s := p.String()
	if p.Frequency() == bonbogi.HalfYearly {
		s = strings.Replace(s, "-H", "-S", 1)
	}
	return s
}

// sdmxPeriod reads TIME_PERIOD: calendar periods, the reporting periods 2024-A1, -S1, -T1, -Q1, -M01, -W01 and -D001,
// points in time and ranges (SDMX 3.0, section 6, 4.2). Reporting years are taken to begin in January.
func sdmxPeriod(s string) (bonbogi.Period, error) {
	s = strings.TrimSpace(s)
	if p, err := bonbogi.ParsePeriod(s); err == nil {
		return p, nil
	}
	if first, length, ranged := strings.Cut(s, "/"); len(first) > 10 && first[10] == 'T' {
		day := first[:10]
		if ranged {
			day += "/" + length
		}
		return bonbogi.ParsePeriod(day)
	}
	if len(s) < 7 || s[4] != '-' {
		return bonbogi.Period{}, errNoPeriod
	}
	year, errYear := strconv.Atoi(s[:4])
	n, errN := strconv.ParseUint(s[6:], 10, 16)
	if errYear != nil || errN != nil || year < 1 {
		return bonbogi.Period{}, errNoPeriod
	}
	number := int(n)
	within := func(most int) bool { return number >= 1 && number <= most }
	switch kind := s[5]; {
	case kind == 'A' && number == 1:
		return bonbogi.YearPeriod(year), nil
	case kind == 'S' && within(2):
		return bonbogi.HalfPeriod(year, number), nil
	case kind == 'T' && within(3):
		return bonbogi.SpanPeriod(bonbogi.Date{Year: year, Month: 4*number - 3, Day: 1}, "P4M")
	case kind == 'B' && within(6):
		return bonbogi.SpanPeriod(bonbogi.Date{Year: year, Month: 2*number - 1, Day: 1}, "P2M")
	case kind == 'M' && within(12):
		return bonbogi.MonthPeriod(year, number), nil
	case kind == 'W' && within(53):
		return week(year, number)
	case kind == 'D' && within(366):
		d := time.Date(year, 1, number, 0, 0, 0, 0, time.UTC)
		if d.Year() == year {
			return bonbogi.DayPeriod(bonbogi.DateOf(d)), nil
		}
	}
	return bonbogi.Period{}, errNoPeriod
}

// week is a week of a year by ISO 8601: it begins on a Monday, and the first has the fourth of January in it.
func week(year, number int) (bonbogi.Period, error) {
	d := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)
	monday := d.AddDate(0, 0, -int(d.Weekday()+6)%7+7*(number-1))
	if y, n := monday.ISOWeek(); y != year || n != number {
		return bonbogi.Period{}, fmt.Errorf("%d has no week %d: %w", year, number, errNoPeriod)
	}
	return bonbogi.SpanPeriod(bonbogi.DateOf(monday), "P7D")
}
