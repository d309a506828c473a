package peer_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/peer"
)

// digits is the precision of the distances that others are compared with, in bits.
const digits = 400

func exact(x float64) *big.Float { return new(big.Float).SetPrec(digits).SetFloat64(x) }

func add(a, b *big.Float) *big.Float      { return new(big.Float).SetPrec(digits).Add(a, b) }
func subtract(a, b *big.Float) *big.Float { return new(big.Float).SetPrec(digits).Sub(a, b) }
func times(a, b *big.Float) *big.Float    { return new(big.Float).SetPrec(digits).Mul(a, b) }
func over(a, b *big.Float) *big.Float     { return new(big.Float).SetPrec(digits).Quo(a, b) }

// exactly is the distance between two governments and its shares, by the textbook: the covariance of the values,
// solved by Gauss, in 400 bits. All values are known.
func exactly(s peer.Sample, m bonbogi.PeerMethod, own, other int) (distance float64, shares []float64) {
	k, n := len(s.Variables), len(s.IDs)
	centred := make([][]*big.Float, k)
	for j, v := range s.Variables {
		mean := exact(0)
		for _, x := range v.Values {
			mean = add(mean, exact(x))
		}
		mean = over(mean, exact(float64(n)))
		for _, x := range v.Values {
			centred[j] = append(centred[j], subtract(exact(x), mean))
		}
	}
	// The system S·y = δ, each variable times the root of its weight over its standard deviation: that leaves y·δ as
	// it is for Mahalanobis without weights, and is what weights mean with them.
	system := make([][]*big.Float, k)
	delta := make([]*big.Float, k)
	scale := make([]*big.Float, k)
	covariance := func(i, j int) *big.Float {
		sum := exact(0)
		for g := range n {
			sum = add(sum, times(centred[i][g], centred[j][g]))
		}
		return over(sum, exact(float64(n-1)))
	}
	for j, v := range s.Variables {
		scale[j] = new(big.Float).SetPrec(digits).Sqrt(covariance(j, j))
		root := new(big.Float).SetPrec(digits).Sqrt(exact(v.Weight))
		delta[j] = over(times(root, subtract(exact(v.Values[other]), exact(v.Values[own]))), scale[j])
	}
	for i := range k {
		for j := range k {
			switch {
			case m == bonbogi.Mahalanobis:
				system[i] = append(system[i], over(covariance(i, j), times(scale[i], scale[j])))
			case i == j:
				system[i] = append(system[i], exact(1))
			default:
				system[i] = append(system[i], exact(0))
			}
		}
		system[i] = append(system[i], delta[i])
	}
	for i := range k {
		for r := range k {
			if r == i {
				continue
			}
			factor := over(system[r][i], system[i][i])
			for c := range system[r] {
				system[r][c] = subtract(system[r][c], times(factor, system[i][c]))
			}
		}
	}
	squares := exact(0)
	parts := make([]*big.Float, k)
	for j := range k {
		parts[j] = times(delta[j], over(system[j][k], system[j][j]))
		squares = add(squares, parts[j])
	}
	for _, p := range parts {
		share, _ := over(p, squares).Float64()
		shares = append(shares, share)
	}
	distance, _ = new(big.Float).SetPrec(digits).Sqrt(squares).Float64()
	return distance, shares
}

func TestDistancesAndSharesAreThoseOfFourHundredBits(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 14))
	for c := range 40 {
		n, k := 12+r.IntN(20), 2+r.IntN(4)
		s := peer.Sample{}
		for i := range n {
			s.IDs = append(s.IDs, fmt.Sprint(i))
		}
		for j := range k {
			v := peer.Variable{Name: fmt.Sprint("v", j), Weight: 0.5 + r.Float64()}
			unit, zero := math.Pow(10, -9+21*r.Float64()), math.Pow(10, 4*r.Float64()) // 1e-9 to 1e12
			for i := range n {
				x := r.NormFloat64() + zero
				if j == 1 && c%2 == 0 { // nearly the one before it
					x = s.Variables[0].Values[i]/s.Variables[0].Values[0] + 1e-4*r.NormFloat64()*float64(c%3)
				}
				if j == 1 && c%6 == 0 {
					x += float64(i % 5)
				}
				v.Values = append(v.Values, x*unit)
			}
			s.Variables = append(s.Variables, v)
		}
		for _, m := range bonbogi.PeerMethods {
			sp := space(t, s, m)
			for other := 1; other < n; other += 5 {
				want, shares := exactly(s, m, 0, other)
				e, err := sp.Explain("0", s.IDs[other])
				if err != nil {
					t.Fatal(err)
				}
				if math.Abs(e.Distance-want) > 1e-10*want {
					t.Errorf("case %d, %s: %v, exactly %v", c, m, e.Distance, want)
				}
				sum, largest := 0.0, 1.0
				for j, share := range shares {
					sum, largest = sum+e.Parts[j].Share, max(largest, math.Abs(share))
				}
				for j, share := range shares {
					if math.Abs(e.Parts[j].Share-share) > 1e-10*largest {
						t.Errorf("case %d, %s: share %v, exactly %v", c, m, e.Parts[j].Share, share)
					}
				}
				if math.Abs(sum-1) > 1e-14*largest*float64(k) {
					t.Errorf("case %d, %s: shares add to %v", c, m, sum)
				}
			}
			for _, p := range nearest(t, sp, "0", 0, nil) {
				if want, _ := exactly(s, m, 0, p.Index); math.Abs(p.Distance-want) > 1e-10*want {
					t.Errorf("case %d, %s: %v in the order, exactly %v", c, m, p.Distance, want)
				}
			}
		}
	}
}
