package peer

import "math"

// deviation returns the mean and the sample standard deviation (with n−1) of column at rows. It is exactly
// 0 where the values differ in nothing but what a float64 cannot tell.
//
// Corrected two-pass algorithm: Chan, Golub and LeVeque (1983), Algorithms for computing the sample
// variance, The American Statistician 37(3), eq. 1.7.
func deviation(column []float64, rows []int) (mean, sd float64) {
	n := float64(len(rows))
	low, high := math.Inf(1), math.Inf(-1)
	for _, i := range rows {
		low, high = min(low, column[i]), max(high, column[i])
	}
	// The mean is counted from a value in the middle, so that large values do not hide small differences.
	middle := low/2 + high/2
	sum := 0.0
	for _, i := range rows {
		sum += column[i] - middle
	}
	mean = middle + sum/n
	if high-low <= 8*epsilon*max(math.Abs(low), math.Abs(high)) {
		return mean, 0
	}
	squares, rest := 0.0, 0.0
	for _, i := range rows {
		d := column[i] - mean
		squares += d * d
		rest += d
	}
	return mean, math.Sqrt((squares - rest*rest/n) / (n - 1))
}

// epsilon is the distance from 1 to the next float64.
const epsilon = 0x1p-52
