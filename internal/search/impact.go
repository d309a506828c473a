package search

import "math"

// An impact is what a term contributes to the score of a document, without the weight that rarity gives it: the saturated
// frequency of BM25 (Robertson and Zaragoza 2009, 3.4) in 63 steps. The length of a document is compared with a constant,
// not with the average of the collection, so that segments can be merged without being read anew.
const (
	impactBits  = 6
	impactMost  = 1<<impactBits - 1
	frequencyK  = 1.2
	lengthB     = 0.4
	usualLength = 400 // terms of a press release
)

// saturation is k1·((1−b)+b·length/average) of BM25.
func saturation(length int) float64 {
	return frequencyK * (1 - lengthB + lengthB*min(float64(length)/usualLength, 10))
}

// impact returns tf/(tf+k) in steps, at least 1.
func impact(tf uint16, k float64) uint32 {
	s := float64(tf) / (float64(tf) + k)
	return max(1, uint32(math.Round(s*impactMost)))
}

// rarity is the weight of a term that is in df of n documents (the inverse document frequency of Robertson and Spärck Jones,
// never negative).
func rarity(df, n int) float64 {
	return math.Log1p((float64(n-df) + 0.5) / (float64(df) + 0.5))
}
