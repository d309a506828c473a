package simulated

import (
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// Model is the municipalities with their factors, and the rules of the values.
type Model struct {
	seed           uint64
	indicators     []*parameters
	municipalities []*municipality
	names          []string // IDs of the municipalities
	crossing       *Policy
	account        *Policy
}

// New builds the model for the municipalities among governments: those of Korea.
func New(governments []bonbogi.Government, seed uint64) (*Model, error) {
	m := &Model{seed: seed}
	var err error
	if m.indicators, err = readParameters(); err != nil {
		return nil, err
	}
	divided := map[string]bool{}
	for _, g := range governments {
		for _, f := range g.Forms {
			divided[f.Parent] = divided[f.Parent] || g.Level == bonbogi.District
		}
	}
	byID := map[string]*municipality{}
	for _, g := range governments {
		if g.Level == bonbogi.Municipality && aliveInModel(g) {
			p := m.municipality(g, divided[g.ID])
			p.at = len(m.municipalities)
			m.municipalities, m.names, byID[g.ID] = append(m.municipalities, p), append(m.names, g.ID), p
		}
	}
	if len(m.municipalities) == 0 {
		return nil, fmt.Errorf("simulated: there is no municipality among %d governments", len(governments))
	}
	for _, g := range m.municipalities {
		for _, f := range g.Forms {
			for _, id := range f.Predecessors {
				if gone := byID[id]; gone != nil && gone.Current().To == f.From {
					g.absorbed, g.joined = append(g.absorbed, gone), append(g.joined, f.From)
				}
			}
		}
	}
	m.plant()
	return m, nil
}

// aliveInModel reports whether a government was there at any time of the model.
func aliveInModel(g bonbogi.Government) bool {
	return slices.ContainsFunc(g.Forms, func(f bonbogi.Form) bool {
		return f.From.Year <= lastYear && (f.To.IsZero() || f.To.Year >= firstYear)
	})
}

// of is the indicator with the key; they are those of indicators.csv, which the program itself brings.
func (m *Model) of(key string) *parameters {
	return m.indicators[slices.IndexFunc(m.indicators, func(p *parameters) bool { return p.key() == key })]
}

// series names the random numbers of one indicator of one government.
func (m *Model) series(p *parameters, g *municipality) draw {
	return g.random.with(uint64(drawOf(m.seed, p.key())))
}

// Slices gives all observations, an indicator after the other, each from the first period on.
func (m *Model) Slices() iter.Seq2[*bonbogi.Slice, error] {
	return func(yield func(*bonbogi.Slice, error) bool) {
		for _, p := range m.indicators {
			for _, s := range m.slices(p) {
				if !yield(s, nil) {
					return
				}
			}
		}
	}
}

// slices are the observations of one indicator.
func (m *Model) slices(p *parameters) []*bonbogi.Slice {
	periods := p.periods()
	out := make([]*bonbogi.Slice, len(periods))
	for i, period := range periods {
		out[i] = &bonbogi.Slice{Indicator: p.definition.ID, Period: period, Names: m.names}
	}
	counted := p.form == formShare || p.form == formRate
	for _, g := range m.municipalities {
		series := m.series(p, g)
		level, slope, noise := m.level(p, g), p.slope*series.with(1).factor(), 0.0
		for i, period := range periods {
			// First-order autoregression: what is unusual in one period is half gone in the next year.
			random := series.with(uint64(10 + i))
			if keep := p.persistence(); i == 0 {
				noise = random.normal()
			} else {
				noise = keep*noise + math.Sqrt(1-keep*keep)*random.normal()
			}
			if g.existsIn(period) {
				x := level + slope*since(period) + p.common(period) + p.spread*p.noise*noise
				add(out[i], g, m.figure(p, g, period, x, random), counted, p.quirk == "published")
			}
		}
	}
	return out
}

// periods are those in which the indicator is observed.
func (p *parameters) periods() (out []bonbogi.Period) {
	last := lastYear
	if p.quirk == "lagged" {
		last--
	}
	for year := max(firstYear, p.from); year <= last; year++ {
		switch p.definition.Frequency {
		case bonbogi.Quarterly:
			for q := range 4 {
				out = append(out, bonbogi.QuarterPeriod(year, q+1))
			}
		case bonbogi.Monthly:
			for month := range 12 {
				out = append(out, bonbogi.MonthPeriod(year, month+1))
			}
		default:
			out = append(out, yearOf(year))
		}
	}
	return out
}

// persistence is how much of the noise of a period is left in the next one: half a year later more than a year
// later.
func (p *parameters) persistence() float64 {
	switch p.definition.Frequency {
	case bonbogi.Quarterly:
		return math.Pow(0.5, 1.0/4)
	case bonbogi.Monthly:
		return math.Pow(0.5, 1.0/12)
	}
	return 0.5
}

// level is what a government differs by for good.
func (m *Model) level(p *parameters, g *municipality) float64 {
	return p.spread * (p.urbanity*g.urbanity + p.wealth*g.wealth + p.age*g.age + p.drive*g.drive + p.own*m.series(p, g).with(0).factor())
}

// common is what all differ by in a period.
func (p *parameters) common(period bonbogi.Period) float64 {
	x := p.trend * since(period)
	switch period.Year() {
	case 2020:
		x += p.crisis
	case 2021:
		x += p.crisis / 2
	}
	return x + p.season*math.Sin(2*math.Pi*float64(period.First().Month)/12)
}

// since is the time from the base year on, in years; of a part of a year in its middle.
func since(period bonbogi.Period) float64 {
	years := float64(period.Year() - baseYear)
	switch period.Frequency() {
	case bonbogi.Quarterly:
		years += (float64(period.First().Month)+0.5)/12 - 0.5
	case bonbogi.Monthly:
		years += (float64(period.First().Month)-0.5)/12 - 0.5
	}
	return years
}

func yearOf(year int) bonbogi.Period { return bonbogi.YearPeriod(year) }

// add appends a figure to a slice, whose columns all have it or none.
func add(s *bonbogi.Slice, g *municipality, f bonbogi.Figure, counted, published bool) {
	if f.Status != bonbogi.Normal && s.Statuses == nil {
		s.Statuses = slices.Repeat([]bonbogi.Status{bonbogi.Normal}, len(s.Values))
	}
	if f.Note != "" {
		if s.Notes == nil {
			s.Notes = map[int]string{}
		}
		s.Notes[len(s.Values)] = f.Note
	}
	s.Government = append(s.Government, int32(g.at))
	s.Values = append(s.Values, f.Value)
	if s.Statuses != nil {
		s.Statuses = append(s.Statuses, f.Status)
	}
	if counted {
		s.Numerators, s.Denominators = append(s.Numerators, f.Numerator), append(s.Denominators, f.Denominator)
	}
	if published {
		s.Low, s.High = append(s.Low, f.Low), append(s.High, f.High)
	}
}
