package learn_test

import (
	"slices"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/simulated"
	"github.com/bonbogi/bonbogi/learn"
	"github.com/bonbogi/bonbogi/registry"
)

func standing(id string, topics ...string) bonbogi.Indicator {
	return bonbogi.Indicator{Meta: bonbogi.Meta{ID: id}, Topics: topics}
}

func variables(m bonbogi.PeerModel) (ids []string) {
	for _, v := range m.Variables {
		ids = append(ids, v.Indicator)
	}
	return ids
}

func TestAPresetTakesTheIndicatorsThatStandForItsCircumstances(t *testing.T) {
	t.Parallel()
	withdrawn := standing("a-density", "context:density")
	withdrawn.Withdrawn = true
	measured := []bonbogi.Indicator{standing("z-population", "context:population"), standing("b-population", "인구", "context:population"), withdrawn,
		standing("kr-density", "context:density"), standing("kr-ageing", "context:age", "복지"), standing("kr-other", "인구")}
	made, err := simulated.Indicators()
	if err != nil {
		t.Fatal(err)
	}
	found := learn.Presets(slices.Concat(made, measured))
	if len(found) != len(learn.PresetNames()) {
		t.Fatalf("%d presets, want %v", len(found), learn.PresetNames())
	}
	general, economy := found[0], found[3]
	if got, want := variables(general), []string{"b-population", "kr-density", "kr-ageing"}; !slices.Equal(got, want) || general.Population != "b-population" {
		t.Errorf("general: %v within the band of %s, want %v", got, general.Population, want)
	}
	// The measured ones are too few for this one, and it mixes them with none.
	if got := variables(economy); len(got) != 6 || economy.Population != "simulated-population" || slices.Contains(got, "b-population") {
		t.Errorf("economy: %v within the band of %s", got, economy.Population)
	}
	if none := learn.Presets(measured[:2]); len(none) != 0 {
		t.Errorf("from one circumstance: %+v", none)
	}
}

func TestEveryPresetFindsPeersAmongTheSimulatedMunicipalities(t *testing.T) {
	t.Parallel()
	korea := registry.Korea()
	model, err := simulated.New(korea.All(), simulated.Seed)
	if err != nil {
		t.Fatal(err)
	}
	made, err := simulated.Indicators()
	if err != nil {
		t.Fatal(err)
	}
	known := newFacts()
	for _, i := range made {
		known.indicators[i.ID] = i
	}
	for s, err := range model.Slices() {
		if err != nil {
			t.Fatal(err)
		}
		if s.Period == bonbogi.YearPeriod(2019) {
			for i, g := range s.Government {
				known.observe(s.Indicator, "2019", s.Names[g], s.Figure(i))
			}
		}
	}
	people := known.figures["simulated-population"][bonbogi.YearPeriod(2019)]
	presets := learn.Presets(made)
	for n, m := range presets {
		if m.Preset != learn.PresetNames()[n] {
			t.Errorf("preset %d is %s", n, m.Preset)
		}
		answer, err := learn.FindPeers(t.Context(), known, korea, learn.PeerQuestion{Government: "kr-gyeonggi-anyang", Year: 2019, Model: m})
		if err != nil {
			t.Errorf("%s: %v", m.Preset, err)
			continue
		}
		if len(answer.Peers) != m.Size {
			t.Errorf("%s finds %d peers", m.Preset, len(answer.Peers))
		}
		for _, p := range answer.IDs() {
			if ratio := people[p].Value / people["kr-gyeonggi-anyang"].Value; ratio < 0.5 || ratio > 2 {
				t.Errorf("%s finds %s, which is %.2f times as large", m.Preset, p, ratio)
			}
		}
		set := answer.Set("안양시와 비슷한 곳")
		set.ID = "peers-1"
		if err := set.Validate(); err != nil {
			t.Errorf("%s: %v", m.Preset, err)
		}
	}
}
