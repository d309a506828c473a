package article_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
)

func TestAdoptionsAreReadFromPlainSentences(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"새별시는 가람시의 물길 안심귀가 서비스를 도입해 운영하고 있다.":         "물길 안심귀가 서비스: 가람시→새별시 copied ",
		"새별시와 온새미시, 다솔군이 가람시의 ‘물길콜’을 도입했다.":           "물길콜: 가람시→다솔군 copied ; 물길콜: 가람시→새별시 copied ; 물길콜: 가람시→온새미시 copied ",
		"가람시의 ‘물길콜’은 새별시와 온새미시에도 보급됐다.":               "물길콜: 가람시→새별시 unknown ; 물길콜: 가람시→온새미시 unknown ",
		"정부는 가람시의 ‘물길콜’을 국정과제에 반영했다.":                 "물길콜: 가람시→정부 national ",
		"가람시 물길패스를 본떠 만든 달빛패스를 새별시가 시행하고 있다.":         "물길패스: 가람시→새별시 inspired ",
		"새별시는 올해 3월부터 가람시의 ‘물길 지킴 서비스’를 도입해 운영하고 있다.": "물길 지킴 서비스: 가람시→새별시 copied 2025-03",
		"새별시는 가람시의 ‘물길콜’을 도입할 계획이다.":                  "",
		"새별시는 가람시의 ‘물길콜’ 도입을 검토하고 있다.":                "",
		"새별시는 가람시의 ‘물길콜’을 도입하지 않고 새 사업을 시작했다.":        "",
	} {
		got, err := newReader().Read(t.Context(), article.Input{Title: "가람시 물길 소식", Text: text, Published: bonbogi.MustDate("2025-05-22")})
		if err != nil {
			t.Fatal(err)
		}
		var adoptions []string
		for _, f := range got.Facts {
			if a := f.Adoption; a != nil {
				adoptions = append(adoptions, a.Practice+": "+a.Origin.Name+"→"+a.Adopter.Name+" "+string(a.Form)+" "+a.Date.String())
			}
		}
		slices.Sort(adoptions)
		if all := strings.Join(adoptions, "; "); all != want {
			t.Errorf("%s\n got %s\nwant %s", text, all, want)
		}
	}
}

func TestAPracticeNamedWithItsOwnerIsTheOwners(t *testing.T) {
	t.Parallel()
	got, err := newReader().Read(t.Context(), article.Input{Title: "새별시, 물길 지킴이 살펴", Text: "새별시는 가람시의 ‘물길 지킴 서비스’를 살펴봤다."})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range got.Facts {
		if p := f.Practice; p != nil && p.Name == "물길 지킴 서비스" {
			n++
			if p.Owner.Name != "가람시" {
				t.Errorf("it is said to be of %s", p.Owner.Name)
			}
		}
	}
	if n != 1 {
		t.Errorf("%d practices of that name: %+v", n, got.Facts)
	}
}
