package peer

import (
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// Space is where governments stand by their circumstances. It does not change once it is made, and may be
// asked from several goroutines.
type Space struct {
	LeftOut  []LeftOut // who has no place in it, in the order of the sample
	Constant []string  // variables that are the same everywhere: they add nothing to any distance

	sample Sample
	rows   []int     // of those who have a place, in the sample, ascending
	scale  []float64 // sample standard deviation of each variable; 0: it counts nothing
	used   []int     // the variables that count
	root   []float64 // of the weight, of each used variable
	factor []float64 // Mahalanobis: U of the correlations Uᵀ·U, k×k, row by row; nil for Euclidean
	points []float64 // len(rows)×k; the distance between two of them is the Euclidean one
	tie    float64   // distances that are no further apart are the same
}

// New places the governments of a sample. Variables are standardised by the mean and the sample standard
// deviation (n−1) over all governments of whom every variable is known; the others are LeftOut.
//
// Euclidean: d² = Σⱼ wⱼzⱼ², where zⱼ is the difference of two governments in standard deviations.
//
// Mahalanobis (1936), On the generalised distance in statistics: d² = δᵀS⁻¹δ with the sample covariance S
// and the differences δ. Here differences and covariance are those of the standardised variables, which
// leaves d as it is, and δⱼ = √wⱼ·zⱼ. So where the variables are not correlated both methods agree.
//
// What a person can mend is a bonbogi.Error: a weight that is none, fewer than two governments with a
// place, variables that are the same everywhere, and for Mahalanobis too few governments or variables of
// which one follows from others, which are named.
func New(s Sample, method bonbogi.PeerMethod) (*Space, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	sp := &Space{sample: s, scale: make([]float64, len(s.Variables))}
	sp.rows, sp.LeftOut = s.complete()
	if len(sp.rows) < 2 {
		return nil, bonbogi.Errorf(bonbogi.Refused, "peer_too_few", "%d of %d governments have all values; at least 2 are needed. Leave out the variable that is most often missing", len(sp.rows), len(s.IDs))
	}
	standards := make([]standard, len(s.Variables))
	sum := 0.0
	for j, v := range s.Variables {
		if v.Weight == 0 {
			continue
		}
		standards[j] = standardOf(v.Values, sp.rows)
		switch sd := standards[j].sd; {
		case sd == 0:
			sp.Constant = append(sp.Constant, v.Name)
			continue
		case !(sd > 0) || math.IsInf(sd, 0):
			return nil, bonbogi.Errorf(bonbogi.Invalid, "peer_range", "the values of %s are too large or too near to 0 to be standardised; give them in another unit", v.title()).About(v.Name)
		}
		sp.scale[j] = standards[j].sd
		sp.used, sp.root = append(sp.used, j), append(sp.root, math.Sqrt(v.Weight))
		sum += v.Weight
	}
	if len(sp.used) == 0 {
		return nil, bonbogi.Errorf(bonbogi.Refused, "peer_same", "%s: the same everywhere, so they tell no government from another; name other variables", list(sp.titles(sp.Constant)))
	}
	sp.tie = 1e-12 * math.Sqrt(sum)
	sp.place(standards)
	if method == bonbogi.Mahalanobis {
		if err := sp.whiten(); err != nil {
			return nil, err
		}
	}
	return sp, nil
}

// place fills points with √w·z of every government.
func (sp *Space) place(standards []standard) {
	k := len(sp.used)
	sp.points = make([]float64, len(sp.rows)*k)
	for j, variable := range sp.used {
		values, to, factor := sp.sample.Variables[variable].Values, standards[variable], sp.root[j]/sp.scale[variable]
		for r, i := range sp.rows {
			sp.points[r*k+j] = to.centred(values[i]) * factor
		}
	}
}

// Placed is how many governments have a place.
func (sp *Space) Placed() int { return len(sp.rows) }

// point is the place of a government of the sample; ok is false if it has none.
func (sp *Space) point(i int) (p []float64, ok bool) {
	r, ok := slices.BinarySearch(sp.rows, i)
	if !ok {
		return nil, false
	}
	k := len(sp.used)
	return sp.points[r*k : (r+1)*k : (r+1)*k], true
}

// find is the number in the sample of a government that has a place.
func (sp *Space) find(id string) (int, error) {
	i := slices.Index(sp.sample.IDs, id)
	if i < 0 {
		return 0, bonbogi.Errorf(bonbogi.NotFound, "peer_unknown", "%s is not among the %d governments", id, len(sp.sample.IDs))
	}
	if _, ok := sp.point(i); ok {
		return i, nil
	}
	for _, out := range sp.LeftOut {
		if out.ID == id {
			return 0, bonbogi.Errorf(bonbogi.Refused, "peer_not_placed", "%s has no value of %s, so nobody can be found to compare it with; leave that out, or supply the value", id, list(sp.titles(out.Missing))).About(append([]string{id}, out.Missing...)...)
		}
	}
	return 0, bonbogi.Errorf(bonbogi.Refused, "peer_not_placed", "%s has no place", id)
}

// titles are what people call variables.
func (sp *Space) titles(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		at := slices.IndexFunc(sp.sample.Variables, func(v Variable) bool { return v.Name == name })
		out[i] = sp.sample.Variables[at].title()
	}
	return out
}
