package article_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/article"
)

func TestPrizesGoToTheirWinnersOneByOne(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"가람시와 새별시, 온새미시가 ‘2025 온나라 물길 박람회’에서 각각 대상, 최우수상, 우수상을 수상했다.": "가람시 대상; 새별시 최우수; 온새미시 우수",
		"가람시와 새별시가 ‘2025 온나라 물길 박람회’에서 각각 대상과 최우수상을 받았다.":             "가람시 대상; 새별시 최우수",
		"‘2025 온나라 물길 박람회’에서 가람시와 새별시가 각각 대상과 최우수상을 받았다.":             "가람시 대상; 새별시 최우수",
		"가람시와 새별시가 ‘2025 온나라 물길 박람회’에서 각각 우수상을 받았다.":                  "가람시 우수; 새별시 우수",
		"가람시와 새별시가 ‘2025 온나라 물길 박람회’에서 각각 환경부장관상과 행안부장관상을 받았다.":       "가람시 환경부장관상; 새별시 행안부장관상",
		"가람시와 새별시가 ‘2025 온나라 물길 박람회’에서 각각 대상, 최우수상, 우수상을 받았다.":        "가람시 대상?; 새별시 대상?; 가람시 최우수?; 새별시 최우수?; 가람시 우수?; 새별시 우수?",
	} {
		got := strings.Join(awardsOf(t, text, "2025-05-22", func(f article.Fact) string {
			doubt := ""
			if f.Confidence < 0.5 {
				doubt = "?"
			}
			return fmt.Sprintf("%s %s%s", f.Award.Recipient.Name, f.Award.Grade, doubt)
		}), "; ")
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}
