package practicefile_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/practicefile"
	"github.com/bonbogi/bonbogi/registry"
	"github.com/google/go-cmp/cmp"
	"github.com/piprate/json-gold/ld"
	"pgregory.net/rapid"
)

func jsonld(t testing.TB, files ...practicefile.File) string {
	t.Helper()
	b, err := practicefile.WriteJSONLD(files...)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAPracticeComesBackFromJSONLD(t *testing.T) {
	names := registry.Korea()
	rapid.Check(t, func(t *rapid.T) {
		f := practices().Draw(t, "practice")
		b, err := practicefile.WriteJSONLD(f)
		if err != nil {
			t.Fatal(err)
		}
		got, kind, err := practicefile.Read(names, b)
		if err != nil || kind != practicefile.CPSVAP || len(got) != 1 {
			t.Fatalf("%d of %s: %v\n%s", len(got), kind, err, b)
		}
		if len(got[0].LeftOut) > 0 {
			t.Fatalf("left out: %q", got[0].LeftOut)
		}
		got[0].Practice.Extra = nil
		if diff := cmp.Diff(f.Practice, got[0].Practice); diff != "" {
			t.Fatalf("(-written +read)\n%s\n%s", diff, b)
		}
	})
}

func TestWhatIsNotKnownIsHandedOnByJSONLD(t *testing.T) {
	f := read(t, small+"url: https://example.org/p/1\nbudget: {code: \"0123\", open: true}\ndescription:\n  ko: {summary: 요약, keywords: [밤]}\n  vi: {summary: Dịch vụ, localisedName: Về nhà}\nlegalBasis:\n  - {title: 조례, article: 제3조, enacted: \"2014\"}\nusedBy: [군포시, {name: 수원시, form: copied}]\nsources: [{title: 보도자료, url: 'https://example.org/1'}]\n")
	before := write(t, f)
	files, _, err := practicefile.Read(registry.Korea(), []byte(jsonld(t, f)))
	if err != nil {
		t.Fatal(problems(err))
	}
	if diff := cmp.Diff(before, write(t, files[0])); diff != "" {
		t.Errorf("on the way through JSON-LD it changed (-before +after):\n%s", diff)
	}
}

// The mandatory properties of CPSV-AP 3.2.0, by its SHACL shapes: each with its class.
func TestAServiceHasWhatCPSVAPWants(t *testing.T) {
	b, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]practicefile.File{"the example": read(t, string(b)), "the least": read(t, small)} {
		doc := jsonld(t, f)
		if name == "the example" {
			golden(t, "service.jsonld", doc)
		}
		var v any
		if err := json.Unmarshal([]byte(doc), &v); err != nil {
			t.Fatal(err)
		}
		expanded, err := ld.NewJsonLdProcessor().Expand(v, ld.NewJsonLdOptions("")) // the context is in the file: nothing is fetched
		if err != nil || len(expanded) != 1 {
			t.Fatalf("%s: %v", name, err)
		}
		n := expanded[0].(map[string]any)
		if n["@type"].([]any)[0] != "http://purl.org/vocab/cpsv#PublicService" {
			t.Errorf("%s is a %v", name, n["@type"])
		}
		for _, property := range []string{"http://purl.org/dc/terms/identifier", "http://purl.org/dc/terms/title", "http://purl.org/dc/terms/description", "http://data.europa.eu/m8g/hasCompetentAuthority"} {
			if list, _ := n[property].([]any); len(list) == 0 {
				t.Errorf("%s lacks %s", name, property)
			}
		}
		authority := n["http://data.europa.eu/m8g/hasCompetentAuthority"].([]any)[0].(map[string]any)
		for _, property := range []string{"http://www.w3.org/2004/02/skos/core#prefLabel", "http://purl.org/dc/terms/spatial"} {
			if authority[property] == nil {
				t.Errorf("the authority of %s lacks %s", name, property)
			}
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// One service as others write it: with prefixes of their own, as a graph with references, by the terms of the published
// context, and expanded.
func TestServicesOfOthersAreRead(t *testing.T) {
	for name, doc := range map[string]string{
		"other prefixes": `{"@context": {"p": "http://purl.org/vocab/cpsv#", "m": "http://data.europa.eu/m8g/", "t": "http://purl.org/dc/terms/", "s": "http://www.w3.org/2004/02/skos/core#", "a": "http://www.w3.org/ns/adms#", "k": "http://www.w3.org/ns/dcat#"},
			"@id": "https://anyang.example/s/1", "@type": "p:PublicService", "t:identifier": "safe-return", "t:title": [{"@value": "안심귀가", "@language": "ko"}, {"@value": "Safe return", "@language": "en"}, {"@value": "Retour", "@language": "fr"}],
			"t:description": {"@value": "밤길", "@language": "ko"}, "k:keyword": {"@value": "안전", "@language": "ko"}, "a:status": {"@id": "http://purl.org/adms/status/Completed"},
			"t:type": {"@id": "http://publications.europa.eu/resource/authority/cofog/GF0301"}, "m:hasChannel": {"@id": "https://anyang.example/channel"},
			"m:hasCompetentAuthority": {"@id": "urn:x-bonbogi:kr-bjd:41170", "@type": "m:PublicOrganisation", "s:prefLabel": {"@value": "안양시", "@language": "ko"}},
			"m:contactPoint": {"@type": "m:ContactPoint", "m:telephone": "031-8045-2114", "m:contactPage": {"@id": "https://anyang.example/contact"}}}`,
		"a graph by terms": `{"@context": ["https://semiceu.github.io/uri.semic.eu-generated/CPSV-AP/releases/3.2.0/context/cpsv-ap.jsonld", {"dct": "http://purl.org/dc/terms/", "dcat": "http://www.w3.org/ns/dcat#"}], "@graph": [
			{"@id": "https://anyang.example/contact#1", "@type": "ContactPoint", "ContactPoint.hasTelephone": "031-8045-2114", "ContactPoint.contactPage": {"@id": "https://anyang.example/contact"}},
			{"@id": "https://anyang.example/s/1", "@type": "PublicService", "PublicService.identifier": "safe-return", "dct:title": [{"@language": "ko", "@value": "안심귀가"}, {"@language": "en", "@value": "Safe return"}, {"@value": "Retour", "@language": "fr"}],
			"PublicService.description": [{"@language": "ko", "@value": "밤길"}], "dcat:keyword": {"@language": "ko", "@value": "안전"}, "PublicService.status": {"@id": "http://purl.org/adms/status/Completed"},
			"PublicService.functionsOfGovernment": {"@id": "https://example.org/cofog/03.1"}, "PublicService.hasChannel": {"@id": "https://anyang.example/channel"},
			"PublicService.hasCompetentAuthority": {"@id": "urn:x-bonbogi:kr-bjd:41170"}, "PublicService.contactPoint": {"@id": "https://anyang.example/contact#1"}},
			{"@id": "urn:x-bonbogi:kr-bjd:41170", "@type": "PublicOrganization", "PublicOrganization.preferredLabel": {"@language": "ko", "@value": "안양시"}}]}`,
		"expanded": `[{"@id": "https://anyang.example/s/1", "@type": ["http://purl.org/vocab/cpsv#PublicService"], "http://purl.org/dc/terms/identifier": [{"@value": "safe-return"}],
			"http://purl.org/dc/terms/title": [{"@language": "ko", "@value": "안심귀가"}, {"@language": "en", "@value": "Safe return"}, {"@value": "Retour", "@language": "fr"}], "http://purl.org/dc/terms/description": [{"@language": "ko", "@value": "밤길"}],
			"http://www.w3.org/ns/dcat#keyword": [{"@language": "ko", "@value": "안전"}], "http://www.w3.org/ns/adms#status": [{"@id": "http://purl.org/adms/status/Completed"}], "http://purl.org/dc/terms/type": [{"http://www.w3.org/2004/02/skos/core#notation": [{"@value": "03.1"}]}],
			"http://data.europa.eu/m8g/hasChannel": [{"@id": "https://anyang.example/channel"}],
			"http://data.europa.eu/m8g/hasCompetentAuthority": [{"@id": "urn:x-bonbogi:kr-bjd:41170", "http://www.w3.org/2004/02/skos/core#prefLabel": [{"@value": "안양시"}]}],
			"http://data.europa.eu/m8g/contactPoint": [{"http://data.europa.eu/m8g/telephone": [{"@value": "031-8045-2114"}], "http://data.europa.eu/m8g/contactPage": [{"@id": "https://anyang.example/contact"}]}]}]`,
	} {
		files, kind, err := practicefile.Read(registry.Korea(), []byte(doc))
		if err != nil || len(files) != 1 || kind != practicefile.CPSVAP {
			t.Errorf("%s: %d of %q: %v", name, len(files), kind, err)
			continue
		}
		want := bonbogi.Practice{Owner: bonbogi.Party{Government: "kr-gyeonggi-anyang", Name: "안양시", Type: bonbogi.PartyGovernment}, Name: "안심귀가", NameEn: "Safe return",
			Summary: "밤길", Status: bonbogi.PracticeRunning, Functions: []string{"03.1"}, Topics: []string{"안전"},
			Contact: bonbogi.Contact{Phone: "031-8045-2114", URL: "https://anyang.example/contact"},
			Extra:   json.RawMessage(`{"description":{"fr":{"localisedName":"Retour"}},"url":"https://anyang.example/s/1"}`)}
		if diff := cmp.Diff(want, files[0].Practice); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if files[0].ID != "safe-return" || strings.Join(files[0].LeftOut, " ") != "cv:hasChannel" {
			t.Errorf("%s: id %q, left out %q", name, files[0].ID, files[0].LeftOut)
		}
	}
}

func TestAnAuthorityIsKnownByItsURIOrItsNameAlone(t *testing.T) {
	for _, authority := range []string{`{"@id": "urn:x-bonbogi:kr-bjd:41170"}`, `[{"@id": "urn:x-bonbogi:kr-bjd:41170"}, {"@id": "https://partner.example/"}]`, `"안양시"`} {
		files, _, err := practicefile.Read(registry.Korea(), []byte(`{"@context": {"cpsv": "http://purl.org/vocab/cpsv#", "cv": "http://data.europa.eu/m8g/", "dct": "http://purl.org/dc/terms/"},
			"@type": "cpsv:PublicService", "dct:title": "안심귀가", "cv:hasCompetentAuthority": `+authority+`}`))
		if err != nil || files[0].Practice.Owner != (bonbogi.Party{Government: "kr-gyeonggi-anyang", Name: "안양시", Type: bonbogi.PartyGovernment}) {
			t.Errorf("%s: %v", authority, err)
		}
	}
}

func TestAGraphOfServicesIsManyPractices(t *testing.T) {
	f, g := read(t, small), read(t, strings.Replace(small, "안심귀가", "청년펀드", 1))
	files, _, err := practicefile.Read(registry.Korea(), []byte(jsonld(t, f, g)))
	if err != nil || len(files) != 2 || files[0].Practice.Name != "안심귀가" || files[1].Practice.Name != "청년펀드" {
		t.Errorf("%+v %v", files, err)
	}
}

func TestJSONLDThatIsNoneIsRefusedInWords(t *testing.T) {
	for text, want := range map[string]string{
		`{"@context": {}, "@type": `:                                                                             "file_json: line 1",
		"{\n\"@context\": {},\n\"@type\": \"a\",,\n}":                                                            "file_json: line 3, column 14",
		`{"@context": "https://example.org/context.jsonld", "@type": "a"}`:                                       "file_context",
		`{"@context": "file:///etc/passwd", "@type": "a"}`:                                                       "file_context",
		`{"@context": 7, "@type": "a"}`:                                                                          "file_jsonld",
		`{"@context": {"@vocab": "http://example.org/"}, "@type": "Thing", "name": "x"}`:                         "file_no_service",
		`{"@context": {}, "@type": "http://purl.org/vocab/cpsv#PublicService", "http://purl.org/dc/terms/a": 1}`: "file_required: name",
		`[]`: "file_no_service",
		`{"@context": {}, "a": ` + strings.Repeat("[", 200) + strings.Repeat("]", 200) + `}`: "file_deep",
		`{"@context": {}, "a\nb": 1}`: "file_key",
		`{"@context": {"a": "http://a.example/"` + explained(3000) + `}, "@graph": [{}` + strings.Repeat(`, {"@context": {"a": "http://a.example/"}, "a": 1}`, 4000) + `]}`: "file_words",
		`[` + strings.Repeat(`{"@graph":[`, 20000): "file_json",
	} {
		_, _, err := practicefile.Read(registry.Korea(), []byte(text))
		if err == nil {
			t.Errorf("%.80s was taken", text)
		} else if !strings.Contains(rules(err), want) {
			t.Errorf("%.80s: %s, not %s", text, rules(err), want)
		}
	}
}

// explained is the words of a context behind others.
func explained(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `, "t%d": "http://t.example/%d"`, i, i)
	}
	return b.String()
}

func TestNumbersAndLanguagesPassThroughJSONLDAsTheyAreWritten(t *testing.T) {
	f := read(t, "practiceYmlVersion: \"1.0\"\nlanguage: zh-Hans\nname: 安心回家\nowner: {name: 안양시}\ndescription: {zh-Hans: {summary: 夜间陪同}}\nserial: 12345678901234567890\nrate: 1.50\n")
	files, _, err := practicefile.Read(registry.Korea(), []byte(jsonld(t, f)))
	if err != nil {
		t.Fatal(problems(err))
	}
	if diff := cmp.Diff(write(t, f), write(t, files[0])); diff != "" || files[0].Practice.Summary == "" {
		t.Errorf("on the way through JSON-LD it changed (-before +after):\n%s", diff)
	}
}

func TestAGraphOfNoneIsAList(t *testing.T) {
	if s := jsonld(t); !strings.Contains(s, `"@graph": []`) {
		t.Error(s)
	}
}
