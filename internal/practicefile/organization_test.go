package practicefile_test

import (
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/practicefile"
	"github.com/bonbogi/bonbogi/registry"
)

func TestTheURIOfEveryGovernmentLeadsBackToIt(t *testing.T) {
	names := registry.Korea()
	for _, g := range names.All() {
		uri := practicefile.OrganizationURI(names, g.ID)
		if got, ok := practicefile.Organization(names, uri); !ok || got.ID != g.ID {
			t.Errorf("%s: %s leads to %q", g.ID, uri, got.ID)
		}
	}
}

func TestTheURIOfAGovernmentHasItsCode(t *testing.T) {
	names := registry.Korea()
	if got := practicefile.OrganizationURI(names, "kr-gyeonggi-anyang"); got != "urn:x-bonbogi:kr-bjd:41170" {
		t.Errorf("Anyang has %s", got)
	}
	if got := practicefile.OrganizationURI(names, "nowhere"); got != "" {
		t.Errorf("an unknown government has %s", got)
	}
	for uri, id := range map[string]string{
		"urn:x-bonbogi:kr-bjd:41170": "kr-gyeonggi-anyang", "URN:x-bonbogi:kr-bjd:4117000000": "kr-gyeonggi-anyang",
		"urn:x-bonbogi:id:kr-gyeonggi-anyang": "kr-gyeonggi-anyang", "urn:x-bonbogi:kr-bjd:42110": "kr-gangwon-chuncheon",
		"urn:x-bonbogi:kr-bjd:99999": "", "https://example.org/anyang": "", "urn:x-bonbogi:41170": "", "urn:x-bonbogi:id:%zz": "",
	} {
		if g, ok := practicefile.Organization(names, uri); ok != (id != "") || g.ID != id {
			t.Errorf("%s means %q, not %q", uri, g.ID, id)
		}
	}
	imported, err := names.With([]bonbogi.Government{{ID: "uk-leeds", Level: bonbogi.Municipality, Forms: []bonbogi.Form{{Name: "Leeds", Scheme: "ons", Code: "E08000035"}}}})
	if err != nil {
		t.Fatal(err)
	}
	if got := practicefile.OrganizationURI(imported, "uk-leeds"); got != "urn:x-bonbogi:ons:E08000035" {
		t.Errorf("Leeds has %s", got)
	}
}
