package chart

import (
	"cmp"
	"math"
	"slices"

	"github.com/bonbogi/bonbogi/internal/table"
)

// Shares takes distances apart: a bar a peer, all of one length, with a segment a variable that is as long as
// its share of the squared distance. The variables with the largest shares have a segment and a letter of
// their own; the others share the last one.
type Shares struct {
	Frame
	Number    Number // of the distances
	Variables []string
	Rows      []ShareRow
}

// ShareRow is one peer.
type ShareRow struct {
	Name     string
	Distance float64
	Shares   []float64 // by variable, adding to 1; all NaN or zero where the distance is zero
}

// segments is how many variables have a segment of their own.
const segments = 5

var segmentPaints = [segments + 1]paint{class5, class2, class4, class1, class3, restHatch}

// Draw implements Picture.
func (c Shares) Draw(l Layout) *Scene {
	s := c.sheet(l)
	shown := c.largest()
	if len(c.Rows) == 0 || len(shown) == 0 {
		return s.empty()
	}
	var keys []key
	for k, v := range shown {
		keys = append(keys, key{letterSign(k), c.Variables[v]})
	}
	if len(c.Variables) > len(shown) {
		keys = append(keys, key{letterSign(segments), c.Words.Rest + " (" + itoa(len(c.Variables)-len(shown)) + ")"})
	}
	if slices.ContainsFunc(c.Rows, ShareRow.negative) {
		keys = append(keys, key{nothing, c.Words.Nearer})
	}
	s.legend(keys...)
	names, distances := make([]string, len(c.Rows)), make([]string, len(c.Rows))
	for i, r := range c.Rows {
		names[i], distances[i] = r.Name, c.Number.Format(r.Distance)
	}
	pitch, left := 28.0, widest(names, sizeText, false, 190)+10
	right := s.Width - widest(distances, sizeText, false, 90) - 14
	if l == Narrow {
		pitch, left, right = 50, 0, s.Width
	}
	s.group(style{fill: inkFaint}).add(text{s.Width, s.y + 11, sizeSmall, end, false, shorten(c.Words.Distance, sizeSmall, false, s.Width/2)})
	s.y += 18
	for i, r := range c.Rows {
		y := s.y + pitch*float64(i)
		if l == Narrow {
			s.group(style{fill: ink}).add(text{0, y + 15, sizeText, start, false, shorten(r.Name, sizeText, false, s.Width*0.7)})
			s.group(style{fill: inkSoft}).add(text{s.Width, y + 15, sizeText, end, false, distances[i]})
			y += 20
		} else {
			s.group(style{fill: ink}).add(text{left - 10, y + 18, sizeText, end, false, shorten(r.Name, sizeText, false, left-10)})
			s.group(style{fill: inkSoft}).add(text{s.Width, y + 18, sizeText, end, false, distances[i]})
			y += 3
		}
		c.bar(s, r, shown, left, right, y)
	}
	s.y += pitch*float64(len(c.Rows)) + 4
	return s.end()
}

// largest are the variables with the largest shares over all rows, in that order.
func (c Shares) largest() []int {
	sums := make([]float64, len(c.Variables))
	order := make([]int, len(c.Variables))
	for v := range sums {
		order[v] = v
		for _, r := range c.Rows {
			sums[v] += r.share(v)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sums[b], sums[a]) })
	return order[:min(segments, len(order))]
}

// negative reports whether a variable brings the two nearer, as by Mahalanobis one can: then another is over 1.
func (r ShareRow) negative() bool {
	return slices.ContainsFunc(r.Shares, func(share float64) bool { return share < 0 })
}

// share is the share of a variable as far as it keeps the two apart. Where one is negative the bar divides what is
// over 0, the numbers in it are the shares themselves, and the table has all of them.
func (r ShareRow) share(v int) float64 {
	if s := at(r.Shares, v); s > 0 && finite(s) {
		return s
	}
	return 0
}

// parts are the shares as segments: those shown, then the rest; each as a part of the bar, and in whole percent.
func (r ShareRow) parts(shown []int) (out [segments + 1]float64, whole []int) {
	sum := 0.0
	for k, v := range shown {
		out[k] = r.share(v)
	}
	for v := range r.Shares {
		sum += r.share(v)
	}
	rest := sum
	for k := range shown {
		rest -= out[k]
	}
	out[segments] = max(rest, 0)
	for _, share := range out {
		whole = append(whole, int(math.Round(100*share)))
	}
	if sum > 0 {
		for k := range out {
			out[k] /= sum
		}
	}
	if !r.negative() {
		whole = percents(out[:])
	}
	return out, whole
}

// percents are whole percents of parts that add to 100: what rounding takes away goes to those that lost
// most by it (the method of the largest remainder).
func percents(parts []float64) []int {
	out := make([]int, len(parts))
	order := make([]int, len(parts))
	left, any := 100, false
	for i, p := range parts {
		order[i] = i
		out[i] = int(math.Floor(100*p + 1e-9))
		left -= out[i]
		any = any || p > 0
	}
	if !any {
		return out
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(100*parts[b]-float64(out[b]), 100*parts[a]-float64(out[a]))
	})
	for i := 0; i < left && i < len(order); i++ {
		if parts[order[i]] > 0 {
			out[order[i]]++
		}
	}
	return out
}

func (c Shares) bar(s *sheet, r ShareRow, shown []int, left, right, y float64) {
	const thick = 22.0
	parts, whole := r.parts(shown)
	x := left
	for k, p := range parts {
		w := p * (right - left)
		if w <= 0 {
			continue
		}
		about, letter := c.Words.Rest, segmentLetter(k)
		if k < len(shown) {
			about = c.Variables[shown[k]]
		}
		s.group(style{fill: segmentPaints[k], stroke: ground, width: 1.5}).add(titled{rect{x, y, w, thick, 0}, r.Name + ", " + about + ": " + itoa(whole[k]) + "%"})
		words := letter + " " + itoa(whole[k]) + "%"
		if letter == "" {
			words = itoa(whole[k]) + "%"
		}
		if textWidth(words, sizeSmall, true)+8 > w {
			words = letter
		}
		if words != "" && textWidth(words, sizeSmall, true)+3 < w {
			s.segmentWords(k, x+w/2, y+thick/2, words)
		}
		x += w
	}
	if x == left {
		s.group(style{fill: ground, stroke: line, width: 0.8}).add(rect{left, y, right - left, thick, 0})
		s.group(style{fill: inkSoft}).add(text{(left + right) / 2, y + 15.5, sizeSmall, middle, false, "0"})
		return
	}
	s.group(style{stroke: line, width: 0.8}).add(rect{left, y, right - left, thick, 0})
}

// segmentLetter is what a segment is called in the picture, so that its colour need not be seen.
func segmentLetter(k int) string {
	if k >= segments {
		return ""
	}
	return string(rune('A' + k))
}

func (s *sheet) segmentWords(k int, x, y float64, words string) {
	if k >= segments { // words on a hatch need a ground
		w := textWidth(words, sizeSmall, true) + 6
		s.group(style{fill: ground}).add(rect{x - w/2, y - 8, w, 16, 2})
	}
	s.group(style{fill: onClass(segmentPaints[k])}).add(text{x, y + 4.5, sizeSmall, middle, true, words})
}

func letterSign(k int) func(*sheet, float64, float64) {
	return func(s *sheet, x, y float64) {
		s.group(style{fill: segmentPaints[k], stroke: line, width: 0.8}).add(rect{x + 0.5, y - 8, signWidth - 1, 16, 1.5})
		if k < segments {
			s.segmentWords(k, x+signWidth/2, y, segmentLetter(k))
		}
	}
}

// Table implements Picture.
func (c Shares) Table() table.Table {
	head := []string{c.Words.Government, c.Words.Distance}
	for _, v := range c.Variables {
		head = append(head, axisName("", v, c.Words.Share))
	}
	t := c.table(head...)
	n := Number{Decimals: 1, Unit: "%"}
	for _, r := range c.Rows {
		row := []table.Cell{table.Text(r.Name), boundCell(r.Distance, c.Number)}
		for v := range c.Variables {
			s := 100 * at(r.Shares, v)
			row = append(row, table.Number(s, n.WithUnit(s)))
		}
		c.add(&t, row...)
	}
	return t
}
