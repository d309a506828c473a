package peer

import (
	"math"

	"github.com/bonbogi/bonbogi"
)

// whiten turns points so that the Euclidean distance between them is that of Mahalanobis: with
// correlations R = Uᵀ·U, |U⁻ᵀδ|² = δᵀR⁻¹δ.
//
// The correlations of variables that nearly follow from each other have lost half of their digits, so U is then
// found in two steps, the second from what the first left: Yamamoto, Nakatsukasa, Yanagisawa and Fukaya (2015),
// Roundoff error analysis of the CholeskyQR2 algorithm, Electronic Transactions on Numerical Analysis 44. It is
// as exact as a factorisation of the values themselves.
func (sp *Space) whiten() error {
	k := len(sp.used)
	if len(sp.rows) <= k {
		return bonbogi.Errorf(bonbogi.Refused, "peer_too_few_rows", "the Mahalanobis distance by %d variables needs at least %d governments with all values, and there are %d; name fewer variables, or take the Euclidean distance", k, k+1, len(sp.rows))
	}
	factor := sp.correlations(nil)
	least, j := cholesky(factor, k)
	if !(least > determined) {
		return sp.collinear(factor, j)
	}
	if least < doubtful {
		rest := sp.correlations(factor)
		cholesky(rest, k)
		factor = product(rest, factor, k)
	}
	sp.factor = factor
	for r := range sp.rows {
		forward(factor, sp.points[r*k:(r+1)*k])
	}
	return nil
}

// correlations is the upper half of the sample correlations of the used variables, k×k; with a factor U, of U⁻ᵀz
// in place of the standardised variables z.
func (sp *Space) correlations(factor []float64) []float64 {
	k, n := len(sp.used), len(sp.rows)
	r, z := make([]float64, k*k), make([]float64, k)
	for p := range n {
		for i, x := range sp.points[p*k : (p+1)*k] {
			z[i] = x / sp.root[i]
		}
		if factor != nil {
			forward(factor, z)
		}
		for i, x := range z {
			row := r[i*k+i : (i+1)*k]
			for j, y := range z[i:] {
				row[j] += x * y
			}
		}
	}
	for i := range r {
		r[i] /= float64(n - 1)
	}
	return r
}

// determined is the part of a variable's variance that the others must leave over. Below it the variable
// follows from them, and what is left is rounding. Below doubtful that part has lost digits.
const (
	determined = 1e-10
	doubtful   = 1e-2
)

// cholesky replaces the upper half of the k×k matrix a by U with a = Uᵀ·U, and returns the smallest square on
// its diagonal. It ends where a variable follows from those before it: j is its number then, and above the
// diagonal its column is that of U.
func cholesky(a []float64, k int) (least float64, j int) {
	least = math.Inf(1)
	for i := range k {
		row := a[i*k : (i+1)*k]
		for m := range i {
			above := a[m*k : (m+1)*k]
			for j := i; j < k; j++ {
				row[j] -= above[i] * above[j]
			}
		}
		if least = min(least, row[i]); !(least > determined) {
			return least, i
		}
		pivot := math.Sqrt(row[i])
		for j := i; j < k; j++ {
			row[j] /= pivot
		}
	}
	return least, k
}

// product is a·b of two upper halves.
func product(a, b []float64, k int) []float64 {
	c := make([]float64, k*k)
	for i := range k {
		for m := i; m < k; m++ {
			for j := m; j < k; j++ {
				c[i*k+j] += a[i*k+m] * b[m*k+j]
			}
		}
	}
	return c
}

// forward solves Uᵀ·y = x in place.
func forward(u, x []float64) {
	k := len(x)
	for i := range x {
		row := u[i*k+i : (i+1)*k]
		y := x[i] / row[0]
		x[i] = y
		rest := x[i+1:]
		for j, a := range row[1:] {
			rest[j] -= a * y
		}
	}
}

// backward solves the first equations of U·y = x in place, as many as x has; U is k×k.
func backward(u, x []float64, k int) {
	for i := len(x) - 1; i >= 0; i-- {
		for j := i + 1; j < len(x); j++ {
			x[i] -= u[i*k+j] * x[j]
		}
		x[i] /= u[i*k+i]
	}
}

// collinear names the variable that follows from others and those: with the regression of it on all
// before it, whose standardised coefficients b solve U₁b = u.
func (sp *Space) collinear(u []float64, last int) error {
	k := len(sp.used)
	b := make([]float64, last)
	for i := range b {
		b[i] = u[i*k+last]
	}
	backward(u, b, k)
	var from, ids []string
	for j, x := range b {
		if math.Abs(x) > 1e-6 {
			v := sp.sample.Variables[sp.used[j]]
			from, ids = append(from, v.title()), append(ids, v.Name)
		}
	}
	v := sp.sample.Variables[sp.used[last]]
	return bonbogi.Errorf(bonbogi.Refused, "peer_collinear", "%s follows from %s, so the covariance has no inverse; leave one of them out, or take the Euclidean distance", v.title(), list(from)).
		About(append([]string{v.Name}, ids...)...)
}
