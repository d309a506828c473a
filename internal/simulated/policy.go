package simulated

import "math"

// Policy is what is planted in the model: who took it up, when, and what it does. It is the truth that a
// method is to find.
type Policy struct {
	Indicator string   // ID: 1 where and when it is in force
	Outcomes  []string // IDs of what it changes
	// Effect is what it does to an outcome in the year in which it comes into force and those that follow;
	// the last holds on. Where it multiplies it is a factor, else percentage points.
	Effect     []float64
	Multiplies bool
	Adopted    map[string]int // government → year in which it comes into force
}

// at is the effect on an outcome of a government in a year; ok is false if there is none.
func (p *Policy) at(government string, year int) (effect float64, ok bool) {
	began, adopted := p.Adopted[government]
	if !adopted || year < began {
		return 0, false
	}
	return p.Effect[min(year-began, len(p.Effect)-1)], true
}

// Policies returns what is planted.
func (m *Model) Policies() []*Policy { return []*Policy{m.crossing, m.account} }

// plant decides who takes up which policy. Both go by what a government is like from the beginning, not by
// how it develops: without the policy, those who take it up and the others would move in parallel.
func (m *Model) plant() {
	m.crossing = &Policy{Indicator: prefix + "policy-safe-crossing", Outcomes: []string{prefix + "traffic-casualties", prefix + "traffic-deaths"},
		Effect: []float64{0.9, 0.8}, Multiplies: true, Adopted: map[string]int{}}
	m.account = &Policy{Indicator: prefix + "policy-youth-account", Outcomes: []string{prefix + "youth-employment"},
		Effect: []float64{1, 2, 3}, Adopted: map[string]int{}}
	casualties := m.of("traffic-casualties")
	for _, g := range m.municipalities {
		// Who has many accidents acts: looking only at the years after, the policy seems to harm.
		need := m.level(casualties, g)/(0.85*casualties.spread) + 0.7*m.series(m.of("policy-safe-crossing"), g).with(0).normal()
		m.crossing.take(g, need, 0.25, 2014, 2.2, 0.28)
		// Who is well off and eager acts, and had more young people in work before: it seems to do more than it does.
		will := 0.8*g.wealth + 0.7*g.drive + 0.6*m.series(m.of("policy-youth-account"), g).with(0).normal()
		m.account.take(g, will, 0.6, 2016, 2.6, 0.3)
	}
}

// take lets a government take the policy up if its score is above a threshold, the earlier the higher it is.
func (p *Policy) take(g *municipality, score, threshold float64, first int, highest, step float64) {
	if score <= threshold {
		return
	}
	year := first + int(math.Max(0, (highest-score)/step))
	if g.existsIn(yearOf(year)) {
		p.Adopted[g.ID] = year
	}
}
