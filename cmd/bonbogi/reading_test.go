package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
)

func TestTheTextNamesTheFormOfAnAdoptionAsTheJSONDoes(t *testing.T) {
	t.Parallel()
	for form, want := range map[bonbogi.AdoptionForm]string{
		bonbogi.AdoptionNational:   "안전귀가 서비스, 안양시 → 국토교통부, national policy",
		bonbogi.AdoptionPrecedence: "안전귀가 서비스, 안양시 → 국토교통부, claimed precedence",
		bonbogi.AdoptionShared:     "안전귀가 서비스, 안양시 → 국토교통부, shared",
		bonbogi.AdoptionUnknown:    "안전귀가 서비스, 안양시 → 국토교통부",
	} {
		f := article.Fact{Kind: bonbogi.KindAdoption, Adoption: &article.Adoption{Practice: "안전귀가 서비스",
			Origin: bonbogi.Party{Name: "안양시"}, Adopter: bonbogi.Party{Name: "국토교통부"}, Form: form}}
		if got := describe(f); got != want {
			t.Errorf("%s is told as %q, want %q", form, got, want)
		}
		written, err := json.Marshal(f)
		if _, word, _ := strings.Cut(want, "국토교통부, "); err != nil || !strings.Contains(string(written), `"form":"`+word+`"`) && word != "" {
			t.Errorf("the text says %q, the JSON %s, %v", word, written, err)
		}
	}
}
