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
	for _, spec := range []string{"peerset-2", "a,nobody"} {
		_, err := learn.FindGroup(t.Context(), f, kept, govs, learn.GroupQuestion{Government: "a", Spec: spec, Presets: presets})
		refused(t, err, bonbogi.NotFound)
	}
	_, err := learn.FindGroup(t.Context(), f, kept, govs, learn.GroupQuestion{Government: "nobody"})
	refused(t, err, bonbogi.NotFound)
}
