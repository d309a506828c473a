package article

import (
	"testing"

	"github.com/bonbogi/bonbogi"
	"pgregory.net/rapid"
)

func TestWhatMoreSpeaksForIsSurer(t *testing.T) {
	t.Parallel()
	town, firm := bonbogi.Party{Type: bonbogi.PartyGovernment}, bonbogi.Party{Type: bonbogi.PartyCompany}
	kinds := []Fact{
		{Kind: bonbogi.KindAward, Award: &Award{Recipient: town}}, {Kind: bonbogi.KindAward, Award: &Award{Recipient: firm}},
		{Kind: bonbogi.KindSelection, Award: &Award{Recipient: town}}, {Kind: bonbogi.KindVisit, Visit: &Visit{}},
		{Kind: bonbogi.KindAdoption, Adoption: &Adoption{}}, {Kind: bonbogi.KindPractice, Practice: &Practice{}},
	}
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom(kinds).Draw(t, "kind")
		sure := func(name string) (spoke, sure float64) {
			f.Confidence = rapid.Float64Range(0, 1).Draw(t, name)
			return f.Confidence, calibrated(f)
		}
		a, surenessA := sure("a")
		b, surenessB := sure("b")
		if surenessA < 0 || surenessA > 1 || a < b && surenessA > surenessB {
			t.Fatalf("%v is %v sure, %v is %v", a, surenessA, b, surenessB)
		}
	})
	f := kinds[1]
	f.Confidence = 0.7
	if other := calibrated(f); other > 0.5 {
		t.Errorf("the prize of a firm is %v sure", other)
	}
}
