package compare

import "github.com/bonbogi/bonbogi"

// turned holds some indicators of a group of profiles so that all that is known of one of them lies together. A
// profile lies by periods, and to look at one indicator there means to look into as many places of the memory as
// there are governments and periods.
type turned struct {
	group    []bonbogi.Profile
	first    int // indicator that it holds; −1: none yet
	values   []float64
	statuses []bonbogi.Status
}

// together is how many indicators are turned at once: so many that what is read and written fits into the cache.
const together = 64

func newTurned(group []bonbogi.Profile) *turned {
	n := together * len(group) * len(group[0].Periods)
	return &turned{group, -1, make([]float64, n), make([]bonbogi.Status, n)}
}

// column is indicator j, until another one is asked for.
func (t *turned) column(j int) column {
	if first := j - j%together; first != t.first {
		t.fill(first)
	}
	periods := len(t.group[0].Periods)
	size := len(t.group) * periods
	at := (j - t.first) * size
	return column{len(t.group), periods, t.values[at : at+size], t.statuses[at : at+size]}
}

func (t *turned) fill(first int) {
	t.first = first
	periods := len(t.group[0].Periods)
	size := len(t.group) * periods
	for g, profile := range t.group {
		for p := range periods {
			at := g*periods + p
			end := min(first+together, len(profile.Values[p]))
			for k, v := range profile.Values[p][first:end] {
				t.values[k*size+at] = v
			}
			for k, s := range profile.Statuses[p][first:end] {
				t.statuses[k*size+at] = s
			}
		}
	}
}

// column is one indicator of a group, by government and period.
type column struct {
	governments, periods int
	values               []float64
	statuses             []bonbogi.Status
}

func (c column) status(government, period int) bonbogi.Status {
	return c.statuses[government*c.periods+period]
}

func (c column) series(government int) series {
	first, end := government*c.periods, (government+1)*c.periods
	return series{c.values[first:end], c.statuses[first:end]}
}

// latest is the last period in which at least half of the peers, who follow the government, have a value; −1 if
// there is none.
func (c column) latest() int {
	peers := c.governments - 1
	for t := c.periods - 1; t >= 0; t-- {
		n := 0
		for g := range peers {
			if c.status(g+1, t).HasValue() {
				n++
			}
		}
		if n > 0 && 2*n >= peers {
			return t
		}
	}
	return -1
}
