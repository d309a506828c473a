package peer

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// Variable is one of the circumstances in which governments are compared.
type Variable struct {
	Name   string
	Weight float64   // of the squared distance; at 0 the variable is not looked at
	Values []float64 // one a government; NaN or infinite: not known
	Title  string    // what people call it, in refusals; empty: by its name
}

func (v Variable) title() string { return cmp.Or(v.Title, v.Name) }

// Sample is what is known of a number of governments.
type Sample struct {
	IDs       []string // distinct
	Variables []Variable
}

// LeftOut is a government that has no place, because something is not known of it.
type LeftOut struct {
	ID      string
	Index   int      // in the sample
	Missing []string // names of variables
}

// heaviest is the largest weight; beyond it the squares of distances would leave the range of a float64.
const heaviest = 1e100

// check refuses a sample whose shape or weights make no sense.
func (s Sample) check() error {
	used := 0
	for i, v := range s.Variables {
		switch {
		case len(v.Values) != len(s.IDs):
			return fmt.Errorf("peer: variable %s has %d values for %d governments", v.Name, len(v.Values), len(s.IDs))
		case !(v.Weight >= 0 && v.Weight <= heaviest):
			return bonbogi.Errorf(bonbogi.Invalid, "peer_weight", "%v is no weight of %s; give a number from 0 to %g", v.Weight, v.title(), heaviest)
		case slices.ContainsFunc(s.Variables[:i], func(w Variable) bool { return w.Name == v.Name }):
			return bonbogi.Errorf(bonbogi.Invalid, "peer_twice", "%s is named twice; name it once, with a larger weight", v.title())
		case v.Weight > 0:
			used++
		}
	}
	if used == 0 {
		return bonbogi.Errorf(bonbogi.Invalid, "peer_variables", "nothing is named by which governments could be compared; name at least one variable with a weight over 0")
	}
	return nil
}

// complete returns the rows of the governments of whom every weighted variable is known, and the others
// with what is missing.
func (s Sample) complete() (rows []int, out []LeftOut) {
	rows = make([]int, 0, len(s.IDs))
	for i, id := range s.IDs {
		var missing []string
		for j := range s.Variables {
			if v := &s.Variables[j]; v.Weight > 0 && !known(v.Values[i]) {
				missing = append(missing, v.Name)
			}
		}
		if missing == nil {
			rows = append(rows, i)
		} else {
			out = append(out, LeftOut{id, i, missing})
		}
	}
	return rows, out
}

func known(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// list is "a, b and c".
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
