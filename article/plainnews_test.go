package article_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/article"
)

// TestPrizesAndSelectionsAreReadFromPlainSentences reads each as name|grade|giver|streak.
func TestPrizesAndSelectionsAreReadFromPlainSentences(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"가람시는 행정안전부 ‘물길 혁신평가’에서 4년 연속 최우수 등급을 받았다.":                             "award 물길 혁신평가|최우수|행정안전부|4",
		"행정안전부가 주관한 ‘물길 혁신평가’ 결과가 나왔다. 가람시는 이번 평가에서 4년 연속 최우수 등급을 받았다.":         "award 물길 혁신평가|최우수|행정안전부|4",
		"가람시는 올해 ▲물길관리 종합평가 우수기관 ▲적극행정 종합평가 우수 ▲민원 종합평가 최우수 ▲마을 경진대회 우수상을 받았다.": "award 물길관리 종합평가|우수||0; award 적극행정 종합평가|우수||0; award 민원 종합평가|최우수||0; award 마을 경진대회|우수||0",
		"가람시가 ‘물길 관광 평가’에서 우수 지자체 장려로 선정됐다.":                                    "award 물길 관광 평가|장려||0",
		"가람시는 국토교통부의 ‘물길도시 조성’ 공모에 선정됐다고 밝혔다.":                                  "selection 물길도시 조성||국토교통부|0",
		"가람시가 농식품부의 ‘물길마을 조성 사업’ 대상지로 뽑혔다.":                                     "selection 물길마을 조성 사업||농림축산식품부|0",
		"가람시가 국토교통부의 물길숲 조성 사업 대상지로 선정됐다.":                                      "selection 물길숲 조성 사업||국토교통부|0",
		"가람시는 행정안전부 ‘물길 혁신평가’에서 우수기관으로 선정돼 대통령 표창을 받았다.":                        "award 물길 혁신평가|우수(대통령 표창)|행정안전부|0",
		"가람시는 물길의 등급을 우수 등급을 중심으로 살폈다.":                                         "",
	} {
		all := toldOf(t, onTheDay("가람시 소식", text), func(f article.Fact) string {
			a := f.Award
			if a == nil {
				return ""
			}
			return string(f.Kind) + " " + a.Name + "|" + a.FullGrade() + "|" + a.Conferrer.Name + "|" + strconv.Itoa(a.Streak)
		})
		if found := strings.Join(all, "; "); found != want {
			t.Errorf("%s\n got %s\nwant %s", text, found, want)
		}
	}
}
