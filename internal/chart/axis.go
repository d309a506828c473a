package chart

import (
	"math"
	"strconv"
)

// axis maps values to places.
type axis struct {
	low, high float64 // values at the ends
	from, to  float64 // their places
	log       bool
	at        []float64 // ticks
	labels    []string
	unit      string // what the labels count: "만 명"
}

// newAxis is an axis from one round number to another with about n ticks between.
func newAxis(low, high float64, n int, number Number, w Words) axis {
	at, decimals := ticks(low, high, n)
	a := axis{low: at[0], high: at[len(at)-1], at: at}
	a.label(decimals, number, w)
	return a
}

// trimmed ends the axis where the values do, and leaves out the ticks beyond.
func (a axis) trimmed(low, high float64) axis {
	from, to := 0, len(a.at)
	for to-from > 2 && a.at[to-1] > high {
		to--
	}
	for to-from > 2 && a.at[from] < low {
		from++
	}
	a.at, a.labels = a.at[from:to], a.labels[from:to]
	a.low, a.high = min(low, a.at[0]), max(high, a.at[len(a.at)-1])
	return a
}

// label writes the ticks, shortened by the largest multiple that goes.
func (a *axis) label(decimals int, number Number, w Words) {
	largest, factor, suffix := 0.0, 1.0, ""
	for _, v := range a.at {
		largest = max(largest, math.Abs(v))
	}
	if largest >= 1e5 {
		for _, m := range w.Multiples {
			if m.Factor <= largest && m.Factor > factor {
				factor, suffix = m.Factor, m.Suffix
			}
		}
	}
	a.unit = number.Unit
	if factor > 1 {
		a.unit = suffix
		if number.Unit != "" {
			a.unit += " " + number.Unit
		}
		decimals = max(0, decimalsOf(a.at, factor))
	}
	for _, v := range a.at {
		a.labels = append(a.labels, tickLabel(v/factor, decimals))
	}
}

func tickLabel(v float64, decimals int) string {
	if a := math.Abs(v); a >= 1e15 || a != 0 && decimals > 10 {
		return scientific(v)
	}
	return Number{Decimals: decimals}.Format(v)
}

// decimalsOf is how many decimals values need once they are divided by factor.
func decimalsOf(values []float64, factor float64) int {
	for d := range 4 {
		exact := true
		for _, v := range values {
			s := v / factor
			r, _ := strconv.ParseFloat(strconv.FormatFloat(s, 'f', d, 64), 64)
			exact = exact && math.Abs(r-s) <= 1e-9*math.Abs(s)
		}
		if exact {
			return d
		}
	}
	return 4
}

// place lays the axis between two places.
func (a *axis) place(from, to float64) { a.from, a.to = from, to }

// of is the place of a value; one beyond the ends is put at the end.
func (a axis) of(v float64) float64 {
	low, high := a.low, a.high
	if a.log {
		v, low, high = math.Log10(max(v, math.SmallestNonzeroFloat64)), math.Log10(low), math.Log10(high)
	}
	t := (v/2 - low/2) / (high/2 - low/2) // halves, lest the difference of huge ends overflows
	return a.from + (a.to-a.from)*min(max(t, 0), 1)
}

// zero is the value from which bars grow: zero, or the end that is nearest to it.
func (a axis) zero() float64 { return min(max(0, a.low), a.high) }

// span is the range of the finite ones among values.
type span struct {
	low, high float64
	some      bool
}

func (r *span) take(values ...float64) {
	for _, v := range values {
		switch {
		case !finite(v):
		case !r.some:
			r.low, r.high, r.some = v, v, true
		default:
			r.low, r.high = min(r.low, v), max(r.high, v)
		}
	}
}

// logAxis has its ticks at 1, 2 and 5 times the powers of ten, or at the powers alone where these are many.
func logAxis(low, high float64, n int, number Number, w Words) axis {
	first, last := int(math.Floor(math.Log10(low))), int(math.Ceil(math.Log10(high)))
	digits := []float64{1, 2, 5}
	if last-first > n/2 {
		digits = digits[:1]
	}
	every := max(1, (last-first)/max(n, 1))
	a := axis{log: true}
	for e := first; e <= last; e += every {
		for _, m := range digits {
			if v := decimal(m, e); v > 0 && finite(v) && len(a.at) < 60 {
				a.at = append(a.at, v)
			}
		}
	}
	from, to := 0, len(a.at)
	for from+1 < to && a.at[from+1] <= low {
		from++
	}
	for to-1 > from && a.at[to-2] >= high {
		to--
	}
	a.at = a.at[from:to]
	a.low, a.high = min(low, a.at[0]), max(high, a.at[len(a.at)-1])
	a.label(max(0, -first), number, w)
	for i, v := range a.at { // each with the decimals that it needs
		if v >= 1 && a.unit == number.Unit {
			a.labels[i] = tickLabel(v, 0)
		}
	}
	return a
}
