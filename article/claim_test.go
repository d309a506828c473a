package article_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/article"
)

// claims are the figures that a text states in sum.
func claims(t *testing.T, text string) []article.Claim {
	t.Helper()
	got, err := newReader().Read(t.Context(), article.Input{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := json.Marshal(got); err != nil {
		t.Fatal(err)
	}
	var out []article.Claim
	for _, f := range got.Facts {
		if f.Claim != nil {
			out = append(out, *f.Claim)
		}
	}
	return out
}

func TestARowOfDigitsIsNoFigure(t *testing.T) {
	t.Parallel()
	for digits, want := range map[string]float64{
		"360": 360, "1,171": 1171, "1만2000": 12000, "123,456,789": 123456789,
		"1000000000": 0, "12345678901": 0, "99만만": 0, "20만5000만": 0, strings.Repeat("7", 400): 0,
	} {
		var got float64
		for _, c := range claims(t, "가람시에는 지금까지 "+digits+"개 기관이 다녀갔다.") {
			if c.Type == bonbogi.ClaimVisitsReceived {
				got = c.Value
			}
		}
		if got != want {
			t.Errorf("%.20s… is %v, want %v", digits, got, want)
		}
	}
}

func TestARowOfDigitsCountsNoAdopters(t *testing.T) {
	t.Parallel()
	for digits, want := range map[string]int64{"14": 14, strings.Repeat("9", 20): 0, strings.Repeat("1", 400): 0} {
		got, err := newReader().Read(t.Context(), article.Input{Text: "가람시의 ‘안심 골목등’ 서비스는 전국 " + digits + "개 지자체로 확산됐다."})
		if err != nil {
			t.Fatal(err)
		}
		var counts []int64
		for _, f := range got.Facts {
			if f.Adoption != nil {
				counts = append(counts, f.Adoption.Adopter.Count)
			}
		}
		if want > 0 && len(counts) != 1 {
			t.Errorf("%s: %d adoptions", digits, len(counts))
		}
		for _, n := range counts {
			if n != want {
				t.Errorf("%.20s… counts %d, want %d", digits, n, want)
			}
		}
	}
}

func TestOnlyAWrittenYearIsThePeriodOfAClaim(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"가람시는 2021년 한 해 모두 11차례 수상했다.":          "2021",
		"가람시가 2023년에 받은 상은 모두 7차례 수상이다.":        "2023",
		"가람시는 2020년도에는 총 12차례 표창을 받았다.":         "2020",
		"가람시는 올해 모두 9차례 기관표창을 받았다.":             "",
		"가람시가 금년 들어 지금까지 9차례 기관표창을 받았다.":        "",
		"가람시는 2021년 5월 기준 올해 모두 9차례 기관표창을 받았다.": "",
		"가람시는 2019년부터 지금까지 모두 9차례 기관표창을 받았다.":   "",
		"가람시는 2021년 3차례에 이어 올해 모두 9차례 수상했다.":    "",
	} {
		got := claims(t, text)
		if len(got) != 1 || got[0].Period != want {
			t.Errorf("%s gives %+v, want the period %q", text, got, want)
		}
	}
}
