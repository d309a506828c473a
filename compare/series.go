package compare

import (
	"math"

	"github.com/bonbogi/bonbogi"
)

// series is one government in one indicator over the periods.
type series struct {
	values   []float64
	statuses []bonbogi.Status
}

// at is the value of a period, NaN if there is none, and whether it is measured otherwise than before from there
// on.
func (s series) at(period int) (value float64, broken bool) {
	if status := s.statuses[period]; status.HasValue() {
		return s.values[period], status == bonbogi.Break
	}
	return math.NaN(), false
}

// since returns the first and the last of the periods between which values can be compared: the last that has
// one, and the earliest that no break divides from it. ok is false if they are the same, or there are none.
func (s series) since() (from, to int, ok bool) {
	from, to = -1, -1
	for t := range s.values {
		value, broken := s.at(t)
		if math.IsNaN(value) {
			continue
		}
		if from < 0 || broken {
			from = t
		}
		to = t
	}
	return from, to, from < to
}

// change is the value at to less that at from; NaN if one is missing or a break lies between them.
func (s series) change(from, to int) float64 {
	first, _ := s.at(from)
	last := math.NaN()
	for t := from + 1; t <= to; t++ {
		value, broken := s.at(t)
		if broken {
			return math.NaN()
		}
		last = value
	}
	return last - first
}

// years is the time from one period to another.
func years(from, to bonbogi.Period) float64 {
	a, b := from.First(), to.First()
	return float64(b.Year-a.Year) + float64(b.Month-a.Month)/12 + float64(b.Day-a.Day)/365.25
}
