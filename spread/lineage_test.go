package spread_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi/spread"
)

// draw writes a tree as lines: ID, its takings, and after ! its loops.
func draw(n *spread.Node) string {
	var b strings.Builder
	var walk func(n *spread.Node, indent string)
	walk = func(n *spread.Node, indent string) {
		b.WriteString(indent + n.ID)
		for _, t := range n.Takings {
			b.WriteString(" " + t.ID)
		}
		for _, t := range n.Loops {
			b.WriteString(" !" + t.ID)
		}
		b.WriteString("\n")
		for _, c := range n.Children {
			walk(c, indent+". ")
		}
	}
	walk(n, "")
	return b.String()
}

func TestTree(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		takings []spread.Taking
		want    []string
	}{
		"nobody took it": {nil, []string{"origin"}},
		"down to the ministry and from there to all": {[]spread.Taking{
			{ID: "3", From: "ministry", To: "all", Date: "2021"},
			{ID: "1", From: "origin", To: "ministry", Date: "2020-06"},
			{ID: "2", From: "origin", To: "neighbour", Date: "2018-11"},
		}, []string{"origin", ". neighbour 2", ". ministry 1", ". . all 3"}},
		"several takings of one adopter are one node": {[]spread.Taking{
			{ID: "2", From: "origin", To: "a", Date: "2021"},
			{ID: "1", From: "origin", To: "a", Date: "2019"},
		}, []string{"origin", ". a 1 2"}},
		"the earliest known origin decides the place": {[]spread.Taking{
			{ID: "2", From: "b", To: "a", Date: "2021"},
			{ID: "1", From: "origin", To: "a", Date: "2019"},
			{ID: "0", To: "a", Date: "2018"},
			{ID: "3", From: "origin", To: "b", Date: "2020"},
		}, []string{"origin", ". a 0 1 2", ". b 3"}},
		"an unknown origin is under the root": {[]spread.Taking{
			{ID: "1", To: "a"},
		}, []string{"origin", ". a 1"}},
		"an origin without a record of its own is kept between": {[]spread.Taking{
			{ID: "1", From: "province", To: "a"},
		}, []string{"origin", ". province", ". . a 1"}},
		"by date, then by name, unknown dates last": {[]spread.Taking{
			{ID: "1", To: "d", Name: "가"},
			{ID: "2", To: "c", Name: "나", Date: "2021-07"},
			{ID: "3", To: "b", Name: "가", Date: "2021-07"},
			{ID: "4", To: "a", Name: "다", Date: "2021"},
		}, []string{"origin", ". a 4", ". b 3", ". c 2", ". d 1"}},
		"two that name each other are cut at the later": {[]spread.Taking{
			{ID: "1", From: "b", To: "a", Date: "2015"},
			{ID: "2", From: "a", To: "b", Date: "2016"},
		}, []string{"origin", ". b !2", ". . a 1"}},
		"a circle of three that also begins at the root": {[]spread.Taking{
			{ID: "1", From: "origin", To: "a", Date: "2014"},
			{ID: "2", From: "a", To: "b", Date: "2015"},
			{ID: "3", From: "b", To: "c", Date: "2016"},
			{ID: "4", From: "c", To: "a", Date: "2017"},
		}, []string{"origin", ". a 1 !4", ". . b 2", ". . . c 3"}},
		"back to the root": {[]spread.Taking{
			{ID: "1", From: "origin", To: "a"},
			{ID: "2", From: "a", To: "origin"},
		}, []string{"origin !2", ". a 1"}},
		"from itself": {[]spread.Taking{
			{ID: "1", From: "a", To: "a"},
		}, []string{"origin", ". a !1"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := strings.Join(c.want, "\n") + "\n"
			if diff := cmp.Diff(want, draw(spread.Tree("origin", c.takings))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// places are few, so that chains, forks and circles all come up.
var places = []string{"origin", "a", "b", "c", "d", "e", "f", ""}

func takings(t *rapid.T) []spread.Taking {
	n := rapid.IntRange(0, 20).Draw(t, "n")
	all := make([]spread.Taking, n)
	for i := range all {
		all[i] = spread.Taking{
			ID:   fmt.Sprint(i),
			From: rapid.SampledFrom(places).Draw(t, "from"),
			To:   rapid.SampledFrom(places[:7]).Draw(t, "to"),
			Date: rapid.SampledFrom([]string{"", "2014", "2014-02", "2021"}).Draw(t, "date"),
			Name: rapid.SampledFrom([]string{"가", "나"}).Draw(t, "name"),
		}
	}
	return all
}

func TestEveryTakingIsAtItsAdopterExactlyOnce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := takings(t)
		places, times := map[string]int{}, map[string]int{}
		var walk func(n *spread.Node, above []string)
		walk = func(n *spread.Node, above []string) {
			if places[n.ID]++; places[n.ID] > 1 {
				t.Fatalf("%s is in the tree twice", n.ID)
			}
			for _, k := range slices.Concat(n.Takings, n.Loops) {
				times[k.ID]++
				if k.To != n.ID {
					t.Fatalf("taking %s of %s is at %s", k.ID, k.To, n.ID)
				}
			}
			for _, k := range n.Takings {
				if k.From == n.ID {
					t.Fatalf("taking %s is from itself and no loop", k.ID)
				}
			}
			for _, c := range n.Children {
				walk(c, append(above, n.ID))
			}
		}
		walk(spread.Tree("origin", all), nil)
		for _, k := range all {
			if times[k.ID] != 1 {
				t.Fatalf("taking %s is in the tree %d times", k.ID, times[k.ID])
			}
		}
	})
}

func TestABranchIsATakingAndALoopComesFromBelow(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var walk func(n *spread.Node) (below []string)
		walk = func(n *spread.Node) []string {
			below := []string{n.ID}
			for _, c := range n.Children {
				taken := slices.ContainsFunc(c.Takings, func(k spread.Taking) bool { return k.From == n.ID })
				known := slices.ContainsFunc(c.Takings, func(k spread.Taking) bool { return k.From != "" })
				if !taken && (n.ID != "origin" || known) {
					t.Fatalf("%s hangs under %s, from which it took nothing: %v", c.ID, n.ID, c.Takings)
				}
				below = append(below, walk(c)...)
			}
			for _, k := range n.Loops {
				if !slices.Contains(below, k.From) {
					t.Fatalf("taking %s from %s is called a loop at %s, but does not come from below", k.ID, k.From, n.ID)
				}
			}
			for _, k := range n.Takings {
				if k.From != "" && slices.Contains(below, k.From) {
					t.Fatalf("taking %s from %s comes from below %s and is no loop", k.ID, k.From, n.ID)
				}
			}
			return below
		}
		walk(spread.Tree("origin", takings(t)))
	})
}

func TestTheOrderOfTheRecordsDoesNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := takings(t)
		mixed := rapid.Permutation(all).Draw(t, "mixed")
		if diff := cmp.Diff(draw(spread.Tree("origin", all)), draw(spread.Tree("origin", mixed))); diff != "" {
			t.Fatal(diff)
		}
	})
}

func ExampleTree() {
	root := spread.Tree("안양시", []spread.Taking{
		{ID: "1", From: "안양시", To: "광명시", Date: "2018-11"},
		{ID: "2", From: "안양시", To: "국토교통부", Date: "2021-07"},
		{ID: "3", From: "국토교통부", To: "지방자치단체 229곳"},
	})
	fmt.Print(draw(root))
	// Output:
	// 안양시
	// . 광명시 1
	// . 국토교통부 2
	// . . 지방자치단체 229곳 3
}

func BenchmarkTreeOfTenThousand(b *testing.B) {
	chain := make([]spread.Taking, 10_000)
	for i := range chain {
		chain[i] = spread.Taking{ID: fmt.Sprint(i), From: fmt.Sprint(i), To: fmt.Sprint(i + 1), Date: "2021"}
	}
	for b.Loop() {
		spread.Tree("0", chain)
	}
}
