package chart

import (
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// Classing is how values are put into classes.
type Classing uint8

// The ways. Both keep equal values in one class.
const (
	Quantiles Classing = iota // equally many governments in each class
	Jenks                     // classes as alike within as possible
)

const mostClasses = 5

// class is one of the classes of a map.
type class struct {
	low, high float64 // its least and greatest value
	count     int
	paint     paint
}

type classes []class

// classify puts finite values into at most five classes, fewer where there are fewer different values.
func classify(values []float64, by Classing) classes {
	v := slices.DeleteFunc(slices.Clone(values), func(v float64) bool { return !finite(v) })
	slices.Sort(v)
	if len(v) == 0 {
		return nil
	}
	uppers := quantiles(v, mostClasses)
	if by == Jenks {
		uppers = jenks(v, mostClasses)
	}
	paints := [mostClasses + 1][]paint{1: {class3}, 2: {class2, class4}, 3: {class1, class3, class5}, 4: {class1, class2, class4, class5}, 5: {class1, class2, class3, class4, class5}}[len(uppers)]
	var out classes
	from := 0
	for i, u := range uppers {
		to := from
		for to < len(v) && v[to] <= u {
			to++
		}
		out = append(out, class{v[from], v[to-1], to - from, paints[i]})
		from = to
	}
	return out
}

// of is the class of a value that was among those classified.
func (c classes) of(v float64) class {
	for _, k := range c {
		if v <= k.high {
			return k
		}
	}
	return c[len(c)-1]
}

// quantiles are the greatest values of n classes of sorted values.
func quantiles(v []float64, n int) []float64 {
	var out []float64
	for i := 1; i <= n; i++ {
		out = append(out, v[max((i*len(v)+n-1)/n-1, 0)])
	}
	return slices.Compact(out)
}

// mostDistinct bounds the work of jenks, which grows with the square of the number of different values.
const mostDistinct = 1500

// jenks are the greatest values of n classes of sorted values with the least sum of squared deviations from the
// means of the classes (Fisher, On Grouping for Maximum Homogeneity, 1958; Jenks, 1977).
func jenks(v []float64, n int) []float64 {
	x := slices.Compact(slices.Clone(v))
	if len(x) > mostDistinct {
		return quantiles(v, n)
	}
	n = min(n, len(x))
	// From the least value on and by the range, so that squares of large values that differ little keep their digits.
	least, reach := x[0], max(x[len(x)-1]/2-x[0]/2, 1e-300)
	weight, sum, square := make([]float64, len(x)+1), make([]float64, len(x)+1), make([]float64, len(x)+1)
	k := 0
	for i, a := range x {
		w := 0.0
		for ; k < len(v) && v[k] == a; k++ {
			w++
		}
		a = (a/2 - least/2) / reach
		weight[i+1], sum[i+1], square[i+1] = weight[i]+w, sum[i]+w*a, square[i]+w*a*a
	}
	cost := func(i, j int) float64 { // of a class from x[i] up to, without, x[j]
		w, s := weight[j]-weight[i], sum[j]-sum[i]
		return max(square[j]-square[i]-s*s/w, 0)
	}
	best, from := make([][]float64, n+1), make([][]int, n+1)
	for c := range best {
		best[c], from[c] = make([]float64, len(x)+1), make([]int, len(x)+1)
		for j := range best[c] {
			best[c][j] = math.Inf(1)
		}
	}
	best[0][0] = 0
	for c := 1; c <= n; c++ {
		for j := c; j <= len(x); j++ {
			for i := c - 1; i < j; i++ {
				if b := best[c-1][i] + cost(i, j); b < best[c][j] {
					best[c][j], from[c][j] = b, i
				}
			}
		}
	}
	out := make([]float64, n)
	for c, j := n, len(x); c > 0; c-- {
		out[c-1] = x[j-1]
		j = from[c][j]
	}
	return out
}

// classLegend prints the classes from the greatest down, at x with a width, and what the patterns mean.
func (s *sheet) classLegend(c classes, n Number, by Classing, without []bonbogi.Status, x, width float64) {
	caption := s.frame.Words.Quantiles
	switch {
	case len(c) == 0:
		caption = ""
	case len(c) == 1 && c[0].low == c[0].high:
		caption = s.frame.Words.OneClass
	case by == Jenks:
		caption = s.frame.Words.Jenks
	}
	if unit := n.Unit; unit != "" && len(c) > 0 {
		s.y += lineStep
		s.group(style{fill: inkSoft}).add(text{x, s.y - 4, sizeSmall, start, true, shorten(unit, sizeSmall, true, width)})
	}
	row := func(p paint, words, count string) {
		s.group(style{fill: p, stroke: line, width: 0.8}).add(rect{x + 0.5, s.y + 2, 26, 18, 2})
		s.group(style{fill: ink}).add(text{x + 36, s.y + 15.5, sizeText, start, false, shorten(words, sizeText, false, width-84)})
		s.group(style{fill: inkFaint}).add(text{x + width, s.y + 15.5, sizeSmall, end, false, count})
		s.y += 24
	}
	for i := len(c) - 1; i >= 0; i-- {
		words := n.Format(c[i].low)
		if high := n.Format(c[i].high); high != words {
			words += " – " + high
		}
		row(c[i].paint, words, itoa(c[i].count))
	}
	counts := map[bonbogi.Status]int{}
	for _, st := range without {
		counts[reasonOf(st)]++
	}
	for _, st := range []bonbogi.Status{bonbogi.Missing, bonbogi.NotApplicable, bonbogi.Suppressed} {
		if counts[st] > 0 {
			row(hatchOf(st), s.frame.Words.status(st), itoa(counts[st]))
		}
	}
	s.y += 4
	g := s.group(style{fill: inkFaint})
	for _, words := range wrap(caption, sizeSmall, false, width) {
		s.y += lineStep
		g.add(text{x, s.y - 4, sizeSmall, start, false, words})
	}
}

// reasonOf is why there is no value: one of those that have a pattern.
func reasonOf(st bonbogi.Status) bonbogi.Status {
	if st == bonbogi.NotApplicable || st == bonbogi.Suppressed {
		return st
	}
	return bonbogi.Missing
}
