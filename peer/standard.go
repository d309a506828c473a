package peer

import "math"

// standard is how a variable is standardised. The mean is kept as a value in the middle of all and the rest, as one
// float64 could not hold the mean of large values that differ little.
type standard struct {
	middle, rest float64
	sd           float64 // with n−1; exactly 0 where the values differ in nothing but what a float64 cannot tell
}

// standardOf is that of a column at rows.
//
// Corrected two-pass algorithm: Chan, Golub and LeVeque (1983), Algorithms for computing the sample
// variance, The American Statistician 37(3), eq. 1.7.
func standardOf(column []float64, rows []int) standard {
	n := float64(len(rows))
	low, high := math.Inf(1), math.Inf(-1)
	for _, i := range rows {
		low, high = min(low, column[i]), max(high, column[i])
	}
	s := standard{middle: low/2 + high/2}
	for _, i := range rows {
		s.rest += column[i] - s.middle
	}
	s.rest /= n
	if high-low <= 8*epsilon*max(math.Abs(low), math.Abs(high)) {
		return s
	}
	squares, left := 0.0, 0.0
	for _, i := range rows {
		d := s.centred(column[i])
		squares += d * d
		left += d
	}
	s.sd = math.Sqrt((squares - left*left/n) / (n - 1))
	return s
}

func (s standard) centred(x float64) float64 { return x - s.middle - s.rest }

// epsilon is the distance from 1 to the next float64.
const epsilon = 0x1p-52
