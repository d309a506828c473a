package peer_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/peer"
)

// samples draws samples of which at least eight governments have all values, and no variable follows from others.
func samples(t *rapid.T) peer.Sample {
	n, k := rapid.IntRange(8, 30).Draw(t, "n"), rapid.IntRange(1, 5).Draw(t, "k")
	value := rapid.Float64Range(-100, 100)
	s := peer.Sample{}
	for i := range n {
		s.IDs = append(s.IDs, fmt.Sprintf("g%02d", i))
	}
	for j := range k {
		v := peer.Variable{Name: fmt.Sprint("v", j), Weight: rapid.Float64Range(0.1, 10).Draw(t, "weight")}
		for i := range n {
			x := math.Round(value.Draw(t, "value")*100) / 100
			if i == j { // keeps every variable apart from the others
				x += 500
			}
			if i >= 8 && rapid.IntRange(0, 9).Draw(t, "known") == 0 {
				x = math.NaN()
			}
			v.Values = append(v.Values, x)
		}
		s.Variables = append(s.Variables, v)
	}
	return s
}

func methods(t *rapid.T) bonbogi.PeerMethod {
	return rapid.SampledFrom(bonbogi.PeerMethods).Draw(t, "method")
}

func make2(t *rapid.T, s peer.Sample, m bonbogi.PeerMethod) *peer.Space {
	sp, err := peer.New(s, m)
	if err != nil {
		t.Fatal(err)
	}
	return sp
}

// distances are those from the first government by ID.
func distances(t *rapid.T, s peer.Sample, m bonbogi.PeerMethod) map[string]float64 {
	near, err := make2(t, s, m).Nearest("g00", 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]float64{}
	for _, p := range near {
		by[p.ID] = p.Distance
	}
	return by
}

func same(t *rapid.T, a, b map[string]float64, factor float64) {
	if len(a) != len(b) {
		t.Fatalf("%d and %d peers", len(a), len(b))
	}
	for id, d := range a {
		if math.Abs(factor*d-b[id]) > 1e-8*max(1, factor*d) {
			t.Fatalf("%s: %v and %v", id, factor*d, b[id])
		}
	}
}

func TestDistancesDoNotDependOnUnitsOrOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s, m := samples(t), methods(t)
		want := distances(t, s, m)
		unit := peer.Sample{IDs: slices.Clone(s.IDs), Variables: slices.Clone(s.Variables)}
		slices.Reverse(unit.IDs)
		slices.Reverse(unit.Variables)
		for j := range unit.Variables {
			factor := math.Pow(10, rapid.Float64Range(-6, 6).Draw(t, "factor"))
			if rapid.Bool().Draw(t, "negative") {
				factor = -factor
			}
			zero := factor * rapid.Float64Range(-1000, 1000).Draw(t, "zero")
			values := slices.Clone(unit.Variables[j].Values)
			slices.Reverse(values)
			for i := range values {
				values[i] = values[i]*factor + zero
			}
			unit.Variables[j].Values = values
		}
		same(t, want, distances(t, unit, m), 1)
	})
}

func TestWeightsScaleTheSquaredDistance(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s, m := samples(t), methods(t)
		want := distances(t, s, m)
		heavier := peer.Sample{IDs: s.IDs, Variables: slices.Clone(s.Variables)}
		for j := range heavier.Variables {
			heavier.Variables[j].Weight *= 7
		}
		same(t, want, distances(t, heavier, m), math.Sqrt(7))
	})
}

func TestSharesAddToOneAndDistanceIsSymmetric(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s, m := samples(t), methods(t)
		sp := make2(t, s, m)
		near, err := sp.Nearest("g00", 0, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range near {
			e, err := sp.Explain("g00", p.ID)
			if err != nil {
				t.Fatal(err)
			}
			back, err := sp.Explain(p.ID, "g00")
			if err != nil {
				t.Fatal(err)
			}
			sum := 0.0
			for _, part := range e.Parts {
				if m == bonbogi.Euclidean && part.Share < 0 {
					t.Fatalf("%s: %v", p.ID, part)
				}
				sum += part.Share
			}
			if e.Distance > 0 && math.Abs(sum-1) > 1e-9 {
				t.Fatalf("%s: shares add to %v", p.ID, sum)
			}
			if math.Abs(e.Distance-p.Distance) > 1e-8*max(1, p.Distance) || math.Abs(e.Distance-back.Distance) > 1e-8*max(1, e.Distance) {
				t.Fatalf("%s: %v, taken apart %v, seen from there %v", p.ID, p.Distance, e.Distance, back.Distance)
			}
		}
	})
}

func TestTheWayOverAThirdIsNeverShorterAndToOneselfThereIsNone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s, m := samples(t), methods(t)
		sp := make2(t, s, m)
		between := func(a, b string) float64 {
			e, err := sp.Explain(a, b)
			if err != nil {
				t.Fatal(err)
			}
			return e.Distance
		}
		one := func(label string) string { return fmt.Sprintf("g%02d", rapid.IntRange(0, 7).Draw(t, label)) }
		a, b, c := one("a"), one("b"), one("c")
		if straight, over := between(a, c), between(a, b)+between(b, c); straight > over*(1+1e-12) {
			t.Fatalf("%s to %s is %v, over %s %v", a, c, straight, b, over)
		}
		if d := between(a, a); d != 0 {
			t.Fatalf("%s is %v from itself", a, d)
		}
	})
}

func TestPeersComeInOrderAndFewAreTheFirstOfMany(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s, m := samples(t), methods(t)
		if rapid.Bool().Draw(t, "coarse") { // many ties
			for j := range s.Variables {
				for i, x := range s.Variables[j].Values {
					if i >= 8 {
						s.Variables[j].Values[i] = math.Round(x / 100)
					}
				}
			}
		}
		sp := make2(t, s, m)
		all, err := sp.Nearest("g01", 0, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(all) != sp.Placed()-1 {
			t.Fatalf("%d peers of %d with a place", len(all), sp.Placed())
		}
		for i, p := range all[1:] {
			if before := all[i]; p.Distance < before.Distance-1e-9 || p.Distance == before.Distance && p.ID < before.ID {
				t.Fatalf("%v before %v", before, p)
			}
		}
		n := rapid.IntRange(1, len(all)).Draw(t, "size")
		few, err := sp.Nearest("g01", n, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(few, all[:n]) {
			t.Fatalf("%v is not the beginning of %v", few, all)
		}
	})
}

func TestMahalanobisDoesNotChangeWhenVariablesAreMixed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := samples(t)
		for j := range s.Variables {
			s.Variables[j].Weight = 1
		}
		want := distances(t, s, bonbogi.Mahalanobis)
		// Each variable gets multiples of those before it: a triangular, so regular, map.
		mixed := peer.Sample{IDs: s.IDs, Variables: slices.Clone(s.Variables)}
		for j := range mixed.Variables {
			values := slices.Clone(s.Variables[j].Values)
			for l := range j {
				factor := rapid.Float64Range(-2, 2).Draw(t, "factor")
				for i := range values {
					values[i] += factor * s.Variables[l].Values[i]
				}
			}
			mixed.Variables[j].Values = values
		}
		same(t, want, distances(t, mixed, bonbogi.Mahalanobis), 1)
	})
}
