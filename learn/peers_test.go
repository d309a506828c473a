package learn_test

import (
	"slices"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/learn"
)

func model(size int, indicators ...string) bonbogi.PeerModel {
	m := bonbogi.PeerModel{Method: bonbogi.Euclidean, Size: size}
	for _, i := range indicators {
		m.Variables = append(m.Variables, bonbogi.PeerVariable{Indicator: i, Weight: 1})
	}
	return m
}

// country knows the population and area of five towns, and of one less.
func country() (*facts, towns) {
	f := newFacts()
	f.define("population")
	f.define("area")
	for g, v := range map[string][2]float64{"a": {100, 10}, "b": {110, 11}, "c": {150, 12}, "d": {300, 40}, "e": {90, 60}} {
		for _, year := range []string{"2022", "2023"} {
			f.value("population", year, g, v[0])
			f.value("area", year, g, v[1])
		}
	}
	f.value("population", "2023", "f", 105)
	f.observe("area", "2023", "f", bonbogi.NoFigure(bonbogi.Missing, "not surveyed"))
	f.value("population", "2024", "a", 101)
	return f, newTowns("a", "b", "c", "d", "e", "f", "g")
}

func TestPeersAreTheNearestOfTheLastYearThatIsWhole(t *testing.T) {
	f, govs := country()
	a, err := learn.FindPeers(t.Context(), f, govs, learn.PeerQuestion{Government: "a", Model: model(2, "population", "area")})
	if err != nil {
		t.Fatal(err)
	}
	if a.Year != 2023 || !slices.Equal(a.Years, []int{2022, 2023}) {
		t.Errorf("year %d of %v", a.Year, a.Years)
	}
	if got := a.IDs(); !slices.Equal(got, []string{"b", "c"}) {
		t.Errorf("the peers are %v", got)
	}
	if len(a.Order) != 4 || a.Among != 4 || a.Placed != 5 {
		t.Errorf("order %v, among %d, placed %d", a.Order, a.Among, a.Placed)
	}
	var missing []string
	for _, out := range a.NotPlaced {
		missing = append(missing, out.Government+":"+out.Missing[0])
	}
	if !slices.Equal(missing, []string{"f:area", "g:population"}) {
		t.Errorf("not placed: %v", missing)
	}
	if sum := a.Peers[0].Parts[0].Share + a.Peers[0].Parts[1].Share; sum < 0.999 || sum > 1.001 {
		t.Errorf("the shares add to %v", sum)
	}
	set := a.Set("like us")
	set.ID = "peerset-1"
	if err := set.Validate(); err != nil || len(set.Members) != 2 || len(set.Members[0].Shares) != 2 {
		t.Errorf("the set %+v: %v", set, err)
	}
}

func TestABandOfPopulationLimitsWhoIsAPeer(t *testing.T) {
	f, govs := country()
	m := model(10, "area")
	m.Population, m.PopulationLow, m.PopulationHigh = "population", 0.95, 2
	a, err := learn.FindPeers(t.Context(), f, govs, learn.PeerQuestion{Government: "a", Year: 2022, Model: m})
	if err != nil {
		t.Fatal(err)
	}
	if got := a.IDs(); !slices.Equal(got, []string{"b", "c"}) {
		t.Errorf("the peers are %v", got)
	}
}

func TestAQuestionThatCannotBeAnsweredSaysWhy(t *testing.T) {
	f, govs := country()
	f.define("never")
	for _, tt := range []struct {
		name string
		q    learn.PeerQuestion
		code bonbogi.Code
	}{
		{"no such government", learn.PeerQuestion{Government: "x", Model: model(3, "area")}, bonbogi.NotFound},
		{"no such indicator", learn.PeerQuestion{Government: "a", Model: model(3, "rain")}, bonbogi.NotFound},
		{"a year without values", learn.PeerQuestion{Government: "a", Year: 1999, Model: model(3, "area")}, bonbogi.NotFound},
		{"never observed", learn.PeerQuestion{Government: "a", Model: model(3, "area", "never")}, bonbogi.Refused},
		{"nothing known of the government", learn.PeerQuestion{Government: "g", Model: model(3, "area")}, bonbogi.Refused},
		{"no variables", learn.PeerQuestion{Government: "a", Year: 2023, Model: model(3)}, bonbogi.Invalid},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := learn.FindPeers(t.Context(), f, govs, tt.q)
			refused(t, err, tt.code)
		})
	}
}
