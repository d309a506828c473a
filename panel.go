package bonbogi

import (
	"math"
	"time"
)

// Slice is what was observed of one indicator in one period, in columns of one length. A column that
// nobody fills is nil.
type Slice struct {
	Indicator    string
	Period       Period
	Names        []string  // IDs of governments; shared between slices, never changed
	Government   []int32   // of each observation: index into Names; each stands once
	Values       []float64 // NaN where there is none
	Statuses     []Status  // nil: all normal
	Low, High    []float64
	Numerators   []float64
	Denominators []float64
	Notes        map[int]string // by position
}

// Len is the number of observations.
func (s *Slice) Len() int { return len(s.Government) }

// Figure is the observation at a position.
func (s *Slice) Figure(i int) Figure {
	at := func(column []float64) float64 {
		if column == nil {
			return math.NaN()
		}
		return column[i]
	}
	f := Figure{Value: s.Values[i], Low: at(s.Low), High: at(s.High), Numerator: at(s.Numerators), Denominator: at(s.Denominators),
		Status: Normal, Note: s.Notes[i]}
	if s.Statuses != nil {
		f.Status = s.Statuses[i]
	}
	return f
}

// Panel is one indicator over several periods for several governments. A figure of NoObservation stands
// where nothing was said.
type Panel struct {
	Indicator   string
	Periods     []Period // oldest first
	Governments []string
	Figures     [][]Figure // [period][government]
}

// Profile is what was observed about one government. Profiles that were read together share Indicators
// and Periods.
type Profile struct {
	Government string
	Indicators []string
	Periods    []Period // oldest first
	Values     [][]float64
	Statuses   [][]Status // [period][indicator]
}

// View limits what is read of the observations; the zero value is all that is known now.
type View struct {
	AsOf      time.Time // as it was known then; zero: now
	From, To  Period    // by the first day; zero: no bound
	Frequency Frequency // empty: any
}

// Includes reports whether a period is asked for.
func (v View) Includes(p Period) bool {
	return (v.Frequency == "" || p.Frequency() == v.Frequency) &&
		(v.From.IsZero() || p.First().Compare(v.From.First()) >= 0) && (v.To.IsZero() || p.First().Compare(v.To.Last()) <= 0)
}
