package web

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/bonbogi/bonbogi"
)

// asked is the government that a question is about, as somebody typed it.
type asked struct {
	Typed   string          `json:"government"`
	Name    string          `json:"-"` // to type again: a name where an ID was given
	ID      string          `json:"government_id,omitempty"`
	Choices []registryMatch `json:"ambiguous,omitempty"` // what the typed name may mean
	Near    []registryMatch `json:"near,omitempty"`      // names like one that nobody bears

	at *url.URL // of the page
}

// With is the same page with one of the governments that the name may mean.
func (a asked) With(id string) string {
	q := a.at.Query()
	q.Set("government", id)
	return a.at.Path + "?" + q.Encode()
}

// Unknown reports whether nobody bears the name.
func (a asked) Unknown() bool { return a.Typed != "" && a.ID == "" && len(a.Choices) == 0 }

// asked finds the government that the address names.
func (c *call) asked() asked {
	a := asked{Typed: typed(c.URL.Query().Get("government")), at: c.URL}
	a.Name = a.Typed
	if a.Typed == "" {
		return a
	}
	found := c.registry.Resolve(a.Typed, bonbogi.Date{})
	if len(found.Matches) == 1 {
		a.ID = found.Matches[0].Government.ID
		if a.Typed == a.ID {
			a.Name = c.registry.ClearName(found.Matches[0])
		}
		return a
	}
	a.Choices, a.Near = c.matches(found.Matches), c.matches(found.Near)
	return a
}

// number is a whole number of the address within bounds, 0 if it is not there.
func (c *call) number(name string, low, high int) (int, error) {
	s := typed(c.URL.Query().Get(name))
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < low || n > high {
		return 0, &bonbogi.Error{Code: bonbogi.Invalid, Field: name, Rule: "range", Message: name + " is a whole number from " + strconv.Itoa(low) + " to " + strconv.Itoa(high)}
	}
	return n, nil
}

// year is the year of the address, 0 if it names none.
func (c *call) year() (int, error) {
	n, err := c.number("year", 1900, 2200)
	if err != nil {
		err = &bonbogi.Error{Code: bonbogi.Invalid, Field: "year", Rule: "year", Message: "the year is a number of four digits"}
	}
	return n, err
}

// asOf is the end of the day whose knowledge is asked for; zero if it is that of now.
func (c *call) asOf() (day bonbogi.Date, end time.Time, err error) {
	s := typed(c.URL.Query().Get("asof"))
	if s == "" {
		return day, end, nil
	}
	if day, err = bonbogi.ParseDate(s); err != nil {
		return day, end, err
	}
	last := day.Last()
	return day, time.Date(last.Year, time.Month(last.Month), last.Day+1, 0, 0, 0, 0, seoul).Add(-time.Microsecond), nil
}

// typedLong is what stands in a parameter that programs fill: a list of governments.
func typedLong(s string) string { return strings.TrimSpace(cut(20_000, s)) }
