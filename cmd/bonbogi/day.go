package main

import (
	"time"

	"github.com/bonbogi/bonbogi"
)

// seoul has had no summer time since 1988; a fixed zone needs no table of zones on the machine.
var seoul = time.FixedZone("Asia/Seoul", 9*60*60)

// day is a date in a flag or a field.
type day struct{ bonbogi.Date }

// UnmarshalText reads a date, or a timestamp as the day in Seoul.
func (d *day) UnmarshalText(text []byte) (err error) {
	d.Date, err = parseDay(string(text))
	return err
}

func parseDay(s string) (bonbogi.Date, error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return bonbogi.DateOf(t.In(seoul)), nil
		}
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			return bonbogi.DateOf(t), nil // without a zone it is a clock in Korea
		}
	}
	return bonbogi.ParseDate(s)
}
