package block

import (
	"math"
	"math/rand/v2"
	"testing"
)

// columns of 4,096 numbers, as they are published.
func benchColumns() map[string][]float64 {
	r := rand.New(rand.NewPCG(1, 2))
	all := map[string][]float64{}
	for name, one := range map[string]func() float64{
		"counts":    func() float64 { return float64(r.IntN(1_000_000)) },
		"shares":    func() float64 { return float64(r.IntN(1001)) / 10 },
		"fractions": r.Float64,
		"mixed":     func() float64 { return float64(r.IntN(1_000_000)) * []float64{1, 0.01, 1e6}[r.IntN(3)] },
	} {
		column := make([]float64, Slots)
		for i := range column {
			column[i] = one()
			if r.IntN(100) == 0 {
				column[i] = math.NaN()
			}
		}
		all[name] = column
	}
	return all
}

func BenchmarkPack(b *testing.B) {
	for name, column := range benchColumns() {
		b.Run(name, func(b *testing.B) {
			var p Packer
			var packed []byte
			for b.Loop() {
				packed = p.AppendNumbers(packed[:0], column)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*Slots), "ns/number")
			b.ReportMetric(float64(len(packed))/Slots, "bytes/number")
		})
	}
}

func BenchmarkUnpack(b *testing.B) {
	for name, column := range benchColumns() {
		b.Run(name, func(b *testing.B) {
			var p Packer
			packed := p.AppendNumbers(nil, column)
			var numbers []float64
			for b.Loop() {
				var err error
				if numbers, err = UnpackNumbers(numbers, packed); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*Slots), "ns/number")
		})
	}
}
