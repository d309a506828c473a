package learn_test

import (
	"context"
	"slices"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/learn"
)

// sets are peer sets that were kept.
type sets map[string]bonbogi.PeerSet

func (s sets) PeerSet(_ context.Context, id string) (bonbogi.PeerSet, error) {
	if set, ok := s[id]; ok {
		return set, nil
	}
	return bonbogi.PeerSet{}, bonbogi.Errorf(bonbogi.NotFound, "no_record", "there is no peer set %s", id)
}

func TestAGroupIsFoundByWhatNamesIt(t *testing.T) {
	f, govs := country()
	govs["elsewhere"] = bonbogi.Government{ID: "elsewhere", Level: bonbogi.Municipality, Forms: []bonbogi.Form{{Name: "elsewhere", Parent: "land"}}}
	kept := sets{"peerset-1": {Meta: bonbogi.Meta{ID: "peerset-1", Revision: 2}, Name: "like b", Government: "b", Year: 2022,
		Members: []bonbogi.PeerMember{{Government: "c"}, {Government: "a"}}}}
	presets := []bonbogi.PeerModel{model(2, "rain"), model(2, "population", "area")}
	presets[0].Preset, presets[1].Preset = "unknown", "size"
	for _, tt := range []struct {
		spec    string
		kind    learn.GroupKind
		members []string
	}{
		{"", learn.GroupPreset, []string{"b", "c"}},
		{"size", learn.GroupPreset, []string{"b", "c"}},
		{"level", learn.GroupLevel, []string{"b", "c", "d", "e", "elsewhere", "f", "g"}},
		{"province", learn.GroupProvince, []string{"b", "c", "d", "e", "f", "g"}},
		{"d, a,e,d", learn.GroupList, []string{"d", "e"}},
		{"peerset-1", learn.GroupSet, []string{"b", "c"}},
	} {
		g, err := learn.FindGroup(t.Context(), f, kept, govs, learn.GroupQuestion{Government: "a", Spec: tt.spec, Presets: presets})
		if err != nil || g.Kind != tt.kind || !slices.Equal(g.Members, tt.members) {
			t.Errorf("%q: %+v, %v", tt.spec, g, err)
		}
	}
	if g, err := learn.FindGroup(t.Context(), f, kept, govs, learn.GroupQuestion{Government: "g", Presets: presets}); err != nil || g.Kind != learn.GroupLevel {
		t.Errorf("whom no preset can place is compared with its level: %+v, %v", g, err)
	}
	if g, err := learn.FindGroup(t.Context(), f, kept, govs, learn.GroupQuestion{Government: "a", Indicator: "area", Presets: presets}); err != nil || g.Kind != learn.GroupLevel {
		t.Errorf("unasked, those who are alike in the area are compared in it: %+v, %v", g, err)
	}
	if g, err := learn.FindGroup(t.Context(), f, kept, govs, learn.GroupQuestion{Government: "a", Indicator: "area", Spec: "size", Presets: presets}); err != nil || g.Kind != learn.GroupPreset {
		t.Errorf("asked for, they are: %+v, %v", g, err)
	}
	f.define("area", func(i *bonbogi.Indicator) { i.Simulated = true })
	for spec, want := range map[string]bool{"size": true, "modelled": true, "peerset-1": false, "level": false} {
		kept["modelled"] = bonbogi.PeerSet{Meta: bonbogi.Meta{ID: "modelled"}, Government: "a", Model: presets[1], Members: []bonbogi.PeerMember{{Government: "b"}}}
		if g, err := learn.FindGroup(t.Context(), f, kept, govs, learn.GroupQuestion{Government: "a", Spec: spec, Presets: presets}); err != nil || g.Simulated != want {
			t.Errorf("%q was found by simulated values: %t, %v", spec, g.Simulated, err)
		}
	}
	for _, spec := range []string{"peerset-2", "a,nobody"} {
		_, err := learn.FindGroup(t.Context(), f, kept, govs, learn.GroupQuestion{Government: "a", Spec: spec, Presets: presets})
		refused(t, err, bonbogi.NotFound)
	}
	_, err := learn.FindGroup(t.Context(), f, kept, govs, learn.GroupQuestion{Government: "nobody"})
	refused(t, err, bonbogi.NotFound)
}

func TestAGroupByRuleIsThatOfThePeriod(t *testing.T) {
	f, govs := country()
	set := func(id string, forms ...bonbogi.Form) {
		govs[id] = bonbogi.Government{ID: id, Level: bonbogi.Municipality, Forms: forms}
	}
	set("west", bonbogi.Form{Name: "west", Parent: "province", To: bonbogi.MustDate("2022-01-01")})
	set("united", bonbogi.Form{Name: "united", Parent: "province", From: bonbogi.MustDate("2022-01-01")})
	set("moved", bonbogi.Form{Name: "moved", Parent: "land", To: bonbogi.MustDate("2022-01-01")}, bonbogi.Form{Name: "moved", Parent: "province", From: bonbogi.MustDate("2022-01-01")})
	f.define("clean")
	for _, year := range []string{"2021", "2022"} {
		for i, id := range []string{"a", "west", "united", "moved"} {
			f.value("clean", year, id, float64(i))
		}
	}
	for _, tt := range []struct {
		year int
		rule learn.GroupKind
		want []string
	}{
		{2021, learn.GroupLevel, []string{"moved", "west", "a"}},
		{2022, learn.GroupLevel, []string{"moved", "united", "a"}},
		{2021, learn.GroupProvince, []string{"west", "a"}},
		{2022, learn.GroupProvince, []string{"moved", "united", "a"}},
	} {
		got, err := learn.Compare(t.Context(), f, govs, learn.CompareQuestion{Government: "a", Indicator: "clean", Rule: tt.rule, Year: tt.year})
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, p := range got.Positions {
			ids = append(ids, p.Government)
		}
		if !slices.Equal(ids, tt.want) {
			t.Errorf("%s of %d: %v, want %v", tt.rule, tt.year, ids, tt.want)
		}
		for _, x := range got.Apart {
			if x.Government == "west" && tt.year == 2022 || x.Government == "united" && tt.year == 2021 {
				t.Errorf("%s of %d: %s, who was not there, is said to lack a value", tt.rule, tt.year, x.Government)
			}
		}
		if n := got.Trend.Points[0].Group.N; tt.rule == learn.GroupLevel && n != 3 {
			t.Errorf("the trend counts %d of the group in 2021", n)
		}
	}
	a, err := learn.Stand(t.Context(), f, govs, learn.StandingQuestion{Government: "a", Rule: learn.GroupLevel, Today: bonbogi.MustDate("2022-06-01")})
	if err != nil || !slices.Contains(a.Peers, "west") || !slices.Contains(a.Peers, "united") {
		t.Errorf("the peers of everything are %v, %v", a.Peers, err)
	}
}
