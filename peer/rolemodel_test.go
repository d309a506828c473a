package peer_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/peer"
)

func outcome(id string, value float64) peer.Outcome {
	return peer.Outcome{ID: id, Value: value, Low: math.NaN(), High: math.NaN()}
}

func between(id string, low, value, high float64) peer.Outcome {
	return peer.Outcome{ID: id, Value: value, Low: low, High: high}
}

func roleModels(t *testing.T, own peer.Outcome, peers []peer.Outcome, d bonbogi.Direction) []peer.RoleModel {
	t.Helper()
	models, err := peer.RoleModels(own, peers, d)
	if err != nil {
		t.Fatal(err)
	}
	return models
}

func TestARoleModelIsBetterBeyondTheIntervals(t *testing.T) {
	t.Parallel()
	own := between("own", 40, 50, 60)
	peers := []peer.Outcome{
		between("touches", 60, 70, 80),
		between("apart", 61, 70, 79),
		between("far", 80, 90, 99),
		between("worse", 1, 2, 3),
		outcome("missing", math.NaN()),
	}
	want := []peer.RoleModel{
		{Outcome: peers[2], Gap: 40, Reason: peer.BeyondInterval, Place: 1, Group: 5, Margin: 20},
		{Outcome: peers[1], Gap: 20, Reason: peer.BeyondInterval, Place: 2, Group: 5, Margin: 1},
	}
	if diff := cmp.Diff(want, roleModels(t, own, peers, bonbogi.Up), cmpopts.EquateNaNs()); diff != "" {
		t.Error(diff)
	}
	down := roleModels(t, own, peers, bonbogi.Down)
	if len(down) != 1 || down[0].ID != "worse" || down[0].Gap != 48 || down[0].Margin != 37 || down[0].Place != 1 {
		t.Errorf("%+v", down)
	}
}

func TestWithoutIntervalsARoleModelIsInTheBestQuarter(t *testing.T) {
	t.Parallel()
	own := outcome("own", 50)
	var peers []peer.Outcome
	for _, p := range []struct {
		id    string
		value float64
	}{{"c", 80}, {"b", 90}, {"a", 90}, {"d", 70}, {"e", 60}, {"f", 40}, {"g", 30}} {
		peers = append(peers, outcome(p.id, p.value))
	}
	// Eight in the group: the best quarter are the first two.
	got := roleModels(t, own, peers, bonbogi.Up)
	if len(got) != 2 || got[0].ID != "a" || got[1].ID != "b" || got[0].Reason != peer.BestQuarter || got[0].Place != 1 || got[1].Place != 1 || !math.IsNaN(got[0].Margin) {
		t.Errorf("%+v", got)
	}
	// With an interval of one side alone nothing more is known.
	peers[3].Low, peers[3].High = 69, 71
	if got := roleModels(t, own, peers, bonbogi.Up); len(got) != 2 {
		t.Errorf("%+v", got)
	}
	// Known intervals that overlap are no reason, however good the value.
	own.Low, own.High = 20, 95
	peers[1].Low, peers[1].High = 85, 95
	if got := roleModels(t, own, peers, bonbogi.Up); len(got) != 1 || got[0].ID != "a" {
		t.Errorf("%+v", got)
	}
	// Who is alone, or as good as the best, has no role model.
	if got := roleModels(t, own, nil, bonbogi.Down); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	if got := roleModels(t, outcome("own", 90), peers, bonbogi.Up); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestWithoutADirectionOrAValueThereIsNoRoleModel(t *testing.T) {
	t.Parallel()
	_, err := peer.RoleModels(outcome("own", 1), nil, bonbogi.NoDirection)
	refused(t, err, "no_direction")
	_, err = peer.RoleModels(outcome("own", math.NaN()), nil, bonbogi.Up)
	refused(t, err, "no_own_value", "own")
}
