package bonbogi

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar date of which only the year, or the year and month, may be known. The zero value
// means that the date is not known at all. A day whose month is not known is no Date: it stays open.
type Date struct {
	Year, Month, Day int
}

// ParseDate reads "2021", "2021-02" or "2021-02-28"; an empty string is the unknown date.
func ParseDate(s string) (Date, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Date{}, nil
	}
	parts := strings.Split(s, "-")
	var n [3]int
	for i, p := range parts {
		width := 2
		if i == 0 {
			width = 4
		}
		v, err := strconv.ParseUint(p, 10, 16) // no sign
		if err != nil || i > 2 || len(p) != width || v == 0 {
			return Date{}, Errorf(Invalid, "date", "%q is no date; write 2021, 2021-02 or 2021-02-28", s)
		}
		n[i] = int(v)
	}
	d := Date{n[0], n[1], n[2]}
	if !d.valid() {
		return Date{}, Errorf(Invalid, "date", "%q is not in the calendar", s)
	}
	return d, nil
}

// MustDate is ParseDate for dates written in the program itself; it panics on a mistake.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// DateOf returns the day of t in the place where t is.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, int(m), d}
}

func (d Date) valid() bool {
	if d.Month == 0 {
		return d.Day == 0 && d.Year >= 0
	}
	if d.Year <= 0 {
		return false // a month of no year stays open
	}
	day := max(d.Day, 1)
	t := time.Date(d.Year, time.Month(d.Month), day, 0, 0, 0, 0, time.UTC)
	return t.Year() == d.Year && int(t.Month()) == d.Month && t.Day() == day
}

// IsZero reports whether nothing is known of the date.
func (d Date) IsZero() bool { return d == Date{} }

// String writes the date as ISO 8601 with the precision that is known.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Compare orders by what is known, a less precise date first. It is negative if d comes before e.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// First is the earliest day that the date can mean: 2021-02 begins on 2021-02-01.
func (d Date) First() Date {
	if d.IsZero() {
		return d
	}
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}
}

// Last is the latest day that the date can mean: 2021-02 ends on 2021-02-28.
func (d Date) Last() Date {
	switch {
	case d.IsZero() || d.Day > 0:
		return d
	case d.Month == 0:
		return Date{d.Year, 12, 31}
	}
	return DateOf(time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC))
}

// MarshalJSON writes the ISO form, or null for the unknown date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(d.String())
}

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Date) UnmarshalJSON(b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("date: %w", err)
	}
	if s == nil {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(*s)
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// Sense says how a date is to be taken: a report of 2021 that sixteen cities use a service shows that
// they took it over by then, not in that month.
type Sense string

// The senses of a date.
const (
	On    Sense = "on"    // at that date
	By    Sense = "by"    // at that date or before
	Since Sense = "since" // from that date on
	About Sense = "about" // near that date
)

// Senses lists them in the order in which a form offers them.
var Senses = []Sense{On, By, Since, About}
