package simulated

import (
	"math"
	"testing"
)

// The methods here are as simple as can be: what they find is in the values, and does not come from them.

// differenceInDifferences is the mean effect from the third year after a policy came into force on: by how
// much those who took it up changed since the four years before, beyond those who never did in the same
// years. Callaway and Sant'Anna (2021), eq. 2.4, without covariates, over cohorts.
func differenceInDifferences(p *Policy, values map[string]map[int]float64) float64 {
	mean := func(g string, from, to int) float64 {
		sum, n := 0.0, 0.0
		for year := from; year <= to; year++ {
			if v, ok := values[g][year]; ok && !math.IsNaN(v) {
				sum, n = sum+v, n+1
			}
		}
		return sum / n
	}
	change := func(g string, began int) float64 { return mean(g, began+2, lastYear) - mean(g, began-4, began-1) }
	sum, n := 0.0, 0.0
	for g, began := range p.Adopted {
		others, m := 0.0, 0.0
		for other := range values {
			if _, adopted := p.Adopted[other]; !adopted {
				if c := change(other, began); !math.IsNaN(c) {
					others, m = others+c, m+1
				}
			}
		}
		if c := change(g, began); !math.IsNaN(c) {
			sum, n = sum+c-others/m, n+1
		}
	}
	return sum / n
}

// naive is by how much those with the policy differ from those without it in the last year.
func naive(p *Policy, values map[string]map[int]float64) float64 {
	var with, without, n, m float64
	for g, byYear := range values {
		v, ok := byYear[lastYear]
		if !ok || math.IsNaN(v) {
			continue
		}
		if _, adopted := p.Adopted[g]; adopted {
			with, n = with+v, n+1
		} else {
			without, m = without+v, m+1
		}
	}
	return with/n - without/m
}

// values are those of an indicator, changed by f.
func values(m *Model, key string, f func(float64) float64) map[string]map[int]float64 {
	out := map[string]map[int]float64{}
	for g, byYear := range figures(m, key) {
		out[g] = map[int]float64{}
		for year, figure := range byYear {
			out[g][year] = f(figure.Value)
		}
	}
	return out
}

func same(v float64) float64 { return v }

var seeds = []uint64{Seed, 1, 2, 3, 4}

func TestThePlantedEffectsAreFoundAndNaiveComparisonMissesThem(t *testing.T) {
	t.Parallel()
	for _, seed := range seeds {
		m := model(t, seed)
		casualties := values(m, "traffic-casualties", math.Log)
		if got, want := differenceInDifferences(m.crossing, casualties), math.Log(0.8); math.Abs(got-want) > 0.03 {
			t.Errorf("seed %d: the log of the effect on casualties is found as %.3f, planted is %.3f", seed, got, want)
		}
		// Those who acted had more accidents: they still have about as many, and so the policy seems to do little or harm.
		if got := naive(m.crossing, casualties); got < -0.1 {
			t.Errorf("seed %d: the naive comparison finds %.3f", seed, got)
		}
		deaths := values(m, "traffic-deaths", same)
		if got := differenceInDifferences(m.crossing, deaths); got > -0.4 || got < -2.8 {
			t.Errorf("seed %d: the effect on deaths is found as %.2f per 100,000", seed, got)
		}
		youth := values(m, "youth-employment", same)
		if got := differenceInDifferences(m.account, youth); math.Abs(got-3) > 0.5 {
			t.Errorf("seed %d: the effect on youth employment is found as %.2f points, planted are 3", seed, got)
		}
		if got := naive(m.account, youth); got < 5.5 {
			t.Errorf("seed %d: the naive comparison finds %.2f points", seed, got)
		}
	}
}

func TestNothingIsPlantedElsewhere(t *testing.T) {
	t.Parallel()
	m := model(t, Seed)
	for key, bound := range map[string]float64{"employment": 0.5, "satisfaction-overall": 0.8, "recycling": 0.9, "walking": 0.8} {
		for _, p := range m.Policies() {
			if got := differenceInDifferences(p, values(m, key, same)); math.Abs(got) > bound {
				t.Errorf("%s seems to change %s by %.2f", p.Indicator, key, got)
			}
		}
	}
}

// correlation is that of two indicators over governments in 2019.
func correlation(m *Model, a, b string) float64 {
	x, y := figures(m, a), figures(m, b)
	var sx, sy, sxx, syy, sxy, n float64
	for g := range x {
		u, v := x[g][2019].Value, y[g][2019].Value
		if a == "density" {
			u = math.Log(u)
		}
		if math.IsNaN(u) || math.IsNaN(v) || u == 0 || v == 0 {
			continue
		}
		sx, sy, sxx, syy, sxy, n = sx+u, sy+v, sxx+u*u, syy+v*v, sxy+u*v, n+1
	}
	return (n*sxy - sx*sy) / math.Sqrt((n*sxx-sx*sx)*(n*syy-sy*sy))
}

func TestIndicatorsHangTogetherAsOneWouldExpect(t *testing.T) {
	t.Parallel()
	for _, seed := range seeds {
		m := model(t, seed)
		for _, tt := range []struct {
			a, b      string
			low, high float64
		}{
			{"density", "elderly-share", -0.9, -0.6},
			{"density", "farm-share", -0.95, -0.6},
			{"elderly-share", "youth-share", -0.98, -0.7},
			{"elderly-share", "spend-welfare", 0.4, 0.9},
			{"financial-independence", "grdp-per-capita", 0.3, 0.8},
			{"financial-independence", "welfare-recipients", -0.8, -0.3},
			{"density", "ambulance", -0.85, -0.4},
			{"density", "satisfaction-transport", 0.3, 0.8},
			{"satisfaction-overall", "recycling", 0.1, 0.6},
			{"walking", "parks", -0.25, 0.25},
			{"fertility", "cctv", -0.1, 0.45},
		} {
			if got := correlation(m, tt.a, tt.b); got < tt.low || got > tt.high {
				t.Errorf("seed %d: %s and %s correlate by %.2f, not from %.2f to %.2f", seed, tt.a, tt.b, got, tt.low, tt.high)
			}
		}
	}
}
