package simulated

import (
	"hash/fnv"
	"math"
)

// draw names one random number. Numbers are not taken from a sequence but computed from what they are for, so
// that each stands by itself.
type draw uint64

// drawOf begins a name with a text.
func drawOf(seed uint64, name string) draw {
	h := fnv.New64a()
	h.Write([]byte(name))
	return draw(mix(seed ^ mix(h.Sum64())))
}

// with narrows it to the n-th of several.
func (d draw) with(n uint64) draw { return draw(mix(uint64(d) + 0x9e3779b97f4a7c15*(n+1))) }

// mix is the finalizer of SplitMix64 (Steele, Lea and Flood 2014).
func mix(z uint64) uint64 {
	z += 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// uniform is a number above 0 and below 1.
func (d draw) uniform() float64 { return (float64(mix(uint64(d))>>11) + 0.5) / (1 << 53) }

// normal has mean 0 and standard deviation 1 (Box and Muller 1958).
func (d draw) normal() float64 {
	return math.Sqrt(-2*math.Log(d.uniform())) * math.Cos(2*math.Pi*d.with(0).uniform())
}

// factor is normal, without what lies so far out that no municipality is like it.
func (d draw) factor() float64 { return min(max(d.normal(), -2.5), 2.5) }

// poisson is a count of mean λ: by inversion, and by a rounded normal where λ is large.
func (d draw) poisson(λ float64) float64 {
	if λ > 60 {
		return max(0, math.Round(λ+math.Sqrt(λ)*d.normal()))
	}
	u, p := d.uniform(), math.Exp(-λ)
	k, sum := 0.0, p
	for u > sum && k < 1000 {
		k++
		p *= λ / k
		sum += p
	}
	return k
}

// binomial is how many of n it is, each with probability p: by single trials, and by a rounded normal where n
// is large.
func (d draw) binomial(n, p float64) float64 {
	if n*p*(1-p) > 10 {
		return min(max(math.Round(n*p+math.Sqrt(n*p*(1-p))*d.normal()), 0), n)
	}
	k := 0.0
	for i := range uint64(n) {
		if d.with(i).uniform() < p {
			k++
		}
	}
	return k
}
