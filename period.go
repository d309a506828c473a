package bonbogi

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Frequency is how often an indicator is measured, and how long one period of it is.
type Frequency string

// The frequencies.
const (
	Yearly     Frequency = "year"
	HalfYearly Frequency = "half"
	Quarterly  Frequency = "quarter"
	Monthly    Frequency = "month"
	Daily      Frequency = "day"
	Spanning   Frequency = "span" // from any day on, for any length: a financial year, three years taken together
)

// Frequencies lists them, the longest calendar period first.
var Frequencies = []Frequency{Yearly, HalfYearly, Quarterly, Monthly, Daily, Spanning}

// Period is the time that a value is about. Periods are comparable with ==; the zero value is no period.
type Period struct {
	frequency Frequency
	start     Date   // the first day
	length    string // of a span: an ISO 8601 duration in whole years, months or days, "P1Y"
}

// YearPeriod is a calendar year.
func YearPeriod(year int) Period { return Period{frequency: Yearly, start: Date{year, 1, 1}} }

// HalfPeriod is the first or second half of a year.
func HalfPeriod(year, half int) Period {
	return Period{frequency: HalfYearly, start: Date{year, 6*half - 5, 1}}
}

// QuarterPeriod is a quarter of a year, from 1 to 4.
func QuarterPeriod(year, quarter int) Period {
	return Period{frequency: Quarterly, start: Date{year, 3*quarter - 2, 1}}
}

// MonthPeriod is a calendar month.
func MonthPeriod(year, month int) Period {
	return Period{frequency: Monthly, start: Date{year, month, 1}}
}

// DayPeriod is one day.
func DayPeriod(d Date) Period { return Period{frequency: Daily, start: d} }

// SpanPeriod is a period from a day on for a length as ISO 8601 writes it (P1Y, P3M, P10D). A span that is a
// calendar year, half, quarter or month becomes that, so that one period has one name.
func SpanPeriod(start Date, length string) (Period, error) {
	n, unit, ok := duration(length)
	if !ok || start.Day == 0 || !start.valid() {
		return Period{}, errPeriod(start.String() + "/" + length)
	}
	months := wholeMonths(start, n, unit)
	switch {
	case months == 0:
	case months%12 == 0:
		length = fmt.Sprintf("P%dY", months/12)
	default:
		length = fmt.Sprintf("P%dM", months)
	}
	p := Period{frequency: Spanning, start: start, length: length}
	switch {
	case unit == 'D' && n == 1:
		return DayPeriod(start), nil
	case start.Day != 1:
	case months == 12 && start.Month == 1:
		return YearPeriod(start.Year), nil
	case months == 6 && start.Month%6 == 1:
		return HalfPeriod(start.Year, start.Month/6+1), nil
	case months == 3 && start.Month%3 == 1:
		return QuarterPeriod(start.Year, start.Month/3+1), nil
	case months == 1:
		return MonthPeriod(start.Year, start.Month), nil
	}
	return p, nil
}

// wholeMonths is how many months a length from a day on has; 0 if it is none of months. Days that lead from the first of a
// month to that of another are months.
func wholeMonths(start Date, n int, unit byte) int {
	switch {
	case unit == 'Y':
		return 12 * n
	case unit == 'M':
		return n
	case start.Day != 1:
		return 0
	}
	end := time.Date(start.Year, time.Month(start.Month), 1+n, 0, 0, 0, 0, time.UTC)
	if end.Day() != 1 {
		return 0
	}
	return 12*(end.Year()-start.Year) + int(end.Month()) - start.Month
}

func duration(s string) (n int, unit byte, ok bool) {
	if len(s) < 3 || s[0] != 'P' {
		return 0, 0, false
	}
	unit = s[len(s)-1]
	v, err := strconv.ParseUint(s[1:len(s)-1], 10, 16)
	if err != nil || v == 0 || v > 40000 || s[1] == '0' || strings.IndexByte("YMD", unit) < 0 {
		return 0, 0, false
	}
	return int(v), unit, true
}

func errPeriod(s string) error {
	return Errorf(Invalid, "period", "%q is no period; write 2024, 2024-H1, 2024-Q1, 2024-06, 2024-06-30 or 2015-11-16/P1Y", s)
}

// ParsePeriod reads what String writes: 2024, 2024-H1, 2024-Q1, 2024-06, 2024-06-30 or 2015-11-16/P1Y. How
// people write periods in their tables is for the reader of tables.
func ParsePeriod(s string) (Period, error) {
	if first, length, ok := strings.Cut(s, "/"); ok {
		d, err := ParseDate(first)
		if err != nil {
			return Period{}, errPeriod(s)
		}
		return SpanPeriod(d, length)
	}
	if len(s) == 7 && s[4] == '-' && (s[5] == 'Q' || s[5] == 'H') {
		y, err := strconv.ParseUint(s[:4], 10, 16)
		n := int(s[6] - '0')
		switch {
		case err != nil || y == 0 || n < 1:
		case s[5] == 'Q' && n <= 4:
			return QuarterPeriod(int(y), n), nil
		case s[5] == 'H' && n <= 2:
			return HalfPeriod(int(y), n), nil
		}
		return Period{}, errPeriod(s)
	}
	d, err := ParseDate(s)
	switch {
	case err != nil || d.IsZero():
		return Period{}, errPeriod(s)
	case d.Month == 0:
		return YearPeriod(d.Year), nil
	case d.Day == 0:
		return MonthPeriod(d.Year, d.Month), nil
	}
	return DayPeriod(d), nil
}

// MustPeriod is ParsePeriod for periods written in the program itself; it panics on a mistake.
func MustPeriod(s string) Period {
	p, err := ParsePeriod(s)
	if err != nil {
		panic(err)
	}
	return p
}

// IsZero reports whether it is no period.
func (p Period) IsZero() bool { return p == Period{} }

// Frequency is how long the period is.
func (p Period) Frequency() Frequency { return p.frequency }

// First is the first day.
func (p Period) First() Date { return p.start }

// Last is the last day.
func (p Period) Last() Date {
	if p.IsZero() {
		return Date{}
	}
	years, months, days := 0, 0, 0
	switch p.frequency {
	case Yearly:
		years = 1
	case HalfYearly:
		months = 6
	case Quarterly:
		months = 3
	case Monthly:
		months = 1
	case Daily:
		days = 1
	case Spanning:
		n, unit, _ := duration(p.length)
		switch unit {
		case 'Y':
			years = n
		case 'M':
			months = n
		case 'D':
			days = n
		}
	}
	return DateOf(time.Date(p.start.Year+years, time.Month(p.start.Month+months), p.start.Day+days-1, 0, 0, 0, 0, time.UTC))
}

// Year is the calendar year in which the period begins: the one by which it is asked for.
func (p Period) Year() int { return p.start.Year }

// Compare orders by the first day, then a shorter period before a longer one.
func (p Period) Compare(q Period) int {
	return cmp.Or(p.start.Compare(q.start), p.Last().Compare(q.Last()))
}

// String is the one name of the period, as it is stored.
func (p Period) String() string {
	switch p.frequency {
	case Yearly:
		return fmt.Sprintf("%04d", p.start.Year)
	case HalfYearly:
		return fmt.Sprintf("%04d-H%d", p.start.Year, p.start.Month/6+1)
	case Quarterly:
		return fmt.Sprintf("%04d-Q%d", p.start.Year, p.start.Month/3+1)
	case Monthly:
		return fmt.Sprintf("%04d-%02d", p.start.Year, p.start.Month)
	case Daily:
		return p.start.String()
	case Spanning:
		return p.start.String() + "/" + p.length
	}
	return ""
}

// MarshalJSON writes the name, or null for no period.
func (p Period) MarshalJSON() ([]byte, error) {
	if p.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(p.String())
}

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Period) UnmarshalJSON(b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("period: %w", err)
	}
	if s == nil {
		*p = Period{}
		return nil
	}
	v, err := ParsePeriod(*s)
	if err != nil {
		return err
	}
	*p = v
	return nil
}
