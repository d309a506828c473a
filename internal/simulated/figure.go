package simulated

import (
	"math"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// The sizes of a survey, and below how many people a municipality has only the small one.
const (
	sampleSize      = 900
	smallSampleSize = 180
	smallPopulation = 30_000
)

// leastCount is the smallest count that is not withheld.
const leastCount = 5

// Of so many values one is missing.
const missingShare = 0.012

// designEffect is by how much the variance of a survey is above that of a simple random sample, in an interval
// that is published.
const designEffect = 1.5

// figure is the observation of an indicator, x away from its base.
func (m *Model) figure(p *parameters, g *municipality, period bonbogi.Period, x float64, random draw) bonbogi.Figure {
	switch {
	case p.where == "coast" && !g.coast:
		return bonbogi.NoFigure(bonbogi.NotApplicable, "바다가 없음")
	case p.where == "metro" && !g.metro:
		return bonbogi.NoFigure(bonbogi.NotApplicable, "도시철도가 없음")
	case p.mayBeMissing() && random.with(1).uniform() < missingShare:
		if p.sample {
			return bonbogi.NoFigure(bonbogi.Missing, "표본이 모자람")
		}
		return bonbogi.NoFigure(bonbogi.Missing, "자료를 내지 않음")
	}
	f := m.value(p, g, period, x, random.with(2))
	if !f.Status.HasValue() {
		return f
	}
	f.Value = rounded(f.Value, p.definition.Decimals)
	switch year := period.Year(); {
	case p.quirk == "break" && year == breakYear:
		f.Status = bonbogi.Break
	case p.overTerritory() && g.grewIn(year):
		f.Status, f.Note = bonbogi.Break, "다른 시·군과 합침"
	case p.quirk == "lagged" && year == lastYear-1:
		f.Status = bonbogi.Estimated
	case p.sample && f.Denominator == smallSampleSize:
		f.Status = bonbogi.LowReliability
	case year == lastYear && !p.sample && p.form != formPolicy && p.form != formArea:
		f.Status = bonbogi.Provisional
	}
	return f
}

// breakYear is that in which a survey was changed, and by how much it finds more since: the log odds of the
// share.
const (
	breakYear  = 2020
	breakShift = 0.08
)

// mayBeMissing reports whether values are lost now and then: those of the register of residents are not.
func (p *parameters) mayBeMissing() bool {
	return p.form != formPolicy && !slices.Contains(p.definition.Topics, "인구")
}

// overTerritory reports whether the value is about the size of the municipality.
func (p *parameters) overTerritory() bool {
	return p.form == formPopulation || p.form == formArea || p.form == formDensity
}

// value is the value by the form of the indicator.
func (m *Model) value(p *parameters, g *municipality, period bonbogi.Period, x float64, random draw) bonbogi.Figure {
	day, year := period.Last(), period.Year()
	people := g.people(day, year)
	switch p.form {
	case formPopulation:
		return bonbogi.FigureOf(people)
	case formArea:
		return bonbogi.FigureOf(g.land(day))
	case formDensity:
		return bonbogi.FigureOf(people / g.land(day))
	case formChange:
		before := g.people(day, year-1)
		return bonbogi.FigureOf(100 * (people - before) / before)
	case formLog:
		return bonbogi.FigureOf(p.base * math.Exp(x))
	case formShare:
		return m.share(p, g, year, people, x, random)
	case formRate:
		return m.rate(p, g, year, people, x, random)
	case formPolicy:
		for _, policy := range m.Policies() {
			if _, inForce := policy.at(g.ID, year); inForce && policy.Indicator == p.definition.ID {
				return bonbogi.FigureOf(1)
			}
		}
		return bonbogi.FigureOf(0)
	}
	v := p.base + x
	if p.low != 0 || p.high != 0 {
		v = min(max(v, p.low), p.high)
	}
	return bonbogi.FigureOf(v)
}

// share is a numerator of a denominator: of a survey, of few cases, or of very many, whose chance does not
// show.
func (m *Model) share(p *parameters, g *municipality, year int, people, x float64, random draw) bonbogi.Figure {
	of := math.Round(p.of * people)
	if p.sample {
		of = sampleSize
		if people < smallPopulation {
			of = smallSampleSize
		}
	}
	if p.quirk == "break" && year >= breakYear {
		x += breakShift
	}
	odds := math.Exp(x) * p.base / (100 - p.base)
	probability := odds / (1 + odds)
	if points, ok := m.effect(p, g, year); ok {
		probability += points / 100
	}
	f := bonbogi.FigureOf(0)
	f.Denominator, f.Numerator = of, math.Round(of*probability)
	if of < 5000 {
		f.Numerator = random.binomial(of, probability)
	}
	f.Value = p.definition.Per * f.Numerator / of
	if p.quirk == "published" {
		share := f.Numerator / of
		half := 1.96 * math.Sqrt(designEffect*share*(1-share)/of) * p.definition.Per
		f.Low, f.High = rounded(f.Value-half, p.definition.Decimals), rounded(f.Value+half, p.definition.Decimals)
	}
	return f
}

// rate is a count per so many people.
func (m *Model) rate(p *parameters, g *municipality, year int, people, x float64, random draw) bonbogi.Figure {
	of := math.Round(p.of * people)
	mean := p.base / p.definition.Per * of * math.Exp(x)
	if times, ok := m.effect(p, g, year); ok {
		mean *= times
	}
	f := bonbogi.FigureOf(0)
	f.Numerator, f.Denominator = random.poisson(mean), of
	f.Value = p.definition.Per * f.Numerator / of
	if p.quirk == "suppressed" && f.Numerator > 0 && f.Numerator < leastCount {
		return bonbogi.NoFigure(bonbogi.Suppressed, "다섯 명보다 적음")
	}
	return f
}

// effect is what a planted policy does to an indicator.
func (m *Model) effect(p *parameters, g *municipality, year int) (float64, bool) {
	for _, policy := range m.Policies() {
		for _, id := range policy.Outcomes {
			if id == p.definition.ID {
				return policy.at(g.ID, year)
			}
		}
	}
	return 0, false
}

func rounded(v float64, decimals int) float64 {
	unit := math.Pow(10, float64(decimals))
	return math.Round(v*unit)/unit + 0 // + 0: zero has no sign
}
