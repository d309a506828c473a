package article_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/article"
)

// The headline stands before the bar.
func TestPracticesAreNamedInManyWays(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"가람시, 물길 안심 예방접종 시작|가람시가 어르신 물길 안심 예방접종을 시작했다. 물길 안심 예방접종은 무료다.":           "물길 안심 예방접종",
		"가람시 소식|가람시는 ‘마을에 물길을 선물하세요’ 사업을 추진하고 있다.":                                 "마을에 물길을 선물하세요",
		"가람시 소식|가람시는 ‘가람물길배’를 내놓았다.":                                               "가람물길배",
		"가람시, 정책대회 대상|가람시가 전국 정책대회에서 ‘물길 걷는 밤’으로 대상을 받았다. 시는 ‘물길 걷는 밤’을 다섯 해째 연다.": "물길 걷는 밤",
		"가람시, 새해 인사|가람시는 시민에게 새해 인사를 전했다. 내실 다진 행정을 펴겠다고 했다.":                      "",
	} {
		title, body, _ := strings.Cut(text, "|")
		names := toldOf(t, onTheDay(title, body), func(f article.Fact) string {
			if f.Practice == nil {
				return ""
			}
			return f.Practice.Name
		})
		slices.Sort(names)
		if all := strings.Join(names, "; "); all != want {
			t.Errorf("%s\n got %s\nwant %s", text, all, want)
		}
	}
}
