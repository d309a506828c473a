package main

import (
	"math"
	"strconv"
)

// decimal writes twelve digits, and no exponent: what is behind them is rounding. What is not known is empty.
func decimal(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 11, 64), 64)
	if err != nil {
		short = x
	}
	return exactly(short)
}

// exactly writes a value as it is kept: with the fewest digits that mean it. What is not known is empty.
func exactly(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	return strconv.FormatFloat(x+0, 'f', -1, 64) // 0 takes the sign from −0
}

// rounded leaves out what stands behind so many digits of a number of the size: of a difference, what is rounding of
// the numbers that it was made of.
func rounded(x, size float64, digits int) float64 {
	exponent := digits - 1 - int(math.Floor(math.Log10(math.Abs(size))))
	switch unit := math.Pow10(max(exponent, -exponent)); {
	case !(math.Abs(size) > 0) || math.IsInf(size, 0) || math.IsInf(unit, 0):
		return x
	case exponent > 0: // powers under 1 are no exact float64
		return math.Round(x*unit) / unit
	default:
		return math.Round(x/unit) * unit
	}
}
