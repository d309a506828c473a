package simulated

import (
	"math"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// municipality is a government as the model has it: its factors, and what it is made of.
type municipality struct {
	bonbogi.Government
	at int // in the dictionary of names

	urbanity, wealth, age, drive float64 // about mean 0 and standard deviation 1

	population float64 // of its own territory in the base year
	growth     float64 // of the population, a year
	area       float64 // km²
	coast      bool
	metro      bool // an underground railway runs there

	absorbed []*municipality // those that went up in it
	joined   []bonbogi.Date  // and on which day
	random   draw
}

// kind is what tells municipalities apart before any chance: what they are called and where they lie.
type kind struct {
	urbanity, population, area float64
}

var (
	seoulDistrict = kind{1.3, 370_000, 24}
	metroDistrict = kind{0.9, 250_000, 60}  // of another metropolitan city
	largeCity     = kind{0.9, 720_000, 320} // with districts of its own, which need 500,000 people
	suburbanLarge = kind{0.9, 720_000, 150} // the same, of Gyeonggi
	suburbanCity  = kind{0.6, 260_000, 160} // of Gyeonggi
	city          = kind{0.0, 140_000, 560}
	metroCounty   = kind{-0.3, 90_000, 420}
	county        = kind{-1.0, 42_000, 620}
)

// capital is how much richer a province is than its towns and cities are elsewhere.
var capital = map[string]float64{"kr-seoul": 0.7, "kr-gyeonggi": 0.5, "kr-ulsan": 0.5, "kr-incheon": 0.2, "kr-sejong": 0.4}

func (m *Model) municipality(g bonbogi.Government, divided bool) *municipality {
	p := &municipality{Government: g, random: drawOf(m.seed, g.ID)}
	f := lastForm(g)
	metropolitan := slices.Contains(metropolitanCities, f.Parent)
	var k kind
	switch {
	case strings.HasSuffix(f.Name, "군") && metropolitan:
		k = metroCounty
	case strings.HasSuffix(f.Name, "군"):
		k = county
	case f.Parent == "kr-seoul":
		k = seoulDistrict
	case metropolitan:
		k = metroDistrict
	case divided && f.Parent == "kr-gyeonggi":
		k = suburbanLarge
	case divided:
		k = largeCity
	case f.Parent == "kr-gyeonggi":
		k = suburbanCity
	default:
		k = city
	}
	n := func(i uint64) float64 { return p.random.with(i).factor() }
	p.urbanity = k.urbanity + 0.4*n(0)
	p.wealth = 0.4*p.urbanity + capital[f.Parent] + 0.75*n(1)
	p.age = -0.75*p.urbanity - 0.1*p.wealth + 0.5*n(2)
	p.drive = n(3)
	p.population = k.population * math.Exp(0.35*n(4)+0.3*(p.urbanity-k.urbanity))
	if divided {
		p.population = max(p.population, 505_000)
	}
	p.growth = 0.001 - 0.006*p.age + 0.004*n(5)
	if f.Parent == "kr-gyeonggi" {
		p.growth += 0.006
	}
	p.area = k.area * math.Exp(0.45*n(6)-0.2*(p.urbanity-k.urbanity))
	p.coast = slices.Contains(coastal, g.ID)
	p.metro = metropolitan && strings.HasSuffix(f.Name, "구") && f.Parent != "kr-ulsan" || f.Parent == "kr-gyeonggi" && (divided || p.urbanity > 0.5)
	return p
}

// lastForm is what the government was at the end of the model, or of itself.
func lastForm(g bonbogi.Government) bonbogi.Form {
	if f, ok := g.FormOn(bonbogi.Date{Year: lastYear, Month: 12, Day: 31}); ok {
		return f
	}
	return g.Current()
}

// existsIn reports whether it was there at the end of a period: then it has values of it.
func (p *municipality) existsIn(period bonbogi.Period) bool {
	_, ok := p.FormOn(period.Last())
	return ok
}

// parts are the municipality and those that had gone up in it by a day.
func (p *municipality) parts(day bonbogi.Date) []*municipality {
	out := []*municipality{p}
	for i, a := range p.absorbed {
		if p.joined[i].Compare(day) <= 0 {
			out = append(out, a)
		}
	}
	return out
}

// people is the population of the territory that it has on a day, as of the end of a year.
func (p *municipality) people(day bonbogi.Date, year int) float64 {
	sum := 0.0
	for _, part := range p.parts(day) {
		t := float64(year - baseYear)
		sum += part.population * math.Exp(part.growth*t+0.002*part.random.with(uint64(year)).factor())
	}
	return math.Round(sum)
}

// land is the area of the territory that it has on a day.
func (p *municipality) land(day bonbogi.Date) float64 {
	sum := 0.0
	for _, part := range p.parts(day) {
		sum += part.area
	}
	return sum
}

// grewIn reports whether another one went up in it in a year: what is summed over its territory breaks there.
func (p *municipality) grewIn(year int) bool {
	return slices.ContainsFunc(p.joined, func(d bonbogi.Date) bool { return d.Year == year })
}
