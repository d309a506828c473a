package peer_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/peer"
)

// many draws n governments with k variables that have something in common.
func many(n, k int) peer.Sample {
	r := rand.New(rand.NewPCG(1, 2))
	s := peer.Sample{IDs: make([]string, n), Variables: make([]peer.Variable, k)}
	size := make([]float64, n)
	for i := range s.IDs {
		s.IDs[i] = fmt.Sprintf("government-%06d", i)
		size[i] = r.NormFloat64()
	}
	for j := range s.Variables {
		s.Variables[j] = peer.Variable{Name: fmt.Sprint("v", j), Weight: 1, Values: make([]float64, n)}
		for i := range n {
			s.Variables[j].Values[i] = size[i] + r.NormFloat64()
		}
	}
	return s
}

// BenchmarkPeers is one question from plain columns on: the space, the twenty nearest, their shares.
func BenchmarkPeers(b *testing.B) {
	for _, n := range []int{3_000, 100_000} {
		s := many(n, 40)
		for _, method := range bonbogi.PeerMethods {
			b.Run(fmt.Sprintf("governments=%d/%s", n, method), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					sp := space(b, s, method)
					for _, p := range nearest(b, sp, s.IDs[n/2], 20, nil) {
						if _, err := sp.Explain(s.IDs[n/2], p.ID); err != nil {
							b.Fatal(err)
						}
					}
				}
			})
		}
	}
}

// BenchmarkNearest is one more question to a space that is there.
func BenchmarkNearest(b *testing.B) {
	for _, n := range []int{3_000, 100_000} {
		s := many(n, 40)
		sp := space(b, s, bonbogi.Euclidean)
		b.Run(fmt.Sprintf("governments=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				nearest(b, sp, s.IDs[n/2], 20, nil)
			}
		})
	}
}
