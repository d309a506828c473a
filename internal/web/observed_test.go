package web_test

import (
	"context"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/registry"
)

// municipalities are those of today.
func municipalities() (ids []string) {
	for _, g := range registry.Korea().All() {
		if g.Exists() && g.Level == bonbogi.Municipality {
			ids = append(ids, g.ID)
		}
	}
	return ids
}

// measure imports slices under one source.
func (s *site) measure(all iter.Seq2[*bonbogi.Slice, error], indicators ...bonbogi.Indicator) {
	s.t.Helper()
	records := []bonbogi.Record{bonbogi.Source{Meta: bonbogi.Meta{ID: "source-figures"}, Type: bonbogi.SourceReport, Title: "시군구 통계표", Publisher: "통계청"}}
	for _, i := range indicators {
		i.Sources = []bonbogi.Citation{{Source: "source-figures"}}
		records = append(records, i)
	}
	_, _, err := s.db.ImportObservations(context.Background(), store.Change{Who: "시험", Why: "처음 가져옴"},
		store.Import{Source: "source-figures", File: "표.csv"}, records, all)
	if err != nil {
		s.t.Fatal(err)
	}
}

// defined are indicators of the circumstances and the results of a town.
func defined() []bonbogi.Indicator {
	one := func(id, name, en, unit string, m bonbogi.MeasureType, d bonbogi.Direction) bonbogi.Indicator {
		return bonbogi.Indicator{Meta: bonbogi.Meta{ID: id}, Name: name, NameEn: en, Unit: unit, UnitEn: map[string]string{"명": "people", "㎢": "km²"}[unit], Measure: m, Direction: d,
			Frequency: bonbogi.Yearly, Interval: bonbogi.IntervalNone, Rankable: true, Decimals: 1, Publisher: "통계청", Simulated: true}
	}
	population := one("population", "인구", "Population", "명", bonbogi.MeasureContext, bonbogi.NoDirection)
	population.Decimals, population.Rankable = 0, false
	nursery := one("nursery", "공공보육 이용률", "Share of children in public nurseries", "%", bonbogi.MeasureOutcome, bonbogi.Up)
	nursery.Interval, nursery.Per = bonbogi.IntervalWilson, 100
	accidents := one("accidents", "교통사고 사망자 수 (인구 10만 명당)", "Road deaths per 100,000 people", "명", bonbogi.MeasureOutcome, bonbogi.Down)
	accidents.Interval, accidents.Per = bonbogi.IntervalPoisson, 100_000
	all := []bonbogi.Indicator{
		population, nursery, accidents,
		one("elderly", "고령인구 비율", "Share of people over 65", "%", bonbogi.MeasureContext, bonbogi.NoDirection),
		one("area", "면적", "Area", "㎢", bonbogi.MeasureContext, bonbogi.NoDirection),
		one("finance", "재정자립도", "Fiscal independence", "%", bonbogi.MeasureContext, bonbogi.NoDirection),
		one("satisfaction", "주민 만족도", "Satisfaction of residents", "점", bonbogi.MeasureSatisfaction, bonbogi.Up),
		one("libraries", "공공도서관 (인구 10만 명당)", "Public libraries per 100,000 people", "개", bonbogi.MeasureOutput, bonbogi.Up),
		one("response", "119 도착 시간", "Response time of 119", "분", bonbogi.MeasureOutcome, bonbogi.Down),
		one("cost", "쓰레기 처리 비용", "Cost of waste", "원", bonbogi.MeasureInput, bonbogi.Down),
	}
	for i, circumstance := range map[string]string{"population": "population", "elderly": "age", "area": "area", "finance": "finance"} {
		at := slices.IndexFunc(all, func(x bonbogi.Indicator) bool { return x.ID == i })
		all[at].Topics = []string{"context:" + circumstance}
	}
	return all
}

// figures draws those of defined for all municipalities from 2016 to 2025: larger towns are younger and richer.
// 울릉군 has no road deaths to count, 연천군 is missing in the last year.
func figures(ids []string) iter.Seq2[*bonbogi.Slice, error] {
	return func(yield func(*bonbogi.Slice, error) bool) {
		for _, i := range defined() {
			for year := 2016; year <= 2025; year++ {
				if !yield(figuresOf(i.ID, year, ids), nil) {
					return
				}
			}
		}
	}
}

func figuresOf(indicator string, year int, ids []string) *bonbogi.Slice {
	s := &bonbogi.Slice{Indicator: indicator, Period: bonbogi.YearPeriod(year), Names: ids}
	t := float64(year - 2016)
	for g := range ids {
		r := rand.New(rand.NewPCG(uint64(g), 7))
		size, old := 10.5+1.2*r.NormFloat64(), r.NormFloat64()
		people := math.Floor(math.Exp(size) * 3)
		noise := rand.New(rand.NewPCG(uint64(g)<<20|uint64(year)<<8|uint64(len(indicator)), 9))
		n, own := noise.NormFloat64(), rand.New(rand.NewPCG(uint64(g), uint64(len(indicator)))).NormFloat64()
		value, numerator, denominator := 0.0, math.NaN(), math.NaN()
		switch indicator {
		case "population":
			value = people
		case "elderly":
			value = 38 - 2.2*(size-6) + 3*old + 0.6*t
		case "area":
			value = math.Round(10*math.Exp(6.2-0.4*(size-10.5)+0.5*old)) / 10
		case "finance":
			value = max(5, 6*(size-6)+4*own+0.3*n)
		case "nursery":
			denominator = math.Floor(people / 25)
			numerator = math.Floor(denominator * min(0.9, max(0.05, 0.22+0.015*t+0.07*own+0.01*n)))
			value = 100 * numerator / denominator
		case "accidents":
			denominator = people
			numerator = math.Floor(people/1e5*max(1, 11-0.5*t+2*own) + math.Abs(n))
			value = 1e5 * numerator / denominator
		case "satisfaction":
			value = 62 + 4*own + 1.5*n + 0.4*t
		default:
			value = 20 + 4*own + n - 0.2*t
		}
		status := bonbogi.Normal
		if ids[g] == "kr-gyeonggi-yeoncheon" && year == 2025 {
			value, numerator, denominator, status = math.NaN(), math.NaN(), math.NaN(), bonbogi.Missing
		}
		if ids[g] == "kr-gyeongbuk-ulleung" && indicator == "accidents" {
			value, numerator, denominator, status = math.NaN(), math.NaN(), math.NaN(), bonbogi.NotApplicable
		}
		if indicator == "satisfaction" && year == 2020 && status == bonbogi.Normal {
			status = bonbogi.Break
		}
		s.Government = append(s.Government, int32(g))
		s.Values, s.Statuses = append(s.Values, value), append(s.Statuses, status)
		s.Numerators, s.Denominators = append(s.Numerators, numerator), append(s.Denominators, denominator)
	}
	return s
}

// measured is the pages over the bundled records and the figures of all municipalities.
func measured(t testing.TB) *site {
	t.Helper()
	return withFigures.open(t, func(s *site) {
		saveBundled(s)
		s.measure(figures(municipalities()), defined()...)
	})
}

func TestTheFiguresOfTheTestsAreThere(t *testing.T) {
	t.Parallel()
	s := measured(t)
	slice, err := s.db.Slice(t.Context(), "nursery", bonbogi.YearPeriod(2025), bonbogi.View{})
	if err != nil || slice.Len() != len(municipalities()) || slice.Numerators == nil {
		t.Error(fmt.Errorf("%d of %d, %w", slice.Len(), len(municipalities()), err))
	}
}
