package service

import (
	"errors"
	"fmt"

	"github.com/bonbogi/bonbogi"
)

// errNoPeriod is for a field of another form than documented; the words stay as they are.
var errNoPeriod = errors.New("no period")

// kosisPeriod reads PRD_DE by PRD_SE: 202401 is January in one table and the first quarter in another.
func kosisPeriod(kind, s string) (bonbogi.Period, error) {
	number := func(from, to int) string {
		if len(s) != to {
			return ""
		}
		return s[from:to]
	}
	switch kind {
	case "A", "Y", "F", "년", "":
		return bonbogi.ParsePeriod(number(0, 4))
	case "H", "S", "반기":
		if n := number(4, 6); n == "01" || n == "02" {
			return bonbogi.ParsePeriod(s[:4] + "-H" + n[1:])
		}
	case "Q", "분기":
		if n := number(4, 6); n >= "01" && n <= "04" {
			return bonbogi.ParsePeriod(s[:4] + "-Q" + n[1:])
		}
	case "M", "월":
		if n := number(4, 6); n != "" {
			return bonbogi.ParsePeriod(s[:4] + "-" + n)
		}
	case "D", "일":
		if n := number(4, 8); n != "" {
			return bonbogi.ParsePeriod(s[:4] + "-" + n[:2] + "-" + n[2:])
		}
	case "IR", "부정기":
		switch len(s) {
		case 4:
			return kosisPeriod("Y", s)
		case 6:
			return kosisPeriod("M", s)
		case 8:
			return kosisPeriod("D", s)
		}
	}
	return bonbogi.Period{}, errNoPeriod
}

// kosisTime writes a period as startPrdDe wants it.
func kosisTime(p bonbogi.Period) string {
	d := p.First()
	switch p.Frequency() {
	case bonbogi.HalfYearly:
		return fmt.Sprintf("%04d%02d", d.Year, d.Month/6+1)
	case bonbogi.Quarterly:
		return fmt.Sprintf("%04d%02d", d.Year, d.Month/3+1)
	case bonbogi.Monthly:
		return fmt.Sprintf("%04d%02d", d.Year, d.Month)
	case bonbogi.Daily:
		return fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day)
	}
	return fmt.Sprintf("%04d", d.Year)
}
