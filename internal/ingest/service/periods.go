package service

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
)

// Periods are the time that values are wanted of: from one period to another, or the last few. The zero value
// is all there is.
type Periods struct {
	From bonbogi.Period `json:"from,omitzero"`
	To   bonbogi.Period `json:"to,omitzero"`
	Last int            `json:"last,omitempty"`
}

// ParsePeriods reads 2024, 2020..2024, 2020.., ..2024 and last:3.
func ParsePeriods(s string) (p Periods, err error) {
	if s = strings.TrimSpace(s); s == "" {
		return p, nil
	}
	if n, ok := strings.CutPrefix(s, "last:"); ok {
		if p.Last, err = strconv.Atoi(n); err != nil || p.Last < 1 || p.Last > 1000 {
			return Periods{}, wrongQuery("--period %s: write last: and a number from 1 to 1000", s)
		}
		return p, nil
	}
	from, to, ranged := strings.Cut(s, "..")
	if !ranged {
		to = from
	}
	if from != "" {
		if p.From, err = bonbogi.ParsePeriod(from); err != nil {
			return Periods{}, err
		}
	}
	if to != "" {
		if p.To, err = bonbogi.ParsePeriod(to); err != nil {
			return Periods{}, err
		}
	}
	switch {
	case p.From.IsZero() && p.To.IsZero():
		return Periods{}, wrongQuery("--period %s: name at least one end", s)
	case p.From.IsZero() || p.To.IsZero():
	case p.From.Frequency() != p.To.Frequency():
		return Periods{}, wrongQuery("--period %s: both ends must be of one kind: two years, or two months", s)
	case p.From.Compare(p.To) > 0:
		return Periods{}, wrongQuery("--period %s ends before it begins", s)
	}
	return p, nil
}

// IsZero reports whether all periods are wanted.
func (p Periods) IsZero() bool { return p == Periods{} }

// contains reports whether the period lies wholly within.
func (p Periods) contains(q bonbogi.Period) bool {
	return (p.From.IsZero() || p.From.First().Compare(q.First()) <= 0) && (p.To.IsZero() || q.Last().Compare(p.To.Last()) <= 0)
}

// bounded reports whether both ends are given.
func (p Periods) bounded() bool { return !p.From.IsZero() && !p.To.IsZero() }

// years lists the calendar years, for a service that has nothing else.
func (p Periods) years(service string) ([]string, error) {
	if p.IsZero() {
		return nil, nil
	}
	if !p.bounded() || p.From.Frequency() != bonbogi.Yearly {
		return nil, wrongQuery("%s has years; write --period 2024 or --period 2020..2024", service)
	}
	var all []string
	for y := p.From.Year(); y <= p.To.Year(); y++ {
		all = append(all, fmt.Sprintf("%04d", y))
	}
	return all, nil
}

// halves cuts a range in two, if it holds more than one period.
func (p Periods) halves() (first, second Periods, ok bool) {
	if !p.bounded() || p.From == p.To {
		return p, p, false
	}
	list := []bonbogi.Period{p.From}
	for q := next(p.From); q.Compare(p.To) <= 0 && len(list) < 10_000; q = next(q) {
		list = append(list, q)
	}
	if len(list) < 2 {
		return p, p, false
	}
	middle := len(list) / 2
	return Periods{From: p.From, To: list[middle-1]}, Periods{From: list[middle], To: p.To}, true
}

// next is the period of the same kind that follows.
func next(p bonbogi.Period) bonbogi.Period {
	d := p.First()
	switch p.Frequency() {
	case bonbogi.HalfYearly:
		if d.Month == 1 {
			return bonbogi.HalfPeriod(d.Year, 2)
		}
		return bonbogi.HalfPeriod(d.Year+1, 1)
	case bonbogi.Quarterly:
		if d.Month < 10 {
			return bonbogi.QuarterPeriod(d.Year, d.Month/3+2)
		}
		return bonbogi.QuarterPeriod(d.Year+1, 1)
	case bonbogi.Monthly:
		if d.Month < 12 {
			return bonbogi.MonthPeriod(d.Year, d.Month+1)
		}
		return bonbogi.MonthPeriod(d.Year+1, 1)
	case bonbogi.Daily:
		return bonbogi.DayPeriod(dayAfter(d))
	}
	return bonbogi.YearPeriod(d.Year + 1)
}

func dayAfter(d bonbogi.Date) bonbogi.Date {
	return bonbogi.DateOf(time.Date(d.Year, time.Month(d.Month), d.Day+1, 0, 0, 0, 0, time.UTC))
}
