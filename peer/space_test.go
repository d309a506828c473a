package peer_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/peer"
)

// towns is a small sample of which every figure can be checked by hand: population has the mean 30 and the
// standard deviation 10, age the mean 40 and the standard deviation 2.
func towns() peer.Sample {
	nan := math.NaN()
	return peer.Sample{
		IDs: []string{"a", "b", "c", "d", "e"},
		Variables: []peer.Variable{
			{Name: "population", Weight: 1, Values: []float64{20, 30, 40, nan, 50}},
			{Name: "age", Weight: 1, Values: []float64{38, 42, 40, 41, nan}},
		},
	}
}

func space(t testing.TB, s peer.Sample, m bonbogi.PeerMethod) *peer.Space {
	t.Helper()
	sp, err := peer.New(s, m)
	if err != nil {
		t.Fatal(err)
	}
	return sp
}

func nearest(t testing.TB, sp *peer.Space, of string, size int, among []bool) []peer.Peer {
	t.Helper()
	near, err := sp.Nearest(of, size, among)
	if err != nil {
		t.Fatal(err)
	}
	return near
}

func ids(peers []peer.Peer) (out []string) {
	for _, p := range peers {
		out = append(out, p.ID)
	}
	return out
}

func about(a, b float64) bool { return math.Abs(a-b) <= 1e-12*max(1, math.Abs(a), math.Abs(b)) }

func TestDistanceIsThatOfStandardisedVariablesOverCompleteRows(t *testing.T) {
	t.Parallel()
	s := towns()
	s.Variables[1].Weight = 4
	sp := space(t, s, bonbogi.Euclidean)
	// z of population is 1 from a to b and 2 from a to c, z of age 2 and 1.
	near := nearest(t, sp, "a", 20, nil)
	if got := ids(near); !slices.Equal(got, []string{"c", "b"}) {
		t.Fatalf("order %v", got)
	}
	if d := near[0].Distance; !about(d, math.Sqrt(4+4*1)) {
		t.Errorf("a to c: %v", d)
	}
	if d := near[1].Distance; !about(d, math.Sqrt(1+4*4)) {
		t.Errorf("a to b: %v", d)
	}
	e, err := sp.Explain("a", "b")
	if err != nil {
		t.Fatal(err)
	}
	want := []peer.Part{
		{Variable: "population", Own: 20, Peer: 30, Difference: 10, Standard: 1, Share: 1. / 17, Counted: true},
		{Variable: "age", Own: 38, Peer: 42, Difference: 4, Standard: 2, Share: 16. / 17, Counted: true},
	}
	if diff := cmp.Diff(want, e.Parts, cmp.Comparer(about)); diff != "" {
		t.Error(diff)
	}
}

func TestWhoLacksAValueIsLeftOutByName(t *testing.T) {
	t.Parallel()
	s := towns()
	s.Variables[0].Values[4] = math.Inf(1)
	sp := space(t, s, bonbogi.Euclidean)
	want := []peer.LeftOut{{ID: "d", Index: 3, Missing: []string{"population"}}, {ID: "e", Index: 4, Missing: []string{"population", "age"}}}
	if diff := cmp.Diff(want, sp.LeftOut); diff != "" {
		t.Error(diff)
	}
	if sp.Placed() != 3 {
		t.Errorf("placed %d", sp.Placed())
	}
}

func TestAVariableThatIsTheSameEverywhereAddsNothing(t *testing.T) {
	t.Parallel()
	for _, method := range bonbogi.PeerMethods {
		s := towns()
		without := nearest(t, space(t, s, method), "b", 0, nil)
		// 0.1+0.2 and 0.3 are no difference: a float64 cannot tell.
		tenth := 0.1
		s.Variables = append(s.Variables,
			peer.Variable{Name: "coast", Weight: 1, Values: []float64{0.3, tenth + 0.2, 0.3, 7, 9}},
			peer.Variable{Name: "unweighted", Weight: 0, Values: []float64{1, 2, math.NaN(), 4, 5}})
		sp := space(t, s, method)
		if diff := cmp.Diff([]string{"coast"}, sp.Constant); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(without, nearest(t, sp, "b", 0, nil)); diff != "" {
			t.Error(diff)
		}
		e, err := sp.Explain("a", "b")
		if err != nil {
			t.Fatal(err)
		}
		if p := e.Parts[2]; p.Share != 0 || p.Standard != 0 || p.Counted {
			t.Errorf("%+v", p)
		}
		if p := e.Parts[3]; p.Share != 0 || p.Counted {
			t.Errorf("%+v", p)
		}
	}
}

// mahalanobis is the distance by two standardised variables of correlation r in closed form.
func mahalanobis(x, y, r float64) float64 { return math.Sqrt((x*x - 2*r*x*y + y*y) / (1 - r*r)) }

func TestMahalanobisOfTwoVariablesIsTheClosedForm(t *testing.T) {
	t.Parallel()
	// Population and age of a, b, c have the correlation (−1·−1 + 0·1 + 1·0)/2 = 0.5.
	sp := space(t, towns(), bonbogi.Mahalanobis)
	near := nearest(t, sp, "a", 0, nil)
	want := map[string]float64{"b": mahalanobis(1, 2, 0.5), "c": mahalanobis(2, 1, 0.5)}
	for _, p := range near {
		if !about(p.Distance, want[p.ID]) {
			t.Errorf("a to %s: %v, want %v", p.ID, p.Distance, want[p.ID])
		}
	}
	e, err := sp.Explain("a", "c")
	if err != nil {
		t.Fatal(err)
	}
	// δ = (2, 1), R⁻¹δ = (2 − 0.5, 1 − 1)/0.75 = (2, 0): age goes with population as one would expect.
	if !about(e.Parts[0].Share, 1) || math.Abs(e.Parts[1].Share) > 1e-12 || !about(e.Distance, 2) {
		t.Errorf("%+v", e)
	}
	e, err = sp.Explain("b", "c")
	if err != nil {
		t.Fatal(err)
	}
	// δ = (1, −1): more people and younger, which is less expected: (1 + 0.5, −1 − 0.5)/0.75 = (2, −2).
	if !about(e.Parts[0].Share, 0.5) || !about(e.Parts[1].Share, 0.5) || !about(e.Distance, 2) {
		t.Errorf("%+v", e)
	}
}

func TestAWeightOfMahalanobisStretchesTheDifference(t *testing.T) {
	t.Parallel()
	s := towns()
	s.Variables[1].Weight = 9
	near := nearest(t, space(t, s, bonbogi.Mahalanobis), "a", 0, nil)
	for _, p := range near {
		want := map[string]float64{"b": mahalanobis(1, 3*2, 0.5), "c": mahalanobis(2, 3*1, 0.5)}[p.ID]
		if !about(p.Distance, want) {
			t.Errorf("a to %s: %v, want %v", p.ID, p.Distance, want)
		}
	}
}

func TestTheSamePlaceHasNoSharesAndTiesGoByID(t *testing.T) {
	t.Parallel()
	s := peer.Sample{
		IDs:       []string{"z", "own", "m", "b", "far", "twin"},
		Variables: []peer.Variable{{Name: "x", Weight: 1, Values: []float64{0.4, 0.3, 0.1 + 0.1, 0.2, 7, 0.3}}},
	}
	for _, method := range bonbogi.PeerMethods {
		sp := space(t, s, method)
		// 0.4 and 0.2 are equally far from 0.3, though not in their last digit.
		near := nearest(t, sp, "own", 0, nil)
		if got := ids(near); !slices.Equal(got, []string{"twin", "b", "m", "z", "far"}) {
			t.Errorf("%s: %v", method, got)
		}
		// The same where not all are asked for.
		for n := range 5 {
			if n > 0 && !slices.Equal(ids(nearest(t, sp, "own", n, nil)), ids(near[:n])) {
				t.Errorf("the first %d are not the first of all", n)
			}
		}
		e, err := sp.Explain("own", "twin")
		if err != nil {
			t.Fatal(err)
		}
		if e.Distance != 0 || e.Parts[0].Share != 0 {
			t.Errorf("%+v", e)
		}
	}
}

func TestOnlyThoseWhoMayBePeersAreNamed(t *testing.T) {
	t.Parallel()
	sp := space(t, towns(), bonbogi.Euclidean)
	near := nearest(t, sp, "a", 0, []bool{true, false, true, true, true})
	if got := ids(near); !slices.Equal(got, []string{"c"}) {
		t.Error(got)
	}
	if near := nearest(t, sp, "a", 3, make([]bool, 5)); len(near) != 0 {
		t.Error(near)
	}
}

func TestHugeAndTinyUnitsStandSideBySide(t *testing.T) {
	t.Parallel()
	s := peer.Sample{IDs: make([]string, 9), Variables: []peer.Variable{
		{Name: "budget", Weight: 1}, {Name: "share", Weight: 1}, {Name: "offset", Weight: 1}}}
	plain := s
	plain.Variables = slices.Clone(s.Variables)
	for i := range s.IDs {
		s.IDs[i] = fmt.Sprint(i)
		// Small whole numbers, so that the same numbers in other units are exact as well.
		x, y, z := float64(i*i%7), float64(i*5%8), float64(i*i*i%11)
		for j, v := range []float64{x, y, z} {
			plain.Variables[j].Values = append(plain.Variables[j].Values, v)
		}
		for j, v := range []float64{x * 0x1p40, y * 0x1p-30, 0x1p40 + z} { // 1e12, 1e-9, and 1e12 with a difference of 1
			s.Variables[j].Values = append(s.Variables[j].Values, v)
		}
	}
	for _, method := range bonbogi.PeerMethods {
		want, got := nearest(t, space(t, plain, method), "4", 0, nil), nearest(t, space(t, s, method), "4", 0, nil)
		if diff := cmp.Diff(want, got, cmp.Comparer(about)); diff != "" {
			t.Errorf("%s: %s", method, diff)
		}
	}
}

func TestWhatCannotBeComparedIsRefusedWithWhatToDo(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	with := func(change func(s *peer.Sample)) peer.Sample {
		s := peer.Sample{IDs: []string{"a", "b", "c", "d", "e", "f"}, Variables: []peer.Variable{
			{Name: "x", Weight: 1, Values: []float64{1, 2, 3, 5, 8, 13}},
			{Name: "y", Weight: 1, Values: []float64{2, 1, 4, 3, 7, 5}},
			{Name: "z", Weight: 1, Values: []float64{5, 3, 9, 1, 1, 4}},
		}}
		change(&s)
		return s
	}
	for name, c := range map[string]struct {
		sample peer.Sample
		method bonbogi.PeerMethod
		rule   string
		words  []string
	}{
		"no variable":        {with(func(s *peer.Sample) { s.Variables = nil }), bonbogi.Euclidean, "peer_variables", nil},
		"no weight at all":   {with(func(s *peer.Sample) { s.Variables = s.Variables[:1]; s.Variables[0].Weight = 0 }), bonbogi.Euclidean, "peer_variables", nil},
		"a negative weight":  {with(func(s *peer.Sample) { s.Variables[1].Weight = -1 }), bonbogi.Euclidean, "peer_weight", []string{"y", "-1"}},
		"no number a weight": {with(func(s *peer.Sample) { s.Variables[1].Weight = nan }), bonbogi.Euclidean, "peer_weight", []string{"y"}},
		"a variable twice":   {with(func(s *peer.Sample) { s.Variables[1].Name = "x" }), bonbogi.Euclidean, "peer_twice", []string{"x"}},
		"one complete row":   {with(func(s *peer.Sample) { s.Variables[1].Values = []float64{1, nan, nan, nan, nan, nan} }), bonbogi.Euclidean, "peer_too_few", []string{"1 of 6"}},
		"nobody":             {peer.Sample{Variables: []peer.Variable{{Name: "x", Weight: 1}}}, bonbogi.Euclidean, "peer_too_few", []string{"0 of 0"}},
		"all the same": {with(func(s *peer.Sample) {
			s.Variables = s.Variables[:1]
			s.Variables[0].Values = []float64{4, 4, 4, 4, 4, 4}
		}), bonbogi.Mahalanobis, "peer_same", []string{"x"}},
		"beyond the range":        {with(func(s *peer.Sample) { s.Variables[0].Values[0] = 1e300 }), bonbogi.Euclidean, "peer_range", []string{"x"}},
		"as many rows as factors": {with(func(s *peer.Sample) { s.Variables[0].Values = []float64{1, 2, 3, nan, nan, nan} }), bonbogi.Mahalanobis, "peer_too_few_rows", []string{"at least 4", "are 3"}},
		"a sum of others": {with(func(s *peer.Sample) {
			x, y := s.Variables[0].Values, s.Variables[1].Values
			s.Variables = append(s.Variables, peer.Variable{Name: "sum", Weight: 2, Values: make([]float64, 6)})
			for i := range x {
				s.Variables[3].Values[i] = 1000*x[i] - 0.1*y[i] + 7
			}
		}), bonbogi.Mahalanobis, "peer_collinear", []string{"sum follows from x and y,"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := peer.New(c.sample, c.method)
			refused(t, err, c.rule, c.words...)
		})
	}
}

func refused(t *testing.T, err error, rule string, words ...string) {
	t.Helper()
	e, ok := err.(*bonbogi.Error)
	if !ok || e.Rule != rule {
		t.Fatalf("%v; want the rule %s", err, rule)
	}
	for _, w := range words {
		if !strings.Contains(e.Message, w) {
			t.Errorf("%q does not say %q", e.Message, w)
		}
	}
}

func TestAColumnOfAnotherLengthIsAMistakeOfTheProgram(t *testing.T) {
	t.Parallel()
	_, err := peer.New(peer.Sample{IDs: []string{"a"}, Variables: []peer.Variable{{Name: "x", Weight: 1}}}, bonbogi.Euclidean)
	if err == nil || bonbogi.CodeOf(err) != "" {
		t.Error(err)
	}
}

func TestWhoHasNoPlaceIsToldWhatIsMissing(t *testing.T) {
	t.Parallel()
	sp := space(t, towns(), bonbogi.Euclidean)
	_, err := sp.Nearest("e", 3, nil)
	refused(t, err, "peer_not_placed", "e has no value of age")
	_, err = sp.Nearest("nobody", 3, nil)
	refused(t, err, "peer_unknown", "nobody")
	_, err = sp.Explain("a", "e")
	refused(t, err, "peer_not_placed")
	_, err = sp.Explain("nobody", "a")
	refused(t, err, "peer_unknown")
}
