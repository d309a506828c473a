package peer_test

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi/peer"
)

func TestModelsAgreeAsFarAsTheirNearestAreTheSame(t *testing.T) {
	t.Parallel()
	a := peer.Agree(2, []string{"a", "b", "c", "d"}, []string{"b", "c", "a", "e"}, []string{"e"})
	// a, b, c are placed by both; their places are 1 2 3 and 3 1 2: ρ = 1 − 6·(4+1+1)/(3·8).
	want := [][]peer.Overlap{
		{{Common: 2, Jaccard: 1, Rank: 1, Ranked: 4}, {Common: 1, Jaccard: 1. / 3, Rank: -0.5, Ranked: 3}, {Common: 0, Jaccard: 0, Rank: math.NaN(), Ranked: 0}},
		{{Common: 1, Jaccard: 1. / 3, Rank: -0.5, Ranked: 3}, {Common: 2, Jaccard: 1, Rank: 1, Ranked: 4}, {Common: 0, Jaccard: 0, Rank: math.NaN(), Ranked: 1}},
		{{Common: 0, Jaccard: 0, Rank: math.NaN(), Ranked: 0}, {Common: 0, Jaccard: 0, Rank: math.NaN(), Ranked: 1}, {Common: 1, Jaccard: 1, Rank: 1, Ranked: 1}},
	}
	if diff := cmp.Diff(want, a.Pairs, cmpopts.EquateNaNs()); diff != "" {
		t.Error(diff)
	}
	members := []peer.Member{
		{ID: "b", Models: 2, Places: []int{2, 1, 0}},
		{ID: "a", Models: 1, Places: []int{1, 3, 0}},
		{ID: "e", Models: 1, Places: []int{0, 4, 1}},
		{ID: "c", Models: 1, Places: []int{3, 2, 0}},
	}
	if diff := cmp.Diff(members, a.Members); diff != "" {
		t.Error(diff)
	}
}

func TestAgreementIsSymmetricAndWithinItsBounds(t *testing.T) {
	t.Parallel()
	names := []string{"a", "b", "c", "d", "e", "f", "g", "h"}
	rapid.Check(t, func(t *rapid.T) {
		order := func(label string) []string {
			p := rapid.Permutation(names).Draw(t, label)
			return p[:rapid.IntRange(0, len(p)).Draw(t, label+" length")]
		}
		x, y, size := order("x"), order("y"), rapid.IntRange(1, 10).Draw(t, "size")
		one, two := peer.Agree(size, x, y).Pairs[0][1], peer.Agree(size, y, x).Pairs[0][1]
		if diff := cmp.Diff(one, two, cmpopts.EquateNaNs(), cmpopts.EquateApprox(0, 1e-12)); diff != "" {
			t.Fatal(diff)
		}
		if one.Common > size || one.Jaccard < 0 || one.Jaccard > 1 || one.Rank < -1-1e-12 || one.Rank > 1+1e-12 {
			t.Fatalf("%+v", one)
		}
		slices.Reverse(y)
		if turned := peer.Agree(size, x, y).Pairs[0][1]; one.Ranked > 1 && math.Abs(turned.Rank+one.Rank) > 1e-12 {
			t.Fatalf("the reverse of %v is %v", one.Rank, turned.Rank)
		}
	})
}
