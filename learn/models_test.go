package learn_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/learn"
)

func TestModelsStandSideBySide(t *testing.T) {
	f, govs := country()
	f.define("never")
	whitened := model(3, "population", "area")
	whitened.Method = bonbogi.Mahalanobis
	a, err := learn.CompareModels(t.Context(), f, govs, learn.ModelsQuestion{Government: "a", Models: []bonbogi.PeerModel{
		model(2, "population"), model(2, "area"), whitened}})
	if err != nil {
		t.Fatal(err)
	}
	if a.Year != 2023 || a.Size != 2 {
		t.Errorf("year %d, size %d", a.Year, a.Size)
	}
	if o := a.Overlaps[0][1]; o.Common != 1 { // b and e by population, b and c by area
		t.Errorf("by population and by area: %+v", o)
	}
	if first := a.Members[0]; first.Government != "b" || first.Models != 3 {
		t.Errorf("who stands first: %+v", first)
	}
	a, err = learn.CompareModels(t.Context(), f, govs, learn.ModelsQuestion{Government: "a", Year: 2023, Models: []bonbogi.PeerModel{model(2, "population"), model(2, "never")}})
	if err != nil {
		t.Fatal(err)
	}
	if a.Models[0].Refusal != nil || a.Models[1].Refusal == nil || a.Overlaps[0][1].Common != 0 {
		t.Errorf("a model without values: %+v", a)
	}
	if b, err := json.Marshal(a); err != nil || !strings.Contains(string(b), `"rank_correlation":null`) {
		t.Errorf("what is not known is null in JSON: %s, %v", b, err)
	}
	_, err = learn.CompareModels(t.Context(), f, govs, learn.ModelsQuestion{Government: "x", Models: []bonbogi.PeerModel{model(2, "population")}})
	refused(t, err, bonbogi.NotFound)
}
