package compare_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mathext"
	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
)

func near(a, b, tolerance float64) bool {
	return a == b || math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= tolerance
}

func TestWilsonIsThePublishedOne(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ k, n, level, low, high, tolerance float64 }{
		// Newcombe (1998), table I, method 3; prop.test(k, n, correct = FALSE) of R gives the same.
		{81, 263, 0.95, 0.2553, 0.3662, 5e-5},
		{15, 148, 0.95, 0.0624, 0.1605, 5e-5},
		{0, 20, 0.95, 0, 0.1611, 5e-5},
		{1, 29, 0.95, 0.0061, 0.1718, 5e-5},
		// By hand: z²/(n + z²) is the upper end at 0 of n, with z = 1.959963984540054.
		{0, 1, 0.95, 0, 3.841458820694124 / 4.841458820694124, 1e-12},
		{20, 20, 0.95, 1 - 3.841458820694124/23.841458820694124, 1, 1e-12},
		{50, 100, 0.95, 0.5 - 1.959963984540054/2*math.Sqrt(1/(100+3.841458820694124)), 0.5 + 1.959963984540054/2*math.Sqrt(1/(100+3.841458820694124)), 1e-12},
		{50, 100, 0.99, 0.5 - 2.5758293035489004/2*math.Sqrt(1/(100+6.634896601021213)), 0.5 + 2.5758293035489004/2*math.Sqrt(1/(100+6.634896601021213)), 1e-12},
	} {
		low, high := compare.Wilson(c.k, c.n, c.level)
		if !near(low, c.low, c.tolerance) || !near(high, c.high, c.tolerance) {
			t.Errorf("%v of %v at %v: %v to %v, want %v to %v", c.k, c.n, c.level, low, high, c.low, c.high)
		}
	}
}

func TestPoissonIsThePublishedOne(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ count, exposure, level, low, high, tolerance float64 }{
		// Pearson and Hartley (1966), Biometrika Tables for Statisticians 1, table 40.
		{0, 1, 0.95, 0, 3.69, 5e-3}, {1, 1, 0.95, 0.0253, 5.57, 5e-3}, {2, 1, 0.95, 0.242, 7.22, 5e-3},
		{5, 1, 0.95, 1.62, 11.67, 5e-3}, {10, 1, 0.95, 4.80, 18.39, 5.1e-3}, {50, 1, 0.95, 37.11, 65.92, 5e-3},
		{0, 1, 0.99, 0, 5.30, 5e-3}, {1, 1, 0.99, 0.00501, 7.43, 5e-3},
		// In closed form: e^(−high) is (1−level)/2 at no event, and 1 − e^(−low) at one.
		{0, 2, 0.95, 0, -math.Log(0.025) / 2, 1e-12}, {1, 1, 0.95, -math.Log(0.975), 5.571643390938898, 1e-12},
		// poisson.test(137, 24.19893) in the manual of R.
		{137, 24.19893, 0.95, 4.753125, 6.692709, 5e-7},
	} {
		low, high := compare.Poisson(c.count, c.exposure, c.level)
		if !near(low, c.low, c.tolerance) || !near(high, c.high, c.tolerance) {
			t.Errorf("%v in %v at %v: %v to %v, want %v to %v", c.count, c.exposure, c.level, low, high, c.low, c.high)
		}
	}
}

// A quantile is right if the distribution has there what was asked for.
func TestPoissonHoldsTheLevelForAnyCount(t *testing.T) {
	t.Parallel()
	for _, level := range []float64{0.5, 0.9, 0.95, 0.99, 0.999, 0.9999} {
		for _, count := range []float64{0.5, 1, 2.5, 17, 100, 399, 399.5, 400, 401, 1000, 12345.5, 1e6, 1e8} {
			low, high := compare.Poisson(count, 1, level)
			tail := (1 - level) / 2
			// Around a large count a float64 next door changes the probability by some 10⁻⁹ of it.
			tolerance := tail * (1e-8 + 1e-13*math.Sqrt(count))
			if p := mathext.GammaIncReg(count, low); !near(p, tail, tolerance) {
				t.Errorf("%v at %v: %v lies below %v, want %v", count, level, p, low, tail)
			}
			if p := mathext.GammaIncRegComp(count+1, high); !near(p, tail, tolerance) {
				t.Errorf("%v at %v: %v lies above %v, want %v", count, level, p, high, tail)
			}
		}
	}
}

func TestWhatIsNoShareOrRateHasNoInterval(t *testing.T) {
	t.Parallel()
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range [][3]float64{{1, 0, 0.95}, {-1, 5, 0.95}, {nan, 5, 0.95}, {1, nan, 0.95}, {1, inf, 0.95}, {1, -5, 0.95}, {1, 5, 0}, {1, 5, 1}, {1, 5, nan}, {inf, 5, 0.95}} {
		if low, high := compare.Wilson(c[0], c[1], c[2]); !math.IsNaN(low) || !math.IsNaN(high) {
			t.Errorf("Wilson%v: %v to %v", c, low, high)
		}
		if low, high := compare.Poisson(c[0], c[1], c[2]); !math.IsNaN(low) || !math.IsNaN(high) {
			t.Errorf("Poisson%v: %v to %v", c, low, high)
		}
	}
	if low, high := compare.Wilson(6, 5, 0.95); !math.IsNaN(low) || !math.IsNaN(high) {
		t.Errorf("six of five: %v to %v", low, high)
	}
}

func TestIntervalsHoldTheirValueAndNarrowWithTheLevel(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Float64Range(1e-3, 1e9).Draw(t, "n")
		k := n * rapid.Float64Range(0, 1).Draw(t, "share")
		level := rapid.Float64Range(0.01, 0.999).Draw(t, "level")
		for name, interval := range map[string]func(k, n, level float64) (float64, float64){"Wilson": compare.Wilson, "Poisson": compare.Poisson} {
			low, high := interval(k, n, level)
			wideLow, wideHigh := interval(k, n, (1+level)/2)
			value := k / n
			if !(0 <= low && low <= value*(1+1e-9) && value*(1-1e-9) <= high) || name == "Wilson" && high > 1 {
				if name == "Wilson" || level > 0.5 { // at low levels the exact interval of few events lies beside the count
					t.Fatalf("%s of %v in %v at %v: %v to %v", name, k, n, level, low, high)
				}
			}
			if wideLow > low*(1+1e-9) || wideHigh < high*(1-1e-9) {
				t.Fatalf("%s of %v in %v: %v to %v at %v, but %v to %v at more", name, k, n, low, high, level, wideLow, wideHigh)
			}
		}
	})
}

func TestThePublishedIntervalGoesBeforeAComputedOne(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	share := bonbogi.Indicator{Interval: bonbogi.IntervalWilson, Per: 100}
	rate := bonbogi.Indicator{Interval: bonbogi.IntervalPoisson, Per: 1000}
	figure := func(value, low, high, numerator, denominator float64) bonbogi.Figure {
		return bonbogi.Figure{Value: value, Low: low, High: high, Numerator: numerator, Denominator: denominator, Status: bonbogi.Normal}
	}
	wilsonLow, wilsonHigh := compare.Wilson(50, 200, 0.95)
	poissonLow, poissonHigh := compare.Poisson(50, 200, 0.95)
	_, manyHigh := compare.Wilson(12_506_150, 50_000_000, 0.95)
	missing := figure(nan, 1, 2, 50, 200)
	missing.Status = bonbogi.Missing
	for name, c := range map[string]struct {
		f         bonbogi.Figure
		ind       bonbogi.Indicator
		low, high float64
		origin    compare.Origin
	}{
		"published":                     {figure(25, 20, 31, 50, 200), share, 20, 31, compare.Published},
		"published, value rounded away": {figure(25.4, 20, 25.38, 50, 200), share, 20, 25.4, compare.Published},
		"a share":                       {figure(25, nan, nan, 50, 200), share, 100 * wilsonLow, 100 * wilsonHigh, compare.Computed},
		"a rate":                        {figure(250, nan, nan, 50, 200), rate, 1000 * poissonLow, 1000 * poissonHigh, compare.Computed},
		"half of an interval":           {figure(25, 20, nan, 50, 200), share, 100 * wilsonLow, 100 * wilsonHigh, compare.Computed},
		"of very many, value rounded":   {figure(25, nan, nan, 12_506_150, 50_000_000), share, 25, 100 * manyHigh, compare.Computed},
		"of very many, another value":   {figure(25.2, nan, nan, 12_506_150, 50_000_000), share, nan, nan, compare.Unknown},
		"standardised by age":           {figure(60, nan, nan, 50, 200), share, nan, nan, compare.Unknown},
		"no numerator":                  {figure(25, nan, nan, nan, 200), share, nan, nan, compare.Unknown},
		"no denominator":                {figure(25, nan, nan, 50, 0), rate, nan, nan, compare.Unknown},
		"no method":                     {figure(25, nan, nan, 50, 200), bonbogi.Indicator{Per: 100}, nan, nan, compare.Unknown},
		"no factor":                     {figure(25, nan, nan, 50, 200), bonbogi.Indicator{Interval: bonbogi.IntervalWilson}, nan, nan, compare.Unknown},
		"no value":                      {missing, share, nan, nan, compare.Unknown},
	} {
		got := compare.IntervalOf(c.f, c.ind)
		if !near(got.Low, c.low, 1e-12) || !near(got.High, c.high, 1e-12) || got.Origin != c.origin {
			t.Errorf("%s: %+v, want %v to %v, %s", name, got, c.low, c.high, c.origin)
		}
	}
}
