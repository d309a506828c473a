package peer_test

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/peer"
)

// country has a province among its municipalities, which would stretch every standard deviation.
func country() (bonbogi.PeerModel, peer.Governments) {
	m, p := bonbogi.Municipality, bonbogi.Province
	return bonbogi.PeerModel{
			Method:    bonbogi.Euclidean,
			Variables: []bonbogi.PeerVariable{{Indicator: "population", Weight: 1}, {Indicator: "old", Weight: 2}},
			Size:      2,
		}, peer.Governments{
			IDs:    []string{"own", "province", "small", "near", "far", "unknown"},
			Levels: []bonbogi.Level{m, p, m, m, m, m},
			Values: map[string][]float64{
				"population": {100, 9000, 40, 120, 260, math.NaN()},
				"old":        {20, 30, 25, 21, 26, 20},
			},
		}
}

func apply(t *testing.T, m bonbogi.PeerModel, g peer.Governments) peer.Run {
	t.Helper()
	run, err := peer.Apply(m, g, "own")
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func TestAModelLooksAtGovernmentsOfItsLevels(t *testing.T) {
	t.Parallel()
	m, g := country()
	run := apply(t, m, g)
	if !slices.Equal(ids(run.Peers), []string{"near", "small"}) || run.Among != 3 {
		t.Errorf("%v among %d", run.Peers, run.Among)
	}
	if diff := cmp.Diff([]peer.LeftOut{{ID: "unknown", Index: 4, Missing: []string{"population"}}}, run.LeftOut); diff != "" {
		t.Error(diff)
	}
	m.Levels = []bonbogi.Level{bonbogi.Province}
	if run := apply(t, m, g); !slices.Equal(ids(run.Peers), []string{"province"}) || run.Placed() != 2 {
		t.Errorf("%v", run.Peers)
	}
}

func TestTheBandOfPopulationDecidesWhoMayBeAPeerAndMovesNobody(t *testing.T) {
	t.Parallel()
	m, g := country()
	without := apply(t, m, g)
	m.Population, m.PopulationLow, m.PopulationHigh = "population", 0.5, 2.6
	with := apply(t, m, g)
	if !slices.Equal(ids(with.Peers), []string{"near", "far"}) || with.Among != 2 {
		t.Errorf("%v among %d", with.Peers, with.Among)
	}
	if with.Peers[0] != without.Peers[0] {
		t.Errorf("%v, without the band %v", with.Peers[0], without.Peers[0])
	}
	m.PopulationHigh = 0
	if run := apply(t, m, g); !slices.Equal(ids(run.Peers), []string{"near", "far"}) {
		t.Errorf("%v", run.Peers)
	}
	m.PopulationLow, m.PopulationHigh = 0, 1.2
	if run := apply(t, m, g); !slices.Equal(ids(run.Peers), []string{"near", "small"}) {
		t.Errorf("%v", run.Peers)
	}
}

func TestAModelThatCannotBeRunSaysWhy(t *testing.T) {
	t.Parallel()
	m, g := country()
	for rule, change := range map[string]func(m *bonbogi.PeerModel, g *peer.Governments){
		"peer_unknown":       func(_ *bonbogi.PeerModel, g *peer.Governments) { g.IDs[0] = "other" },
		"peer_no_indicator":  func(m *bonbogi.PeerModel, _ *peer.Governments) { m.Variables[1].Indicator = "young" },
		"peer_no_population": func(m *bonbogi.PeerModel, _ *peer.Governments) { m.Population, m.PopulationLow = "area", 0.5 },
		"peer_not_placed":    func(_ *bonbogi.PeerModel, g *peer.Governments) { g.Values["old"][0] = math.NaN() },
		"peer_too_few":       func(m *bonbogi.PeerModel, _ *peer.Governments) { m.Levels = []bonbogi.Level{bonbogi.Ministry} },
	} {
		m, g := m, g
		m.Variables, g.IDs = slices.Clone(m.Variables), slices.Clone(g.IDs)
		g.Values = map[string][]float64{"population": g.Values["population"], "old": slices.Clone(g.Values["old"]), "area": {0, 1, 1, 1, 1, 1}}
		change(&m, &g)
		_, err := peer.Apply(m, g, "own")
		refused(t, err, rule)
	}
	m.Population, m.PopulationLow = "nowhere", 0.5
	_, err := peer.Apply(m, g, "own")
	refused(t, err, "peer_no_indicator")
}

func TestRefusalsCallIndicatorsAsPeopleDo(t *testing.T) {
	t.Parallel()
	m, g := country()
	m.Method, m.Variables = bonbogi.Mahalanobis, append(m.Variables, bonbogi.PeerVariable{Indicator: "young", Weight: 1})
	g.Titles = map[string]string{"population": "Residents", "old": "People of 65 and over", "young": "People under 65"}
	g.IDs, g.Levels = append(g.IDs, "more"), append(g.Levels, bonbogi.Municipality)
	g.Values = map[string][]float64{"population": append(g.Values["population"], 70), "old": append(g.Values["old"], 11)}
	for _, old := range g.Values["old"] {
		g.Values["young"] = append(g.Values["young"], 100-old)
	}
	_, err := peer.Apply(m, g, "own")
	refused(t, err, "peer_collinear", "People under 65 follows from People of 65 and over")
	m.Method, g.Values["old"][0] = bonbogi.Euclidean, math.NaN()
	_, err = peer.Apply(m, g, "own")
	refused(t, err, "peer_not_placed", "own has no value of People of 65 and over")
}

func TestColumnsOfSeveralLengthsAreAMistakeOfTheProgram(t *testing.T) {
	t.Parallel()
	m, g := country()
	g.Levels = g.Levels[:3]
	if _, err := peer.Apply(m, g, "own"); err == nil || bonbogi.CodeOf(err) != "" {
		t.Error(err)
	}
	m, g = country()
	g.Values["old"] = g.Values["old"][:3]
	if _, err := peer.Apply(m, g, "own"); err == nil || bonbogi.CodeOf(err) != "" {
		t.Error(err)
	}
}
