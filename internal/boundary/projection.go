package boundary

import "math"

// project returns a way from degrees to the plane that fits the area from one corner to the other: Lambert's
// conformal conic projection with two standard parallels a sixth from the edges (Snyder, Map Projections:
// A Working Manual, 1987, p. 107), as the maps of Korea and of most of Europe have it. Near the equator and
// the poles, where it is none, degrees are drawn as they are, narrowed by the cosine of the middle latitude.
// What is no degrees is taken to be projected already. y grows to the north.
func project(low, high Point) func(Point) Point {
	if low[0] < -180.001 || high[0] > 360.001 || low[1] < -90.001 || high[1] > 90.001 {
		return func(p Point) Point { return p }
	}
	const rad = math.Pi / 180
	l0 := (low[0] + high[0]) / 2 * rad
	middle := (low[1] + high[1]) / 2 * rad
	reach := (high[1] - low[1]) * rad
	p1, p2 := low[1]*rad+reach/6, high[1]*rad-reach/6
	if math.Abs(middle) < 10*rad || math.Abs(middle) > 75*rad || high[0]-low[0] > 120 || low[1]*high[1] < 0 {
		k := max(math.Cos(middle), 0.05)
		return func(p Point) Point { return Point{(p[0]*rad - l0) * k, p[1] * rad} }
	}
	tan := func(phi float64) float64 { return math.Tan(math.Pi/4 + phi/2) }
	n := math.Sin(middle)
	if p2-p1 > 1e-6 {
		n = math.Log(math.Cos(p1)/math.Cos(p2)) / math.Log(tan(p2)/tan(p1))
	}
	f := math.Cos(p1) * math.Pow(tan(p1), n) / n
	rho := func(phi float64) float64 { return f / math.Pow(tan(phi), n) }
	rho0 := rho(middle)
	limit := 89.9 * rad // the pole that is not the cone's tip is infinitely far
	return func(p Point) Point {
		r, theta := rho(min(max(p[1]*rad, -limit), limit)), n*(p[0]*rad-l0)
		return Point{r * math.Sin(theta), rho0 - r*math.Cos(theta)}
	}
}

// bounds are the corners of all points. Longitudes on both sides of the date line are brought together.
func bounds(layer []shape) (low, high Point, ok bool) {
	low, high = Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, s := range layer {
		for _, r := range s.rings {
			for _, p := range r {
				for k := range p {
					low[k], high[k] = min(low[k], p[k]), max(high[k], p[k])
				}
			}
		}
	}
	return low, high, low[0] <= high[0] && low[1] <= high[1]
}
