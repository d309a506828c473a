package peer_test

import (
	"math"
	"testing"
)

// population is how many people lived in each area. The file of the population does not lie here, but the
// rates of food outlets are written with all digits, and their counts are multiples of five: so the fraction
// that a rate is can be found, and with it its denominator.
func (k *kingdom) population(year string) []float64 {
	return k.column(func(area string) float64 {
		most := 0.0 // where count and people have no common divisor it is all of them
		for _, rate := range k.outlets[area] {
			if _, people := outlets(rate); people > most {
				most = people
			}
		}
		_, people := outlets(k.outlets[area][year])
		return people * max(1, math.Round(most/people))
	}, false)
}

// outlets is the smallest fraction that is a rate per 1,000: a convergent of its continued fraction.
func outlets(rate float64) (count, people float64) {
	x := rate / 1000
	h0, h1, k0, k1 := 0.0, 1.0, 1.0, 0.0
	for rest := x; ; {
		whole := math.Floor(rest)
		h0, h1, k0, k1 = h1, whole*h1+h0, k1, whole*k1+k0
		if k1 > 1e7 || !(x > 0) {
			return math.NaN(), math.NaN()
		}
		if math.Abs(h1/k1-x) <= 5e-16*x {
			break
		}
		rest = 1 / (rest - whole)
	}
	if math.Mod(h1, 5) != 0 {
		h1, k1 = 5*h1, 5*k1
	}
	return h1, k1
}

func TestARateWithAllDigitsTellsHowManyItIsOf(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ count, people float64 }{{130, 83303}, {155, 92906}, {5, 2247}, {2305, 1183619}} {
		if count, people := outlets(1000 * c.count / c.people); count != c.count || people != c.people {
			t.Errorf("%v of %v: %v of %v", c.count, c.people, count, people)
		}
	}
	if _, people := outlets(0); !math.IsNaN(people) {
		t.Error(people)
	}
}
