package chart

import (
	"math"
	"strconv"
)

// ticks returns round numbers, 1, 2 or 5 times a power of ten apart, of which the first is at most low and
// the last at least high. There are about n of them, from 2 to n+3. Low and high must be finite; of equal
// ones a range around them is taken. decimals is how many decimals tell the numbers apart.
func ticks(low, high float64, n int) (at []float64, decimals int) {
	if low > high {
		low, high = high, low
	}
	const most = math.MaxFloat64 / 16 // so that sums stay finite
	low, high = min(max(low, -most), most), min(max(high, -most), most)
	if size := max(math.Abs(low), math.Abs(high)); size == 0 {
		high = 1
	} else if high-low < 1e-9*size { // nearly the same: there would be no round numbers between
		low, high = low-0.05*size, high+0.05*size
	}
	mantissa, exponent := round125((high - low) / float64(max(n, 2)))
	step := decimal(mantissa, exponent)
	first := math.Floor(low/step + 1e-9)
	last := max(math.Ceil(high/step-1e-9), first+1)
	for k := first; k <= last; k++ {
		at = append(at, decimal(k*mantissa, exponent))
	}
	return at, max(0, -exponent)
}

// round125 is the smallest of 1, 2 and 5 times a power of ten that is at least v: the digit and the power.
func round125(v float64) (mantissa float64, exponent int) {
	exponent = -300
	if e := math.Log10(v); e > -300 {
		exponent = int(math.Floor(e))
	}
	for {
		for _, m := range []float64{1, 2, 5} {
			if decimal(m, exponent) >= v*(1-1e-9) {
				return m, exponent
			}
		}
		exponent++
	}
}

// decimal is k×10^exponent for a whole k, the float64 nearest to it.
func decimal(k float64, exponent int) float64 {
	v, err := strconv.ParseFloat(strconv.FormatFloat(k, 'f', 0, 64)+"e"+strconv.Itoa(exponent), 64)
	if err != nil {
		return math.Copysign(math.MaxFloat64, k)
	}
	return v
}
