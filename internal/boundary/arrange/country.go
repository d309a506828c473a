package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/bonbogi/bonbogi/internal/boundary"
)

// country is the municipalities: where each lies, which touch, and the tile of each.
type country struct {
	ids      []string
	at       map[string]int
	province []string
	place    []boundary.Point // y downwards
	edges    [][]int          // neighbours of each
	tile     []boundary.Tile
}

func (c *country) add(id, province string, p boundary.Point) {
	c.at[id] = len(c.ids)
	c.ids = append(c.ids, id)
	c.province = append(c.province, province)
	c.place = append(c.place, p)
	c.edges = append(c.edges, nil)
	c.tile = append(c.tile, boundary.Tile{})
}

func (c *country) join(a, b int) {
	if a != b && !slices.Contains(c.edges[a], b) {
		c.edges[a], c.edges[b] = append(c.edges[a], b), append(c.edges[b], a)
	}
}

// touch joins those that have a piece of border in common.
func (c *country) touch(d boundary.Drawing) {
	whose := map[[2]boundary.Point]int{}
	for _, o := range d.Outlines {
		i, ok := c.at[o.ID]
		if !ok {
			continue
		}
		for _, r := range o.Rings {
			for k, p := range r {
				whose[[2]boundary.Point{p, r[(k+1)%len(r)]}] = i
			}
		}
	}
	for piece, i := range whose {
		if j, ok := whose[[2]boundary.Point{piece[1], piece[0]}]; ok {
			c.join(i, j)
		}
	}
	for i := range c.edges {
		slices.Sort(c.edges[i])
	}
}

// lonely joins islands to the two nearest, so that they stay near.
func (c *country) lonely() {
	for i := range c.ids {
		if len(c.edges[i]) >= 2 {
			continue
		}
		order := make([]int, len(c.ids))
		for j := range order {
			order[j] = j
		}
		slices.SortFunc(order, func(a, b int) int { return cmp.Compare(c.distance(i, a), c.distance(i, b)) })
		c.join(i, order[1])
		c.join(i, order[2])
	}
}

func (c *country) distance(i, j int) float64 {
	return math.Hypot(c.place[i][0]-c.place[j][0], c.place[i][1]-c.place[j][1])
}

// spread moves the places apart until each has room for a tile: dense towns push, neighbours hold together,
// and every pair of neighbours keeps its direction (after Dorling's area cartograms, 1996).
func spread(c *country) {
	mean, n := 0.0, 0.0
	for i, edges := range c.edges {
		for _, j := range edges {
			mean, n = mean+c.distance(i, j), n+1
		}
	}
	k := n / mean * 1.05 // neighbours are one tile apart, on average
	first := make([]boundary.Point, len(c.place))
	for i := range c.place {
		c.place[i][0] *= k
		c.place[i][1] *= k
		first[i] = c.place[i]
	}
	const rounds = 4000
	for round := range rounds {
		force := make([]boundary.Point, len(c.place))
		push := func(i, j int, f float64) {
			d := max(c.distance(i, j), 1e-6)
			x, y := (c.place[i][0]-c.place[j][0])/d*f, (c.place[i][1]-c.place[j][1])/d*f
			force[i][0], force[i][1] = force[i][0]+x, force[i][1]+y
			force[j][0], force[j][1] = force[j][0]-x, force[j][1]-y
		}
		for i := range c.place {
			for j := range i {
				if d := c.distance(i, j); d < 1.08 {
					push(i, j, (1.08-d)*0.5)
				}
			}
			for _, j := range c.edges[i] {
				if d := c.distance(i, j); j < i && d > 1.08 {
					push(i, j, -(d-1.08)*0.12)
				}
				if j < i { // the direction that they had
					dx, dy := first[i][0]-first[j][0], first[i][1]-first[j][1]
					d, e := math.Hypot(dx, dy), c.distance(i, j)
					fx, fy := dx/d*e-(c.place[i][0]-c.place[j][0]), dy/d*e-(c.place[i][1]-c.place[j][1])
					force[i][0], force[i][1] = force[i][0]+0.12*fx, force[i][1]+0.12*fy
					force[j][0], force[j][1] = force[j][0]-0.12*fx, force[j][1]-0.12*fy
				}
			}
		}
		slow := 0.35 * (1 - 0.8*float64(round)/rounds)
		for i := range c.place {
			c.place[i][0] += slow * force[i][0]
			c.place[i][1] += slow * force[i][1]
		}
	}
}

// report says how well the tiles keep what the country has.
func (c *country) report() string {
	kept, all, turned, parted := 0, 0, 0, 0
	var low, high boundary.Tile
	for i, edges := range c.edges {
		t := c.tile[i]
		if i == 0 {
			low, high = t, t
		}
		low.Column, low.Row = min(low.Column, t.Column), min(low.Row, t.Row)
		high.Column, high.Row = max(high.Column, t.Column), max(high.Row, t.Row)
		for _, j := range edges {
			if j < i {
				all++
				if far(t, c.tile[j]) <= 1 {
					kept++
				} else if far(t, c.tile[j]) > 2 {
					parted++
				}
				dx, dy := c.place[i][0]-c.place[j][0], c.place[i][1]-c.place[j][1]
				ex, ey := float64(t.Column-c.tile[j].Column), float64(t.Row-c.tile[j].Row)
				if (dx*ex+dy*ey)/math.Hypot(dx, dy)/math.Hypot(ex, ey) < 0.5 {
					turned++
				}
			}
		}
	}
	return fmt.Sprintf("%d tiles in %d columns and %d rows; of %d borders %d are kept, at a side or a corner, %d have more than a tile between them, and %d turned by more than 60°",
		len(c.ids), high.Column-low.Column+1, high.Row-low.Row+1, all, kept, parted, turned)
}

// far is the distance of tiles in steps to a side or a corner.
func far(a, b boundary.Tile) int { return max(abs(a.Column-b.Column), abs(a.Row-b.Row)) }

func abs(n int) int { return max(n, -n) }
