package chart

import (
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// plot is the area of a picture over time: where values and periods lie.
type plot struct {
	*sheet
	axis
	time   Time
	x      []float64
	number Number
	small  bool // a panel among many: no marks but the last and those that stand alone or may change
}

// at is the i-th value, NaN beyond the end.
func at(values []float64, i int) float64 {
	if i < len(values) {
		return values[i]
	}
	return math.NaN()
}

// band draws the middle half of the peers and their median.
func (p plot) band(b Band) {
	area := path{closed: true}
	edges, medians := path{}, path{}
	for _, r := range p.runs(b, b.Low, b.High) {
		low, high := p.run(b.Low, r.from, r.to), p.run(b.High, r.from, r.to)
		edges.lines = append(edges.lines, low, high)
		ring := append([]point{}, high...)
		for i := len(low) - 1; i >= 0; i-- {
			ring = append(ring, low[i])
		}
		area.lines = append(area.lines, ring)
	}
	for _, r := range p.runs(b, b.Median) {
		medians.lines = append(medians.lines, p.run(b.Median, r.from, r.to))
	}
	p.group(style{fill: band}).add(nonEmpty(area)...)
	p.group(style{stroke: bandLine, width: 1}).add(nonEmpty(edges)...)
	p.group(style{stroke: ink, width: 1.6, dash: dashes}).add(nonEmpty(medians)...)
}

// stretch is some periods that follow each other, up to, without, the last.
type stretch struct{ from, to int }

// runs are the stretches of periods in which there are all of the values, interrupted by the breaks of a band.
func (p plot) runs(b Band, values ...[]float64) (out []stretch) {
	open := false
	for i := range p.x {
		there := !slices.ContainsFunc(values, func(v []float64) bool { return !finite(at(v, i)) })
		switch {
		case !there:
		case open && !(i < len(b.Breaks) && b.Breaks[i]):
			out[len(out)-1].to = i + 1
		default:
			out = append(out, stretch{i, i + 1})
		}
		open = there
	}
	return out
}

func nonEmpty(p path) []item {
	if len(p.lines) == 0 {
		return nil
	}
	return []item{p}
}

// run is the line through consecutive values; a single one is a short level line.
func (p plot) run(values []float64, from, to int) []point {
	if to-from == 1 {
		y := p.of(values[from])
		return []point{{p.x[from] - 4, y}, {p.x[from] + 4, y}}
	}
	var out []point
	for i := from; i < to; i++ {
		out = append(out, point{p.x[i], p.of(values[i])})
	}
	return out
}

// line draws a government: whole between sure values, dashed to one that may change, interrupted where a
// value is missing and where the way of measuring changed.
func (p plot) line(l Line, r Role) {
	width, size := 2.6, 4.0
	if r != Own {
		width, size = 1.6, 3.2
	}
	if p.small {
		width, size = 2, 3
	} else if len(p.x) > 30 {
		size *= 0.7
	}
	last := l.last(p.time)
	whole, dashed, whiskers := path{}, path{}, path{}
	var full, hollow []item
	for i := range p.x {
		f := l.at(i)
		if !has(f) {
			continue
		}
		here := point{p.x[i], p.of(f.Value)}
		if i > 0 && has(l.at(i-1)) && f.Status != bonbogi.Break {
			before := l.at(i - 1)
			to := &whole
			if tentative(f.Status) || tentative(before.Status) {
				to = &dashed
			}
			if n := len(to.lines); n > 0 && to.lines[n-1][len(to.lines[n-1])-1].x == p.x[i-1] {
				to.lines[n-1] = append(to.lines[n-1], here)
			} else {
				to.lines = append(to.lines, []point{{p.x[i-1], p.of(before.Value)}, here})
			}
		}
		if low, high, ok := interval(f); ok && r == Own && !p.small {
			whiskers.lines = append(whiskers.lines, []point{{here.x, p.of(low)}, {here.x, p.of(high)}})
		}
		it := titled{roles[r].marker.mark(here.x, here.y, size), tip(l.Name+", "+p.time.label(i), f, p.number, p.frame.Words)}
		alone := (i == 0 || !has(l.at(i-1)) || f.Status == bonbogi.Break) && (!has(l.at(i+1)) || l.at(i+1).Status == bonbogi.Break)
		if p.small && i != last && !alone && !tentative(f.Status) {
			continue
		}
		if tentative(f.Status) {
			hollow = append(hollow, it)
		} else {
			full = append(full, it)
		}
	}
	color := roles[r].fill
	p.group(style{stroke: color, width: 1}).add(nonEmpty(whiskers)...)
	p.group(style{stroke: color, width: width}).add(nonEmpty(whole)...)
	p.group(style{stroke: color, width: width, dash: []float64{5, 4}}).add(nonEmpty(dashed)...)
	p.group(dotStyle(r, false)).add(full...)
	p.group(dotStyle(r, true)).add(hollow...)
}

// breaks marks where the way of measuring changed.
func (p plot) breaks(l Line, top, bottom float64) {
	marks := path{}
	for i := range p.x {
		if l.at(i).Status != bonbogi.Break {
			continue
		}
		x := p.x[i]
		if i > 0 {
			x = (p.x[i-1] + p.x[i]) / 2
		}
		marks.lines = append(marks.lines, []point{{x, top}, {x, bottom}})
	}
	p.group(style{stroke: warningLine, width: 1.6, dash: []float64{2, 2}}).add(nonEmpty(marks)...)
}
