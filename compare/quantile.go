package compare

import (
	"math"
	"slices"
)

// Quantile is that of sorted values at p from 0 to 1, between the two nearest values; NaN of none. It is type
// 7 of Hyndman and Fan (1996), Sample quantiles in statistical packages, The American Statistician 50(4):
// what R, NumPy and Excel (QUARTILE.INC) give.
func Quantile(sorted []float64, p float64) float64 {
	if len(sorted) == 0 || !(p >= 0 && p <= 1) {
		return math.NaN()
	}
	at := p * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}

// Summary is how the values of a group are spread. Without values all but N are NaN.
type Summary struct {
	N       int
	Min, Q1 float64
	Median  float64
	Q3, Max float64
}

// Summarize passes NaN over.
func Summarize(values []float64) Summary {
	sorted := make([]float64, 0, len(values))
	for _, v := range values {
		if !math.IsNaN(v) {
			sorted = append(sorted, v)
		}
	}
	slices.Sort(sorted)
	return summary(sorted)
}

func summary(sorted []float64) Summary {
	return Summary{len(sorted), Quantile(sorted, 0), Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75), Quantile(sorted, 1)}
}
