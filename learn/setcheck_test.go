package learn_test

import (
	"slices"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/learn"
)

func TestASetIsHeldAgainstTheNewestValues(t *testing.T) {
	f, govs := country()
	for g, v := range map[string]float64{"a": 100, "b": 400, "c": 101, "d": 105, "e": 99} {
		f.value("population", "2024", g, v)
		f.value("area", "2024", g, 10)
	}
	set := bonbogi.PeerSet{Government: "a", Year: 2023, Model: model(2, "population", "area"), Members: []bonbogi.PeerMember{{Government: "b"}, {Government: "c"}}}
	c, ok, err := learn.CheckSet(t.Context(), f, govs, set)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	if c.Year != 2024 || !slices.Equal(c.Stays, []string{"c"}) || !slices.Equal(c.Joins, []string{"e"}) || !slices.Equal(c.Leaves, []string{"b"}) || c.Overlap.Common != 1 {
		t.Errorf("%+v", c)
	}
	set.Model.Variables = nil
	if _, ok, err := learn.CheckSet(t.Context(), f, govs, set); ok || err != nil {
		t.Errorf("a set that was chosen by hand: %t, %v", ok, err)
	}
	set.Model = model(2, "rain")
	_, _, err = learn.CheckSet(t.Context(), f, govs, set)
	refused(t, err, bonbogi.NotFound)
}
