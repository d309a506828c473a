package compare

import (
	"math"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"

	"github.com/bonbogi/bonbogi"
)

// Level is the confidence level of published and computed intervals.
const Level = 0.95

// Wilson is the interval of a share of which k of n were counted, at a level such as 0.95. k may be a
// fraction, as it is where persons are weighted. Both are NaN if it is no share: n not over 0, k outside of
// 0 to n, or a level not between 0 and 1.
//
// Wilson (1927), Probable inference, the law of succession, and statistical inference, Journal of the
// American Statistical Association 22; the score method without continuity correction of Newcombe (1998),
// Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, method 3.
func Wilson(k, n, level float64) (low, high float64) {
	return wilson(k, n, critical(level))
}

// critical is how many standard errors are to each side; NaN if level is none.
func critical(level float64) float64 {
	if !(level > 0 && level < 1) {
		return math.NaN()
	}
	return -distuv.UnitNormal.Quantile((1 - level) / 2)
}

// wilson writes the lower end as k²/(n(k + z²/2 + z√(k(n−k)/n + z²/4))), which has no difference of nearly
// equal numbers and is exactly 0 at k = 0; the upper end is that of the rest, mirrored.
func wilson(k, n, z float64) (low, high float64) {
	if !(n > 0 && k >= 0 && k <= n && z > 0) || math.IsInf(n, 0) {
		return math.NaN(), math.NaN()
	}
	root := z * math.Sqrt(k*((n-k)/n)+z*z/4)
	end := func(k float64) float64 { return k / n * k / (k + z*z/2 + root) }
	return end(k), 1 - end(n-k)
}

// Poisson is the exact interval of a rate of which count events were counted in an exposure (persons,
// years), at a level such as 0.95. count may be a fraction. Both are NaN if it is no rate: an exposure not
// over 0, a count under 0, or a level not between 0 and 1.
//
// Garwood (1936), Fiducial limits for the Poisson distribution, Biometrika 28: the ends are the quantiles
// (1−level)/2 of the gamma distribution of shape count, and (1+level)/2 of that of shape count+1.
func Poisson(count, exposure, level float64) (low, high float64) {
	if !(exposure > 0) || math.IsInf(exposure, 0) {
		return math.NaN(), math.NaN()
	}
	low, high = poisson(count, level, critical(level))
	return low / exposure, high / exposure
}

func poisson(count, level, z float64) (low, high float64) {
	switch {
	case !(count >= 0 && z > 0) || math.IsInf(count, 0):
		return math.NaN(), math.NaN()
	case count >= many && z <= 4:
		return gammaQuantile(count, -z), gammaQuantile(count+1, z)
	}
	if count > 0 {
		low = mathext.GammaIncRegInv(count, (1-level)/2)
	}
	return low, mathext.GammaIncRegCompInv(count+1, (1-level)/2)
}

// many is the shape from which the expansion of gammaQuantile is as exact as a float64 needs: its relative
// error is then under 10⁻¹¹ for levels up to 0.9999.
const many = 400

// gammaQuantile is the quantile of the gamma distribution of a large shape a, where z is that of the normal
// distribution. Goldberg and Levine (1946), Approximate formulas for the percentage points and
// normalization of t and χ², Annals of Mathematical Statistics 17, with χ² of 2a degrees of freedom halved.
func gammaQuantile(a, z float64) float64 {
	r, z2 := math.Sqrt(a), z*z
	return a + z*r + (z2-1)/3 + z*(z2-7)/(36*r) - ((3*z2+7)*z2-16)/(810*a) +
		z*((9*z2+256)*z2-433)/(38880*a*r) +
		(((12*z2-243)*z2-923)*z2+1472)/(204120*a*a) -
		z*(((3753*z2+4353)*z2-289517)*z2-289717)/(146966400*a*a*r)
}

// Origin is where an interval comes from.
type Origin string

// The origins.
const (
	Unknown   Origin = ""          // how sure the value is is not known
	Published Origin = "published" // it came with the value
	Computed  Origin = "computed"  // from numerator and denominator, as the indicator says
)

// Interval is how sure a value is, at Level. Low and High are NaN where that is not known.
type Interval struct {
	Low, High float64
	Origin    Origin
}

// IntervalOf is the interval of a figure of an indicator: the published one, else the one that the
// indicator lets compute from numerator, denominator and Per.
//
// An interval that leaves its value out by rounding is widened to the value. A computed one that does so
// otherwise is of something else, as with rates that are standardised by age; then the interval is unknown.
func IntervalOf(f bonbogi.Figure, ind bonbogi.Indicator) Interval {
	return newIntervals(ind).of(f)
}

// intervals computes those of many figures of one indicator.
type intervals struct {
	method bonbogi.IntervalMethod
	per    float64
	z      float64
	counts map[float64][2]float64 // exact Poisson intervals, which take longest
}

func newIntervals(ind bonbogi.Indicator) *intervals {
	return &intervals{ind.Interval, ind.Per, critical(Level), map[float64][2]float64{}}
}

func (c *intervals) of(f bonbogi.Figure) Interval {
	unknown := Interval{math.NaN(), math.NaN(), Unknown}
	if !f.Status.HasValue() || math.IsNaN(f.Value) {
		return unknown
	}
	if f.HasInterval() {
		return Interval{min(f.Low, f.Value), max(f.High, f.Value), Published}
	}
	low, high := math.NaN(), math.NaN()
	switch {
	case !(c.per > 0):
	case c.method == bonbogi.IntervalWilson:
		low, high = wilson(f.Numerator, f.Denominator, c.z)
	case c.method == bonbogi.IntervalPoisson && f.Denominator > 0:
		low, high = c.poisson(f.Numerator)
		low, high = low/f.Denominator, high/f.Denominator
	}
	low, high = low*c.per, high*c.per
	switch {
	case low <= f.Value && f.Value <= high:
	case low <= high && rounded(f.Value, f.Numerator/f.Denominator*c.per):
		low, high = min(low, f.Value), max(high, f.Value)
	default:
		return unknown
	}
	return Interval{low, high, Computed}
}

// rounded reports whether a value is x with fewer decimals.
func rounded(value, x float64) bool {
	for unit := 1.0; unit <= 1e10; unit *= 10 {
		if math.Abs(math.Round(x*unit)/unit-value) <= 1e-12*math.Abs(value) {
			return true
		}
	}
	return false
}

// poisson remembers small counts: a hundred thousand governments have few different ones.
func (c *intervals) poisson(count float64) (low, high float64) {
	if !(count < many) {
		return poisson(count, Level, c.z)
	}
	ends, ok := c.counts[count]
	if !ok {
		low, high = poisson(count, Level, c.z)
		ends = [2]float64{low, high}
		c.counts[count] = ends
	}
	return ends[0], ends[1]
}
