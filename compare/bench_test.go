package compare_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/compare"
)

// crowd draws figures of n governments: a count among a population, with the interval that each method asks for.
func crowd(n int, method bonbogi.IntervalMethod) (bonbogi.Indicator, []string, []bonbogi.Figure) {
	r := rand.New(rand.NewPCG(3, 4))
	ind := bonbogi.Indicator{Direction: bonbogi.Down, Rankable: true, Interval: method, Per: 1000}
	governments, figures := make([]string, n), make([]bonbogi.Figure, n)
	for i := range figures {
		governments[i] = fmt.Sprintf("government-%06d", i)
		people := math.Exp(8 + 2*r.NormFloat64())
		count := math.Floor(people * 0.01 * math.Exp(0.5*r.NormFloat64()))
		f := bonbogi.FigureOf(1000 * count / people)
		f.Numerator, f.Denominator = count, people
		if method == bonbogi.IntervalNone {
			f.Low, f.High = 0.9*f.Value, 1.1*f.Value
		}
		figures[i] = f
	}
	return ind, governments, figures
}

func BenchmarkRank(b *testing.B) {
	for _, n := range []int{20, 300, 100_000} {
		for _, method := range bonbogi.IntervalMethods {
			ind, governments, figures := crowd(n, method)
			b.Run(fmt.Sprintf("governments=%d/interval=%s", n, method), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := compare.Rank(ind, governments, figures); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
