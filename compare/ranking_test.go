package compare_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
)

func measured(value, low, high float64) bonbogi.Figure {
	f := bonbogi.FigureOf(value)
	f.Low, f.High = low, high
	return f
}

func ranking(t testing.TB, ind bonbogi.Indicator, governments []string, figures []bonbogi.Figure) compare.Ranking {
	t.Helper()
	r, err := compare.Rank(ind, governments, figures)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func positionOf(r compare.Ranking, government string) (compare.Position, bool) {
	for _, p := range r.Positions {
		if p.Government == government {
			return p, true
		}
	}
	return compare.Position{}, false
}

func lines(r compare.Ranking) (out []string) {
	for _, p := range r.Positions {
		out = append(out, fmt.Sprintf("%d %d-%d %s %g p%g %+g %v", p.Rank, p.RankLow, p.RankHigh, p.Government, p.Figure.Value, p.Percentile, p.GapToMedian, p.BeyondMedian))
	}
	return out
}

func TestARankingHoldsThoseWithValuesAndNamesTheOthers(t *testing.T) {
	t.Parallel()
	ind := bonbogi.Indicator{Direction: bonbogi.Down, Rankable: true}
	provisional := measured(8, 7, 9)
	provisional.Status = bonbogi.Provisional
	nothing := bonbogi.FigureOf(math.NaN())
	r := ranking(t, ind, []string{"f", "e", "d", "c", "b", "a", "g", "h"}, []bonbogi.Figure{
		measured(4, 3, 5), measured(6, 4, 7.5), provisional, measured(6, 5.5, 6.5),
		bonbogi.NoFigure(bonbogi.NotApplicable, "no coast"), bonbogi.NoFigure(bonbogi.Missing, "late"), nothing, bonbogi.FigureOf(10),
	})
	want := []string{
		"1 1-3 f 4 p100 -2 true",
		"2 2-4 c 6 p62.5 +0 false",
		"2 1-5 e 6 p62.5 +0 false",
		"4 3-5 d 8 p25 +2 true",
		"5 0-0 h 10 p0 +4 false",
	}
	if diff := cmp.Diff(want, lines(r)); diff != "" {
		t.Error(diff)
	}
	apart := []compare.Apart{{Government: "a", Status: bonbogi.Missing, Note: "late"}, {Government: "g", Status: bonbogi.Missing}, {Government: "b", Status: bonbogi.NotApplicable, Note: "no coast"}}
	if diff := cmp.Diff(apart, r.Apart); diff != "" {
		t.Error(diff)
	}
	if want := (compare.Summary{N: 5, Min: 4, Q1: 6, Median: 6, Q3: 8, Max: 10}); r.Summary != want {
		t.Errorf("%+v", r.Summary)
	}
	if p, ok := positionOf(r, "d"); !ok || p.Rank != 4 || p.Figure.Status != bonbogi.Provisional {
		t.Errorf("%+v", p)
	}
	if _, ok := positionOf(r, "b"); ok {
		t.Error("what is not applicable has a position")
	}
}

func TestWhatIsNotRankableStandsByGovernment(t *testing.T) {
	t.Parallel()
	r := ranking(t, bonbogi.Indicator{Direction: bonbogi.Up}, []string{"c", "a", "b"}, []bonbogi.Figure{measured(1, 0, 2), measured(2, 1, 3), measured(3, 2, 4)})
	if diff := cmp.Diff([]string{"0 0-0 a 2 pNaN +0 false", "0 0-0 b 3 pNaN +1 false", "0 0-0 c 1 pNaN -1 false"}, lines(r)); diff != "" {
		t.Error(diff)
	}
	if r.Ranked || r.Summary.Median != 2 {
		t.Errorf("%+v", r)
	}
}

func TestWithoutADirectionTheLargestComesFirst(t *testing.T) {
	t.Parallel()
	r := ranking(t, bonbogi.Indicator{Direction: bonbogi.NoDirection, Rankable: true}, []string{"a", "b", "c"}, []bonbogi.Figure{bonbogi.FigureOf(1), bonbogi.FigureOf(3), bonbogi.FigureOf(2)})
	if got := []string{r.Positions[0].Government, r.Positions[1].Government, r.Positions[2].Government}; !slices.Equal(got, []string{"b", "c", "a"}) {
		t.Error(got)
	}
}

func TestAnEmptyRankingIsNoMistakeButColumnsOfTwoLengthsAre(t *testing.T) {
	t.Parallel()
	r := ranking(t, bonbogi.Indicator{Rankable: true}, []string{"a"}, []bonbogi.Figure{bonbogi.NoFigure(bonbogi.Suppressed, "")})
	if len(r.Positions) != 0 || len(r.Apart) != 1 || r.Summary.N != 0 || !math.IsNaN(r.Summary.Median) {
		t.Errorf("%+v", r)
	}
	if _, err := compare.Rank(bonbogi.Indicator{}, []string{"a"}, nil); err == nil {
		t.Error("a government without a figure was taken")
	}
}

func TestRangesShrinkWithTheIntervalsAndPercentilesFallWithTheRank(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "n")
		ind := bonbogi.Indicator{Direction: rapid.SampledFrom(bonbogi.Directions).Draw(t, "direction"), Rankable: true}
		governments := make([]string, n)
		values, below, above := make([]float64, n), make([]float64, n), make([]float64, n)
		for i := range n {
			governments[i] = fmt.Sprint("g", i)
			values[i] = float64(rapid.IntRange(-20, 20).Draw(t, "value"))
			below[i], above[i] = rapid.Float64Range(0, 30).Draw(t, "below"), rapid.Float64Range(0, 30).Draw(t, "above")
		}
		rank := func(width float64) map[string]compare.Position {
			figures := make([]bonbogi.Figure, n)
			for i, v := range values {
				figures[i] = measured(v, v-width*below[i], v+width*above[i])
			}
			r, err := compare.Rank(ind, governments, figures)
			if err != nil {
				t.Fatal(err)
			}
			by, ties := map[string]compare.Position{}, map[int]int{}
			for i, p := range r.Positions {
				if p.RankLow > p.Rank || p.Rank > p.RankHigh {
					t.Fatalf("rank %d is not from %d to %d", p.Rank, p.RankLow, p.RankHigh)
				}
				if p.Figure.Value == r.Summary.Median && (p.GapToMedian != 0 || p.BeyondMedian) {
					t.Fatalf("the median is %v from itself", p.GapToMedian)
				}
				if i > 0 && n > 1 && p.Percentile > r.Positions[i-1].Percentile {
					t.Fatalf("%v follows %v", p.Percentile, r.Positions[i-1].Percentile)
				}
				by[p.Government], ties[p.Rank] = p, ties[p.Rank]+1
			}
			for _, p := range r.Positions {
				if width == 0 && (p.RankLow != p.Rank || p.RankHigh != p.Rank+ties[p.Rank]-1) {
					t.Fatalf("without intervals the rank %d is from %d to %d, and %d tie", p.Rank, p.RankLow, p.RankHigh, ties[p.Rank])
				}
			}
			return by
		}
		wide, narrow := rank(1), rank(rapid.Float64Range(0, 1).Draw(t, "width"))
		rank(0)
		for g, p := range narrow {
			if q := wide[g]; p.RankLow < q.RankLow || p.RankHigh > q.RankHigh {
				t.Fatalf("%s: from %d to %d, and with wider intervals from %d to %d", g, p.RankLow, p.RankHigh, q.RankLow, q.RankHigh)
			}
		}
	})
}

func TestALargeRankingIsTheSameAsASmallOne(t *testing.T) {
	t.Parallel()
	for _, method := range bonbogi.IntervalMethods {
		ind, governments, figures := crowd(6000, method)
		r := ranking(t, ind, governments, figures)
		if len(r.Positions) != 6000 {
			t.Fatalf("%d positions", len(r.Positions))
		}
		for i, p := range r.Positions {
			if i > 0 {
				before := r.Positions[i-1]
				if before.Figure.Value > p.Figure.Value || before.Figure.Value == p.Figure.Value && (before.Government > p.Government || before.Rank != p.Rank) {
					t.Fatalf("%s: %+v before %+v", method, before, p)
				}
			}
			if p.Rank < p.RankLow || p.Rank > p.RankHigh || p.Interval.Origin == compare.Unknown {
				t.Fatalf("%s: %+v", method, p)
			}
		}
	}
}
