package main

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/bonbogi/bonbogi/internal/boundary"
)

// grid is the map while it is searched for: which municipality a cell has, or -1.
type grid struct {
	*country
	columns, rows int
	cell          []int
	members       map[string][]int
	want          []boundary.Point // where each would lie if there were no cells
}

// search puts each municipality into a cell, and changes cells by simulated annealing (Kirkpatrick, Gelatt and
// Vecchi, 1983) until little is gained: neighbours stay neighbours, directions stay, provinces stay in one
// piece, and there are no holes inland.
func search(c *country, columns int, seed uint64, steps int) {
	g := begin(c, columns)
	rng := rand.New(rand.NewPCG(seed, 1))
	for step := range steps {
		heat := 6 * math.Pow(0.004, float64(step)/float64(steps))
		i := rng.IntN(len(c.ids))
		from := c.tile[i]
		reach := 1 + rng.IntN(5)
		to := boundary.Tile{Column: from.Column + rng.IntN(2*reach+1) - reach, Row: from.Row + rng.IntN(2*reach+1) - reach}
		if to == from || to.Column < 0 || to.Row < 0 || to.Column >= g.columns || to.Row >= g.rows {
			continue
		}
		before := g.cost(i, from, to)
		g.swap(from, to)
		if after := g.cost(i, from, to); after > before && rng.Float64() >= math.Exp((before-after)/heat) {
			g.swap(from, to)
		}
	}
	low := boundary.Tile{Column: g.columns, Row: g.rows}
	for _, t := range c.tile {
		low.Column, low.Row = min(low.Column, t.Column), min(low.Row, t.Row)
	}
	for i := range c.tile {
		c.tile[i].Column -= low.Column
		c.tile[i].Row -= low.Row
	}
}

// begin lays the places on the cells, each on the nearest free one, those in the middle first.
func begin(c *country, columns int) *grid {
	var low, high boundary.Point
	for i, p := range c.place {
		if i == 0 {
			low, high = p, p
		}
		for k := range p {
			low[k], high[k] = min(low[k], p[k]), max(high[k], p[k])
		}
	}
	k := float64(columns-1) / (high[0] - low[0])
	down := min(1.12*k, 1.12)
	g := &grid{country: c, columns: columns, rows: int((high[1]-low[1])*down) + 3, members: map[string][]int{}}
	for i, p := range c.province {
		g.members[p] = append(g.members[p], i)
	}
	g.cell = make([]int, g.columns*g.rows)
	for i := range g.cell {
		g.cell[i] = -1
	}
	order := make([]int, len(c.ids))
	middle := boundary.Point{}
	for i, p := range c.place {
		order[i] = i
		g.want = append(g.want, boundary.Point{(p[0] - low[0]) * k, (p[1]-low[1])*down + 1})
		middle[0] += g.want[i][0] / float64(len(c.ids))
		middle[1] += g.want[i][1] / float64(len(c.ids))
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Compare(math.Hypot(g.want[a][0]-middle[0], g.want[a][1]-middle[1]), math.Hypot(g.want[b][0]-middle[0], g.want[b][1]-middle[1]))
	})
	for _, i := range order {
		best, distance := boundary.Tile{}, math.Inf(1)
		for at, who := range g.cell {
			t := boundary.Tile{Column: at % g.columns, Row: at / g.columns}
			if d := g.off(i, t); who < 0 && d < distance {
				best, distance = t, d
			}
		}
		c.tile[i] = best
		g.cell[g.index(best)] = i
	}
	return g
}

func (g *grid) index(t boundary.Tile) int { return t.Row*g.columns + t.Column }

// off is the squared distance of a cell from where a municipality would lie.
func (g *grid) off(i int, t boundary.Tile) float64 {
	x, y := float64(t.Column)-g.want[i][0], float64(t.Row)-g.want[i][1]
	return x*x + y*y
}

func (g *grid) swap(a, b boundary.Tile) {
	i, j := g.index(a), g.index(b)
	g.cell[i], g.cell[j] = g.cell[j], g.cell[i]
	for at, t := range map[int]boundary.Tile{i: a, j: b} {
		if who := g.cell[at]; who >= 0 {
			g.tile[who] = t
		}
	}
}

// cost is all that a change of two cells can change.
func (g *grid) cost(i int, a, b boundary.Tile) float64 {
	sum := 0.0
	provinces := [2]string{}
	for k, t := range [2]boundary.Tile{a, b} {
		if who := g.cell[g.index(t)]; who >= 0 {
			sum += g.own(who)
			provinces[k] = g.province[who]
		}
		for _, n := range around(t) {
			sum += g.hole(n)
		}
		sum += g.hole(t)
	}
	sum += 14 * float64(g.pieces(provinces[0])-1)
	if provinces[1] != provinces[0] {
		sum += 14 * float64(g.pieces(provinces[1])-1)
	}
	return sum
}

// own is how badly one municipality lies: off its place, apart from neighbours, or on the wrong side of them.
func (g *grid) own(i int) float64 {
	t := g.tile[i]
	sum := 0.3 * g.off(i, t)
	for _, j := range g.edges[i] {
		u := g.tile[j]
		ex, ey := float64(t.Column-u.Column), float64(t.Row-u.Row)
		d := math.Hypot(ex, ey)
		sum += 1.1 * math.Pow(max(0, d-1), 1.4)
		dx, dy := g.want[i][0]-g.want[j][0], g.want[i][1]-g.want[j][1]
		if n := math.Hypot(dx, dy); n > 0 && d > 0 {
			sum += 1.3 * (1 - (dx*ex+dy*ey)/n/d)
		}
	}
	same := 0
	for _, n := range around(t) {
		if who := g.who(n); who >= 0 && g.province[who] == g.province[i] {
			same++
		}
	}
	return sum - 0.5*float64(same)
}

// hole is what an empty cell costs that has land on most of its sides.
func (g *grid) hole(t boundary.Tile) float64 {
	if t.Column < 0 || t.Row < 0 || t.Column >= g.columns || t.Row >= g.rows || g.cell[g.index(t)] >= 0 {
		return 0
	}
	sides := 0
	for _, n := range around(t) {
		if g.who(n) >= 0 {
			sides++
		}
	}
	return [...]float64{0, 0, 0.3, 2.5, 6}[sides]
}

func (g *grid) who(t boundary.Tile) int {
	if t.Column < 0 || t.Row < 0 || t.Column >= g.columns || t.Row >= g.rows {
		return -1
	}
	return g.cell[g.index(t)]
}

func around(t boundary.Tile) [4]boundary.Tile {
	return [4]boundary.Tile{{Column: t.Column - 1, Row: t.Row}, {Column: t.Column + 1, Row: t.Row}, {Column: t.Column, Row: t.Row - 1}, {Column: t.Column, Row: t.Row + 1}}
}

// pieces is in how many parts the tiles of a province lie.
func (g *grid) pieces(province string) int {
	if province == "" {
		return 1
	}
	var seen [512]bool
	n := 0
	for _, i := range g.members[province] {
		if seen[i] {
			continue
		}
		n++
		todo := []int{i}
		seen[i] = true
		for len(todo) > 0 {
			k := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			for _, t := range around(g.tile[k]) {
				if who := g.who(t); who >= 0 && g.province[who] == province && !seen[who] {
					seen[who] = true
					todo = append(todo, who)
				}
			}
		}
	}
	return max(n, 1)
}
