package practicefile_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/practicefile"
	"golang.org/x/text/encoding/korean"
)

const safeReturn = `publiccodeYmlVersion: "0.5"
name: 안전귀가
url: https://git.example.org/anyang/safe-return.git
landingURL: https://example.org/safe-return
isBasedOn: https://git.example.org/other/app.git
softwareVersion: 2.1
releaseDate: 2024-03-01
developmentStatus: stable
softwareType: standalone/mobile
platforms: [android, ios]
usedBy:
  - 안양시
  - 군포시
organisation:
  uri: urn:x-bonbogi:kr-bjd:41170
  name: 안양시
description:
  ko:
    shortDescription: 밤길을 관제센터와 잇는다
    longDescription: |
      늦게 귀가하는 사람의 전화기를
      CCTV 관제센터와 잇는다.
    features: [위치 전송, 긴급 신고]
  en:
    localisedName: Safe return
    shortDescription: Links a telephone with the control centre
legal:
  license: Apache-2.0
maintenance:
  type: contract
  contractors:
    - name: 어느회사
      until: 2027-12-31
  contacts:
    - name: 홍길동
localisation:
  localisationReady: true
  availableLanguages: [ko, en]
`

func TestAPubliccodeIsRead(t *testing.T) {
	p, err := practicefile.ReadPubliccode([]byte(safeReturn))
	if err != nil {
		t.Fatal(err)
	}
	for what, pair := range map[string][2]string{
		"name": {p.Name, "안전귀가"}, "repository": {p.URL, "https://git.example.org/anyang/safe-return.git"}, "release": {p.Release, "2.1"},
		"licence": {p.Licence, "Apache-2.0"}, "maintenance": {p.Maintenance, "contract"}, "until": {p.Contracts[0].Until.String(), "2027-12-31"},
		"based on": {strings.Join(p.BasedOn, " "), "https://git.example.org/other/app.git"}, "used by": {strings.Join(p.UsedBy, " "), "안양시 군포시"},
		"organisation": {p.Organization.URI, "urn:x-bonbogi:kr-bjd:41170"}, "Korean": {p.In("ko").Short, "밤길을 관제센터와 잇는다"},
		"English": {p.In("en").Name, "Safe return"}, "no French": {p.In("fr").Name, "Safe return"}, "long": {p.In("ko").Long, "늦게 귀가하는 사람의 전화기를\nCCTV 관제센터와 잇는다."},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s is %q, not %q", what, pair[0], pair[1])
		}
	}
}

func TestAPubliccodeInTheEncodingOfKoreanOfficesIsRead(t *testing.T) {
	b, err := korean.EUCKR.NewEncoder().Bytes([]byte(safeReturn))
	if err != nil {
		t.Fatal(err)
	}
	if p, err := practicefile.ReadPubliccode(b); err != nil || p.Name != "안전귀가" {
		t.Errorf("%q %v", p.Name, err)
	}
}

// problems are the errors of a file, one a line.
func problems(err error) string {
	many, ok := errors.AsType[bonbogi.Problems](err)
	if !ok {
		return err.Error()
	}
	var out []string
	for _, p := range many {
		out = append(out, p.Rule+": "+p.Error())
	}
	return strings.Join(out, "\n")
}

func TestAWrongPubliccodeNamesLineAndField(t *testing.T) {
	_, err := practicefile.ReadPubliccode([]byte("publiccodeYmlVersion: \"0.5\"\nname: X\nurl: www.example.org\ndevelopmentStatus: ready\ndescription:\n  ko:\n    features: one\nlegal:\n  mainCopyrightOwner: Y\n"))
	if err == nil {
		t.Fatal("it was taken")
	}
	want := `file_url: line 3, column 1, url: "www.example.org" is no web address; it begins with https:// or http://
file_one_of: line 4, column 1, developmentStatus: "ready" is not known here; write one of: concept, development, beta, stable, obsolete
file_list: line 7, column 5, description.ko.features: must be a list; write each entry in a line of its own, with - before it
file_required: line 8, column 1, legal.license: is missing`
	if got := problems(err); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func FuzzReadPubliccode(f *testing.F) {
	f.Add([]byte(safeReturn))
	f.Add([]byte("name: &a [*a, *a]\n? x\n: y\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := practicefile.ReadPubliccode(data)
		if err == nil && (p.Name == "" || p.Licence == "") {
			t.Errorf("neither refused nor whole: %+v", p)
		}
		if err != nil && bonbogi.CodeOf(err) == "" {
			t.Errorf("an error that nobody can act on: %v", err)
		}
	})
}
