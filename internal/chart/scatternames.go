package chart

import "slices"

// beside puts a name at the first free place around a point, the nearest first, with a line to it from
// farther away. A role model's is left out where there is none; one's own is put over whatever is there.
func (s *sheet) beside(name string, x, y float64, p paint, must bool, area rect, taken *[]rect) {
	name = shorten(name, sizeSmall, must, 150)
	w := textWidth(name, sizeSmall, must) + 6
	const high = 17.0
	put := func(at rect, far bool) {
		*taken = append(*taken, at)
		if far {
			s.group(style{stroke: p, width: 1}).add(segment(x, y, min(max(x, at.x), at.x+at.w), min(max(y, at.y), at.y+at.h)))
		}
		s.group(style{fill: ground}).add(rect{at.x, at.y, at.w, at.h, 3})
		s.group(style{fill: p}).add(text{at.x + 3, at.y + 13, sizeSmall, start, must, name})
	}
	for _, d := range []float64{9, 26, 46, 70, 100, 140} {
		for _, to := range [8]point{{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {0.7, -0.7}, {0.7, 0.7}, {-0.7, -0.7}, {-0.7, 0.7}} {
			at := rect{x + d*to.x - w/2 + to.x*w/2, y + d*to.y - high/2 + to.y*high/2, w, high, 0}
			inside := at.x >= area.x && at.y >= area.y && at.x+at.w <= area.x+area.w && at.y+at.h <= area.y+area.h
			if inside && !slices.ContainsFunc(*taken, at.touches) {
				put(at, d > 9)
				return
			}
		}
		if !must && d > 26 {
			return
		}
	}
	put(rect{min(max(x-w/2, 0), s.Width-w), y - 28, w, high, 0}, true)
}

func (r rect) touches(q rect) bool {
	return r.x < q.x+q.w && q.x < r.x+r.w && r.y < q.y+q.h && q.y < r.y+r.h
}
