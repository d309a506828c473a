package compare

import (
	"math"

	"github.com/bonbogi/bonbogi"
)

// Gap is what lies between a government and a target: the median of its group, or a role model.
type Gap struct {
	Target  float64
	Value   float64 // target − value, in the indicator's unit
	Reached bool    // the value is at the target, or on its better side
	// Count is by how many the numerator has to change to reach the target while the denominator stays as it
	// is: 1,240 more, or −30 for fewer. It is a whole number if the numerator is one, rounded to where the
	// target is reached. NaN where the numerator is not known.
	Count float64
}

// GapTo is the way of a figure to a target. The numerator that it takes is target·denominator/Per; where Per
// is not known, the numerator is taken to grow as the value does.
func GapTo(ind bonbogi.Indicator, f bonbogi.Figure, target float64) Gap {
	by := sign(ind.Direction)
	g := Gap{Target: target, Value: target - f.Value, Count: math.NaN()}
	g.Reached = g.Value == 0 || ind.Direction != bonbogi.NoDirection && by*g.Value < 0
	switch {
	case ind.Per > 0:
		g.Count = target*f.Denominator/ind.Per - f.Numerator
	case f.Value != 0:
		g.Count = f.Numerator * (target/f.Value - 1)
	}
	if f.Numerator != math.Trunc(f.Numerator) || math.IsNaN(g.Count) || math.IsInf(g.Count, 0) {
		if math.IsInf(g.Count, 0) {
			g.Count = math.NaN()
		}
		return g
	}
	// A count that is whole but for rounding stays as it is; else one more is what reaches the target.
	if whole := math.Round(g.Count); math.Abs(g.Count-whole) <= 1e-9*max(1, math.Abs(f.Numerator)) {
		g.Count = whole + 0
	} else {
		g.Count = by * math.Ceil(by*g.Count)
	}
	return g
}
