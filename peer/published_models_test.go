package peer_test

import (
	"math"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/peer"
)

// Indicators that the office counts separately in Northern Ireland or Wales.
var (
	employment = []string{"Employment rate", "Employment rate (Northern Ireland)"}
	level3     = []string{"Level 3 or above qualifications (Great Britain)", "Level 3 or above qualifications (Northern Ireland)"}
	dwellings  = []string{"Net additions to the housing stock (England)", "Net additions to the housing stock (Wales)", "Net additions to the housing stock (Northern Ireland)"}
)

// Figures that are put together from several indicators.
const (
	price   = "price of a dwelling"                // the affordability ratio times the pay
	size    = "population"                         // see population
	growth  = "change of population in five years" // in percent
	density = "businesses per 1,000 people"        // of which only the number is here
)

// models are what the office compares by, as far as the indicators lie here, and with stand-ins for those
// that do not. docs/peers.md says where the lists come from.
var models = map[string]struct {
	published   string
	indicators  [][]string
	found, rank float64 // no worse than this
}{
	"global, listed": {"global", append(one("Gross value added per hour worked", "Business births", "High growth businesses",
		"Cigarette smokers", "Male healthy life expectancy", "Female healthy life expectancy", "Anxiety", "Happiness", "Satisfaction",
		"Gigabit capable broadband", "4G coverage", "5G coverage", "Supermarkets", "museums", "Greenhouse gas emissions", "No qualifications", "Electricity consumption",
		"Children in relative poverty before housing costs", "Number of guest nights at a short-term let", "Gross median weekly pay"), employment, level3), 0.43, 0.35},
	"global, with stand-ins": {"global", append(one("Gross value added per hour worked", "Business births", "High growth businesses",
		"Anxiety", "Satisfaction", "Gigabit capable broadband", "4G coverage", "museums", "Greenhouse gas emissions", "Electricity consumption",
		"Children in relative poverty before housing costs", "Number of guest nights at a short-term let", "Gross median weekly pay", "Claimant Count",
		price, size, growth, density), level3, dwellings), 0.57, 0.47},
	"economic, listed": {"economic", append(one("Gross value added per hour worked", "High growth businesses", "Gross median weekly pay",
		"Children in relative poverty before housing costs"), employment, dwellings), 0.32, 0.26},
	"economic, with stand-ins": {"economic", append(one("Gross value added per hour worked", "High growth businesses", "Gross median weekly pay",
		"Children in relative poverty before housing costs", "Claimant Count", price, density), dwellings), 0.38, 0.35},
	"demographic, with stand-ins": {"demographic", one(size, growth, price, "Claimant Count", "First-time buyer mortgage sales"), 0.34, 0.18},
}

// variable is an indicator, or a figure put together from several.
func (k *kingdom) variable(names []string) []float64 {
	combine := func(a, b []float64, how func(a, b float64) float64) []float64 {
		for i := range a {
			a[i] = how(a[i], b[i])
		}
		return a
	}
	switch names[0] {
	case price:
		return combine(k.values("Housing affordability ratio (residence-based)"), k.values("Gross median weekly pay"), func(ratio, pay float64) float64 { return ratio * pay })
	case size:
		return k.population("2025")
	case growth:
		return combine(k.population("2025"), k.population("2020"), func(now, before float64) float64 { return 100 * (now/before - 1) })
	case density:
		businesses := k.column(func(area string) float64 {
			if n, ok := k.latest["Active businesses"][area]; ok {
				return n
			}
			return math.NaN()
		}, false)
		return combine(businesses, k.population("2025"), func(n, people float64) float64 { return 1000 * n / people })
	}
	return k.values(names...)
}

// one makes alternatives of names that have none.
func one(names ...string) (all [][]string) {
	for _, n := range names {
		all = append(all, []string{n})
	}
	return all
}

func TestPeersAgreeWithThePublishedNearestNeighbours(t *testing.T) {
	t.Parallel()
	k := readKingdom(t)
	for name, m := range models {
		plain := peer.Sample{IDs: k.areas}
		for _, names := range m.indicators {
			plain.Variables = append(plain.Variables, peer.Variable{Name: names[0], Weight: 1, Values: k.variable(names)})
		}
		cut := peer.Sample{IDs: k.areas}
		for _, v := range plain.Variables {
			cut.Variables = append(cut.Variables, peer.Variable{Name: v.Name, Weight: 1, Values: prepared(v.Values)})
		}
		published := neighbours(t, m.published)
		a := k.agree(t, cut, published, bonbogi.Euclidean)
		t.Logf("%-30s %2d indicators: found %.3f, rank %.2f of %d areas", name, len(cut.Variables), a.found, a.rank, a.areas)
		if a.areas < 180 || a.found < m.found || a.rank < m.rank || math.IsNaN(a.found) {
			t.Errorf("%s: %+v, want at least %v and %v", name, a, m.found, m.rank)
		}
		if testing.Verbose() {
			p, h := k.agree(t, plain, published, bonbogi.Euclidean), k.agree(t, cut, published, bonbogi.Mahalanobis)
			t.Logf("%30s neither cut nor filled: found %.3f, rank %.2f of %d areas; Mahalanobis: found %.3f, rank %.2f", "", p.found, p.rank, p.areas, h.found, h.rank)
		}
	}
}
