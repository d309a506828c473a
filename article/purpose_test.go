package article_test

import (
	"testing"

	"github.com/bonbogi/bonbogi/article"
)

func TestPurposeIsWhatGuestsCameToLearn(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"다솔군 직원들이 빗물 저장 정책을 벤치마킹하려고 가람시를 찾았다.":        "빗물 저장 정책 벤치마킹",
		"다솔군 직원들이 가람시 빗물 저장 정책을 배우기 위해 가람시를 방문했다.":    "빗물 저장 정책",
		"다솔군 직원들이 ‘가람 빗물지도’를 벤치마킹하러 가람시를 찾았다.":        "가람 빗물지도 벤치마킹",
		"다솔군 직원들이 벤치마킹을 위해 가람시를 방문했다.":                "벤치마킹",
		"다솔군 직원들이 가람시를 찾아 우수사례를 벤치마킹하고 물길 지도를 살펴봤다.":  "물길 지도",
		"다솔군 직원들이 가람시를 방문해 시민 정원 견학을 했다.":             "시민 정원 견학",
		"다솔군 직원들이 가람시에서 벤치마킹을 하며 어린이 놀이터 운영 사례를 살폈다.": "어린이 놀이터 운영 사례",
		"빗물 저장 정책 견학\n다솔군 직원들이 6일 가람시를 방문했다고 군이 알렸다.": "빗물 저장 정책 견학",
	} {
		got, err := newReader().Read(t.Context(), article.Input{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, f := range got.Facts {
			if f.Visit != nil {
				found = true
				if f.Visit.Purpose != want {
					t.Errorf("%s is for %q, want %q", text, f.Visit.Purpose, want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no visit", text)
		}
	}
}
